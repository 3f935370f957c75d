"""Printed calendar days: "June 09, 2022", "9 June 2022", "2022-06-09"; those in addresses and metadata."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = "(?:" + "|".join(sorted(chain.from_iterable(_MONTHS), key=len, reverse=True)) + r")\b\.?"
WEEKDAY = "(?:" + "|".join(f"{day}|{day[:3]}" for day in WEEKDAYS) + r"|tues|thurs)\b\.?"
_LEAD = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_YEAR = r"(?:,?\s+(?P<year>(?:1[89]|2[01])\d\d)(?!\d))?"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_LEAD}(?P<month>{MONTH})\s+{_DAY}(?!\d){_YEAR}",
        rf"(?<![\d.:,])\b{_LEAD}{_DAY}\s+(?:of\s+)?(?P<month>{MONTH}){_YEAR}",
        r"(?<!\d)(?P<year>(?:1[89]|2[01])\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:1[89]|2[01])\d\d)(?!\d)",
    )
)
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20|21)\d\d)(?P<sep>[/-]?)(?P<month>\d\d|[a-z]{3,9})(?P=sep)(?P<day>\d\d?)(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as it is printed, with or without its year.

    Attributes:
        start, end: where it is printed.
        month, day: as printed.
        year: None if not printed.
        weekday: 0 for Monday; None if not printed.
    """

    start: int
    end: int
    month: int
    day: int
    year: int | None
    weekday: int | None

    def in_year(self, year: int | None) -> date | None:
        """The day in its own year, else in the given one; None if there is none or its weekday differs."""
        at = self.year or year
        if at is None:
            return None
        try:
            found = date(at, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None


def _printed(match: re.Match[str]) -> PrintedDay:
    parts = match.groupdict()
    month = parts["month"].rstrip(".").casefold()
    weekday = parts.get("weekday")
    return PrintedDay(
        match.start(),
        match.end(),
        int(month) if month.isdecimal() else _NUMBER[month],
        int(parts["day"]),
        int(parts["year"]) if parts["year"] else None,
        None if weekday is None else [day[:3] for day in WEEKDAYS].index(weekday[:3].casefold()),
    )


def _is_name(match: re.Match[str]) -> bool:
    """Whether the month is a number or capitalised: "may 20 of them" is no date."""
    return not match["month"][0].islower()


def printed_days(text: str) -> Iterator[PrintedDay]:
    """Every day printed in the text, in order; impossible days ("31 June") are left out."""
    found = [_printed(match) for pattern in _PATTERNS for match in pattern.finditer(text) if _is_name(match)]
    at = 0
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if day.start >= at and 1 <= day.month <= 12 and 1 <= day.day <= 31:
            at = day.end
            yield day


def first_day(text: str) -> date | None:
    """The first day printed with its year, None if there is none."""
    return next((found for day in printed_days(text) if (found := day.in_year(None))), None)


def day_of_address(url: str) -> date | None:
    """The day in an address ("/2022/06/09/", "/2022/jun/09/", "-20220609"), None if there is none."""
    for match in _IN_ADDRESS.finditer(url):
        month = match["month"].casefold()
        number = int(month) if month.isdecimal() else _NUMBER.get(month)
        if number is None:
            continue
        try:
            return date(int(match["year"]), number, int(match["day"]))
        except ValueError:
            continue
    return None


def year_of_address(url: str) -> int | None:
    """The year in an address that prints year and month only ("/2031/03/title"), None if there is none."""
    match = re.search(r"/((?:19|20|21)\d\d)/(?:\d\d/|[^/]+$)", url)
    return int(match[1]) if match else None


def day_of_metadata(value: object) -> date | None:
    """The day that metadata give: ISO, compact, or written out; None for anything not understood."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    plain = value.strip()[:100]
    for candidate in (plain[:10], plain[:8] if plain[:8].isdecimal() else ""):
        try:
            return date.fromisoformat(candidate)
        except ValueError:
            continue
    return first_day(plain)
