"""Where something is: the town told with a verb or noun, apart from towns that stand for a government."""

from collections.abc import Iterator

from dragoman.knowledge import Knowledge
from dragoman.language import Analysis, Token
from dragoman.model import Place
from dragoman.reading.phrases import SidePhrase, by_token
from dragoman.reading.syntax import governing_verb, is_verbal

_IN = frozenset({"in", "at", "outside", "near", "inside", "to", "from", "around", "into"})
_STAYING = frozenset({"in", "at", "outside", "near", "inside", "around"})
_GOING = frozenset(
    {
        "visit",
        "travel",
        "fly",
        "arrive",
        "go",
        "come",
        "return",
        "head",
        "trip",
        "journey",
        "send",
        "invite",
        "leave",
    }
)


class Places:
    """Looks for places in one report."""

    def __init__(self, analysis: Analysis, knowledge: Knowledge, sides: list[SidePhrase]) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.side_at = by_token(sides)
        counted: dict[str, int] = {}
        for phrase in sides:
            if phrase.form.country:
                counted[phrase.form.country] = counted.get(phrase.form.country, 0) + 1
        self.near = tuple(sorted(counted, key=lambda country: (-counted[country], country)))

    def named(self, words: str) -> Place | None:
        """The place of a name: a town, a building's town, or a region with its country."""
        building = self.knowledge.building(words)
        town = building or self.knowledge.town(words, near=self.near)
        if town is not None:
            return Place(town.name if building else words, town.country or None)
        region = self.knowledge.region(words)
        return Place(words, region.country or None) if region is not None else None

    def _of_noun(self, noun: Token) -> Place | None:
        words = self._name(noun)
        if not words:
            return self._capital(noun)
        phrase = self.side_at.get(noun.i)
        if phrase is not None and phrase.form.form.value in {"name", "alias"}:
            town = self.knowledge.town(words, near=self.near)
            if town is None or phrase.form.country is not None:
                return None  # "talks in Turkey" names no town
        return self.named(words)

    def _capital(self, noun: Token) -> Place | None:
        """The town of "the Sri Lankan capital"."""
        if noun.lemma != "capital":
            return None
        named = (self.side_at.get(child.i) for child in self.analysis.children(noun))
        side = next((phrase.form.side for phrase in named if phrase is not None), None)
        town = self.knowledge.capital_of(side) if side is not None else None
        return self.named(town) if town is not None else None

    def _name(self, noun: Token) -> str:
        """The capitalised words of a noun phrase, from the first to the head."""
        if not noun.text[:1].isupper():
            named = [
                c
                for c in self.analysis.children(noun)
                if c.dep in {"appos", "compound"} and c.text[:1].isupper()
            ]
            return self._name(named[-1]) if named and named[-1].i != noun.i else ""
        first = noun.i
        tokens = self.analysis.tokens
        while (
            first > 0
            and (
                tokens[first - 1].text[:1].isupper()
                or tokens[first - 1].text in {"-", "'", "’", "de", "el", "al"}
            )
            and tokens[first - 1].sentence == noun.sentence
            and tokens[first - 1].head in range(first - 1, noun.i + 1)
        ):
            first -= 1
        while first < noun.i and not tokens[first].text[:1].isalpha():
            first += 1
        text = self.analysis.text[tokens[first].span.start : noun.span.end]
        return " ".join(text.split())

    def _told(self, token: Token, words: frozenset[str]) -> Iterator[Place]:
        """Places told under a token, the nearest first; those of another clause do not count."""
        for below in self.analysis.subtree(token):
            if (
                below.dep not in {"prep", "advmod"}
                or below.lower not in words
                or not self._in_clause(below, token)
            ):
                continue
            for noun in self.analysis.children(below):
                place = self._of_noun(noun) if noun.dep == "pobj" else None
                if place is not None:
                    yield place

    def _in_clause(self, below: Token, top: Token) -> bool:
        """Whether no finite verb or relative clause stands between a token and one above it."""
        for above in self.analysis.ancestors(below):
            if above.i == top.i:
                return True
            if is_verbal(above) and above.dep not in {"acl", "xcomp"}:
                return False
        return False

    def of(self, token: Token) -> Place | None:
        """The place told with a verb or noun: below it, else with the verb above it."""
        words = _IN if token.lemma in _GOING else _STAYING
        for place in self._told(token, words):
            return place
        if token.lemma == "visit" and is_verbal(token):
            for child in self.analysis.children(token):
                if child.dep == "dobj":
                    return self._of_noun(child)
        if not is_verbal(token):
            verb = governing_verb(self.analysis, token)
            if verb is not None and token.dep in {"dobj", "nsubj", "nsubjpass", "pobj"}:
                for place in self._told(verb, _IN if verb.lemma in _GOING else _STAYING):
                    return place
        return None
