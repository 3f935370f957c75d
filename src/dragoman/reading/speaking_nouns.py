"""Common nouns that act or speak: "officials in Brenholt", "the ministry", "the Syrian opposition"."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from dragoman.language import Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.discourse import Discourse, MentionKind
from dragoman.reading.dispute import opposition_of
from dragoman.reading.noun_phrase import as_name

_SIDE_NOUNS = frozenset({
    "government", "authorities", "leadership", "administration", "side", "delegation", "forces", "army", "military",
    "troops", "regime", "cabinet", "presidency", "ministry", "embassy", "mission", "team", "negotiator", "negotiators",
    "officials", "state", "republic", "parliament", "foreign_ministry", "office", "spokesman",
})  # fmt: skip
_STATE_NOUNS = frozenset({
    "government", "army", "military", "police", "regime", "prosecutor", "authority", "parliament", "coastguard",
    "court", "cabinet", "lawmaker", "legislator",
})  # fmt: skip
_JOINT_BODIES = frozenset({
    "group", "force", "commission", "committee", "body", "council", "team", "panel", "delegation",
})  # fmt: skip
_PAPERS = frozenset({
    "report", "statement", "communique", "declaration", "document", "letter", "text", "resolution",
})  # fmt: skip
_PRESS = frozenset({
    "media", "reports", "press", "newspaper", "newspapers", "daily", "weekly", "magazine", "paper", "papers", "agency",
    "agencies", "television", "radio", "broadcaster", "website", "channel", "network", "outlet", "tabloid", "journal",
})  # fmt: skip
_JOINT = frozenset({"joint", "bilateral", "mixed"})
_COMMISSIONS = frozenset({"commission", "committee"})
_BETWEEN_SIDES = frozenset({
    "border", "demarcation", "delimitation", "ceasefire", "cease-fire", "truce", "liaison", "verification", "armistice",
})  # fmt: skip
"""What only a commission of both sides deals with."""
_OWNED = frozenset({"the", "its", "his", "her", "their"})
_ORGANISED = frozenset({ActorKind.ORGANISATION, ActorKind.BODY})
_ARMED = frozenset({ActorKind.ARMED_GROUP})
_OF_MOVEMENTS = frozenset(
    {"ethnic", "rebel", "armed", "militant", "islamist", "guerrilla", "separatist", "opposition"}
)
_CALLED: Mapping[str, frozenset[ActorKind]] = {
    "bloc": _ORGANISED, "alliance": _ORGANISED, "union": _ORGANISED, "organisation": _ORGANISED,
    "organization": _ORGANISED, "grouping": _ORGANISED, "group": _ARMED, "movement": _ARMED, "militia": _ARMED,
    "insurgency": _ARMED,
}  # fmt: skip
"""Common nouns that stand for a side told before, with the kinds of side that they stand for."""
_SEVERAL: Mapping[str, Any] = {"kind": "group"}
_SAYING = frozenset(
    {"say", "tell", "claim", "argue", "complain", "believe", "fear", "insist", "add", "warn", "hope"}
)
_PERSONS = re.compile(r"(?:ers|ors|ists|ians|men|women|folk|people|ants|ees)$")
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_OF_A_SIDE = frozenset({ActorKind.ORGANISATION, ActorKind.BODY, ActorKind.PERSON})


def _is_joint(noun: Token, lower: AbstractSet[str]) -> bool:
    """Whether it is a body of both sides: "joint task force", "the border commission"."""
    body = noun.lemma.lower()
    if lower & _JOINT:
        return body in _JOINT_BODIES
    return body in _COMMISSIONS and bool(lower & _BETWEEN_SIDES)


class SpeakingNouns:
    """Reads the common nouns that may stand for an actor.

    Attributes:
        joint: the sides of joint bodies told so far, by their noun.
    """

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.analysis = discourse.analysis
        self.rows: Mapping[str, Mapping[str, Any]] = discourse.knowledge.lexicon("speech")["speakers"]
        self.agreements = discourse.knowledge.lexicon("agreement")["nouns"]
        self.joint: dict[str, list[str]] = {}

    def read(self, noun: Token, words: Sequence[Token]) -> None:
        """Note the mention of a noun with the words of its phrase, if it may act or speak."""
        if noun.lemma in self.agreements and noun.lemma not in _PAPERS:
            return
        lower = {word.lower for word in words}
        sides = self.discourse.sides_of(noun, words)
        if noun.lemma == "opposition" and noun.tag == "NN":
            self._read_opposition(noun, words, sides)
            return
        if not sides and _is_joint(noun, lower):
            sides = list(self.discourse.dispute.main)
        if not sides and "the" in lower:
            sides = self.joint.get(noun.lemma, [])  # "the commission" is the joint one told before
        row = self._row(noun, sides)
        if row is None:
            return
        if len(sides) > 1 and (row.get("kind") == "body" or noun.lemma in _JOINT_BODIES):
            self.joint[noun.lemma] = sides
            actors = tuple(self.discourse.side_actor(side) for side in sides)
            self.discourse.add(noun, noun.i, MentionKind.COLLECTIVE, actors)
            return
        kind = _kind(row, noun)
        meant = self._side_meant(noun, lower) if not sides else None
        if meant is not None:
            self.discourse.add(noun, noun.i, MentionKind.SPEAKER, (self.discourse.side_actor(meant),))
            return
        side = sides[0] if sides else self._untold_side(noun, kind, lower)
        first = min(word.i for word in words if word.i <= noun.i)
        self.discourse.add(noun, first, MentionKind.SPEAKER, (_actor(kind, side, words),), noun.i)

    def _read_opposition(self, noun: Token, words: Sequence[Token], sides: Sequence[str]) -> None:
        state = sides[0] if sides else self.discourse.main_state
        side = opposition_of(state, self.discourse.knowledge) if state else None
        actor = Actor(as_name(words), side, ActorKind.GROUP)
        self.discourse.add(noun, noun.i, MentionKind.SPEAKER, (actor,))

    # --- what the lexicon knows

    def _row(self, noun: Token, sides: Sequence[str]) -> Mapping[str, Any] | None:
        """The lexicon's line for the noun, with the words before it if these make a line of their own."""
        tokens = self.analysis.tokens
        one = tokens[noun.i - 1] if noun.i else None
        before = one.lower if one is not None and one.sentence == noun.sentence else ""
        two = tokens[noun.i - 2].lower if noun.i > 1 else ""
        keys = (f"{two} {before} {noun.lemma}", f"{before} {noun.lemma}", noun.lemma, noun.lower)
        known = next((self.rows[key] for key in keys if key in self.rows), _row_by_sides(noun, sides))
        return known or (_SEVERAL if self._are_speaking_persons(noun) else None)

    def _are_speaking_persons(self, noun: Token) -> bool:
        """Whether a plural that the lexicon lacks are persons, by their ending, who say something: "dealers said"."""
        verb = self.analysis.head(noun)
        return (
            noun.tag == "NNS"
            and noun.dep == "nsubj"
            and verb.lemma in _SAYING
            and bool(_PERSONS.search(noun.lower))
        )

    # --- whose they are

    def _side_meant(self, noun: Token, lower: AbstractSet[str]) -> str | None:
        """The side that "the bloc", "the armed group" itself is: the last one mentioned of that kind."""
        kinds = (
            _ARMED | _ORGANISED
            if noun.lemma == "group" and lower & _OF_MOVEMENTS
            else _CALLED.get(noun.lemma)
        )
        if kinds is None or "the" not in lower or noun.tag != "NN":
            return None
        recent = self.discourse.recent(16)
        return next(
            (a.side for a in recent if a.side and self.discourse.knowledge.kind_of(a.side) in kinds), None
        )

    def _untold_side(self, noun: Token, kind: ActorKind, lower: AbstractSet[str]) -> str | None:
        """The side of a noun when its phrase tells none: its owner's, else that of the place where it is."""
        owner = self._owner(noun, lower) if kind in _OF_A_SIDE else None
        if owner is None and kind is not ActorKind.GROUP:
            return self.discourse.seat_of(noun)
        return owner

    def _owner(self, noun: Token, lower: AbstractSet[str]) -> str | None:
        """The side of "the ministry", "the delegation" when none is told: the side spoken of last."""
        if noun.lower in _PRESS and "state" in lower:
            return self.discourse.main_state
        if noun.lemma in _PAPERS or noun.lower in _PRESS:
            return None
        if not lower & _OWNED and noun.lemma not in _SIDE_NOUNS:
            return None
        if noun.lemma in _STATE_NOUNS and self.discourse.main_state:
            return self._state_near(noun) or self.discourse.main_state
        return next((actor.side for actor in self.discourse.recent(8) if actor.side), None)

    def _state_near(self, noun: Token) -> str | None:
        """The state mentioned last in the noun's own sentence, if among the last mentions."""
        tokens = self.analysis.tokens
        near = [m for m in self.discourse.history[-4:] if tokens[m.head].sentence == noun.sentence]
        states = [a.side for m in near for a in m.actors if a.kind is ActorKind.STATE and a.side]
        return states[-1] if states else None


def _row_by_sides(noun: Token, sides: Sequence[str]) -> Mapping[str, Any] | None:
    """A line for a noun that the lexicon lacks but a side's name makes an actor: "the Kestovian side"."""
    joint = len(sides) > 1 and noun.lemma in _JOINT_BODIES
    return {"kind": "organisation"} if sides and (noun.lemma in _SIDE_NOUNS or joint) else None


def _kind(row: Mapping[str, Any], noun: Token) -> ActorKind:
    singular = row.get("kind", "unnamed")
    return ActorKind(row.get("plural_kind", singular) if noun.tag in _PLURAL_TAGS else singular)


def _actor(kind: ActorKind, side: str | None, words: Sequence[Token]) -> Actor:
    """Whom the noun means: an organisation by its words as a name, a person by them as an office."""
    if kind in {ActorKind.PERSON, ActorKind.UNNAMED}:
        return Actor(None, side, ActorKind.UNNAMED, None, as_name(words))
    return Actor(as_name(words), side, kind)
