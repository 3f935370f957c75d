"""Whom an actor of one report is, as far as the report and the tables tell."""

from dataclasses import dataclass
from datetime import date

from dragoman.knowledge import Knowledge
from dragoman.knowledge.overlay import category_of
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.spellings import Likeness, likeness
from dragoman.model import Actor, ActorKind, Entry

_PERSONAL = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


@dataclass(frozen=True, slots=True)
class Who:
    """Whom an actor is.

    Attributes:
        side: whom it acts for, as the tables call it, folded; "" if that is not told.
        name: of a person: the tables' name where they know the one meant, else as printed; of a body or group as
            printed, folded; "" for persons not named and for the side itself.
        office: the category of a person's office ("foreign_minister"); "" if it is not told.
        person: whether it is one person, named or not.
    """

    side: str
    name: str
    office: str
    person: bool

    @property
    def key(self) -> str:
        """One text for one actor: equal where side, name and, of the unnamed, office are equal."""
        return f"{self.side}|{self.name}" if self.name or not self.person else f"{self.side}||{self.office}"


def same_person(one: Who, two: Who) -> bool | None:
    """Whether two persons of one side are one; None if what is told does not decide it."""
    if one.name and two.name:
        if one.name == two.name:
            return True
        return likeness(one.name, two.name) is not Likeness.DIFFERENT
    if one.office and two.office:
        return one.office == two.office
    return None


class Identifier:
    """Tells whom actors are by the tables and a process laid over them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._seen: dict[tuple[Actor, date | None], Who] = {}

    def all_of(self, entry: Entry, published: date | None) -> tuple[Who, ...]:
        """Whom the actors of an entry are on its day, else on the day of its report."""
        on = entry.date.start or entry.date.end or published
        if on and published and on > published:
            on = published
        return tuple(self.who(actor.as_role(None), on) for actor in entry.actors)

    def who(self, actor: Actor, on: date | None) -> Who:
        """Whom an actor is on a day."""
        key = (actor, on)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._who(actor, on)
        return found

    def _who(self, actor: Actor, on: date | None) -> Who:
        side = self.side(actor.side)
        if actor.kind not in _PERSONAL:
            name = self.side(actor.name)
            return Who(side or name, "" if name == side else name, "", person=False)
        if actor.kind is ActorKind.UNNAMED and not actor.office:
            return Who(side, fold(actor.name or ""), "", person=False)
        office = category(actor.office or "")
        name = self._name(actor, side, office, on)
        return Who(side, name, office or self._office_of(name, side, on), person=True)

    def side(self, name: str | None) -> str:
        """The tables' name of a side, folded."""
        if not name:
            return ""
        form = self._knowledge.side(name)
        return fold(form.side if form else name)

    def _name(self, actor: Actor, side: str, office: str, on: date | None) -> str:
        if not actor.name:
            return self._holder(side, actor.side or "", office, on) if office else ""
        tenures = self._knowledge.people(actor.name, on)
        own = [tenure for tenure in tenures if not side or self.side(tenure.side) == side]
        names = {tenure.person for tenure in own}
        if len(names) > 1 and on:
            names = {tenure.person for tenure in own if tenure.confirmed(on)} or names
        if len(names) > 1 and office and on:
            names = {t.person for t in own if t.possible(on) and t.office == office} or names
        told = len(actor.name.split()) > 1 or side
        return next(iter(names)) if len(names) == 1 and told else actor.name

    def _holder(self, side: str, printed: str, office: str, on: date | None) -> str:
        form = self._knowledge.side(printed) if printed else None
        tenures = self._knowledge.holders(form.side if form else printed, office, on)
        names = {tenure.person for tenure in tenures if on and tenure.confirmed(on)}
        return next(iter(names)) if side and len(names) == 1 else ""

    def _office_of(self, name: str, side: str, on: date | None) -> str:
        """The one office that a person is known to hold on a day."""
        if not name or on is None:
            return ""
        tenures = self._knowledge.people(name, on)
        offices = {t.office for t in tenures if t.confirmed(on) and self.side(t.side) == side}
        return next(iter(offices)) if len(offices) == 1 else ""


_LISTED = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "deputy_head_of_government",
     "deputy_foreign_minister", "deputy_defence_minister", "national_security_adviser", "igo_head", "envoy"}
)  # fmt: skip


def category(office: str) -> str:
    """The category of an office in words, as the tables have it; the folded words if they have none.

    "Minister of Foreign Affairs of Osmerra" and "Foreign Minister" are one category.
    """
    parts = fold(office).split(" of ")
    for length in range(1, len(parts) + 1):
        found = category_of(" of ".join(parts[:length]))
        if found in _LISTED:
            return found
    return fold(office)
