"""Positions: what each side holds on each track over time, where it changed, and what it makes depend on what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.answers.citing import Draft, Line, Note, Notes, Section
from dragoman.answers.events import Event, grouped
from dragoman.answers.knowing import known
from dragoman.answers.parts import MOST_CITED, shortened
from dragoman.answers.wording import day_text, listed, said
from dragoman.knowledge import fold
from dragoman.matching import conditions, positions
from dragoman.matching.conditions import Deadlock, Dependency
from dragoman.matching.positions import Change, Position
from dragoman.matching.telling import Telling
from dragoman.model import Act, Period, Precision, Track
from dragoman.model.period import UNKNOWN
from dragoman.reading.tracks import Tracks
from dragoman.record import Filters, Store, StoredEntry

_DOES = {
    Act.DEMAND: "demands",
    Act.CONDITION: "makes it a condition",
    Act.PLEDGE: "pledges",
    Act.OFFER: "offers",
    Act.SUPPORT: "supports",
    Act.REJECT: "rejects",
    Act.THREATEN: "threatens",
    Act.ACCUSE: "accuses",
}
_SHORT = 160
"""Characters of a quotation in a line; the notes hold more of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """What sides hold.

    Attributes:
        sections: one for each side and track, by day; a change stands in a line of its own behind the later position.
        dependencies: what each side wants before what.
        deadlocks: where sides wait for each other.
        notes: what the lines' numbers stand for.
    """

    sections: tuple[Section, ...]
    dependencies: tuple[Line, ...]
    deadlocks: tuple[Line, ...]
    notes: tuple[Note, ...]


def positions_of(store: Store, filters: Filters | None = None) -> Positions:
    """What sides hold by the statements that pass the filters.

    A side, a track and days choose what is shown; changes and deadlocks are found among all that the outlet and the
    confidence let through. A side may be a person who speaks for it.

    Raises:
        StoreError: if the record cannot be read.
    """
    asked = filters or Filters()
    view = _view(store, asked)
    held = positions.positions(view.tellings, view.sayings)
    changed = positions.changes(held, view.tellings)
    tied = conditions.dependencies(view.tellings, view.sayings, tracks_of=Tracks(known(store)).of)
    wanted = _Wanted(view, asked)
    shown = [one for one in held if wanted.position(one)]
    edges = [one for one in tied if wanted.dependency(one)]
    circles = conditions.deadlocks(tied, conditions.dealing(view.all))
    blocked = [one for one in circles if any(edge in edges for edge in one.dependencies)]
    notes = Notes()
    writer = _Writer(store, view, notes, [*held, *tied])
    return Positions(
        sections=tuple(writer.sections(shown, changed)),
        dependencies=tuple(writer.dependency(one) for one in edges),
        deadlocks=tuple(writer.deadlock(one) for one in blocked),
        notes=notes.all,
    )


@dataclass(frozen=True, slots=True)
class _View:
    """All tellings, statements among them and as entries, those that are one saying, and what sides are called."""

    all: Sequence[Telling]
    tellings: Sequence[Telling]
    entries: Mapping[str, StoredEntry]
    sayings: Sequence[Sequence[str]]
    names: Mapping[str, str]


def _view(store: Store, asked: Filters) -> _View:
    chosen = Filters(outlet=asked.outlet, min_confidence=asked.min_confidence, known_on=asked.known_on)
    entries = {one.id: one for one in store.entries(replace(chosen, types=("statement",)))}
    every = store.tellings(chosen)
    tellings = [one for one in every if one.id in entries]
    sayings: defaultdict[str, list[str]] = defaultdict(list)
    for name, stored in entries.items():
        sayings[stored.event or name].append(name)
    return _View(every, tellings, entries, list(sayings.values()), _names(tellings))


