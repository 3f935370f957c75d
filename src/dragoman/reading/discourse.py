"""What a report has said so far, and whom its words mean: the state that all of mention resolution shares.

`mentions.resolve` passes over the tokens and lets `Holders`, `Groups`, `Nouns` and `Pronouns` find out whom each means;
all of them look up here what was mentioned before and add here what they found.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dragoman.knowledge import FormKind, Knowledge
from dragoman.language import Analysis, Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.acronyms import acronyms_of
from dragoman.reading.cast import Cast
from dragoman.reading.dispute import Dispute, acting, main_state, opposition_of, rebels_of
from dragoman.reading.persons import Person
from dragoman.reading.phrases import OfficePhrase, SidePhrase, by_token, compounded_with
from dragoman.reading.syntax import SUBJECTS, conjuncts, cover, first_conjunct, prepositions

_REBELLIOUS = frozenset({"rebel", "insurgent", "guerrilla", "separatist", "militant", "fighter"})
"""Nouns for those who fight a state: they act for their movement, not for it."""
_BACKED = frozenset(
    {"backed", "brokered", "mediated", "sponsored", "supported", "trained", "funded", "armed", "hosted"}
)
_MEMORY = 400
"""How many mentions back a word may point; it keeps the cost linear in the length of the report."""
_NAMES = frozenset({FormKind.NAME, FormKind.ALIAS})
_SERVING = frozenset({
    "advisor", "adviser", "aide", "assistant", "counsellor", "consultant", "spokesman", "spokeswoman", "spokesperson",
    "lawyer", "representative",
})  # fmt: skip
"""Nouns for those who act for the side that their "to" names: "an adviser to the delegation"."""


class MentionKind(StrEnum):
    """How an actor is mentioned."""

    PERSON = "person"
    SIDE = "side"
    OFFICE = "office"
    COLLECTIVE = "collective"
    SPEAKER = "speaker"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One resolved mention.

    Attributes:
        head: number of the head token.
        first: number of the first token of its words.
        kind: how it is mentioned.
        actors: whom it means; empty if that stays open.
        subject: whether it is the subject of its clause.
    """

    head: int
    first: int
    kind: MentionKind
    actors: tuple[Actor, ...]
    subject: bool = False

    @property
    def plural(self) -> bool:
        """Whether several actors or a group are meant."""
        return len(self.actors) > 1 or any(a.kind in _PLURAL for a in self.actors)


