"""`dragoman brief`: the state of play."""

from datetime import date
from pathlib import Path

import click

from dragoman.cli.options import Day, record_option

_EXAMPLES = """\b
Examples:
  dragoman brief
  dragoman brief --on 2031-05-20
  dragoman brief > brief.txt"""


@click.command("brief", epilog=_EXAMPLES)
@click.option(
    "--on",
    type=Day(),
    metavar="DATE",
    help="As it stood on this day, from what was published by then. [default: the day of the latest report]",
)
@record_option
def command(record: Path, on: date | None) -> None:
    """Print where things stand: tracks, latest meetings, what is due, who wants what, disputed figures.

    Two pages at most. Every line is cited; the sources at the end give the exact words.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.brief import brief  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        answer = brief(store, on)
    reports = f"{answer.reports} report{'' if answer.reports == 1 else 's'}"
    click.secho(f"State of play on {answer.on or 'no known day'}, from {reports}", bold=True)
    for section in answer.sections:
        printing.heading(section.title)
        printing.lines(section.lines)
    if answer.left_out:
        click.echo(f"\n{answer.left_out} further lines left out to keep to two pages; see dragoman timeline.")
    if not answer.sections:
        click.echo("\nNothing to tell yet.")
    printing.notes(answer.notes)
