"""How the dates of two tellings stand to each other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.matching.telling import Telling
from dragoman.model import Precision

_FINE = 7
"""Days that a period may have to count as exact: a round of talks lasts no longer."""
_OPEN = 60
"""Days that an open or unknown time is taken to reach from the day of publication."""


class Relation(StrEnum):
    """How two dates stand to each other."""

    SAME = "same"
    WITHIN = "within"
    LOOSE = "loose"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which something lies, and whether a report tells them."""

    start: date
    end: date
    told: bool

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    @property
    def exact(self) -> bool:
        """Whether it is told to a few days."""
        return self.told and self.days <= _FINE


@dataclass(frozen=True, slots=True)
class Distance:
    """How two windows stand: the relation, days between them, days in the longer one."""

    relation: Relation
    gap: int
    width: int


def window(telling: Telling, *, ahead: bool) -> Window | None:
    """When what is told lies; without a date around the day of publication; None without that either.

    Args:
        telling: the telling.
        ahead: whether it is told as something to come.
    """
    period, day = telling.entry.date, telling.published
    if period.precision is Precision.UNKNOWN:
        if day is None:
            return None
        return _around(day, ahead=ahead)
    start, end = period.start, period.end
    if start and end:
        return Window(start, end, told=True)
    if start:
        last = day if day and not ahead and day >= start else shifted(start, _OPEN)
        return Window(start, last, told=False)
    assert end is not None
    return Window(shifted(end, -_OPEN), end, told=False)


def _around(day: date, *, ahead: bool) -> Window:
    if ahead:
        return Window(day, shifted(day, _OPEN), told=False)
    return Window(shifted(day, -_OPEN), day, told=False)


def shifted(day: date, days: int) -> date:
    """The day so many days later, within the calendar."""
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def distance(one: Window, two: Window) -> Distance:
    """How two windows stand to each other."""
    width = max(one.days, two.days)
    gap = max((two.start - one.end).days, (one.start - two.end).days, 0)
    if gap:
        return Distance(Relation.APART, gap, width)
    if one.exact and two.exact:
        return Distance(Relation.SAME, 0, width)
    told = one.told and two.told
    return Distance(Relation.WITHIN if told else Relation.LOOSE, 0, width)
