"""The words with which a time can open: at any other word nothing needs to be tried."""

import re
from functools import cache

from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.feasts import FEASTS
from dragoman.reading.temporal.words import plain, vocabulary

# First words of the forms that are not in the vocabulary of months, weekdays, numbers and units.
_FIRST_WORDS = """
    a about almost an and any approximately around at beginning between black bloody cyber each end close coming couple
    croatian current early earlier eve every exactly few following from giving gloomy good half horizon agenda arab euro
    expo in independent inside just last late later less mail man mid middle midmonth midweek midyear more nearly next
    opening outset over overnight past prague preceding previous q recent remainder rest roughly ruby same several some
    start strategy super that the these this today tomorrow tonight under very vision well windows within yesterday
"""
_FIRST = re.compile(r"['’]?\d|[^\W\d_]+")


@cache
def _openers() -> frozenset[str]:
    feasts = {re.split(r"[^a-z]", name)[0] for names in FEASTS for name in names.split("|")}
    calendar = {
        *cal.MONTHS,
        *cal.WEEKDAYS,
        *(name[:3] for name in cal.WEEKDAYS),
        "tues",
        "thur",
        "thurs",
        *cal.SEASONS,
    }
    return frozenset({*_FIRST_WORDS.split(), *feasts, *calendar, *vocabulary()})


def may_open(text: str, at: int) -> bool:
    """Whether a time could begin here: a figure or one of the words."""
    first = _FIRST.match(text, at)
    if first is None:
        return False
    return first[0][-1].isdecimal() or plain(first[0]) in _openers()
