"""Figures: numbers claimed about the conflict."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.language import Token
from dragoman.model import Figure, FigureKind, Period, Span, Statement
from dragoman.model.period import UNKNOWN
from dragoman.reading.context import Context
from dragoman.reading.deeds import HUMANS
from dragoman.reading.statement_builder import said_at
from dragoman.reading.syntax import clause, conjuncts, cover, governing_verb, is_passive, objects

VERSION = "figures/2"

_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
}
_FATES = frozenset(
    {FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.DISPLACED, FigureKind.MISSING, FigureKind.PRISONERS}
)
_TALLIES = frozenset({"count", "tally", "estimate", "account", "version"})
"""As in "14 by one count and 23 by another": these are numbered, not counted."""
_STATES = frozenset({"be", "leave", "have", "lie", "remain"})
_SUFFERED = {
    "killing": FigureKind.KILLED, "death": FigureKind.KILLED, "loss": FigureKind.KILLED, "murder": FigureKind.KILLED,
    "injury": FigureKind.WOUNDED, "wounding": FigureKind.WOUNDED, "displacement": FigureKind.DISPLACED,
    "eviction": FigureKind.DISPLACED, "expulsion": FigureKind.DISPLACED, "flight": FigureKind.DISPLACED,
    "release": FigureKind.PRISONERS, "detention": FigureKind.PRISONERS, "capture": FigureKind.PRISONERS,
    "arrest": FigureKind.PRISONERS, "exchange": FigureKind.PRISONERS, "repatriation": FigureKind.PRISONERS,
    "disappearance": FigureKind.MISSING,
}  # fmt: skip
"""What befell those whom "of" counts behind a noun."""
_NUMBER = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class _Number:
    first: int
    end: int
    value: float


class FigureReader:
    """Reads the figures of one report."""

    def __init__(self, context: Context, statements: list[Statement]) -> None:
        self.context = context
        self.analysis = context.analysis
        self._said_at = said_at(context.analysis, statements)
        lexicon = context.knowledge.lexicon("figure")
        self.units: Mapping[str, Mapping[str, Any]] = lexicon["units"]
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.people: Mapping[str, Any] = context.knowledge.lexicon("speech")["speakers"]
        self.bounds: Mapping[str, Mapping[str, Any]] = lexicon["approximators"]

    def read(self) -> list[Figure]:
        """All figures; ids are `f1`, `f2` and so on."""
        found: list[Figure] = []
        seen: set[tuple[float | None, float | None, str]] = set()
        for number in self._numbers():
            figure = self._figure(number, f"f{len(found) + 1}")
            if figure is None or (figure.value_low, figure.value_high, figure.what) in seen:
                continue
            seen.add((figure.value_low, figure.value_high, figure.what))
            found.append(figure)
        return found

    # --- numbers

    def _numbers(self) -> list[_Number]:
        tokens = self.analysis.tokens
        found: list[_Number] = []
        at = 0
        while at < len(tokens):
            value = self._value(tokens[at])
            if value is None or self._is_other(tokens[at]):
                at += 1
                continue
            end = at + 1
            while end < len(tokens) and self._goes_on(tokens[end - 1], tokens[end]):
                value = value * 1000 + float(tokens[end].text)  # "21 000"
                end += 1
            while end < len(tokens) and (
                tokens[end].lower in _SCALES
                or (tokens[end].lower == "-" and end + 1 < len(tokens) and tokens[end + 1].lower in _WORDS)
            ):
                if tokens[end].lower in _SCALES:
                    value *= _SCALES[tokens[end].lower]
                    end += 1
                else:
                    value += _WORDS[tokens[end + 1].lower]
                    end += 2
            found.append(_Number(at, end, value))
            at = end
        return found

    @staticmethod
    def _goes_on(one: Token, two: Token) -> bool:
        """Whether two groups of digits are one number, parted by a space."""
        return (
            two.text.isdigit()
            and len(two.text) == 3
            and one.text.isdigit()
            and len(one.text) <= 3
            and two.span.start == one.span.end + 1
        )

    def _value(self, token: Token) -> float | None:
        if _NUMBER.match(token.text):
            return float(token.text.replace(",", ""))
        if token.pos == "NUM" or token.tag == "CD":
            value_of = _WORDS.get(token.lower)
            return None if value_of is None else float(value_of)
        return None

    def _is_other(self, token: Token) -> bool:
        """Dates, ages, times and percentages are no figures."""
        inside = any(
            timed.expression.span.contains(token.span)
            for timed in self.context.times.by_sentence.get(token.sentence, [])
        )
        nearby = self.analysis.tokens[token.i + 1 : token.i + 3]
        return inside or any(
            t.lower in {"%", "percent", "per", "year-old", "a.m.", "p.m.", "am", "pm", "st", "th"}
            for t in nearby[:1]
        )

    # --- what they count

    def _figure(self, number: _Number, ident: str) -> Figure | None:
        token = self.analysis.tokens[number.end - 1]
        noun = self._counted(number)
        what = None if self._is_none(noun) else self._what(token, noun)
        if what is None or self._is_casual(number, noun, what):
            return None
        low, high, approximate, first = self._bounded(number)
        anchor = noun or token
        verb = governing_verb(self.analysis, anchor)
        evidence = self._evidence(first, anchor, verb)
        said = self._said_at.get(token.i)
        told = self.context.times.of(verb) if verb is not None else ()
        return Figure(
            id=ident,
            evidence=(evidence,),
            date=told[0] if told else self._undated(verb),
            place=self.context.places.of(verb) if verb is not None else None,
            tracks=self.context.tracks_of(evidence),
            confidence=0.7,
            reader=VERSION,
            value_low=low,
            value_high=high,
            approximate=approximate,
            what=what,
            about=None,
            source=said.speaker if said is not None else (),
        )

    def _undated(self, verb: Token | None) -> Period:
        """The day of the news; none for what is told in passing ("a war that claimed 6,500 lives")."""
        if verb is not None and verb.dep in {"relcl", "acl"}:
            return UNKNOWN
        return self.context.times.fresh()

    def _counted(self, number: _Number) -> Token | None:
        """The noun that the number counts: its syntactic head, else the next noun."""
        token = self.analysis.tokens[number.end - 1]
        head = self.analysis.head(self.analysis.tokens[number.first])
        for one in (self.analysis.head(token), head):
            if one.pos == "NOUN" and one.i == number.first - 1 and head.dep != "dobj":
                return None  # a label: "post 542"
            if one.pos in {"NOUN", "PROPN", "ADJ", "VERB"} and one.i != token.i:
                return one
        for after in self.analysis.tokens[number.end : number.end + 3]:
            if after.pos == "NOUN":
                return after
        return None

    def _what(self, token: Token, noun: Token | None) -> FigureKind | None:
        """What is counted: the fate of people (killed, displaced) by verb or participle, else the noun itself."""
        before = self.analysis.tokens[token.i - 1] if token.i else None
        if before is not None and before.text[-1:] in {"$", "€", "£"}:
            return FigureKind.MONEY
        unit = self._unit(noun)
        own = None if unit is None or unit.get("neutral") else FigureKind(unit["what"])
        if own is not None and own is not FigureKind.TROOPS:
            return own
        if unit is None and noun is not None and noun.pos == "NOUN" and not self._is_human(noun):
            return None  # "killed by one count"
        fate = next((kind for kind in self._fates(token, noun) if kind in _FATES), None)
        return fate or own

    def _is_human(self, noun: Token) -> bool:
        """Whether a noun that the lexicon of units lacks stands for people: somebody who may act or speak."""
        return self.context.mentions.at(noun) is not None or noun.lemma in self.people or noun.lemma in HUMANS

    def _unit(self, noun: Token | None) -> Mapping[str, Any] | None:
        if noun is None or noun.pos == "VERB":
            return None
        return self.units.get(noun.lower) or self.units.get(noun.lemma)

    def _fates(self, token: Token, noun: Token | None) -> Iterator[FigureKind | None]:
        """Kinds told about those counted: participles beside the noun, then the verb they are subject or object of."""
        head = noun or token
        done_to = all(self._is_human(one) for one in objects(self.analysis, head) if one.pos == "NOUN")
        if (head.pos in {"VERB", "ADJ"} or head.tag == "VBN") and done_to:
            yield self._kind(head)  # "14 killed", not "the two had held talks"
        for child in self.analysis.children(head):
            if child.dep in {"acl", "relcl", "amod", "appos"}:
                yield self._kind(child)
                yield from (
                    self._kind(below) for below in self.analysis.children(child) if below.dep == "xcomp"
                )  # "people forced to flee"
        yield self._suffered(head)
        verb = governing_verb(self.analysis, head)
        while verb is not None and verb.lemma in _STATES:
            for child in self.analysis.children(verb):
                if child.dep in {"acomp", "oprd", "attr", "ccomp", "dobj"} and child.i > token.i:
                    yield self._kind(child)
            verb = governing_verb(self.analysis, verb) if verb.dep == "relcl" else None
        if verb is not None:
            row = self._verb_row(verb)
            bare = verb.tag == "VBN" and not any(c.dep == "aux" for c in self.analysis.children(verb))
            passive = bare or is_passive(self.analysis, verb)
            part = "object" if passive or head.dep in {"dobj", "pobj", "nsubjpass"} else "subject"
            if row is not None and row.get("side", part) == part:
                yield FigureKind(row["what"])

    def _verb_row(self, verb: Token) -> Mapping[str, Any] | None:
        """The lexicon's line of a verb, with the words behind it where they matter ("drive from their homes")."""
        behind = [t.lower for t in self.analysis.tokens[verb.i + 1 : verb.i + 4]]
        for size in range(len(behind), 0, -1):
            row = self.verbs.get(" ".join([verb.lemma, *behind[:size]]))
            if row is not None:
                return row
        return self.verbs.get(verb.lemma)

    def _suffered(self, counted: Token) -> FigureKind | None:
        """As in "the killing of 19 soldiers", "the release of 40 men": the noun above tells the fate."""
        above = self.analysis.head(counted)
        if counted.dep != "pobj" or above.lower != "of":
            return None
        noun = self.analysis.head(above)
        return self._kind(noun) or _SUFFERED.get(noun.lemma)

    def _kind(self, token: Token) -> FigureKind | None:
        row = self.units.get(token.lower) or self.verbs.get(token.lemma)
        return (
            FigureKind(row["what"])
            if row is not None and not row.get("neutral") and not row.get("none")
            else None
        )

    def _is_none(self, noun: Token | None) -> bool:
        """Whether a number of these is no figure about the conflict: years, hours, pages."""
        if noun is not None and noun.lemma in _TALLIES:
            return True
        row = None if noun is None else self.units.get(noun.lower) or self.units.get(noun.lemma)
        return row is not None and bool(row.get("none"))

    def _is_casual(self, number: _Number, noun: Token | None, what: FigureKind) -> bool:
        """As in "The two presidents", "one of them", "2.": small numbers that count nothing about the conflict."""
        first = self.analysis.tokens[number.first]
        determined = noun is not None and any(
            c.lower in {"the", "these", "both"} for c in self.analysis.children(noun)
        )
        if number.value <= 3 and determined:
            return True
        if number.value > 10 or what in _FATES:
            return False
        if first.dep != "nummod" or noun is None:
            return True
        return self.context.mentions.at(noun) is not None or what is FigureKind.OTHER

    # --- bounds

    def _bounded(self, number: _Number) -> tuple[float | None, float | None, bool, int]:
        """Low, high, approximate, and the first token of the expression, by the words before the number."""
        tokens = self.analysis.tokens
        second = self._range_end(number)
        if second is not None:
            return number.value, second, False, number.first
        for size in (3, 2, 1):
            first = number.first - size
            if first < 0:
                continue
            words = " ".join(t.lower for t in tokens[first : number.first])
            row = self.bounds.get(words)
            if row is not None:
                return (
                    *self._by_bound(number.value, str(row.get("bound", "both"))),
                    bool(row.get("approximate", False)),
                    first,
                )
        return number.value, number.value, False, number.first

    @staticmethod
    def _by_bound(value: float, bound: str) -> tuple[float | None, float | None]:
        if bound == "low":
            return value, None
        return (None, value) if bound == "high" else (value, value)

    def _range_end(self, number: _Number) -> float | None:
        tokens = self.analysis.tokens
        if number.end + 1 < len(tokens) and tokens[number.end].lower in {"-", "–", "to"}:
            value = self._value(tokens[number.end + 1])
            return value if value is not None and value > number.value else None
        return None

    def _evidence(self, first: int, anchor: Token, verb: Token | None) -> Span:
        start = self.analysis.tokens[first]
        if verb is not None:
            tokens = clause(self.analysis, verb, drop={"advcl", "conj", "cc", "parataxis", "ccomp"})
            if len(tokens) <= 35 and any(t.i == anchor.i for t in tokens):
                return cover([*tokens, start])
        return cover([start, *conjuncts(self.analysis, anchor)[:1]])
