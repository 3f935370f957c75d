"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.model import Track

DEFAULT_RECORD = "record.dragoman"


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2031-04-08.", param, ctx)


def record_option[F: Callable[..., Any]](function: F) -> F:
    """`--record FILE`: which record."""
    return click.option(
        "--record",
        "record",
        type=click.Path(path_type=Path),
        default=DEFAULT_RECORD,
        envvar="DRAGOMAN_RECORD",
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The record's file.",
    )(function)


def filter_options[F: Callable[..., Any]](function: F) -> F:
    """The options that say which entries."""
    kinds = click.option(
        "--type", "types", multiple=True, type=click.Choice(_TYPES), help="Only these entries."
    )
    return kinds(narrowing_options(function))


def narrowing_options[F: Callable[..., Any]](function: F) -> F:
    """The options that say which entries, but for their type."""
    options = (
        click.option("--since", type=Day(), metavar="DATE", help="Nothing that ended before this day."),
        click.option("--until", type=Day(), metavar="DATE", help="Nothing that began after this day."),
        click.option("--side", metavar="NAME", help="Entries of this side or this person."),
        click.option("--track", type=click.Choice([track.value for track in Track]), help="One track."),
        click.option("--outlet", metavar="NAME", help="As this outlet tells it."),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            help="Entries at least this sure (0 to 1).",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


_TYPES = ("meeting", "statement", "agreement", "action", "figure")
