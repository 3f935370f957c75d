"""Units of a paragraph (a sentence, or those that one quotation joins) and which of their quotations are speech.

Speech is somebody's words by themselves; fragments, scare quotes and titles in quotation marks are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language import Analysis, Paragraph, Quotation, Token
from dragoman.model import Span
from dragoman.model.span import trimmed
from dragoman.reading.syntax import is_verbal

_BEFORE_SPEECH = frozenset({",", ":", "", ".", "!", "?", "—", "–", ";", "that", "…", ")", '"', "”", "“"})
_REPORTING = frozenset(
    "said says added told wrote declared tweeted stated asked insisted saying adding replied".split()
)
_CLOSING = frozenset({",", ".", "!", "?", "…", ";"})


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences that are read together.

    Attributes:
        tokens: their tokens, in order.
        quotations: the quotations that lie in them, at least in part.
        span: from the first sentence's start to the last one's end.
    """

    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    span: Span


def units(analysis: Analysis, paragraph: Paragraph) -> Iterator[Unit]:
    """The units of a paragraph, in order; together they are all its sentences."""
    quotations = analysis.quotations_in(paragraph.span)
    sentences = analysis.sentences[paragraph.first : paragraph.end]
    at = 0
    while at < len(sentences):
        end = at + 1
        span = sentences[at].span
        while end < len(sentences) and any(q.outer.start < span.end < q.outer.end - 1 for q in quotations):
            span = span.cover(sentences[end].span)
            end += 1
        tokens = analysis.tokens[sentences[at].first : sentences[end - 1].end]
        yield Unit(tokens, tuple(q for q in quotations if q.outer.overlaps(span)), span)
        at = end


def is_speech(text: str, quotation: Quotation, unit: Unit) -> bool:
    """Whether a quotation is somebody's words by themselves, not a fragment, scare quote or title."""
    inside = [t for t in unit.tokens if quotation.inner.contains(t.span)]
    words = [t for t in inside if t.pos != "PUNCT"]
    starts_sentence = quotation.outer.start <= unit.span.start + 1
    before = _before(text, quotation, unit)
    if not words or not (starts_sentence or before in _BEFORE_SPEECH or before in _REPORTING):
        return False
    if quotation.inner.of(text)[-1:] in _CLOSING or not quotation.closed or before == ":":
        return True
    clausal = any(is_verbal(t) or t.tag.startswith("VB") for t in words)
    if clausal and len(words) >= 5 and words[0].text[:1].isupper():
        return True
    return starts_sentence and len(words) >= 3


def _before(text: str, quotation: Quotation, unit: Unit) -> str:
    """The word or mark before a quotation in its unit; empty at the unit's start."""
    stretch = text[unit.span.start : quotation.outer.start].rstrip()
    if not stretch:
        return ""
    return stretch.split()[-1].lower() if stretch[-1].isalnum() else stretch[-1]


def is_bare(unit: Unit, speech: Sequence[Quotation]) -> bool:
    """Whether a unit is nothing but quotation."""
    return not any(
        token.pos not in {"PUNCT", "SPACE", "CCONJ"} and not any(q.outer.contains(token.span) for q in speech)
        for token in unit.tokens
    )


def words_of(text: str, quotation: Quotation) -> Span:
    """A quotation's words, without a comma that only leads on to the attribution."""
    return trimmed(text, quotation.inner.start, quotation.inner.end, strip=",") or quotation.inner
