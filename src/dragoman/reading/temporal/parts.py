"""Words before another time that take a part of it: the end of, early, the first half of, the last week of."""

import re
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.dates import weekday_of_month
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Modifier
from dragoman.reading.temporal.words import (
    COUNT_WORD,
    ORDINAL_WORD,
    WEEKDAY_NAME,
    counts,
    ordinal,
    plain,
    unit,
)

_THIRDS = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late", "latter": "late", "later": "late", "final": "late",
}  # fmt: skip
# How many days, weeks, months "the first days of July" are about.
_FIRST_FEW = {"day": 5, "week": 2, "month": 3, "year": 3}


def third_of(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """Early June; the end of April; mid-2019; late last year; of what is under way, the part that fits the tense."""
    whole = cal.third(period, _THIRDS[plain(match["part"])])
    here = anchor.published
    if (
        here is None
        or not (whole.start and whole.end and whole.start <= here <= whole.end)
        or whole == period
    ):
        return whole
    if plain(match["part"]) not in {"early", "late"}:
        return whole
    return (
        cal.span_of(here, whole.end, Precision.VAGUE)
        if anchor.future
        else cal.span_of(whole.start, here, Precision.VAGUE)
    )


def earlier_or_later(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """Earlier this month: up to the day before; later this week and the rest of the year: from the morrow on."""
    here = anchor.published
    if here is None or not (period.start and period.end and period.start <= here <= period.end):
        return period
    if period.start == period.end:
        return period
    if plain(match["part"]) == "earlier":
        return cal.span_of(period.start, cal.shift(here, -1), Precision.VAGUE)
    return cal.span_of(cal.shift(here, 1), period.end, Precision.VAGUE)


def half_of(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """The first half of June, of the year, of the 1990s."""
    del anchor
    start, end = period.start, period.end
    if start is None or end is None or start == end:
        return UNKNOWN
    middle = _middle(period, start, end)
    if ordinal(match["nth"]) == 1:
        return cal.span_of(start, middle and cal.shift(middle, -1), Precision.VAGUE)
    return cal.span_of(middle, end, Precision.VAGUE)


def _middle(period: Period, start: date, end: date) -> date | None:
    """The first day of the second half."""
    if period.precision is Precision.MONTH:
        return cal.shift(start, 15)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return cal.add_months(start, 6 * (end.year - start.year + 1))
    return cal.shift(start, ((end - start).days + 1) // 2)


def unit_of(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """The first week of June; the last day of the year; the third quarter of 2023; the first weekend of May."""
    del anchor
    start, end, nth, name = period.start, period.end, ordinal(match["nth"]), match["unit"].lower()
    if start is None or end is None or start == end:
        return UNKNOWN
    if name == "quarter":
        one_year = period.precision is Precision.YEAR
        return cal.quarter(start.year, nth % 5) if one_year and -1 <= nth <= 4 else UNKNOWN
    if name == "weekend":
        return _weekend_of(start, end, nth)
    if name == "month":
        first = cal.add_months(start, nth - 1) if nth > 0 else end.replace(day=1)
        return cal.month(first.year, first.month) if first and start <= first <= end else UNKNOWN
    return _stretch(period, start, end, nth, 7 if name == "week" else 1)


def _stretch(period: Period, start: date, end: date, nth: int, length: int) -> Period:
    """The nth or last so many days; not exact in a period that is not."""
    first = cal.shift(start, length * (nth - 1)) if nth > 0 else cal.shift(end, 1 - length)
    last = first and cal.shift(first, length - 1)
    if first is None or last is None or not start <= first <= end:
        return UNKNOWN
    if length == 1 and period.precision is Precision.VAGUE:
        return cal.span_of(cal.shift(first, -1), cal.shift(first, 1), Precision.VAGUE)
    return cal.span_of(first, min(last, end), Precision.VAGUE)


def _weekend_of(start: date, end: date, nth: int) -> Period:
    if nth > 0:
        saturday = cal.shift(start, (5 - start.weekday()) % 7 + 7 * (nth - 1))
    else:
        saturday = cal.shift(end, -((end.weekday() - 5) % 7))
    sunday = saturday and cal.shift(saturday, 1)
    return cal.span_of(saturday, sunday, Precision.RANGE) if saturday and saturday <= end else UNKNOWN


def first_units_of(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """The first days of July; the last three months of 2022: exact if a number is told."""
    del anchor
    name, told = unit(match["unit"]), counts(match["count"]) if match["count"] else None
    exact = told is not None and told[0] == told[1]
    count = told[0] if told is not None and exact else _FIRST_FEW[name]
    start, end = period.start, period.end
    if start is None or end is None:
        return UNKNOWN
    precision = Precision.RANGE if exact else Precision.VAGUE
    if ordinal(match["nth"]) > 0:
        after = cal.exact_step(start, count, name)
        last = after and cal.shift(after, -1)
        return cal.span_of(start, last and min(last, end), precision)
    morrow = cal.shift(end, 1)
    first = morrow and cal.exact_step(morrow, -count, name)
    return cal.span_of(first and max(first, start), end, precision)


def same(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """Overnight on Tuesday: the day itself."""
    del match, anchor
    return period


_NTH = f"(?P<nth>{ORDINAL_WORD})"

MODIFIERS = (
    Modifier("(?:the )?(?:very )?(?P<part>early|mid|late|middle)(?:-| (?:in|on|of) | )", third_of),
    Modifier("(?:the )?(?:very )?(?P<part>beginning|start|end|middle|close|outset)(?:-of-| of |-)", third_of),
    Modifier("(?P<part>end) ", third_of),
    Modifier("(?:the )?(?P<part>early|middle|latter|later|final) part of ", third_of),
    Modifier(f"overnight (?:on |from )?(?={WEEKDAY_NAME})", same),
    Modifier("(?P<part>earlier|later) (?:in |on )?", earlier_or_later),
    Modifier("(?:the )?(?P<part>rest|remainder) of ", earlier_or_later),
    Modifier(f"(?:the )?{_NTH} half of ", half_of),
    Modifier(f"(?:the )?{_NTH} (?P<unit>day|week|weekend|month|quarter)(?: of | in )", unit_of),
    Modifier(
        f"(?:the )?(?:{_NTH}) (?:(?P<count>{COUNT_WORD}) )?(?P<unit>day|week|month|year)s(?: of | in )",
        first_units_of,
    ),
    Modifier(f"(?:the )?{_NTH} (?P<weekday>{WEEKDAY_NAME})(?: of | in |, )", weekday_of_month),
)
