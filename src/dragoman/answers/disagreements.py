"""Disagreements: what cannot all be true, side by side with who says it and how many independent reports carry it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.answers.citing import Draft, Line, Note, Notes
from dragoman.answers.events import grouped
from dragoman.answers.knowing import known
from dragoman.matching.claims import Contradiction, Position
from dragoman.matching.contradictions import contradictions
from dragoman.matching.identity import Identifier
from dragoman.matching.telling import Telling
from dragoman.model import SURE
from dragoman.record import Filters, Store, StoredEntry

MOST_CITED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One matter on which sources differ.

    Attributes:
        kind: what it is about: a figure, who did it, whether it happened, date, place, outcome, cause, a denial.
        about: the matter in a few words.
        positions: what each says, by whom, with its citations; in the order of telling.
        confidence: 0 to 1, that they contradict each other.
    """

    kind: str
    about: str
    positions: tuple[Line, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreements:
    """All of them, the surest first, with what the numbers stand for."""

    items: tuple[Disagreement, ...]
    notes: tuple[Note, ...]


def disagreements(store: Store, filters: Filters | None = None) -> Disagreements:
    """What sources differ on, among the entries that pass the filters; uncertain entries are left out.

    Raises:
        StoreError: if the record cannot be read.
    """
    chosen = {one.id: one for one in store.entries(filters or Filters()) if not one.entry.uncertain}
    tellings = [telling for telling in store.tellings(filters or Filters()) if telling.id in chosen]
    notes = Notes()
    items = tuple(
        _disagreement(store, item, chosen, notes) for item in _found(store, chosen.values(), tellings)
    )
    return Disagreements(items=items, notes=notes.all)


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
    sides = [f"{position.value} ({', '.join(position.sources)})" for position in found.positions]
    cited = [entries[name] for position in found.positions for name in position.tellings[:1]]
    return Draft(f"{found.about.capitalize()}: {'; '.join(sides)}", tuple(cited))


def _disagreement(
    store: Store, found: Contradiction, entries: Mapping[str, StoredEntry], notes: Notes
) -> Disagreement:
    lines = [_line(store, position, entries, notes) for position in found.positions]
    return Disagreement(
        kind=found.kind.value, about=found.about, positions=tuple(lines), confidence=found.confidence
    )


def _line(store: Store, position: Position, entries: Mapping[str, StoredEntry], notes: Notes) -> Line:
    own = [entries[name] for name in position.tellings]
    told = _told(store, own)
    text = f"{', '.join(position.sources)}: {position.value}{f' ({told})' if told else ''}"
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
