"""Attributions inserted in what is said: "Kim, Seoul said, is ready", "…, he said."."""

from dragoman.language import Token
from dragoman.reading.context import Context
from dragoman.reading.syntax import RELATIVE_TAGS

_MARKS = frozenset({",", ";", "–", "—", "-"})
_OPENING = frozenset({",", "–", "—", "-"})


class Insertions:
    """Tells which reporting verbs of one report are inserted in a sentence, and from where to where."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis

    def bounds(self, verb: Token) -> tuple[int, int] | None:
        """First and last token of an inserted attribution; None if the verb is none.

        It is one if a comma or the like stands before its subject and after its last word, and it has no complement of
        its own.
        """
        who = self.context.subject_outside(verb)
        if who is None or abs(who.i - verb.i) > 8 or who.tag in RELATIVE_TAGS:
            return None
        first = self._first(verb, who)
        if first is None:
            return None
        end = self._end(verb, max(verb.i, who.i))
        if end is None or self._has_complement(verb, end):
            return None
        return first, end - 1

    def _first(self, verb: Token, who: Token) -> int | None:
        """The first token of verb and subject, if a mark parts them from what stands before."""
        tokens = self.analysis.tokens
        group = [t.i for t in self.analysis.subtree(who) if t.i < verb.i] if who.i < verb.i else []
        first = min(group, default=verb.i)
        if any(t.dep == "punct" and t.lower == "," for t in tokens[first : verb.i]):
            return None
        opened = first != self.analysis.sentence_of(verb).first and tokens[first - 1].lower in _MARKS
        return first if opened else None

    def _end(self, verb: Token, last: int) -> int | None:
        """Where the insertion ends: at the next mark or at the end of the sentence, if one is near."""
        sentence = self.analysis.sentence_of(verb)
        for token in self.analysis.tokens[last + 1 : min(last + 9, sentence.end)]:
            if token.lower in _MARKS or token.lower == ".":
                return token.i
        return sentence.end if last + 9 >= sentence.end else None

    def _has_complement(self, verb: Token, end: int) -> bool:
        """Whether the verb has a clause of its own between itself and a token."""
        clauses = (child for child in self.analysis.children(verb) if child.dep in {"ccomp", "xcomp"})
        if any(verb.i < clause.i < end for clause in clauses):
            return True
        return any(t.lower == "that" and t.tag == "IN" for t in self.analysis.tokens[verb.i + 1 : end])

    def is_inserted(self, verb: Token) -> bool:
        """Whether the verb with all below it is a short stretch beside a mark: "Kim, Seoul said, is ready"."""
        subtree = self.analysis.subtree(verb)
        before = subtree[0].i - 1
        if len(subtree) > 14 or before < 0:
            return False
        return self.analysis.tokens[before].lower in _OPENING
