"""Due: what was announced and what became of it, each step with its report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.answers.citing import Draft, Line, Note, Notes
from dragoman.answers.events import Event, plan_of, whole
from dragoman.answers.wording import day_text, describe
from dragoman.matching.plans import Outcome, Plan
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
        silent: due by then, and no report tells of it; the latest first.
        settled: held, called off or refused; the latest first.
        notes: what the lines' numbers stand for.
    """

    on: date | None
    ahead: tuple[PlanLine, ...]
    put_off: tuple[PlanLine, ...]
    silent: tuple[PlanLine, ...]
    settled: tuple[PlanLine, ...]
    notes: tuple[Note, ...]


_SETTLED = (Outcome.HELD, Outcome.MOVED_HELD, Outcome.CANCELLED, Outcome.REFUSED)


def due(store: Store, filters: Filters | None = None, on: date | None = None) -> Due:
    """What was planned by the reports published by a day, and what became of it.

    Args:
        store: the record.
        filters: which entries; only meetings count.
        on: the day of asking; by default the latest day on which a report was published.

    Raises:
        StoreError: if the record cannot be read.
    """
    day = on or max((head.published for head in store.reports() if head.published), default=None)
    chosen = _narrowed(filters or Filters(), day)
    found = sorted(plans(store, chosen, day), key=lambda item: item[1].due.sort_key)
    latest_first = sorted(found, key=lambda item: (item[1].due.known, item[1].due.sort_key), reverse=True)
    notes = Notes()

    def lines(items: Iterable[tuple[Event, Plan]], *outcomes: Outcome) -> tuple[PlanLine, ...]:
        return tuple(_line(notes, *item) for item in items if item[1].outcome in outcomes)

    return Due(
        on=day,
        ahead=lines(found, Outcome.DUE),
        put_off=lines(latest_first, Outcome.POSTPONED),
        silent=lines(latest_first, Outcome.SILENT),
        settled=lines(latest_first, *_SETTLED),
        notes=notes.all,
    )


def _narrowed(filters: Filters, day: date | None) -> Filters:
    names = ("since", "until", "side", "track", "outlet", "min_confidence")
    values = {name: getattr(filters, name) for name in names}
    return Filters(types=("meeting",), known_on=day, **values)


def plans(store: Store, filters: Filters, on: date | None) -> Iterator[tuple[Event, Plan]]:
    """The plans among the meetings that pass the filters, with their events."""
    for event in whole(store, store.entries(filters), on):
        found = None if event.best.entry.uncertain else plan_of(event, on)
        if found:
            yield event, found


def _line(notes: Notes, event: Event, found: Plan) -> PlanLine:
    of = {one.id: one for one in event.members}
    head = notes.line(Draft(describe(event.best), event.cited[:3], day_text(found.due)))
    steps = []
    for step in found.steps:
        stored = of[step.telling]
        told = step.told.isoformat() if step.told else "no date"
        when = f", {day_text(step.date)}" if step.date.known else ""
        outlet = stored.report.outlet or stored.report.agency or f"report {stored.report.id}"
        steps.append(notes.line(Draft(f"{step.status.value}{when} ({outlet})", (stored,), told)))
    return PlanLine(head=head, outcome=found.outcome, steps=tuple(steps))
