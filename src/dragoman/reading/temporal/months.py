"""Months, seasons and quarters: June, last May, from March to May 2020, autumn 2020, the third quarter."""

import re
from collections.abc import Iterable
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.dates import month_number
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.words import (
    AND_IF_BETWEEN,
    FROM,
    MONTH_NAME,
    NAMED_SEASON,
    ORDINAL_WORD,
    YEAR_NUMBER,
    ordinal,
    plain,
    stands_alone,
)

_TOLD = {"the previous", "the preceding", "the following", "the same", "that"}
_VERBS_TOO = {"may", "march", "mar", "dec", "sep", "jan"}
_GIVEN_NAMES = {"april", "may", "june", "august", "jan", "january", "mar"}
_SURNAME = re.compile(
    r"\s{1,3}(?!January|February|March|April|May|June|July|August|Septem|Octo|Novem|Decem)[A-Z][a-z]+"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|on|since|until|till|last|next|this|early|late|mid|middle|to|the|from|and|or|between|through|during|after"
    r"|before|late-|coming|past|[’']s)[\s-]{1,3}$",
    re.IGNORECASE,
)
_MRS_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Minister|Brian)\s{1,3}$")
_MAY_SPEAKS = re.compile(
    r"\s{1,3}(?:be|have|not|also|well|soon|still|only|yet|say|said|says|told|has|had|told|insisted)\b"
)


def year_told(words: str, anchor: Anchor) -> int | None:
    """The year that "last year", "the same year" name."""
    which = plain(words)
    here = anchor.narrative if which in _TOLD else anchor.published
    return None if here is None else here.year + cal.STEPS[which.removeprefix("the ")]


def _year_of_month(month: int, which: str, anchor: Anchor) -> int | None:
    told = which in _TOLD
    here = anchor.narrative if told else anchor.published
    if here is None:
        return None
    if which in {"last", "past", "this past", "the previous", "the preceding"}:
        return here.year - (month >= here.month)
    if not told and anchor.future and which not in {"next", "coming"}:
        return here.year + (month < here.month)
    if which in {"next", "coming", "this coming", "the following"}:
        return here.year + (month <= here.month)
    return here.year - (month > here.month and which != "this")


def month(match: re.Match[str], anchor: Anchor) -> Period:
    """June; June 2022; last June; June of last year."""
    number = month_number(match["month"])
    if match["year"]:
        return cal.month(int(match["year"]), number)
    which = plain(match["which"] or "")
    year = year_told(match["whose"], anchor) if match["whose"] else _year_of_month(number, which, anchor)
    return UNKNOWN if year is None else cal.month(year, number)


def month_range(match: re.Match[str], anchor: Anchor) -> Period:
    """From March to May 2020; November 2020 to February 2021; between May and July; June-July."""
    first, last = month_number(match["month"]), month_number(match["month2"])
    turns = last < first
    start: int | None
    end: int | None
    if match["year2"]:
        end = int(match["year2"])
        start = int(match["year"]) if match["year"] else end - turns
    elif match["year"] or anchor.future:
        start = int(match["year"]) if match["year"] else _coming(first, last, anchor)
        end = None if start is None else start + turns
    else:
        end = _year_of_month(last, "", anchor)
        start = None if end is None else end - turns
    if start is None or end is None:
        return UNKNOWN
    return cal.span_of(cal.month(start, first).start, cal.month(end, last).end, Precision.RANGE)


def _coming(first: int, last: int, anchor: Anchor) -> int | None:
    """The year in which a stretch of months to come begins; one that is under way has begun."""
    here = anchor.published
    if here is None:
        return None
    under_way = first <= here.month <= last or (last < first and here.month >= first)
    return here.year + (not under_way and first < here.month)


def two_months(match: re.Match[str], anchor: Anchor) -> tuple[Period, ...]:
    """In April and May; in May or June 2020: two periods; the printed year serves both."""
    first, second = month_number(match["month"]), month_number(match["month2"])
    turns = second < first
    if match["year2"]:
        later = int(match["year2"])
        year: int | None = int(match["year"]) if match["year"] else later - turns
        return cal.month(year or later, first), cal.month(later, second)
    year = int(match["year"]) if match["year"] else _year_of_month(first, "", anchor)
    if year is None:
        return (UNKNOWN,)
    return cal.month(year, first), cal.month(year + turns, second)


def is_month(match: re.Match[str], text: str) -> bool:
    """A month that is also a verb or a given name must look like the month ("may", "march on", "June Smith")."""
    word = match["month"].rstrip(".")
    if word.lower() in _VERBS_TOO and not word[0].isupper() and not match["year"]:
        return False
    return not _is_person(match, text, word)


def _is_person(match: re.Match[str], text: str, word: str) -> bool:
    if word.lower() not in _GIVEN_NAMES or match.end("month") != match.end():
        return False
    before = text[max(0, match.start() - 16) : match.start()]
    if word == "May" and (_MRS_MAY.search(before) or _MAY_SPEAKS.match(text, match.end())):
        return True
    if match.start("month") != match.start() or _BEFORE_MONTH.search(before):
        return False
    return _SURNAME.match(text, match.end()) is not None


def _both_months(match: re.Match[str], text: str) -> bool:
    del text
    words = (match["month"], match["month2"])
    return all(word[0].isupper() or word.rstrip(".").lower() not in _VERBS_TOO for word in words)


