"""How long something lasts and which round it is: "four-day talks", "for six hours", "the third round"."""

import re
from collections.abc import Sequence

from dragoman.language import Token

_NUMBERS = {
    word: number
    for number, words in enumerate(
        "one|a|an two|couple three four five six seven eight nine ten eleven twelve thirteen fourteen".split(),
        1,
    )
    for word in words.split("|")
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_UNITS = {"hour": 1, "day": 24, "week": 24 * 7}
_ROUNDS = frozenset({"round", "session", "meeting"})
_DURATION = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]+)(?:-|–|‑|\s+)(?:and-a-half-)?(?P<unit>hour|day|week)s?\b(?!\s+(?:ago|earlier|later|before|after))"
)


def hours_told(words: Sequence[Token]) -> tuple[int, int, int] | None:
    """How many hours the words tell something to last, with their first and last character; None if they tell none."""
    if not words:
        return None
    start = words[0].span.start
    text = _text(words)
    for found in _DURATION.finditer(text.lower()):
        count = _number(found["count"])
        if count:
            return count * _UNITS[found["unit"]], start + found.start(), start + found.end()
    return None


def days_told(words: Sequence[Token]) -> int:
    """How many whole days the words tell something to last; 0 if they tell none."""
    hours = hours_told(words)
    return hours[0] // 24 if hours is not None else 0


def round_told(words: Sequence[Token]) -> tuple[int, Token] | None:
    """Which round of talks the words tell ("the third round"), and the word; None if they tell none."""
    if not any(token.lemma in _ROUNDS for token in words):
        return None
    return next(((_ORDINALS[t.lower], t) for t in words if t.lower in _ORDINALS), None)


def _text(words: Sequence[Token]) -> str:
    """The words at their distances in the text, so that places in it are places in the report."""
    start = words[0].span.start
    out = [" "] * (words[-1].span.end - start)
    for word in words:
        out[word.span.start - start : word.span.end - start] = word.text
    return "".join(out)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)
