"""What depends on what: which track a side wants settled before which, and where sides block each other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise, product

from dragoman.matching.preconditions import Edge, TracksOf, edges, gives_up, no_tracks
from dragoman.matching.stances import (
    Matter,
    days,
    first_day,
    is_same,
    last_day,
    matter,
    sides_of,
    statement_of,
    statements,
)
from dragoman.matching.telling import Telling
from dragoman.model import Act, Track

LONGEST = 3
"""Tracks in a circle at most: a longer one blocks nobody that a reader could name."""
STALE = 366
"""Days that may lie between the last word on one condition and the first on another for both to hold at one time."""

_ORDER = {track: place for place, track in enumerate(Track)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """A side wants one track settled before another.

    Attributes:
        side: the side, folded as in `Who`.
        needs: what must come first.
        for_track: what may come only then.
        tellings: ids of the statements that say so, in the order of telling.
        first, last: days between which it is told; None if no day is.
        reports: how many independent reports tell it.
        dropped: ids of later statements by which the side gives it up in so many words.
    """

    side: str
    needs: Track
    for_track: Track
    tellings: tuple[str, ...]
    first: date | None
    last: date | None
    reports: int
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Tracks that wait for each other in a circle, by what two sides or more want; none of it is dropped.

    Attributes:
        tracks: each is wanted before the next one, the last one before the first.
        dependencies: one for each of these steps.
    """

    tracks: tuple[Track, ...]
    dependencies: tuple[Dependency, ...]


def dependencies(
    tellings: Iterable[Telling],
    sayings: Iterable[Iterable[str]] = (),
    *,
    tracks_of: TracksOf = no_tracks,
    independent: Callable[[Sequence[str]], int] | None = None,
    uncertain: bool = True,
) -> tuple[Dependency, ...]:
    """What each side wants before what, by side and tracks. The order in which tellings are given does not matter.

    A statement of a condition whose halves are not clear counts too where it is one saying with one whose halves are.

    Args:
        tellings: entries of any kind; only statements count.
        sayings: groups of ids of statements that are one saying.
        tracks_of: what some words are about, for halves that the reader did not find.
        independent: how many independent reports tell the statements with these ids; by default how many reports.
        uncertain: whether uncertain statements count.
    """
    told = statements(tellings, uncertain=uncertain)
    by_id = {one.id: one for one in told}
    reports = independent or (lambda names: len({by_id[name].report for name in names}))
    held: defaultdict[tuple[str, Edge], dict[str, Telling]] = defaultdict(dict)
    for side, edge, one in _told_edges(told, _mates(by_id, sayings), tracks_of):
        held[side, edge][one.id] = one
    given_up = [one for one in told if gives_up(one.words)]
    found = [
        _dependency(side, edge, list(own.values()), given_up, reports) for (side, edge), own in held.items()
    ]
    return tuple(sorted(found, key=_place))


def _mates(by_id: Mapping[str, Telling], sayings: Iterable[Iterable[str]]) -> Mapping[str, list[Telling]]:
    """For each statement those that are one saying with it."""
    found: dict[str, list[Telling]] = {}
    for group in sayings:
        members = [by_id[name] for name in sorted(set(group) & by_id.keys())]
        found.update({one.id: [other for other in members if other is not one] for one in members})
    return found


def _told_edges(
    told: Iterable[Telling], mates: Mapping[str, list[Telling]], tracks_of: TracksOf
) -> Iterator[tuple[str, Edge, Telling]]:
    for one in told:
        own = edges(one, tracks_of)
        backing = [] if own else [other for other in mates.get(one.id, ()) if _is_condition(one, other)]
        for side in sides_of(one):
            yield from ((side, edge, one) for edge in own)
            yield from (
                (side, edge, one)
                for other in backing
                if side in sides_of(other)
                for edge in edges(other, tracks_of)
            )


def _is_condition(one: Telling, two: Telling) -> bool:
    """Whether two tellings of one saying are told as the same condition."""
    return statement_of(one).act is statement_of(two).act is Act.CONDITION and is_same(
        matter(one), matter(two)
    )


