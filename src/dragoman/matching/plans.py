"""Plans: what was announced, and what became of it, step by step with the report of each step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.matching.meetings import AHEAD, CALLED_OFF, HELD
from dragoman.matching.telling import Telling
from dragoman.model import Meeting, MeetingStatus, Period

_RANK = (
    MeetingStatus.OFFERED,
    MeetingStatus.EXPECTED,
    MeetingStatus.SCHEDULED,
    MeetingStatus.CANCELLED,
    MeetingStatus.POSTPONED,
    MeetingStatus.REFUSED,
    MeetingStatus.ONGOING,
    MeetingStatus.HELD,
)
"""Of steps told on one day: what usually comes after what; where one says put off, it is not called off for good."""


class Outcome(StrEnum):
    """What became of a plan, as far as the reports tell.

    `DUE` lies ahead of the day of asking; `SILENT` was due by then and no report tells of it.
    """

    DUE = "due"
    SILENT = "not heard of again"
    HELD = "held"
    MOVED_HELD = "postponed then held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Step:
    """One telling of a plan.

    Attributes:
        told: the day of the report; None if it does not say.
        status: what the report says of it.
        date: when it is or was to be.
        telling: id of the entry.
    """

    told: date | None
    status: MeetingStatus
    date: Period
    telling: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A meeting that was announced, offered, put off or refused.

    Attributes:
        steps: every telling, in the order of the reports' days.
        outcome: what became of it.
        due: when it is due by the last word on it, or when it was held.
    """

    steps: tuple[Step, ...]
    outcome: Outcome
    due: Period


def plan(tellings: Iterable[Telling], on: date | None = None) -> Plan | None:
    """The plan that an event's tellings make; None if it was never ahead of any report.

    Args:
        tellings: all that tell the event, in any order.
        on: the day of asking; by default every due day lies behind.
    """
    steps = sorted((step for step in map(_step, tellings) if not _is_behind(step)), key=_order)
    if not any(step.status not in HELD for step in steps):
        return None
    last = _last_word(steps)
    return Plan(tuple(steps), _outcome(steps, last, on), last.date)


def _is_behind(step: Step) -> bool:
    """Whether a report tells as still to come what by its own words was to be before it: a misreading."""
    return step.status in AHEAD and bool(step.told and step.date.end and step.date.end < step.told)


def _step(telling: Telling) -> Step:
    entry = telling.entry
    assert isinstance(entry, Meeting)
    return Step(telling.published, entry.status, entry.date, telling.id)


def _order(step: Step) -> tuple[str, int, str]:
    return (step.told.isoformat() if step.told else "9999", _RANK.index(step.status), step.telling)


def _last_word(steps: Sequence[Step]) -> Step:
    """The step that counts: that it was held, if any says so, with the narrowest date; else the last one."""
    held = [step for step in steps if step.status in HELD]
    if held:
        return min(held, key=_width)
    latest = steps[-1]
    same = [step for step in steps if step.status is latest.status and step.date.overlaps(latest.date)]
    return min([latest, *same], key=_width)


def _width(step: Step) -> tuple[int, str]:
    start, end = step.date.start, step.date.end
    return ((end - start).days if start and end else 10_000, step.telling)


def _outcome(steps: Sequence[Step], last: Step, on: date | None) -> Outcome:
    if last.status in HELD:
        return Outcome.MOVED_HELD if _was_called_off(steps) else Outcome.HELD
    if last.status is MeetingStatus.POSTPONED:
        return Outcome.POSTPONED
    if last.status is MeetingStatus.CANCELLED:
        return Outcome.CANCELLED
    if last.status is MeetingStatus.REFUSED:
        return Outcome.REFUSED
    assert last.status in AHEAD
    return Outcome.DUE if on and _is_ahead(last.date, last.told, on) else Outcome.SILENT


def _was_called_off(steps: Sequence[Step]) -> bool:
    """Whether it was called off before any report told it as held."""
    first = next(step for step in steps if step.status in HELD)
    return any(step.status in CALLED_OFF and _order(step) < _order(first) for step in steps)


_FRESH = 60
"""Days for which a plan without a day counts as due."""


def _is_ahead(due: Period, told: date | None, on: date) -> bool:
    if due.end:
        return due.end >= on
    if due.start:
        return due.start >= on or (told is not None and (on - told).days <= _FRESH)
    return told is not None and (on - told).days <= _FRESH
