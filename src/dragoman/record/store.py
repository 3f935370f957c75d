"""The store: one file that holds everything read so far."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, select

from dragoman.errors import NotInRecordError
from dragoman.matching.matcher import Matcher
from dragoman.matching.telling import Telling
from dragoman.model import Decision, Judgement, Record, Report, Verdict
from dragoman.record import adding, decisions, eventing, linking, overlaps, queries, searching, shelf, tables
from dragoman.record.failures import translated
from dragoman.record.linking import Linker
from dragoman.record.opening import open_engine
from dragoman.record.overlaps import Overlaps
from dragoman.record.results import (
    Added,
    Copy,
    Filters,
    HistoryLine,
    Hit,
    Link,
    Reading,
    ReportHead,
    StoredEntry,
)

EVERYTHING = Filters()


class Store:
    """The record in one SQLite file; several programs may have it open, one of them writing at a time.

    Every method raises `StoreError` if the file cannot be read or written.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self._engine = engine
        self._writer = engine.execution_options(write=True)
        self._linker = Linker()
        self._overlaps = Overlaps()

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the record at `path`, made if it is not there, its schema brought up to date.

        Args:
            path: the file.
            create: whether a missing file is made; never done if `read_only`.
            read_only: open without the right to change anything.

        Raises:
            StoreError: if there is no record and none may be made, the file is something else, is damaged,
                locked or not accessible, or was made by a newer version of the program.
        """
        return cls(open_engine(Path(path), create=create, read_only=read_only), Path(path))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self, stage: str = "reading the record") -> Iterator[Connection]:
        with translated(self.path, stage=stage), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self, stage: str) -> Iterator[Connection]:
        with translated(self.path, stage=stage), self._writer.begin() as connection:
            yield connection

    def add(self, record: Record, *, stamp: str = "") -> Added:
        """Add the record of one report, wholly or not at all.

        Args:
            record: the report and its entries.
            stamp: what it was read with; a different one marks a reading that may replace the one that stands
                even where the readers' own versions do not show it.

        Raises:
            StoreError: if it cannot be written; the store is as it was before.
        """
        with self._writing(f"storing {record.report.id}") as connection:
            return adding.add(connection, record, stamp=stamp)

    def match(self, matcher: Matcher) -> Iterator[str]:
        """Match all reports that are not matched as they stand, one transaction each; yields their keys.

        A program that stops in between leaves a record that the next call goes on with.

        Args:
            matcher: what tells whom actors are; best that of the knowledge which the reports were read with.

        Raises:
            StoreError: if it cannot be written.
        """
        with self._reading() as connection:
            waiting = linking.pending(connection)
        for report, history in waiting:
            with self._writing("matching") as connection:
                self._overlaps.find(connection, report)
                self._linker.match(connection, report, matcher)
                linking.remember(connection, report, history)
            yield report

    def keep_processes(self, texts: Sequence[str]) -> None:
        """Remember the texts of process files that reports are read with; known ones once."""
        table = tables.process
        with self._writing("storing a process") as connection:
            known = set(connection.scalars(select(table.c.text)))
            if new := [{"text": text} for text in dict.fromkeys(texts) if text not in known]:
                connection.execute(insert(table), new)

    def processes(self) -> tuple[str, ...]:
        """The texts of the process files that reports were read with, in the order in which they came."""
        with self._reading() as connection:
            return tuple(connection.scalars(select(tables.process.c.text).order_by(tables.process.c.n)))

    def decide(self, decision: Decision) -> None:
        """Append what a person decided about two entries, and group what they touch anew.

        Raises:
            NotInRecordError: if there is no entry with one of the ids.
        """
        for wanted in (decision.first, decision.second):
            if self.entry(wanted).id != wanted:
                reason = "a decision needs the whole id"
                raise NotInRecordError(wanted, stage="storing a decision", reason=reason)
        with self._writing("storing a decision") as connection:
            decisions.store(connection, decision)
            self._linker.again(connection, (decision.first, decision.second))

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions about entries being one thing, oldest first."""
        with self._reading() as connection:
            return decisions.all_of(connection)

    def links(self, entry: str) -> tuple[Link, ...]:
        """What ties the entry with this id to others, the surest first."""
        with self._reading() as connection:
            return tuple(eventing.links_of(connection, entry))

    def event(self, entry: str) -> tuple[StoredEntry, ...]:
        """The entries that tell the same event as the one with this id, in the order of telling."""
        with self._reading() as connection:
            event = eventing.event_of(connection, entry)
            return tuple(queries.of_event(connection, event)) if event else ()

    def of_events(self, events: Sequence[str], known_on: date | None = None) -> tuple[StoredEntry, ...]:
        """All active entries that tell these events, by reports published by a day; by date, undated ones last."""
        with self._reading() as connection:
            return tuple(queries.of_events(connection, events, Filters(known_on=known_on)))

    def tellings(self, filters: Filters = EVERYTHING) -> tuple[Telling, ...]:
        """The active, matched entries that pass the filters as tellings, in the order of telling."""
        with self._reading() as connection:
            numbers = list(queries.numbers(connection, filters))
            found = [telling for _, telling in shelf.load(connection, numbers)]
        return tuple(sorted(found, key=lambda telling: telling.order))

    def tellings_of(self, ids: Sequence[str]) -> tuple[Telling, ...]:
        """The matched entries with these ids as tellings, in the order of telling."""
        with self._reading() as connection:
            numbers = list(queries.numbers_of(connection, ids))
            found = [telling for _, telling in shelf.load(connection, numbers)]
        return tuple(sorted(found, key=lambda telling: telling.order))

    def copies(self, reports: Sequence[str] | None = None) -> tuple[Copy, ...]:
        """What reports share word for word: all, or among the reports with these keys."""
        with self._reading() as connection:
            return tuple(overlaps.copies(connection, reports))

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
        with self._reading() as connection:
            found = queries.matching(connection, wanted, limit=50) if wanted else []
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

    def judge(self, judgement: Judgement) -> None:
        """Append what a person decided about an entry.

        Raises:
            NotInRecordError: if there is no entry with that very id.
        """
        if self.entry(judgement.entry).id != judgement.entry:
            reason = "a judgement needs the whole id"
            raise NotInRecordError(judgement.entry, stage="storing a judgement", reason=reason)
        names = ("entry", "verdict", "reviewer", "reason", "correction")
        row = {name: getattr(judgement, name) for name in names} | {"at": judgement.at.isoformat()}
        with self._writing("storing a judgement") as connection:
            connection.execute(insert(tables.judgement), row)

    def judgements(self, entry: str) -> tuple[Judgement, ...]:
        """What was decided about the entry with this id, oldest first."""
        table = tables.judgement
        with self._reading() as connection:
            rows = connection.execute(select(table).where(table.c.entry == entry).order_by(table.c.n)).all()
        return tuple(
            Judgement(
                entry=row.entry,
                verdict=Verdict(row.verdict),
                reviewer=row.reviewer,
                at=datetime.fromisoformat(row.at),
                reason=row.reason,
                correction=row.correction,
            )
            for row in rows
        )
