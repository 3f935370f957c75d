"""`dragoman positions`: what sides hold on each track, and what depends on what."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import narrowing_options, record_option

_EXAMPLES = """\b
Examples:
  dragoman positions
  dragoman positions --side Kestovia --track borders
  dragoman positions --since 2031-04-01 --until 2031-06-30
  dragoman positions --min-confidence 0.7    only what is certain"""


_MOST_NAMED = 12
"""Further sides that are named."""


@click.command("positions", epilog=_EXAMPLES)
@narrowing_options(
    since="Nothing last told before this day.",
    until="Nothing first told after this day.",
    side="What this side or this person holds, by any of its names.",
    confidence="By statements at least this sure (0 to 1).",
)
@record_option
def command(record: Path, **options: Any) -> None:
    """Print what each side demands, pledges, offers and rejects on each track, over time.

    Without --side, of the parties and mediators of the process, else of the sides that hold most. A line that begins
    with "changed" marks where a side goes against what it held before. What sides make depend on what stands at the
    end, with numbered sources.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.positions import positions_of  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.cli.asking import question  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        asked = question(store, options)
        answer = positions_of(store, asked.filters)
    for place, section in enumerate(answer.sections):
        printing.heading(section.title, first=place == 0)
        printing.lines(section.lines, ids=True)
    if answer.dependencies:
        printing.heading("What depends on what", first=not answer.sections)
        printing.lines((*answer.dependencies, *answer.deadlocks), ids=True)
    if answer.further:
        click.echo()
        printing.paragraph(_further(answer.further))
    if not answer.notes:
        click.echo(asked.nothing)
    printing.notes(answer.notes)


def _further(names: Sequence[str]) -> str:
    count = len(names)
    more = ", …" if count > _MOST_NAMED else ""
    named = f"{', '.join(names[:_MOST_NAMED])}{more}"
    return f"{count} further {'side' if count == 1 else 'sides'}: {named}; name one with --side"
