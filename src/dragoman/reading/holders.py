"""Who holds an office that a report names without its holder: "the minister", "his Armenian counterpart"."""

from collections.abc import Set as AbstractSet

from dragoman.language import Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.discourse import Discourse
from dragoman.reading.persons import Person
from dragoman.reading.phrases import OfficePhrase
from dragoman.reading.syntax import governing_verb, subject

EXACT = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
"""Categories that one person of a side holds at a time."""

BARE_OFFICES: dict[str, frozenset[str]] = {
    "leader": frozenset({"head_of_state", "head_of_government", "igo_head", "movement_leader", "leader"}),
    "president": frozenset({"head_of_state", "head_of_government"}),
    "minister": frozenset({"foreign_minister", "defence_minister", "minister", "interior_minister"}),
    "diplomat": frozenset({"foreign_minister", "envoy", "ambassador", "diplomat"}),
    "envoy": frozenset({"envoy", "ambassador", "negotiator"}),
    "negotiator": frozenset({"negotiator", "envoy"}),
    "official": frozenset(),
    "man": frozenset(),
    "politician": frozenset(),
    "statesman": frozenset(),
    "premier": frozenset({"head_of_government"}),
    "chief": frozenset(),
}
"""Nouns for persons in office ("the two leaders"), with the categories that each alone may mean."""

_BARE_PERSONS = frozenset({"politician", "statesman", "diplomat", "man"})
"""Nouns that tell nothing of an office: with "the" they mean the person spoken of."""

_SOON = 3
"""How many sentences after "a spokesman" his name may follow."""

_HEADS = frozenset({"head_of_state", "head_of_government"})

_INDEFINITE = frozenset({"a", "an", "another", "no", "any", "some"})
_DEFINITE = frozenset({"the", "his", "her", "its"})
_VAGUE = frozenset({"leader", "chief", "head"})


