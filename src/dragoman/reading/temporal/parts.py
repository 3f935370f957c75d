"""Words before another time that take a part of it or step away from it: the end of, early, two days after."""

import re
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.dates import weekday_of_month
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form, Modifier
from dragoman.reading.temporal.relative import stepped
from dragoman.reading.temporal.words import (
    COUNT_WORD,
    DAY_NUMBER,
    MONTH_NAME,
    ORDINAL_WORD,
    UNIT_NAME,
    WEEKDAY_NAME,
    continues,
    counts,
    ordinal,
    plain,
    unit,
)

_THIRDS = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late",
}  # fmt: skip
# How many days, weeks, months "the first days of July" are about.
_FIRST_FEW = {"day": 5, "week": 2, "month": 3, "year": 3}
_LENGTH = {"day": 31, "week": 31, "fortnight": 31, "month": 31, "quarter": 92, "year": 366}
_NP_OPENERS = frozenset("the a an that this these it its he she they we his her their no".split())


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


def stepped_from(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """Two days after June 5; a week before Easter; the day after Christmas; ten days from Monday."""
    del anchor
    start, end, name = period.start, period.end, unit(match["unit"])
    count = (1, 1) if plain(match["count"] or "") == "the" else counts(match["count"] or "")
    if start is None or end is None or count is None or name not in _LENGTH:
        return UNKNOWN
    if (end - start).days >= _LENGTH[name]:
        return UNKNOWN
    back = plain(match["direction"]).startswith(("before", "prior", "ahead"))
    found = stepped(start if back else end, count, name, -1 if back else 1)
    exact = period.precision is not Precision.VAGUE
    return found if exact else cal.vague(cal.span_of(*_widened(found, period), Precision.VAGUE))


def _widened(found: Period, base: Period) -> tuple[date | None, date | None]:
    """What is reckoned from a day known within a few days is known no better."""
    slack = 0 if base.start is None or base.end is None else (base.end - base.start).days
    start = found.start and cal.shift(found.start, -slack)
    return start, found.end and cal.shift(found.end, slack)


def from_event(match: re.Match[str], anchor: Anchor) -> Period:
    """Two weeks after the ceasefire; the day before he left: unknown without the day of the event."""
    event, name = anchor.event, unit(match["unit"])
    count = (1, 1) if plain(match["count"] or "") == "the" else counts(match["count"] or "")
    if event is None or count is None or name == "century":
        return UNKNOWN
    lead = match.groupdict().get("lead")
    back = plain(match["direction"]).startswith(("before", "prior", "ahead"))
    found = stepped(event, count, name, -1 if back else 1)
    return cal.span_of(event, found.end, Precision.VAGUE) if lead else found


def from_story(match: re.Match[str], anchor: Anchor) -> Period:
    """The day before; the week after; two days before: reckoned from what the story last told."""
    told = anchor.narrative
    count = (1, 1) if plain(match["count"]) == "the" else counts(match["count"])
    if told is None or count is None:
        return UNKNOWN
    return stepped(told, count, unit(match["unit"]), -1 if match["direction"].lower() == "before" else 1)


def _event_follows(match: re.Match[str], text: str) -> bool:
    """A noun phrase or a clause follows; a bare plural needs its "s" ("days after the attack")."""
    if not match["count"] and match["plural"] != "s":
        return False
    return continues(text, match.end(), openers=_NP_OPENERS)


def _nothing_follows(match: re.Match[str], text: str) -> bool:
    return not continues(text, match.end(), openers=_NP_OPENERS)


_UNIT = "(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade)"
_STEP = rf"(?:(?P<count>the|{COUNT_WORD}) )?{_UNIT}(?P<plural>s?) "
_DIRECTION = "(?P<direction>after|before|following|from|prior to|ahead of)"
_ANY_OF = "(?: of | in |-of-)"
_NTH = f"(?P<nth>{ORDINAL_WORD})"

MODIFIERS = (
    Modifier("(?:the )?(?:very )?(?P<part>early|mid|late|middle)(?:-| (?:in|on|of) | )", third_of),
    Modifier("(?:the )?(?:very )?(?P<part>beginning|start|end|middle|close|outset)(?:-of-| of |-)", third_of),
    Modifier("(?P<part>end) ", third_of),
    Modifier("(?P<part>earlier|later) (?:in |on )?", earlier_or_later),
    Modifier("(?:the )?(?P<part>rest|remainder) of ", earlier_or_later),
    Modifier(f"(?:the )?{_NTH} half of ", half_of),
    Modifier(f"(?:the )?{_NTH} (?P<unit>day|week|weekend|month|quarter)(?: of | in )", unit_of),
    Modifier(
        f"(?:the )?(?:{_NTH}) (?:(?P<count>{COUNT_WORD}) )?(?P<unit>day|week|month|year)s(?: of | in )",
        first_units_of,
    ),
    Modifier(f"(?:the )?{_NTH} (?P<weekday>{WEEKDAY_NAME})(?: of | in |, )", weekday_of_month),
    Modifier(f"{_STEP}{_DIRECTION} ", stepped_from),
    Modifier(
        f"{_STEP}{_DIRECTION} the (?=(?:{WEEKDAY_NAME},? )?(?:{MONTH_NAME} {DAY_NUMBER}|{DAY_NUMBER} {MONTH_NAME}))",
        stepped_from,
    ),
)
FORMS = (
    Form(
        rf"{_STEP}(?P<direction>after|before|following|prior to|ahead of)",
        from_event,
        _event_follows,
        event=True,
    ),
    Form(
        rf"(?P<lead>within) (?P<count>{COUNT_WORD}) {_UNIT}(?P<plural>s?) (?P<direction>of|after)",
        from_event,
        _event_follows,
        event=True,
    ),
    Form(
        rf"(?P<count>the|{COUNT_WORD}) (?:(?P<unit>{UNIT_NAME})s?|(?:night|evening|morning)(?P<unit2>)) "
        "(?P<direction>before|after)",
        from_story,
        _nothing_follows,
        story=bool,
    ),
)
