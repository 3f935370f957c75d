"""Figures: numbers claimed about the conflict."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.language import Token
from dragoman.model import Actor, Figure, FigureKind, Span, Statement
from dragoman.reading.context import Context
from dragoman.reading.syntax import clause, conjuncts, cover, governing_verb

VERSION = "figures/1"

_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
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
        self.statements = statements
        lexicon = context.knowledge.lexicon("figure")
        self.units: Mapping[str, Mapping[str, Any]] = lexicon["units"]
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.bounds: Mapping[str, Mapping[str, Any]] = lexicon["approximators"]

    def read(self) -> list[Figure]:
        """All figures; ids are `f1`, `f2`, …"""
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

    def _value(self, token: Token) -> float | None:
        if _NUMBER.match(token.text):
            value = float(token.text.replace(",", ""))
            return value
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
        if what is None:
            return None
        low, high, approximate, first = self._bounded(number)
        anchor = noun or token
        verb = governing_verb(self.analysis, anchor)
        evidence = self._evidence(first, anchor, verb)
        said = next((s for s in self.statements if any(c.contains(token.span) for c in s.content)), None)
        told = self.context.times.of(verb) if verb is not None else ()
        return Figure(
            id=ident,
            evidence=(evidence,),
            date=told[0] if told else self.context.times.fresh(),
            place=self.context.places.of(verb) if verb is not None else None,
            tracks=self.context.tracks.of(evidence.of(self.context.text)),
            confidence=0.7,
            reader=VERSION,
            value_low=low,
            value_high=high,
            approximate=approximate,
            what=what,
            about=None,
            source=self._source(said),
        )

    def _source(self, said: Statement | None) -> tuple[Actor, ...]:
        return said.speaker if said is not None else ()

    def _counted(self, number: _Number) -> Token | None:
        """The noun that the number counts: its syntactic head, else the next noun."""
        token = self.analysis.tokens[number.end - 1]
        head = self.analysis.head(self.analysis.tokens[number.first])
        for one in (self.analysis.head(token), head):
            if one.pos in {"NOUN", "PROPN", "ADJ", "VERB"} and one.i != token.i:
                return one
        for after in self.analysis.tokens[number.end : number.end + 3]:
            if after.pos == "NOUN":
                return after
        return None

    def _what(self, token: Token, noun: Token | None) -> FigureKind | None:
        """What is counted: the fate of people (killed, displaced) by verb or participle, else the noun itself."""
        near: list[Token] = []
        if noun is not None:
            near.extend(
                c
                for c in self.analysis.children(noun)
                if c.dep in {"acl", "relcl", "amod", "compound", "appos"}
            )
            near.append(noun)
        verb = governing_verb(self.analysis, noun or token)
        if verb is not None:
            near.insert(0, verb)
            near.extend(
                child
                for child in self.analysis.children(verb)
                if child.dep in {"acomp", "oprd", "attr", "conj"} and child.i > token.i
            )
        before = self.analysis.tokens[token.i - 1] if token.i else None
        if before is not None and before.text in {"$", "€", "£"}:
            return FigureKind.MONEY
        kinds = [self._kind(one, people=self._is_people(noun)) for one in near]
        return next((kind for kind in kinds if kind is not None), None)

    def _is_none(self, noun: Token | None) -> bool:
        """Whether a number of these is no figure about the conflict: years, hours, pages."""
        row = None if noun is None else self.units.get(noun.lower) or self.units.get(noun.lemma)
        return row is not None and bool(row.get("none"))

    def _is_people(self, noun: Token | None) -> bool:
        return noun is None or noun.lemma not in {
            "day",
            "week",
            "month",
            "year",
            "hour",
            "time",
            "country",
            "state",
            "round",
            "mile",
            "point",
            "party",
        }

    def _kind(self, token: Token, *, people: bool) -> FigureKind | None:
        if token.pos in {"VERB", "AUX"} or token.tag.startswith("VB"):
            row = self.verbs.get(token.lemma) if people else None
        else:
            row = self.units.get(token.lower) or self.units.get(token.lemma)
        if row is None or row.get("neutral") or row.get("none"):
            return None
        return FigureKind(row["what"])

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
