"""What happens when a record is added: one report, one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select, text, update

from dragoman import __version__
from dragoman.model import Entry, Record, Report
from dragoman.record import tables
from dragoman.record.columns import storable
from dragoman.record.results import Added
from dragoman.record.rows import actor_rows, entry_json, entry_row, report_row

_INDEX_REPORT = text("INSERT INTO report_words (rowid, title, text) VALUES (:n, :title, :text)")
_INDEX_ENTRY = text("INSERT INTO entry_words (rowid, quotes) VALUES (:n, :quotes)")


@dataclass(frozen=True, slots=True)
class _Standing:
    """The reading that stands: its number, its stamp, and its entries' rows by their JSON."""

    number: int
    stamp: str
    rows: dict[str, int]
    readers: frozenset[str]


def add(connection: Connection, record: Record, *, stamp: str) -> Added:
    """Add one record inside the caller's transaction."""
    standing = _standing(connection, record.report.key)
    if standing is None:
        _insert_report(connection, record.report)
        added = _insert_entries(connection, record, record.entries, reading=1)
        _remember(connection, record, Added.NEW, stamp=stamp, reading=1, counts=(added, 0))
        return Added.NEW
    if {entry_json(entry) for entry in record.entries} == standing.rows.keys():
        if stamp and stamp != standing.stamp:
            _remember(connection, record, Added.KNOWN, stamp=stamp, reading=standing.number, counts=(0, 0))
        return Added.KNOWN
    if not _is_newer(record, standing, stamp=stamp):
        return Added.KNOWN
    _replace(connection, record, standing, stamp=stamp)
    return Added.REREAD


def _standing(connection: Connection, key: str) -> _Standing | None:
    history, entry = tables.history, tables.entry
    last = connection.execute(
        select(history.c.reading, history.c.stamp)
        .where(history.c.report == key)
        .order_by(history.c.n.desc())
        .limit(1)
    ).first()
    if last is None:
        return None
    found = connection.execute(
        select(entry.c.json, entry.c.n, entry.c.reader).where(
            entry.c.report == key, entry.c.retired.is_(None)
        )
    ).all()
    rows = {row.json: row.n for row in found}
    return _Standing(last.reading, last.stamp, rows, frozenset(row.reader for row in found))


def _is_newer(record: Record, standing: _Standing, *, stamp: str) -> bool:
    """Whether a differing reading may take the place of the one that stands.

    No reader may be older than it was; beyond that a reader must be newer or not have been there, or the
    whole must have been read with something else (a stamp covers readers that found nothing).
    """
    before, after = _versions(standing.readers), _versions(entry.reader for entry in record.entries)
    if any(version < before.get(name, version) for name, version in after.items()):
        return False
    grown = any(version > before.get(name, ()) for name, version in after.items())
    return grown or bool(stamp and stamp != standing.stamp)


def _versions(readers: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The highest version of each reader: "meetings/1.2" is version (1, 2) of "meetings"."""
    out: dict[str, tuple[int, ...]] = {}
    for reader in readers:
        name, _, version = reader.partition("/")
        numbers = tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))
        out[name] = max(numbers, out.get(name, ()))
    return out


def _replace(connection: Connection, record: Record, standing: _Standing, *, stamp: str) -> None:
    reading = standing.number + 1
    fresh = {entry_json(entry): entry for entry in record.entries}
    gone = [number for text_, number in standing.rows.items() if text_ not in fresh]
    entry = tables.entry
    for number in gone:
        connection.execute(update(entry).where(entry.c.n == number).values(retired=reading))
    new = [item for text_, item in fresh.items() if text_ not in standing.rows]
    added = _insert_entries(connection, record, new, reading=reading)
    _remember(connection, record, Added.REREAD, stamp=stamp, reading=reading, counts=(added, len(gone)))


def _insert_report(connection: Connection, report: Report) -> None:
    number = connection.scalar(insert(tables.report).returning(tables.report.c.n), report_row(report))
    words = {"title": storable(report.title or ""), "text": storable(report.text)}
    connection.execute(_INDEX_REPORT, {"n": number, **words})


def _insert_entries(connection: Connection, record: Record, entries: Iterable[Entry], *, reading: int) -> int:
    places = {entry.id: place for place, entry in enumerate(record.entries)}
    first = _next_entry(connection)
    chosen = list(enumerate(entries, start=first))
    if not chosen:
        return 0
    rows = [
        entry_row(entry, record.report, reading=reading, position=places[entry.id]) | {"n": number}
        for number, entry in chosen
    ]
    connection.execute(insert(tables.entry), rows)
    if actors := [row for number, entry in chosen for row in actor_rows(entry, number)]:
        connection.execute(insert(tables.actor), actors)
    connection.execute(_INDEX_ENTRY, [_entry_words(entry, record.report, number) for number, entry in chosen])
    return len(chosen)


def _next_entry(connection: Connection) -> int:
    # Safe to count on: the transaction holds the write lock, and entries are never deleted.
    return (connection.scalar(select(func.max(tables.entry.c.n))) or 0) + 1


def _entry_words(entry: Entry, report: Report, number: int) -> dict[str, object]:
    return {"n": number, "quotes": storable("\n".join(span.of(report.text) for span in entry.evidence))}


def _remember(
    connection: Connection, record: Record, event: Added, *, stamp: str, reading: int, counts: tuple[int, int]
) -> None:
    row = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "report": record.report.key,
        "reading": reading,
        "event": event.value,
        "program": __version__,
        "stamp": stamp,
        "added": counts[0],
        "retired": counts[1],
    }
    connection.execute(insert(tables.history), row)
