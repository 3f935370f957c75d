"""The same sentence quoted in two reports with different words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from dragoman.matching.prose import fold, prose_of, quotations_of, words_in
from dragoman.matching.stock import is_stock
from dragoman.model import Report, Span
from dragoman.model.span import trimmed

FEWEST_WORDS = 6
"""Words of a quoted sentence; of shorter ones two speakers have similar ones by chance."""

NEAREST = 0.7
"""Equal words in order as share of the words of both (twice the equal ones by all): below that it is paraphrase."""

_END = re.compile(r"[.!?…]+[\s\"'”’»]+(?=[\"'“‘«(]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in one text instead of words in the other.

    Attributes:
        first, second: where, in either text; None where the other has words more.
    """

    first: Span | None
    second: Span | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: tuple[str, ...]

    @property
    def own(self) -> set[str]:
        """Words that are not of the common stock."""
        return {word for word in self.words if not is_stock(word)}


def quotation_variants(first: Report, second: Report) -> list[tuple[Span, Span]]:
    """Quoted sentences of the two reports that are nearly but not exactly equal, in order of the first.

    Each sentence is in one pair at most, that with the most similar one. Marks, case and punctuation make no
    difference; neither does it if the one is a part of the other, as that is cut but not changed.

    Returns:
        Pairs of spans, of the first and of the second report, without quotation marks. A span may reach over a caption
        or subscription line that interrupts the quotation; its words are not counted.
    """
    ours, theirs = list(_sentences(first)), list(_sentences(second))
    ranked = sorted(
        (-likeness, one, two)
        for one, mine in enumerate(ours)
        for two, other in enumerate(theirs)
        if (likeness := _likeness(mine, other)) >= NEAREST
    )
    found: list[tuple[Span, Span]] = []
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    for _, one, two in ranked:
        if one in taken_ours or two in taken_theirs:
            continue
        taken_ours.add(one)
        taken_theirs.add(two)
        if not _is_part(ours[one].words, theirs[two].words):
            found.append((ours[one].span, theirs[two].span))
    return sorted(found)


def differing_words(a: str, b: str) -> list[Difference]:
    """Where two texts differ, word by word, in order; empty if only marks, case or punctuation do."""
    ours, theirs = list(words_in(a, 0, len(a))), list(words_in(b, 0, len(b)))
    matcher = SequenceMatcher(
        None, [fold(word.group()) for word in ours], [fold(word.group()) for word in theirs], autojunk=False
    )
    return [
        Difference(_span(ours[i1:i2]), _span(theirs[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _span(words: list[re.Match[str]]) -> Span | None:
    return Span(words[0].start(), words[-1].end()) if words else None


def _sentences(report: Report) -> Iterator[_Sentence]:
    """The quoted sentences that are long enough to be told apart."""
    prose = prose_of(report)
    for quotation in quotations_of(report):
        for span in _parted(report.text, quotation):
            words = prose.within(span)
            if len(words) >= FEWEST_WORDS:
                yield _Sentence(span, words)


def _parted(text: str, quotation: Span) -> Iterator[Span]:
    ends = [found.end() for found in _END.finditer(text, quotation.start, quotation.end)]
    for start, end in zip([quotation.start, *ends], [*ends, quotation.end], strict=True):
        span = trimmed(text, start, end)
        if span:
            yield span


def _likeness(one: _Sentence, two: _Sentence) -> float:
    """How similar two sentences are, 0 to 1; 0 if they share fewer than two words of their own."""
    if len(one.own & two.own) < 2:
        return 0.0
    numbers: dict[str, int] = {}
    coded = [[numbers.setdefault(word, len(numbers)) for word in sentence.words] for sentence in (one, two)]
    return float(Indel.normalized_similarity(*coded))


def _is_part(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the shorter stands in the longer as it is."""
    shorter, longer = sorted((one, two), key=len)
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "
