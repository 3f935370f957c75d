"""`dragoman positions`: what sides hold on each track, and what depends on what."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import Day, record_option
from dragoman.model import Track

_EXAMPLES = """\b
Examples:
  dragoman positions
  dragoman positions --side Kestovia --track borders
  dragoman positions --since 2031-04-01 --until 2031-06-30
  dragoman positions --min-confidence 0.7    only what is certain"""


def _options[F: Callable[..., Any]](function: F) -> F:
    tracks = click.Choice([track.value for track in Track])
    options = (
        click.option("--side", metavar="NAME", help="What this side or this person holds."),
        click.option("--track", type=tracks, help="One track."),
        click.option("--since", type=Day(), metavar="DATE", help="Nothing last told before this day."),
        click.option("--until", type=Day(), metavar="DATE", help="Nothing first told after this day."),
        click.option("--outlet", metavar="NAME", help="As this outlet tells it."),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            help="By statements at least this sure (0 to 1).",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("positions", epilog=_EXAMPLES)
@_options
@record_option
def command(record: Path, track: str | None, **filters: Any) -> None:
    """Print what each side demands, pledges, offers and rejects on each track, over time.

    A line that begins with "changed" marks where a side goes against what it held before. What sides make
    depend on what stands at the end, with numbered sources.
    """
    _print(record, track=Track(track) if track else None, **filters)


def _print(record: Path, *, since: date | None, until: date | None, **filters: Any) -> None:
    # Loaded here, so that help answers at once.
    from dragoman.answers.positions import positions_of  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.record import Filters, Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        answer = positions_of(store, Filters(since=since, until=until, **filters))
    for section in answer.sections:
        printing.heading(section.title)
        printing.lines(section.lines)
    if answer.dependencies:
        printing.heading("What depends on what")
        printing.lines((*answer.dependencies, *answer.deadlocks))
    if not answer.notes:
        click.echo("Nothing in the record answers to this.")
    printing.notes(answer.notes)
