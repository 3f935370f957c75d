"""Quotation marks of every kind, paired paragraph by paragraph.

Newsrooms mix straight and typographic marks, turn closing ones the wrong way round and lose one now and then. A mark
is therefore read by its surroundings first (a mark after a space and before a letter opens) and by its shape only
where the surroundings do not tell. An unbalanced mark costs at most its own paragraph. A quotation of several
paragraphs repeats the opening mark at the head of each and closes once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Span
from dragoman.model.span import trimmed

_OPENING = frozenset("“„«‟〝「『❝")
_CLOSING = frozenset("”»〞」』❞")
_STRAIGHT = frozenset('"＂″')
_DOUBLE = _OPENING | _CLOSING | _STRAIGHT
_SINGLE_OPENING = frozenset("‘‚‛‹")
_SINGLE = _SINGLE_OPENING | frozenset("’'›`´")
_ATTRIBUTION = re.compile(
    r"[,?!]\s+(?:(?:[\w.’'-]+\s+){1,6}(?:said|says|told|added|asked|replied|warned|stated|wrote)\b|"
    r"(?:said|says|added|wrote)\s+(?:[A-Z]|the\b))"
)
_BEFORE_OPENING = frozenset("([{—–-/")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch of one paragraph.

    Attributes:
        outer: with its marks.
        inner: what stands between them, without white space at the ends.
        paragraph: number of the paragraph.
        single: whether the marks are single ones.
        closed: whether a closing mark was found.
        continues: whether it goes on from the paragraph before.
    """

    outer: Span
    inner: Span
    paragraph: int
    single: bool
    closed: bool
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool | None
    single: bool


def _direction(before: str, after: str) -> bool | None:
    """Whether a mark between these two characters opens; None if its surroundings do not tell."""
    free_before = (
        not before or before.isspace() or before in _BEFORE_OPENING or before in _DOUBLE or before in _SINGLE
    )
    free_after = not after or after.isspace()
    if free_before and not free_after and (after.isalnum() or after not in ".,;:!?)"):
        return True
    if not free_before:
        return False if (free_after or not after.isalnum()) else None
    return None


def _mark_at(text: str, at: int, low: int, high: int) -> _Mark | None:
    char = text[at]
    if char in "'`’‘" and at + 1 < high and text[at + 1] == char:
        opens = _direction(text[at - 1] if at > low else "", text[at + 2] if at + 2 < high else "")
        return _Mark(at, at + 2, opens, single=False)
    before = text[at - 1] if at > low else ""
    after = text[at + 1] if at + 1 < high else ""
    if char in _DOUBLE:
        opens = _direction(before, after)
        if opens is None and char not in _STRAIGHT:
            opens = char in _OPENING
        return _Mark(at, at + 1, opens, single=False)
    if char in _SINGLE:
        if before.isalnum() and after.isalnum():
            return None  # an apostrophe
        opens = _direction(before, after)
        return None if opens is None else _Mark(at, at + 1, opens, single=True)
    return None


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    found: list[_Mark] = []
    at = paragraph.start
    while at < paragraph.end:
        mark = _mark_at(text, at, paragraph.start, paragraph.end)
        if mark:
            found.append(mark)
        at = mark.end if mark else at + 1
    return found


def _quotation(
    text: str, opening: _Mark, closing: _Mark | None, paragraph: Span, number: int
) -> Quotation | None:
    end = closing.end if closing else paragraph.end
    inner = trimmed(text, opening.end, closing.start if closing else paragraph.end)
    if inner is None:
        return None
    return Quotation(Span(opening.start, end), inner, number, opening.single, closed=closing is not None)


def _reaches_end(text: str, opening: _Mark, paragraph: Span) -> bool:
    """Whether an unclosed quotation may be taken to the end of its paragraph: it begins the paragraph or a speech."""
    if opening.start == paragraph.start:
        return True
    return text[paragraph.start : opening.start].rstrip()[-1:] in {":", ","}


