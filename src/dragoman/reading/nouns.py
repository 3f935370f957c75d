"""Whom a common noun means: "the two sides", "the ministers", "his counterpart", "the North", "both"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dragoman.language import Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.discourse import Discourse, MentionKind
from dragoman.reading.groups import Groups
from dragoman.reading.holders import BARE_OFFICES, Holders
from dragoman.reading.noun_phrase import as_name, noun_words
from dragoman.reading.phrases import OfficePhrase
from dragoman.reading.speaking_nouns import SpeakingNouns

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
"""How many are meant by a number word that stands for persons."""

MANY = {"three": 3, "four": 4, "five": 5, "six": 6}
"""Number words that no pair of parties can be."""

_PAIR_NOUNS = frozenset({
    "side", "party", "country", "nation", "neighbor", "neighbour", "state", "government", "rival", "foe", "enemy",
    "capital", "delegation", "faction", "camp", "belligerent", "combatant", "adversary", "republic", "army", "people",
})  # fmt: skip
_OPPONENTS = frozenset({
    "rival", "foe", "enemy", "faction", "camp", "belligerent", "combatant", "adversary", "side", "party",
})  # fmt: skip
_AT_WAR = frozenset({"belligerent", "combatant", "adversary"})
_HALVES = frozenset({"North", "South"})
_TOP = frozenset({"top", "chief", "senior-most", "leading"})
_OF_GROUPS = frozenset({"two", "both", "three", "the"})
_OF_PAIRS = frozenset({"two", "both"})
_SINGLY = frozenset({"both", "neither", "each", "either"})
_OF_PARTIES = frozenset({"two", "both", "the", "these", "warring", "rival", "neither", "each", "either"})


class Nouns:
    """Reads the common nouns and number words of one report."""

    def __init__(self, discourse: Discourse, holders: Holders, groups: Groups) -> None:
        self.discourse = discourse
        self.analysis = discourse.analysis
        self.holders = holders
        self.groups = groups
        self.speaking = SpeakingNouns(discourse)

    def read(self, noun: Token) -> None:
        """Note the mention of a noun, if it may stand for an actor."""
        if noun.dep == "compound" or self._read_half(noun):
            return
        words = noun_words(self.analysis, noun)
        lower = {word.lower for word in words}
        named = self.discourse.name_beside(noun)
        if named is not None and noun.pos == "NOUN" and named.side is not None:
            self.discourse.add(noun, noun.i, MentionKind.OFFICE, (named.actor,))
        elif noun.lemma == "counterpart":
            self._read_counterpart(noun, words)
        elif self._is_group(noun, words, lower):
            self._read_group(noun, lower)
        elif noun.lemma in _PAIR_NOUNS and (noun.tag == "NNS" or lower & _SINGLY):
            self._read_pair(noun, words, lower)
        elif noun.lemma == "diplomat" and lower & _TOP:
            self._read_top_diplomat(noun, words, lower)
        else:
            self.speaking.read(noun, words)

    def read_number(self, token: Token) -> None:
        """Note "the three", "both": as many of the persons named last."""
        the = any(child.lower == "the" for child in self.analysis.children(token)) or token.dep == "nummod"
        if the or token.lower == "both":
            actors = self.groups.last_persons(NUMBERS[token.lower])
            self.discourse.add(token, token.i, MentionKind.COLLECTIVE, actors)

    def _read_half(self, noun: Token) -> bool:
        """Note "the North": the one side of the report whose name begins so ("North Korea")."""
        if noun.text not in _HALVES:
            return False
        sides = {p.form.side for p in self.discourse.sides if p.form.side.startswith(f"{noun.text} ")}
        if len(sides) != 1 or not any(c.lower == "the" for c in self.analysis.children(noun)):
            return False
        self.discourse.add(noun, noun.i, MentionKind.SIDE, (self.discourse.side_actor(sides.pop()),))
        return True

    # --- persons

    def _read_counterpart(self, noun: Token, words: Sequence[Token]) -> None:
        sides = self.discourse.sides_of(noun, [w for w in words if w.dep != "poss"])
        found = (self.holders.counterpart(noun, side) for side in sides)
        actors = tuple(actor for actor in found if actor is not None)
        self.discourse.add(noun, noun.i, MentionKind.OFFICE, actors)

    def _is_group(self, noun: Token, words: Sequence[Token], lower: AbstractSet[str]) -> bool:
        """Whether it is "the leaders", "two ministers" of no side that is told."""
        plural = noun.tag == "NNS" and noun.lemma in BARE_OFFICES
        return plural and bool(lower & _OF_GROUPS) and not self.discourse.sides_of(noun, words)

    def _read_group(self, noun: Token, lower: AbstractSet[str]) -> None:
        wanted = 3 if "three" in lower else 2
        persons = self.groups.last_persons(wanted, self.groups.categories(noun))
        actors = persons or self.groups.of_parties(noun.lemma, "")
        self.discourse.add(noun, noun.i, MentionKind.COLLECTIVE, actors)

    def _read_top_diplomat(self, noun: Token, words: Sequence[Token], lower: AbstractSet[str]) -> None:
        """Note "the top Russian diplomat": the foreign minister."""
        office = OfficePhrase(noun.i, noun.i + 1, "foreign minister", "foreign_minister", plural=False)
        sides = self.discourse.sides_of(noun, words)
        actor = self.holders.holder(office, sides[0] if sides else None, lower, noun)
        self.discourse.add(noun, noun.i, MentionKind.OFFICE, (actor,) if actor else ())

    # --- sides

    def _read_pair(self, noun: Token, words: Sequence[Token], lower: AbstractSet[str]) -> None:
        actors = self._pair(noun, words, lower)
        if actors:
            self.discourse.add(noun, noun.i, MentionKind.COLLECTIVE, actors)

    def _pair(self, noun: Token, words: Sequence[Token], lower: AbstractSet[str]) -> tuple[Actor, ...]:
        """The sides of "the two countries", "both governments", "the warring parties"; empty if that stays open."""
        sides = self.discourse.sides_of(noun, words)
        main = self.discourse.dispute.main
        several = next((MANY[word] for word in lower if word in MANY), 0)
        if several:
            return self._last_states(several)
        if len(sides) >= 2:
            return self._side_actors(sides)
        if main and lower & _OF_PAIRS and not set(sides) & set(main):
            return self._side_actors(main)
        if main and self._are_opponents(noun, sides):
            return self._side_actors(main)
        if sides and noun.lemma not in {"side", "party"}:
            return (Actor(as_name(words), sides[0], ActorKind.ORGANISATION),)
        return self._side_actors(main) if lower & _OF_PARTIES else ()

    def _are_opponents(self, noun: Token, sides: Sequence[str]) -> bool:
        """Whether it is "Yemen's warring rivals", "the belligerents": the two of the dispute."""
        if noun.tag != "NNS" or noun.lemma not in _OPPONENTS:
            return False
        if not sides:
            return noun.lemma in _AT_WAR
        return set(sides) < set(self.discourse.dispute.main)

    def _last_states(self, wanted: int) -> tuple[Actor, ...]:
        """The states of "the three countries": as many as were mentioned last; empty if there are fewer."""
        found: dict[str, Actor] = {}
        for actor in self.discourse.recent():
            if actor.side and self.discourse.knowledge.kind_of(actor.side) is ActorKind.STATE:
                found.setdefault(actor.side, self.discourse.side_actor(actor.side))
        return tuple(found.values())[:wanted] if len(found) >= wanted else ()

    def _side_actors(self, sides: Sequence[str]) -> tuple[Actor, ...]:
        return tuple(self.discourse.side_actor(side) for side in sides)
