"""Disagreements: what cannot all be true, side by side with who says it and how many independent reports carry it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.answers.citing import Draft, Line, Note, Notes
from dragoman.answers.events import grouped
from dragoman.answers.knowing import known
from dragoman.answers.wording import subject
from dragoman.matching.claims import Contradiction, Position
from dragoman.matching.contradictions import contradictions
from dragoman.matching.identity import Identifier
from dragoman.matching.telling import Telling
from dragoman.model import SURE, Entry, Statement
from dragoman.record import Filters, Store, StoredEntry

MOST_CITED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One matter on which sources differ.

    Attributes:
        kind: what it is about: a figure, who did it, whether it happened, date, place, outcome, cause, a denial.
        when: the day that it is about, else that of the first report; "" if no day is told.
        about: the matter in a few words; one that is not sure says so.
        positions: what each says, by whom, with its citations; in the order of telling.
        confidence: 0 to 1, that they contradict each other.
    """

    kind: str
    when: str
    about: str
    positions: tuple[Line, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreements:
    """All of them, the surest first, those that rest on uncertain statements last, with what the numbers stand for."""

    items: tuple[Disagreement, ...]
    notes: tuple[Note, ...]


def disagreements(store: Store, filters: Filters | None = None) -> Disagreements:
    """What sources differ on, among the entries that pass the filters.

    Uncertain statements take part, marked; other uncertain entries are left out.

    Raises:
        StoreError: if the record cannot be read.
    """
    entries = store.entries(filters or Filters())
    chosen = {one.id: one for one in entries if _takes_part(one.entry)}
    tellings = [telling for telling in store.tellings(filters or Filters()) if telling.id in chosen]
    notes = Notes()
    found = sorted(_found(store, chosen.values(), tellings), key=lambda item: _is_doubtful(item, chosen))
    items = tuple(_disagreement(store, item, chosen, notes) for item in found)
    return Disagreements(items=items, notes=notes.all)


def _takes_part(entry: Entry) -> bool:
    return isinstance(entry, Statement) or not entry.uncertain


def _is_doubtful(found: Contradiction, entries: Mapping[str, StoredEntry]) -> bool:
    """Whether one of the positions rests on uncertain statements alone."""
    return any(_all_uncertain(entries[name] for name in position.tellings) for position in found.positions)


def _all_uncertain(entries: Iterable[StoredEntry]) -> bool:
    return all(one.entry.uncertain for one in entries)


def as_drafts(store: Store, entries: Sequence[StoredEntry]) -> list[Draft]:
    """What the sources of some entries differ on, the surest first, each in one line.

    Raises:
        StoreError: if the record cannot be read.
    """
    chosen = {one.id: one for one in entries}
    tellings = store.tellings_of(sorted(chosen))
    return [
        _in_one_line(item, chosen)
        for item in _found(store, chosen.values(), tellings)
        if item.confidence >= SURE
    ]


def _found(store: Store, entries: Iterable[StoredEntry], tellings: Sequence[Telling]) -> list[Contradiction]:
    events: defaultdict[str, list[str]] = defaultdict(list)
    for stored in entries:
        if stored.event:
            events[stored.event].append(stored.id)
    groups = [group for _, group in sorted(events.items()) if len(group) > 1]
    naming = Identifier(known(store)).side
    found = contradictions(tellings, groups, naming=naming)
    return sorted(found, key=lambda item: (-item.confidence, item.about, item.tellings))


def _in_one_line(found: Contradiction, entries: Mapping[str, StoredEntry]) -> Draft:
    cited = [entries[name] for position in found.positions for name in position.tellings[:1]]
    when, about = _headline(found, entries)
    sides = [(", ".join(position.sources), position.value) for position in found.positions]
    if any(about == _capital(value) for _, value in sides):  # what is denied stands among the positions
        return Draft("; ".join(f"{who}: {value}" for who, value in sides), tuple(cited), when)
    return Draft(f"{about}: {'; '.join(f'{value} ({who})' for who, value in sides)}", tuple(cited), when)


def _headline(found: Contradiction, entries: Mapping[str, StoredEntry]) -> tuple[str, str]:
    """The day of a matter and the matter, with a capital letter and otherwise as it is told."""
    told = [entries[name] for position in found.positions for name in position.tellings]
    days = [day for one in told if (day := one.entry.date.start)]
    days += [day for one in told if (day := one.report.published)]
    when = days[0].isoformat() if days else ""
    about = found.about.removesuffix(f", {when}")
    of = "" if any(isinstance(one.entry, Statement) for one in told) else subject(told[0].entry)
    return when, _capital(f"{about}: {of}" if of else about)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _disagreement(
    store: Store, found: Contradiction, entries: Mapping[str, StoredEntry], notes: Notes
) -> Disagreement:
    lines = [_line(store, position, entries, notes) for position in found.positions]
    when, about = _headline(found, entries)
    return Disagreement(
        kind=found.kind.value,
        when=when,
        about=about if found.confidence >= SURE else f"{about} (uncertain)",
        positions=tuple(lines),
        confidence=found.confidence,
    )


def _line(store: Store, position: Position, entries: Mapping[str, StoredEntry], notes: Notes) -> Line:
    own = [entries[name] for name in position.tellings]
    told = _told(store, own)
    uncertain = " (uncertain)" if _all_uncertain(own) else ""
    text = f"{', '.join(position.sources)}: {position.value}{f' ({told})' if told else ''}{uncertain}"
    return notes.line(Draft(text, tuple(_one_each(own)[:MOST_CITED])))


def _one_each(own: Sequence[StoredEntry]) -> list[StoredEntry]:
    """One entry of each report."""
    return list({one.report.key: one for one in reversed(own)}.values())[::-1]


def _told(store: Store, own: Sequence[StoredEntry]) -> str:
    """How many reports carry a position, and how many of them independently."""
    together = [_as_one(stored, own[0]) for stored in own]
    return grouped(store, together)[0].told


def _as_one(stored: StoredEntry, first: StoredEntry) -> StoredEntry:
    return replace(stored, event=first.id)
