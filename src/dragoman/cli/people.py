"""`dragoman people`: who acts in the record."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import narrowing_options, record_option
from dragoman.model import Track

_EXAMPLES = """\b
Examples:
  dragoman people
  dragoman people --side Osmerra"""


@click.command("people", epilog=_EXAMPLES)
@narrowing_options
@record_option
def command(record: Path, track: str | None, **filters: Any) -> None:
    """Print the persons in the record: for whom they act, in what office and when, and how else they are called.

    Names of different reports and spellings are put together; a name from the tables counts where a report gives only
    the office.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers import people  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.record import Filters, Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        found = people(store, Filters(track=Track(track) if track else None, **filters))
    for known in found:
        offices = "; ".join(f"{office} ({_days(first, last)})" for office, first, last in known.offices)
        counts = f"{known.entries} in {known.reports} report{'' if known.reports == 1 else 's'}"
        side = f" ({known.side})" if known.side and known.side != known.name else ""
        also = f"; also {', '.join(known.names)}" if known.names else ""
        printing.paragraph(
            f"{known.name}{side}: {offices or 'no office told'}; {counts}{also}", indent="    "
        )
    if not found:
        click.echo("Nothing in the record answers to this.")


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "no date"
    return str(first) if first == last else f"{first} to {last}"
