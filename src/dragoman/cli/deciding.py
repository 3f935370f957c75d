"""What `dragoman same` and `dragoman apart` have in common: storing what a person decided about two entries."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.options import record_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.record import StoredEntry


def decision_options[F: Callable[..., Any]](function: F) -> F:
    """The arguments and options of both commands."""
    for option in (
        click.option("--reason", default="", metavar="TEXT", help="Why, in a few words."),
        click.option("--by", "reviewer", metavar="NAME", help="Who decides. [default: your user name]"),
        click.argument("second", metavar="ID"),
        click.argument("first", metavar="ID"),
    ):
        function = option(function)
    return record_option(function)


def decide(record: Path, *, first: str, second: str, verdict: str, reviewer: str | None, reason: str) -> None:
    """Store the decision and say what the event of the first entry is now.

    Raises:
        NotInRecordError: if an id is not in the record.
    """
    from dragoman.errors import NotInRecordError  # noqa: PLC0415 - so that help answers at once
    from dragoman.model import Decision, Same  # noqa: PLC0415 - as above
    from dragoman.record import Store  # noqa: PLC0415 - as above

    with Store.open(record, create=False) as store:
        one, two = store.entry(first), store.entry(second)
        if one.id == two.id:
            reason_ = "an entry is always the same as itself"
            raise NotInRecordError(first, stage="storing a decision", reason=reason_, fix="give two ids")
        if one.entry.type != two.entry.type:
            reason_ = f"it is of another kind ({two.entry.type}) than {one.short} ({one.entry.type})"
            raise NotInRecordError(
                two.short, stage="storing a decision", reason=reason_, fix="give two of one kind"
            )
        store.decide(
            Decision(
                first=one.id,
                second=two.id,
                verdict=Same(verdict),
                reviewer=reviewer or getpass.getuser(),
                at=datetime.now(UTC),
                reason=reason,
            )
        )
        members = store.event(one.id)
    click.echo(_answer(one, two, members))


def _answer(one: "StoredEntry", two: "StoredEntry", members: "Sequence[StoredEntry]") -> str:
    """What became of two entries by what was decided."""
    if two.id not in {member.id for member in members}:
        return f"{one.short} and {two.short} are kept apart."
    others = [member.short for member in members if member.id not in {one.id, two.id}]
    beside = f", with {' and '.join([', '.join(others[:-1]), others[-1]] if len(others) > 1 else others)}"
    return f"{one.short} and {two.short} tell one event{beside if others else ''}."
