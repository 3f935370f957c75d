"""Figures that count the same, side by side and over time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.matching.claims import (
    ClaimKind,
    Contradiction,
    Position,
    matter,
    place_and_day,
    position_of,
    sources,
)
from dragoman.matching.counted import Counted, figures_of, same_scope, worded
from dragoman.matching.figures import STOCKS, akin, compare, exclude
from dragoman.matching.grouping import connected
from dragoman.matching.match import THRESHOLD
from dragoman.matching.scopes import Naming, plain_naming
from dragoman.matching.telling import Telling
from dragoman.model import FigureKind

type Pair = tuple[str, str]
type Why = tuple[float, tuple[str, ...]]
"""How sure it is that two figures count the same, and why."""
type Linked = Callable[[Counted, Counted], bool]


def _unlinked(_one: Counted, _two: Counted) -> bool:
    return False


def differing_figures(figures: Sequence[Counted], linked: Linked = _unlinked) -> Iterator[Contradiction]:
    """Figures that count the same and cannot all be right, each group once.

    Args:
        figures: in order.
        linked: whether the reports of two figures tell one event of that day.
    """
    by_id = {count.telling.id: count for count in figures}
    links: list[Pair] = []
    opposed: dict[Pair, Why] = {}
    for one, two in _candidates(figures):
        match = compare(one, two, linked=linked(one, two))
        if match.score < THRESHOLD:
            continue
        pair = (one.telling.id, two.telling.id)
        if exclude(one, two):
            opposed[pair] = (match.score, match.reasons)
        if pair in opposed or same_scope(one, two):
            links.append(pair)
    parts = connected(sorted({name for pair in links for name in pair}), links)
    of = {name: number for number, part in enumerate(parts) for name in part}
    within: defaultdict[int, dict[Pair, Why]] = defaultdict(dict)
    for pair, why in opposed.items():
        within[of[pair[0]]][pair] = why
    for number, pairs in within.items():
        yield _contradiction([by_id[name] for name in parts[number]], pairs)


def _candidates(figures: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of one kind in one report, or about one month and with a place or a telling word in common, each once."""
    blocks: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, count in enumerate(figures):
        for key in _keys(count):
            blocks[key].append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for pair in combinations(members, 2):
            if pair not in seen:
                seen.add(pair)
                yield figures[pair[0]], figures[pair[1]]


def _keys(count: Counted) -> set[tuple[object, ...]]:
    what, period = count.figure.what, count.figure.date
    months = {(day.year, day.month) for day in (period.start, period.end) if day}
    words = {token for token, weight in count.about.items() if weight >= 1.0}
    ties = {("in", count.place), *(("of", word) for word in words)} - {("in", "")}
    return {(what, count.telling.report), *((what, *month, *tie) for month in months for tie in ties)}


def _contradiction(counts: Sequence[Counted], pairs: Mapping[Pair, Why]) -> Contradiction:
    ordered = sorted(counts, key=lambda count: count.telling.order)
    groups: dict[str, list[Counted]] = {}
    for count in ordered:
        groups.setdefault(worded(count.figure), []).append(count)
    best: defaultdict[str, float] = defaultdict(float)
    for pair, (score, _) in pairs.items():
        for name in pair:
            best[name] = max(best[name], score)
    positions = tuple(_counted_position(value, members, best) for value, members in groups.items())
    score, reasons = max(pairs.values())
    return Contradiction(ClaimKind.FIGURE, about(ordered), positions, score, reasons)


def _counted_position(value: str, members: Sequence[Counted], best: Mapping[str, float]) -> Position:
    tellings = [count.telling for count in members]
    sure = max(best.get(telling.id, 0.0) for telling in tellings)
    return position_of(value, tellings, sure or THRESHOLD)


def about(counts: Sequence[Counted]) -> str:
    """What figures count, in words; whose they are, if all tell it."""
    place, day = place_and_day([count.telling for count in counts])
    owners = sorted(frozenset.intersection(*(count.scope.owners for count in counts)))
    whose = f"of {', '.join(owner.title() for owner in owners)}" if owners else ""
    first = counts[0].figure
    what = (first.about or "other") if first.what is FigureKind.OTHER else first.what.value
    return matter(what, whose, place, day)


# ---------------------------------------------------------------- counts over time