def _seasons(name: str, here: date) -> Iterable[Period]:
    return (cal.season(year, name) for year in range(here.year - 2, here.year + 3))


def season(match: re.Match[str], anchor: Anchor) -> Period:
    """Autumn 2020; the summer of 2019; the spring of last year; last spring; this winter; in the summer."""
    name = match["season"].lower()
    if match["year"] or match["whose"]:
        year = int(match["year"]) if match["year"] else year_told(match["whose"], anchor)
        return UNKNOWN if year is None else cal.season(year, name)
    here = anchor.published
    if here is None:
        return UNKNOWN
    return _season_near(here, name, plain(match["which"] or ""), future=anchor.future)


def _season_near(here: date, name: str, which: str, *, future: bool) -> Period:
    past: list[Period] = []
    now: list[Period] = []
    to_come: list[Period] = []
    for period in _seasons(name, here):
        if period.start and period.end:
            (past if period.end < here else to_come if period.start > here else now).append(period)
    order = {
        "last": past[::-1],
        "past": past[::-1],
        "this past": past[::-1],
        "next": to_come,
        "coming": to_come,
    }
    order["this coming"] = to_come
    if which == "this" and not future:
        this_year = [one for one in past + to_come if one.start and one.start.year == here.year]
        return (now + this_year or [UNKNOWN])[0]
    return (order.get(which, now + (to_come if future else past[::-1])) or [UNKNOWN])[0]


_SEASON_BEFORE = re.compile(
    r"\b(?:in|by|until|till|since|over|during|after|before|throughout|for)\s{1,3}$", re.IGNORECASE
)


def _is_season(match: re.Match[str], text: str) -> bool:
    """A bare season counts with an article, after a preposition, and without a noun after it."""
    if match["year"] or match["whose"] or match["which"]:
        return True
    before = _SEASON_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
    with_article = match.start("season") > match.start()
    if not before or not stands_alone(text, match.end()) or text[match.end() :].lstrip()[:3].lower() == "of ":
        return False
    return with_article or (
        before[0].strip().lower() in {"by", "until", "till", "since"} and match["season"] != "fall"
    )


def quarter(match: re.Match[str], anchor: Anchor) -> Period:
    """The third quarter, by tense; Q1 2023."""
    number = int(match["q"]) if match["q"] else ordinal(match["nth"]) % 5
    if match["year"]:
        return cal.quarter(int(match["year"]), number)
    here = anchor.published
    if here is None:
        return UNKNOWN
    this = cal.quarter(here.year, number)
    if anchor.future:
        return this if this.end and this.end >= here else cal.quarter(here.year + 1, number)
    return this if this.start and this.start <= here else cal.quarter(here.year - 1, number)


def _is_quarter(match: re.Match[str], text: str) -> bool:
    if match["q"] or match["year"]:
        return True
    return stands_alone(text, match.end()) and not text[match.end() :].lstrip().lower().startswith("of ")


def bare_season(match: re.Match[str], anchor: Anchor) -> Period:
    """The summer, below "the end of": by tense."""
    here = anchor.published
    return UNKNOWN if here is None else _season_near(here, match["season"].lower(), "", future=anchor.future)


_WHICH = "(?P<which>this past|this coming|last|past|this|next|coming|that|the (?:following|previous|preceding|same))"
_WHICH_SEASON = "(?P<which>this past|this coming|last|past|this|next|coming)"
_WHOSE = "(?P<whose>last|this|next|that|the (?:previous|preceding|following|same)) year"
_YEAR_AFTER = f"(?:,? (?:of )?(?P<year>{YEAR_NUMBER})|(?: of)? {_WHOSE})"
_M1, _M2 = f"(?P<month>{MONTH_NAME})", f"(?P<month2>{MONTH_NAME})"
_Y1, _Y2 = f"(?:,? (?:of )?(?P<year>{YEAR_NUMBER}))?", f"(?:,? (?:of )?(?P<year2>{YEAR_NUMBER}))?"


def told(match: re.Match[str]) -> bool:
    """Whether "that", "the same" and the like reckon from the story."""
    groups = match.groupdict()
    return plain(groups.get("which") or "") in _TOLD or plain(groups.get("whose") or "") in _TOLD


FORMS = (
    Form(f"(?:the month of )?(?:{_WHICH} )?{_M1}{_YEAR_AFTER}?", month, is_month, story=told),
    Form(f"{FROM}{_M1}{_Y1}{AND_IF_BETWEEN}{_M2}(?! ?\\d{{1,2}}\\b){_Y2}", month_range, _both_months),
    Form(f"{_M1}{_Y1} ?(?:,|and|or|&) ?{_M2}(?! \\d{{1,2}}\\b){_Y2}", two_months, _both_months),
    Form(
        f"(?:the )?(?:{_WHICH_SEASON} )?(?P<season>{NAMED_SEASON})"
        f"(?:,? (?:of )?(?P<year>{YEAR_NUMBER})|(?: of)? {_WHOSE})?",
        season,
        _is_season,
        story=told,
    ),
    Form(f"(?:the )?(?P<season>{NAMED_SEASON})(?P<year>)", bare_season, base_only=True),
    Form(
        f"(?:the (?P<nth>{ORDINAL_WORD}) quarter|Q(?P<q>[1-4]))(?:,? (?:of )?(?P<year>{YEAR_NUMBER}))?",
        quarter,
        _is_quarter,
    ),
)
