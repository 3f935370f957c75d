"""Positions: what a side demands, pledges, offers, rejects … on a track over time, and where it goes back on it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from dragoman.knowledge.files import lexicon
from dragoman.knowledge.phrases import fold
from dragoman.matching.grouping import connected
from dragoman.matching.match import THRESHOLD
from dragoman.matching.preconditions import gives_up, is_negated
from dragoman.matching.sayings import compare
from dragoman.matching.stances import (
    SHARED,
    Matter,
    days,
    first_day,
    is_same,
    last_day,
    matter,
    matter_of,
    on_one_matter,
    sides_of,
    statement_of,
    statements,
    takes_position,
    text_of,
)
from dragoman.matching.telling import Telling
from dragoman.model import Act, Track

ACTS = (Act.DEMAND, Act.CONDITION, Act.PLEDGE, Act.OFFER, Act.SUPPORT, Act.REJECT, Act.THREATEN, Act.ACCUSE)
"""Acts by which a side takes a position; what is merely said or announced is none."""

STALE = 730
"""Days after which what a side says is no longer measured by what it said: other talks, often other people."""

_CLAUSE = re.compile(r"[,;:…] | [–—-] ")
_ORDER = {track: place for place, track in enumerate(Track)} | {None: len(Track)}
_FOR = {Act.PLEDGE: "pledged", Act.OFFER: "offered", Act.SUPPORT: "supported"}
_NOW_FOR = {Act.PLEDGE: "pledges", Act.OFFER: "offers", Act.SUPPORT: "supports"}
_HELD_TO = {Act.CONDITION: "its condition", Act.DEMAND: "its demand", Act.REJECT: "its refusal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a side holds on a track, told once or often.

    Attributes:
        side: the side, folded as in `Who`.
        track: the track; None if none is told.
        act: what the side does by saying it; of reports that differ, what most of them tell.
        first, last: days between which it is told; None if no day is.
        tellings: ids of all statements that tell it, in the order of telling.
        uncertain: whether every one of them is uncertain.
    """

    side: str
    track: Track | None
    act: Act
    first: date | None
    last: date | None
    tellings: tuple[str, ...]
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A side going against an earlier position of its own; the reason in words ("rejects what it had pledged")."""

    before: Position
    after: Position
    reason: str


def positions(
    tellings: Iterable[Telling], sayings: Iterable[Iterable[str]] = (), *, uncertain: bool = True
) -> tuple[Position, ...]:
    """The positions by side, then track, then first day. The order in which tellings are given does not matter.

    Statements of one side on one track are one position if they are one saying, or do the same in clearly the same
    words. A statement on several tracks counts for each; joint statements count for every side.

    Args:
        tellings: entries of any kind; only statements by which a side takes a position count.
        sayings: groups of ids of statements that are one saying.
        uncertain: whether uncertain statements count.
    """
    saying_of = {name: number for number, group in enumerate(sayings) for name in group}
    found: list[Position] = []
    for (side, track), own in _by_side_and_track(statements(tellings, uncertain=uncertain)).items():
        by_id = {one.id: one for one in own}
        parts = connected(sorted(by_id), sorted(_links(own, saying_of)))
        found += [_position(side, track, [by_id[name] for name in part]) for part in parts]
    return tuple(sorted(found, key=_place))


def _by_side_and_track(tellings: Iterable[Telling]) -> Mapping[tuple[str, Track | None], list[Telling]]:
    found: defaultdict[tuple[str, Track | None], list[Telling]] = defaultdict(list)
    for one in tellings:
        if statement_of(one).act in ACTS and takes_position(one):
            for side in sides_of(one):
                for track in one.entry.tracks or (None,):
                    found[side, track].append(one)
    return found


def _links(tellings: Sequence[Telling], saying_of: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs of statements that are one position."""
    matters = {one.id: matter(one) for one in tellings}
    acts = {one.id: statement_of(one).act for one in tellings}
    groups: defaultdict[int | str, list[str]] = defaultdict(list)
    for name in sorted(matters):
        groups[saying_of.get(name, name)].append(name)
    for group in groups.values():
        for one, two in combinations(group, 2):
            if acts[one] is acts[two] or is_same(matters[one], matters[two]):
                yield one, two
    yield from (pair for pair in on_one_matter(matters) if acts[pair[0]] is acts[pair[1]])
    yield from _same_sayings(tellings, matters)


def _same_sayings(tellings: Sequence[Telling], matters: Mapping[str, Matter]) -> Iterator[tuple[str, str]]:
    """Pairs of one act that are one saying by the comparison of sayings, among those of one day."""
    by_day: defaultdict[tuple[Act, date], list[Telling]] = defaultdict(list)
    for one in tellings:
        if day := days(one).high:
            by_day[statement_of(one).act, day].append(one)
    for own in by_day.values():
        for one, two in combinations(own, 2):
            if matters[one.id].own.isdisjoint(matters[two.id].own):
                continue
            match = compare(one, two)
            if not match.barred and match.score >= THRESHOLD:
                yield one.id, two.id


