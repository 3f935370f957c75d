"""What "since", "until", "by", "after" and "before" make of the time they govern."""

import re

from dragoman.model import Period, Precision
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.words import plain, stands_alone

_WORDS = {
    "since": "since|as from|starting|beginning|effective|not before|not until|no sooner than|no earlier than",
    "from": "from",
    "until": "until|till|through|up to|up until",
    "by": "by|no later than|not later than|at the latest by|on or before",
    "after": "after",
    "before": "before|prior to",
}
_GOVERNORS = {words: governor for governor, listed in _WORDS.items() for words in listed.split("|")}
_BEFORE = re.compile(
    r"\b("
    + "|".join(sorted(_GOVERNORS, key=len, reverse=True)).replace(" ", r"\s{1,3}")
    + r")\s{1,3}(?:(?:on|in|from)\s{1,3})?(?:(?:at\s{1,3}least|around|about|roughly)\s{1,3})?(?:the\s{1,3})?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s{1,3}(?:onwards?|on(?=\s{0,3}[,.;)]|$))")
_AN_END = re.compile(r"^(?:the\s{1,3})?(?:very\s{1,3})?end\b|[’'-]s?[\s-]{0,3}end$", re.IGNORECASE)
_REACH = 48  # no governor with its blanks is longer


def governor(text: str, start: int, end: int) -> str:
    """The word that bounds the time between two places of a text; empty if none does."""
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    if _ONWARDS.match(text, end):
        return "since"
    word = "" if found is None else _GOVERNORS[plain(found[1])]
    if word == "before" and _AN_END.search(text[start:end]):
        word = "until"  # an end is a moment: what is before it may last up to it
    if word in {"since", "from"} or stands_alone(text, end):
        return word
    # "By the Friday attack", "after last week's talks": the time belongs to a noun, which is what is governed.
    return word if word in {"until", "by"} and text[end : end + 1] not in {"'", "’"} else ""


def bounded(period: Period, word: str) -> Period:
    """A period with an open side where a governing word opens it."""
    if not period.known:
        return period
    if word == "since" or (word == "from" and period.precision is Precision.DAY):
        return Period(period.start, None, Precision.VAGUE) if period.start else period
    if word in {"until", "by"}:
        return Period(None, period.end, Precision.VAGUE) if period.end else period
    if word == "after" and period.end:
        start = cal.shift(period.end, 1)
        return Period(start, None, Precision.VAGUE) if start else period
    if word == "before" and period.start:
        end = cal.shift(period.start, -1)
        return Period(None, end, Precision.VAGUE) if end else period
    return period
