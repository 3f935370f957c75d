"""The timeline: everything dated in order, the undated apart."""

from dataclasses import dataclass

from dragoman.answers.citing import Draft, Line, Note, Notes
from dragoman.answers.events import Event, whole
from dragoman.answers.wording import day_text, describe
from dragoman.record import Filters, Store, StoredEntry

MOST_CITED = 3
"""Sources cited for one event; `dragoman show` has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Events by date with their citations.

    Attributes:
        dated: by first day, then last day.
        undated: those without any date, by their reports' days.
        notes: what the lines' numbers stand for.
    """

    dated: tuple[Line, ...]
    undated: tuple[Line, ...]
    notes: tuple[Note, ...]


def timeline(store: Store, filters: Filters | None = None, *, each: bool = False) -> Timeline:
    """What passes the filters, in order: events, each told once however many reports tell it.

    Of an agreement each state is told once: that it was agreed, signed, violated.

    Args:
        store: the record.
        filters: which entries.
        each: every entry by itself.

    Raises:
        StoreError: if the record cannot be read.
    """
    notes = Notes()
    entries = store.entries(filters or Filters())
    known_on = filters.known_on if filters else None
    if each:
        found = [(stored.entry.date, _draft(stored)) for stored in entries]
    else:
        events = whole(store, entries, known_on, by_state=True)
        events.sort(key=lambda event: event.best.entry.date.sort_key)
        found = [(event.best.entry.date, _event_draft(event)) for event in events]
    dated = tuple(notes.line(draft) for date, draft in found if date.known)
    undated = tuple(notes.line(draft) for date, draft in found if not date.known)
    return Timeline(dated=dated, undated=undated, notes=notes.all)


def _draft(stored: StoredEntry) -> Draft:
    return Draft(describe(stored), (stored,), day_text(stored.entry.date))


def _event_draft(event: Event) -> Draft:
    told = f" ({event.told})" if event.told else ""
    return Draft(describe(event.best) + told, event.cited[:MOST_CITED], day_text(event.best.entry.date))
