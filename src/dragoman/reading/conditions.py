"""Conditions: what a statement ties to what ("no treaty before the border is drawn"), as two halves in its words.

The link is a word ("until", "unless", "without", "before", "only if") whose clause or phrase is one half; the rest of
the sentence is the other. Which half must come first follows from the word, and for "before" from the negation: "no
treaty before a border" wants the border first, "the border must be drawn before a treaty" too.
"""

from collections.abc import Sequence

from dragoman.language import Token
from dragoman.model import Condition, Span
from dragoman.model.span import trimmed
from dragoman.reading.context import Context
from dragoman.reading.syntax import is_negated, stripped

_SURE = ("unless", "until", "till", "without", "provided", "providing")
_LESS_SURE = ("once", "if", "pending", "after", "when")
"""Link words whose own clause tells what must come first."""

_BEFORE = "before"
_NO = frozenset({"no", "not", "n't", "n’t", "never", "nothing", "neither", "nor", "cannot", "nobody", "none"})
_SUBORDINATE = frozenset({"advcl", "ccomp", "pcomp", "relcl", "acl", "conj"})
_EXCHANGE = ("exchange", "return")
_SHORTEST = 1
_LOOSE = frozenset({"only", "then", "and", "but", "that", "even", "or", "for", "in"})


class Conditions:
    """Finds the halves of the conditions of one report."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis

    def of(self, content: Sequence[Span]) -> Condition | None:
        """The halves of what is said; None if no link word parts it in two."""
        for span in content:
            tokens = self.analysis.inside(span)
            found = self._halves(tokens)
            if found is not None:
                return self._condition(*found)
        return None

    def _condition(self, first: Span, then: Span) -> Condition:
        return Condition(
            first=first,
            then=then,
            first_tracks=self.context.tracks_of(first),
            then_tracks=self.context.tracks_of(then),
        )

    def _halves(self, tokens: Sequence[Token]) -> tuple[Span, Span] | None:
        """What must come first and what may come then."""
        words = {token.lower for token in tokens}
        for link in (*_SURE, _BEFORE, *_LESS_SURE, *_EXCHANGE):
            for token in (one for one in tokens if one.lower == link):
                if link in {"after", "when"} and "only" not in words and words.isdisjoint(_NO):
                    continue
                found = self._parted(token, tokens)
                if found is not None:
                    return found if self._comes_first(token, tokens) else (found[1], found[0])
        return None

    def _comes_first(self, link: Token, tokens: Sequence[Token]) -> bool:
        """Whether the half behind the link word is what must come first."""
        if link.lower != _BEFORE:
            return True
        return any(token.lower in _NO for token in tokens if token.i < link.i) or any(
            is_negated(self.analysis, above) for above in self.analysis.ancestors(link) if above.i < link.i
        )

    def _parted(self, link: Token, tokens: Sequence[Token]) -> tuple[Span, Span] | None:
        """The half behind the link word, and the rest on its longer side."""
        numbers = {t.i for t in self._behind(link)}
        own = [t for t in tokens if t.i in numbers and t.i != link.i]
        if not own:
            return None
        before = [t for t in tokens if t.i < min(link.i, own[0].i)]
        after = [t for t in tokens if t.i > max(link.i, own[-1].i)]
        rest = (
            before if sum(t.pos != "PUNCT" for t in before) >= sum(t.pos != "PUNCT" for t in after) else after
        )
        own = [t for t in own if t.i > link.i] or own
        halves = self._span(own), self._span(rest)
        return None if halves[0] is None or halves[1] is None else (halves[0], halves[1])

    def _behind(self, link: Token) -> tuple[Token, ...]:
        """The clause or phrase that the link word opens."""
        above = self.analysis.head(link)
        if link.dep in {"mark", "advmod"} and above.dep in _SUBORDINATE:
            return self.analysis.subtree(above)
        return self.analysis.subtree(link)

    def _span(self, tokens: Sequence[Token]) -> Span | None:
        if sum(t.pos not in {"PUNCT", "CCONJ", "SCONJ", "ADP"} for t in tokens) < _SHORTEST:
            return None
        kept = stripped(tokens, front=_is_loose, back=_is_loose)
        return (
            trimmed(self.context.text, kept[0].span.start, kept[-1].span.end, strip=",;:.") if kept else None
        )


def _is_loose(token: Token) -> bool:
    """Whether a token at the end of a half belongs to neither: "only", "then", "that", a mark."""
    return token.lower in _LOOSE or token.pos == "PUNCT"
