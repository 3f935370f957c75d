"""Steps from a day: two days ago, about a year earlier, half a year ago, in two weeks, within ten days."""

import re
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.words import COUNT_WORD, UNIT_NAME, WEEKDAY_NAME, counts, plain, unit

_BACKWARD = {"ago", "earlier", "previously"}
_RECORD = re.compile(
    r"\b(?:first|only|times?|worst|best|(?:bigg|larg|high|low|deadli|heavi|long|fierc|bloodi|great|strong|sharp)est|most)"
    r"\b[^.,;]*$"
)


def _hours(here: date, least: int, most: int, sign: int) -> Period:
    """So many hours from a day: whole days are exact, less than half a day is the same day."""
    if least == most and (least % 24 == 0 or least <= 12):
        return cal.day(cal.shift(here, sign * (least // 24)))
    low, high = least // 24, -(-most // 24)
    ends = sorted((sign * low, sign * high))
    return cal.span_of(cal.shift(here, ends[0]), cal.shift(here, ends[1]), Precision.VAGUE)


def stepped(here: date, count: tuple[int, int], name: str, sign: int) -> Period:
    """What lies so many units from a day; between the least and the most if the count is none."""
    least, most = count
    if name == "minute":
        return Period.day(here)
    if name == "hour":
        return _hours(here, least, most, sign)
    near, far = cal.step(here, sign * least, name), cal.step(here, sign * most, name)
    if least == most or not (near.known and far.known):
        return near
    ends = (far, near) if sign < 0 else (near, far)
    return cal.span_of(ends[0].start, ends[1].end, Precision.VAGUE)


def _about(found: Period, here: date, words: str, name: str, sign: int) -> Period:
    """What "about", "more than" and "less than" make of so many units before or after a day."""
    if not (words and found.start and found.end):
        return found
    if words in {"more than", "over", "well over"}:
        further = cal.step(found.start, sign, name) if name not in {"minute", "hour"} else found
        start, end = (further.start, found.end) if sign < 0 else (found.start, further.end)
        return cal.span_of(start, end, Precision.VAGUE)
    if words in {"less than", "under"}:
        start, end = (found.start, cal.shift(here, -1)) if sign < 0 else (cal.shift(here, 1), found.end)
        return cal.span_of(start, end, Precision.VAGUE)
    return found if found.precision is Precision.DAY and words in {"just", "exactly"} else cal.vague(found)


def ago(match: re.Match[str], anchor: Anchor) -> Period:
    """Three days ago; about a week ago; several months ago; two days later; a year earlier; a week ago today."""
    direction = match["direction"].lower()
    told = direction != "ago"
    here = anchor.narrative if told else anchor.published
    count = counts(match["count"] or "")
    if here is None or count is None:
        return UNKNOWN
    sign, name = -1 if direction in _BACKWARD else 1, unit(match["unit"])
    if match["today"]:
        return UNKNOWN if name in {"hour", "minute"} else cal.day(cal.exact_step(here, sign * count[0], name))
    if not match["count"] and (name == "year" or told):
        return UNKNOWN  # "years ago", "weeks later" may be any number
    return _about(stepped(here, count, name, sign), here, plain(match["about"] or ""), name, sign)


def _is_ago(match: re.Match[str], text: str) -> bool:
    """Not so "two days earlier than planned"; without a count it must be a plural ("day ago" is nothing)."""
    if re.match(r"\s{1,3}than\b", text[match.end() : match.end() + 8]):
        return False
    bare = not match["count"]
    if not bare:
        return True
    return match["plural"] == "s" and match["direction"].lower() == "ago" and unit(match["unit"]) != "hour"


def weeks_ago_on(match: re.Match[str], anchor: Anchor) -> Period:
    """A week ago on Friday: that day of the calendar week so far back."""
    here, count = anchor.published, counts(match["count"])
    week = here and count and cal.shift(here, -7 * count[0] - here.weekday())
    if not week or not count or count[0] != count[1]:
        return UNKNOWN
    return cal.day(cal.shift(week, cal.weekday_number(match["weekday"])))


def half_ago(match: re.Match[str], anchor: Anchor) -> Period:
    """Half a year ago: about six months; a year and a half ago: about eighteen."""
    told = match["direction"].lower() != "ago"
    here = anchor.narrative if told else anchor.published
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}.get(unit(match["unit"]), 0)
    whole = counts(match["count"] or "") if match["count"] else (0, 0)
    if here is None or whole is None or months <= 1:
        return UNKNOWN
    sign = -1 if match["direction"].lower() in _BACKWARD else 1
    middle = sign * (whole[0] * months + months // 2)
    slack = max(1, months // 12)
    low, high = cal.add_months(here, middle - slack), cal.add_months(here, middle + slack)
    return cal.span_of(low, high and cal.last_of_month(high), Precision.VAGUE)


def within_some(match: re.Match[str], anchor: Anchor) -> Period:
    """Within days; in a matter of weeks: of what is to come."""
    here, name = anchor.published, unit(match["unit"])
    if here is None or not anchor.future:
        return UNKNOWN
    return cal.span_of(here, stepped(here, counts("") or (2, 6), name, 1).end, Precision.VAGUE)


def last_and_half(match: re.Match[str], anchor: Anchor) -> Period:
    """The past year and a half, up to today."""
    here, months = anchor.published, {"year": 18, "decade": 180, "century": 1800}.get(unit(match["unit"]), 0)
    if here is None or not months:
        return UNKNOWN
    return cal.span_of(cal.add_months(here, -months), here, Precision.VAGUE)


def ahead(match: re.Match[str], anchor: Anchor) -> Period:
    """In two weeks; in ten days' time; within 48 hours; two weeks from now: from the day of publication on."""
    here, count = anchor.published, counts(match["count"])
    if here is None or count is None:
        return UNKNOWN
    groups, name = match.groupdict(), unit(match["unit"])
    lead = plain(groups.get("lead") or "")
    found = stepped(here, count, name, 1)
    if lead.startswith(("within", "inside")):
        end = cal.shift(here, -(-count[1] // 24)) if name == "hour" else found.end
        return cal.span_of(here, end, Precision.VAGUE)
    sure = anchor.future or not lead or bool(groups.get("time"))
    return _about(found, here, plain(groups.get("about") or ""), name, 1) if sure else UNKNOWN


def _is_ahead(match: re.Match[str], text: str) -> bool:
    """Not so "in two years of war", "the first visit in ten years", "within six minutes"."""
    lead = match["lead"].lower()
    if unit(match["unit"]) == "minute" or (
        lead == "in" and _RECORD.search(text[max(0, match.start() - 70) : match.start()])
    ):
        return False
    return not re.match(r"\s{1,3}(?:of|after|before|from)\b", text[match.end() : match.end() + 9])


_COUNT = f"(?P<count>{COUNT_WORD})"
_UNIT = f"(?P<unit>{UNIT_NAME})"
_ABOUT = (
    "(?:(?P<about>about|around|some|roughly|nearly|almost|just|just over|just under|exactly|approximately|more than"
    "|less than|over|well over|under|at least) )?"
)

FORMS = (
    Form(
        rf"{_ABOUT}(?:{_COUNT} )?{_UNIT}(?P<plural>s?) (?P<direction>ago|earlier|later|previously)(?P<today> today)?",
        ago,
        _is_ago,
        story=lambda match: match["direction"].lower() != "ago",
    ),
    Form(rf"half an? {_UNIT} (?P<direction>ago|earlier|later)(?P<count>)", half_ago),
    Form(rf"the (?:last|past) {_UNIT} and a half", last_and_half),
    Form(rf"{_COUNT} {_UNIT}s? and a half (?P<direction>ago|earlier|later)", half_ago),
    Form(rf"{_COUNT} and a half {_UNIT}s? (?P<direction>ago|earlier|later)", half_ago),
    Form(
        rf"(?P<lead>in|within|inside) {_ABOUT}(?:the space of )?{_COUNT} {_UNIT}s?(?:['’]?s?(?P<time> time))?",
        ahead,
        _is_ahead,
    ),
    Form(rf"{_ABOUT}{_COUNT} {_UNIT}s? (?:from now|hence)", ahead),
    Form(rf"{_COUNT} {_UNIT}(?:['’]s|s['’]) time", ahead),
    Form(rf"{_COUNT} weeks? ago (?:on )?(?P<weekday>{WEEKDAY_NAME})", weeks_ago_on),
    Form(r"(?:within|in a matter of) (?P<unit>day|week|month)s", within_some),
)
