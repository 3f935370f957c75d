"""A match: how likely two tellings tell one thing, and why, in words."""

import math
from dataclasses import dataclass, field

THRESHOLD = 0.5
"""From this score on two tellings are taken for one thing, if nothing speaks for another grouping."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a comparison of two tellings came to.

    Attributes:
        score: 0 to 1; from `THRESHOLD` on they are taken for one thing.
        weight: the same as log odds, 0 at the threshold, so that several can be averaged.
        reasons: what speaks for and against it, in words, the weightiest first.
        barred: whether they cannot be one thing, whatever else speaks for it.
    """

    score: float
    weight: float
    reasons: tuple[str, ...]
    barred: bool = False

    @classmethod
    def of_weight(cls, weight: float) -> "Match":
        """A match of which only the weight is known."""
        return cls(_score(weight), weight, ())


@dataclass(slots=True)
class Scales:
    """Collects what speaks for and against; `bar` ends it."""

    needed: float
    _parts: list[tuple[float, str]] = field(default_factory=list)
    _bar: str = ""

    def put(self, weight: float, reason: str) -> None:
        """Put a reason on the scales: for it above 0, against it below."""
        if weight:
            self._parts.append((weight, reason))

    def bar(self, reason: str) -> None:
        """They cannot be one thing."""
        self._bar = self._bar or reason

    @property
    def barred(self) -> bool:
        """Whether something has shown that they cannot be one thing."""
        return bool(self._bar)

    def match(self) -> Match:
        """What it came to."""
        if self._bar:
            return barred(self._bar)
        weight = round(sum(part for part, _ in self._parts) - self.needed, 3)
        ordered = sorted(self._parts, key=lambda part: (-abs(part[0]), part[1]))
        reasons = tuple(reason if part > 0 else f"but {reason}" for part, reason in ordered)
        return Match(_score(weight), weight, reasons)


def _score(weight: float) -> float:
    return round(1 / (1 + math.exp(-weight)), 3)


def barred(reason: str) -> Match:
    """A match that cannot be."""
    return Match(0.0, -10.0, (reason,), barred=True)
