"""What people decided about entries. Appended, never overwritten."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, insert, select

from dragoman.model import Judgement, Verdict
from dragoman.record import tables

_NAMES = ("entry", "verdict", "reviewer", "reason", "correction")
_JUDGEMENT = tables.judgement


def store(connection: Connection, judgement: Judgement) -> None:
    """Append a judgement."""
    row = {name: getattr(judgement, name) for name in _NAMES} | {"at": judgement.at.isoformat()}
    connection.execute(insert(_JUDGEMENT), row)


def of(connection: Connection, entry: str) -> Iterator[Judgement]:
    """What was decided about the entry with this id, oldest first."""
    query = select(_JUDGEMENT).where(_JUDGEMENT.c.entry == entry).order_by(_JUDGEMENT.c.n)
    for row in connection.execute(query):
        yield Judgement(
            entry=row.entry,
            verdict=Verdict(row.verdict),
            reviewer=row.reviewer,
            at=datetime.fromisoformat(row.at),
            reason=row.reason,
            correction=row.correction,
        )
