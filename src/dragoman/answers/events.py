"""Events: what several reports tell of one thing, with the telling that says most and the independent witnesses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.matching.overlap import CopyKind
from dragoman.matching.plans import Plan, plan
from dragoman.matching.witnesses import independent, is_covered
from dragoman.model import Agreement, AgreementStatus, Meeting, MeetingStatus
from dragoman.record import Copy, Store, StoredEntry
from dragoman.record.shelf import as_telling

_MEETING_RANK = {MeetingStatus.HELD: 3, MeetingStatus.ONGOING: 2}
_AGREEMENT_RANK = {status: place for place, status in enumerate(AgreementStatus)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one or several entries tell of one thing.

    Attributes:
        members: the entries, in the order of their reports' days.
        best: the one that says most of how it stands.
        witnesses: keys of the reports that tell it as the best one does (held, signed …), those that copy each other
            in it together, the origin first.
    """

    members: tuple[StoredEntry, ...]
    best: StoredEntry
    witnesses: tuple[tuple[str, ...], ...]

    @property
    def cited(self) -> tuple[StoredEntry, ...]:
        """The members to cite for how it stands: the best one, then each other independent witness, then copies."""
        origins = {group[0] for group in self.witnesses}
        others = [one for one in self.members if one is not self.best and _state(one) == _state(self.best)]
        return (self.best, *sorted(others, key=lambda one: one.report.key not in origins))

    @property
    def told(self) -> str:
        """How many reports tell it, for a reader: "3 reports, 2 independent"; empty for one report."""
        reports = sum(map(len, self.witnesses))
        if reports < 2:
            return ""
        count = len(self.witnesses)
        return f"{reports} reports" + ("" if count == reports else f", {count} independent")


def whole(
    store: Store, entries: Iterable[StoredEntry], known_on: date | None = None, *, by_state: bool = False
) -> list[Event]:
    """The events that these entries tell, with all that tell them, also what is not among these entries.

    Args:
        store: the record.
        entries: what was asked for.
        known_on: only what reports published by that day tell.
        by_state: each state of an agreement (agreed, signed, violated) as an event of its own.

    Raises:
        StoreError: if the record cannot be read.
    """
    asked = list(entries)
    known = {one.id for one in asked}
    events = sorted({one.event for one in asked if one.event})
    others = [one for one in store.of_events(events, known_on) if one.id not in known]
    return grouped(store, [*asked, *others], by_state=by_state)


def grouped(store: Store, entries: Iterable[StoredEntry], *, by_state: bool = False) -> list[Event]:
    """The events of these entries, in the order of their first members among them.

    Args:
        store: the record.
        entries: the entries.
        by_state: each state of an agreement as an event of its own.

    Raises:
        StoreError: if the record cannot be read.
    """
    groups: dict[tuple[str, str], list[StoredEntry]] = {}
    for stored in entries:
        state = _state(stored) if by_state and isinstance(stored.entry, Agreement) else ""
        groups.setdefault((stored.event or stored.id, state), []).append(stored)
    several = {one.report.key for group in groups.values() if len(group) > 1 for one in group}
    copies = _by_report(store.copies(sorted(several))) if several else {}
    return [_event(group, copies) for group in groups.values()]


type _Copies = dict[str, list[Copy]]


def _by_report(copies: Iterable[Copy]) -> _Copies:
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.kind is not CopyKind.QUOTATION:
            found[copy.first].append(copy)
    return dict(found)


def _event(group: Sequence[StoredEntry], copies: _Copies) -> Event:
    members = sorted(group, key=_told)
    best = fullest(members)
    agreeing = [one for one in members if _state(one) == _state(best)]
    return Event(members=tuple(members), best=best, witnesses=_witnesses(agreeing, copies))


def _state(stored: StoredEntry) -> str:
    """How an entry tells that its event stands."""
    entry = stored.entry
    if isinstance(entry, Meeting):
        return "held" if entry.status in _MEETING_RANK else entry.status.value
    return entry.status.value if isinstance(entry, Agreement) else ""


def _told(stored: StoredEntry) -> tuple[str, str, str]:
    published = stored.report.published
    return (published.isoformat() if published else "9999", stored.report.key, stored.id)


def _witnesses(members: Sequence[StoredEntry], copies: _Copies) -> tuple[tuple[str, ...], ...]:
    of: defaultdict[str, list[StoredEntry]] = defaultdict(list)
    for stored in members:
        of[stored.report.key].append(stored)
    found = {
        (copy.first, copy.second): copy.origin
        for key in sorted(of)
        for copy in copies.get(key, ())
        if copy.second in of and _is_copied(copy, of[copy.first], of[copy.second])
    }
    return tuple(independent(of, found, found))


def _is_copied(copy: Copy, ours: Iterable[StoredEntry], theirs: Iterable[StoredEntry]) -> bool:
    """Whether what both reports tell of the event stands in what they share."""
    return any(is_covered(one.entry.evidence, copy.first_spans) for one in ours) and any(
        is_covered(one.entry.evidence, copy.second_spans) for one in theirs
    )


def plan_of(event: Event, on: date | None) -> Plan | None:
    """The plan that an event of meetings makes by a day; None if it was never ahead of any report."""
    if not isinstance(event.best.entry, Meeting):
        return None
    return plan(map(as_telling, event.members), on)


def fullest(group: Sequence[StoredEntry]) -> StoredEntry:
    """The member that says most: how it ended, then the narrowest date, most actors, a place; the first of equals."""
    return max(group, key=_fullness)


def _fullness(stored: StoredEntry) -> tuple[int, int, int, bool, float]:
    entry = stored.entry
    rank = 0
    if isinstance(entry, Meeting):
        rank = _MEETING_RANK.get(entry.status, 1)
    elif isinstance(entry, Agreement):
        rank = _AGREEMENT_RANK[entry.status]
    start, end = entry.date.start, entry.date.end
    width = (end - start).days if start and end else 9999
    return (rank, -width, len(entry.actors), entry.place is not None, entry.confidence)
