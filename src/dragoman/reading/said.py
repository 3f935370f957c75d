"""Which words of a sentence are said: the complement of a reporting verb, or all but an inserted attribution.

Where the parse shows no clause, the stretch that the verb's position in the sentence marks off is taken.
"""

from collections.abc import Collection, Sequence

from dragoman.language import Token
from dragoman.reading.context import Context
from dragoman.reading.insertions import Insertions
from dragoman.reading.syntax import SUBJECTS, child_of, has_to, is_passive, stripped

_CLAUSAL = frozenset({"clause", "quote"})
_INFINITIVAL = frozenset({"infinitive", "object_infinitive", "clause"})
_TO = frozenset({"infinitive", "object_infinitive"})
_OBJECTIVE = frozenset({"object", "of", "for", "object_infinitive", "as", "with", "against", "on"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "dative"})
_GOING_ON = frozenset({"prep", "dative", "xcomp"})
_OPENING_MARKS = frozenset({'"', "“", "'", "‘", "(", "«", "„", "”", "’"})
_CLOSING_MARKS = frozenset({'"', "”", "'", "’", ")", "»", "“", "%"})
_LINKS = frozenset({"that", "but", "and", "however", "though"})
_WHEN = frozenset({"after", "as", "when", "amid", "following", "ahead", "hours", "days", "referring"})
_LINK_TAGS = frozenset({"IN", "CC", "RB"})


