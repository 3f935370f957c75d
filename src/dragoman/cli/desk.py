"""The desk: reports go over it one by one, are read, stored, written and counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import batched
from pathlib import Path

from dragoman import sources
from dragoman.cli.tally import Tally
from dragoman.cli.writing import DuplicateIdError, RecordFolder
from dragoman.errors import ModelError, SourceError
from dragoman.matching.matcher import Matcher
from dragoman.model import Record, Report
from dragoman.reading import Reader
from dragoman.record import Added, Store

_AT_ONCE = 128
"""Reports handed to the reader together: enough to read in batches, few enough to be stored soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Reads reports, stores, matches and writes their records, and counts.

    Attributes:
        reader: what reads.
        matcher: what matches the entries of different reports.
        store: where records go; None for nowhere.
        folder: where their files go; None for nowhere.
        stamp: what the reader reads with; known reports with this stamp are not read again.
        tally: what has been done.
    """

    reader: Reader
    matcher: Matcher
    store: Store | None
    folder: RecordFolder | None
    stamp: str
    tally: Tally

    def read(self, files: Iterable[Path]) -> Iterator[None]:
        """Read the files; yields after each report that was read.

        Raises:
            LanguageError: if there is no language model.
            StoreError: if a record cannot be stored or written.
        """
        for reports in batched(self._unknown(files), _AT_ONCE):
            for record in self._records(reports):
                self._keep(record)
                yield
            self._match()
        # What an interrupted run left unmatched, or a newer program matches otherwise.
        self._match()

    def _match(self) -> None:
        if self.store:
            for _ in self.store.match(self.matcher):
                pass

    def _unknown(self, files: Iterable[Path]) -> Iterator[Report]:
        """The reports that need reading; the others are counted and, if asked for, written."""
        for path in files:
            for item in sources.read_file(path):
                if isinstance(item, SourceError):
                    self.tally.fail(item)
                elif self._must_be_read(item):
                    yield item
            self.tally.files += 1

    def _must_be_read(self, report: Report) -> bool:
        record = self._known(report)
        if record is None:
            return True
        self.tally.known += 1
        self._write(record)
        return False

    def _known(self, report: Report) -> Record | None:
        """The record of a report that need not be read again, None if it must be."""
        if self.store is None or self.store.stamp_of(report.key) != self.stamp:
            return None
        reading = self.store.reading(report.key)
        if reading is None:
            return None
        stored = reading.record.report
        # Dates depend on the day of publication: a file must say what reading this very report says.
        if self.folder and stored != replace(report, id=stored.id, origin=stored.origin):
            return None
        return Record(report, reading.record.entries)

    def _records(self, reports: tuple[Report, ...]) -> Iterator[Record]:
        """The records of the reports; where one cannot be read, the others still are."""
        done = 0
        try:
            for record in self.reader.read_many(reports):
                done += 1
                yield record
        except ModelError as error:
            failed = reports[done]
            self.tally.fail(SourceError(failed.origin or failed.id, stage="reading", reason=str(error)))
            yield from self._records(reports[done + 1 :])

    def _keep(self, record: Record) -> None:
        if self.store and self.store.add(record, stamp=self.stamp) is Added.KNOWN:
            self.tally.known += 1
        else:
            self.tally.count(record)
        self._write(record)

    def _write(self, record: Record) -> None:
        if self.folder is None:
            return
        try:
            self.folder.write(record)
        except DuplicateIdError as error:
            self.tally.fail(error)
