"""What the language stage hands to the readers: tokens with syntax, sentences, paragraphs and quotations."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.language.quotations import Quotation
from dragoman.model import Report, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    Attributes:
        i: number of the token in the report.
        text: its characters in the report's text (never normalised).
        span: where they stand.
        lemma: dictionary form, lower case.
        pos, tag: universal and Penn part of speech.
        dep: relation to `head` (ClearNLP labels; "ROOT" for a sentence's head).
        head: number of the governing token; its own for a root.
        entity: kind of name the model sees here ("PERSON", "GPE", "DATE"), empty if none.
        entity_starts: whether a name begins here.
        sentence: number of the sentence in the report.
    """

    i: int
    text: str
    span: Span
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_starts: bool
    sentence: int

    @property
    def lower(self) -> str:
        """The token's characters in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `end - 1`, their span, and the number of the paragraph."""

    number: int
    first: int
    end: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body: its span and its sentences `first` to `end - 1`."""

    number: int
    span: Span
    first: int
    end: int


@dataclass(slots=True)
class Analysis:
    """The language of one report. Only the body is analysed; everything is in the order of the text."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _opened: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        self._children = tuple(tuple(group) for group in children)
        self._starts = tuple(token.span.start for token in self.tokens)
        self._opened = tuple(quotation.outer.start for quotation in self.quotations)

    @property
    def text(self) -> str:
        """The report's text, as stored."""
        return self.report.text

    def children(self, token: Token) -> tuple[Token, ...]:
        """The tokens that depend on this one, in order."""
        return tuple(self.tokens[i] for i in self._children[token.i])

    def head(self, token: Token) -> Token:
        """The token that governs this one (itself for a root)."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Governing tokens from the nearest up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and everything below it, in order."""
        found = [token.i]
        for i in found:
            found.extend(self._children[i])
        return tuple(self.tokens[i] for i in sorted(found))

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[token.sentence]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.end]

    def inside(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly in a span."""
        low = at = bisect_right(self._starts, span.start - 1)
        while at < len(self.tokens) and self.tokens[at].span.end <= span.end:
            at += 1
        return self.tokens[low:at]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation inside whose marks a character stands."""
        at = bisect_right(self._opened, offset) - 1
        return self.quotations[at] if at >= 0 and offset < self.quotations[at].outer.end else None

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that lie in a span at least in part, in order."""
        first = at = max(bisect_right(self._opened, span.start) - 1, 0)
        while at < len(self.quotations) and self._opened[at] < span.end:
            at += 1
        return tuple(q for q in self.quotations[first:at] if q.outer.overlaps(span))
