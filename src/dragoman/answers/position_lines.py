"""What sides hold in lines with citations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.answers.citing import Draft, Line, Notes, Section
from dragoman.answers.events import Event, grouped
from dragoman.answers.holding import Held
from dragoman.answers.parts import MOST_CITED
from dragoman.answers.wording import day_text, listed, said, shortened
from dragoman.knowledge import fold
from dragoman.matching.conditions import Deadlock, Dependency
from dragoman.matching.positions import Change, Position
from dragoman.model import Act, Period, Precision, Track
from dragoman.model.period import UNKNOWN
from dragoman.record import Store, StoredEntry

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
_DID = {
    Act.DEMAND: "demanded",
    Act.CONDITION: "made it a condition:",
    Act.PLEDGE: "pledged",
    Act.OFFER: "offered",
    Act.SUPPORT: "supported",
    Act.REJECT: "rejected",
    Act.THREATEN: "threatened",
    Act.ACCUSE: "accused",
}
_SHORT, _SHORTER = 160, 110
"""Characters of a quotation in a line, and of one of two; the notes hold more of it."""


class Writer:
    """Puts what was found into lines with citations.

    Args:
        store: the record.
        entries: the statements by id.
        names: what sides are called.
        told: all that is to be told of.
    """

    def __init__(
        self,
        store: Store,
        entries: Mapping[str, StoredEntry],
        names: Mapping[str, str],
        told: Iterable[Position | Dependency],
    ) -> None:
        self._entries = entries
        self._names = names
        self._notes = Notes()
        # What is held is told like an event: by reports of which some may copy each other.
        members = [
            replace(entries[name], event="+".join(one.tellings)) for one in told for name in one.tellings
        ]
        self._events = {event.members[0].event: event for event in grouped(store, _once(members))}

    @property
    def notes(self) -> Notes:
        """The notes so far."""
        return self._notes

    def name(self, side: str) -> str:
        """What most reports call a side."""
        return self._names.get(side, side)

    def _event(self, one: Position | Dependency) -> Event:
        return self._events["+".join(one.tellings)]

    def sections(
        self, shown: Iterable[Held], changed: Mapping[Position, Sequence[Change]]
    ) -> Iterator[Section]:
        """A section for each side and first track, in the order given."""
        blocks: defaultdict[tuple[str, Track | None], list[Line]] = defaultdict(list)
        for held in shown:
            lines = blocks[held.position.side, held.tracks[0]]
            lines.append(self._notes.line(self._held(held)))
            lines += [self._notes.line(self._change(one)) for one in changed.get(held.position, ())]
        for (side, track), lines in blocks.items():
            yield Section(title=f"{self.name(side)}: {track or 'no track told'}", lines=tuple(lines))

    def _held(self, held: Held) -> Draft:
        one = held.position
        event = self._event(one)
        best = _surest(event)
        others = [track.value for track in held.tracks[1:] if track]
        also = f" (also {', '.join(others)})" if others else ""
        uncertain = " (uncertain)" if one.uncertain else ""
        text = f"{_DOES[one.act]}{self._by(best, one.side)}: {shortened(said(best), _SHORT)}"
        return Draft(text + also + _told(event) + uncertain, _cited(event, best), _when(one.first, one.last))

    def _by(self, stored: StoredEntry, side: str) -> str:
        """Who speaks for the side, if a report names somebody."""
        own = {side, fold(self.name(side))}
        names = [
            actor.name
            for actor in stored.entry.actors
            if actor.name and fold(actor.name) not in own and fold(actor.side or "") in own
        ]
        return f" ({listed(names)})" if names else ""

    def _change(self, change: Change) -> Draft:
        before, after = (_surest(self._event(one)) for one in (change.before, change.after))
        now, was = (shortened(said(stored), _SHORTER) for stored in (after, before))
        does = f"{change.reason}:" if change.reason.startswith("gives up") else _DOES[change.after.act]
        if change.after.act is Act.CONDITION:
            does += ":"
        on = f"on {change.before.first}" if change.before.first else "before"
        return Draft(f"changed: {does} {now}; {on} {_DID[change.before.act]} {was}", (after, before))

    def dependency(self, one: Dependency) -> Line:
        """One thing that a side wants before another."""
        event = self._event(one)
        best = _surest(event)
        dropped = [self._entries[name] for name in one.dropped]
        text = f"{self.name(one.side)}: {_order(one)}: {shortened(said(best), _SHORT)}{_told(event)}"
        if dropped:
            text += f"; given up: {shortened(said(dropped[0]), _SHORT)}"
        cited = (*_cited(event, best), *dropped[:MOST_CITED])
        return self._notes.line(Draft(text, cited, _when(one.first, one.last)))

    def deadlock(self, one: Deadlock) -> Line:
        """Sides that wait for each other."""
        parts = [f"{self.name(held.side)} wants {_order(held)}" for held in one.dependencies]
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
