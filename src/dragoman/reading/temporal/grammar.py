"""The forms of time expressions in English news, tried in order at each place; the longest reading comes first."""

import re
from collections.abc import Callable
from functools import cache

from dragoman.model import Period, Precision, Span
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal import rules
from dragoman.reading.temporal.expression import Anchor, TimeExpression

Rule = Callable[[re.Match[str], Anchor], Period]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_TO = r"\s*(?:-|–|—|to|and|until|through)\s*"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple)"
_WHICH = r"(?P<which>last|past|previous|this|current|next|coming|following)"
_PART = r"(?P<part>early|mid|middle|late|beginning|start|end)"

_FORMS: tuple[tuple[str, Rule], ...] = (
    (rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)", rules.iso),
    (
        (
            rf"(?:{_WEEKDAY},?\s+)?(?:from\s+|between\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:st|nd|rd|th)?"
            rf"(?:{_TO}(?:(?P<month2>{_MONTH})\s+)?(?P<day2>{_DAY})(?:st|nd|rd|th)?)?(?!\d|,\d|:\d)(?:,?\s+(?P<year>{_YEAR}))?"
        ),
        rules.month_day,
    ),
    (
        (
            rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY})(?:st|nd|rd|th)?"
            rf"(?:{_TO}(?P<day2>{_DAY})(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?P<month>{_MONTH})(?P<month2>)(?:,?\s+(?P<year>{_YEAR}))?"
        ),
        rules.month_day,
    ),
    (
        (
            rf"(?:(?:the\s+)?{_PART}(?:\s+of\s+|-|\s+))?(?:(?P<which>last|past|previous|this|next|coming)\s+)?"
            rf"(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
        ),
        rules.month_only,
    ),
    (
        (
            rf"(?:(?P<which>last|past|previous|this coming|this|next|coming)\s+)?(?P<weekday>{_WEEKDAY})"
            r"(?:\s+(?:morning|afternoon|evening|night))?"
        ),
        rules.weekday,
    ),
    (
        (
            r"(?P<near>later\s+in\s+the\s+day|earlier\s+in\s+the\s+day|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|earlier\s+today|later\s+today|today|tonight"
            r"|yesterday|tomorrow|this\s+morning|this\s+afternoon|this\s+evening|last\s+night|overnight)"
        ),
        rules.near_day,
    ),
    (
        (
            rf"(?:(?P<part>earlier|later|early|late|(?:the\s+)?(?:end|start|beginning|middle)\s+of)\s+)?(?:the\s+)?{_WHICH}"
            r"\s+(?P<unit>weekend|week|month|quarter|year)"
        ),
        rules.relative_unit,
    ),
    (
        r"(?:the\s+)?(?P<part>end|start|beginning|middle|early|later|rest)\s+(?:in|of)\s+the\s+(?P<which>)(?P<unit>week|month|year)",
        rules.part_of_current,
    ),
    (
        rf"(?P<which>recent|last|past|coming|next|following)\s+(?:{_COUNT}\s+)?(?P<unit>day|week|month|year)s",
        rules.recent,
    ),
    (
        rf"(?:a\s+)?{_COUNT}(?:\s+of)?\s+(?P<unit>day|week|month|year)s?\s+(?P<direction>ago|earlier|later|before|after)(?!\s+than)",
        rules.ago,
    ),
    (
        rf"(?P<within>in|within)\s+(?:a\s+)?{_COUNT}\s+(?P<unit>day|week|month|year)s?(?:'\s+time)?",
        rules.ahead,
    ),
    (
        r"(?:the\s+)(?P<story>same\s+day|following\s+day|next\s+day|day\s+after|day\s+before|previous\s+day)",
        rules.same_day,
    ),
    (
        (
            rf"(?:(?P<which>last|past|this|next|coming)\s+)?(?P<season>spring|summer|autumn|fall|winter)"
            rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?"
        ),
        rules.season,
    ),
    (rf"(?:the\s+)?(?:{_PART}(?:\s+|-))?(?P<decade>(?:1[6-9]|20)\d0)s", rules.decade),
    (rf"(?:{_PART}(?:\s+of\s+|-|\s+))?(?P<year>{_YEAR})", rules.year),
)
_SECOND_MONTH = re.compile(
    rf"\s*(?:,|and|or|&)\s*(?P<month>{_MONTH})(?!\s+\d)(?:\s+(?P<year>{_YEAR}))?(?!\w)"
)
_BOUND = re.compile(r"(?:^|\b)(since|until|till|by|after|before|from)\s+(?:the\s+)?$", re.IGNORECASE)
_STARTER = re.compile(r"\b(?=\w)")
_ORDINARY = re.compile(r"(?:may|march|mar|sun|sat|fall|spring|dec|sep|jan)\b", re.IGNORECASE)
_FALL = re.compile(r"\bfall\b", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"[$€£#№.,:/]\s?$|\d[-–]$")
_UNIT_AFTER = re.compile(
    r"\s*(?:%|people|troops|soldiers|percent|per cent|civilians|prisoners|square|km|miles|tons|tonnes|[a-z]+ers\b)"
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    return tuple((re.compile(rf"{form}(?!\w)", re.IGNORECASE), rule) for form, rule in _FORMS)


def _is_month_word(match: re.Match[str]) -> bool:
    """A month's or season's name that is also a verb ("may", "march", "fall") must look like the name."""
    words = match.group(0)
    month = (match.groupdict().get("month") or "").rstrip(".")
    if month.lower() in {"may", "march", "mar", "dec", "sep", "jan"} and not month[0].isupper():
        return False
    return not (
        match.groupdict().get("season") and words.lower() in {"fall", "spring", "winter", "summer", "autumn"}
    )


def _is_year(match: re.Match[str], text: str) -> bool:
    """A bare number of four digits is a year unless it is money, a count, or part of a longer number."""
    if match.groupdict().keys() >= {"part", "year"} and "month" not in match.groupdict():
        before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() : match.end() + 14]
        return not (
            _MONEY_BEFORE.search(before)
            or _UNIT_AFTER.match(after)
            or (after[:1] in {",", ".", "-"} and after[1:2].isdigit())
        )
    return True


