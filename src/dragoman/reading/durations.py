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
_UNITS = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W"}
_DAYS = {"day": 1, "week": 7}
_ROUNDS = frozenset({"round", "session"})
_DURATION = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]+)(?:-|–|‑|\s+)(?:and-a-half-)?(?P<unit>minute|hour|day|week)s?\b(?!\s+(?:ago|earlier|later|before|after))"
)


def duration_told(words: Sequence[Token]) -> str | None:
    """How long the words tell something to last, by ISO 8601 ("P4D", "PT6H"); None if they tell none."""
    told = _told(words)
    return None if told is None else _UNITS[told[1]].format(told[0])


def days_told(words: Sequence[Token]) -> int:
    """How many whole days the words tell something to last; 0 if they tell none."""
    told = _told(words)
    return 0 if told is None else told[0] * _DAYS.get(told[1], 0)


def round_told(words: Sequence[Token]) -> int | None:
    """Which round of a series the words tell ("the third round of talks"); None if they tell none."""
    if not any(token.lemma in _ROUNDS for token in words):
        return None
    return next((_ORDINALS[token.lower] for token in words if token.lower in _ORDINALS), None)


def _told(words: Sequence[Token]) -> tuple[int, str] | None:
    """The first duration among the words: how many of which unit."""
    for found in _DURATION.finditer(_text(words).lower()) if words else ():
        count = _number(found["count"])
        if count:
            return count, found["unit"]
    return None


def _text(words: Sequence[Token]) -> str:
    """The words at their distances in the text, so that places in it are places in the report."""
    start = words[0].span.start
    out = [" "] * (words[-1].span.end - start)
    for word in words:
        out[word.span.start - start : word.span.end - start] = word.text
    return "".join(out)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)
