"""`dragoman timeline`: everything in the record, by date."""

from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import filter_options, record_option

_EXAMPLES = """\b
Examples:
  dragoman timeline
  dragoman timeline --type meeting --since 2031-04-01 --until 2031-04-30
  dragoman timeline --side Kestovia --track borders
  dragoman timeline --outlet "The Lantern Weekly" --min-confidence 0.7"""


@click.command("timeline", epilog=_EXAMPLES)
@filter_options
@click.option("--each", is_flag=True, help="Every entry by itself, also where several tell one event.")
@record_option
def command(record: Path, *, each: bool, **options: Any) -> None:
    """Print what is in the record by date, the undated apart, with numbered sources.

    What several reports tell is one line, which says how many tell it and how many of them are no copies. Each line
    ends with the numbers of its sources and an id for "dragoman show", which lists all that tell it.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.timeline import timeline  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.cli.asking import question  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        asked = question(store, options)
        answer = timeline(store, asked.filters, each=each)
    printing.lines(answer.dated, ids=True)
    if answer.undated:
        printing.heading("Undated", first=not answer.dated)
        printing.lines(answer.undated, ids=True)
    if not answer.notes:
        click.echo(asked.nothing)
    printing.notes(answer.notes)