@dataclass(frozen=True, slots=True)
class Step:
    """One value that is given for a count.

    Attributes:
        day: the day it is of, else that of the report; None if neither is known.
        value: in words ("about 19,000").
        sources: who gives it: sides, else persons, else the outlet.
        tellings: ids of the tellings that give it, in order.
    """

    day: date | None
    value: str
    sources: tuple[str, ...]
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures about the same, over time and by source.

    Attributes:
        kind: what is counted.
        about: the same in words ("displaced, Dorvane").
        steps: the values in the order of their days.
    """

    kind: FigureKind
    about: str
    steps: tuple[Step, ...]

    def series(self) -> Mapping[tuple[str, ...], tuple[Step, ...]]:
        """The steps by source, each in the order of their days."""
        found: defaultdict[tuple[str, ...], list[Step]] = defaultdict(list)
        for step in self.steps:
            found[step.sources].append(step)
        return {source: tuple(steps) for source, steps in sorted(found.items())}


def counts(tellings: Iterable[Telling], *, naming: Naming = plain_naming) -> tuple[Tally, ...]:
    """Figures about the same, in groups of two and more: what several sources count, and what one counts over time.

    Args:
        tellings: any tellings; their order makes no difference.
        naming: the side that a phrase names, folded (`Identifier.side`); without it the general tables.
    """
    figures = figures_of(tellings, naming)
    by_id = {count.telling.id: count for count in figures}
    links = [
        (one.telling.id, two.telling.id)
        for one, two in _candidates(figures)
        if same_scope(one, two) and compare(one, two).score >= THRESHOLD
    ]
    links += _successions(figures)
    parts = connected(sorted({name for pair in links for name in pair}), links)
    found = [_tally([by_id[name] for name in part]) for part in parts]
    return tuple(sorted(found, key=lambda tally: (tally.kind, tally.about, tally.steps[0].tellings)))


def _tally(members: Sequence[Counted]) -> Tally:
    ordered = sorted(members, key=lambda count: (_as_of(count) or date.max, count.telling.order))
    groups: dict[tuple[object, ...], list[Counted]] = {}
    for count in ordered:
        key = (_as_of(count), worded(count.figure), sources(count.telling))
        groups.setdefault(key, []).append(count)
    return Tally(ordered[0].figure.what, about(ordered), tuple(map(_step, groups.values())))


def _step(group: Sequence[Counted]) -> Step:
    """The step of figures of one day, one value and one source."""
    first = group[0]
    names = tuple(count.telling.id for count in group)
    return Step(_as_of(first), worded(first.figure), sources(first.telling), names)


def _as_of(count: Counted) -> date | None:
    """The day that a figure is of; of what is counted over time, the last day told."""
    period = count.figure.date
    if count.figure.what in STOCKS:
        return period.end or count.telling.published or period.start
    return period.start or count.telling.published


def _successions(figures: Sequence[Counted]) -> list[Pair]:
    """Counts by one source of what changes over time, each with the one before it.

    A count without a place follows the one series of its source that is under way, unless its report gives another
    count for that one.
    """
    rows: defaultdict[tuple[object, ...], list[list[Counted]]] = defaultdict(list)
    found: list[Pair] = []
    ordered = sorted(
        figures, key=lambda count: (_as_of(count) or date.max, not count.place, count.telling.order)
    )
    for count in ordered:
        if count.figure.what not in STOCKS or not count.claimants or count.scope.part:
            continue
        series = rows[count.figure.what, count.claimants, count.scope.owners]
        fitting = [row for row in series if _continues(row, count)]
        if len(fitting) == 1:
            found.append((fitting[0][-1].telling.id, count.telling.id))
            fitting[0].append(count)
        elif not fitting:
            series.append([count])
    return found


def _continues(row: Sequence[Counted], count: Counted) -> bool:
    """Whether a count may go on a series: the same scope, no other place, no second count of one report."""
    if not all(same_scope(other, count) for other in row) or not _akin(row[-1], count):
        return False
    if any(other.telling.report == count.telling.report and other.key != count.key for other in row):
        return False
    places = {other.place for other in row if other.place}
    return not count.place or not places or count.place in places


def _akin(one: Counted, two: Counted) -> bool:
    """Whether two counts by one source may be of the same: whoever counts the displaced counts all of a region."""
    same_place = bool(one.place) and one.place == two.place
    if same_place or one.key == two.key or one.figure.what is FigureKind.DISPLACED:
        return True
    return akin(one, two)
