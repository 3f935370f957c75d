"""Whom a plural means: "the two leaders", "the foreign ministers of A and B", "the three"."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from dragoman.language import Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.discourse import Discourse
from dragoman.reading.holders import EXACT, Holders
from dragoman.reading.noun_phrase import as_name
from dragoman.reading.persons import Person
from dragoman.reading.phrases import OfficePhrase, canonical

_NEXT_DOOR = frozenset({"neighboring", "neighbouring", "nearby", "rival", "the"})
_ANY: frozenset[str] = frozenset()
_SEVERAL = frozenset({"mediator", "envoy", "negotiator", "ambassador"})
_COUNTED = frozenset({"two", "both", "three", "four"})
_POINTING_BACK = frozenset({"the", "both", "two", "three", "these", "their"})


class Groups:
    """Finds the persons whom a plural means."""

    def __init__(self, discourse: Discourse, holders: Holders) -> None:
        self.discourse = discourse
        self.cast = discourse.cast
        self.holders = holders
        self.collectives = discourse.knowledge.lexicon("offices")["collective"]

    def in_office(
        self, office: OfficePhrase, sides: Sequence[str], words: Sequence[Token]
    ) -> tuple[Actor, ...]:
        """As in "the foreign ministers of A and B", "the two ministers", "his Armenian and Azeri counterparts"."""
        lower = {word.lower for word in words}
        head = self.discourse.analysis.tokens[office.end - 1]
        sides = self._with_second_side(office, sides)
        if office.words.endswith("counterpart"):
            return _known(self.holders.counterpart(head, side) for side in sides)
        if len(sides) > 1 or (sides and "both" in lower):
            one = OfficePhrase(office.first, office.end, office.words, office.category, plural=False)
            return _known(self.holders.holder(one, side, _ANY, head) for side in sides)
        group = self._told_before(office, lower) if not sides and lower & _POINTING_BACK else ()
        if group:
            return group
        side = sides[0] if sides else None
        named = self._named_in_office(office) if side and "the" in lower else ()
        if named and self.discourse.knowledge.kind_of(str(side)) is not ActorKind.STATE:
            return named
        kind = ActorKind.UNNAMED if side else ActorKind.GROUP
        return (Actor(as_name(words), side, kind, None, office.words),)

    def _named_in_office(self, office: OfficePhrase) -> tuple[Actor, ...]:
        """Whom the report names, before or later, in the office of "the co-chairs of the Group"; nobody if not two."""
        held = [p for p in self.cast.persons if p.office and p.office.lower() == office.words]
        return tuple(person.actor for person in held) if len(held) > 1 else ()

    def _with_second_side(self, office: OfficePhrase, sides: Sequence[str]) -> Sequence[str]:
        """Both sides of "presidents of A and B", also where the parser hangs B on the presidents."""
        tokens, side_at = self.discourse.analysis.tokens, self.discourse.side_at
        at = office.end + 1
        if len(sides) != 1 or at >= len(tokens) or tokens[office.end].lower != "of" or at not in side_at:
            return sides
        listed = [side_at[at].form.side]
        end = side_at[at].end
        while end + 1 < len(tokens) and tokens[end].lower in {",", "and"}:
            behind = end + 1
            while behind < len(tokens) and tokens[behind].lower in _NEXT_DOOR | {"and"}:
                behind += 1
            if behind not in side_at or side_at[behind].first != behind:
                break
            listed.append(side_at[behind].form.side)
            end = side_at[behind].end
        joined = end > side_at[at].end and any(t.lower == "and" for t in tokens[at:end])
        return list(dict.fromkeys(listed)) if joined else sides

    def _told_before(self, office: OfficePhrase, lower: AbstractSet[str]) -> tuple[Actor, ...]:
        """The last persons of an office, as many as are told (two unless "three" or more)."""
        wanted = 3 if "three" in lower else 4 if "four" in lower else 2
        if office.category in _SEVERAL and not lower & _COUNTED:
            held = self.cast.of_category(office.category, None)
            if len(held) > 1:
                return tuple(person.actor for person in held)
        found = self.last_persons(wanted, self._categories(office))
        if found or wanted != 2:
            return found
        return self.of_parties(office.words, office.category)

    def _categories(self, office: OfficePhrase) -> frozenset[str]:
        found = frozenset({office.category} if office.category else ())
        if len(office.words.split()) == 1 and office.category not in EXACT:
            found |= self.categories(self.discourse.analysis.tokens[office.end - 1])
        return found

    def categories(self, noun: Token) -> frozenset[str]:
        """The categories of office that a plural noun may stand for ("the ministers"); empty if for none."""
        row = self.collectives.get(noun.lower)
        if row is None or row.get("kind") != "people":
            return _ANY
        return frozenset(canonical(category) for category in row.get("categories", ()))

    # --- persons named before

    def last_persons(self, wanted: int, categories: Collection[str] = _ANY) -> tuple[Actor, ...]:
        """As many of the persons named last, each of another side; nobody if there are fewer.

        Two persons are those of the parties of the dispute, if both were mentioned.
        """
        fits = {p.name: p for p in self.cast.persons if not categories or p.category in categories}
        pair = self._of_main_parties(fits) if wanted == 2 else ()
        if pair:
            return pair
        found: list[Actor] = []
        for actor in self.discourse.recent():
            fresh = all(actor.side != other.side for other in found)
            if actor.kind is ActorKind.PERSON and actor.name in fits and fresh:
                found.append(fits[actor.name].actor)
            if len(found) == wanted:
                return tuple(found)
        return ()

    def _of_main_parties(self, fits: Mapping[str, Person]) -> tuple[Actor, ...]:
        """The fitting persons of the two parties, if both were mentioned: "the two ministers" of a dispute."""
        main = self.discourse.dispute.main
        found: dict[str, Actor] = {}
        for actor in self.discourse.recent():
            person = fits.get(actor.name) if actor.name is not None else None
            if person is not None and actor.side is not None and actor.side in main:
                found.setdefault(actor.side, person.actor)
        return tuple(found[side] for side in main) if len(found) == 2 else ()

    # --- persons not named

    def of_parties(self, office: str, category: str) -> tuple[Actor, ...]:
        """The holders of an office on the sides of the dispute, if it is two states'; unnamed where unknown."""
        kind_of = self.discourse.knowledge.kind_of
        parties = [s for s in self.discourse.dispute.parties if kind_of(s) is ActorKind.STATE]
        if len(parties) != 2:
            return ()
        cast = [self.cast.of_category(category, side) for side in parties] if category else []
        if cast and all(len(held) == 1 for held in cast):
            return tuple(held[0].actor for held in cast)
        return tuple(self._of_party(side, office, category) for side in parties)

    def _of_party(self, side: str, office: str, category: str) -> Actor:
        phrase = OfficePhrase(0, 1, office, category, plural=False)
        inferred = self.holders.from_tables(side, phrase) if category else None
        return inferred or Actor(None, side, ActorKind.PERSON, None, office)


def _known(actors: Iterable[Actor | None]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor is not None)
