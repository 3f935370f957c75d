"""Questions to the store: everything that is read from it and changes nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, select

from dragoman.errors import NotInRecordError
from dragoman.model import Decision, Judgement, Report
from dragoman.record import decisions, judging, queries, searching, sharing, shelf, tables
from dragoman.record.failures import translated
from dragoman.record.results import (
    Copy,
    Filters,
    HistoryLine,
    Hit,
    Link,
    Mention,
    Reading,
    ReportHead,
    StoredEntry,
)

if TYPE_CHECKING:
    from dragoman.matching.telling import Telling

EVERYTHING = Filters()


class Questions:
    """What can be asked of a record.

    Every method raises `StoreError` if the file cannot be read.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self._engine = engine

    @contextmanager
    def _reading(self, stage: str = "reading the record") -> Iterator[Connection]:
        with translated(self.path, stage=stage), self._engine.begin() as connection:
            yield connection

    def processes(self) -> tuple[str, ...]:
        """The texts of the process files that reports were read with, in the order in which they came."""
        with self._reading() as connection:
            return tuple(connection.scalars(select(tables.process.c.text).order_by(tables.process.c.n)))

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions about entries being one thing, oldest first."""
        with self._reading() as connection:
            return decisions.all_of(connection)

    def links(self, entry: str) -> tuple[Link, ...]:
        """What ties the entry with this id to others, the surest first."""
        from dragoman.record import eventing  # noqa: PLC0415 - few questions need the comparisons

        with self._reading() as connection:
            return tuple(eventing.links_of(connection, entry))

    def event(self, entry: str) -> tuple[StoredEntry, ...]:
        """The entries that tell the same event as the one with this id, in the order of telling."""
        with self._reading() as connection:
            event = queries.event_of(connection, entry)
            return tuple(queries.of_event(connection, event)) if event else ()

    def of_events(self, events: Sequence[str], known_on: date | None = None) -> tuple[StoredEntry, ...]:
        """All active entries that tell these events, by reports published by a day; by date, undated ones last."""
        with self._reading() as connection:
            return tuple(queries.of_events(connection, events, Filters(known_on=known_on)))

    def tellings(self, filters: Filters = EVERYTHING) -> "tuple[Telling, ...]":
        """The active, matched entries that pass the filters as tellings, in the order of telling."""
        with self._reading() as connection:
            numbers = list(queries.numbers(connection, filters))
            found = [telling for _, telling in shelf.load(connection, numbers)]
        return tuple(sorted(found, key=lambda telling: telling.order))

    def tellings_of(self, ids: Sequence[str]) -> "tuple[Telling, ...]":
        """The matched entries with these ids as tellings, in the order of telling."""
        with self._reading() as connection:
            numbers = list(queries.numbers_of(connection, ids))
            found = [telling for _, telling in shelf.load(connection, numbers)]
        return tuple(sorted(found, key=lambda telling: telling.order))

    def actor_names(self) -> tuple[tuple[str | None, str | None, str], ...]:
        """Name, side and kind of all actors, each combination once."""
        with self._reading() as connection:
            return tuple(queries.actor_names(connection))

    def mentions(self, filters: Filters = EVERYTHING) -> tuple[Mention, ...]:
        """The actors of the active, matched entries that pass the filters, in the order of telling."""
        with self._reading() as connection:
            return tuple(queries.mentions(connection, filters))

    def copies(self, reports: Sequence[str] | None = None) -> tuple[Copy, ...]:
        """What reports share word for word: all, or among the reports with these keys."""
        with self._reading() as connection:
            return tuple(sharing.copies(connection, reports))

    def stamp_of(self, key: str) -> str | None:
        """What the report with this key was last read with; None if it is not in the record."""
        with self._reading() as connection:
            return queries.stamp_of(connection, key)

    def reading(self, key: str) -> Reading | None:
        """The reading of the report with this key that stands; None if the report is not in the record."""
        with self._reading() as connection:
            return queries.reading(connection, key)

    def report(self, wanted: str) -> Report:
        """The report with this key, else the first one with this id.

        Raises:
            NotInRecordError: if there is none.
        """
        with self._reading() as connection:
            found = queries.report(connection, wanted)
        if found is None:
            raise NotInRecordError(wanted, stage="looking up a report", reason="there is no such report")
        return found

    def reports(self) -> tuple[ReportHead, ...]:
        """All reports, without their texts, by day of publication, those without one last."""
        with self._reading() as connection:
            return tuple(queries.reports(connection))

    def entries(self, filters: Filters = EVERYTHING) -> tuple[StoredEntry, ...]:
        """The active entries that pass the filters, by date, undated ones last."""
        with self._reading() as connection:
            return tuple(queries.entries(connection, filters))

    def entry(self, wanted: str) -> StoredEntry:
        """The entry with this id, or with the only id that begins so; replaced entries are found too.

        Raises:
            NotInRecordError: if there is none, or there are several.
        """
        if not wanted.strip():
            reason, fix = "an id is needed, not an empty text", "see the ids with: dragoman timeline"
            raise NotInRecordError(repr(wanted), stage="looking up an entry", reason=reason, fix=fix)
        with self._reading() as connection:
            found = queries.matching(connection, wanted, limit=50)
        if len(found) == 1:
            return found[0]
        if not found:
            fix = "see the ids with: dragoman timeline"
            raise NotInRecordError(
                wanted, stage="looking up an entry", reason="there is no such entry", fix=fix
            )
        some = ", ".join(entry.short for entry in found[:5]) + (", …" if len(found) > 5 else "")
        reason = f"several entries begin so: {some}"
        raise NotInRecordError(wanted, stage="looking up an entry", reason=reason, fix="give more of the id")

    def search(self, words: Sequence[str], *, limit: int = 20) -> tuple[Hit, ...]:
        """Finds that have all the words, best first; see `searching.search` for phrases and prefixes."""
        with self._reading("searching") as connection:
            return searching.search(connection, words, limit=limit)

    def history(self) -> tuple[HistoryLine, ...]:
        """What was added when and by which version, oldest first."""
        with self._reading() as connection:
            return tuple(queries.history(connection))

    def judgements(self, entry: str) -> tuple[Judgement, ...]:
        """What was decided about the entry with this id, oldest first."""
        with self._reading() as connection:
            return tuple(judging.of(connection, entry))
