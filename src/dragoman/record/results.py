"""What the store answers with, and what it can be asked for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dragoman.model import Actor, Entry, Record, Span, Track

if TYPE_CHECKING:
    from dragoman.matching.identity import Who
    from dragoman.matching.overlap import CopyKind


class Added(StrEnum):
    """What became of a record that was added.

    `KNOWN`: the report's text is there and nothing changed. `REREAD`: the text was there and a newer reading
    of it took the place of the old one, which is kept.
    """

    NEW = "new"
    KNOWN = "known"
    REREAD = "reread"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """A report without its text: enough to cite it."""

    key: str
    id: str
    title: str | None
    outlet: str | None
    agency: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry as it stands in the store.

    Attributes:
        id: unique in the store.
        short: the same with only eight digits of the report's key, for people; `Store.entry` takes it too.
        entry: the entry itself; its own id is unique only within its report.
        quotes: the exact words of its evidence, in order.
        content: what is said, in the exact words, for a statement; empty for other entries.
        report: where it comes from.
        active: False if a newer reading of the report has replaced it.
        event: id of the first entry, in the order of telling, of those that tell the same event; its own id if no
            other does; None if the report is not matched yet.
    """

    id: str
    short: str
    entry: Entry
    quotes: tuple[str, ...]
    content: tuple[str, ...]
    report: ReportHead
    active: bool
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two entries are taken for one thing, or what a person decided about them.

    Attributes:
        first, second: ids of the entries.
        score: 0 to 1.
        reasons: in words, the weightiest first.
        joined: whether both are in one event as things stand.
    """

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What two reports share word for word.

    Attributes:
        first, second: keys of the reports, in order.
        kind: how they hang together.
        origin: key of the one that the other copies; neither copies if only quotations are shared.
        share: share of the shorter report's own prose that stands in the other.
        first_spans, second_spans: what is shared, in either text, quotations included.
    """

    first: str
    second: str
    kind: "CopyKind"
    origin: str
    share: float
    first_spans: tuple[Span, ...]
    second_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which entries: all conditions must hold; the defaults let everything through.

    Attributes:
        types: entry types ("meeting", "statement" …); empty for all.
        since, until: entries whose period touches these days; leaves out undated ones if either is given.
        sides: entries of an actor whose side or name is one of these, in any part and any capitalisation; empty for
            all. `answers.asking` finds the names under which the record knows a side or a person.
        track: entries about this track.
        outlets: entries of these outlets, in any capitalisation; empty for all.
        min_confidence: entries at least this sure.
        known_on: only reports published by that day (those without a date count as published).
    """

    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sides: tuple[str, ...] = ()
    track: Track | None = None
    outlets: tuple[str, ...] = ()
    min_confidence: float = 0.0
    known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One actor of an entry, without the rest of the entry.

    Attributes:
        entry: row number of the entry.
        report: key of its report.
        published: when that report appeared; None if it does not say.
        actor: the actor as the entry has it.
        who: whom matching takes it for.
    """

    entry: int
    report: str
    published: date | None
    actor: Actor
    who: "Who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One find of a search, best first.

    Attributes:
        report: the report that it is in.
        entry: short id of the entry; None if the words are in the report but in none of its entries.
        snippet: the words in their surroundings, the found ones between `MARK_START` and `MARK_END`.
    """

    report: ReportHead
    entry: str | None
    snippet: str


MARK_START, MARK_END = "\x02", "\x03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reading of a report that stands in the store.

    Attributes:
        record: the report with its active entries.
        stamp: what it was read with, as given to `Store.add`.
    """

    record: Record
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One line of the history: what was added when, by which version of the program."""

    at: str
    report: str
    event: str
    program: str
    stamp: str
    added: int
    retired: int
