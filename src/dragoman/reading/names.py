"""Where a report names persons: the runs of tokens that are personal names.

The language model's own finds, what stands behind an office or an honorific, and the names of the tables are the
candidates; titles and sides are cut from their ends, and what is a place, an outlet or a common noun is left out.
"""

from collections.abc import Iterator, Sequence

from dragoman.knowledge import Knowledge
from dragoman.language import Analysis, Token
from dragoman.reading.phrases import OfficePhrase, SidePhrase, offices_of

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
PARTICLES = frozenset({
    "al", "al-", "el", "bin", "ibn", "ben", "van", "von", "de", "der", "den", "di", "da", "del", "la", "le", "dos",
    "ul", "abu",
})  # fmt: skip
_HONORIFICS = frozenset({
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "dame", "prof", "prof.", "sheikh",
    "ayatollah", "gen", "gen.", "lt", "lt.", "col", "col.", "maj", "maj.", "capt", "capt.", "adm", "adm.", "brig",
    "brig.", "sgt", "sgt.", "rev", "rev.", "sen", "sen.", "rep", "rep.", "amb", "amb.",
})  # fmt: skip
_HYPHENS = frozenset({"-", "‑"})
_NAME_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB"})
_TOWN_PREPOSITIONS = frozenset({"in", "at", "near", "to", "from"})
_FULL = 2
"""How many words a full name has at least: a word of a title may stand before it."""
_PORTFOLIOS = frozenset({
    "security", "affairs", "relations", "cooperation", "defence", "defense", "interior", "justice", "finance", "trade",
    "planning", "integration", "development", "information", "intelligence", "commerce", "energy", "health", "policy",
})  # fmt: skip
_LONGEST = 6
_SYLLABLE = 5
_COMPOUNDED = frozenset({"led", "era", "run", "like", "held", "style", "free", "proof", "owned"})


def honorifics_of(knowledge: Knowledge) -> frozenset[str]:
    """The words of one token that stand before names without being an office ("Mr.", "Sheikh")."""
    told = (str(word).lower() for word in knowledge.lexicon("offices")["honorifics"])
    return _HONORIFICS | ({word for word in told if " " not in word} - offices_of(knowledge).keys())


