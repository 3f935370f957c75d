"""Variants: how other reports print the same quotation, with the words that differ."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from dragoman.answers.events import Event
from dragoman.answers.pieces import Piece
from dragoman.matching.variants import differing_words
from dragoman.model import Mode, Statement
from dragoman.record import StoredEntry

_NEAR = 70
"""Likeness, 0 to 100, from which two quotations of one saying are the same words changed, not other words."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The same quotation as another report prints it.

    Attributes:
        stored: the other report's entry.
        pieces: its words, verbatim, those that differ marked as evidence.
        missing: words that only the own report prints.
    """

    stored: StoredEntry
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...]


def variants(event: Event, stored: StoredEntry) -> tuple[Variant, ...]:
    """How other reports print a quotation, where a word differs; one for each wording, the first report's."""
    own = _quotation(stored)
    if not own:
        return ()
    found: dict[str, Variant] = {}
    for other in event.members:
        text = "" if other.id == stored.id else _quotation(other)
        if text and text not in found and fuzz.ratio(own, text) >= _NEAR:
            variant = _variant(own, text, other)
            if variant.missing or any(piece.evidence for piece in variant.pieces):
                found[text] = variant
    return tuple(found.values())


def _quotation(stored: StoredEntry) -> str:
    entry = stored.entry
    quoted = isinstance(entry, Statement) and entry.mode is Mode.DIRECT
    return " … ".join(stored.content) if quoted else ""


def _variant(own: str, text: str, other: StoredEntry) -> Variant:
    pieces: list[Piece] = []
    missing: list[str] = []
    at = 0
    for difference in differing_words(own, text):
        span = difference.second
        if span is None:
            missing += [difference.first.of(own)] if difference.first else []
            continue
        pieces += [Piece(text[at : span.start]), Piece(span.of(text), evidence=True)]
        at = span.end
    pieces.append(Piece(text[at:]))
    return Variant(other, tuple(piece for piece in pieces if piece.text), tuple(missing))
