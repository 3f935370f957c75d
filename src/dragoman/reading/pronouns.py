"""Whom a pronoun means: the likeliest of the actors mentioned before it."""

from collections.abc import Iterator

from dragoman.language import Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.discourse import Discourse, Mention, MentionKind
from dragoman.reading.syntax import SUBJECTS, conjuncts, first_conjunct, governing_verb, is_verbal, subject

_GENDER_OF = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "which", "that"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_NEAR = 40
"""How many mentions back a pronoun may point."""
_SEEMING = frozenset({"be", "seem", "appear"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
_THINGS = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.BODY})
_PERSONS = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


class Pronouns:
    """Reads the pronouns of one report."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.analysis = discourse.analysis
        self.genders = {p.name: p.gender for p in discourse.cast.persons}
        self.agreements = discourse.knowledge.lexicon("agreement")["nouns"]

    def read(self, token: Token) -> None:
        """Note the mention of a pronoun, if it is one that may stand for an actor."""
        word = token.lower
        if word in _GENDER_OF:
            actors = self._person_before(token, _GENDER_OF[word])
        elif word in _THEY:
            actors = self._group_before(token)
        elif word in _IT:
            actors = self._thing_before(token)
        elif word in _RELATIVE and token.dep in SUBJECTS:
            actors = self._antecedent(token)
        else:
            return
        self.discourse.add(token, token.i, MentionKind.PRONOUN, actors)

    def _antecedent(self, token: Token) -> tuple[Actor, ...]:
        verb = self.analysis.head(token)
        return self.discourse.who(self.analysis.head(verb), together=False) if verb.dep == "relcl" else ()

    # --- who comes into question

    def _candidates(self, token: Token) -> Iterator[Mention]:
        """Earlier mentions, the likeliest first, without the subject of the pronoun's own clause."""
        blocked = self._own_clause_subject(token)
        return (mention for mention in self._ranked(token) if mention.head not in blocked)

    def _ranked(self, token: Token) -> list[Mention]:
        """Earlier mentions: near sentences first, and in each subjects before the rest."""
        recent = [m for m in self.discourse.history[-_NEAR:] if self._sentences_back(token, m) <= 4]
        recent = [m for m in recent if self._same_quotation(token, m)]
        return sorted(
            recent,
            key=lambda m: (self._sentences_back(token, m), not m.subject, m.head if m.subject else -m.head),
        )

    def _sentences_back(self, token: Token, mention: Mention) -> int:
        return token.sentence - self.analysis.tokens[mention.head].sentence

    def _same_quotation(self, token: Token, mention: Mention) -> bool:
        """Whether the mention may be meant: words outside quotations do not point into them."""
        here = self.analysis.quotation_at(token.span.start)
        there = self.analysis.quotation_at(self.analysis.tokens[mention.head].span.start)
        return here is not None or there is None

    def _own_clause_subject(self, token: Token) -> set[int]:
        """An object pronoun does not mean the subject of its own clause ("he told him")."""
        if token.dep not in _OBJECTS or token.lower.endswith("self"):
            return set()
        verb = governing_verb(self.analysis, token)
        who = subject(self.analysis, verb) if verb is not None else None
        return {one.i for one in conjuncts(self.analysis, who)} if who is not None else set()

    # --- whom each kind of pronoun means

    def _person_before(self, token: Token, gender: str) -> tuple[Actor, ...]:
        genders = self.genders
        for mention in self._candidates(token):
            if len(mention.actors) != 1:
                continue
            actor = mention.actors[0]
            if actor.name:
                fits = actor.kind is ActorKind.PERSON and genders.get(actor.name) in {gender, None}
            else:
                fits = actor.kind in _PERSONS and mention.subject
            if fits:
                return mention.actors
        return ()

    def _pair_before(self, token: Token) -> tuple[Actor, ...]:
        """Both persons of the sentence before, if it tells of two and "they" begins the next one.

        "X met Y. They discussed …": neither is plural, together they are.
        """
        if token.dep not in SUBJECTS:
            return ()
        found: dict[tuple[str, str], Actor] = {}
        for mention in self.discourse.history[-_NEAR:]:
            if self._sentences_back(token, mention) == 1 and self._same_quotation(token, mention):
                found.update((a.identity, a) for a in mention.actors if a.kind is ActorKind.PERSON and a.name)
        pair = tuple(found.values())
        return pair if len(pair) == 2 and pair[0].side != pair[1].side else ()

    def _group_before(self, token: Token) -> tuple[Actor, ...]:
        pair = self._pair_before(token)
        if pair:
            return pair
        for mention in self._candidates(token):
            head = self.analysis.tokens[mention.head]
            group = self.discourse.who(first_conjunct(self.analysis, head))
            if len(group) > 1 or mention.plural or head.tag in _PLURAL_TAGS:
                return group
        return ()

    def _thing_before(self, token: Token) -> tuple[Actor, ...]:
        if token.lower == "it" and (self._is_expletive(token) or self._is_agreement(token)):
            return ()
        for mention in self._ranked(token):
            head = self.analysis.tokens[mention.head]
            if len(mention.actors) == 1 and mention.actors[0].kind in _THINGS and mention.head != token.i:
                return mention.actors
            if len(mention.actors) > 1 and mention.kind is MentionKind.COLLECTIVE and head.tag == "NN":
                return mention.actors  # a joint body
        return ()

    def _is_agreement(self, token: Token) -> bool:
        """As in "The accord ends the war. It calls for …": the subject before it is no actor but an agreement."""
        if token.dep not in SUBJECTS or token.sentence == 0:
            return False
        before = self.analysis.sentences[token.sentence - 1]
        root = next((t for t in self.analysis.words(before) if t.dep == "ROOT"), None)
        who = subject(self.analysis, root) if root is not None else None
        return who is not None and not self.discourse.who(who) and who.lemma in self.agreements

    def _is_expletive(self, token: Token) -> bool:
        """Whether "it" means nothing: "as it is clear that …"."""
        verb = self.analysis.head(token)
        if not is_verbal(verb):
            return False
        if token.dep == "expl":
            return True
        children = {child.dep for child in self.analysis.children(verb)}
        seeming = verb.lemma in _SEEMING and "acomp" in children and bool(children & _CLAUSES)
        return seeming and verb.dep != "ROOT"
