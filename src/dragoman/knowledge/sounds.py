"""Whether two words are spellings of one: they are read aloud as different writers spell, then compared.

What is heard is a string of consonants with vowels in the gaps between. Two words are alike if their consonants
agree class by class ("q", "k" and "gh" are one class), and what differs within the classes and in the gaps costs
little. Words are folded Latin letters; the rules and costs are in `spellings.toml`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from dragoman.knowledge.files import table
from dragoman.knowledge.names import given_names

_VOWELS = frozenset("aeiouh")
_CLASSES = {**dict.fromkeys("kqgXG", "K"), **dict.fromkeys("szSCZJQ", "S"), **dict.fromkeys("fv", "F")}
_DOUBLED = re.compile(r"(.)\1+")
_FUSED_ARTICLE = re.compile(r"[ae]l(?=\w{5})")
_SHORT = 3
"""Words of so few letters are one only if they are written alike or the table says so."""
_SLIGHT = 0.25
_NEVER = 9.0
_GENDERS = {"a", "o"}
"""As last vowel they tell a woman's name from a man's."""
_MISSING = 1.0
"""A vowel on one side only ("Zawahri")."""
_LONGEST = 6
"""So many vowels in a row are looked at; no name has more."""
_BARE = 0.3
"""Where one script leaves vowels out, those that differ say little."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """A word as heard: the classes of its consonants, these themselves, and the vowels around and between."""

    classes: str
    consonants: str
    gaps: tuple[str, ...]


def spelling_data() -> Mapping[str, Any]:
    """What `spellings.toml` holds."""
    return table("spellings")


@cache
def first_spellings() -> Mapping[str, str]:
    """The first spelling of each word that the table has in several."""
    lines = spelling_data()["alike"].split("\n")
    return {word: line.split()[0] for line in lines for word in line.split()}


@cache
def _told_apart() -> frozenset[str]:
    """First spellings and words of one spelling: two of them are two names, however alike they sound."""
    return frozenset(first_spellings().values()) | frozenset(spelling_data()["apart"].split())


@cache
def _readings(*, bare: bool) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The rules of each way to read; those for words without vowels are combined with an article before them."""
    data = spelling_data()
    rest = data["rest"]["rules"]
    ways = list(data["readings"].values())
    if bare:
        unvowelled = dict(data["unvowelled"])
        article = unvowelled.pop("article")
        ways = [first + way for first, way in product(([], article), unvowelled.values())]
    return tuple(tuple((written, heard) for written, heard in way + rest) for way in ways)


