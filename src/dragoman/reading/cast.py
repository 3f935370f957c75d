"""The cast of a report: every person it names, by the fullest name, with office and side as the report tells them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from dragoman.knowledge import Knowledge, Tenure
from dragoman.language import Analysis, Token
from dragoman.model import ActorKind
from dragoman.reading.dispute import opposition_of, rebels_of
from dragoman.reading.names import PARTICLES, SUFFIXES, NameFinder
from dragoman.reading.persons import ApposedTitle, NameSpan, Person
from dragoman.reading.phrases import SENT, OfficePhrase, SidePhrase, by_token, canonical
from dragoman.reading.plural_titles import share_plural_titles
from dragoman.reading.syntax import SUBJECTS
from dragoman.reading.titles import TitleReader

_REBELS = frozenset(
    {"rebel", "opposition", "guerrilla", "insurgent", "separatist", "militia", "militant", "warlord"}
)
_AHEAD = 30
_SAME_NAME = 0.7
_YEARS_AROUND = 12
"""How long before or after an office its holder is still taken for that side's: a namesake is likelier later."""


@dataclass(slots=True)
class Cast:
    """All persons, where they are named, and the titles that a comma parts from their names."""

    persons: list[Person] = field(default_factory=list)
    titles: list[ApposedTitle] = field(default_factory=list)
    spans: list[NameSpan] = field(default_factory=list)

    _by_category: dict[str, list[Person]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for person in self.persons:
            self._by_category.setdefault(person.category, []).append(person)

    def of_category(self, category: str, side: str | None) -> list[Person]:
        """Persons who hold an office of this category, for this side unless None."""
        return [p for p in self._by_category.get(category, ()) if side is None or p.side == side]

    def named_behind(self, token: int) -> list[Person]:
        """The persons first named behind a token, as many as a reader looks ahead for."""
        at = bisect_right(self.persons, token, key=lambda person: person.first)
        return self.persons[at : at + _AHEAD]


class CastBuilder:
    """Finds the persons of one report."""

    def __init__(
        self, analysis: Analysis, knowledge: Knowledge, sides: list[SidePhrase], offices: list[OfficePhrase]
    ) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.tokens = analysis.tokens
        self.side_at = by_token(sides)
        self.office_at = by_token(offices)
        self.persons: list[Person] = []
        self.by_word: dict[str, Person] = {}

    def build(self) -> Cast:
        """The cast; names are joined by their last word, the longest name standing for all."""
        finder = NameFinder(self.analysis, self.knowledge, self.side_at, self.office_at)
        runs = sorted(finder.runs(), key=lambda run: (run[0] - run[1], run[0]))
        names = [NameSpan(first, end, self._person_for(first, end)) for first, end in runs]
        names = sorted(names + self._later_surnames(names), key=lambda name: name.first)
        titles = TitleReader(
            self.analysis,
            names,
            side_at=self.side_at,
            office_at=self.office_at,
            honorifics=finder.honorifics,
        )
        for name in names:
            titles.read(name)
        titled = ((id(name.person), self._rebel_word(name)) for name in names)
        rebels = {person: word for person, word in titled if word}
        movements = {p.form.side for p in self.side_at.values() if p.form.kind is ActorKind.ARMED_GROUP}
        for person in self.persons:
            if id(person) in rebels:
                opposes = rebels[id(person)] == "opposition"
                of_side = self._parties_of(person.side) if opposes else frozenset(movements)
                self._side_with_rebels(person, of_side, opposes=opposes)
        for person in self.persons:
            self._fill_from_tables(person, rebel=id(person) in rebels)
        share_plural_titles(self.analysis, names, self.office_at)
        return Cast(sorted(self.persons, key=lambda person: person.first), titles.apposed, names)

    def _side_with_rebels(self, person: Person, movements: Collection[str], *, opposes: bool) -> None:
        """A rebel acts for the one movement that the report names, never for the state: "Angola's rebel leader"."""
        state = person.side if person.side and self._is_state(person.side) else None
        if person.side is not None and state is None:
            return
        if len(movements) == 1:
            person.side = next(iter(movements))
        elif state is not None:
            person.side = (opposition_of if opposes else rebels_of)(state, self.knowledge)

    def _parties_of(self, state: str | None) -> frozenset[str]:
        """The political parties of a state that the report names."""
        forms = (phrase.form for phrase in self.side_at.values())
        parties = (f for f in forms if f.kind is ActorKind.GROUP and f.country is not None)
        return frozenset(f.side for f in parties if state is None or f.country == state)

    def _is_state(self, side: str) -> bool:
        return self.knowledge.kind_of(side) is ActorKind.STATE

    # --- which names are the same person's

    def _person_for(self, first: int, end: int) -> Person:
        """The person of a name: one known by it or by a fuller name, else a new one."""
        text = self.analysis.text[self.tokens[first].span.start : self.tokens[end - 1].span.end]
        name = " ".join(text.split())
        parts = [part for part in _folded(name).split() if part not in SUFFIXES]
        parts = parts or [name.casefold()]  # a name that is nothing but "Jr."
        known = self.by_word.get(parts[-1])
        if known is None and len(parts) > 1:
            inside = f" {' '.join(parts)} "
            known = next((p for p in self.persons if inside in f" {_folded(p.name)} "), None)
            fits = known is not None
        else:
            fits = known is not None and _fits(known, parts)
        if known is not None and fits:
            known.first = min(known.first, first)
            return known
        person = Person(name, first=first)
        self.persons.append(person)
        for part in (parts[0], parts[-1]):
            if len(part) > 2 and part not in PARTICLES:
                self.by_word.setdefault(part, person)
        self.by_word.setdefault(parts[-1], person)
        return person

    def _later_surnames(self, names: list[NameSpan]) -> list[NameSpan]:
        """Surnames that the model missed or took for a place ("Bayramov"), once the full name or a title is known."""
        taken = by_token(names)
        titled = {id(name.person) for name in names if name.first - 1 in self.office_at}
        found: list[NameSpan] = []
        for token in self.tokens:
            if token.i in taken or token.i in self.side_at or not token.text[:1].isupper():
                continue
            word = _folded(token.text).removesuffix("'s")
            person = self.by_word.get(word)
            words = person.name.lower().split() if person is not None else []
            told = len(words) > 1 or (person is not None and id(person) in titled)
            if person is not None and told and (words[-1] == word or self._is_called_by_first(token, words)):
                found.append(NameSpan(token.i, token.i + 1, person))
        return found

    def _is_called_by_first(self, token: Token, words: Sequence[str]) -> bool:
        """As in "Ban said": a family name that comes first, of a name with a hyphen or of three words."""
        if token.pos not in {"PROPN", "NOUN"} or token.dep not in SUBJECTS or words[0] != token.lower:
            return False
        return len(words) > 2 or any("-" in word for word in words)

    # --- what the tables know

    def _rebel_word(self, name: NameSpan) -> str | None:
        """What the report calls a person who is a rebel: an office held before tells nothing of the side then."""
        sentence = self.tokens[name.first].sentence
        beside = self.tokens[max(0, name.first - 4) : name.first] + self.tokens[name.end : name.right]
        words = (token.lemma for token in beside if token.sentence == sentence)
        return next((word for word in words if word in _REBELS), None)

    def _fill_from_tables(self, person: Person, *, rebel: bool) -> None:
        tenures = [] if rebel else self._tenures(person.name)
        if person.side is None and tenures and not person.former and not self._is_sent(person, tenures):
            person.side = self._in_print(self._likely_side(person, tenures))
        self._correct_side(person, tenures)
        published = self.analysis.report.published
        if not person.category and published is not None:
            held = [t for t in tenures if t.side == person.side and t.possible(published)]
            person.category = canonical(held[0].office) if held else ""
        person.gender = person.gender or self.knowledge.gender(person.name)

    def _is_sent(self, person: Person, tenures: Sequence[Tenure]) -> bool:
        """Whether a mediator or envoy held other offices only: whom he acts for now is not told by his passport."""
        sent = person.category in SENT
        return sent and not any(canonical(tenure.office) == person.category for tenure in tenures)

    def _in_print(self, side: str | None) -> str | None:
        """The people for its authority where the report does not name that: "the Palestinian president"."""
        spoken = {phrase.form.side for phrase in self.side_at.values()}
        people = (p for p, authority in self.knowledge.governments.items() if authority == side)
        return side if side in spoken else next(people, side)

    def _correct_side(self, person: Person, tenures: Sequence[Tenure]) -> None:
        """Prefer the side of an office that the tables confirm for the day under the same full name."""
        published = self.analysis.report.published
        name = person.name.casefold()
        sure = [
            self._in_print(t.side)
            for t in tenures
            if published
            and t.confirmed(published)
            and t.person.casefold() == name
            and self._is_official(t.side)
        ]
        if sure and not person.former and len(person.name.split()) > 1 and person.side not in sure:
            person.side = sure[0]

    def _is_official(self, side: str) -> bool:
        """Whether a side is a state or an organisation: a party's leader may hold a state's office too."""
        return self.knowledge.kind_of(side) in {ActorKind.STATE, ActorKind.ORGANISATION}

    def _tenures(self, name: str) -> Sequence[Tenure]:
        """What the tables know of a name; if nothing, of its surname with the same initial ("Sergei", "Sergey")."""
        published = self.analysis.report.published
        found = self.knowledge.people(name, published)
        words = name.split()
        if found or len(words) < 2:
            return found
        namesakes = self.knowledge.people(words[-1], published)
        return [t for t in namesakes if _alike(t.person.split()[0], words[0])]

    def _likely_side(self, person: Person, tenures: Sequence[Tenure]) -> str | None:
        """The side of a known name: one that the report speaks of, else the one of most offices.

        A bare surname counts only if its holder's side is in the report.
        """
        spoken = {phrase.form.side for phrase in self.side_at.values()}
        published = self.analysis.report.published
        if published is not None:
            tenures = [t for t in tenures if t.distance(published) <= _YEARS_AROUND * 366]
        counts = Counter(t.side for t in tenures[:6])
        near = [side for side, _ in counts.most_common() if side in spoken]
        if near:
            return near[0]
        if published is not None:
            held = [t for t in tenures[:6] if t.start <= published]
            counts = Counter(t.side for t in held)  # who will hold an office later is likelier a namesake
        known = len(person.name.split()) > 1 or len(counts) == 1
        return counts.most_common(1)[0][0] if known and counts else None


def _alike(one: str, two: str) -> bool:
    """Whether two given names may be one in other letters: "Sergei" and "Sergey", an initial and its name."""
    if min(len(one.rstrip(".")), len(two.rstrip("."))) == 1:
        return one[:1] == two[:1]
    return SequenceMatcher(None, one.lower(), two.lower()).ratio() >= _SAME_NAME


def _folded(name: str) -> str:
    return name.lower().replace("’", "'")


def _fits(person: Person, parts: list[str]) -> bool:
    """Whether a shorter name fits a fuller one: one word of it, or first and last the same."""
    full = _folded(person.name).split()
    if len(parts) == 1:
        return True
    initial = parts[0][0] == full[0][0] and len(parts[0].rstrip(".")) == 1
    return parts[-1] == full[-1] and (parts[0] == full[0] or initial)