def _lost_opening(text: str, paragraph: Span, marks: Sequence[_Mark]) -> _Mark | None:
    """The first mark as a closing one, if the paragraph has lost the opening one at its head.

    That is so if the marks are odd in number, and the first stands behind a comma or stop ("…, " he told reporters).
    """
    if len(marks) % 2 == 0 or marks[0].opens is True or marks[0].start == paragraph.start:
        return None
    before = text[paragraph.start : marks[0].start].rstrip()
    after = text[marks[0].end : paragraph.end].lstrip()
    if before[-1:] not in {",", ".", "!", "?"} or len(before.split()) < 4 or not after[:1].islower():
        return None
    return _Mark(marks[0].start, marks[0].end, opens=False, single=False)


def _lost_closing(text: str, opening: _Mark, paragraph: Span) -> _Mark | None:
    """Where the closing mark was lost before an attribution: "We will sign, the minister said."."""
    found = _ATTRIBUTION.search(text, opening.end, paragraph.end)
    return None if found is None else _Mark(found.start() + 1, found.start() + 1, opens=False, single=False)


def _pair_doubles(text: str, paragraph: Span, number: int, marks: Sequence[_Mark]) -> list[Quotation]:
    found: list[Quotation] = []
    opening: _Mark | None = None
    lost = _lost_opening(text, paragraph, marks)
    if lost is not None:
        opening, marks = _Mark(paragraph.start, paragraph.start, opens=True, single=False), [lost, *marks[1:]]
    for mark in marks:
        opens = mark.opens if mark.opens is not None else opening is None
        if opens:
            opening = mark
        elif opening is not None:
            quotation = _quotation(text, opening, mark, paragraph, number)
            if quotation:
                found.append(quotation)
            opening = None
    if opening is not None and _reaches_end(text, opening, paragraph):
        closing = _lost_closing(text, opening, paragraph)
        quotation = _quotation(text, opening, closing, paragraph, number)
        if quotation:
            found.append(quotation)
    return found


def _pair_singles(text: str, paragraph: Span, number: int, marks: Sequence[_Mark]) -> list[Quotation]:
    """Single marks pair only if both are there: a lone one is an apostrophe ("the ministers' talks")."""
    found: list[Quotation] = []
    opening: _Mark | None = None
    for place, mark in enumerate(marks):
        if mark.opens:
            opening = opening or mark
            continue
        if opening is None:
            continue
        if text[mark.start - 1] == "s" and any(not later.opens for later in marks[place + 1 :]):
            continue  # a plural's apostrophe, as the real closing mark is still to come
        quotation = _quotation(text, opening, mark, paragraph, number)
        if quotation:
            found.append(quotation)
        opening = None
    return found


def _in_paragraph(text: str, paragraph: Span, number: int) -> list[Quotation]:
    marks = _marks(text, paragraph)
    doubles = _pair_doubles(text, paragraph, number, [mark for mark in marks if not mark.single])
    covered = [quotation.outer for quotation in doubles]
    free = [m for m in marks if m.single and not any(span.start <= m.start < span.end for span in covered)]
    singles = [
        quotation
        for quotation in _pair_singles(text, paragraph, number, free)
        if not any(quotation.outer.overlaps(span) for span in covered)
    ]
    return sorted(doubles + singles, key=lambda quotation: quotation.outer)


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All quotations of the paragraphs, in order, none inside another.

    Args:
        text: the report's text.
        paragraphs: its paragraphs in order, without overlaps.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        for quotation in _in_paragraph(text, paragraph, number):
            before = found[-1] if found else None
            goes_on = (
                before is not None
                and not before.closed
                and before.paragraph == number - 1
                and quotation.outer.start == paragraph.start
            )
            found.append(
                Quotation(
                    quotation.outer,
                    quotation.inner,
                    number,
                    quotation.single,
                    quotation.closed,
                    continues=goes_on,
                )
            )
    return tuple(found)