def _dependency(
    side: str,
    edge: Edge,
    own: Sequence[Telling],
    given_up: Iterable[Telling],
    reports: Callable[[Sequence[str]], int],
) -> Dependency:
    ordered = sorted(own, key=lambda one: one.order)
    names = tuple(one.id for one in ordered)
    return Dependency(
        side=side,
        needs=edge[0],
        for_track=edge[1],
        tellings=names,
        first=first_day(ordered),
        last=last_day(ordered),
        reports=reports(names),
        dropped=tuple(_drops(side, edge, ordered, given_up)),
    )


def _drops(side: str, edge: Edge, own: Sequence[Telling], given_up: Iterable[Telling]) -> Iterator[str]:
    """Later statements by which a side gives up a condition: on both tracks, or clearly about what it said."""
    matters = [matter(one) for one in own]
    start = first_day(own)
    for one in given_up:
        day = days(one).high
        if side in sides_of(one) and start and day and day > start and _is_about(one, edge, matters):
            yield one.id


def _is_about(telling: Telling, edge: Edge, matters: Iterable[Matter]) -> bool:
    if set(edge) <= set(telling.entry.tracks):
        return True
    own = matter(telling)
    return any(is_same(own, other) for other in matters)


def _place(one: Dependency) -> tuple[str, int, int]:
    return (one.side, _ORDER[one.needs], _ORDER[one.for_track])


def deadlocks(
    found: Iterable[Dependency], dealing: Collection[frozenset[str]] | None = None
) -> tuple[Deadlock, ...]:
    """The circles that dependencies of different sides make, the shortest first; dropped ones make none.

    Args:
        found: what sides want before what, as `dependencies` gives it.
        dealing: pairs of sides that deal with each other; None if all do.
    """
    by_edge: defaultdict[Edge, list[Dependency]] = defaultdict(list)
    for one in sorted(found, key=_place):
        if not one.dropped:
            by_edge[one.needs, one.for_track].append(one)
    kept = [
        Deadlock(tracks, chosen)
        for tracks in _circles(by_edge)
        for chosen in product(*(by_edge[step] for step in pairwise((*tracks, tracks[0]))))
        if _is_between_sides(chosen, dealing)
    ]
    return tuple(sorted(kept, key=_size))


def dealing(tellings: Iterable[Telling]) -> frozenset[frozenset[str]]:
    """The pairs of sides that deal with each other: both stand in one meeting or agreement, or speak in one report."""
    together: defaultdict[str, set[str]] = defaultdict(set)
    for one in tellings:
        if one.entry.type != "figure":
            spoken = one.entry.type == "statement"
            together[one.report if spoken else one.id] |= {who.side for who in one.who if who.side}
    return frozenset(
        frozenset(pair) for sides in together.values() for pair in combinations(sorted(sides), 2)
    )


def _is_between_sides(chosen: Sequence[Dependency], dealing: Collection[frozenset[str]] | None) -> bool:
    """Whether two sides or more, all of them dealing with each other, hold to these at about the same time."""
    sides = sorted({one.side for one in chosen})
    pairs = [frozenset(pair) for pair in combinations(sides, 2)]
    if not pairs or (dealing is not None and any(pair not in dealing for pair in pairs)):
        return False
    latest = max((one.first for one in chosen if one.first), default=None)
    return latest is None or all(one.last is None or (latest - one.last).days <= STALE for one in chosen)


def _size(one: Deadlock) -> tuple[int, list[int], list[str]]:
    return (
        len(one.tracks),
        [_ORDER[track] for track in one.tracks],
        [held.side for held in one.dependencies],
    )


def _circles(by_edge: Iterable[Edge]) -> Iterator[tuple[Track, ...]]:
    """Every circle of up to `LONGEST` tracks once, begun at its first track in the order of tracks."""
    after: defaultdict[Track, list[Track]] = defaultdict(list)
    for needs, for_track in by_edge:
        after[needs].append(for_track)
    waiting: list[tuple[Track, ...]] = [(track,) for track in Track if track in after]
    while waiting:
        path = waiting.pop()
        for following in after.get(path[-1], ()):
            if following is path[0]:
                yield path
            elif len(path) < LONGEST and following not in path and _ORDER[following] > _ORDER[path[0]]:
                waiting.append((*path, following))
