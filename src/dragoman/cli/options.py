"""Options that several commands share."""

import math
import re
from collections.abc import Callable
from datetime import date
from functools import wraps
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
            well_formed = _DAY.fullmatch(value) is not None
            wrong = ": there is no such day." if well_formed else " is not a day such as 2031-04-08."
            self.fail(f"{value!r}{wrong}", param, ctx)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Confidence(click.FloatRange):
    """A number from 0 to 1."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, or a usage error."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not in the range 0<=x<=1.", param, ctx)
        return number


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


def filter_options[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """The options that say which entries."""
    kinds = click.option(
        "--type", "types", multiple=True, type=click.Choice(_TYPES), help="Only these entries."
    )
    return kinds(narrowing_options()(function))


def narrowing_options[**P, R](
    since: str = "Nothing that ended before this day.",
    until: str = "Nothing that began after this day.",
    side: str = "Entries of this side or this person, by any of its names.",
    confidence: str = "Entries at least this sure (0 to 1).",
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The options that say which entries, but for their type; the texts are their help."""
    options = (
        click.option("--since", type=Day(), metavar="DATE", help=since),
        click.option("--until", type=Day(), metavar="DATE", help=until),
        click.option("--side", metavar="NAME", help=side),
        click.option("--track", type=click.Choice([track.value for track in Track]), help="One track."),
        click.option("--outlet", metavar="NAME", help="As this outlet tells it."),
        click.option("--min-confidence", type=Confidence(), default=0.0, help=confidence),
    )

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        decorated = _with_days_in_order(function)
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _with_days_in_order[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """The command, which refuses days that leave nothing between them."""

    @wraps(function)
    def checked(*args: P.args, **options: P.kwargs) -> R:
        since, until = options.get("since"), options.get("until")
        if isinstance(since, date) and isinstance(until, date) and since > until:
            raise click.UsageError(f"--since {since} lies after --until {until}.")
        return function(*args, **options)

    return checked


_TYPES = ("meeting", "statement", "agreement", "action", "figure")
