"""Claims that are told side by side, and contradictions between them: kept as they are, with who makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.matching.telling import Telling
from dragoman.model import Figure, Statement

_LONGEST = 110
"""Characters of a position's words: they are for a list, the entry has them all."""


class ClaimKind(StrEnum):
    """What a contradiction is about; `DENIAL` is whether what somebody said is so."""

    FIGURE = "figure"
    AUTHOR = "author"
    OCCURRENCE = "occurrence"
    DATE = "date"
    PLACE = "place"
    OUTCOME = "outcome"
    CAUSE = "cause"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Position:
    """One of the things told about a matter.

    Attributes:
        value: what is told, in words ("at least 9", "denies it (“…”)").
        sources: who tells it: sides, else persons; the outlet where the report tells it in its own voice.
        tellings: ids of the tellings that hold it, in the order of telling.
        confidence: 0 to 1, how sure it is that these tellings speak of this matter.
    """

    value: str
    sources: tuple[str, ...]
    tellings: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Positions on one matter that cannot all be true; none is dropped and none preferred.

    Attributes:
        kind: what it is about.
        about: the matter in a few words ("killed, Ketter Dam, 2031-03-02").
        positions: two or more, in the order of telling.
        confidence: 0 to 1, of the surest pair of positions that exclude each other.
        reasons: why they are taken to speak of one matter, in words.
    """

    kind: ClaimKind
    about: str
    positions: tuple[Position, ...]
    confidence: float
    reasons: tuple[str, ...]

    @property
    def tellings(self) -> tuple[str, ...]:
        """Ids of all tellings that it rests on, sorted."""
        return tuple(sorted({name for position in self.positions for name in position.tellings}))


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two tellings that exclude each other.

    Attributes:
        kind: what they disagree about.
        one, two: the tellings; `two` denies where one of them denies.
        denied: whether `two` is a denial.
        confidence: 0 to 1.
        reason: why, in words.
    """

    kind: ClaimKind
    one: Telling
    two: Telling
    denied: bool
    confidence: float
    reason: str


def denied(kind: ClaimKind, claim: Telling, denial: Telling, *, confidence: float, reason: str) -> Opposed:
    """A claim and the denial that goes against it."""
    return Opposed(kind, claim, denial, denied=True, confidence=confidence, reason=reason)


def sources(telling: Telling) -> tuple[str, ...]:
    """Who tells it: the sides of its speakers or of a figure's source, else their names; else the outlet."""
    entry = telling.entry
    actors = entry.actors if isinstance(entry, (Statement, Figure)) else ()
    found = tuple(dict.fromkeys(actor.side or actor.label for actor in actors))
    return found or (telling.outlet or telling.agency or "the report",)


def in_words(telling: Telling) -> str:
    """What a telling holds, short: what is said of a statement, else its exact words."""
    text = " ".join(" … ".join(telling.content or telling.quotes).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def matter(*parts: object) -> str:
    """What it is about, from the parts that are told."""
    return ", ".join(str(part) for part in parts if part)


def place_and_day(tellings: Sequence[Telling]) -> tuple[str, str]:
    """The first place and the first day that tellings give; "" for what none gives."""
    entries = [telling.entry for telling in sorted(tellings, key=lambda telling: telling.order)]
    place = next((entry.place.name for entry in entries if entry.place and entry.place.name), "")
    days = (entry.date.start.isoformat() for entry in entries if entry.date.start)
    return place, next(days, "")


def position_of(value: str, tellings: Sequence[Telling], confidence: float) -> Position:
    """A position that tellings hold, given in the order of telling."""
    told_by = tuple(dict.fromkeys(source for telling in tellings for source in sources(telling)))
    return Position(value, told_by, tuple(telling.id for telling in tellings), round(confidence, 3))