def _read(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    text = f"^{word}$"
    for written, heard in rules:
        text = text.replace(written, heard)
    return _DOUBLED.sub(r"\1", "".join(filter(str.isalpha, text)))


def _sound(heard: str) -> _Sound:
    """Cut what is heard; a consonant that follows another of its class is not heard."""
    classes, consonants, gaps = "", "", [""]
    for sound in heard:
        kind = _CLASSES.get(sound, sound)
        if sound in _VOWELS:
            gaps[-1] += sound
        elif not classes or gaps[-1] or classes[-1] != kind:
            classes, consonants = classes + kind, consonants + sound
            gaps.append("")
    return _Sound(classes, consonants, tuple(gaps))


@lru_cache(maxsize=1 << 15)
def _sounds(word: str, *, bare: bool) -> tuple[_Sound, ...]:
    """All that a word may sound like; also without an article grown to it ("Albudaiwi")."""
    forms = {word, _FUSED_ARTICLE.sub("", word, count=1)} if _FUSED_ARTICLE.match(word) else {word}
    heard = {_read(form, rules) for form in sorted(forms) for rules in _readings(bare=bare)}
    return tuple(map(_sound, sorted(heard)))


@lru_cache(maxsize=1 << 15)
def skeletons(word: str, *, bare: bool = False) -> frozenset[str]:
    """The classes of the consonants in each reading; words that are alike have one in common."""
    return frozenset(sound.classes for sound in _sounds(word, bare=bare))


def _swap(kind: str, one: str, other: str) -> float:
    """What it costs to take one sound for another."""
    if one == other:
        return 0.0
    costs: Mapping[str, float] = spelling_data()["costs"][kind]
    return costs.get(min(one, other) + max(one, other), _NEVER)


def _beside(vowels: str) -> float:
    """What vowels cost that stand beside others on one side only."""
    costs: Mapping[str, float] = spelling_data()["costs"]["beside"]
    return sum(costs[vowel] for vowel in vowels)


def _vowels_cost(one: str, other: str) -> float:
    """The cheapest way from some vowels to others: a vowel is changed, or stands beside another or not."""
    if not one or not other:
        return _beside(one or other)
    ways = [_swap("vowels", one[0], other[0]) + _vowels_cost(one[1:], other[1:])]
    if len(one) > 1:
        ways.append(_beside(one[0]) + _vowels_cost(one[1:], other))
    if len(other) > 1:
        ways.append(_beside(other[0]) + _vowels_cost(one, other[1:]))
    return min(ways)


@lru_cache(maxsize=1 << 14)
def _gap_cost(one: str, other: str, *, final: bool) -> float:
    """What two gaps cost; at the end of a word a vowel more or another one makes another name."""
    if "h" in one and "h" in other:
        parts = zip(one.split("h", 1), other.split("h", 1), strict=True)
        (head, tail) = (_gap_cost(*pair, final=final and at == 1) for at, pair in enumerate(parts))
        return head + tail
    aspirate = _SLIGHT if "h" in one or "h" in other else 0.0
    one, other = one.replace("h", "")[:_LONGEST], other.replace("h", "")[:_LONGEST]
    if one == other:
        return aspirate
    if not one or not other:
        if final:
            return aspirate + (2 * _SLIGHT if (one or other) == "e" else _NEVER)
        return aspirate + _MISSING + _SLIGHT * (len(one or other) - 1)
    cost = _vowels_cost(one, other)
    if final and cost > 2 * _SLIGHT:
        return aspirate + (_NEVER if {one, other} == _GENDERS else 2 * cost)
    return aspirate + cost


def _cost(one: _Sound, other: _Sound, bare: tuple[bool, bool]) -> float:
    cost = sum(_swap("consonants", *pair) for pair in zip(one.consonants, other.consonants, strict=True))
    last = len(one.gaps) - 1
    for at, gaps in enumerate(zip(one.gaps, other.gaps, strict=True)):
        if any(bare):
            unsaid = any(blind and not gap.strip("h") for blind, gap in zip(bare, gaps, strict=True))
            cost += 0 if unsaid else _BARE * min(_gap_cost(*gaps, final=False), 2 * _MISSING)
        else:
            cost += _gap_cost(*gaps, final=at == last)
    return cost


def _allowed(one: _Sound, other: _Sound) -> float:
    """What two sounds may cost: more the more consonants both have."""
    aspirates = min("".join(one.gaps).count("h"), "".join(other.gaps).count("h"))
    steps: list[float] = spelling_data()["costs"]["allowed"]
    return steps[min(len(one.classes) + aspirates, len(steps) - 1)]


def _sound_alike(first: str, second: str, bare: tuple[bool, bool]) -> Iterator[bool]:
    slight = not any(bare) and min(len(first), len(second)) <= _SHORT
    for one, other in product(_sounds(first, bare=bare[0]), _sounds(second, bare=bare[1])):
        if one.classes == other.classes:
            yield _cost(one, other, bare) <= (_SLIGHT if slight else _allowed(one, other))


@lru_cache(maxsize=1 << 17)
def alike(first: str, second: str, *, bare: tuple[bool, bool] = (False, False)) -> bool:
    """Whether two words, in their first spellings, may be one; `bare` says which of them is written without vowels."""
    if first == second:
        return True
    if first in _told_apart() and second in _told_apart():
        return False
    if not any(bare) and max(len(first), len(second)) <= _SHORT:
        return False
    genders = {given_names().get(first), given_names().get(second)}
    return genders != {"f", "m"} and any(_sound_alike(first, second, bare))
