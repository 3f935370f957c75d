"""What each unit of a text is: headline, by-line, caption, furniture of the page, or own prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model.span import Span
from dragoman.sources.biographies import is_biography
from dragoman.sources.byline import byline_of, date_line_of
from dragoman.sources.captions import is_caption
from dragoman.sources.dateline import dateline_of
from dragoman.sources.furniture import is_credit, is_furniture, is_shouted
from dragoman.sources.units import Kind, Unit, units

_LIST_ITEM = re.compile(r"^(?:[-–—•*·]|\(?\d{1,2}[.)]|[a-z]\))\s")
_QUESTION = re.compile(r"[?!:]['\"”’]?$")
_OPENING = "\"“«„‘'"
_LONGEST_HEADLINE = 220
_LONGEST_SUBHEADING = 60
_NEAR_END = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """A text and its units, each with its kind."""

    text: str
    units: tuple[Unit, ...]

    def of(self, *kinds: Kind) -> Iterator[Unit]:
        """The units of these kinds, in order."""
        return (unit for unit in self.units if unit.kind in kinds)

    @property
    def lead(self) -> Unit | None:
        """The first unit of prose."""
        return next(self.of(Kind.PROSE), None)


def layout(text: str, *, title: str | None = None) -> Layout:
    """The units of the text with their kinds; if no prose can be told apart, headings are taken for it.

    Args:
        text: the report's text.
        title: its headline if known, so that its repetition is recognised.
    """
    marked = _with_head(list(units(text)), title)
    marked = _with_subheadings(_without_biographies(marked))
    if not any(unit.kind is Kind.PROSE for unit in marked):
        marked = [_as_prose(unit) for unit in marked]
    return Layout(text, tuple(marked))


def _as_prose(unit: Unit) -> Unit:
    return replace(unit, kind=Kind.PROSE) if unit.kind is Kind.HEADING else unit


def _with_head(found: list[Unit], title: str | None) -> list[Unit]:
    """Kinds, one unit after the other; headings end where the prose begins."""
    out: list[Unit] = []
    begun = False
    for unit in found:
        kind = _kind(unit, title, begun=begun)
        begun = begun or kind is Kind.PROSE
        out.append(replace(unit, kind=kind))
    return out


def _kind(unit: Unit, title: str | None, *, begun: bool) -> Kind:
    line = unit.text
    if title and _same(line, title):
        return Kind.TITLE
    kind = _kind_by_form(line, begun=begun)
    if kind is not None:
        return kind
    return Kind.PROSE if begun or _is_prose(unit) else Kind.HEADING


def _kind_by_form(line: str, *, begun: bool) -> Kind | None:
    """What the form of the line tells, None for prose and headlines."""
    if is_credit(line):
        return Kind.CREDIT
    if is_furniture(line):
        return Kind.FURNITURE
    if byline_of(line):
        return Kind.BYLINE
    if date_line_of(line):
        return Kind.DATE
    if is_caption(line, before_prose=not begun):
        return Kind.CAPTION
    return Kind.FURNITURE if begun and is_shouted(line) else None


def _same(line: str, title: str) -> bool:
    return re.sub(r"\W+", " ", line).strip().casefold() == re.sub(r"\W+", " ", title).strip().casefold()


def _is_prose(unit: Unit) -> bool:
    """Whether a unit above all prose begins it: a dateline, or a sentence and no headline."""
    line = unit.text
    if len(line) > _LONGEST_HEADLINE:
        return True
    dateline = dateline_of(line)
    if dateline and len(line) - dateline.end > 40:
        return True
    if _QUESTION.search(line):
        return unit.words > 16
    return unit.ends_sentence and unit.words >= 5


def _without_biographies(found: list[Unit]) -> list[Unit]:
    """Biographies stand near the end, below at least three paragraphs."""
    prose = [at for at, unit in enumerate(found) if unit.kind is Kind.PROSE]
    author = _author_in(found)
    out = list(found)
    for at in reversed(prose[3:][-_NEAR_END:]):
        earlier = " ".join(found[index].text for index in prose if index < at)
        if is_biography(found[at].text, earlier=earlier, author=author):
            out[at] = replace(found[at], kind=Kind.FURNITURE)
    return out


def _author_in(found: list[Unit]) -> str | None:
    signed = (byline_of(unit.text) for unit in found if unit.kind is Kind.BYLINE)
    return next((name.author for name in signed if name and name.author), None)


def _with_subheadings(found: list[Unit]) -> list[Unit]:
    """Short lines without a stop between two paragraphs that have one are headings, unless listed items."""
    prose = [at for at, unit in enumerate(found) if unit.kind is Kind.PROSE]
    out = list(found)
    for place, at in enumerate(prose[1:], 1):
        after = found[prose[place + 1]] if place + 1 < len(prose) else None
        if (
            _is_subheading(found[at])
            and found[prose[place - 1]].ends_sentence
            and (after is None or after.words > 8)
        ):
            out[at] = replace(found[at], kind=Kind.HEADING)
    return out


def _is_subheading(unit: Unit) -> bool:
    line = unit.text
    if len(line) > _LONGEST_SUBHEADING or unit.ends_sentence or line.endswith((":", ",", ";", "—", "–", "-")):
        return False
    return (line[0].isupper() or line[0] in _OPENING) and not _LIST_ITEM.match(line)


def leading_title(text: str, span: Span, title: str | None) -> int:
    """Where the prose begins in a unit that opens with the headline; the span's start if it does not.

    "Talks resume Monday, May 18, 2015 On Friday, the sides …" begins at "On Friday".
    """
    if not title:
        return span.start
    pattern = r"\s+".join(map(re.escape, title.split())) + r"[.:]?\s+"
    match = re.compile(pattern, re.IGNORECASE).match(text, span.start, span.end)
    if match is None or not text[match.end() : match.end() + 1].isupper():
        return span.start
    return _after_day(text, match.end(), span.end)


def _after_day(text: str, start: int, end: int) -> int:
    """Behind a printed day that opens the words and is followed by a new sentence."""
    for size in range(8, 40):
        line = text[start : start + size]
        if text[start + size : start + size + 1].isspace() and date_line_of(line):
            rest = text[start + size : end].lstrip()
            if line[-4:].isdecimal() and rest[:1].isupper():
                return end - len(rest)
    return start
