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

FIRST_YEAR, LAST_YEAR = 1, 9999


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


def span_of(start: date | None, end: date | None, precision: Precision) -> Period:
    """A period if both ends exist and are in order, else unknown."""
    if start is None or end is None or end < start:
        return UNKNOWN
    if start == end:
        precision = Precision.DAY if precision in {Precision.RANGE, Precision.VAGUE} else precision
    return Period(start, end, precision)


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


def year(number: int) -> Period:
    """A calendar year."""
    return span_of(make_day(number, 1, 1), make_day(number, 12, 31), Precision.YEAR)


def season(number: int, name: str) -> Period:
    """A season of the northern half: three whole months; the winter of a year begins in its December."""
    first = make_day(number, SEASONS[name], 1)
    last = None if first is None else add_months(first, 2)
    return span_of(first, None if last is None else last_of_month(last), Precision.SEASON)


def week_of(day: date) -> Period:
    """The calendar week, Monday to Sunday, that holds the day."""
    monday = shift(day, -day.weekday())
    return span_of(monday, None if monday is None else shift(monday, 6), Precision.WEEK)
