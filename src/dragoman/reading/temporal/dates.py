"""Dates with a number for the day: 9 June 2022, June 9th, 2022-06-09, 23.05.2022, and ranges of them."""

import re
from datetime import date, timedelta

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.words import (
    AND_IF_BETWEEN,
    DAY_NUMBER,
    FROM,
    MONTH_NAME,
    WEEKDAY_NAME,
    WEEKDAY_SHORT,
    YEAR_NUMBER,
    ordinal,
    stands_alone,
)

# How far a date of the wrong tense may lie from the day of publication before the next year's or last year's is meant.
LONG_GONE = timedelta(45)
FAR_AHEAD = timedelta(90)

_ORD = "(?:st|nd|rd|th)?"
_CLOCK = r"(?:(?:T| )\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?"


def month_number(word: str) -> int:
    """The number of a month by its name or short name."""
    return cal.MONTHS[word.lower().rstrip(".")]


def likely_year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year of a bare month and day: the nearest one that fits the tense."""
    here = anchor.published
    if here is None:
        return None
    near = [cal.make_day(year, month, day) for year in (here.year - 1, here.year, here.year + 1)]
    best = min((when for when in near if when is not None), key=lambda when: abs(when - here), default=None)
    if best is None:
        return None
    if anchor.future and here - best > LONG_GONE:
        return best.year + 1
    if not anchor.future and best - here > FAR_AHEAD:
        return best.year - 1
    return best.year


def _with_weekday(day: date, name: str | None) -> date:
    """The same day of a neighbouring year if the printed weekday fits there and not here."""
    wanted = None if name is None else cal.weekday_number(name)
    if wanted is None or day.weekday() == wanted:
        return day
    others = (cal.make_day(year, day.month, day.day) for year in (day.year - 1, day.year + 1))
    return next((other for other in others if other and other.weekday() == wanted), day)


def _one(match: re.Match[str], number: str, anchor: Anchor) -> date | None:
    """The day that the groups "m", "d", "y" and "w" with a number tell."""
    groups = match.groupdict()
    month, day = month_number(groups[f"m{number}"] or groups["m2"]), int(groups[f"d{number}"])
    if groups.get(f"y{number}"):
        return cal.make_day(int(groups[f"y{number}"]), month, day)
    year = likely_year(month, day, anchor)
    found = None if year is None else cal.make_day(year, month, day)
    return found and _with_weekday(found, groups.get(f"w{number}"))


def one_date(match: re.Match[str], anchor: Anchor) -> Period:
    """June 9, 2022; 9 June; Friday, May 19; the 9th of June."""
    return cal.day(_one(match, "1", anchor))


def date_range(match: re.Match[str], anchor: Anchor) -> Period:
    """June 9-11; from 3 to 5 May; 28 May to 3 June; December 30 to January 2, 2023."""
    groups = match.groupdict()
    month1 = month_number(groups.get("m1") or groups["m2"])
    month2 = month_number(groups.get("m2") or groups["m1"])
    first, last = int(match["d1"]), int(match["d2"])
    turns = (month2, last) < (month1, first)
    if groups.get("y2"):
        end = cal.make_day(int(match["y2"]), month2, last)
        year = int(groups.get("y1") or int(match["y2"]) - turns)
        return cal.span_of(cal.make_day(year, month1, first), end, Precision.RANGE)
    likely = int(match["y1"]) if groups.get("y1") else likely_year(month1, first, anchor)
    if likely is None:
        return UNKNOWN
    start, end = cal.make_day(likely, month1, first), cal.make_day(likely + turns, month2, last)
    return cal.span_of(start, end, Precision.RANGE)


def two_dates(match: re.Match[str], anchor: Anchor) -> tuple[Period, ...]:
    """Neighbours are one stretch ("14 and 15 May"), others two days ("14 and 27 May")."""
    if int(match["d2"]) == int(match["d1"]) + 1:
        return (date_range(match, anchor),)
    ends = date_range(match, anchor)
    return cal.day(ends.start), cal.day(ends.end)


def _neighbours(match: re.Match[str], text: str) -> bool:
    """Whether the second day follows the first ("the night of 5/6 May")."""
    del text
    return int(match["d2"]) == int(match["d1"]) + 1


def _three(match: re.Match[str], text: str) -> bool:
    """Three days on end: "May 5, 6 and 7"."""
    del text
    return int(match["d1"]) + 2 == int(match["mid"]) + 1 == int(match["d2"])


def iso(match: re.Match[str], anchor: Anchor) -> Period:
    """2022-06-09; 2022/06/09; 2022-06-09T14:00:00Z: the day as printed."""
    del anchor
    return cal.day(cal.make_day(*(int(match[name]) for name in "ymd")))


def figures(match: re.Match[str], anchor: Anchor) -> Period:
    """23.05.2022 and 23/05/2022; with slashes only if one of the two can be no month or both are equal."""
    del anchor
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day_first = match["mark"] == "." or first > 12 or first == second
    if day_first:
        return cal.day(cal.make_day(year, second, first))
    return cal.day(cal.make_day(year, first, second)) if second > 12 else UNKNOWN


def _governed(match: re.Match[str], text: str) -> bool:
    """Whether "the 15th" is a day: only after a preposition and without a noun after it ("the 15th round")."""
    if match["of"]:
        return True
    before = re.search(
        r"\b(?:on|by|until|till|since|before|after|from)\s{1,3}$", text[: match.start()][-12:], re.IGNORECASE
    )
    return before is not None and stands_alone(text, match.end())


def _months_around(here: date, *, future: bool) -> list[date]:
    """The first days of this month and the twelve after or before it, nearest first."""
    steps = range(13) if future else range(0, -13, -1)
    months = [cal.add_months(here, step) for step in steps]
    return [month for month in months if month is not None]


def day_of_month(match: re.Match[str], anchor: Anchor) -> Period:
    """On the 15th; the 15th of next month; Friday the 19th: the nearest that fits the tense and the weekday."""
    here = anchor.published
    if here is None:
        return UNKNOWN
    groups = match.groupdict()
    if (groups.get("of") or "the").lower() != "the":
        month = cal.add_months(here, {"last": -1, "next": 1}.get(groups["of"].lower(), 0))
        return UNKNOWN if month is None else cal.day(cal.make_day(month.year, month.month, int(match["nth"])))
    wanted = cal.weekday_number(groups["weekday"]) if groups.get("weekday") else None
    for month in _months_around(here, future=anchor.future):
        day = cal.make_day(month.year, month.month, int(match["nth"]))
        in_tense = day is not None and (day >= here if anchor.future else day <= here)
        if day is not None and in_tense and wanted in {None, day.weekday()}:
            return Period.day(day)
    return UNKNOWN


def weekday_of_month(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """The first Monday of June; the last Sunday of the month."""
    del anchor
    if period.precision not in {Precision.MONTH, Precision.YEAR} or not period.start or not period.end:
        return UNKNOWN
    wanted, nth = cal.weekday_number(match["weekday"]), ordinal(match["nth"])
    if nth < 0:
        return cal.day(cal.shift(period.end, -((period.end.weekday() - wanted) % 7)))
    day = cal.shift(period.start, (wanted - period.start.weekday()) % 7 + 7 * (nth - 1))
    return cal.day(day) if day is not None and day <= period.end else UNKNOWN


def _groups(number: str) -> dict[str, str]:
    return {
        "m": rf"(?P<m{number}>{MONTH_NAME})",
        "d": rf"(?P<d{number}>{DAY_NUMBER}){_ORD}",
        "y": rf"(?:,? (?P<y{number}>{YEAR_NUMBER}))?",
        "w": rf"(?:(?P<w{number}>{WEEKDAY_SHORT}),? (?:the )?)?",
    }


_A, _B = _groups("1"), _groups("2")
_NO_COUNT = r"(?!\d|,\d|:\d|\.\d)"  # "May 1,200 men", "June 9:30"
_MDY1 = f"{_A['w']}{_A['m']} (?:the )?{_A['d']}{_NO_COUNT}{_A['y']}"
_MDY2 = f"{_B['w']}{_B['m']} (?:the )?{_B['d']}{_NO_COUNT}{_B['y']}"
_DMY1 = f"{_A['w']}(?:the )?{_A['d']} (?:of )?{_A['m']}{_A['y']}"
_DMY2 = f"{_B['w']}(?:the )?{_B['d']} (?:of )?{_B['m']}{_B['y']}"

FORMS = (
    Form(rf"(?P<y>{YEAR_NUMBER})(?P<mark>[-/])(?P<m>\d\d)(?P=mark)(?P<d>\d\d){_CLOCK}", iso),
    Form(rf"(?P<a>\d\d?)(?P<mark>[./])(?P<b>\d\d?)(?P=mark)(?P<y>{YEAR_NUMBER})", figures),
    Form(_MDY1, one_date),
    Form(_DMY1, one_date),
    Form(f"{FROM}{_MDY1}{AND_IF_BETWEEN}{_MDY2}", date_range),
    Form(f"{FROM}{_DMY1}{AND_IF_BETWEEN}{_DMY2}", date_range),
    Form(f"{FROM}{_A['w']}{_A['m']} {_A['d']}{AND_IF_BETWEEN}{_B['d']}{_NO_COUNT}{_B['y']}", date_range),
    Form(
        f"{FROM}{_A['w']}(?:the )?{_A['d']}{AND_IF_BETWEEN}{_B['w']}(?:the )?{_B['d']} (?:of )?{_B['m']}{_B['y']}",
        date_range,
    ),
    Form(f"{_A['m']} {_A['d']} and {_B['d']}{_NO_COUNT}{_B['y']}", two_dates),
    Form(
        f"{_A['m']} {_A['d']}, (?P<mid>{DAY_NUMBER}),? and {_B['d']}{_NO_COUNT}{_B['y']}", date_range, _three
    ),
    Form(f"(?:the )?{_A['d']} and (?:the )?{_B['d']} (?:of )?{_B['m']}{_B['y']}", two_dates),
    Form(f"{_A['d']}/{_B['d']} {_B['m']}{_B['y']}", date_range, _neighbours),
    Form(
        rf"the (?P<nth>{DAY_NUMBER})(?:st|nd|rd|th)(?: of (?P<of>this|last|next|the) month)?",
        day_of_month,
        _governed,
    ),
    Form(rf"(?P<weekday>{WEEKDAY_NAME}),? the (?P<nth>{DAY_NUMBER})(?:st|nd|rd|th)", day_of_month),
)
