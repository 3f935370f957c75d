"""Due: what was announced and what became of it, each step with its report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.answers.citing import Draft, Line, Note, Notes
from dragoman.answers.events import Event, plan_of, whole
from dragoman.answers.wording import day_text, describe
from dragoman.matching.plans import Outcome, Plan
from dragoman.model import Period
from dragoman.record import Filters, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A plan for a reader.

    Attributes:
        head: what was planned, when, with the ids and citations of all that tell it.
        outcome: what became of it by the day of asking.
        steps: one line for each report's word on it, in their order.
    """

    head: Line
    outcome: Outcome
    steps: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What was planned, as it stands on a day.

    Attributes:
        on: the day; None for a record without any day of publication.
        ahead: still to come, the nearest first.
        put_off: postponed, and no new day is told; the latest first.
        undated: announced without a day, and no report tells that it was held; the last told first.
        silent: due by then, and no report tells of it; the latest first.
        settled: held, called off or refused; the latest first; none if they are not asked for.
        notes: what the lines' numbers stand for.
    """

    on: date | None
    ahead: tuple[PlanLine, ...]
    put_off: tuple[PlanLine, ...]
    undated: tuple[PlanLine, ...]
    silent: tuple[PlanLine, ...]
    settled: tuple[PlanLine, ...]
    notes: tuple[Note, ...]


_SETTLED = (Outcome.HELD, Outcome.MOVED_HELD, Outcome.CANCELLED, Outcome.REFUSED)
_OPEN = (Outcome.DUE, Outcome.SILENT)

_FRESH = timedelta(days=180)
"""How long before the day of asking a plan without a day must have been told of to be shown."""


def due(
    store: Store, filters: Filters | None = None, on: date | None = None, *, settled: bool = False
) -> Due:
    """What was planned by the reports published by a day, and what became of it.

    Args:
        store: the record.
        filters: which entries; only meetings count.
        on: the day of asking; by default the latest day on which a report was published.
        settled: whether those too that were held, called off or refused, and those without a day of which nothing
            was heard for long.

    Raises:
        StoreError: if the record cannot be read.
    """
    day = on or max((head.published for head in store.reports() if head.published), default=None)
    chosen = replace(filters or Filters(), types=("meeting",), known_on=day)
    found = sorted(plans(store, chosen, day), key=lambda item: item[1].due.sort_key)
    latest_first = sorted(found, key=lambda item: _day(item[1]), reverse=True)
    dated = [item for item in found if item[1].due.known]
    undated = [
        item for item in latest_first if not item[1].due.known and (settled or _is_fresh(item[1], day))
    ]
    notes = Notes()

    def lines(items: Iterable[tuple[Event, Plan]], *outcomes: Outcome) -> tuple[PlanLine, ...]:
        return tuple(_line(notes, *item) for item in items if item[1].outcome in outcomes)

    return Due(
        on=day,
        ahead=lines(dated, Outcome.DUE),
        put_off=lines(latest_first, Outcome.POSTPONED),
        undated=lines(undated, *_OPEN),
        silent=lines((item for item in latest_first if item[1].due.known), Outcome.SILENT),
        settled=lines(latest_first if settled else (), *_SETTLED),
        notes=notes.all,
    )


def _day(found: Plan) -> tuple[date, date]:
    """When a plan is due, else when it was last told of."""
    first, last = found.due.start or found.due.end, found.due.end or found.due.start
    told = _last_told(found) or date.min
    return (first or told, last or told)


def _last_told(found: Plan) -> date | None:
    return max((step.told for step in found.steps if step.told), default=None)


def _is_fresh(found: Plan, day: date | None) -> bool:
    told = _last_told(found)
    return told is None or day is None or day - told <= _FRESH


def plans(store: Store, filters: Filters, on: date | None) -> Iterator[tuple[Event, Plan]]:
    """The plans among the meetings that pass the filters, with their events."""
    for event in whole(store, store.entries(filters), on):
        found = None if event.best.entry.uncertain else plan_of(event, on)
        if found:
            yield event, found


def _line(notes: Notes, event: Event, found: Plan) -> PlanLine:
    of = {one.id: one for one in event.members}
    head = notes.line(Draft(describe(event.best), event.cited[:3], _when(found)))
    steps = []
    for step in found.steps:
        stored = of[step.telling]
        told = step.told.isoformat() if step.told else "no date"
        when = f", {day_text(step.date)}" if step.date.known else ""
        outlet = stored.report.outlet or stored.report.agency or f"report {stored.report.id}"
        steps.append(notes.line(Draft(f"{step.status.value}{when} ({outlet})", (stored,), told)))
    return PlanLine(head=head, outcome=found.outcome, steps=tuple(steps))


def _when(found: Plan) -> str:
    """When a plan is due; without a day, when it was told of."""
    told = None if found.due.known else _last_told(found)
    return f"told {day_text(Period.day(told))}" if told else day_text(found.due)
