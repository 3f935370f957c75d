"""What each form of time expression means: matched words and an anchor become a period."""

import re
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor

_NUMBERS = {
    word: value
    for value, words in {
        1: "a an one", 2: "two couple", 3: "three few", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
        9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen",
        18: "eighteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 90: "ninety",
    }.items()
    for word in words.split()
}  # fmt: skip


def number(word: str) -> int | None:
    """A small number in figures or words; "several" and the like have none."""
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def _month_number(word: str) -> int:
    return cal.MONTHS[word.lower().rstrip(".")]


def _likely_year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year of a bare month and day: the nearest one that fits the tense."""
    if anchor.published is None:
        return None
    here = anchor.published
    best: date | None = None
    for year in (here.year - 1, here.year, here.year + 1):
        when = cal.make_day(year, month, day)
        if when is None or (best is not None and abs(when - here) >= abs(best - here)):
            continue
        best = when
    if best is None:
        return None
    if anchor.future and (here - best).days > 45:
        return best.year + 1
    if not anchor.future and (best - here).days > 120:
        return best.year - 1
    return best.year


def iso(match: re.Match[str], anchor: Anchor) -> Period:
    """2022-06-09."""
    del anchor
    day = cal.make_day(*(int(match[name]) for name in ("y", "m", "d")))
    return UNKNOWN if day is None else Period.day(day)


def month_day(match: re.Match[str], anchor: Anchor) -> Period:
    """June 9, 2022; 9 June; Friday, May 19; June 9-11; 28 May to 3 June."""
    month = _month_number(match["month"])
    first = int(match["day"])
    year = int(match["year"]) if match["year"] else _likely_year(month, first, anchor)
    start = None if year is None else cal.make_day(year, month, first)
    if start is None or year is None:
        return UNKNOWN
    if not match["day2"]:
        return Period.day(start)
    month2 = _month_number(match["month2"]) if match["month2"] else month
    end = cal.make_day(year + (month2 < month), month2, int(match["day2"]))
    return cal.span_of(start, end, Precision.RANGE)


def _part(period: Period, part: str) -> Period:
    """The early, middle or late part of a month or year."""
    if not period.start or not period.end:
        return period
    days = (period.end - period.start).days + 1
    cuts = {"early": (0, days // 3), "mid": (days // 3, 2 * days // 3), "late": (2 * days // 3, days)}
    low, high = cuts[part]
    return cal.span_of(cal.shift(period.start, low), cal.shift(period.start, high - 1), Precision.VAGUE)


_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}


def month_only(match: re.Match[str], anchor: Anchor) -> Period:
    """June; June 2022; last June; early June; the end of April."""
    month = _month_number(match["month"])
    year = int(match["year"]) if match["year"] else _year_of_month(month, match["which"] or "", anchor)
    if year is None:
        return UNKNOWN
    whole = cal.month(year, month)
    return _part(whole, _PARTS[match["part"].lower()]) if match["part"] else whole


def _year_of_month(month: int, which: str, anchor: Anchor) -> int | None:
    if anchor.published is None:
        return None
    here = anchor.published
    which = which.lower()
    if which in {"last", "past", "previous"}:
        return here.year - (month >= here.month)
    if which in {"next", "coming"} or anchor.future:
        return here.year + (month < here.month)
    return here.year - (month > here.month)


def weekday(match: re.Match[str], anchor: Anchor) -> Period:
    """Thursday, by tense; last Thursday; next Thursday."""
    here = anchor.published
    if here is None:
        return UNKNOWN
    wanted = cal.WEEKDAYS[match["weekday"].lower()]
    which = (match["which"] or "").lower()
    behind = (here.weekday() - wanted) % 7
    if which in {"next", "coming", "this coming"}:
        days = (7 - behind) or 7
    elif which in {"last", "past", "previous"}:
        days = -(behind or 7)
    else:
        days = (7 - behind) % 7 if anchor.future or behind == 6 else -behind
    day = cal.shift(here, days)
    return UNKNOWN if day is None else Period.day(day)


_NEAR_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2, "this morning": 0, "this afternoon": 0, "this evening": 0, "last night": -1,
    "overnight": 0, "earlier today": 0, "later today": 0, "later in the day": 0, "earlier in the day": 0,
}  # fmt: skip


def near_day(match: re.Match[str], anchor: Anchor) -> Period:
    """Today, yesterday, tomorrow, last night."""
    words = " ".join(match["near"].lower().split())
    day = None if anchor.published is None else cal.shift(anchor.published, _NEAR_DAYS[words])
    return UNKNOWN if day is None else Period.day(day)


_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}


def _unit_period(unit: str, day: date, steps: int) -> Period:
    if unit == "week":
        other = cal.shift(day, 7 * steps)
        return UNKNOWN if other is None else cal.week_of(other)
    if unit == "weekend":
        monday = cal.shift(day, 7 * steps - day.weekday())
        return cal.span_of(monday and cal.shift(monday, 5), monday and cal.shift(monday, 6), Precision.RANGE)
    if unit == "month":
        first = cal.add_months(day, steps)
        return UNKNOWN if first is None else cal.month(first.year, first.month)
    if unit == "quarter":
        first = cal.add_months(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3 * steps)
        last = None if first is None else cal.add_months(first, 2)
        return cal.span_of(first, last and cal.last_of_month(last), Precision.SEASON)
    return cal.year(day.year + steps)


def relative_unit(match: re.Match[str], anchor: Anchor) -> Period:
    """Last week; this month; next year; earlier this month; later this week; the end of this year."""
    here = anchor.published
    if here is None:
        return UNKNOWN
    which = match["which"].lower()
    unit = match["unit"].lower()
    steps = _STEPS[which]
    if unit == "weekend" and which == "last" and here.weekday() < 5:
        steps = -1
    whole = _unit_period(unit, here, steps)
    part = (match["part"] or "").lower()
    if part in {"earlier", "early"} and steps == 0:
        return cal.span_of(whole.start, cal.shift(here, -1), Precision.VAGUE)
    if part in {"later", "late"} and steps == 0:
        return cal.span_of(cal.shift(here, 1), whole.end, Precision.VAGUE)
    return _part(whole, _PARTS[part]) if part in _PARTS else whole


def part_of_current(match: re.Match[str], anchor: Anchor) -> Period:
    """The end of the month, later in the year: of the one that the report speaks from."""
    here = anchor.published
    if here is None:
        return UNKNOWN
    whole = _unit_period(match["unit"].lower(), here, 0)
    part = match["part"].lower()
    if part in {"later", "rest"}:
        return cal.span_of(cal.shift(here, 1), whole.end, Precision.VAGUE)
    return _part(whole, _PARTS.get(part, "early"))


_DAYS_IN = {"day": 1, "week": 7}


def _step_from(day: date, count: int, unit: str) -> Period:
    if unit in _DAYS_IN:
        other = cal.shift(day, count * _DAYS_IN[unit])
        return UNKNOWN if other is None else (Period.day(other) if unit == "day" else cal.week_of(other))
    return _unit_period(unit, day, count) if abs(count) < 9000 else UNKNOWN


def ago(match: re.Match[str], anchor: Anchor) -> Period:
    """Three days ago; a week ago; two years ago; in two weeks; a day earlier; two days later."""
    count = number(match["count"].lower())
    if count is None:
        return UNKNOWN
    direction = match["direction"].lower()
    story = direction in {"earlier", "later", "before", "after"}
    here = (anchor.narrative or anchor.published) if story else anchor.published
    if here is None:
        return UNKNOWN
    sign = -1 if direction in {"ago", "earlier", "before"} else 1
    return _step_from(here, sign * count, match["unit"].lower())


def ahead(match: re.Match[str], anchor: Anchor) -> Period:
    """In two weeks; within ten days: from the day of publication on."""
    count = number(match["count"].lower())
    if count is None or anchor.published is None:
        return UNKNOWN
    if match["within"].lower() == "within":
        end = _step_from(anchor.published, count, match["unit"].lower()).end
        return cal.span_of(anchor.published, end, Precision.VAGUE)
    return _step_from(anchor.published, count, match["unit"].lower()) if anchor.future else UNKNOWN


def same_day(match: re.Match[str], anchor: Anchor) -> Period:
    """The same day; the following day; the day before: reckoned from what the story last told."""
    if anchor.narrative is None:
        return UNKNOWN
    words = match["story"].lower()
    step = (
        0
        if words.startswith("same")
        else 1
        if words.split()[0] in {"following", "next"} or "after" in words
        else -1
    )
    day = cal.shift(anchor.narrative, step)
    return UNKNOWN if day is None else Period.day(day)


def season(match: re.Match[str], anchor: Anchor) -> Period:
    """Autumn 2020; the summer of 2019; last spring; this winter."""
    name = match["season"].lower()
    if match["year"]:
        return cal.season(int(match["year"]), name)
    if anchor.published is None or not match["which"]:
        return UNKNOWN
    here = anchor.published
    step = _STEPS[match["which"].lower()]
    current = cal.season(here.year, name)
    begun = current.start is not None and current.start <= here
    over = current.end is not None and current.end < here
    year = here.year + (step if step >= 0 else (0 if over else -1))
    if step > 0 and not begun:
        year = here.year
    return cal.season(year, name)


def year(match: re.Match[str], anchor: Anchor) -> Period:
    """In 1991; mid-2019."""
    del anchor
    whole = cal.year(int(match["year"]))
    return _part(whole, _PARTS[match["part"].lower()]) if match["part"] else whole


def decade(match: re.Match[str], anchor: Anchor) -> Period:
    """The 1990s; the early 1990s."""
    del anchor
    first = int(match["decade"])
    whole = cal.span_of(cal.make_day(first, 1, 1), cal.make_day(first + 9, 12, 31), Precision.VAGUE)
    return _part(whole, _PARTS[match["part"].lower()]) if match["part"] else whole


def recent(match: re.Match[str], anchor: Anchor) -> Period:
    """Recent days, the past two weeks, the coming months: vague, up to or from the day of publication."""
    here = anchor.published
    if here is None:
        return UNKNOWN
    count = number((match["count"] or "few").lower()) or 3
    unit = match["unit"].lower()
    which = match["which"].lower()
    forward = which in {"coming", "next", "following"}
    start = _step_from(here, count if forward else -count, unit)
    if forward:
        return cal.span_of(cal.shift(here, 1), start.end, Precision.VAGUE)
    return cal.span_of(start.start, here, Precision.VAGUE)