class Holders:
    """Finds the holder of an office."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.analysis = discourse.analysis
        self.cast = discourse.cast

    def holder(
        self, office: OfficePhrase, side: str | None, lower: AbstractSet[str], head: Token
    ) -> Actor | None:
        """Whom an office means, of a side if one is told; `lower` are the words of its noun phrase."""
        side = side or office.side or None
        if office.words.endswith("counterpart"):
            return self.counterpart(head, side)
        if _INDEFINITE & lower and head.dep != "appos":
            return self._unnamed(office, side, head)
        recent = (self._recent_person(category, side) for category in _categories(office))
        person = next((one for one in recent if one is not None), None)
        if person is not None:
            return person.actor
        inferred = self.from_tables(side, office) if side is not None and office.category else None
        named = inferred or self._named_elsewhere(office, side, lower, head)
        if named is not None:
            return named
        definite = side or _DEFINITE & lower
        kind = ActorKind.PERSON if definite else ActorKind.UNNAMED
        return Actor(None, side, kind, None, office.words)

    def _named_elsewhere(
        self, office: OfficePhrase, side: str | None, lower: AbstractSet[str], head: Token
    ) -> Actor | None:
        """Whom other sentences name for "the politician", or for "the top Dorvani envoy" of a lead."""
        if office.words in _BARE_PERSONS and "the" in lower:
            return self._last_person(side, head)
        if side is None or office.category in EXACT:
            return None
        named = self._named_behind_lead(office, side, head)
        return named.actor if named is not None else None

    def _last_person(self, side: str | None, head: Token) -> Actor | None:
        """Whom "the Dorvani politician" means: the person who was the subject last, if of no other side."""
        for mention in reversed(self.discourse.history[-12:]):
            near = head.sentence - self.analysis.tokens[mention.head].sentence <= 2
            person = mention.actors[0] if len(mention.actors) == 1 else None
            if (
                near
                and mention.subject
                and person is not None
                and person.kind is ActorKind.PERSON
                and person.name
            ):
                return person if side is None or person.side in {side, None} else None
        return None

    def _unnamed(self, office: OfficePhrase, side: str | None, head: Token) -> Actor:
        """As in "a spokesman": one of many."""
        side = side if side is not None else self.discourse.seat_of(head)
        if side is None and office.category == "spokesperson":
            side = self._spoken_of(head)
        named = self._named_later(office, side, head)
        if named is not None:
            return named.actor
        return Actor(None, side, ActorKind.UNNAMED, None, office.words)

    def _named_later(self, office: OfficePhrase, side: str | None, head: Token) -> Person | None:
        """Whom a later paragraph names in the office of "a spokesman", if that is one person of the same side."""
        later = [p for p in self.cast.named_behind(head.i) if p.office and _fits_side(p, side)]
        same = [
            p
            for p in later
            if _role(str(p.office)) == _role(office.words) and not self._is_elsewhere(p, head)
        ]
        exact = [p for p in same if str(p.office).lower() == office.words]
        if len(same) == 1 or len(exact) == 1:
            return (exact or same)[0]
        return self._bare_name_behind(head) if not same else None

    def _bare_name_behind(self, head: Token) -> Person | None:
        """As in "a spokesman said. … Marec said.": who is first named soon after, with nothing told of him, is he."""
        tokens = self.analysis.tokens
        fresh = [p for p in self.cast.named_behind(head.i) if len(p.name.split()) > 1]
        near = [p for p in fresh if 1 <= tokens[p.first].sentence - head.sentence <= _SOON]
        return near[0] if near and near[0].office is None and near[0].side is None else None

    def _named_behind_lead(self, office: OfficePhrase, side: str, head: Token) -> Person | None:
        """Whom the sentences behind a lead name for "the top Dorvani envoy" in it: the first of that side."""
        tokens = self.analysis.tokens
        if head.sentence > 0 or office.plural:
            return None
        fresh = [p for p in self.cast.named_behind(head.i) if 1 <= tokens[p.first].sentence <= _SOON + 1]
        own = [p for p in fresh if p.side == side and p.category not in _HEADS]
        return own[0] if own else None

    def _is_elsewhere(self, person: Person, head: Token) -> bool:
        """Whether the same sentence names the person too: then "a spokesman" is somebody else."""
        return self.analysis.tokens[person.first].sentence == head.sentence

    def _spoken_of(self, head: Token) -> str | None:
        """The side of a bare "spokesman": the organisation or state that was the last subject."""
        for mention in reversed(self.discourse.history[-8:]):
            near = head.sentence - self.analysis.tokens[mention.head].sentence <= 1
            if near and mention.subject and mention.actors and mention.actors[0].kind is not ActorKind.PERSON:
                return mention.actors[0].side
        return None

    def _recent_person(self, category: str, side: str | None) -> Person | None:
        """The holder mentioned last before here; if a side is told, a later first mention will do."""
        held = self.cast.of_category(category, side)
        if not held and category == "spokesperson":
            held = [p for p in self.cast.of_category(category, None) if p.side is None]
        by_name = {person.name: person for person in held}
        for actor in self.discourse.recent():
            if actor.name in by_name:
                return by_name[actor.name]
        if side is not None and len(by_name) == 1:
            return next(iter(by_name.values()))
        return None

    def from_tables(self, side: str, office: OfficePhrase) -> Actor | None:
        """The holder whom the tables confirm for the day, if the office is held by one and they name one."""
        published = self.analysis.report.published
        if published is None or office.category not in EXACT or office.words in _VAGUE:
            return None
        tenures = self.discourse.knowledge.holders(side, office.category, published)
        persons = {t.person for t in tenures if t.confirmed(published)}
        if len(persons) != 1:
            return None
        return Actor(persons.pop(), side, ActorKind.PERSON, None, office.words, inferred=True)

    # --- counterparts

    def counterpart(self, head: Token, side: str | None) -> Actor | None:
        """As in "his Armenian counterpart": the holder of the same office on the other side."""
        if side is None:
            return None
        model = self._counterpart_of(head)
        person = next((p for p in self.cast.persons if model and p.name == model.name), None)
        words = (person.office if person else None) or (model.office if model else None)
        peer = self._peer(person, words or "", side) if person is not None and person.category else None
        return peer or Actor(None, side, ActorKind.PERSON, None, words)

    def _counterpart_of(self, head: Token) -> Actor | None:
        """Whose counterpart is meant: a person who is the clause's subject, else one mentioned last."""
        verb = governing_verb(self.analysis, head)
        who = subject(self.analysis, verb) if verb is not None else None
        for actor in (*self.discourse.who(who), *self.discourse.recent(6)):
            if actor.kind is ActorKind.PERSON:
                return actor
        return None

    def _peer(self, person: Person, words: str, side: str) -> Actor | None:
        """The holder of a person's office on another side: of the cast, else of the tables."""
        others = [p for p in self.cast.of_category(person.category, side) if p is not person]
        if others:
            return others[0].actor
        return self.from_tables(side, OfficePhrase(0, 1, words, person.category, plural=False))


def _fits_side(person: Person, side: str | None) -> bool:
    return side is None or person.side is None or person.side == side


def _role(words: str) -> str:
    """The noun of an office without its gender: "Front spokeswoman" is a spokesperson."""
    last = words.lower().split()[-1]
    for ending in ("woman", "man"):
        last = f"{last.removesuffix(ending)}person" if last.endswith(ending) else last
    return last


def _categories(office: OfficePhrase) -> list[str]:
    """The categories that an office's words may mean in a report: "minister" alone may be any minister."""
    found = [office.category] if office.category else []
    found.extend(sorted(BARE_OFFICES.get(office.words, ())))
    return list(dict.fromkeys(found))
