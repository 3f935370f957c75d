"""The words of a report's own prose, folded for comparison, with where they stand and whether they are quoted."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.language.paragraphs import paragraphs
from dragoman.language.quotations import find_quotations
from dragoman.matching.stock import is_telling
from dragoman.model import Report, Span

SHORTEST_SPEECH = 5
"""Words that make a quotation speech: fewer ("at lunch") are a term within the writer's own sentence, unless they are
a sentence ("It will do.")."""

_WORD = re.compile(
    r"(?P<none>(?:https?://|www\.)\S+|</?[A-Za-z][^<>]{0,2000}>)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*[^\W_]*"
    r"|[^\W_][\u0300-\u036f]*(?:['’ʼ\u00ad]?[^\W_][\u0300-\u036f]*)*"
)
_DROPPED = re.compile(r"['’ʼ\u00ad.,]")
_MARK = re.compile("[\"“”„«»‟〝〞「」『』❝❞＂″‘‚‛‹’'›`´]")
_ENDS = frozenset(".!?…:;\"”»)'’")


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a report's body in order; every tuple has one entry a word.

    Attributes:
        words: folded: case, accents, apostrophes and the points of initials gone, digits kept.
        starts, ends: where each stands in the report's text.
        pieces: number of the span of the body it stands in.
        quoted: whether it is in a quotation of at least `SHORTEST_SPEECH` words.
        telling: whether it says something of its own (see `stock.is_telling`).
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[int, ...]
    quoted: tuple[bool, ...]
    telling: tuple[bool, ...]

    def within(self, stretch: Span) -> tuple[str, ...]:
        """The folded words that begin in a stretch of the text."""
        return self.words[bisect_left(self.starts, stretch.start) : bisect_left(self.starts, stretch.end)]

    def unquoted(self) -> int:
        """How many words are the writer's own."""
        return len(self.words) - sum(self.quoted)


def fold(word: str) -> str:
    """A word as it is compared; stable across Python versions for every assigned character."""
    folded = word.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in parts if not unicodedata.combining(char)).casefold()
    return folded if folded.isalnum() else _DROPPED.sub("", folded)


def folded_words(report: Report) -> list[str]:
    """The folded words of the body in order."""
    return [fold(found.group()) for _, found in _found(report)]


@lru_cache(maxsize=256)  # a new report is compared with several earlier ones
def prose_of(report: Report) -> Prose:
    """The report's prose, ready for comparison."""
    found = list(_found(report))
    words = tuple(fold(match.group()) for _, match in found)
    starts = tuple(match.start() for _, match in found)
    telling = tuple(is_telling(match.group(), word) for (_, match), word in zip(found, words, strict=True))
    return Prose(
        words,
        starts,
        tuple(match.end() for _, match in found),
        tuple(piece for piece, _ in found),
        _quoted(report.text, starts, quotations_of(report)),
        telling,
    )


def words_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch of text; addresses of pages and tags are none."""
    return (match for match in _WORD.finditer(text, start, end) if match["none"] is None)


def _found(report: Report) -> Iterator[tuple[int, re.Match[str]]]:
    for piece, span in enumerate(report.body):
        for match in words_in(report.text, span.start, span.end):
            yield piece, match


def quotations_of(report: Report) -> tuple[Span, ...]:
    """What stands between quotation marks, in order, without the marks; what interrupts the body is bridged."""
    with_marks = [part for part in _bridged(report) if _MARK.search(report.text, part.start, part.end)]
    return tuple(quotation.inner for quotation in find_quotations(report.text, with_marks))


def _bridged(report: Report) -> Iterator[Span]:
    """Paragraphs, those made one again that a caption or a subscription line cuts in mid-sentence."""
    held: Span | None = None
    for part in paragraphs(report):
        if held and _goes_on(report, held, part):
            held = held.cover(part)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _goes_on(report: Report, held: Span, part: Span) -> bool:
    if report.text[held.end - 1] in _ENDS or not report.text[part.start].islower():
        return False
    return any(held.end == piece.end for piece in report.body)


def _quoted(text: str, starts: Sequence[int], quotations: Sequence[Span]) -> tuple[bool, ...]:
    """Word by word, whether it stands in a quotation that is speech."""
    flags = [False] * len(starts)
    word = 0
    for span in quotations:
        while word < len(starts) and starts[word] < span.start:
            word += 1
        first = word
        while word < len(starts) and starts[word] < span.end:
            word += 1
        if word - first >= SHORTEST_SPEECH or (text[span.start].isupper() and text[span.end - 1] in ".,!?"):
            flags[first:word] = [True] * (word - first)
    return tuple(flags)
