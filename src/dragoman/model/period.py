"""When something is: an interval of days with the precision to which it is known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.errors import ModelError


class Precision(StrEnum):
    """To what precision a period is known; `VAGUE` for "earlier this month", `UNKNOWN` for no date."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    VAGUE = "vague"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; an open side is None.

    Raises:
        ModelError: if the end lies before the start, a day has two days, or an unknown period has one.
    """

    start: date | None
    end: date | None
    precision: Precision

    def __post_init__(self) -> None:
        start, end = self.start, self.end
        problem = ""
        if start and end and end < start:
            problem = "ends before it starts"
        elif self.precision is Precision.DAY and (start is None or start != end):
            problem = "a day has one day"
        elif (self.precision is Precision.UNKNOWN) != (start is None and end is None):
            problem = "is unknown exactly if it has no day"
        if problem:
            raise ModelError(
                f"period {start}..{end} {self.precision}", stage="building a period", reason=problem
            )

    @classmethod
    def day(cls, day: date) -> "Period":
        """The period of one day."""
        return cls(day, day, Precision.DAY)

    @property
    def known(self) -> bool:
        """Whether there is any date."""
        return self.precision is not Precision.UNKNOWN

    @property
    def sort_key(self) -> tuple[str, str]:
        """Order by first day, then last day; unknown comes last."""
        start = self.start or self.end
        return (start.isoformat() if start else "9999", self.end.isoformat() if self.end else "9999")

    def overlaps(self, other: "Period") -> bool:
        """Whether a day may lie in both; an unknown period overlaps nothing."""
        if not (self.known and other.known):
            return False
        low = max(self.start or date.min, other.start or date.min)
        return low <= min(self.end or date.max, other.end or date.max)


UNKNOWN = Period(None, None, Precision.UNKNOWN)
