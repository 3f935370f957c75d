"""Which figures count the same, and which of those cannot both be true."""

from datetime import date

from dragoman.matching.counted import Counted, Relation, beside, counted, relation
from dragoman.matching.denials import shared
from dragoman.matching.match import Match, Scales
from dragoman.matching.scopes import Naming, is_class, plain_naming
from dragoman.matching.telling import Telling
from dragoman.model import FigureKind, Period, Precision

NEEDED = 2.0
"""Log odds that reasons must outweigh: most figures of one kind count different things."""
_TOLERANCE = 0.1
"""Share of the greater one by which two values may differ if one is told as approximate."""
_TOLLS = frozenset({FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING})
_GROWTH = 3
"""Days after which a greater toll is taken for a later count."""
STOCKS = frozenset({FigureKind.DISPLACED, FigureKind.PRISONERS, FigureKind.TROOPS, FigureKind.TERRITORY})
"""What is counted as of a day: two days apart are two counts."""
_STOCK_DAYS = 10
_SHARE = 0.6
"""Share of the fewer words that must be common to figures of two reports if no place ties them together."""
_SPANS = [{Precision.DAY, Precision.RANGE}, {Precision.DAY, Precision.VAGUE}]
"""Precisions of which one is of a day and the other of all that came together since."""
_FEW = 2.0
"""Weight that the words around a figure have at least: one common word of two is not half of them."""
_NEWS_DAYS = 3
"""Days within which a figure printed without a day of its own may be about a day that another report tells."""


def same_count(one: Telling, two: Telling, *, naming: Naming = plain_naming) -> Match:
    """How likely two figures count the same thing about the same event, as of the same time. Symmetric.

    Only the two tellings are asked; `contradictions` also knows what else their reports tell.
    """
    return compare(counted(one, naming), counted(two, naming))


def excludes(one: Telling, two: Telling, *, naming: Naming = plain_naming) -> bool:
    """Whether the values of two figures, taken to count the same, cannot both be true.

    Open bounds, ranges and approximate values that fit do not exclude each other, nor does a later count of the same
    source, nor a toll that grew within some days.
    """
    return exclude(counted(one, naming), counted(two, naming))


def compare(one: Counted, two: Counted, *, linked: bool = False) -> Match:
    """How likely two figures count the same thing about the same event; `linked`: their reports tell one event."""
    one, two = sorted((one, two), key=lambda count: count.telling.order)
    scales = Scales(NEEDED)
    _weigh_scope(scales, one, two)
    if not scales.barred:
        scales.put(0.5, one.figure.what.value)
        _weigh_time(scales, one, two)
        _weigh_place(scales, one, two)
        _weigh_nearness(scales, one, two)
        _weigh_words(scales, one, two, linked=linked)
    return scales.match()


def _weigh_scope(scales: Scales, one: Counted, two: Counted) -> None:
    ours, theirs = one.scope, two.scope
    if one.figure.what is not two.figure.what:
        scales.bar(f"{one.figure.what.value}, not {two.figure.what.value}")
    elif ours.part != theirs.part or (ours.part and (ours.noun != theirs.noun or not is_class(ours.noun))):
        scales.bar("one is a part")
    elif relation(one, two) is Relation.APART:
        scales.bar(f"{ours.noun or 'something'}, not {theirs.noun or 'something'}")
    else:
        _weigh_owners(scales, one, two)


def _weigh_owners(scales: Scales, one: Counted, two: Counted) -> None:
    ours, theirs = one.scope.owners, two.scope.owners
    if ours and theirs:
        if ours & theirs:
            scales.put(0.5, f"both of {', '.join(sorted(ours & theirs))}")
        else:
            scales.bar(f"of {', '.join(sorted(ours))}, not {', '.join(sorted(theirs))}")
    elif (one.mutual and not ours) or (two.mutual and not theirs):
        scales.bar("one may count those of one side")
    elif relation(one, two) in {Relation.FIRST_WIDER, Relation.SECOND_WIDER}:
        scales.put(-0.4, "one counts more than the other")


def _weigh_time(scales: Scales, one: Counted, two: Counted) -> None:
    stock = one.figure.what in STOCKS
    if stock and _days_between(one.telling, two.telling) > _STOCK_DAYS:
        scales.bar("counted at another time")
    elif one.day and two.day:
        _weigh_days(scales, one, two, stock=stock)
    elif not stock and {one.figure.date.precision, two.figure.date.precision} in _SPANS:
        scales.bar("one counts a day, the other longer")
    elif one.figure.date.known and two.figure.date.known:
        fits = _gap(one.figure.date, two.figure.date) <= (_STOCK_DAYS if stock else 0)
        scales.put(0.4 if fits else -2.0, "dates that fit" if fits else "other dates")


