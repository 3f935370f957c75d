"""Who a word means: mentions of actors, resolved inside the report.

Every noun or pronoun that may stand for an actor is resolved once, in the order of the text, against what was
mentioned before: names, offices ("the minister"), counterparts, collectives ("the two leaders", "the sides"),
metonyms, common nouns that speak ("officials") and pronouns. Where the reference is unsure, the side is kept and the
name is left out.
"""

from dragoman.knowledge import FormKind
from dragoman.language import Token
from dragoman.model import Actor
from dragoman.reading.discourse import Discourse, Mention, MentionKind
from dragoman.reading.groups import Groups
from dragoman.reading.holders import Holders
from dragoman.reading.noun_phrase import noun_words
from dragoman.reading.nouns import NUMBERS, Nouns
from dragoman.reading.phrases import OfficePhrase, SidePhrase
from dragoman.reading.pronouns import Pronouns
from dragoman.reading.syntax import SUBJECTS, first_conjunct, is_verbal

__all__ = ["MentionKind", "resolve"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_PLACE_PREPOSITIONS = frozenset({
    "in", "at", "near", "outside", "around", "inside", "across", "into", "from", "to", "through", "throughout",
})  # fmt: skip
_LISTING = frozenset({",", "—", "–", "-", ":", "("})
_NUMBER_PLACES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
_NUMBER_CLASSES = frozenset({"NUM", "NOUN", "DET", "PRON"})


def resolve(discourse: Discourse) -> None:
    """Note in the discourse whom each word of its report means: the one pass over the tokens."""
    _Pass(discourse).run()


class _Pass:
    """The pass over the tokens of one report."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.analysis = discourse.analysis
        self._holders = Holders(discourse)
        self._groups = Groups(discourse, self._holders)
        self._nouns = Nouns(discourse, self._holders, self._groups)
        self._pronouns = Pronouns(discourse)
        cast, names = discourse.cast, discourse.name_at
        self._titled = {i: s.person for s in cast.spans for i in range(s.end, s.right) if i not in names}
        self._titled |= {i: t.person for t in cast.titles for i in range(t.first, t.end)}

    def run(self) -> None:
        """Read every token that no earlier mention holds."""
        for token in self.analysis.tokens:
            if token.i not in self.discourse.by_token:
                self._read(token)

    def _read(self, token: Token) -> None:
        if token.i in self.discourse.name_at:
            self._read_name(token)
        elif token.i in self._titled and token.pos in _NOUNS and token.i not in self.discourse.side_at:
            actors = (self._titled[token.i].actor,)
            self.discourse.by_token[token.i] = Mention(token.i, token.i, MentionKind.OFFICE, actors)
        elif token.i in self.discourse.office_at:
            self._read_office(self.discourse.office_at[token.i])
        elif token.i in self.discourse.side_at:
            self._read_side(self.discourse.side_at[token.i])
        elif token.lower in NUMBERS and self._stands_for_people(token):
            self._nouns.read_number(token)
        elif token.pos == "PRON" or token.tag == "PRP$":
            self._pronouns.read(token)
        elif token.pos in _NOUNS:
            self._nouns.read(token)

    def _stands_for_people(self, token: Token) -> bool:
        """Whether a number stands alone ("the two met"), also where "the two held talks" is parsed as one phrase."""
        if token.dep == "nummod":
            behind = self.analysis.tokens[token.i + 1 : token.i + 2]
            return any(t.lower == "held" and t.dep == "amod" and t.head == token.head for t in behind)
        return token.dep in _NUMBER_PLACES and token.pos in _NUMBER_CLASSES

    def _read_name(self, token: Token) -> None:
        name = self.discourse.name_at[token.i]
        head = self._head_of_run(name.first, name.end)
        self.discourse.add(head, name.first, MentionKind.PERSON, (name.person.actor,), name.end - 1)

    def _head_of_run(self, first: int, end: int) -> Token:
        tokens = self.analysis.tokens[first:end]
        outside = [t for t in tokens if not first <= t.head < end or t.head == t.i]
        return outside[-1] if outside else tokens[-1]

    # --- sides

    def _read_side(self, phrase: SidePhrase) -> None:
        head = self._head_of_run(phrase.first, phrase.end)
        modifies = head.dep in {"amod", "compound", "nmod"} and not self._heads_side(head)
        if phrase.is_adjective and (modifies or self._is_adjective(phrase, head)):
            return
        if modifies and head.dep != "nmod":
            return
        if phrase.form.form is FormKind.CAPITAL and self._is_place(head):
            return
        name = self.discourse.acronyms.get(phrase.form.name, phrase.form.name)
        actor = Actor(name, phrase.form.side, phrase.form.kind)
        self.discourse.add(head, phrase.first, MentionKind.SIDE, (actor,), phrase.end - 1)

    def _heads_side(self, head: Token) -> bool:
        """Whether what the word modifies is itself a side's name."""
        return self.analysis.head(head).i in self.discourse.side_at

    def _is_adjective(self, phrase: SidePhrase, head: Token) -> bool:
        """Whether a demonym only qualifies: "Iranian-backed", "is Armenian"; not "Armenians", "the French say"."""
        tokens = self.analysis.tokens
        if phrase.end < len(tokens) and tokens[phrase.end].tag == "HYPH":
            return True
        return head.tag in {"JJ", "NNP"} and not head.lower.endswith("s") and head.dep not in SUBJECTS

    def _is_place(self, head: Token) -> bool:
        """Whether a capital's name is the town: "in Moscow" is, "Moscow said", "between Moscow and Kyiv" are not."""
        first = first_conjunct(self.analysis, head)
        above = self.analysis.head(first)
        if first.dep == "pobj" and above.lower in _PLACE_PREPOSITIONS:
            return True
        return first.dep in {"npadvmod", "appos", "ROOT"}

    # --- offices

    def _read_office(self, phrase: OfficePhrase) -> None:
        head = self.analysis.tokens[phrase.end - 1]
        listed = self._listed_behind(head) if phrase.plural else ()
        if listed:
            self.discourse.add(head, phrase.first, MentionKind.OFFICE, listed)
            return
        named = self.discourse.name_beside(head)
        if named is not None:
            title = Mention(head.i, phrase.first, MentionKind.OFFICE, (named.actor,))
            for i in range(phrase.first, phrase.end):
                self.discourse.by_token.setdefault(i, title)
        else:
            self.discourse.add(head, phrase.first, MentionKind.OFFICE, self._in_office(phrase, head))

    def _listed_behind(self, head: Token) -> tuple[Actor, ...]:
        """The persons in "the co-chairs — A of X, B of Y and C of Z —", "two mediators, envoy A and negotiator B,"."""
        tokens = self.analysis.tokens
        apposed = next((c for c in self.analysis.children(head) if c.dep == "appos" and c.i > head.i), None)
        if apposed is not None and apposed.i in self.discourse.name_at:
            return self._persons(apposed)
        if head.i + 1 >= len(tokens) or tokens[head.i + 1].lower not in _LISTING:
            return ()
        near = [i for i in range(head.i + 2, head.i + 8) if i in self.discourse.name_at]
        if not near or any(is_verbal(token) for token in tokens[head.i + 1 : near[0]]):
            return ()
        name = self.discourse.name_at[near[0]]
        return self._persons(self._head_of_run(name.first, name.end))

    def _persons(self, first: Token) -> tuple[Actor, ...]:
        """The persons joined to a first one; nobody if it is alone."""
        persons = [self.discourse.name_at.get(i) for i in self.discourse.together(first)]
        actors = tuple(one.person.actor for one in persons if one is not None)
        return actors if len(actors) > 1 else ()

    def _in_office(self, phrase: OfficePhrase, head: Token) -> tuple[Actor, ...]:
        words = noun_words(self.analysis, head)
        sides = self.discourse.sides_of(head, words)
        if phrase.plural:
            return self._groups.in_office(phrase, sides, words)
        lower = {word.lower for word in words}
        actor = self._holders.holder(phrase, sides[0] if sides else None, lower, head)
        return (actor,) if actor else ()
