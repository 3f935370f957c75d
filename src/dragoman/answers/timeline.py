"""The timeline: everything dated in order, the undated apart."""

from dataclasses import dataclass

from dragoman.answers.citing import Draft, Line, Note, Notes
from dragoman.answers.wording import day_text, describe
from dragoman.record import Filters, Store, StoredEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Entries by date with their citations.

    Attributes:
        dated: by first day, then last day.
        undated: those without any date, by their reports' days.
        notes: what the lines' numbers stand for.
    """

    dated: tuple[Line, ...]
    undated: tuple[Line, ...]
    notes: tuple[Note, ...]


def timeline(store: Store, filters: Filters | None = None) -> Timeline:
    """The entries that pass the filters, in order.

    Raises:
        StoreError: if the record cannot be read.
    """
    notes = Notes()
    entries = store.entries(filters or Filters())
    dated = tuple(notes.line(_draft(stored)) for stored in entries if stored.entry.date.known)
    undated = tuple(notes.line(_draft(stored)) for stored in entries if not stored.entry.date.known)
    return Timeline(dated=dated, undated=undated, notes=notes.all)


def _draft(stored: StoredEntry) -> Draft:
    return Draft(describe(stored), (stored,), day_text(stored.entry.date))
