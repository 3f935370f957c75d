"""What people decided about matches: two entries tell one thing, or they do not. Appended, never overwritten."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select

from dragoman.matching.grouping import Decided, pair
from dragoman.model import Decision, Same
from dragoman.record import tables

_DECISION, _ENTRY = tables.decision, tables.entry
_CHUNK = 200


def store(connection: Connection, decision: Decision) -> None:
    """Append a decision."""
    first, second = pair(decision.first, decision.second)
    row = {name: getattr(decision, name) for name in ("verdict", "reviewer", "reason")}
    connection.execute(
        insert(_DECISION), row | {"first": first, "second": second, "at": decision.at.isoformat()}
    )


def decided_among(connection: Connection, ids: Mapping[str, int]) -> Decided:
    """What was last decided about each pair of these entries."""
    last: dict[tuple[str, str], str] = {}
    for chunk in batched(sorted(ids), _CHUNK):
        query = select(_DECISION).where(_DECISION.c.first.in_(chunk)).order_by(_DECISION.c.n)
        for row in connection.execute(query):
            last[row.first, row.second] = row.verdict
    within = {both: verdict for both, verdict in last.items() if both[1] in ids}
    same = frozenset(both for both, verdict in within.items() if verdict == Same.SAME)
    return Decided(same, frozenset(both for both, verdict in within.items() if verdict == Same.APART))


def decided(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these ids about which anything was ever decided."""
    found: set[str] = set()
    for chunk in batched(ids, _CHUNK):
        found.update(connection.scalars(select(_DECISION.c.first).where(_DECISION.c.first.in_(chunk))))
        found.update(connection.scalars(select(_DECISION.c.second).where(_DECISION.c.second.in_(chunk))))
    return found


def partners(connection: Connection, numbers: Sequence[int]) -> Iterator[int]:
    """The entries about which something was decided together with one of these."""
    ids = list(connection.scalars(select(_ENTRY.c.id).where(_ENTRY.c.n.in_(numbers))))
    query = select(_DECISION.c.first, _DECISION.c.second).where(
        or_(_DECISION.c.first.in_(ids), _DECISION.c.second.in_(ids))
    )
    found = {name for both in connection.execute(query) for name in both}
    if found:
        yield from connection.scalars(
            select(_ENTRY.c.n)
            .join(tables.telling, tables.telling.c.entry == _ENTRY.c.n)
            .where(_ENTRY.c.id.in_(sorted(found)))
        )


def all_of(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, oldest first."""
    return tuple(map(_decision, connection.execute(select(_DECISION).order_by(_DECISION.c.n))))


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        first=row.first,
        second=row.second,
        verdict=Same(row.verdict),
        reviewer=row.reviewer,
        at=datetime.fromisoformat(row.at),
        reason=row.reason,
    )
