"""What stands beside a name: the office and side that a report gives a person.

A title stands before the name ("Russian Foreign Minister Sergei Lavrov"), behind it ("Ilham Aliyev, the president of
Azerbaijan,"), or before a comma ("the Front's spokesman, Arlo Venn").
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from dragoman.knowledge import FormKind
from dragoman.language import Analysis, Token
from dragoman.reading.persons import ApposedTitle, NameSpan
from dragoman.reading.phrases import OfficePhrase, SidePhrase
from dragoman.reading.syntax import phrase

_GENDER_OF = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "dame": "f", "lady": "f",
}  # fmt: skip
_BEFORE_OFFICE = frozenset({
    "former", "then", "acting", "outgoing", "interim", "deputy", "current", "incoming", "new", "late", "longtime",
    "veteran", "hardline", "moderate", "caretaker", "de", "facto", "visiting", "newly", "elected", "ex",
})  # fmt: skip
_FORMER = frozenset({"former", "ex", "ex-", "onetime", "one-time", "retired", "late"})
_HYPHENS = frozenset({"-", "‑"})
_OPENING = frozenset({",", "(", "–", "—"})
_LONG_TITLE = 6
_COMPOUND_TAGS = frozenset({"NN", "NNP", "JJ", "HYPH"})
_ABOUT = frozenset({"on", "to", "for"})
_SENT = frozenset({"envoy", "ambassador", "mediator", "igo_head"})
"""Offices whose "for X" tells where their holder is sent."""
_TITLE_TAGS = frozenset({"DT", "POS", "JJ", "PRP$", "NN", "NNP", "NNPS", "HYPH", "JJS", "CC"})
_TITLE_PREPOSITIONS = frozenset({"of", "for", "to", "on", "in"})


class _Title(NamedTuple):
    """An office and a side, either of which may be missing."""

    office: OfficePhrase | None
    side: str | None


_NO_TITLE = _Title(None, None)


class TitleReader:
    """Reads the offices and sides of the persons whom a report names.

    Attributes:
        apposed: the titles found before a comma.
    """

    def __init__(
        self,
        analysis: Analysis,
        names: Sequence[NameSpan],
        *,
        side_at: dict[int, SidePhrase],
        office_at: dict[int, OfficePhrase],
        honorifics: Collection[str],
    ) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.names = names
        self.side_at = side_at
        self.office_at = office_at
        self.honorifics = honorifics
        self.name_starts = {name.first for name in names}
        self.apposed: list[ApposedTitle] = []

    def read(self, name: NameSpan) -> None:
        """Give the person what is told beside this mention of the name, unless an earlier one told it."""
        person = name.person
        office, side = self._title(name)
        side = side or self._side_behind(name.end) or self._side_from(name) or self._apposed_side(name)
        if office is not None and self._is_former(office):
            person.former = person.side is None
            person.office = person.office or f"former {office.words}"
            return
        if office is not None and (person.office is None or (not person.category and office.category)):
            person.office, person.category = office.words, office.category
            side = side or office.side or None
        person.side = person.side or side
        before = self.tokens[name.first - 1].lower if name.first else ""
        person.gender = person.gender or _GENDER_OF.get(before)

    def _is_former(self, office: OfficePhrase) -> bool:
        """Whether "former", "ex-" stands before the office, across a side's name: its holder acts for that no more."""
        at = office.first - 1
        while at >= 0 and (at in self.side_at or self.tokens[at].tag in {"POS", "HYPH"}):
            at -= 1
        return at >= 0 and self.tokens[at].lower in _FORMER

    def _title(self, name: NameSpan) -> _Title:
        """The office where it stands first: before the name, before a comma, behind the name."""
        side = None
        for place in (self._title_before, self._title_before_comma, self._title_behind):
            office, found = place(name)
            side = side or found
            if office is not None:
                return _Title(office, side)
        return _Title(None, side)

    # --- before the name

    def _title_before(self, name: NameSpan) -> _Title:
        """As in "Russian Foreign Minister Sergei Lavrov", "Armenia's prime minister, Nikol Pashinyan"."""
        at = self._before_honorifics(name)
        if at >= 0 and self.tokens[at].lower == ",":
            at -= 1
        office = self.office_at.get(at)
        if office is not None:
            return self._office_before(office, name, adjacent=at == name.first - 1)
        behind = self._office_of_side(at)
        if behind is not None:
            self.apposed.append(ApposedTitle(behind.first, behind.end, name.person))
            return _Title(behind, self.side_at[at].form.side)
        if at >= 0 and self.tokens[at].lemma == "counterpart":
            return _Title(None, self._side_before(at - 1))
        if at != name.first - 1:
            return _NO_TITLE  # "…, in Armenia, Sarkissian": a place before a comma
        return _Title(None, self._side_before(at))

    def _before_honorifics(self, name: NameSpan) -> int:
        at = name.first - 1
        while at >= 0 and self.tokens[at].lower in self.honorifics:
            at -= 1
        return at

    def _office_before(self, office: OfficePhrase, name: NameSpan, *, adjacent: bool) -> _Title:
        if not adjacent and (office.plural or self._belongs_to_another(office, name)):
            return _NO_TITLE
        if not adjacent:
            self.apposed.append(ApposedTitle(office.first, office.end, name.person))
        side = (
            self._side_before(office.first - 1)
            or self._side_behind(office.end)
            or self._side_inside(office)
            or self._side_in_compound(office)
        )
        return _Title(office, side)

    def _side_in_compound(self, office: OfficePhrase) -> str | None:
        """The side that opens a long title: "U.S. Special Middle East Coordinator"."""
        at = office.first - 1
        while at >= 0 and office.first - at <= _LONG_TITLE and self.tokens[at].tag in _COMPOUND_TAGS:
            side = self.side_at.get(at)
            if side is not None:
                return side.form.side
            at -= 1
        return None

    def _side_inside(self, office: OfficePhrase) -> str | None:
        """The side that the office's own words name: "U.N. envoy"."""
        inside = (self.side_at.get(at) for at in range(office.first, office.end))
        return next((side.form.side for side in inside if side is not None), None)

    def _side_from(self, name: NameSpan) -> str | None:
        """As in "the chief mediator, NAME, from the regional bloc IGAD,": the institution behind the name."""
        words = self.tokens[name.end : name.end + 9]
        if len(words) < 3 or words[0].lower != "," or words[1].lower != "from":
            return None
        for token in words[2:]:
            if token.i in self.side_at and not self.side_at[token.i].is_adjective:
                return self.side_at[token.i].form.side
            if token.pos == "PUNCT" or token.sentence != words[0].sentence:
                break
        return None

    def _office_of_side(self, at: int) -> OfficePhrase | None:
        """The office in "President of Kestovia, X", seen from the side's name."""
        side = self.side_at.get(at)
        if side is None or at <= 1:
            return None
        first = side.first - 1
        while first > 0 and self.tokens[first].tag == "DT":
            first -= 1
        if self.tokens[first].lower not in {"of", "for"} or side.is_adjective:
            return None
        return self.office_at.get(first - 1)

    def _belongs_to_another(self, office: OfficePhrase, name: NameSpan) -> bool:
        """Whether an office before a comma stands behind another name ("Lavrov, the foreign minister, …")."""
        before = office.first - 1
        while before >= 0 and (self.tokens[before].tag in {"DT", "POS", "JJ"} or before in self.side_at):
            before -= 1
        return before >= 1 and self.tokens[before].lower == "," and self.tokens[name.first].dep != "appos"

    def _side_before(self, at: int) -> str | None:
        """The side directly before a token, across adjectives: "the new Armenian", "Armenia's then"."""
        while at >= 0 and (self.tokens[at].lower in _BEFORE_OFFICE or self.tokens[at].text in _HYPHENS):
            at -= 1
        if at >= 0 and self.tokens[at].tag == "POS":
            at -= 1
        side = self.side_at.get(at)
        return None if side is None else side.form.side

    def _side_behind(self, at: int) -> str | None:
        """The side after "of" or "from" at a token."""
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens[at].lower not in {"of", "from"}:
            return None
        at += 1
        while at < len(tokens) and tokens[at].tag == "DT":
            at += 1
        side = self.side_at.get(at)
        return None if side is None or side.form.form is FormKind.DEMONYM else side.form.side

    # --- before a comma

    def _title_before_comma(self, name: NameSpan) -> _Title:
        """As in "the special representative of the Union for X, NAME": the office across its "of" phrases."""
        comma = self._before_honorifics(name)
        if comma < 1 or self.tokens[comma].lower != ",":
            return _NO_TITLE
        side = None
        for at in range(comma - 1, max(-1, comma - 12), -1):
            office = self.office_at.get(at)
            if office is not None:
                return self._office_before_comma(office, comma, name, side)
            if not self._goes_on(self.tokens[at], name):
                break
            if at in self.side_at and not self._is_subject_matter(self.side_at[at]):
                side = side or self.side_at[at].form.side
        return _NO_TITLE

    def _is_subject_matter(self, side: SidePhrase) -> bool:
        """As in "special adviser on Dorvane", "ambassador to Kestovia": what the office is about, not whose it is."""
        at = side.first - 1
        while at >= 0 and self.tokens[at].tag in {"DT", "JJ"}:
            at -= 1
        if at < 1 or self.tokens[at].lower not in _ABOUT:
            return False
        office = self.office_at.get(at - 1)
        return self.tokens[at].lower != "for" or (office is not None and office.category in _SENT)

    def _office_before_comma(
        self, office: OfficePhrase, comma: int, name: NameSpan, side: str | None
    ) -> _Title:
        if office.plural or self._belongs_to_another(office, name) or office.end > comma:
            return _NO_TITLE
        self.apposed.append(ApposedTitle(office.first, comma, name.person))
        return _Title(office, side or self._side_before(office.first - 1))

    def _goes_on(self, token: Token, name: NameSpan) -> bool:
        """Whether a title before the name may reach across the token."""
        return token.sentence == self.tokens[name.first].sentence and _is_of_title(token)

    def _apposed_side(self, name: NameSpan) -> str | None:
        """The side that a noun in apposition tells: "the Front's spokesman, Arlo Venn"."""
        heads = [t for t in self.tokens[name.first : name.end] if not name.first <= t.head < name.end]
        nouns = self._apposed_nouns(heads[-1]) if heads else []
        words = (token for noun in nouns for token in phrase(self.analysis, noun))
        return next((self.side_at[word.i].form.side for word in words if word.i in self.side_at), None)

    def _apposed_nouns(self, head: Token) -> list[Token]:
        nouns = [self.analysis.head(head)] if head.dep == "appos" else []
        nouns += [child for child in self.analysis.children(head) if child.dep == "appos"]
        return [noun for noun in nouns if noun.pos == "NOUN"]

    # --- behind the name

    def _title_behind(self, name: NameSpan) -> _Title:
        """As in "Ilham Aliyev, the president of Azerbaijan,"."""
        if name.end >= len(self.tokens) or self.tokens[name.end].lower not in _OPENING:
            return _NO_TITLE
        side, office, last = None, None, name.end
        for token in self.tokens[name.end + 1 : name.end + 16]:
            if token.sentence != self.tokens[name.first].sentence or self._ends_title(token):
                break
            if token.i in self.side_at and not self._is_subject_matter(self.side_at[token.i]):
                side = side or self.side_at[token.i].form.side
            found = self.office_at.get(token.i)
            if found is not None and found.end in self.name_starts:
                return _NO_TITLE  # the title of the next name
            office = office or found
            last = token.i
        if office is None:
            return _NO_TITLE
        name.right = last + 1
        return _Title(office, side)

    def _ends_title(self, token: Token) -> bool:
        """Whether a token cannot stand in a title behind a name."""
        if token.i in self.office_at or token.i in self.side_at:
            return False
        return token.entity == "PERSON" or token.i in self.name_starts or not _is_of_title(token)


def _is_of_title(token: Token) -> bool:
    return token.tag in _TITLE_TAGS or token.lower in _TITLE_PREPOSITIONS
