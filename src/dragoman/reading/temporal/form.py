"""What a form of time expression is: a pattern, what it means, and where it does not count."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model import Period
from dragoman.reading.temporal.expression import Anchor

Rule = Callable[[re.Match[str], Anchor], Period | tuple[Period, ...]]
Change = Callable[[re.Match[str], Period, Anchor], Period]
Guard = Callable[[re.Match[str], str], bool]
Told = Callable[[re.Match[str]], bool]


def always(match: re.Match[str], text: str) -> bool:
    """The guard of a form that counts wherever it stands."""
    del match, text
    return True


def never(match: re.Match[str]) -> bool:
    """A form that is not reckoned from the story."""
    del match
    return False


@dataclass(frozen=True, slots=True)
class Form:
    """One form of expression.

    Attributes:
        pattern: its words; a space stands for one to three blanks.
        rule: what it means; None for words that look like a time and are none ("Good Friday Agreement").
        guard: whether it counts where it was found.
        story: whether it is reckoned from what the story last told.
        event: whether it is reckoned from the event named after it.
        base_only: whether it counts only below a modifier ("the year" in "the end of the year").
    """

    pattern: str
    rule: Rule | None
    guard: Guard = always
    story: Told = never
    event: bool = False
    base_only: bool = False


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words before another expression that change it ("the end of", "early", "two days after").

    Attributes:
        pattern: its words, up to where the other expression begins.
        change: what becomes of the other expression's period.
    """

    pattern: str
    change: Change


def compiled(pattern: str, *, whole: bool = True) -> re.Pattern[str]:
    """A form's pattern, compiled; whole words only unless it is a modifier's."""
    blanks = pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
    return re.compile(rf"{blanks}(?!\w)" if whole else blanks, re.IGNORECASE)
