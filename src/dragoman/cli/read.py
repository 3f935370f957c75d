"""`dragoman read`: reports into the record."""

from pathlib import Path

import click

from dragoman.cli.options import record_option

_EXAMPLES = """\b
Examples:
  dragoman read reports/                            a folder, into ./record.dragoman
  dragoman read wire.jsonl page.html                JSON Lines, web pages, texts
  dragoman read reports/ --record talks.dragoman --process dorvane.toml
  dragoman read reports/ --process sudan --process ours.toml
  dragoman read reports/ --records out/ --no-store  one JSON file per report, nothing else

\b
Exit codes: 0 all read; 1 some report could not be read (each is named, the rest are read);
2 bad usage; 130 interrupted (what is done is kept, the same command goes on from there)."""


@click.command("read", epilog=_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--records",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Also write one ID.json per report into this folder.",
)
@click.option("--no-store", is_flag=True, help="Do not touch the record; only write what --records asks for.")
@click.option(
    "--process",
    "processes",
    multiple=True,
    metavar="NAME|FILE",
    help="Sides, mediators and vocabulary: a known process (see: dragoman process list) or a TOML file. "
    "Given again, it adds to the first.",
)
@record_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    folder: Path | None,
    *,
    no_store: bool,
    processes: tuple[str, ...],
    record: Path,
) -> None:
    """Read reports from files and folders into the record.

    A report whose text is in the record already is skipped, so the same command can be given again at any
    time; a new version of the program or another --process reads it anew and keeps the old reading.
    """
    if no_store and folder is None:
        raise click.UsageError("--no-store without --records DIR would do nothing.")
    # Loaded here, so that help answers at once.
    from dragoman.cli.job import Job  # noqa: PLC0415

    job = Job(paths=paths, record=None if no_store else record, folder=folder, processes=processes)
    ctx.exit(job.run())
