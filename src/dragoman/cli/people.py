"""`dragoman people`: who acts in the record."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import narrowing_options, record_option

_EXAMPLES = """\b
Examples:
  dragoman people
  dragoman people --side Osmerra"""


@click.command("people", epilog=_EXAMPLES)
@narrowing_options(side="Who acts for this side, or this person, by any of its names.")
@record_option
def command(record: Path, **options: Any) -> None:
    """Print the persons in the record: for whom they act, in what office and when, and how else they are called.

    Names of different reports and spellings are put together; a name from the tables counts where a report gives only
    the office.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.people import people  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.cli.asking import question  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        asked = question(store, options)
        found = people(store, asked.filters)
    for known in found:
        offices = ", ".join(f"{office}{_years(first, last)}" for office, first, last in known.offices)
        counts = f"{_many(known.entries, 'entry', 'entries')} in {_many(known.reports, 'report', 'reports')}"
        side = f" ({known.side})" if known.side and known.side != known.name else ""
        also = f"; also {', '.join(known.names)}" if known.names else ""
        told = f"told as {offices}" if offices else "no office told"
        printing.paragraph(f"{known.name}{side}: {told}; {counts}{also}", indent="    ")
    if not found:
        click.echo(asked.nothing)


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _years(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return f" {first.year}" if first.year == last.year else f" {first.year} to {last.year}"