class Said:
    """Finds the words said with one report's reporting verbs."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        self.insertions = Insertions(context)

    def with_verb(self, verb: Token, takes: Collection[str], particle: Token | None) -> tuple[Token, ...]:
        """The words said: an insertion's sentence, a clause, or whatever else the verb takes."""
        if not _CLAUSAL.isdisjoint(takes):
            found = self.around_insertion(verb) or self._clause(verb, infinitive=not _TO.isdisjoint(takes))
            if found:
                return found
        return self._complement(verb, takes, particle)

    # --- clauses

    def around_insertion(self, verb: Token) -> tuple[Token, ...]:
        """What "…, he said." or "…, the ministry said, …" is said of: the sentence without the insertion.

        Empty if the attribution is no insertion, or the rest of the sentence is too short to be what was said.
        """
        bounds = self.insertions.bounds(verb)
        if bounds is None:
            return ()
        first, last = bounds
        sentence = self.analysis.sentence_of(verb)
        words = self.analysis.words(sentence)
        before = [t for t in words if t.i < first - 1]
        after = [t for t in words if t.i > last + 1]
        if sum(t.pos != "PUNCT" for t in before) < 3 and len(after) < 3:
            return ()
        closing = last + 1 >= sentence.end or words[-1].i <= last + 2 or _is_of_saying(after)
        return trimmed(before) + (() if closing else trimmed(after))

    def _clause(self, verb: Token, *, infinitive: bool) -> tuple[Token, ...]:
        """A that-clause or bare clause: the syntactic complement, before or after the verb.

        "Allowing aid to flow" has none unless the verb takes an infinitive.
        """
        heads = [child for child in self.analysis.children(verb) if child.dep in {"ccomp", "parataxis"}]
        heads = [head for head in heads if infinitive or not self._is_infinitive(verb, head)]
        if heads:
            return self._clauses(verb, [h for h in heads if (h.i > verb.i) == (heads[0].i > verb.i)])
        if verb.dep in {"parataxis", "ccomp"} and self.insertions.is_inserted(verb):
            return self._around(verb)
        return self._behind_that(verb)

    def _is_infinitive(self, verb: Token, head: Token) -> bool:
        return head.i > verb.i and has_to(self.analysis, head)

    def _clauses(self, verb: Token, heads: Sequence[Token]) -> tuple[Token, ...]:
        """From the first to the last word of the verb's clauses on one side of it."""
        numbers = [t.i for head in heads for t in self._on_its_side(verb, head)]
        return trimmed(self.analysis.tokens[min(numbers) : max(numbers) + 1]) if numbers else ()

    def _on_its_side(self, verb: Token, head: Token) -> list[Token]:
        """The complement's tokens that lie on its own side of the verb."""
        subtree = self.analysis.subtree(head)
        subjects = [child for child in self.analysis.children(verb) if child.dep in SUBJECTS]
        own = {verb.i} | {t.i for child in subjects for t in self.analysis.subtree(child)}
        if head.i > verb.i:
            return [t for t in subtree if t.i > verb.i and t.i not in own]
        return [t for t in subtree if t.i < min(own)]

    def _around(self, verb: Token) -> tuple[Token, ...]:
        """Everything of the sentence but the inserted attribution."""
        out = {token.i for token in self.analysis.subtree(verb)}
        words = self.analysis.words(self.analysis.sentence_of(verb))
        return trimmed([t for t in words if t.i not in out])

    def _behind_that(self, verb: Token) -> tuple[Token, ...]:
        """Where the parse shows no clause: what follows a "that" soon behind the verb."""
        words = self.analysis.words(self.analysis.sentence_of(verb))
        later = [t for t in words if t.i > verb.i]
        for at, token in enumerate(later[:8]):
            if token.lower == "that" and token.tag == "IN" and at + 2 < len(later):
                return trimmed(later[at + 1 :])
        return ()

    # --- infinitives, objects, prepositional phrases

    def _complement(self, verb: Token, takes: Collection[str], particle: Token | None) -> tuple[Token, ...]:
        """A phrase that carries what is said, to the end of the verb's phrase; a passive's subject."""
        if "object" in takes and is_passive(self.analysis, verb):
            who = child_of(self.analysis, verb, {"nsubjpass"})
            if who is not None:
                return trimmed(self.analysis.subtree(who))
        below = (child for child in self.analysis.children(verb) if child.i > verb.i)
        heads = [child for child in below if self._carries(verb, child, takes, particle)]
        numbers = [t.i for head in heads for t in self.analysis.subtree(head)]
        if not numbers:
            return ()
        start = max(min(numbers), verb.i + 1)
        if particle is not None and particle.i == start:
            start += 1
        return trimmed(self.analysis.tokens[start : self._end_of_phrase(verb, max(numbers)) + 1])

    def _carries(self, verb: Token, child: Token, takes: Collection[str], particle: Token | None) -> bool:
        """Whether a dependent of the verb is one of the constructions that carry what is said."""
        if child.dep == "ccomp" and _TO.isdisjoint(takes) and self._is_infinitive(verb, child):
            return False
        if child.dep in {"xcomp", "ccomp"}:
            return not _INFINITIVAL.isdisjoint(takes)
        if child.dep in _OBJECTS and child.pos != "ADP":
            return not _OBJECTIVE.isdisjoint(takes)
        if child.dep == "advcl":
            below = self.analysis.children(child)
            wished = "for" in takes and any(g.lower == "for" and g.dep == "mark" for g in below)
            return wished or ("object_infinitive" in takes and any(g.lower == "to" for g in below))
        return child.dep in {"prep", "agent"} and (child.lower in takes or child is particle)

    def _end_of_phrase(self, verb: Token, last: int) -> int:
        """The last token of the verb's phrase: more prepositions go on with the object, times and clauses do not."""
        timed = {t.head.i for t in self.context.times.by_sentence.get(verb.sentence, ())}
        for child in self.analysis.children(verb):
            if child.i <= last or child.dep not in _GOING_ON:
                continue
            group = self.analysis.subtree(child)
            if len(group) <= 5 and any(one.i in timed for one in group):
                break
            last = max(last, group[-1].i)
        return last


def _is_of_saying(after: Sequence[Token]) -> bool:
    """Whether what follows an inserted attribution goes with the saying: "…, he said, a day after the talks"."""
    words = [t for t in after if t.pos != "PUNCT"][:3]
    if not words:
        return False
    return (
        words[0].tag == "VBG"
        or words[0].lower in _WHEN
        or (any(t.lower in {"after", "before"} for t in words) and words[0].tag in {"DT", "CD", "NNS", "RB"})
    )


def trimmed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without the marks and linking words at their ends."""
    return stripped(tokens, front=_is_before_said, back=_is_behind_said)


def _is_behind_said(token: Token) -> bool:
    return token.pos == "PUNCT" and token.lower not in _CLOSING_MARKS


def _is_before_said(token: Token) -> bool:
    if token.pos == "PUNCT" and token.lower not in _OPENING_MARKS:
        return True
    return token.lower in _LINKS and token.tag in _LINK_TAGS
