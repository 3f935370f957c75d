"""The cast of a report: every person it names, by the fullest name, with office and side as the report tells them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge import FormKind, Knowledge, Tenure
from dragoman.language import Analysis, Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.phrases import OfficePhrase, SidePhrase, canonical, offices_of
from dragoman.reading.syntax import conjuncts, first_conjunct, phrase

_HONORIFICS = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "dame", "prof", "prof.", "sheikh", "ayatollah", "gen", "gen.", "lt", "lt.", "col", "col.", "maj", "maj.", "capt", "capt.", "adm", "adm.", "brig", "brig.", "sgt", "sgt.", "rev", "rev.", "sen", "sen.", "rep", "rep.", "amb", "amb."])  # fmt: skip
_MR = {
    "mr": "m",
    "mr.": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "dame": "f",
    "lady": "f",
}
_PARTICLES = frozenset(
    [
        "al",
        "al-",
        "el",
        "bin",
        "ibn",
        "ben",
        "van",
        "von",
        "de",
        "der",
        "den",
        "di",
        "da",
        "del",
        "la",
        "le",
        "dos",
        "ul",
        "abu",
    ]
)
_BEFORE_OFFICE = frozenset(["former", "then", "acting", "outgoing", "interim", "deputy", "current", "incoming", "new", "late", "longtime", "veteran", "hardline", "moderate", "caretaker", "de", "facto", "visiting", "newly", "elected", "ex"])  # fmt: skip
_LISTING = frozenset({"—", "–", ":", "("})
_TITLE_TAGS = frozenset({"DT", "POS", "JJ", "PRP$", "NN", "NNP", "NNPS", "HYPH", "JJS", "CC"})
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


@dataclass(slots=True)
class Person:
    """One person of the report.

    Attributes:
        name: the fullest name given.
        side: whom the person acts for; None if neither the report nor the tables tell.
        office: as given, None if not.
        category: the office's category, empty if none.
        gender: "f", "m" or None.
        first: number of the first token that names the person.
    """

    name: str
    side: str | None = None
    office: str | None = None
    category: str = ""
    gender: str | None = None
    first: int = 0

    @property
    def actor(self) -> Actor:
        """The person as an actor without a role."""
        return Actor(self.name, self.side, ActorKind.PERSON, None, self.office)


@dataclass(slots=True)
class NameSpan:
    """Tokens `first` to `end - 1` are a person's name; titles begin at `left` and may go on to `right`."""

    first: int
    end: int
    left: int
    person: Person | None = None
    right: int = 0


@dataclass(slots=True)
class Cast:
    """All persons, where they are named, and titles that stand apart from their names (first, end, name)."""

    persons: list[Person] = field(default_factory=list)
    titles: list[tuple[int, int, "NameSpan"]] = field(default_factory=list)
    spans: list[NameSpan] = field(default_factory=list)

    def of_category(self, category: str, side: str | None) -> list[Person]:
        """Persons who hold an office of this category, for this side unless None."""
        return [p for p in self.persons if p.category == category and (side is None or p.side == side)]


