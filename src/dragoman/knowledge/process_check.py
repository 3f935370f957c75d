"""What is doubtful in a process file that is well-formed: findings for its author, in plain lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, pairwise

from dragoman.knowledge.offices import name_key
from dragoman.knowledge.overlay import category_of
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.process import PlaceKind, Process, ProcessPerson, ProcessSide
from dragoman.knowledge.sides import base_forms
from dragoman.knowledge.towns import base_towns
from dragoman.model import Role

GAP_DAYS = 31
"""Days without a holder that no change in office takes: a wrong date, or somebody left out."""

_SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
"""Categories that one person of a side holds at a time, whatever the words for the office."""
_SHARED = frozenset(
    {
        "adviser", "advisor", "aide", "ambassador", "co-chair", "commander", "deputy", "envoy", "mediator", "member",
        "negotiator", "official", "representative", "spokesman", "spokesperson", "spokeswoman",
    }
)  # fmt: skip
"""Words of offices that several persons of a side may hold at a time."""


class FindingKind(StrEnum):
    """What a finding is about."""

    PARTIES = "parties"
    SIDE_UNKNOWN = "side_unknown"
    PHRASE_TWICE = "phrase_twice"
    PHRASE_HIDES = "phrase_hides"
    OVERLAP = "overlap"
    GAP = "gap"
    NAMESAKES = "namesakes"
    TRACK_TWICE = "track_twice"
    TOWN_UNKNOWN = "town_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubt about a process file.

    Attributes:
        kind: what it is about.
        text: one line for the author, which names the table's entry and what follows from it.
    """

    kind: FindingKind
    text: str


def check_process(process: Process) -> tuple[Finding, ...]:
    """The doubts about a process file, by kind, and in the order of the file within each."""
    return tuple(finding for check in _CHECKS for finding in check(process))


# --- sides


def _parties(process: Process) -> Iterator[Finding]:
    count = sum(role is Role.PARTY for role in process.roles.values())
    if count < 2:
        found = "no side has" if count == 0 else "only one side has"
        yield Finding(
            kind=FindingKind.PARTIES,
            text=f'{found} role = "party"; the parties are then looked for in each report',
        )


def _phrases(side: ProcessSide) -> tuple[str, ...]:
    found = (side.name, *side.aliases, *side.demonyms, side.capital, *side.metonyms)
    return tuple(phrase for phrase in found if phrase)


def _phrases_twice(process: Process) -> Iterator[Finding]:
    claims: dict[str, str] = {}
    for side in process.sides:
        for phrase in _phrases(side):
            first = claims.setdefault(fold(phrase), side.name)
            if first != side.name:
                yield Finding(
                    kind=FindingKind.PHRASE_TWICE,
                    text=f"side {side.name}: “{phrase}” is claimed by {first} too, which keeps it",
                )


def _phrases_hidden(process: Process) -> Iterator[Finding]:
    for side in process.sides:
        for phrase in dict.fromkeys(_phrases(side)):
            form = base_forms().get(fold(phrase))
            if form is not None and form.side != side.name:
                yield Finding(
                    kind=FindingKind.PHRASE_HIDES,
                    text=f"side {side.name}: “{phrase}” means {form.side} in the general tables, and no longer does",
                )


def _sides_unknown(process: Process) -> Iterator[Finding]:
    own = {side.name for side in process.sides}
    known = {form.side for form in base_forms().values()}
    for person in process.persons:
        if person.side not in own | known:
            form = base_forms().get(fold(person.side))
            hint = f"; the tables call it {form.side}" if form is not None else ""
            yield Finding(
                kind=FindingKind.SIDE_UNKNOWN,
                text=f"person {person.name}: the side “{person.side}” is neither in this file nor in the "
                f"general tables{hint}",
            )


# --- people


def _office(person: ProcessPerson) -> str | None:
    """The office that its holder has alone; None for one that several may have, or none."""
    words = fold(person.office).split()
    if not words or _SHARED & set(words):
        return None
    category = category_of(person.office)
    return category if category in _SINGLE else " ".join(words)


def _by_office(process: Process) -> Iterable[list[ProcessPerson]]:
    """Those who held one office of one side, by their first day."""
    found: dict[tuple[str, str], list[ProcessPerson]] = {}
    for person in process.persons:
        office = _office(person)
        if office is not None:
            found.setdefault((person.side, office), []).append(person)
    return [sorted(holders, key=_start) for holders in found.values()]


def _start(person: ProcessPerson) -> date:
    return person.start or date.min


def _end(person: ProcessPerson) -> date:
    return person.end or date.max


def _overlap(one: ProcessPerson, two: ProcessPerson) -> bool:
    """Whether both are in office on a day that is not the one's last and the other's first."""
    return _start(one) < _end(two) and _start(two) < _end(one)


def _overlaps(process: Process) -> Iterator[Finding]:
    for holders in _by_office(process):
        for one, two in combinations(holders, 2):
            if one.name != two.name and _overlap(one, two):
                yield Finding(
                    kind=FindingKind.OVERLAP,
                    text=f"person {two.name}: {two.office} of {two.side} from {_first(two)}, while {one.name} is "
                    f"that until {_last(one)}",
                )


def _gaps(process: Process) -> Iterator[Finding]:
    for holders in _by_office(process):
        latest = holders[0]
        for one, two in pairwise(holders):
            latest = max(latest, one, key=_end)
            if latest.end and two.start and (two.start - latest.end).days > GAP_DAYS:
                yield Finding(
                    kind=FindingKind.GAP,
                    text=f"person {two.name}: nobody is {two.office} of {two.side} between {latest.end} "
                    f"({latest.name}) and {two.start}",
                )


def _namesakes(process: Process) -> Iterator[Finding]:
    by_surname: dict[tuple[str, str], list[ProcessPerson]] = {}
    for person in process.persons:
        by_surname.setdefault((person.side, name_key(person.name).split()[-1]), []).append(person)
    for group in by_surname.values():
        pairs = {
            (one.name, two.name)
            for one, two in combinations(group, 2)
            if one.name != two.name and _overlap(one, two)
        }
        for one, two in sorted(pairs):
            yield Finding(
                kind=FindingKind.NAMESAKES,
                text=f"person {two}: on the days of {one} the surname alone may mean either; it is taken for the one "
                "who stands first in the file",
            )


def _first(person: ProcessPerson) -> str:
    return str(person.start or "the beginning")


def _last(person: ProcessPerson) -> str:
    return str(person.end or "today")


# --- words and places


def _tracks_twice(process: Process) -> Iterator[Finding]:
    claims: dict[str, str] = {}
    for track, words in process.track_words.items():
        for word in words:
            first = claims.setdefault(fold(word), track)
            if first != track:
                yield Finding(
                    kind=FindingKind.TRACK_TWICE,
                    text=f"track {track}: “{word}” stands under {first} too, so that it tells nothing apart",
                )


def _towns_unknown(process: Process) -> Iterator[Finding]:
    own = {fold(place.name) for place in process.places if place.kind is PlaceKind.TOWN}
    for place in process.places:
        town = fold(place.within)
        if place.kind is PlaceKind.BUILDING and town not in own and town not in base_towns():
            yield Finding(
                kind=FindingKind.TOWN_UNKNOWN,
                text=f"place {place.name}: the town “{place.within}” is neither in this file nor in the general tables",
            )


_CHECKS: tuple[Callable[[Process], Iterator[Finding]], ...] = (
    _parties,
    _phrases_twice,
    _phrases_hidden,
    _sides_unknown,
    _overlaps,
    _gaps,
    _namesakes,
    _tracks_twice,
    _towns_unknown,
)
