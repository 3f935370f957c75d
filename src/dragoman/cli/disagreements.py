"""`dragoman disagreements`: what cannot all be true, side by side."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import narrowing_options, record_option
from dragoman.model import Track

_EXAMPLES = """\b
Examples:
  dragoman disagreements
  dragoman disagreements --since 2031-05-24 --until 2031-06-30"""


@click.command("disagreements", epilog=_EXAMPLES)
@narrowing_options
@record_option
def command(record: Path, track: str | None, since: date | None, until: date | None, **filters: Any) -> None:
    """Print what sources differ on: numbers, who did it, whether, when and where it happened, what came of it.

    Every position stands with who holds it and how many reports carry it, copies counted once. None is preferred.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers import disagreements  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.record import Filters, Store  # noqa: PLC0415

    chosen = Filters(track=Track(track) if track else None, since=since, until=until, **filters)
    with Store.open(record, read_only=True) as store:
        answer = disagreements(store, chosen)
    for item in answer.items:
        printing.heading(f"{item.about} ({item.kind}, confidence {item.confidence:.2f})")
        printing.lines(item.positions, ids=True)
    if not answer.items:
        click.echo("Nothing in the record answers to this.")
    printing.notes(answer.notes)
