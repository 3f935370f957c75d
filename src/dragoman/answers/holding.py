"""What a side holds, whatever tracks it is about: a statement on several tracks is one thing held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.matching.grouping import connected
from dragoman.matching.positions import Change, Position
from dragoman.model import Track

_ORDER = {track: place for place, track in enumerate(Track)} | {None: len(Track)}


@dataclass(frozen=True, slots=True)
class Held:
    """Positions of one side that rest on the same statements.

    Attributes:
        position: all of them as one, on the first track.
        tracks: all tracks, in their order.
    """

    position: Position
    tracks: tuple[Track | None, ...]

    def on(self, track: Track | None) -> "Held":
        """The same under another of its tracks first; unchanged if it is not about that one."""
        if track is None or track not in self.tracks:
            return self
        return Held(self.position, (track, *(one for one in self.tracks if one is not track)))


def across_tracks(found: Sequence[Position]) -> Mapping[Position, Held]:
    """For each position what is held over all tracks."""
    names = {f"{number:08}": position for number, position in enumerate(found)}
    of: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, position in names.items():
        for telling in position.tellings:
            of[position.side, telling].append(name)
    links = [(group[0], other) for group in of.values() for other in group[1:]]
    parts = [[names[name] for name in part] for part in connected(sorted(names), links)]
    return {position: held for part in parts for held in [_held(part)] for position in part}


def _held(part: Sequence[Position]) -> Held:
    ordered = sorted(part, key=lambda position: _ORDER[position.track])
    first, last = ([getattr(one, name) for one in ordered] for name in ("first", "last"))
    position = Position(
        side=ordered[0].side,
        track=ordered[0].track,
        act=max(ordered, key=lambda one: len(one.tellings)).act,
        first=min((day for day in first if day), default=None),
        last=max((day for day in last if day), default=None),
        tellings=tuple(dict.fromkeys(name for one in ordered for name in one.tellings)),
        uncertain=all(one.uncertain for one in ordered),
    )
    return Held(position, tuple(dict.fromkeys(one.track for one in ordered)))


def changes_of(
    changes: Iterable[Change], held: Mapping[Position, Held]
) -> Mapping[Position, tuple[Change, ...]]:
    """For what is held its changes, each told once however many tracks it is about."""
    found: defaultdict[Position, dict[Position, Change]] = defaultdict(dict)
    for change in changes:
        before, after = held[change.before].position, held[change.after].position
        if before != after:
            found[after].setdefault(before, change)
    return {after: tuple(own.values()) for after, own in found.items()}


def in_order(held: Iterable[Held], sides: Sequence[str]) -> Iterator[Held]:
    """What these sides hold, by side as they are given, then by track, then by day."""
    places = {side: place for place, side in enumerate(sides)}
    own = [one for one in held if one.position.side in places]
    yield from sorted(own, key=lambda one: (places[one.position.side], *_place(one)))


def _place(held: Held) -> tuple[int, str, str, tuple[str, ...]]:
    days = (held.position.first, held.position.last)
    first, last = (day.isoformat() if day else "9999" for day in days)
    return (_ORDER[held.tracks[0]], first, last, held.position.tellings)