def _with_bound(period: Period, bound: str) -> Period:
    """The period that "since", "until", "by", "after" or "before" makes of a period."""
    if not period.known or not bound:
        return period
    if bound == "from" and period.precision is not Precision.DAY:
        return period
    if bound in {"since", "from"} and period.start:
        return Period(period.start, None, Precision.VAGUE)
    if bound in {"until", "till", "by"} and period.end:
        return Period(None, period.end, Precision.VAGUE)
    return period


def _second_month(match: re.Match[str], text: str, rule: Rule) -> re.Match[str] | None:
    return _SECOND_MONTH.match(text, match.end()) if rule is rules.month_only else None


def _expression(match: re.Match[str], rule: Rule, text: str, offset: int) -> TimeExpression:
    second = _second_month(match, text, rule)
    found = _BOUND.search(text, max(0, match.start() - 14), match.start())
    bound = found[1].lower() if found else ""
    bound = "" if bound in {"after", "before"} else bound

    def resolve(anchor: Anchor) -> tuple[Period, ...]:
        periods = [_with_bound(rule(match, anchor), bound)]
        if second is not None:
            periods.append(_month_after(periods[0], second))
        return tuple(period for period in periods if period.known) or (UNKNOWN,)

    end = second.end() if second else match.end()
    story = rule is rules.same_day or (match.groupdict().get("direction") or "").lower() in {
        "earlier",
        "later",
        "before",
        "after",
    }
    return TimeExpression(Span(offset + match.start(), offset + end), resolve, bound, story)


def _month_after(first: Period, second: re.Match[str]) -> Period:
    number = cal.MONTHS[second["month"].lower().rstrip(".")]
    if second["year"]:
        return cal.month(int(second["year"]), number)
    if first.start is None:
        return UNKNOWN
    return cal.month(first.start.year + (number < first.start.month), number)


def _at(text: str, at: int) -> tuple[re.Match[str], Rule] | None:
    for pattern, rule in _compiled():
        match = pattern.match(text, at)
        if match and _is_month_word(match) and _is_year(match, text):
            return match, rule
    return None


def find_times(text: str, *, offset: int = 0) -> list[TimeExpression]:
    """All time expressions in a text (a sentence or a paragraph), in order, without overlaps.

    Args:
        text: what to search.
        offset: where the text begins in the report; added to every span.
    """
    found: list[TimeExpression] = []
    at = 0
    while True:
        start = _STARTER.search(text, at)
        if start is None:
            return found
        hit = _at(text, start.start())
        if hit is None:
            at = _word_end(text, start.start())
            continue
        expression = _expression(hit[0], hit[1], text, offset)
        found.append(expression)
        at = expression.span.end - offset


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or text[at] == "_"):
        at += 1
    return max(at, at + (at < len(text)))
