"""The work of `dragoman read`: from paths to stored and written records."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from dragoman import sources
from dragoman.cli.desk import Desk
from dragoman.cli.main import INTERRUPTED
from dragoman.cli.progress import progress
from dragoman.cli.stamp import reading_stamp
from dragoman.cli.tally import Tally
from dragoman.cli.writing import RecordFolder
from dragoman.errors import StoreError
from dragoman.knowledge import load
from dragoman.knowledge.process import process_file
from dragoman.matching.matcher import Matcher
from dragoman.reading import Reader
from dragoman.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one `dragoman read` was asked to do.

    Attributes:
        paths: files and folders as given.
        record: the store's file, None if nothing is to be stored.
        folder: where to write one JSON file per report, None for nowhere.
        processes: names or files of processes, the later ones added to the first; none for any negotiation.
    """

    paths: tuple[Path, ...]
    record: Path | None
    folder: Path | None
    processes: tuple[str, ...]

    def run(self) -> int:
        """Do it; the exit code.

        Raises:
            DragomanError: if the store, the folder, the process file or the language model cannot be had.
        """
        tally = Tally()
        try:
            with ExitStack() as stack:
                store = stack.enter_context(Store.open(self.record)) if self.record else None
                self._read(store, tally)
        except KeyboardInterrupt:
            click.echo(tally.summary())
            click.echo("Interrupted: what is done is kept; the same command goes on from there.", err=True)
            return INTERRUPTED
        except StoreError:
            click.echo(tally.summary())
            raise
        click.echo(tally.summary())
        return 1 if tally.failed else 0

    def _read(self, store: Store | None, tally: Tally) -> None:
        processes = [process_file(given) for given in self.processes]
        if store and processes:
            store.keep_processes([path.read_text("utf-8") for path in processes])
        knowledge = load(*processes[:1], extra=processes[1:])
        desk = Desk(
            reader=Reader(knowledge),
            matcher=Matcher(knowledge),
            store=store,
            folder=RecordFolder(self.folder) if self.folder else None,
            stamp=reading_stamp(processes),
            tally=tally,
        )
        files = sources.plan(self.paths)
        tally.passed_over = len(sources.passed_over(self.paths))
        with progress(files) as advance:
            for _ in desk.read(files):
                advance(tally)
