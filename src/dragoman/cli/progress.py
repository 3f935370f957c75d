"""Progress on stderr, where it is a terminal; silence elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.cli.tally import Tally

Advance = Callable[[Tally], None]
"""Takes what has been done so far."""


@contextmanager
def progress(files: list[Path]) -> Iterator[Advance]:
    """Show how many of the files, and how many reports, are done while the block runs."""
    if not sys.stderr.isatty():
        yield lambda _tally: None
        return
    # Not needed, and so not loaded, where nobody looks.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[reports]} reports"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=len(files), reports=0)
        yield lambda tally: bar.update(task, completed=tally.files, reports=tally.read + tally.known)