_PLURAL = frozenset({ActorKind.GROUP, ActorKind.ARMED_GROUP})
"""Kinds of actors that "they" may mean though they are one."""


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each actor once, in order."""
    found: dict[tuple[str, str], Actor] = {}
    for actor in actors:
        found.setdefault(actor.identity, actor)
    return tuple(found.values())


class Discourse:
    """The mentions of one report, by token and in order, over what earlier stages know of it.

    Attributes:
        analysis, knowledge, cast, dispute, sides: what earlier stages found.
        side_at, office_at, name_at: the phrase or name that a token belongs to, by its number.
        main_state: the state that the report speaks of most.
        acronyms: the full names of acronyms that the report explains.
        history: the mentions whose actors are known, in the order of the text.
        by_token: the mention that a token belongs to, by its number.
    """

    def __init__(
        self,
        analysis: Analysis,
        knowledge: Knowledge,
        *,
        sides: list[SidePhrase],
        offices: list[OfficePhrase],
        cast: Cast,
        dispute: Dispute,
    ) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.cast = cast
        self.dispute = dispute
        self.sides = sides
        self.side_at = by_token(sides)
        self.office_at = by_token(offices)
        self.name_at = by_token(cast.spans)
        self.main_state = (
            self._state_of_dispute()
            or main_state(knowledge, acting(analysis, sides))
            or main_state(knowledge, sides)
        )
        self.acronyms = {**self._printed_in_full(), **acronyms_of(analysis.text)}
        self.history: list[Mention] = []
        self.by_token: dict[int, Mention] = {}

    def _state_of_dispute(self) -> str | None:
        """The state whose government a movement opposes: "the government" is its."""
        kinds = {side: self.knowledge.kind_of(side) for side in self.dispute.main}
        states = [side for side, kind in kinds.items() if kind is ActorKind.STATE]
        inner = any(kind in {ActorKind.ARMED_GROUP, ActorKind.GROUP} for kind in kinds.values())
        return states[0] if len(states) == 1 and inner else None

    def _printed_in_full(self) -> dict[str, str]:
        """The full names under which the report prints sides that are known by an acronym."""
        found: dict[str, str] = {}
        for phrase in self.sides:
            side = phrase.form.side
            if side.isupper() and phrase.form.form in _NAMES and phrase.end - phrase.first > 2:
                words = self.analysis.tokens[phrase.first : phrase.end]
                found.setdefault(side, " ".join(cover(words).of(self.analysis.text).split()))
        return found

    # --- what readers ask

    def at(self, token: Token) -> Mention | None:
        """The mention whose words the token belongs to."""
        return self.by_token.get(token.i)

    def who(self, token: Token | None, *, together: bool = True) -> tuple[Actor, ...]:
        """The actors that a noun means, with those joined to it by "and" unless `together` is False."""
        if token is None:
            return ()
        numbers = self.together(token) if together else [token.i]
        mentions = (self.by_token.get(one) for one in numbers)
        return distinct(actor for mention in mentions if mention is not None for actor in mention.actors)

    def together(self, token: Token) -> list[int]:
        """The numbers of a noun's conjuncts, with those hung on an "of" phrase: "ministers A of X and B of Y"."""
        found = conjuncts(self.analysis, token)
        for one in list(found):
            found.extend(self._behind_apposition(one))
            found.extend(self._taken_for_apposition(one))
            found.extend(self._joined_before(one))
            if one.i not in self.name_at:
                continue
            for word, side in prepositions(self.analysis, one):
                if word == "of":
                    found.extend(c for c in conjuncts(self.analysis, side)[1:] if c.i in self.name_at)
        return list(dict.fromkeys(one.i for one in found))

    def _behind_apposition(self, token: Token) -> list[Token]:
        """As in "the minister, Mr Ardo, and his counterpart": the parser hangs the second on the apposition."""
        apposed = [child for child in self.analysis.children(token) if child.dep == "appos"]
        joined = [c for one in apposed for c in self.analysis.children(one) if c.dep == "conj"]
        return [one for one in joined if self._follows_comma_and(one)]

    def _taken_for_apposition(self, token: Token) -> list[Token]:
        """As in "Presidents A of X and B of Y": a second person whom the parser took for another name of the first."""
        return [
            child
            for child in self.analysis.children(token)
            if child.dep == "appos" and child.i in self.name_at and self._follows_and(child)
        ]

    def _joined_before(self, token: Token) -> list[Token]:
        """As in "Secretary A and official B" where the parser made A a modifier of B."""
        return [
            child
            for child in self.analysis.children(token)
            if child.dep == "nmod" and child.i in self.name_at and self._precedes_and(child)
        ]

    def _precedes_and(self, token: Token) -> bool:
        end = self.name_at[token.i].end
        return end < len(self.analysis.tokens) and self.analysis.tokens[end].lower == "and"

    def _follows_and(self, token: Token) -> bool:
        first = self.name_at[token.i].first
        return first > 0 and self.analysis.tokens[first - 1].lower == "and"

    def _follows_comma_and(self, token: Token) -> bool:
        first = self.by_token[token.i].first if token.i in self.by_token else token.i
        words = [t.lower for t in self.analysis.tokens[max(0, first - 5) : first]]
        return any(pair == (",", "and") for pair in pairwise(words))

    def sides_in(self, tokens: Iterable[Token]) -> list[str]:
        """The sides that words name in any form (demonyms too), in order, each once."""
        named = (self.side_at[token.i] for token in tokens if token.i in self.side_at)
        return list(dict.fromkeys(p.form.side for p in named if not self._only_backs(p)))

    def _only_backs(self, phrase: SidePhrase) -> bool:
        """As in "the Rondish-backed government": the side in the compound is not whose the noun is."""
        return compounded_with(self.analysis, phrase) in _BACKED

    def side_actor(self, side: str) -> Actor:
        """A side itself as an actor, by the full name if the report explains its acronym."""
        return Actor(self.acronyms.get(side, side), side, self.knowledge.kind_of(side))

    def recent(self, mentions: int = _MEMORY) -> Iterator[Actor]:
        """The actors of the last mentions, the last mention first."""
        return (actor for mention in reversed(self.history[-mentions:]) for actor in mention.actors)

    # --- what resolution asks

    def name_beside(self, head: Token) -> Person | None:
        """The person whose title this noun is."""
        following = self.name_at.get(head.i + 1)
        if following is not None and following.first == head.i + 1:
            return following.person
        if head.dep == "appos":
            named = self.name_at.get(self.analysis.head(head).i)
            return named.person if named else None
        apposed = (child.i for child in self.analysis.children(head) if child.dep == "appos")
        return next((self.name_at[i].person for i in apposed if i in self.name_at), None)

    def sides_of(self, head: Token, words: Sequence[Token]) -> list[str]:
        """The sides that the words of a noun phrase give its noun: named, of the opposition, or possessors'."""
        sides = self.sides_in(words)
        if any(word.lemma in _REBELLIOUS for word in words) and len(sides) < 2:
            movement = self.movement_of(sides[0] if sides else None)
            return [movement] if movement else sides
        sides = sides or (self._sides_served(head) if head.lemma in _SERVING else [])
        if sides:
            return sides
        others = [word for word in words if word.i != head.i]
        if self.main_state and any(word.lower == "government" and word.dep == "compound" for word in others):
            return [self.main_state]
        if self.main_state and any(word.lower == "opposition" for word in others):
            return [opposition_of(self.main_state, self.knowledge)]
        owners = (self.by_token.get(word.i) for word in others if word.dep == "poss")
        owning = (actor.side for owner in owners if owner is not None for actor in owner.actors if actor.side)
        return list(dict.fromkeys(owning))

    def _sides_served(self, head: Token) -> list[str]:
        """The sides of "an adviser to the Dorvani delegation", "a spokesman for President Vasht"."""
        found: list[str] = []
        for word, noun in prepositions(self.analysis, head):
            named = self.name_at.get(noun.i)
            if word in {"for", "to", "of"} and named is not None and named.person.side is not None:
                found.append(named.person.side)
            elif word == "to":
                found.extend(self.sides_in(self.analysis.subtree(noun)))
        return found

    def movement_of(self, side: str | None) -> str | None:
        """Which movement "the rebels" are, of a state if one is told: the one that the report names, else none's name.

        As in "Liberian rebels" where no movement is named: a side called so, never the state they fight.
        """
        if side is not None and self.knowledge.kind_of(side) is not ActorKind.STATE:
            return side
        if side is None:
            told = (actor.side for actor in self.recent() if actor.side)
            unnamed = next((one for one in told if one.endswith(" rebels")), None)
            if unnamed is not None:
                return unnamed
        armed = [p.form for p in self.sides if p.form.kind is ActorKind.ARMED_GROUP]
        named = {form.side for form in armed if side is None or form.country in {side, None}}
        if len(named) == 1:
            return named.pop()
        recent = next((actor.side for actor in self.recent(20) if actor.side in named), None)
        return recent or (rebels_of(side, self.knowledge) if side and not named else None)

    def seat_of(self, token: Token) -> str | None:
        """The side of "officials in Brenholt": whose seat the place is."""
        for word, place in prepositions(self.analysis, token):
            phrase = self.side_at.get(place.i)
            if word in {"in", "at"} and phrase is not None:
                return phrase.form.side
        return None

    # --- what resolution adds

    def add(
        self, head: Token, first: int, kind: MentionKind, actors: tuple[Actor, ...], last: int | None = None
    ) -> None:
        """Note a mention for the tokens `first` to `last` (the head unless given) that have none yet."""
        is_subject = first_conjunct(self.analysis, head).dep in SUBJECTS
        mention = Mention(head.i, first, kind, actors, is_subject)
        for i in range(first, (last if last is not None else head.i) + 1):
            self.by_token.setdefault(i, mention)
        self.by_token[head.i] = mention
        if actors:
            self.history.append(mention)
