"""`dragoman due`: what was announced, and what became of it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import Day, narrowing_options, record_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.answers.due import PlanLine

_EXAMPLES = """\b
Examples:
  dragoman due
  dragoman due --on 2031-06-01
  dragoman due --side Taldria --settled"""


@click.command("due", epilog=_EXAMPLES)
@click.option(
    "--on",
    type=Day(),
    metavar="DATE",
    help="As it stood on this day, from what was published by then. [default: the day of the latest report]",
)
@click.option(
    "--settled",
    is_flag=True,
    help="Those too that were held, called off or refused, and old ones without a day.",
)
@narrowing_options()
@record_option
def command(record: Path, on: date | None, *, settled: bool, **options: Any) -> None:
    """Print the meetings that are planned, and those that were due and of which no report tells, step by step.

    Each step is the word of one report: announced, confirmed, put off, called off, held.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.due import due  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.cli.asking import question  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        asked = question(store, options)
        answer = due(store, asked.filters, on, settled=settled)
    click.secho(f"Plans as they stand on {answer.on or 'no known day'}", bold=True)
    _section("Ahead", answer.ahead)
    _section("Put off, no new day told", answer.put_off)
    _section("Announced without a day", answer.undated)
    _section("Due by then, and no report of it", answer.silent)
    _section("Settled", answer.settled, outcome=True)
    if not answer.notes:
        click.echo(asked.nothing)
    printing.notes(answer.notes)


def _section(title: str, plans: "Sequence[PlanLine]", *, outcome: bool = False) -> None:
    from dragoman.cli import printing  # noqa: PLC0415 - loaded with the answer

    if not plans:
        return
    printing.heading(title)
    for plan in plans:
        printing.lines([plan.head], ids=True, before=f"{plan.outcome.value}: " if outcome else "")
        printing.lines(plan.steps, margin="      ")
