"""What two reports have in common, and what that amounts to."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model import Span

MOST = 0.6
"""Share of the shorter report's own prose that makes the whole a copy rather than a partial take-over."""

EDITED = 0.15
"""Share of changed words within the shared passages above which a copy is a rewrite. A corrected or shortened report
changes a word in fifty; a writer who puts another word into each sentence changes one in five."""


class CopyKind(StrEnum):
    """How two reports hang together, weakest first.

    Members:
        NONE: they share no more than names, stock phrases and chance.
        QUOTATION: only quoted words are shared; both may have heard the same speaker.
        FORMULA: one outlet uses its own wording again, weeks apart (see `copies.WEEKS`): the text is shared, what it
            tells is not.
        PARTIAL: some running prose is shared, a clause or more.
        REWRITE: most of the shorter report stands in the other with small edits throughout.
        COPY: most of the shorter report stands in the other as it is.
    """

    NONE = "none"
    QUOTATION = "quotation"
    FORMULA = "formula"
    PARTIAL = "partial"
    REWRITE = "rewrite"
    COPY = "copy"

    @property
    def is_copied(self) -> bool:
        """Whether running prose was taken over, so that the two are not independent in what they share."""
        return self in {CopyKind.PARTIAL, CopyKind.REWRITE, CopyKind.COPY}


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two reports share.

    Attributes:
        first_spans, second_spans: maximal shared passages of the writers' own prose, in order of each text, small
            edits included; none reaches out of the body. A term of up to four words in quotation marks is prose.
        first_quoted, second_quoted: shared passages that stand in quotation marks in at least one of the two.
        share_of_first, share_of_second: words in these spans as share of all words of the report's own prose, 0 to 1.
        clause: equal words of the longest stretch of prose that is evidence of copying, 0 if none is.
        edited: share of the words in the shared prose that are not equal, the larger of the two sides, 0 to 1.
        same: whether all words of both bodies are equal.
        formula: whether both are of one outlet, weeks apart (see `copies.WEEKS`).
    """

    first_spans: tuple[Span, ...]
    second_spans: tuple[Span, ...]
    first_quoted: tuple[Span, ...]
    second_quoted: tuple[Span, ...]
    share_of_first: float
    share_of_second: float
    clause: int
    edited: float
    same: bool
    formula: bool

    @property
    def share(self) -> float:
        """The share of the shorter report's prose."""
        return max(self.share_of_first, self.share_of_second)

    def turned(self) -> "Overlap":
        """The same with first and second exchanged."""
        return Overlap(
            self.second_spans,
            self.first_spans,
            self.second_quoted,
            self.first_quoted,
            self.share_of_second,
            self.share_of_first,
            self.clause,
            self.edited,
            self.same,
            self.formula,
        )


def kind(overlap: Overlap) -> CopyKind:
    """What the overlap amounts to; the same whichever of the two reports comes first."""
    if overlap.same and overlap.first_spans:
        return CopyKind.COPY
    if not overlap.clause:
        return CopyKind.QUOTATION if overlap.first_quoted else CopyKind.NONE
    if overlap.formula:
        return CopyKind.FORMULA
    if overlap.share < MOST:
        return CopyKind.PARTIAL
    return CopyKind.REWRITE if overlap.edited > EDITED else CopyKind.COPY
