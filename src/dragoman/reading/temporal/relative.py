"""Units of the calendar seen from a day: last week, this month, recent months, the coming days."""

import re
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.words import COUNT_WORD, UNIT_NAME, counts, plain, unit

_TOLD = {"previous", "preceding", "following", "same", "that"}
_THROUGHOUT = re.compile(r"\b(?:over|in|during|within|for|throughout|across)\s{1,3}$", re.IGNORECASE)


def _which(match: re.Match[str]) -> str:
    return plain(match["which"]).removeprefix("the ")


def of_story(match: re.Match[str]) -> bool:
    """Whether "the previous", "the following", "that" or "the same" reckon from the story."""
    return _which(match) in _TOLD


def trailing(here: date, count: int, name: str) -> Period:
    """The stretch of so many units up to a day: from the first day of the unit so far back."""
    start = (
        cal.exact_step(here, -count, name)
        if name in {"decade", "century"}
        else cal.step(here, -count, name).start
    )
    return cal.span_of(start, here, Precision.VAGUE)


def leading(here: date, count: int, name: str) -> Period:
    """The stretch of so many units from the morrow of a day on."""
    end = (
        cal.exact_step(here, count, name)
        if name in {"decade", "century"}
        else cal.step(here, count, name).end
    )
    return cal.span_of(cal.shift(here, 1), end, Precision.VAGUE)


def relative_unit(match: re.Match[str], anchor: Anchor) -> Period:
    """Last week; this month; next year; the past year; the same week; that month; the following year."""
    which, name = _which(match), unit(match["unit"])
    here = anchor.narrative if which in _TOLD else anchor.published
    if here is None:
        return UNKNOWN
    if _is_trailing(match, which, name):
        return trailing(here, 1, name)
    if _is_leading(match, which, name):
        return cal.span_of(cal.shift(here, 1), cal.exact_step(here, 1, name), Precision.VAGUE)
    return cal.unit_at(name, here, cal.STEPS[which.removeprefix("this ")])


def _is_trailing(match: re.Match[str], which: str, name: str) -> bool:
    """Whether it ends today: "the past week" and "the last week" do, "last week" is the calendar week before."""
    if which in {"past", "this past"}:
        return True
    return which == "last" and name != "century" and (_has_article(match) or name in {"decade", "fortnight"})


def _is_leading(match: re.Match[str], which: str, name: str) -> bool:
    """Whether it begins tomorrow: "over the next month" does, "next month" is the calendar month after."""
    if name == "fortnight":
        return which in {"next", "coming", "this coming"}
    before = match.string[max(0, match.start() - 12) : match.start()]
    return which == "next" and _has_article(match) and _THROUGHOUT.search(before) is not None


def _has_article(match: re.Match[str]) -> bool:
    return plain(match[0]).startswith("the ")


def _is_unit(match: re.Match[str], text: str) -> bool:
    """Not so "the last week of the war"."""
    following = text[match.end() : match.end() + 6].lower().split()
    return not (following[:1] == ["of"] and _which(match) in {"last", "next", "following", "previous"})


def before_last(match: re.Match[str], anchor: Anchor) -> Period:
    """The week before last; the year after next."""
    here = anchor.published
    steps = -2 if match["past"] else 2
    return UNKNOWN if here is None else cal.unit_at(unit(match["unit"]), here, steps)


def recent(match: re.Match[str], anchor: Anchor) -> Period:
    """Recent days, the past two weeks, the coming months: vague, up to or from the day they are reckoned from."""
    which = _which(match)
    here = anchor.narrative if which in {"previous", "preceding", "following"} else anchor.published
    count = counts(match["count"] or "few")
    if here is None or count is None:
        return UNKNOWN
    forward = which in {"coming", "next", "following"}
    name = unit(match["unit"])
    most = count[1] if count[0] == count[1] else 3  # a few is about three
    if name in {"hour", "minute"}:
        days = -(-most // 24) if name == "hour" else 1
        other = cal.shift(here, days if forward else -days)
        return (
            cal.span_of(here, other, Precision.VAGUE)
            if forward
            else cal.span_of(other, here, Precision.VAGUE)
        )
    return leading(here, most, name) if forward else trailing(here, most, name)


def _is_recent(match: re.Match[str], text: str) -> bool:
    """Not so "the last days of the regime"; "following two hours of talks" begins a phrase of its own."""
    if _which(match) in {"following", "previous", "preceding"} and not plain(match[0]).startswith("the "):
        return False
    return not (text[match.end() : match.end() + 4].lower() == " of " and _which(match) in {"last", "next"})


def to_come(match: re.Match[str], anchor: Anchor) -> Period:
    """The weeks ahead; in the days to come."""
    here, count, name = anchor.published, counts(match["count"] or "few"), unit(match["unit"])
    if here is None or count is None or name in {"hour", "minute"}:
        return UNKNOWN
    return leading(here, count[1] if count[0] == count[1] else 3, name)


def bare_unit(match: re.Match[str], anchor: Anchor) -> Period:
    """The year, below "the end of": the one that the report speaks from."""
    here = anchor.published
    return UNKNOWN if here is None else cal.unit_at(unit(match["unit"]), here, 0)


def of_bare_unit(match: re.Match[str], anchor: Anchor) -> Period:
    """Year's end; mid-week; mid-month: a third of the one that the report speaks from."""
    return cal.third(bare_unit(match, anchor), "mid" if match["mid"] else "late")


def in_new_year(match: re.Match[str], anchor: Anchor) -> Period:
    """In the new year: early in the one to come, or the one just begun."""
    del match
    here = anchor.published
    if here is None:
        return UNKNOWN
    begun = here.month <= 2 and not anchor.future
    return cal.third(cal.year(here.year if begun or (here.month == 1) else here.year + 1), "early")


def turn_of_year(match: re.Match[str], anchor: Anchor) -> Period:
    """The turn of the year: the last week of one and the first of the other, the nearest in tense."""
    del match
    here = anchor.published
    if here is None:
        return UNKNOWN
    last_year = here.year if anchor.future or here >= date(here.year, 12, 25) else here.year - 1
    return cal.span_of(cal.make_day(last_year, 12, 25), cal.make_day(last_year + 1, 1, 7), Precision.VAGUE)


_COUNT = f"(?P<count>{COUNT_WORD})"
_UNIT = f"(?P<unit>{UNIT_NAME})"
_WHICH = "(?P<which>last|this past|past|previous|preceding|this|current|this coming|next|coming|following|same|that)"
_SINGLE = "(?P<unit>week|fortnight|month|quarter|year|decade|century)"

FORMS = (
    Form(f"(?:the )?{_WHICH} {_SINGLE}(?!-|['’]s end)", relative_unit, _is_unit, story=of_story),
    Form(rf"the {_SINGLE} (?:before (?P<past>last)|after next)", before_last),
    Form(
        rf"(?:the |these )?(?P<which>recent|last|past|coming|next|following|previous|preceding) (?:{_COUNT} )?{_UNIT}s",
        recent,
        _is_recent,
        story=lambda match: _which(match) in {"previous", "preceding", "following"},
    ),
    Form(rf"(?:the )?(?:{_COUNT} )?{_UNIT}s (?:ahead(?! of)|to come)", to_come),
    Form(r"(?:the )?(?P<mid>)(?P<unit>year|month|week|decade|century)(?:['’]s[ -]end|-end)", of_bare_unit),
    Form(r"(?P<mid>mid)-?(?P<unit>year|month|week)", of_bare_unit),
    Form("(?:early |late )?in the new year", in_new_year),
    Form("the turn of the year", turn_of_year),
    Form(rf"the {_SINGLE}", bare_unit, base_only=True),
)