def _weigh_days(scales: Scales, one: Counted, two: Counted, *, stock: bool) -> None:
    """Weigh two days; that of publication may stand for none, and one report tells all of one day."""
    assert one.day is not None
    assert two.day is not None
    gap = abs((one.day - two.day).days)
    sure = one.day != one.telling.published and two.day != two.telling.published
    if gap == 0:
        one_report = one.telling.report == two.telling.report
        scales.put(0.5 if one_report else 1.2 if sure or not stock else 0.6, "the same day")
    elif gap <= (_STOCK_DAYS if stock else 0 if sure else _NEWS_DAYS):
        scales.put(0.6 if stock else -0.3, f"{gap} days apart")
    else:
        scales.bar(f"{gap} days apart")


def _gap(one: Period, two: Period) -> int:
    """Days between two known periods; 0 if they overlap."""
    starts = max(one.start or date.min, two.start or date.min)
    return max(0, (starts - min(one.end or date.max, two.end or date.max)).days)


def _days_between(one: Telling, two: Telling) -> int:
    if one.published is None or two.published is None:
        return 0
    return abs((one.published - two.published).days)


def _weigh_place(scales: Scales, one: Counted, two: Counted) -> None:
    if not one.place or not two.place:
        return
    if one.place == two.place:
        scales.put(1.0, f"in {one.place}")
    elif set(one.place.split()) & set(two.place.split()):
        scales.put(0.5, f"in {one.place}")
    else:
        scales.bar(f"{one.place}, not {two.place}")


def _weigh_words(scales: Scales, one: Counted, two: Counted, *, linked: bool) -> None:
    """Weigh the words around two figures; those of two reports need more than a day to tie them together."""
    weight, _ = shared(one.about, two.about)
    share = weight / max(_FEW, min(sum(one.about.values()), sum(two.about.values())))
    scales.put(round(1.5 * share, 2) if share > 0.15 else 0.0, "the same words")
    if one.telling.report == two.telling.report:
        return
    if one.figure.what is FigureKind.OTHER and (one.claimants or two.claimants):
        scales.bar("each may count its own")
    own = akin(one, two)
    same_place = bool(one.place) and one.place == two.place
    if bool(one.claimants) != bool(two.claimants) and not (same_place and linked):
        scales.bar("one has no source")
    if not (same_place and (linked or own)) and not (own and share >= _SHARE):
        scales.bar("nothing ties them together")


def akin(one: Counted, two: Counted) -> bool:
    """Whether the words around two figures share one that tells something, besides the place."""
    return any(
        weight >= 1.0 and token in two.about and token not in one.place for token, weight in one.about.items()
    )


def _weigh_nearness(scales: Scales, one: Counted, two: Counted) -> None:
    if one.telling.report != two.telling.report:
        return
    if one.claimants == two.claimants and one.key != two.key:
        scales.bar("told apart by one source")
    if bool(one.claimants) != bool(two.claimants):
        scales.put(-0.7, "one has no source")
    if beside(one, two):
        scales.put(1.8, "side by side")


def exclude(one: Counted, two: Counted) -> bool:
    """Whether the values of two figures that count the same cannot both be true."""
    if not _differ(one, two):
        return False
    if one.claimants == two.claimants:
        return _corrected(one, two)
    return not _grown(*sorted((one, two), key=lambda count: count.telling.order))


def _differ(one: Counted, two: Counted) -> bool:
    return not _included(one, two) and _values_differ(one, two)


def _included(one: Counted, two: Counted) -> bool:
    """Whether one figure counts more than the other and leaves room for it: 9 dead, of them 7 guards."""
    found = relation(one, two)
    if found not in {Relation.FIRST_WIDER, Relation.SECOND_WIDER}:
        return False
    wide, narrow = (one, two) if found is Relation.FIRST_WIDER else (two, one)
    return _bound(narrow.figure.value_low, 0.0) <= _bound(wide.figure.value_high, float("inf"))


def _values_differ(one: Counted, two: Counted) -> bool:
    low = [_bound(count.figure.value_low, float("-inf")) for count in (one, two)]
    high = [_bound(count.figure.value_high, float("inf")) for count in (one, two)]
    gap = max(low) - min(high)
    if gap <= 0:
        return False
    greater = max(*low, min(high))
    if one.figure.approximate or two.figure.approximate:
        return gap > _TOLERANCE * greater
    return gap > _rounding(max(low)) + _rounding(min(high))


def _bound(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _rounding(value: float) -> float:
    """Half of the unit to which a number ending in two zeros or more seems to be rounded."""
    unit = 1.0
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit / 2 if unit >= 100 else 0.0


def _corrected(one: Counted, two: Counted) -> bool:
    """Whether one source gives two values for one day of what does not grow: one of them is wrong."""
    fixed = one.figure.what is FigureKind.OTHER and not one.claimants
    return fixed and one.day is not None and one.day == two.day and one.telling.outlet == two.telling.outlet


def _grown(earlier: Counted, later: Counted) -> bool:
    """Whether the later figure may be a later count of a toll that grew."""
    if earlier.figure.what not in _TOLLS:
        return False
    first = _bound(earlier.figure.value_high, _bound(earlier.figure.value_low, 0.0))
    last = _bound(later.figure.value_low, _bound(later.figure.value_high, 0.0))
    patience = _GROWTH if earlier.claimants and later.claimants else 0
    return first < last and _days_between(earlier.telling, later.telling) > patience
