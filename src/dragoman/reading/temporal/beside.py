"""Times beside another time or an event: two days after June 5, the week of 8 May, two weeks after the ceasefire."""

import re
from datetime import date

from dragoman.model import Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form, Modifier
from dragoman.reading.temporal.steps import stepped
from dragoman.reading.temporal.words import (
    COUNT_WORD,
    DAY_NUMBER,
    MONTH_NAME,
    UNIT_NAME,
    WEEKDAY_NAME,
    continues,
    counts,
    plain,
    unit,
)

# A step must not be shorter than what it is reckoned from ("two days after 2020" is nothing).
_LENGTH = {"day": 31, "week": 31, "fortnight": 31, "month": 31, "quarter": 92, "year": 366}
_NP_OPENERS = frozenset("the a an that this these it its he she they we his her their no".split())


def stepped_from(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """Two days after June 5; a week before Easter; the day after Christmas; ten days from Monday."""
    del anchor
    start, end, name = period.start, period.end, unit(match["unit"])
    count = (1, 1) if plain(match["count"] or "") == "the" else counts(match["count"] or "")
    if start is None or end is None or count is None or name not in _LENGTH:
        return UNKNOWN
    if (end - start).days >= _LENGTH[name]:
        return UNKNOWN
    back = plain(match["direction"]).startswith(("before", "prior", "ahead"))
    found = stepped(start if back else end, count, name, -1 if back else 1)
    exact = period.precision is not Precision.VAGUE
    return found if exact else cal.vague(cal.span_of(*_widened(found, period), Precision.VAGUE))


def _widened(found: Period, base: Period) -> tuple[date | None, date | None]:
    """What is reckoned from a day known within a few days is known no better."""
    slack = 0 if base.start is None or base.end is None else (base.end - base.start).days
    start = found.start and cal.shift(found.start, -slack)
    return start, found.end and cal.shift(found.end, slack)


def week_of_day(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """The week of May 8; the week beginning 8 May."""
    del match, anchor
    return cal.week_of(period.start) if period.precision is Precision.DAY and period.start else UNKNOWN


def from_now_to(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """Between now and June 5."""
    del match
    return cal.span_of(anchor.published, period.end, Precision.VAGUE)


def _beside(match: re.Match[str], start: date, end: date) -> Period:
    """The printed weekday next before or after a stretch of days."""
    wanted = cal.weekday_number(match["weekday"])
    if match["direction"].lower() == "before":
        return cal.day(cal.shift(start, -((start.weekday() - wanted) % 7 or 7)))
    return cal.day(cal.shift(end, (wanted - end.weekday()) % 7 or 7))


def weekday_beside(match: re.Match[str], period: Period, anchor: Anchor) -> Period:
    """The Sunday before Easter; the Monday after 5 May."""
    del anchor
    exact = period.precision in {Precision.DAY, Precision.RANGE}
    return _beside(match, period.start, period.end) if exact and period.start and period.end else UNKNOWN


def weekday_beside_event(match: re.Match[str], anchor: Anchor) -> Period:
    """The Friday before the vote: unknown without the day of the event."""
    return UNKNOWN if anchor.event is None else _beside(match, anchor.event, anchor.event)


def from_event(match: re.Match[str], anchor: Anchor) -> Period:
    """Two weeks after the ceasefire; the day before he left: unknown without the day of the event."""
    event, name = anchor.event, unit(match["unit"])
    count = (1, 1) if plain(match["count"] or "") == "the" else counts(match["count"] or "")
    if event is None or count is None or name == "century":
        return UNKNOWN
    lead = match.groupdict().get("lead")
    back = plain(match["direction"]).startswith(("before", "prior", "ahead"))
    found = stepped(event, count, name, -1 if back else 1)
    return cal.span_of(event, found.end, Precision.VAGUE) if lead else found


def from_story(match: re.Match[str], anchor: Anchor) -> Period:
    """The day before; the week after; two days before: reckoned from what the story last told."""
    told = anchor.narrative
    count = (1, 1) if plain(match["count"]) == "the" else counts(match["count"])
    if told is None or count is None:
        return UNKNOWN
    return stepped(
        told, count, unit(match["unit"] or "day"), 1 if match["direction"].lower() == "after" else -1
    )


def _event_follows(match: re.Match[str], text: str) -> bool:
    """A noun phrase or a clause follows; a bare plural needs its "s" ("days after the attack")."""
    if not match["count"] and match["plural"] != "s":
        return False
    return _is_long(match) and continues(text, match.end(), openers=_NP_OPENERS)


def _is_long(match: re.Match[str]) -> bool:
    """Minutes and a few hours after an event tell no other day than the news does."""
    name, count = unit(match["unit"]), counts(match["count"] or "")
    return name != "minute" and (name != "hour" or (count is not None and count[0] >= 24))


def _nothing_follows(match: re.Match[str], text: str) -> bool:
    return not continues(text, match.end(), openers=_NP_OPENERS)


_UNIT = "(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade)"
_STEP = rf"(?:(?P<count>the|{COUNT_WORD}) )?{_UNIT}(?P<plural>s?) "
_DIRECTION = "(?P<direction>after|before|following|from|prior to|ahead of)"
_DATE_AHEAD = f"(?=(?:{WEEKDAY_NAME},? )?(?:{MONTH_NAME} {DAY_NUMBER}|{DAY_NUMBER} {MONTH_NAME}))"

MODIFIERS = (
    Modifier(rf"(?:the )?week (?:of|beginning|starting|commencing|ending) {_DATE_AHEAD}", week_of_day),
    Modifier("(?:between now and|from now (?:until|till|to)) ", from_now_to),
    Modifier(f"the (?P<weekday>{WEEKDAY_NAME}) (?P<direction>before|after) ", weekday_beside),
    Modifier(f"{_STEP}{_DIRECTION} ", stepped_from),
    Modifier(
        f"{_STEP}{_DIRECTION} the {_DATE_AHEAD}",
        stepped_from,
    ),
)
FORMS = (
    Form(
        rf"the (?P<weekday>{WEEKDAY_NAME}) (?P<direction>before|after)",
        weekday_beside_event,
        event=True,
    ),
    Form(
        rf"{_STEP}(?P<direction>after|before|following|prior to|ahead of)",
        from_event,
        _event_follows,
        event=True,
    ),
    Form(
        rf"(?P<lead>within) (?P<count>{COUNT_WORD}) {_UNIT}(?P<plural>s?) (?P<direction>of|after)",
        from_event,
        _event_follows,
        event=True,
    ),
    Form(
        rf"(?P<count>the|{COUNT_WORD}) (?:(?P<unit>{UNIT_NAME})s?|(?:night|evening|morning)) "
        "(?P<direction>before|after)",
        from_story,
        _nothing_follows,
        story=bool,
    ),
)
