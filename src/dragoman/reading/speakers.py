"""Who is credited with saying something: the subject, the agent of a passive, or the source after "according to"."""

from dragoman.language import Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.context import Context
from dragoman.reading.frame import is_carrier
from dragoman.reading.syntax import (
    SUBJECTS,
    child_of,
    conjuncts,
    is_passive,
    objects,
    passive_agent,
    subject,
)

_AFTER_VERB = frozenset({"dobj", "attr", "nsubj", "oprd", "npadvmod"})
_VERB_TAGS = frozenset({"VBG", "VBD", "VBN", "VBZ", "VBP", "VB"})
_NAMED_ENTITIES = frozenset({"ORG", "PERSON", "NORP", "GPE", ""})
_CLOSING = frozenset({",", ".", ";"})
_CITING = frozenset({"cite", "quote"})


class Speakers:
    """Finds the speakers of one report's reporting words."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis

    def of(self, verb: Token, *, takes_quote: bool) -> tuple[Actor, ...]:
        """Whom a verb credits; a passive that may take a quotation credits its subject ("was quoted as")."""
        if is_passive(self.analysis, verb):
            return self._of_passive(verb, takes_quote=takes_quote)
        who = self.context.subject_outside(verb) or subject(self.analysis, verb)
        if takes_quote and (who is None or not self.context.mentions.who(who)):
            who = self._just_before(verb) or who
        if who is None:
            return self._named(self._inverted(verb))
        if child_of(self.analysis, verb, SUBJECTS) is None and verb.tag not in _VERB_TAGS:
            return ()
        if who.i > verb.i and not self.context.mentions.who(who):
            who = self._inverted(verb) or who
        return self._cited(verb, self._named(who))

    def _cited(self, verb: Token, told: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """As in "the agency, citing officials, said": who only carries news gives way to whom it cites."""
        if not told or not all(is_carrier(actor, self.context.knowledge) for actor in told):
            return told
        citing = (c for c in self.analysis.children(verb) if c.lemma in _CITING and c.tag == "VBG")
        cited = (one for citation in citing for one in objects(self.analysis, citation))
        return self._named(next(cited, None)) or told

    def _of_passive(self, verb: Token, *, takes_quote: bool) -> tuple[Actor, ...]:
        agent = passive_agent(self.analysis, verb)
        if agent is not None and verb.lemma in _CITING:
            return self._named(subject(self.analysis, verb))  # "was quoted by the agency"
        if agent is not None:
            return self._named(agent)
        if verb.dep in {"acl", "relcl"} or not takes_quote:
            return ()
        quoted = any(c.dep == "prep" and c.lower == "as" for c in self.analysis.children(verb))
        return self._named(subject(self.analysis, verb)) if quoted else ()

    def _just_before(self, verb: Token) -> Token | None:
        """Whoever stands right before the verb, where the parser hung the subject elsewhere."""
        if verb.tag not in {"VBD", "VBZ", "VBP"} or child_of(self.analysis, verb, SUBJECTS) is not None:
            return None
        before = self.analysis.tokens[verb.i - 1] if verb.i else verb
        if before.sentence != verb.sentence or before.pos not in {"NOUN", "PROPN", "PRON"}:
            return None
        return before if self.context.mentions.who(before) else None

    def _inverted(self, verb: Token) -> Token | None:
        """The speaker after the verb ("..., said the minister") where the parser saw an object."""
        for child in self.analysis.children(verb):
            if child.i > verb.i and child.dep in _AFTER_VERB and self.context.mentions.at(child):
                return child
        return None

    def _named(self, token: Token | None) -> tuple[Actor, ...]:
        """The actors that a noun means; if it means none that is known, a name as such."""
        if token is None:
            return ()
        return self.context.mentions.who(token) or self._unknown(token)

    def _unknown(self, token: Token) -> tuple[Actor, ...]:
        """A name that neither the cast nor the tables know, as an actor of no side."""
        opens = token.i == 0 or self.analysis.tokens[token.i - 1].sentence != token.sentence
        proper = token.pos == "PROPN" or (token.pos == "NOUN" and not opens)
        if not proper or token.entity not in _NAMED_ENTITIES or not token.text[:1].isupper():
            return ()
        words = [t for t in self.analysis.subtree(token) if t.i == token.i or _is_name_part(t, token)]
        name = " ".join(t.text for t in sorted(words, key=lambda t: t.i))
        full = self.context.mentions.acronyms.get(name)
        if full is not None:
            return (Actor(full, None, ActorKind.ORGANISATION),)
        kind = ActorKind.PERSON if token.entity == "PERSON" else ActorKind.ORGANISATION
        return (Actor(name, None, kind),)

    # --- "according to"

    def source(self, who: Token, end: int) -> tuple[Actor, ...]:
        """The source; a conjunct beyond its comma is the next clause's subject ("According to A, B and C …")."""
        one = self.context.mentions.who(who, together=False) or self._named(who)
        more = [c for c in conjuncts(self.analysis, who) if who.i < c.i <= end]
        return one + tuple(
            a for c in more for a in self.context.mentions.who(c, together=False) if a not in one
        )

    def end_of_source(self, who: Token, tokens: tuple[Token, ...]) -> int:
        """The last token of the source's noun phrase: up to the comma that closes it."""
        last = who.i
        for token in tokens:
            if token.i <= who.i:
                continue
            if token.lower in _CLOSING and not self._opens_apposition(token, who):
                break
            last = token.i
        return last

    def _opens_apposition(self, comma: Token, who: Token) -> bool:
        below = self.analysis.children(who)
        return comma.lower == "," and any(c.dep == "appos" and c.i > comma.i for c in below)


def _is_name_part(token: Token, head: Token) -> bool:
    return token.dep in {"compound", "punct"} and token.i < head.i and token.text[:1].isalnum()
