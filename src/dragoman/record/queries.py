"""Questions to the tables: each takes a connection and answers with values."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from dragoman.matching.identity import Who
from dragoman.model import Actor, ActorKind, Entry, Record, Report
from dragoman.model.interchange import entry_from_json
from dragoman.record import tables
from dragoman.record.columns import storable
from dragoman.record.results import Filters, HistoryLine, Mention, Reading, ReportHead, StoredEntry
from dragoman.record.rows import HEAD_COLUMNS, head_from_row, report_from_row, stored_entry

_CHUNK = 400
"""Values in one question: SQLite takes a bounded number."""

_REPORT, _ENTRY, _ACTOR, _HISTORY = tables.report.c, tables.entry.c, tables.actor.c, tables.history.c
_TELLING = tables.telling.c


def stamp_of(connection: Connection, key: str) -> str | None:
    """What a report was last read with; None if it is not in the record."""
    found: str | None = connection.scalar(
        select(_HISTORY.stamp).where(_HISTORY.report == key).order_by(_HISTORY.n.desc()).limit(1)
    )
    return found


def reading(connection: Connection, key: str) -> Reading | None:
    """The reading of the report that stands, None if there is none."""
    row = connection.execute(select(tables.report).where(_REPORT.key == key)).mappings().first()
    if row is None:
        return None
    record = Record(report_from_row(row), _entries_of(connection, key))
    return Reading(record=record, stamp=stamp_of(connection, key) or "")


def _entries_of(connection: Connection, key: str) -> tuple[Entry, ...]:
    texts = connection.scalars(
        select(_ENTRY.json)
        .where(_ENTRY.report == key, _ENTRY.retired.is_(None))
        .order_by(_ENTRY.position, _ENTRY.n)
    )
    return tuple(entry_from_json(json.loads(text)) for text in texts)


def report(connection: Connection, wanted: str) -> Report | None:
    """The report with this key, else the first one with this id."""
    row = (
        connection.execute(
            select(tables.report)
            .where(or_(_REPORT.key == storable(wanted), _REPORT.id == wanted))
            .order_by(_REPORT.key != storable(wanted), _REPORT.n)
        )
        .mappings()
        .first()
    )
    return None if row is None else report_from_row(row)


def reports(connection: Connection) -> Iterator[ReportHead]:
    """All reports by day of publication, those without one last."""
    columns = [_REPORT[name] for name in HEAD_COLUMNS]
    rows = connection.execute(
        select(*columns).order_by(_REPORT.published.is_(None), _REPORT.published, _REPORT.id, _REPORT.n)
    )
    for row in rows.mappings():
        yield head_from_row(row)


def history(connection: Connection) -> Iterator[HistoryLine]:
    """Everything that was added, oldest first."""
    names = ("at", "report", "event", "program", "stamp", "added", "retired")
    for row in connection.execute(select(tables.history).order_by(_HISTORY.n)).mappings():
        yield HistoryLine(**{name: row[name] for name in names})


def entries(connection: Connection, filters: Filters) -> Iterator[StoredEntry]:
    """Active entries by date, undated ones last; within a date in the order of their reports."""
    yield from _by_date(connection, *_conditions(filters))


def of_events(connection: Connection, events: Sequence[str], filters: Filters) -> Iterator[StoredEntry]:
    """Active entries that tell one of the events whose first entries have these ids."""
    for chunk in batched(events, _CHUNK):
        heads = select(_ENTRY.n).where(_ENTRY.id.in_(chunk)).scalar_subquery()
        yield from _by_date(connection, tables.event.c.head.in_(heads), *_conditions(filters))


def _by_date(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[StoredEntry]:
    query = _select_entries().where(_ENTRY.retired.is_(None), *conditions)
    first_day = func.coalesce(_ENTRY.date_start, _ENTRY.date_end, "9999")
    last_day = func.coalesce(_ENTRY.date_end, "9999")
    published = func.coalesce(_REPORT.published, "9999")
    order = (first_day, last_day, published, _REPORT.id, _ENTRY.report, _ENTRY.position, _ENTRY.n)
    for row in connection.execute(query.order_by(*order)).mappings():
        yield stored_entry(row)


def numbers(connection: Connection, filters: Filters) -> Iterator[int]:
    """Row numbers of the active entries that pass the filters."""
    query = select(_ENTRY.n).join(tables.report, _REPORT.key == _ENTRY.report)
    yield from connection.scalars(
        query.where(_ENTRY.retired.is_(None), *_conditions(filters)).order_by(_ENTRY.n)
    )


def numbers_of(connection: Connection, ids: Sequence[str]) -> Iterator[int]:
    """Row numbers of the entries with these ids."""
    for chunk in batched(ids, _CHUNK):
        yield from connection.scalars(select(_ENTRY.n).where(_ENTRY.id.in_(chunk)))


def _select_entries() -> Select[Any]:
    head = [_REPORT[name].label(f"report_{name}") for name in HEAD_COLUMNS]
    own = [_ENTRY[name] for name in ("id", "report", "suffix", "json", "quotes", "retired")]
    first = tables.entry.alias("first")
    return (
        select(*own, *head, first.c.id.label("event"))
        .join(tables.report, _REPORT.key == _ENTRY.report)
        .outerjoin(tables.event, tables.event.c.entry == _ENTRY.n)
        .outerjoin(first, first.c.n == tables.event.c.head)
    )


def event_of(connection: Connection, entry: str) -> str | None:
    """Id of the first entry of the event that an entry tells; None if the entry is not matched."""
    first = tables.entry.alias("first")
    query = (
        select(first.c.id)
        .join(tables.event, tables.event.c.head == first.c.n)
        .join(tables.entry, _ENTRY.n == tables.event.c.entry)
        .where(_ENTRY.id == entry)
    )
    found: str | None = connection.scalar(query)
    return found


def of_event(connection: Connection, event: str) -> Iterator[StoredEntry]:
    """The active entries that tell the event whose first entry has this id, in the order of telling."""
    head = select(_ENTRY.n).where(_ENTRY.id == event).scalar_subquery()
    query = _select_entries().where(tables.event.c.head == head, _ENTRY.retired.is_(None))
    order = (func.coalesce(_REPORT.published, "9999"), _ENTRY.report, _ENTRY.id)
    for row in connection.execute(query.order_by(*order)).mappings():
        yield stored_entry(row)


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.types:
        yield _ENTRY.type.in_(filters.types)
    if filters.since or filters.until:
        yield _ENTRY.precision != "unknown"
    if filters.since:
        yield or_(_ENTRY.date_end.is_(None), _ENTRY.date_end >= filters.since.isoformat())
    if filters.until:
        yield or_(_ENTRY.date_start.is_(None), _ENTRY.date_start <= filters.until.isoformat())
    if filters.sides:
        yield _ENTRY.n.in_(_entries_with(filters.sides))
    if filters.track:
        yield _ENTRY.tracks.contains(f" {filters.track.value} ")
    if filters.outlets:
        yield func.fold(_REPORT.outlet).in_([storable(name.casefold()) for name in filters.outlets])
    if filters.min_confidence > 0:
        yield _ENTRY.confidence >= filters.min_confidence
    if filters.known_on:
        yield or_(_REPORT.published.is_(None), _REPORT.published <= filters.known_on.isoformat())


def _entries_with(sides: Sequence[str]) -> Select[tuple[int]]:
    wanted = [storable(side.casefold()) for side in sides]
    return select(_ACTOR.entry).where(
        or_(func.fold(_ACTOR.side).in_(wanted), func.fold(_ACTOR.name).in_(wanted))
    )


def actor_names(connection: Connection) -> Iterator[tuple[str | None, str | None, str]]:
    """Name, side and kind of the actors of active entries, each combination once."""
    query = select(_ACTOR.name, _ACTOR.side, _ACTOR.kind).join(tables.entry, _ENTRY.n == _ACTOR.entry)
    rows = connection.execute(query.where(_ENTRY.retired.is_(None)).distinct())
    yield from sorted(((row.name, row.side, row.kind) for row in rows), key=str)


def mentions(connection: Connection, filters: Filters) -> Iterator[Mention]:
    """The actors of active, matched entries that pass the filters, in the order of telling."""
    own = [_ACTOR[name] for name in ("position", "name", "side", "kind", "office", "inferred")]
    query = (
        select(_ENTRY.n, _ENTRY.report, _REPORT.published, _TELLING.who, *own)
        .join(tables.report, _REPORT.key == _ENTRY.report)
        .join(tables.telling, _TELLING.entry == _ENTRY.n)
        .join(tables.actor, _ACTOR.entry == _ENTRY.n)
        .where(_ENTRY.retired.is_(None), *_conditions(filters))
        .order_by(func.coalesce(_REPORT.published, "9999"), _ENTRY.report, _ENTRY.id, _ACTOR.position)
    )
    # The same actors come again and again.
    whos, actor, day = cache(_whos), cache(_actor), cache(date.fromisoformat)
    for n, report_key, published, who, position, *values in connection.execute(query):
        yield Mention(
            entry=n,
            report=report_key,
            published=day(published) if published else None,
            actor=actor(*values),
            who=whos(who)[position],
        )


def _whos(text: str) -> tuple[Who, ...]:
    return tuple(Who(*values) for values in json.loads(text))


def _actor(name: str | None, side: str | None, kind: str, office: str | None, *inferred: bool) -> Actor:
    return Actor(name, side, ActorKind(kind), office=office, inferred=any(inferred))


def matching(connection: Connection, wanted: str, *, limit: int) -> list[StoredEntry]:
    """Entries whose id is `wanted` or begins with it; the key in an id may be cut short too.

    An exact id counts alone, then entries whose own part of the id is exact.
    """
    key, dash, suffix = storable(wanted).partition("-")
    query = _select_entries().where(_ENTRY.report.startswith(key.lower(), autoescape=True))
    if dash:
        query = query.where(_ENTRY.suffix.startswith(suffix, autoescape=True))
        query = query.order_by(_ENTRY.id != wanted, _ENTRY.suffix != suffix, _ENTRY.n)
    rows = connection.execute(query.limit(limit)).mappings().all()
    exact = [row for row in rows if row["id"] == wanted] or [row for row in rows if row["suffix"] == suffix]
    return [stored_entry(row) for row in exact or rows]
