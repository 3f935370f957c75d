"""Speech told by a noun or an adjective: "Rond's call for a truce", "a demand by the envoy that …", "is ready to talk".

The noun's owner (possessor, "by", or the side in its phrase) or the adjective's subject is the speaker, and its
complement (that-clause, infinitive, "for" phrase) what is said. Nouns of mere thought or talk are left out: "the
understanding that" is nobody's statement.
"""

from dragoman.language import Analysis, Token
from dragoman.model import Actor
from dragoman.reading.context import Context
from dragoman.reading.frame import Frame
from dragoman.reading.noun_phrase import noun_words
from dragoman.reading.said import trimmed
from dragoman.reading.syntax import OPEN_MARKS, child_of, has_to, is_negated, is_verbal, prepositions, subject

_DOING = frozenset({"demand", "accuse", "reject", "pledge", "offer", "threaten", "condition"})
_PREPOSITIONS = frozenset({"for", "of", "on", "against"})
_STANDING = frozenset({"VBZ", "VBP", "VBD"})
_OUGHT = frozenset({"should", "must", "would", "could", "may", "might", "can", "ought"})


class Attitudes:
    """Finds the frames that nouns and adjectives of one report make."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        lexicon = context.knowledge.lexicon("speech")
        self.nouns = lexicon["nouns"]
        self.adjectives = lexicon["adjectives"]

    def frame(self, token: Token) -> Frame | None:
        """The frame of a noun or an adjective; None if it makes none."""
        if token.pos == "NOUN":
            return self._of_noun(token)
        return self._of_adjective(token) if token.dep == "acomp" else None

    # --- nouns

    def _of_noun(self, noun: Token) -> Frame | None:
        row = self.nouns.get(noun.lemma)
        if row is None or row.get("weak") or row.get("belief"):
            return None
        content, clausal = self._complement(noun, frozenset(row.get("takes", ())))
        if not content or (row["act"] not in _DOING and not clausal):
            return None
        owners = self._owners(noun)
        if not owners:
            return None
        return Frame(
            noun,
            owners,
            content,
            noun.span,
            str(row["act"]),
            belief=False,
            takes_quote=False,
            clausal=clausal,
        )

    def _complement(self, noun: Token, takes: frozenset[str]) -> tuple[tuple[Token, ...], bool]:
        """What follows the noun as its content, and whether it is a that-clause."""
        for child in (c for c in self.analysis.children(noun) if c.i > noun.i):
            if (
                child.dep in {"acl", "ccomp", "relcl"}
                and "clause" in takes
                and _has_that(self.analysis, child)
            ):
                return trimmed([t for t in self.analysis.subtree(child) if t.i > noun.i]), True
            if child.dep == "acl" and "infinitive" in takes and has_to(self.analysis, child):
                return self.analysis.subtree(child), False
            if child.dep == "prep" and child.lower in takes & _PREPOSITIONS:
                return tuple(t for t in self.analysis.subtree(child) if t.i != child.i), False
        return (), False

    def _owners(self, noun: Token) -> tuple[Actor, ...]:
        """Whose words they are: the possessor, else who stands behind "by", else the side in the phrase."""
        mentions = self.context.mentions
        owner = child_of(self.analysis, noun, {"poss"})
        if owner is not None:
            return mentions.who(owner)
        behind = (
            mentions.who(one) for word, one in prepositions(self.analysis, noun) if word in {"by", "from"}
        )
        told = next((actors for actors in behind if actors), ())
        if told:
            return told
        before = [word for word in noun_words(self.analysis, noun) if word.i < noun.i]
        sides = mentions.sides_of(noun, before)
        return (mentions.side_actor(sides[0]),) if len(sides) == 1 else ()

    # --- adjectives

    def _of_adjective(self, adjective: Token) -> Frame | None:
        row = self.adjectives.get(adjective.lower)
        verb = self.analysis.head(adjective)
        if row is None or verb.lemma != "be" or verb.tag not in _STANDING or is_negated(self.analysis, verb):
            return None
        mark = child_of(self.analysis, verb, {"mark"})
        if (mark is not None and mark.lower in OPEN_MARKS) or self._is_wished(verb):
            return None
        content = self._wanted(adjective, frozenset(row.get("takes", ())))
        who = subject(self.analysis, verb)
        speakers = self.context.mentions.who(who)
        if not content or not any(actor.side for actor in speakers):
            return None
        cue = adjective.span
        return Frame(
            adjective, speakers, content, cue, str(row["act"]), belief=True, takes_quote=False, clausal=True
        )

    def _is_wished(self, verb: Token) -> bool:
        """As in "Rond should show that it is ready": what another ought to be is no position of it."""
        above = (one for one in self.analysis.ancestors(verb) if is_verbal(one))
        return any(c.dep == "aux" and c.lower in _OUGHT for one in above for c in self.analysis.children(one))

    def _wanted(self, adjective: Token, takes: frozenset[str]) -> tuple[Token, ...]:
        """The infinitive or that-clause behind the adjective."""
        for child in (c for c in self.analysis.children(adjective) if c.i > adjective.i):
            infinitive = child.dep == "xcomp" and "infinitive" in takes and has_to(self.analysis, child)
            clause = child.dep == "ccomp" and "clause" in takes
            if infinitive or clause:
                return trimmed(self.analysis.subtree(child))
        return ()


def _has_that(analysis: Analysis, verb: Token) -> bool:
    return any(child.lower == "that" and child.dep == "mark" for child in analysis.children(verb))
