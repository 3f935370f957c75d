"""Positions: what each side holds on each track over time, where it changed, and what it makes depend on what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.answers.citing import Line, Note, Section
from dragoman.answers.holding import Held, across_tracks, changes_of, in_order
from dragoman.answers.knowing import known, roles
from dragoman.answers.position_lines import Writer
from dragoman.knowledge import fold
from dragoman.matching import conditions, positions
from dragoman.matching.conditions import Dependency
from dragoman.matching.positions import Position
from dragoman.matching.telling import Telling
from dragoman.model import Role
from dragoman.reading.tracks import Tracks
from dragoman.record import Filters, Store, StoredEntry

_MOST_SIDES = 6
"""Sides that are shown where none is asked for and no process names the parties."""
_RANK = {Role.PARTY: 0, Role.MEDIATOR: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """What sides hold.

    Attributes:
        sections: one for each side and track, by day: parties of the process first, then mediators, then others by how
            much they hold. A change stands in a line of its own behind the later position.
        dependencies: what each side wants before what.
        deadlocks: where sides wait for each other.
        further: sides that hold something too and are not shown, as nobody asked for them.
        notes: what the lines' numbers stand for.
    """

    sections: tuple[Section, ...]
    dependencies: tuple[Line, ...]
    deadlocks: tuple[Line, ...]
    further: tuple[str, ...]
    notes: tuple[Note, ...]


def positions_of(store: Store, filters: Filters | None = None) -> Positions:
    """What sides hold by the statements that pass the filters.

    A side, a track and days choose what is shown; changes and deadlocks are found among all that the outlet and the
    confidence let through. A side may be a person who speaks for it. Where no side is asked for, the parties and
    mediators of the process are shown, else the sides that hold most.

    Raises:
        StoreError: if the record cannot be read.
    """
    asked = filters or Filters()
    view = _view(store, asked)
    found = positions.positions(view.tellings, view.sayings)
    changed = positions.changes(found, view.tellings)
    tied = conditions.dependencies(view.tellings, view.sayings, tracks_of=Tracks(known(store)).of)
    wanted = _Wanted(view, asked)
    held = across_tracks(found)
    shown = {held[one].on(asked.track): None for one in found if wanted.position(one)}
    sides, further = _sides(store, shown, asked)
    edges = [one for one in tied if wanted.dependency(one) and one.side not in further]
    circles = conditions.deadlocks(tied, conditions.dealing(view.all))
    blocked = [one for one in circles if any(edge in edges for edge in one.dependencies)]
    told: list[Position | Dependency] = [*found, *(one.position for one in held.values()), *tied]
    writer = Writer(store, view.entries, view.names, told)
    return Positions(
        sections=tuple(writer.sections(in_order(shown, sides), changes_of(changed, held))),
        dependencies=tuple(writer.dependency(one) for one in edges),
        deadlocks=tuple(writer.deadlock(one) for one in blocked),
        further=tuple(writer.name(side) for side in further),
        notes=writer.notes.all,
    )


def _sides(store: Store, shown: Iterable[Held], asked: Filters) -> tuple[list[str], list[str]]:
    """The sides to show, in order, and those that are not shown."""
    role = roles(store)
    counts = Counter(one.position.side for one in shown)
    ranks = {side: _RANK.get(role[side], len(_RANK)) if side in role else len(_RANK) for side in counts}
    ordered = sorted(counts, key=lambda side: (ranks[side], -counts[side], side))
    if asked.sides:
        return ordered, []
    most = sum(rank < len(_RANK) for rank in ranks.values()) or _MOST_SIDES
    return ordered[:most], ordered[most:]


@dataclass(frozen=True, slots=True)
class _View:
    """All tellings, statements among them and as entries, those that are one saying, and what sides are called."""

    all: Sequence[Telling]
    tellings: Sequence[Telling]
    entries: Mapping[str, StoredEntry]
    sayings: Sequence[Sequence[str]]
    names: Mapping[str, str]


def _view(store: Store, asked: Filters) -> _View:
    chosen = Filters(outlets=asked.outlets, min_confidence=asked.min_confidence, known_on=asked.known_on)
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
        self._sides = frozenset(map(fold, asked.sides))

    def position(self, one: Position) -> bool:
        on_track = self._asked.track is None or one.track is self._asked.track
        return on_track and self._is_asked(one.side, one.tellings) and self._is_then(one.first, one.last)

    def dependency(self, one: Dependency) -> bool:
        on_track = self._asked.track is None or self._asked.track in {one.needs, one.for_track}
        return on_track and self._is_asked(one.side, one.tellings) and self._is_then(one.first, one.last)

    def _is_asked(self, side: str, names: Iterable[str]) -> bool:
        own = {side, fold(self._view.names.get(side, side))}
        if not self._sides or self._sides & own:
            return True
        speakers = (actor for name in names for actor in self._view.entries[name].entry.actors)
        return any(
            self._sides & {fold(actor.name or ""), fold(actor.side or "")}
            and (actor.side is None or fold(actor.side) in own)
            for actor in speakers
        )

    def _is_then(self, first: date | None, last: date | None) -> bool:
        since, until = self._asked.since, self._asked.until
        if first is None or last is None:
            return not (since or until)
        return (since is None or last >= since) and (until is None or first <= until)
