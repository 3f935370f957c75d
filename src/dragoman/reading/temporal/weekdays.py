"""Days by their names and places: Thursday, yesterday, Monday week, the weekend, the following day."""

import re
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.words import AND_IF_BETWEEN, DAYPART, FROM, WEEKDAY_NAME, plain

_PART = rf"(?: {DAYPART})?"
_STORY_BEFORE = {"previous", "preceding"}
_STORY_AFTER = {"following"}


def _of_story(match: re.Match[str]) -> bool:
    which = plain(match["which"] or "").removeprefix("the ")
    return which in {"previous", "preceding", "following", "same", "that"}


def _by_tense(here: date, wanted: int, *, future: bool) -> int:
    """How many days off a bare weekday is; six days back is the day ahead of an early edition."""
    behind = (here.weekday() - wanted) % 7
    return (7 - behind) % 7 if future or behind == 6 else -behind


def _days_off(here: date, wanted: int, which: str, *, future: bool) -> int:
    behind = (here.weekday() - wanted) % 7
    if which in {"next", "coming", "this coming", "the coming"}:
        return (7 - behind) or 7
    if which in {"last", "past", "this past", "the past", "the last"}:
        return -(behind or 7)
    in_week = wanted - here.weekday()
    if which == "this" and not (future and in_week < 0):
        return in_week
    return _by_tense(here, wanted, future=future)


def _story_day(told: date | None, wanted: int, which: str) -> date | None:
    """The weekday just after, before or at the day that the story last told."""
    if told is None:
        return None
    behind = (told.weekday() - wanted) % 7
    if which in _STORY_AFTER:
        return cal.shift(told, (7 - behind) or 7)
    return cal.shift(told, -(behind or 7) if which in _STORY_BEFORE else -behind)


def weekday(match: re.Match[str], anchor: Anchor) -> Period:
    """Thursday, by tense; last Thursday; next Thursday night; the following Thursday."""
    wanted = cal.weekday_number(match["weekday"])
    which = plain(match["which"] or "")
    if _of_story(match):
        return cal.day(_story_day(anchor.narrative, wanted, which.removeprefix("the ")))
    here = anchor.published
    return (
        UNKNOWN
        if here is None
        else cal.day(cal.shift(here, _days_off(here, wanted, which, future=anchor.future)))
    )


def in_week(match: re.Match[str], anchor: Anchor) -> Period:
    """Tuesday last week; Thursday of next week; Monday of the following week."""
    which = plain(match["week"]).removeprefix("the ")
    told = which in {"previous", "preceding", "following", "same", "that"}
    here = anchor.narrative if told else anchor.published
    monday = here and cal.shift(here, 7 * cal.STEPS[which] - here.weekday())
    return cal.day(monday and cal.shift(monday, cal.weekday_number(match["weekday"])))


def week_after(match: re.Match[str], anchor: Anchor) -> Period:
    """Monday week; a week on Monday; two weeks on Friday; a week from Monday: that much after the coming one."""
    here = anchor.published
    if here is None:
        return UNKNOWN
    days = _by_tense(here, cal.weekday_number(match["weekday"]), future=True) or 7
    return cal.day(cal.shift(here, days + 7))


def before_last(match: re.Match[str], anchor: Anchor) -> Period:
    """The Friday before last; the Monday after next."""
    here = anchor.published
    if here is None:
        return UNKNOWN
    behind = (here.weekday() - cal.weekday_number(match["weekday"])) % 7
    return cal.day(cal.shift(here, -(behind or 7) - 7 if match["past"] else ((7 - behind) or 7) + 7))


def weekend_before_last(match: re.Match[str], anchor: Anchor) -> Period:
    """The weekend before last; the weekend after next."""
    here = anchor.published
    saturday = here and cal.shift(here, (-14 if match["past"] else 14) + 5 - here.weekday())
    return cal.span_of(saturday, saturday and cal.shift(saturday, 1), Precision.RANGE)


def weekday_range(match: re.Match[str], anchor: Anchor) -> Period:
    """From Monday to Wednesday; between Tuesday and Thursday; Monday through Wednesday."""
    here = anchor.published
    first, last = cal.weekday_number(match["first"]), cal.weekday_number(match["last"])
    if here is None or first == last:
        return UNKNOWN
    if anchor.future:
        start = cal.shift(here, (first - here.weekday()) % 7)
        return cal.span_of(start, start and cal.shift(start, (last - first) % 7), Precision.RANGE)
    end = cal.shift(here, -((here.weekday() - last) % 7))
    return cal.span_of(end and cal.shift(end, -((last - first) % 7)), end, Precision.RANGE)