class NameFinder:
    """Finds the names of persons in one report."""

    def __init__(
        self,
        analysis: Analysis,
        knowledge: Knowledge,
        side_at: dict[int, SidePhrase],
        office_at: dict[int, OfficePhrase],
    ) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.tokens = analysis.tokens
        self.side_at = side_at
        self.office_at = office_at
        self.honorifics = honorifics_of(knowledge)
        self.common = {
            str(word).lower()
            for table in (knowledge.lexicon("agreement")["nouns"], knowledge.lexicon("contact")["nouns"])
            for word in table
        }

    def runs(self) -> list[tuple[int, int]]:
        """First token and end of each name, without overlaps; the surest candidates first."""
        taken: set[int] = set()
        found: list[tuple[int, int]] = []
        for start, stop in self._candidates():
            first, end = self._trim(start, stop)
            if first >= end or taken & set(range(first, end)) or not self._is_name(first, end):
                continue
            while first > 0 and self.tokens[first].lower in PARTICLES and self._is_given_name(first - 1):
                first -= 1
            first, end = self._hyphenated(first, end)
            taken.update(range(first, end))
            found.append((first, end))
        return found

    def _hyphenated(self, first: int, end: int) -> tuple[int, int]:
        """With the halves of double names that were left off: "Frank-" before, "-in" behind ("Moon Jae-in")."""
        while first >= 2 and self._is_joint(first - 1) and self._is_given_name(first - 2):
            first -= 2
        while end + 1 < len(self.tokens) and self._is_joint(end):
            end += 2
        return first, end

    def _is_second_half(self, at: int) -> bool:
        """Whether a word behind a hyphen is of the name ("Jae-in", "Saint-Ange"), not "Assad-led"."""
        word = self.tokens[at].text
        return word[:1].isupper() or (len(word) <= _SYLLABLE and word not in _COMPOUNDED)

    def _is_given_name(self, at: int) -> bool:
        """Whether the word before a particle belongs to the name ("Staffan de Mistura")."""
        token = self.tokens[at]
        named = token.text[:1].isupper() and token.pos == "PROPN"
        return named and at not in self.side_at and at not in self.office_at

    # --- candidates

    def _candidates(self) -> Iterator[tuple[int, int]]:
        yield from self._known_names()
        yield from self._seen_by_the_model()
        yield from self._behind_offices()
        yield from self._behind_honorifics()

    def _seen_by_the_model(self) -> Iterator[tuple[int, int]]:
        tokens = self.tokens
        for token in tokens:
            if token.entity == "PERSON" and token.entity_starts:
                end = token.i + 1
                while end < len(tokens) and tokens[end].entity == "PERSON" and not tokens[end].entity_starts:
                    end += 1
                yield token.i, self._grow(end)

    def _behind_offices(self) -> Iterator[tuple[int, int]]:
        """Words with capitals behind an office: "Foreign Minister Choe"; behind "leader" it takes two."""
        for office in {id(o): o for o in self.office_at.values()}.values():
            start = office.end
            if start >= len(self.tokens) or office.plural:
                continue
            end = self._grow(start)
            proper = all(t.pos == "PROPN" for t in self.tokens[start:end])
            if end > start and (self.tokens[start - 1].text[:1].isupper() or (proper and end > start + 1)):
                yield start, end

    def _behind_honorifics(self) -> Iterator[tuple[int, int]]:
        for token in self.tokens:
            if token.lower in self.honorifics and token.text[:1].isupper():
                end = self._grow(token.i + 1)
                if end > token.i + 1:
                    yield token.i + 1, end

    def _known_names(self) -> Iterator[tuple[int, int]]:
        """Names of the process file and of the tables of officeholders, whatever the model sees."""
        for token in self.tokens[:-1]:
            if token.pos == "PROPN" and token.text[:1].isupper():
                end = self._known_from(token.i)
                if end is not None:
                    yield self._grow_left(token.i), self._grow_right(end)

    def _known_from(self, first: int) -> int | None:
        """The end of a known name of three or two words that begins at a token."""
        for end in (first + 3, first + 2):
            words = self.tokens[first:end]
            if end <= len(self.tokens) and all(t.text[:1].isupper() for t in words):
                name = " ".join(t.text for t in words)
                if self.knowledge.people(name, self.analysis.report.published):
                    return end
        return None

    def _grow_left(self, first: int) -> int:
        """Where a known name begins that the report prints with more given names: "Jose" before "Luis Rodriguez"."""
        while first > 0 and self.tokens[first - 1].dep == "compound" and self._is_given_name(first - 1):
            if self.tokens[first - 1].lower in self.honorifics:
                break
            first -= 1
        return first

    def _grow_right(self, end: int) -> int:
        """Where a known name ends whose last word only qualifies the next: "Jose Luis" before "Rodriguez"."""
        while end < len(self.tokens) and self.tokens[end - 1].dep == "compound" and self._is_given_name(end):
            end += 1
        return end

    # --- where a name ends

    def _grow(self, at: int) -> int:
        """The end of a run of name words that begins or goes on at a token."""
        start = at
        while at < len(self.tokens) and at - start < _LONGEST:
            joins = self._is_joint(at)
            if at in self.side_at or not (joins or self._may_be_named(at)):
                break
            if at in self.office_at and not joins:
                break
            at += 2 if joins else 1
        return at

    def _may_be_named(self, at: int) -> bool:
        """Whether a token may be a word of a name: a capital, or a particle before a capital."""
        token = self.tokens[at]
        if token.tag == "POS":
            return False
        if token.text[:1].isupper() and token.pos in _NAME_WORDS and _is_spelt_as_name(token.text):
            return True
        return (
            token.lower in PARTICLES and at + 1 < len(self.tokens) and self.tokens[at + 1].text[:1].isupper()
        )

    def _is_joint(self, at: int) -> bool:
        """Whether a token is the hyphen of a double name ("Jean-Yves"), without spaces around it."""
        tokens = self.tokens
        if tokens[at].text not in _HYPHENS or tokens[at].tag == "POS" or not 0 < at < len(tokens) - 1:
            return False
        before, hyphen, after = tokens[at - 1 : at + 2]
        return (
            before.span.end == hyphen.span.start
            and hyphen.span.end == after.span.start
            and after.text[:1].isalpha()
            and self._is_second_half(at + 1)
        )

    def _trim(self, first: int, end: int) -> tuple[int, int]:
        """Without titles, determiners, possessive marks and sides at the ends."""
        while first < end and self._is_before_name(first):
            first += 1
        if end - first > _FULL:
            first += self._words_of_title(first)
        while end > first and self._is_behind_name(end - 1):
            end -= 1
        return first, end

    def _words_of_title(self, first: int) -> int:
        """How many words at the front belong to the title: "Security" of a minister's name, "Middle East"."""
        if self.tokens[first].lower in _PORTFOLIOS:
            return 1
        two = self.tokens[first : first + 2]
        words = self.analysis.text[two[0].span.start : two[-1].span.end]
        return 2 if self.knowledge.region(words) else 0

    def _is_before_name(self, at: int) -> bool:
        token = self.tokens[at]
        start = token.text[:1]
        titled = token.lower in self.honorifics or at in self.office_at or at in self.side_at
        return titled or not start.isalpha() or (start.islower() and token.lower not in PARTICLES)

    def _is_behind_name(self, at: int) -> bool:
        token = self.tokens[at]
        sign = not token.text[-1:].isalnum() and token.lower not in SUFFIXES
        return token.tag == "POS" or sign or at in self.office_at

    # --- what is no name

    def _is_name(self, first: int, end: int) -> bool:
        tokens = self.tokens[first:end]
        if end - first > _LONGEST or not any(token.text[:1].isupper() for token in tokens):
            return False
        text = self.analysis.text[tokens[0].span.start : tokens[-1].span.end]
        if self._is_otherwise_spelt(tokens, text) or self._has_function_word(tokens):
            return False
        if self.knowledge.side(text) or self.knowledge.outlet(text):
            return False
        known = bool(self.knowledge.people(text, self.analysis.report.published))
        return known or not self._is_place(tokens, text)

    def _is_otherwise_spelt(self, tokens: Sequence[Token], text: str) -> bool:
        """Whether it is written as names are not: an acronym, a letter, a common noun ("the Treaty")."""
        if len(tokens) == 1:
            return (text.isupper() and len(text) > 3) or len(text) < 2 or tokens[0].lower in self.common
        last = tokens[-1].text
        return len(last) > 1 and last.isupper() and not tokens[0].text.isupper()

    def _has_function_word(self, tokens: Sequence[Token]) -> bool:
        """Whether a number, article or preposition stands in it, not bound by a hyphen."""
        loose = [t for t in tokens if t is tokens[0] or self.tokens[t.i - 1].tag != "HYPH"]
        return any(token.tag in {"CD", "DT", "IN"} and token.lower not in PARTICLES for token in loose)

    def _is_place(self, tokens: Sequence[Token], text: str) -> bool:
        named = self.knowledge.region(text) or self.knowledge.building(text)
        return bool(named) or self._is_town(tokens, text)

    def _is_town(self, tokens: Sequence[Token], text: str) -> bool:
        """A single name that stands where places stand and is a town's."""
        before = self.tokens[tokens[0].i - 1].lower if tokens[0].i else ""
        if any(place.name == text for place in self.knowledge.process.places):
            return True
        return len(tokens) == 1 and before in _TOWN_PREPOSITIONS and self.knowledge.town(text) is not None


def _is_spelt_as_name(text: str) -> bool:
    """Letters only, or with a hyphen, an apostrophe or the full stop of an initial."""
    return text.isalpha() or text.endswith(".") or any(sign in text for sign in "-'’")
