"""Entries of several reports that look like one meeting or one figure, put together for display only.

True matching is another matter: here two entries of one report are never put together, and nothing is stored.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import Figure, FigureKind, Meeting, Role
from dragoman.record import StoredEntry


@dataclass(slots=True)
class _Group:
    """Meetings taken for one, with the days that lie in all of them."""

    members: list[StoredEntry]
    reports: set[str]
    low: date
    high: date

    def takes(self, stored: StoredEntry) -> bool:
        """Take the meeting in if it is of another report and shares a day with all members."""
        low, high = _days(stored)
        low, high = max(low, self.low), min(high, self.high)
        if stored.report.key in self.reports or low > high:
            return False
        self.members.append(stored)
        self.reports.add(stored.report.key)
        self.low, self.high = low, high
        return True


def same_meetings(meetings: Iterable[StoredEntry]) -> list[tuple[StoredEntry, ...]]:
    """Groups of meetings with the same sides and overlapping dates, in order of their first members."""
    groups: list[_Group] = []
    by_sides: defaultdict[frozenset[str], list[_Group]] = defaultdict(list)
    for stored in meetings:
        alike = by_sides[meeting_sides(stored)]
        if _is_dated(stored) and any(group.takes(stored) for group in alike):
            continue
        group = _Group([stored], {stored.report.key}, *_days(stored))
        groups.append(group)
        if _is_dated(stored):
            alike.append(group)
    return [tuple(group.members) for group in groups]


def _is_dated(stored: StoredEntry) -> bool:
    """Whether the date says enough to tell one meeting from the next: "since April" or "in 2031" does not."""
    start, end = stored.entry.date.start, stored.entry.date.end
    return start is not None and end is not None and (end - start).days <= 31


def _days(stored: StoredEntry) -> tuple[date, date]:
    period = stored.entry.date
    return period.start or date.min, period.end or date.max


def meeting_sides(stored: StoredEntry) -> frozenset[str]:
    """The sides that take part in the meeting, hosts and absent ones left out."""
    meeting = stored.entry
    assert isinstance(meeting, Meeting)
    present = [actor for actor in meeting.participants if actor.role not in {Role.HOST, Role.ABSENT}]
    return frozenset((actor.side or actor.label).casefold() for actor in present)


def fullest(group: Sequence[StoredEntry]) -> StoredEntry:
    """The member that tells most: most actors, then a place, then the surest; the first of equals."""
    return max(
        group,
        key=lambda stored: (
            len(stored.entry.actors),
            stored.entry.place is not None,
            stored.entry.confidence,
        ),
    )


def same_figures(figures: Sequence[StoredEntry]) -> list[tuple[StoredEntry, ...]]:
    """Groups of figures that count the same thing about the same event, largest groups first."""
    groups: dict[tuple[str, str], list[StoredEntry]] = {}
    for stored in figures:
        figure = stored.entry
        assert isinstance(figure, Figure)
        about = " ".join((figure.about or "").casefold().split()).removeprefix("the ")
        groups.setdefault((figure.what, about or _occasion(stored)), []).append(stored)
    return sorted(map(tuple, groups.values()), key=lambda group: -len({one.report.key for one in group}))


def _occasion(stored: StoredEntry) -> str:
    """What a figure without a named event is taken to be about: for the victims of a day that day."""
    figure = stored.entry
    assert isinstance(figure, Figure)
    day = figure.date.start
    return str(day) if day and figure.what in _VICTIMS else stored.id


_VICTIMS = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.DISPLACED, FigureKind.MISSING)
