"""Arithmetic on days, calendar weeks (Monday to Sunday), months, seasons and years."""

import calendar
from datetime import date, timedelta

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {
    name[:3].lower(): number for name, number in ((n, MONTHS[n.lower()]) for n in calendar.month_name if n)
}
MONTHS["sept"] = 9
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "before": -1, "this": 0, "current": 0, "same": 0,
    "that": 0, "next": 1, "coming": 1, "following": 1, "after": 1,
}  # fmt: skip

FIRST_YEAR, LAST_YEAR = 1, 9999
LONG = 9000  # more units than this lead out of the calendar


def weekday_number(name: str) -> int:
    """Monday is 0; a short name does."""
    return next(number for day, number in WEEKDAYS.items() if day.startswith(name.lower().rstrip(".")[:3]))


def shift(day: date, days: int) -> date | None:
    """The day so many days later; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, or None if the calendar has no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def day(found: date | None) -> Period:
    """The period of a day, unknown if there is none."""
    return UNKNOWN if found is None else Period.day(found)


def span_of(start: date | None, end: date | None, precision: Precision) -> Period:
    """A period if both ends exist and are in order, else unknown."""
    if start is None or end is None or end < start:
        return UNKNOWN
    if start == end:
        precision = Precision.DAY if precision in {Precision.RANGE, Precision.VAGUE} else precision
    return Period(start, end, precision)


def vague(period: Period) -> Period:
    """The same days, known only about."""
    return span_of(period.start, period.end, Precision.VAGUE)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    first = make_day(year, number, 1)
    return UNKNOWN if first is None else Period(first, last_of_month(first), Precision.MONTH)


def last_of_month(day: date) -> date:
    """The last day of the month that holds the day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date | None:
    """The first day of the month so many months later."""
    year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
    return make_day(year, number + 1, 1)


def same_day_of_month(day: date, months: int) -> date | None:
    """The same day so many months later, or that month's last day."""
    first = add_months(day, months)
    return first and first.replace(day=min(day.day, last_of_month(first).day))


def year(number: int) -> Period:
    """A calendar year."""
    return years(number, number, Precision.YEAR)


def years(first: int, last: int, precision: Precision = Precision.VAGUE) -> Period:
    """From the first day of one year to the last day of another."""
    return span_of(make_day(first, 1, 1), make_day(last, 12, 31), precision)


def decade(number: int) -> Period:
    """The ten years that a year belongs to: 1990 to 1999."""
    return years(number // 10 * 10, number // 10 * 10 + 9)


def century(number: int) -> Period:
    """A century by its number: the 20th is 1901 to 2000."""
    return years(number * 100 - 99, number * 100)


def quarter(year: int, number: int) -> Period:
    """Three months of the calendar year: the second quarter is April to June."""
    first = make_day(year, 3 * number - 2, 1)
    last = None if first is None else add_months(first, 2)
    return span_of(first, last and last_of_month(last), Precision.SEASON)


def season(number: int, name: str) -> Period:
    """A season of the northern half: three whole months; the winter of a year begins in its December."""
    first = make_day(number, SEASONS[name], 1)
    last = None if first is None else add_months(first, 2)
    return span_of(first, last and last_of_month(last), Precision.SEASON)


def week_of(day: date) -> Period:
    """The calendar week, Monday to Sunday, that holds the day."""
    monday = shift(day, -day.weekday())
    return span_of(monday, monday and shift(monday, 6), Precision.WEEK)


def unit_at(unit: str, day: date, steps: int) -> Period:
    """The calendar week, month, quarter, year, decade or century so many from the one that holds a day."""
    if abs(steps) > LONG:
        return UNKNOWN
    if unit in {"week", "fortnight"}:
        other = shift(day, steps * (7 if unit == "week" else 14))
        return UNKNOWN if other is None else week_of(other)
    if unit in {"month", "quarter"}:
        first = add_months(day, steps * (1 if unit == "month" else 3))
        if first is None:
            return UNKNOWN
        return (
            month(first.year, first.month) if unit == "month" else quarter(first.year, (first.month + 2) // 3)
        )
    if unit == "year":
        return year(day.year + steps)
    return decade(day.year + 10 * steps) if unit == "decade" else century((day.year + 99) // 100 + steps)


def step(day: date, count: int, unit: str) -> Period:
    """What lies so many units from a day: a day by days, the calendar week by weeks, the month by months."""
    if unit == "day":
        other = shift(day, count)
        return UNKNOWN if other is None else Period.day(other)
    if unit == "decade":  # "a decade ago" is about ten years, not the decade before this one
        return years(day.year + 10 * count - 1, day.year + 10 * count + 1)
    if unit == "century":
        return years(day.year + 100 * count - 10, day.year + 100 * count + 10)
    return unit_at(unit, day, count)


def exact_step(day: date, count: int, unit: str) -> date | None:
    """The very day so many units later; None outside the calendar."""
    if abs(count) > LONG:
        return None
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return shift(day, count * days)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return same_day_of_month(day, count * months)


def third(period: Period, part: str) -> Period:
    """The early, middle or late third of a period; of several years, whole years. A day has no parts."""
    start, end = period.start, period.end
    if start is None or end is None or start == end:
        return period
    if _whole_years(start, end):
        return _years_third(start.year, end.year, part)
    days = (end - start).days + 1
    low, high = {"early": (0, days // 3), "mid": (days // 3, 2 * days // 3), "late": (2 * days // 3, days)}[
        part
    ]
    return span_of(shift(start, low), shift(start, high - 1), Precision.VAGUE)


def _whole_years(start: date, end: date) -> bool:
    return end.year > start.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _years_third(first: int, last: int, part: str) -> Period:
    count = last - first + 1
    low, high = -(-count // 3), -(-2 * count // 3)
    cuts = {"early": (0, low), "mid": (low, high), "late": (high, count)}[part]
    return years(first + cuts[0], first + cuts[1] - 1)