def _position(side: str, track: Track | None, members: Iterable[Telling]) -> Position:
    told = sorted(members, key=lambda one: one.order)
    counts = Counter(statement_of(one).act for one in told)
    return Position(
        side=side,
        track=track,
        act=max(counts, key=lambda act: counts[act]),  # of equals the one told first
        first=first_day(told),
        last=last_day(told),
        tellings=tuple(one.id for one in told),
        uncertain=all(one.entry.uncertain for one in told),
    )


def _place(position: Position) -> tuple[str, int, str, str, tuple[str, ...]]:
    first, last = (day.isoformat() if day else "9999" for day in (position.first, position.last))
    return (position.side, _ORDER[position.track], first, last, position.tellings)


def changes(found: Iterable[Position], tellings: Iterable[Telling]) -> tuple[Change, ...]:
    """Where a side goes against what it held before on a track, in the order of the later positions.

    A change is marked only where both speak of clearly the same in opposing acts, and the later one is told with a
    day that lies behind the first day of the earlier one, within `STALE` days. A demand that is new or not heard
    again is no change.

    Args:
        found: positions, as `positions` gives them.
        tellings: the tellings that they were made from.
    """
    by_id = {one.id: one for one in tellings}
    blocks: defaultdict[tuple[str, Track | None], list[Position]] = defaultdict(list)
    for position in found:
        blocks[position.side, position.track].append(position)
    marked = [change for own in blocks.values() for change in _changes_among(own, by_id)]
    return tuple(sorted(marked, key=lambda change: (_place(change.after), _place(change.before))))


def _changes_among(own: Sequence[Position], by_id: Mapping[str, Telling]) -> Iterator[Change]:
    of = {name: position for position in own for name in position.tellings}
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for pair in on_one_matter({name: _aim(by_id[name]) for name in of}):
        for one, two in (pair, pair[::-1]):
            before, after = of[one], of[two]
            ids = (before.tellings, after.tellings)
            if before is after or ids in seen or not _is_later(before, after, by_id):
                continue
            if _is_fair(by_id[one], by_id[two]) and (reason := _opposition(by_id[one], by_id[two])):
                seen.add(ids)
                yield Change(before, after, reason)


def _is_later(before: Position, after: Position, by_id: Mapping[str, Telling]) -> bool:
    """Whether a position was first taken after another one was: no telling of it may be as early."""
    known = min((day for name in before.tellings if (day := days(by_id[name]).high)), default=None)
    told = [days(by_id[name]) for name in after.tellings]
    starts = [one.low for one in told if one.low]
    if known is None or not starts or min(starts) <= known:
        return False
    return all(one.high is not None and one.high > known for one in told)


def _opposition(before: Telling, after: Telling) -> str:
    """How a statement goes against an earlier one about the same, in words; "" if it does not."""
    was, now = statement_of(before).act, statement_of(after).act
    if was in _HELD_TO and gives_up(after.words):
        return f"gives up {_HELD_TO[was]}"
    if was in _FOR and now is Act.REJECT and _is_plain(before) and not _is_denial(after):
        return f"rejects what it had {_FOR[was]}"
    if was is Act.REJECT and now in _NOW_FOR and _is_plain(after) and not _is_denial(before):
        return f"{_NOW_FOR[now]} what it had rejected"
    if was in {Act.PLEDGE, Act.OFFER} and now is Act.CONDITION and _is_plain(before):
        return f"ties to a condition what it had {_FOR[was]}"
    return ""


def _is_fair(one: Telling, two: Telling) -> bool:
    """Whether two statements can be held against each other: they share words enough and lie near enough in time.

    Two words alone are those of any statement on a nuclear programme or a front.
    """
    first, second = _aim(one), _aim(two)
    if first.stems != second.stems and len(first.stems & second.stems) < SHARED:
        return False
    here, there = days(one).high, days(two).high
    return here is not None and there is not None and abs((there - here).days) <= STALE


def _aim(telling: Telling) -> Matter:
    """What a statement is for or against: of a rejection what is named first; what a side will do instead follows."""
    if statement_of(telling).act is not Act.REJECT:
        return matter(telling)
    return matter_of(_CLAUSE.split(text_of(telling), maxsplit=1)[0], sides_of(telling))


def _is_plain(telling: Telling) -> bool:
    """Whether a statement is for what it names: to pledge not to do a thing and to reject it are one."""
    return not is_negated(text_of(telling))


def _is_denial(telling: Telling) -> bool:
    """Whether a rejection denies a fact: that goes against no pledge."""
    return not _denying().isdisjoint(fold(telling.words).split())


@cache
def _denying() -> frozenset[str]:
    return frozenset(lexicon("claims")["deny"])
