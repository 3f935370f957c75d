"""The store: one file that holds everything read so far."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, select

from dragoman.errors import NotInRecordError
from dragoman.model import Judgement, Record, Report, Verdict
from dragoman.record import adding, queries, searching, tables
from dragoman.record.failures import translated
from dragoman.record.opening import open_engine
from dragoman.record.results import Added, Filters, HistoryLine, Hit, Reading, ReportHead, StoredEntry

EVERYTHING = Filters()


class Store:
    """The record in one SQLite file; several programs may have it open, one of them writing at a time.

    Every method raises `StoreError` if the file cannot be read or written.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self._engine = engine
        self._writer = engine.execution_options(write=True)

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
