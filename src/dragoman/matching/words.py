"""What a telling's words are about: stems that tell one event from another, and families of subjects."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from dragoman.knowledge.files import lexicon
from dragoman.knowledge.phrases import fold

_WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # noqa: PLC0415 - it loads every language there is

    return stemmer("english")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The stem of a folded word (Porter's second stemmer)."""
    found: str = _stemmer().stemWord(word)
    return found


@cache
def _empty() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("matching")["empty"])


@cache
def _subjects() -> Mapping[str, tuple[frozenset[str], ...]]:
    """For each family its phrases, each as the set of its stems."""
    families: Mapping[str, Iterable[str]] = lexicon("matching")["subjects"]
    return {
        family: tuple(frozenset(map(stem, _WORD.findall(fold(phrase)))) for phrase in phrases)
        for family, phrases in families.items()
    }


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's telling words: function words, titles, weekdays and the like are left out."""
    return frozenset(map(stem, _WORD.findall(fold(text)))) - _empty()


@lru_cache(maxsize=1 << 14)
def subjects(text: str) -> frozenset[str]:
    """The families of subjects that a text names."""
    found = frozenset(map(stem, _WORD.findall(fold(text))))
    return frozenset(
        family for family, phrases in _subjects().items() if any(phrase <= found for phrase in phrases)
    )


FURTHER = re.compile(
    r"\b(?:another|further|fresh|renewed|two more|three more|\w+ more|a new|a second|again|separate(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words that tell one more of a kind."""
_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(rf"\b(?:\d[\d,]*|{'|'.join(_COUNTS)})\b", re.IGNORECASE)
_YEARS = range(1900, 2200)


@lru_cache(maxsize=1 << 13)
def numbers(text: str) -> frozenset[int]:
    """The whole numbers that a text tells, years left out."""
    found = (match.group().lower().replace(",", "") for match in _NUMBER.finditer(text))
    values = (_COUNTS.index(word) + 1 if word in _COUNTS else int(word[:15]) for word in found if word)
    return frozenset(value for value in values if value not in _YEARS)


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERED = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<number>\d{{1,2}})(?:st|nd|rd|th))(?:[- ][\w-]+){{0,2}}?"
    r"[- ](?:rounds?|summits?|sessions?|phases?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 13)
def ordinal(text: str) -> int | None:
    """The number that a text gives a round, summit, session or phase; None if it gives none, or several."""
    found = {
        _ORDINALS.index(match["word"].lower()) + 1 if match["word"] else int(match["number"])
        for match in _NUMBERED.finditer(text)
    }
    return found.pop() if len(found) == 1 else None


def alike(one: frozenset[str], two: frozenset[str]) -> float:
    """How much of the smaller set lies in the other, 0 to 1; sets of a word or two count for less."""
    if not one or not two:
        return 0.0
    return len(one & two) / max(min(len(one), len(two)), 3)
