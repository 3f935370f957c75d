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
from dragoman.errors import KnowledgeError, StoreError
from dragoman.knowledge import load
from dragoman.reading import Reader
from dragoman.record import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one `dragoman read` was asked to do.

    Attributes:
        paths: files and folders as given.
        record: the store's file, None if nothing is to be stored.
        folder: where to write one JSON file per report, None for nowhere.
        process: name or file of the process, None for any negotiation.
    """

    paths: tuple[Path, ...]
    record: Path | None
    folder: Path | None
    process: str | None

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
        process = process_of(self.process)
        desk = Desk(
            reader=Reader(load(process)),
            store=store,
            folder=RecordFolder(self.folder) if self.folder else None,
            stamp=reading_stamp(process),
            tally=tally,
        )
        files = sources.plan(self.paths)
        tally.passed_over = len(sources.passed_over(self.paths))
        with progress(files) as advance:
            for _ in desk.read(files):
                advance(tally)


def process_of(given: str | None) -> str | Path | None:
    """A file if it looks like one or is there, else the name of a known process.

    Raises:
        KnowledgeError: if it looks like a file and is not there.
    """
    if given is None:
        return None
    path = Path(given)
    if path.is_file():
        return path
    if path.suffix == ".toml" or len(path.parts) > 1:
        raise KnowledgeError(given, stage="opening the process file", reason="there is no such file")
    return given
