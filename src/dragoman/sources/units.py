"""A text cut into units: its lines, or the blocks between blank lines where lines are wrapped by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dragoman.model.span import Span, trimmed

_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"(?:\r\n|[\r\n])[ \t\u00a0]*(?:\r\n|[\r\n])")
_STOP = re.compile(r"[.!?…]['\"”’»)\]]*$")
_WIDEST_WRAP = 110


class Kind(StrEnum):
    """What a unit is."""

    PROSE = "prose"
    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit without the white space at its ends.

    Attributes:
        span: where it stands.
        text: its words with every run of white space as one blank, for looking at only.
        kind: what it is.
    """

    span: Span
    text: str
    kind: Kind = Kind.PROSE

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends with a full stop, question or exclamation mark, closing quotation marks allowed."""
        return bool(_STOP.search(self.text))

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def is_wrapped(text: str) -> bool:
    """Whether the lines are broken by hand inside sentences: few are long and many stop in mid-sentence."""
    lines = [line.strip() for line in text.split("\n")]
    printed = sum(map(bool, lines))
    wide = sum(1 for line in lines if len(line) > _WIDEST_WRAP)
    if printed < 4 or wide > printed / 10:
        return False
    inner = sum(1 for before, line in pairwise(lines) if _runs_on(before, line))
    return inner > printed / 3


def _runs_on(before: str, line: str) -> bool:
    return len(before) > 40 and not _STOP.search(before) and not before.endswith(":") and bool(line)


def units(text: str) -> Iterator[Unit]:
    """The units of the text in order; every character that is not white space is in exactly one."""
    breaks = _BLANK_LINE if is_wrapped(text) else _LINE_END
    at = 0
    for match in breaks.finditer(text):
        yield from _unit(text, at, match.start())
        at = match.end()
    yield from _unit(text, at, len(text))


def _unit(text: str, start: int, end: int) -> Iterator[Unit]:
    span = trimmed(text, start, end)
    if span:
        yield Unit(span, " ".join(span.of(text).split()))
