"""`dragoman disagreements`: what cannot all be true, side by side."""

from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import narrowing_options, record_option

_EXAMPLES = """\b
Examples:
  dragoman disagreements
  dragoman disagreements --since 2031-05-24 --until 2031-06-30"""


@click.command("disagreements", epilog=_EXAMPLES)
@narrowing_options()
@record_option
def command(record: Path, **options: Any) -> None:
    """Print what sources differ on: numbers, who did it, whether, when and where it happened, what came of it.

    Every position stands with who holds it and how many reports carry it, copies counted once. None is preferred.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.disagreements import disagreements  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.cli.asking import question  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        asked = question(store, options)
        answer = disagreements(store, asked.filters)
    for place, item in enumerate(answer.items):
        printing.heading(item.about, when=item.when, first=place == 0)
        printing.lines(item.positions, ids=True)
    if not answer.items:
        click.echo(asked.nothing)
    printing.notes(answer.notes)