_NEAR_DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "last night": -1, "last evening": -1, "overnight": 0,
    "later in the day": 0, "earlier in the day": 0, "night before last": -2,
}  # fmt: skip


def near_day(match: re.Match[str], anchor: Anchor) -> Period:
    """Today, yesterday evening, tomorrow, last night."""
    steps = _NEAR_DAYS[plain(match["near"]).removeprefix("the ")]
    return cal.day(anchor.published and cal.shift(anchor.published, steps))


def other_day(match: re.Match[str], anchor: Anchor) -> Period:
    """The other day: some day of the week before."""
    del match
    here = anchor.published
    return UNKNOWN if here is None else cal.span_of(cal.shift(here, -7), cal.shift(here, -1), Precision.VAGUE)


def told_day(match: re.Match[str], anchor: Anchor) -> Period:
    """The same day; the following night; the day before; that evening: reckoned from what the story last told."""
    if anchor.narrative is None:
        return UNKNOWN
    return cal.day(cal.shift(anchor.narrative, cal.STEPS[plain(match["which"])]))


def weekend(match: re.Match[str], anchor: Anchor) -> Period:
    """At the weekend, by tense; this, last, next weekend; this past weekend; the coming weekend."""
    which = plain(match["which"] or "")
    told = which in {"previous", "following", "that", "same"}
    here = anchor.narrative if told else anchor.published
    if here is None:
        return UNKNOWN
    inside = here.weekday() >= 5
    if which in {"", "past", "this past", "coming", "this coming"}:
        ahead = "coming" in which or (not which and anchor.future)
        steps = 0 if ahead or inside else -1
        steps += ("coming" in which) and inside
    else:
        steps = cal.STEPS[which]
    saturday = cal.shift(here, 7 * steps + 5 - here.weekday())
    return cal.span_of(saturday, saturday and cal.shift(saturday, 1), Precision.RANGE)


def _is_weekend_told(match: re.Match[str]) -> bool:
    return plain(match["which"] or "") in {"previous", "following", "that", "same"}


_WHICH_WEEKDAY = (
    "(?P<which>this past|this coming|the (?:following|previous|preceding|same|coming|past|last)|last|past|this|next"
    "|coming|that)"
)
_DAY_NOUN = "(?:day|night|evening|morning|afternoon)"

FORMS = (
    Form(rf"(?:{_WHICH_WEEKDAY} )?(?P<weekday>{WEEKDAY_NAME}){_PART}", weekday, story=_of_story),
    Form(
        rf"(?P<weekday>{WEEKDAY_NAME}){_PART}(?:,? of|,| in)? (?P<week>last|this|next|that"
        r"|the (?:previous|preceding|following|same)) week",
        in_week,
        story=lambda match: plain(match["week"]) not in {"last", "this", "next"},
    ),
    Form(
        rf"(?P<week>last|this|next) week,? (?:on |early on |late on )?(?P<weekday>{WEEKDAY_NAME}){_PART}",
        in_week,
    ),
    Form(rf"(?P<weekday>{WEEKDAY_NAME}) week(?!-)", week_after),
    Form(rf"the (?P<weekday>{WEEKDAY_NAME}) (?:before (?P<past>last)|after next)", before_last),
    Form(r"the weekend (?:before (?P<past>last)|after next)", weekend_before_last),
    Form(rf"a week (?:on|from) (?P<weekday>{WEEKDAY_NAME})", week_after),
    Form(
        rf"{FROM}(?P<first>{WEEKDAY_NAME}){_PART}{AND_IF_BETWEEN}(?P<last>{WEEKDAY_NAME}){_PART}",
        weekday_range,
    ),
    Form(
        r"(?P<near>the day before yesterday|the day after tomorrow|the night before last|later in the day"
        r"|earlier in the day|today|tonight|yesterday|tomorrow|this morning|this afternoon|this evening|last night"
        rf"|last evening|overnight)(?:(?<=y|w) {DAYPART})?",
        near_day,
    ),
    Form("the other (?:day|night|evening|morning)", other_day),
    Form(
        rf"(?:the (?=same|following|next|previous|preceding)|(?=that))(?P<which>\w{{4,9}}) {_DAY_NOUN}(?!-)",
        told_day,
        story=bool,
    ),
    Form(
        r"(?:(?:the )?(?P<which>this past|this coming|past|coming|last|this|next|previous|following|same|that)|the)"
        r" weekend(?!-)",
        weekend,
        story=_is_weekend_told,
    ),
)
