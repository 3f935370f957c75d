"""The store: one file that holds everything read so far."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine, insert, select

from dragoman.errors import NotInRecordError
from dragoman.model import Decision, Judgement, Record
from dragoman.record import decisions, judging, tables
from dragoman.record.failures import translated
from dragoman.record.opening import open_engine
from dragoman.record.questions import Questions
from dragoman.record.results import Added

if TYPE_CHECKING:
    from dragoman.matching.matcher import Matcher
    from dragoman.record.matching import Matching


class Store(Questions):
    """The record in one SQLite file; several programs may have it open, one of them writing at a time.

    Every method raises `StoreError` if the file cannot be read or written.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        super().__init__(engine, path)
        self._writer = engine.execution_options(write=True)
        self._known_matching: Matching | None = None

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
        from dragoman.record import adding  # noqa: PLC0415 - not needed where the record is only asked

        with self._writing(f"storing {record.report.id}") as connection:
            return adding.add(connection, record, stamp=stamp)

    @property
    def _matching(self) -> "Matching":
        """What matches, kept from one report to the next."""
        # Matching and all that it needs is not loaded where the record is only asked.
        from dragoman.record.matching import Matching  # noqa: PLC0415

        if self._known_matching is None:
            self._known_matching = Matching()
        return self._known_matching

    @contextmanager
    def _keeping_in_step(self) -> Iterator[None]:
        """Let what is kept in memory go if the transaction inside fails: it may hold what was not stored."""
        done = False
        try:
            yield
            done = True
        finally:
            if not done:
                self._known_matching = None

    def match(self, matcher: "Matcher") -> Iterator[str]:
        """Match all reports that are not matched as they stand, one transaction each; yields their keys.

        A program that stops in between leaves a record that the next call goes on with.

        Args:
            matcher: what tells whom actors are; best that of the knowledge which the reports were read with.

        Raises:
            StoreError: if it cannot be written.
        """
        with self._reading() as connection:
            waiting = self._matching.pending(connection)
        for report, history in waiting:
            with self._keeping_in_step(), self._writing("matching") as connection:
                self._matching.match(connection, report, history, matcher)
            yield report

    def keep_processes(self, texts: Sequence[str]) -> None:
        """Remember the texts of process files that reports are read with; known ones once."""
        table = tables.process
        with self._writing("storing a process") as connection:
            known = set(connection.scalars(select(table.c.text)))
            if new := [{"text": text} for text in dict.fromkeys(texts) if text not in known]:
                connection.execute(insert(table), new)

    def decide(self, decision: Decision) -> None:
        """Append what a person decided about two entries, and group what they touch anew.

        Raises:
            NotInRecordError: if there is no entry with one of the ids.
        """
        for wanted in (decision.first, decision.second):
            if self.entry(wanted).id != wanted:
                reason = "a decision needs the whole id"
                raise NotInRecordError(wanted, stage="storing a decision", reason=reason)
        with self._keeping_in_step(), self._writing("storing a decision") as connection:
            decisions.store(connection, decision)
            self._matching.again(connection, (decision.first, decision.second))

    def judge(self, judgement: Judgement) -> None:
        """Append what a person decided about an entry.

        Raises:
            NotInRecordError: if there is no entry with that very id.
        """
        if self.entry(judgement.entry).id != judgement.entry:
            reason = "a judgement needs the whole id"
            raise NotInRecordError(judgement.entry, stage="storing a judgement", reason=reason)
        with self._writing("storing a judgement") as connection:
            judging.store(connection, judgement)
