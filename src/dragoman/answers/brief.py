"""The brief: the state of play on a day, on two pages, every line cited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.answers.citing import Draft, Note, Notes, Section, size
from dragoman.answers.disagreements import as_drafts
from dragoman.answers.events import grouped
from dragoman.answers.knowing import known, roles
from dragoman.answers.parts import View, disputes, due, figures, meetings, tracks, wants
from dragoman.matching.identity import Identifier
from dragoman.matching.times import shifted
from dragoman.model import Role
from dragoman.record import Filters, Store

TWO_PAGES = 6500
"""Characters of lines and notes that fit on two pages, headings aside."""

OF_LATE = 120
"""Days before the day of the brief from which reports count for what is disputed."""

_PARTS = (
    ("Where the tracks stand", tracks),
    ("Latest meetings", meetings),
    ("What is due", due),
    ("Who wants what", wants),
    ("What is disputed", disputes),
    ("Figures by source", figures),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The state of play.

    Attributes:
        on: the day it is told for; None for an empty record or one without any date of publication.
        reports: number of reports it rests on.
        sections: in order, empty ones left out.
        notes: what the lines' numbers stand for.
        left_out: lines that would have gone beyond two pages.
    """

    on: date | None
    reports: int
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    left_out: int


def brief(store: Store, on: date | None = None, *, room: int = TWO_PAGES) -> Brief:
    """The state of play as the reports published by the day tell it; uncertain entries are left out.

    Args:
        store: the record.
        on: the day; by default the latest day on which a report was published, so that the same record always
            gives the same brief.
        room: characters to keep within; the longest sections lose their last lines first.

    Raises:
        StoreError: if the record cannot be read.
    """
    heads = [head for head in store.reports() if not (on and head.published and head.published > on)]
    day = on or max((head.published for head in heads if head.published), default=None)
    view = _view(store, day)
    drafted = {title: list(part(view, day or date.max)) for title, part in _PARTS}
    left_out = _cut(drafted, room)
    notes = Notes()
    sections = tuple(notes.section(title, drafts) for title, drafts in drafted.items() if drafts)
    return Brief(on=day, reports=len(heads), sections=sections, notes=notes.all, left_out=left_out)


def _view(store: Store, day: date | None) -> View:
    entries = [one for one in store.entries(Filters(known_on=day)) if not one.entry.uncertain]
    since = shifted(day, -OF_LATE) if day else date.min
    recent = [one for one in entries if one.report.published and one.report.published >= since]
    parties = frozenset(side for side, role in roles(store).items() if role is Role.PARTY)
    naming = Identifier(known(store)).side
    return View(entries, grouped(store, entries), as_drafts(store, recent), parties, naming)


def _cut(drafted: dict[str, list[Draft]], room: int) -> int:
    """Take the last lines of the largest sections away until the rest fits; how many went."""
    gone = 0
    while size(_together(drafted)) > room:
        largest = max(drafted.values(), key=size)
        if sum(map(len, drafted.values())) <= 1:
            break
        largest.pop()
        gone += 1
    return gone


def _together(drafted: dict[str, list[Draft]]) -> Sequence[Draft]:
    return [draft for drafts in drafted.values() for draft in drafts]