def _names(tellings: Iterable[Telling]) -> Mapping[str, str]:
    """For each side what most reports call it."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in tellings:
        for who, actor in zip(one.who, one.entry.actors, strict=True):
            counts[who.side][actor.side or actor.label] += 1
    return {side: max(sorted(own), key=lambda name: own[name]) for side, own in counts.items()}


class _Wanted:
    """Which of what was found is asked for."""

    def __init__(self, view: _View, asked: Filters) -> None:
        self._view = view
        self._asked = asked
        self._side = fold(asked.side) if asked.side else ""

    def position(self, one: Position) -> bool:
        on_track = self._asked.track is None or one.track is self._asked.track
        return on_track and self._is_asked(one.side, one.tellings) and self._is_then(one.first, one.last)

    def dependency(self, one: Dependency) -> bool:
        on_track = self._asked.track is None or self._asked.track in {one.needs, one.for_track}
        return on_track and self._is_asked(one.side, one.tellings) and self._is_then(one.first, one.last)

    def _is_asked(self, side: str, names: Iterable[str]) -> bool:
        if not self._side or self._side in {side, fold(self._view.names.get(side, side))}:
            return True
        speakers = (actor for name in names for actor in self._view.entries[name].entry.actors)
        return any(
            self._side in {fold(actor.name or ""), fold(actor.side or "")}
            and (actor.side is None or fold(actor.side) in {side, fold(self._view.names[side])})
            for actor in speakers
        )

    def _is_then(self, first: date | None, last: date | None) -> bool:
        since, until = self._asked.since, self._asked.until
        if first is None or last is None:
            return not (since or until)
        return (since is None or last >= since) and (until is None or first <= until)


class _Writer:
    """Puts what was found into lines with citations."""

    def __init__(
        self, store: Store, view: _View, notes: Notes, held: Iterable[Position | Dependency]
    ) -> None:
        self._view = view
        self._notes = notes
        # What is held is told like an event: by reports of which some may copy each other.
        told = [
            replace(view.entries[name], event="+".join(one.tellings)) for one in held for name in one.tellings
        ]
        self._events = {event.members[0].event: event for event in grouped(store, _once(told))}

    def _event(self, one: Position | Dependency) -> Event:
        return self._events["+".join(one.tellings)]

    def _name(self, side: str) -> str:
        return self._view.names.get(side, side)

    def sections(self, shown: Iterable[Position], changed: Iterable[Change]) -> Iterator[Section]:
        """A section for each side and track, in the order given."""
        by_later: defaultdict[Position, list[Change]] = defaultdict(list)
        for change in changed:
            by_later[change.after].append(change)
        blocks: defaultdict[tuple[str, Track | None], list[Line]] = defaultdict(list)
        for one in shown:
            lines = blocks[one.side, one.track]
            lines.append(self._notes.line(self._position(one)))
            lines += [self._notes.line(self._change(change)) for change in by_later[one]]
        for (side, track), lines in blocks.items():
            yield Section(title=f"{self._name(side)}: {track or 'no track told'}", lines=tuple(lines))

    def _position(self, one: Position) -> Draft:
        event = self._event(one)
        best = _surest(event)
        uncertain = " (uncertain)" if one.uncertain else ""
        text = f"{_DOES[one.act]}{self._by(best, one.side)}: {shortened(said(best), _SHORT)}"
        return Draft(text + _told(event) + uncertain, _cited(event, best), _when(one.first, one.last))

    def _by(self, stored: StoredEntry, side: str) -> str:
        """Who speaks for the side, if a report names somebody."""
        own = {side, fold(self._name(side))}
        names = [
            actor.name
            for actor in stored.entry.actors
            if actor.name and fold(actor.name) not in own and fold(actor.side or "") in own
        ]
        return f" ({listed(names)})" if names else ""

    def _change(self, change: Change) -> Draft:
        before, after = (self._event(one) for one in (change.before, change.after))
        on = f" on {change.before.first}" if change.before.first else ""
        cited = (_surest(before), _surest(after))
        return Draft(f"changed: {change.reason}{on}, {shortened(said(cited[0]), _SHORT)}", cited)

    def dependency(self, one: Dependency) -> Line:
        """One thing that a side wants before another."""
        event = self._event(one)
        best = _surest(event)
        dropped = [self._view.entries[name] for name in one.dropped]
        text = f"{self._name(one.side)}: {_order(one)}: {shortened(said(best), _SHORT)}{_told(event)}"
        if dropped:
            text += f"; given up: {shortened(said(dropped[0]), _SHORT)}"
        cited = (*_cited(event, best), *dropped[:MOST_CITED])
        return self._notes.line(Draft(text, cited, _when(one.first, one.last)))

    def deadlock(self, one: Deadlock) -> Line:
        """Sides that wait for each other."""
        parts = [f"{self._name(held.side)} wants {_order(held)}" for held in one.dependencies]
        cited = tuple(_surest(self._event(held)) for held in one.dependencies)
        return self._notes.line(Draft(f"Deadlock: {listed(parts)}", cited))


def _once(entries: Iterable[StoredEntry]) -> list[StoredEntry]:
    """Each entry once for each thing that it tells."""
    return list({(one.event, one.id): one for one in entries}.values())


def _surest(event: Event) -> StoredEntry:
    """The telling to quote: a certain one, the first told."""
    return next((one for one in event.members if not one.entry.uncertain), event.members[0])


def _cited(event: Event, best: StoredEntry) -> tuple[StoredEntry, ...]:
    return (best, *(one for one in event.cited if one is not best))[:MOST_CITED]


def _told(event: Event) -> str:
    return f" ({event.told})" if event.told else ""


def _order(one: Dependency) -> str:
    if one.needs is one.for_track:
        return f"one step on {one.needs} before another"
    return f"{one.needs} before {one.for_track}"


def _when(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return day_text(UNKNOWN)
    return day_text(Period(first, last, Precision.DAY if first == last else Precision.RANGE))
