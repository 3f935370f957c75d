"""Whom a number counts: the noun after it, whose they are, and whether it is a part of another number."""

import re
from calendar import day_name, month_name
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.files import lexicon
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.sides import base_forms
from dragoman.matching.words import stem

type Naming = Callable[[str], str]
"""The side that a phrase names, folded; the folded phrase if it is not known to name one."""

_NUMERAL = re.compile(
    r"\d+(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALS = re.compile(r"\b[^\W\d_a-z]\w*(?:[ -][^\W\d_a-z]\w*){0,2}")
_PLACE = re.compile(r"\b(?:in|at|near|on|of) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_MONTHS = frozenset(fold(day) for day in (*month_name[1:], *day_name))
_STOP = re.compile(
    r"[.;:!?()\"“”]|, |\b(?:and|when|after|before|whom?|whose|that|which|were|was|had|have|has|are|is)\b"
)
_BREAK = re.compile(r"[.;:!?\"“”]|\band\b|, ")
_PREPOSITIONS = frozenset("of in at on from by to for as with near since".split())
_EMPTY = frozenset("of the our its their all more them whom those these so".split())
_REACH = 5
"""Words after a number within which the noun that it counts is looked for."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a number counts.

    Attributes:
        noun: the class of those counted ("persons", "combatants"), else the noun's stem; "" if none is told.
        owners: the sides whose they are, folded; empty if that is not told.
        part: whether the number is told as a part of another one.
    """

    noun: str
    owners: frozenset[str]
    part: bool


@cache
def _numerals() -> Mapping[str, int]:
    found: Mapping[str, int] = lexicon("claims")["numerals"]
    return found


@cache
def _classes() -> Mapping[str, str]:
    """Noun → class of those counted."""
    counted: Mapping[str, list[str]] = lexicon("claims")["counted"]
    return {word: name for name, words in reversed(list(counted.items())) for word in words}


def is_class(noun: str) -> bool:
    """Whether a scope's noun is a class of those counted, not a word of its own."""
    return noun in lexicon("claims")["counted"]


@cache
def phrase_pattern(key: str) -> re.Pattern[str]:
    """A pattern for the phrases of a list of the lexicon, as whole words, the longest first."""
    phrases = sorted(lexicon("claims")[key], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)")


def plain_naming(phrase: str) -> str:
    """The side that a phrase names by the general tables."""
    form = base_forms().get(fold(phrase))
    return fold(form.side) if form else fold(phrase)


def named(text: str, naming: Naming) -> Iterator[tuple[str, str]]:
    """Each run of one to three capitalised words with the side that it names or would name."""
    for match in _CAPITALS.finditer(text.replace("’s", "").replace("'s", "")):
        words = match.group().split(" ")
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                phrase = " ".join(words[start:end])
                yield phrase, naming(phrase)


def names(text: str, side: str, naming: Naming) -> bool:
    """Whether a text names a side."""
    return bool(side) and any(found == side for _, found in named(text, naming))


def place_in(text: str) -> str:
    """The first name that a text sets something in or near, folded; "" if there is none."""
    found = (fold(match.group(1)) for match in _PLACE.finditer(text))
    return next((name for name in found if name not in _MONTHS and not any(map(str.isdigit, name))), "")


def scope(quotes: tuple[str, ...], values: tuple[float, ...], source: str, naming: Naming) -> Scope:
    """Whom a number counts, read around it.

    Args:
        quotes: the words that give the number.
        values: the number, or both ends of a range.
        source: the side that gives it: "our soldiers" are of that side.
        naming: tells which side a phrase names.
    """
    for quote in quotes:
        for start, end, value in numbers(quote):
            if value in values:
                return _scope(quote[:start], quote[end:], source, naming)
    return Scope("", frozenset(), part=False)


def _scope(before: str, after: str, source: str, naming: Naming) -> Scope:
    near = _STOP.split(after, maxsplit=1)[0]
    words = _WORD.findall(near)[:_REACH]
    noun = next((found for word in words if (found := _classes().get(fold(word)))), "")
    phrase = " ".join(words)
    part = bool(phrase_pattern("part").search(fold(f"{_BREAK.split(before)[-1][-60:]} | {phrase}")))
    return Scope(noun or _noun(words), _owners(before, phrase, source, naming), part)


def _noun(words: list[str]) -> str:
    """The stem of a noun of no class: the last word before a preposition."""
    kept: list[str] = []
    for word in words:
        if fold(word) in _PREPOSITIONS and kept:
            break
        if fold(word) not in _EMPTY:
            kept.append(word)
    return stem(fold(kept[-1])) if kept else ""


def _owners(before: str, phrase: str, source: str, naming: Naming) -> frozenset[str]:
    words = fold(phrase).split()
    if source and {"our", "its", "their", "his", "her"} & set(words[:3]):
        return frozenset({source})
    found = {side for text, side in named(phrase, naming) if side != fold(text) or side == source}
    tail = _BREAK.split(before)[-1][-60:]
    for match in phrase_pattern("losses").finditer(fold(tail)):
        lead = tail[: match.start()]
        found |= {side for text, side in named(lead[-30:], naming) if side != fold(text)}
    return frozenset(found)


def numbers(text: str) -> Iterator[tuple[int, int, float]]:
    """The numbers of a text, in figures or words, with where they stand."""
    run: list[re.Match[str]] = []
    for match in _NUMERAL.finditer(text):
        if _is_numeral(match.group()) and (
            not run or text[run[-1].end() : match.start()] in {" ", " and ", "-"}
        ):
            run.append(match)
            continue
        if fold(match.group()) == "and" and run:
            continue
        yield from _number(run)
        run = [match] if _is_numeral(match.group()) else []
    yield from _number(run)


def _number(run: list[re.Match[str]]) -> Iterator[tuple[int, int, float]]:
    if run:
        yield run[0].start(), run[-1].end(), _value([match.group() for match in run])


def _is_numeral(word: str) -> bool:
    return word[0].isdigit() or all(part in _numerals() for part in fold(word).split("-"))


def _value(words: list[str]) -> float:
    """The value of a run of numerals: "two hundred and six", "1.5 million", "21 000"."""
    whole, part = 0.0, 0.0
    for word in (piece for given in words for piece in fold(given).split("-")):
        value = _digits(word) if word[0].isdigit() else float(_numerals()[word])
        if word[0].isdigit() or value < 100:
            part = part * 12 if word == "dozen" and part else part + value
        elif value == 100:
            part = (part or 1) * value
        else:
            whole, part = whole + (part or 1) * value, 0.0
    return whole + part


def _digits(word: str) -> float:
    if re.search(r"\.\d{3}$", word) and word.count(".") > 1:
        word = word.replace(".", "")
    return float(re.sub(r"[,\s\u00a0\u202f]", "", word))