class CastBuilder:
    """Finds the persons of one report."""

    def __init__(
        self, analysis: Analysis, knowledge: Knowledge, sides: list[SidePhrase], offices: list[OfficePhrase]
    ) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.tokens = analysis.tokens
        self.side_at = {i: phrase for phrase in sides for i in range(phrase.first, phrase.end)}
        self.office_at = {i: phrase for phrase in offices for i in range(phrase.first, phrase.end)}
        self.cast = Cast()
        self.common = {
            str(word).lower()
            for table in (knowledge.lexicon("agreement")["nouns"], knowledge.lexicon("contact")["nouns"])
            for word in table
        }
        honorifics = knowledge.lexicon("offices")["honorifics"]
        words = {str(word).lower() for word in honorifics if " " not in str(word)}
        self.honorifics = _HONORIFICS | (words - offices_of(knowledge).keys())

    def build(self) -> Cast:
        """The cast; names are joined by their last word, the longest name standing for all."""
        spans = self._name_spans()
        by_word: dict[str, Person] = {}
        for span in sorted(spans, key=lambda s: (s.first - s.end, s.first)):
            span.person = self._person_for(span, by_word)
        self.cast.spans = sorted(spans + self._later_surnames(spans, by_word), key=lambda s: s.first)
        for span in self.cast.spans:
            self._read_titles(span)
        for person in self.cast.persons:
            self._fill_from_tables(person)
        self._share_plural_titles()
        self.cast.persons.sort(key=lambda person: person.first)
        return self.cast

    # --- finding names

    def _name_spans(self) -> list[NameSpan]:
        taken: set[int] = set()
        spans: list[NameSpan] = []
        for first, end in self._candidates():
            first, end = self._trim(first, end)
            if first >= end or taken & set(range(first, end)) or not self._is_name(first, end):
                continue
            while first > 0 and self.tokens[first].lower in _PARTICLES and self._is_given_name(first - 1):
                first -= 1
            taken.update(range(first, end))
            spans.append(NameSpan(first, end, first))
        return spans

    def _is_given_name(self, at: int) -> bool:
        """Whether the word before a particle belongs to the name ("Staffan de Mistura")."""
        token = self.tokens[at]
        return (
            token.text[:1].isupper()
            and token.pos == "PROPN"
            and at not in self.side_at
            and at not in self.office_at
        )

    def _candidates(self) -> Iterator[tuple[int, int]]:
        tokens = self.tokens
        for token in tokens:
            if token.entity == "PERSON" and token.entity_starts:
                end = token.i + 1
                while end < len(tokens) and tokens[end].entity == "PERSON" and not tokens[end].entity_starts:
                    end += 1
                yield token.i, self._grow(end)
        for phrase in {id(p): p for p in self.office_at.values()}.values():
            start = phrase.end
            if start < len(tokens) and tokens[start - 1].text[:1].isupper():
                end = self._grow(start)
                if end > start:
                    yield start, end
        for token in tokens:
            if token.lower in self.honorifics and token.text[:1].isupper():
                end = self._grow(token.i + 1)
                if end > token.i + 1:
                    yield token.i + 1, end
        yield from self._known_names()

    def _known_names(self) -> Iterator[tuple[int, int]]:
        """Names of the process file and of the tables of officeholders, where the model saw no person."""
        tokens = self.tokens
        for token in tokens[:-1]:
            if token.pos != "PROPN" or not token.text[:1].isupper():
                continue
            for size in (3, 2):
                end = token.i + size
                if end <= len(tokens) and all(t.text[:1].isupper() for t in tokens[token.i : end]):
                    words = " ".join(t.text for t in tokens[token.i : end])
                    if self.knowledge.people(words, self.analysis.report.published):
                        yield token.i, end
                        break

    def _grow(self, at: int) -> int:
        """The end of a run of name words that begins or goes on at a token."""
        tokens = self.tokens
        start = at
        while at < len(tokens) and at - start < 6:
            token = tokens[at]
            named = (
                token.text[:1].isupper()
                and token.pos in {"PROPN", "NOUN", "ADJ", "X", "VERB"}
                and token.text.isalpha()
                | ("-" in token.text)
                | ("'" in token.text)
                | ("’" in token.text)
                | token.text.endswith(".")
            )
            particle = (
                token.lower in _PARTICLES and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
            )
            hyphen = (
                token.text in {"-", "‑"}
                and at > 0
                and at + 1 < len(tokens)
                and tokens[at + 1].span.start == token.span.end
                and token.span.start == tokens[at - 1].span.end
                and tokens[at + 1].text[:1].isalpha()
            )
            if at in self.side_at or (token.tag == "POS") or not (named or particle or hyphen):
                break
            if at in self.office_at and not hyphen:
                break
            at += 2 if hyphen else 1
        return at

    def _trim(self, first: int, end: int) -> tuple[int, int]:
        """Without titles, determiners, possessive marks and sides at the ends."""
        tokens = self.tokens
        while first < end and (
            tokens[first].lower in self.honorifics
            or first in self.office_at
            or first in self.side_at
            or not tokens[first].text[:1].isalpha()
            or (tokens[first].text[:1].islower() and tokens[first].lower not in _PARTICLES)
        ):
            first += 1
        while end > first and (
            tokens[end - 1].tag == "POS"
            or (not tokens[end - 1].text[-1:].isalnum() and tokens[end - 1].lower not in _SUFFIXES)
            or end - 1 in self.office_at
        ):
            end -= 1
        return first, end

    def _is_name(self, first: int, end: int) -> bool:
        tokens = self.tokens[first:end]
        if end - first > 6 or not any(token.text[:1].isupper() for token in tokens):
            return False
        text = self.analysis.text[tokens[0].span.start : tokens[-1].span.end]
        if len(tokens) == 1 and ((text.isupper() and len(text) > 3) or len(text) < 2):
            return False
        loose = [t for t in tokens if t.i == first or self.tokens[t.i - 1].tag != "HYPH"]
        if any(token.tag in {"CD", "DT", "IN"} and token.lower not in _PARTICLES for token in loose):
            return False
        if self.knowledge.side(text) or self.knowledge.outlet(text):
            return False
        if len(tokens) == 1 and tokens[0].lower in self.common:
            return False
        if (
            len(tokens) > 1
            and len(tokens[-1].text) > 1
            and tokens[-1].text.isupper()
            and not tokens[0].text.isupper()
        ):
            return False
        known = bool(self.knowledge.people(text, self.analysis.report.published))
        place = self.knowledge.region(text) or self.knowledge.building(text) or self._is_town(tokens, text)
        return known or not place

    def _is_town(self, tokens: Sequence[Token], text: str) -> bool:
        """A single name that stands where places stand and is a town's."""
        before = self.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
        return (
            len(tokens) == 1
            and before in {"in", "at", "near", "to", "from"}
            and self.knowledge.town(text) is not None
        )

    # --- who they are

    def _words(self, span: NameSpan) -> str:
        text = self.analysis.text[self.tokens[span.first].span.start : self.tokens[span.end - 1].span.end]
        return " ".join(text.split())

    def _person_for(self, span: NameSpan, by_word: dict[str, Person]) -> Person:
        name = self._words(span)
        parts = [part for part in name.lower().replace("’", "'").split() if part not in _SUFFIXES]
        known = by_word.get(parts[-1]) or (by_word.get(parts[0]) if len(parts) == 1 else None)
        if known is not None and self._compatible(known, parts):
            known.first = min(known.first, span.first)
            return known
        person = Person(name, first=span.first)
        self.cast.persons.append(person)
        for part in (parts[0], parts[-1]):
            if len(part) > 2 and part not in _PARTICLES:
                by_word.setdefault(part, person)
        by_word[parts[-1]] = by_word.get(parts[-1], person)
        return person

    @staticmethod
    def _compatible(person: Person, parts: list[str]) -> bool:
        """Whether a shorter name fits a fuller one: one word of it, or first and last the same."""
        full = person.name.lower().replace("’", "'").split()
        return len(parts) == 1 or (
            parts[-1] == full[-1]
            and (parts[0] == full[0] or (parts[0][0] == full[0][0] and len(parts[0].rstrip(".")) == 1))
        )

    def _later_surnames(self, spans: list[NameSpan], by_word: dict[str, Person]) -> list[NameSpan]:
        """Surnames that the model missed or took for a place ("Bayramov"), once the full name is known."""
        taken = {i for span in spans for i in range(span.first, span.end)}
        found: list[NameSpan] = []
        for token in self.tokens:
            if token.i in taken or token.i in self.side_at or not token.text[:1].isupper():
                continue
            word = token.lower.replace("’", "'").removesuffix("'s")
            person = by_word.get(word)
            if (
                person is not None
                and len(person.name.split()) > 1
                and person.name.lower().split()[-1] == word
            ):
                found.append(NameSpan(token.i, token.i + 1, token.i, person))
        return found

    # --- offices and sides by their surroundings

    def _read_titles(self, span: NameSpan) -> None:
        person = span.person
        assert person is not None
        office, side = self._left_title(span)
        if office is None:
            office, side_before = self._apposed_title(span)
            side = side or side_before
        if office is None:
            office, right_side = self._right_title(span)
            side = side or right_side
        side = side or self._of_side(span.end) or self._apposed_side(span)
        if office is not None and (person.office is None or (not person.category and office.category)):
            person.office, person.category = office.words, office.category
            side = side or office.side or None
        person.side = person.side or side
        person.gender = person.gender or _MR.get(self.tokens[span.first - 1].lower if span.first else "")

    def _apposed_title(self, span: NameSpan) -> tuple[OfficePhrase | None, str | None]:
        """ "The special representative of the Union for X, NAME": the office before the comma, across its "of" phrases."""
        at = span.first - 1
        while at >= 0 and self.tokens[at].lower in self.honorifics:
            at -= 1
        if at < 1 or self.tokens[at].lower != ",":
            return None, None
        side = None
        for back in range(at - 1, max(-1, at - 12), -1):
            office = self.office_at.get(back)
            if office is not None:
                if office.plural or self._belongs_to_another(office, span) or office.end > at:
                    return None, None
                self.cast.titles.append((office.first, at, span))
                return office, side or self._side_left(office.first - 1)
            token = self.tokens[back]
            if token.sentence != self.tokens[span.first].sentence or (
                token.tag not in _TITLE_TAGS and token.lower not in {"of", "for", "to", "on", "in"}
            ):
                return None, None
            if back in self.side_at:
                side = side or self.side_at[back].form.side
        return None, None

    def _apposed_side(self, span: NameSpan) -> str | None:
        """The side that a noun in apposition tells: "the Front's spokesman, Arlo Venn", "Arlo Venn, an aide to X"."""
        heads = [t for t in self.tokens[span.first : span.end] if not span.first <= t.head < span.end]
        for head in heads[-1:]:
            nouns = [self.analysis.head(head)] if head.dep == "appos" else []
            nouns += [child for child in self.analysis.children(head) if child.dep == "appos"]
            for noun in nouns:
                if noun.pos != "NOUN":
                    continue
                for token in phrase(self.analysis, noun):
                    found = self.side_at.get(token.i)
                    if found is not None:
                        return found.form.side
        return None

    def _left_title(self, span: NameSpan) -> tuple[OfficePhrase | None, str | None]:
        """ "Russian Foreign Minister Sergei Lavrov", "Armenia's prime minister, Nikol Pashinyan"."""
        at = span.first - 1
        while at >= 0 and self.tokens[at].lower in self.honorifics:
            at -= 1
        if at >= 0 and self.tokens[at].lower == ",":
            at -= 1
        office = self.office_at.get(at)
        if office is None and at > 1 and at in self.side_at:
            behind = self._office_of(at)
            if behind is not None:
                return behind, self.side_at[at].form.side
        if office is None and at >= 0 and self.tokens[at].lemma == "counterpart":
            span.left = at
            return None, self._side_left(at - 1)
        if office is not None:
            crossed = at != span.first - 1
            if crossed and (office.plural or self._belongs_to_another(office, span)):
                return None, None
            at = office.first - 1
        side = self._side_left(at)
        if office is not None and side is None:
            inner = self._of_side(office.end)
            side = inner
        if office is None and side is not None and at != span.first - 1:
            return None, None  # "…, in Armenia, Sarkissian": a place before a comma
        span.left = min(span.left, office.first if office else span.first)
        return office, side

    def _office_of(self, at: int) -> OfficePhrase | None:
        """The office in "President of Kestovia, X", seen from the side's name."""
        first = self.side_at[at].first - 1
        while first > 0 and self.tokens[first].tag == "DT":
            first -= 1
        if self.tokens[first].lower not in {"of", "for"} or self.side_at[at].is_adjective:
            return None
        return self.office_at.get(first - 1)

    def _belongs_to_another(self, office: OfficePhrase, span: NameSpan) -> bool:
        """Whether an office before a comma stands behind another name ("Lavrov, the foreign minister, Smith …")."""
        before = office.first - 1
        while before >= 0 and (self.tokens[before].tag in {"DT", "POS", "JJ"} or before in self.side_at):
            before -= 1
        return before >= 1 and self.tokens[before].lower == "," and self.tokens[span.first].dep != "appos"

    def _side_left(self, at: int) -> str | None:
        """The side that stands directly before a token, across adjectives: "the new Armenian", "Armenia's then"."""
        while at >= 0 and (self.tokens[at].lower in _BEFORE_OFFICE or self.tokens[at].text in {"-", "‑"}):
            at -= 1
        if at >= 0 and self.tokens[at].tag == "POS":
            at -= 1
        phrase = self.side_at.get(at)
        if phrase is None:
            return None
        return phrase.form.side

    def _of_side(self, at: int) -> str | None:
        """The side after "of" or "for" at a token."""
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens[at].lower not in {"of", "from"}:
            return None
        at += 1
        while at < len(tokens) and tokens[at].tag == "DT":
            at += 1
        phrase = self.side_at.get(at)
        return None if phrase is None or phrase.form.form is FormKind.DEMONYM else phrase.form.side

    def _right_title(self, span: NameSpan) -> tuple[OfficePhrase | None, str | None]:
        """ "Ilham Aliyev, the president of Azerbaijan,", "Choe Sun Hui, North Korea's vice foreign minister,"."""
        tokens = self.tokens
        at = span.end
        if at >= len(tokens) or tokens[at].lower not in {",", "(", "–", "—"}:
            return None, None
        side, office, last = None, None, at
        for at in range(span.end + 1, min(span.end + 16, len(tokens))):
            if tokens[at].sentence != tokens[span.first].sentence or self._ends_title(tokens[at]):
                break
            phrase = self.side_at.get(at)
            if phrase is not None and side is None:
                side = phrase.form.side
            found = self.office_at.get(at)
            if found is not None and self._name_starts(found.end):
                return None, None
            if found is not None:
                office = office or found
            last = at
        if office is None:
            return None, None
        span.right = last + 1
        return office, side

    def _ends_title(self, token: Token) -> bool:
        """Whether a token cannot stand in a title behind a name."""
        if token.i in self.office_at or token.i in self.side_at:
            return False
        if token.entity == "PERSON" or self._name_starts(token.i):
            return True
        return token.tag not in _TITLE_TAGS and token.lower not in {"of", "for", "to", "on", "in"}

    def _name_starts(self, at: int) -> bool:
        return any(span.first == at for span in self.cast.spans)

    def _share_plural_titles(self) -> None:
        """ "Foreign Ministers A and B of C": the office is everyone's, each with a side of its own."""
        self._share_listed_titles()
        for span in self.cast.spans:
            office = self.office_at.get(span.first - 1)
            if office is None or not office.plural or span.person is None:
                continue
            for token in self._coordinated(span):
                other = next((s for s in self.cast.spans if s.first <= token.i < s.end), None)
                if other is not None and other.person is not None and other.person.office is None:
                    other.person.office, other.person.category = office.words, office.category

    def _share_listed_titles(self) -> None:
        """ "The co-chairs — A of X, B of Y and C of Z —": the office is that of all who are listed."""
        for office in {id(o): o for o in self.office_at.values()}.values():
            if not office.plural:
                continue
            at = office.end
            while at < len(self.tokens) and at < office.end + 8 and self.tokens[at].lower not in _LISTING:
                at += 1
            listed = [
                s
                for s in self.cast.spans
                if at < s.first <= at + 30
                and self.tokens[s.first].sentence == self.tokens[office.first].sentence
            ]
            if (
                at < len(self.tokens)
                and self.tokens[at].lower in _LISTING
                and listed
                and listed[0].first == at + 1
                and len(listed) > 1
            ):
                for span in listed:
                    if span.person is not None and span.person.office is None:
                        span.person.office, span.person.category = office.words, office.category

    def _coordinated(self, span: NameSpan) -> list[Token]:
        return conjuncts(self.analysis, first_conjunct(self.analysis, self.tokens[span.end - 1]))

    # --- what the tables know

    def _fill_from_tables(self, person: Person) -> None:
        tenures = self._tenures(person.name)
        if person.side is None and tenures:
            person.side = self._likely_side(person, tenures)
        published = self.analysis.report.published
        sure = [
            t
            for t in tenures
            if published and t.confirmed(published) and t.person.casefold() == person.name.casefold()
        ]
        if sure and len(person.name.split()) > 1 and person.side not in {t.side for t in sure}:
            person.side = sure[0].side
        if not person.category and published is not None:
            held = [t for t in tenures if t.side == person.side and t.possible(published)]
            person.category = canonical(held[0].office) if held else ""
        person.gender = person.gender or self.knowledge.gender(person.name)

    def _tenures(self, name: str) -> Sequence[Tenure]:
        """What the tables know of a name; if nothing, of its surname with the same initial ("Sergei", "Sergey")."""
        published = self.analysis.report.published
        found = self.knowledge.people(name, published)
        words = name.split()
        if found or len(words) < 2:
            return found
        return [t for t in self.knowledge.people(words[-1], published) if t.person[:1] == name[:1]]

    def _likely_side(self, person: Person, tenures: Sequence[Tenure]) -> str | None:
        """The side of a known name: one that the report speaks of, else the one of most offices (not "Andorra").

        A bare surname counts only if its holder's side is in the report.
        """
        spoken = {phrase.form.side for phrase in self.side_at.values()}
        counts = Counter(t.side for t in tenures[:6])
        near = [side for side, _ in counts.most_common() if side in spoken]
        if near:
            return near[0]
        known = len(person.name.split()) > 1 or len(counts) == 1
        return counts.most_common(1)[0][0] if known else None
