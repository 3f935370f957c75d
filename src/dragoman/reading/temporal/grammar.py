"""Finds the time expressions of a text: at each word the longest form that counts there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from dragoman.model import Period, Precision, Span
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import (
    beside,
    dates,
    friends,
    holidays,
    months,
    parts,
    relative,
    steps,
    weekdays,
    years,
)
from dragoman.reading.temporal.bounds import bounded, governor
from dragoman.reading.temporal.calendar import span_of
from dragoman.reading.temporal.expression import Anchor, TimeExpression
from dragoman.reading.temporal.form import Form, Modifier, compiled
from dragoman.reading.temporal.openers import may_open

_FORMS: tuple[Form, ...] = (
    *dates.FORMS,
    *months.FORMS,
    *weekdays.FORMS,
    *relative.FORMS,
    *steps.FORMS,
    *beside.FORMS,
    *holidays.FORMS,
    *years.FORMS,
    *friends.FORMS,
)
_MODIFIERS: tuple[Modifier, ...] = (*parts.MODIFIERS, *beside.MODIFIERS)
_WORD = re.compile(r"\b(?=\w)|(?<![\w'’])['’](?=[3-9]0s)")
_PART_OF_NUMBER = re.compile(r"(?:\d[.,:/]|[$€£¥])$")
_STRETCH = re.compile(r"(?P<lead>from|between)\s{1,3}|(?=(?:early|mid|late)[\s-])", re.IGNORECASE)
_UP_TO = re.compile(r"\s{1,3}(?:to|until|till|through)\s{1,3}", re.IGNORECASE)
_AND = re.compile(r"\s{1,3}and\s{1,3}", re.IGNORECASE)
_DEEPEST = 2  # "the end of the first week of June"


@dataclass(frozen=True, slots=True)
class _Reading:
    """Words read as a time: where they end, what they mean (None for a false friend), what they are reckoned from."""

    end: int
    resolve: Callable[[Anchor], tuple[Period, ...]] | None
    story: bool = False
    event: bool = False


@cache
def _forms(*, below: bool) -> tuple[tuple[re.Pattern[str], Form], ...]:
    """The forms with their patterns, compiled when first used; some count only below a modifier."""
    return tuple((compiled(form.pattern), form) for form in _FORMS if below or not form.base_only)


@cache
def _modifiers() -> tuple[tuple[re.Pattern[str], Modifier], ...]:
    return tuple((compiled(one.pattern, whole=False), one) for one in _MODIFIERS)


def _of_form(form: Form, match: re.Match[str]) -> _Reading:
    rule = form.rule
    if rule is None:
        return _Reading(match.end(), None)

    def resolve(anchor: Anchor) -> tuple[Period, ...]:
        found = rule(match, anchor)
        return (found,) if isinstance(found, Period) else found

    return _Reading(match.end(), resolve, form.story(match), form.event)


def _changed(modifier: Modifier, match: re.Match[str], base: _Reading) -> _Reading:
    def resolve(anchor: Anchor) -> tuple[Period, ...]:
        assert base.resolve is not None
        # "Later that month" is later than the day that the story last told.
        seen_from = replace(anchor, published=anchor.narrative) if base.story else anchor
        return tuple(modifier.change(match, period, seen_from) for period in base.resolve(anchor))

    return _Reading(base.end, resolve, base.story, base.event)


def _forms_at(text: str, at: int, *, below: bool) -> Iterator[_Reading]:
    for pattern, form in _forms(below=below):
        match = pattern.match(text, at)
        if match and form.guard(match, text):
            yield _of_form(form, match)


def _modified_at(text: str, at: int, depth: int) -> Iterator[_Reading]:
    for pattern, modifier in _modifiers() if depth < _DEEPEST else ():
        match = pattern.match(text, at)
        base = match and _read(text, match.end(), depth + 1)
        if match and base and base.resolve:
            yield _changed(modifier, match, base)


def _stretches_at(text: str, at: int, depth: int) -> Iterator[_Reading]:
    """A stretch between any two times: "from early April to mid-May", "between late 2020 and 5 May 2021"."""
    lead = _STRETCH.match(text, at) if depth == 0 else None
    first = lead and _read(text, lead.end(), depth + 1)
    if not lead or not first or not first.resolve:
        return
    joint = (_AND if (lead["lead"] or "").lower().startswith("between") else _UP_TO).match(text, first.end)
    last = joint and _read(text, joint.end(), depth + 1)
    if last and last.resolve:
        yield _stretch(first, last)


def _stretch(first: _Reading, last: _Reading) -> _Reading:
    def resolve(anchor: Anchor) -> tuple[Period, ...]:
        assert first.resolve is not None
        assert last.resolve is not None
        ends = first.resolve(anchor)[0], last.resolve(anchor)[-1]
        exact = Precision.VAGUE not in {end.precision for end in ends}
        return (span_of(ends[0].start, ends[1].end, Precision.RANGE if exact else Precision.VAGUE),)

    return _Reading(last.end, resolve, first.story or last.story, first.event or last.event)


def _read(text: str, at: int, depth: int = 0) -> _Reading | None:
    """The longest reading of the words at a place; of equally long ones the first."""
    if not may_open(text, at):
        return None
    best: _Reading | None = None
    readings = (
        _forms_at(text, at, below=depth > 0),
        _modified_at(text, at, depth),
        _stretches_at(text, at, depth),
    )
    for reading in chain(*readings):
        if best is None or reading.end > best.end:
            best = reading
    return best


def _expression(reading: _Reading, text: str, start: int, offset: int) -> TimeExpression:
    word = governor(text, start, reading.end)
    meaning = reading.resolve

    def resolve(anchor: Anchor) -> tuple[Period, ...]:
        periods = () if meaning is None else meaning(anchor)
        return tuple(bounded(period, word) for period in periods if period.known) or (UNKNOWN,)

    return TimeExpression(
        Span(offset + start, offset + reading.end),
        resolve,
        word,
        of_story=reading.story,
        of_event=reading.event,
    )


def _starts_here(text: str, at: int) -> bool:
    """Not in the middle of a number: "14:30 June" tells no 30th."""
    return not (text[at].isdecimal() and _PART_OF_NUMBER.search(text, max(0, at - 2), at))


def find_times(text: str, *, offset: int = 0) -> list[TimeExpression]:
    """All time expressions in a text (a sentence or a paragraph), in order, without overlaps.

    Args:
        text: what to search.
        offset: where the text begins in the report; added to every span.
    """
    found: list[TimeExpression] = []
    at = 0
    while True:
        start = _WORD.search(text, at)
        if start is None:
            return found
        reading = _read(text, start.start()) if _starts_here(text, start.start()) else None
        if reading is None:
            at = _word_end(text, start.start())
            continue
        if reading.resolve is not None:
            found.append(_expression(reading, text, start.start(), offset))
        at = reading.end


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or text[at] == "_"):
        at += 1
    return max(at, at + (at < len(text)))
