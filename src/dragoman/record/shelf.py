"""Tellings in the store: entries with whom their actors are, loaded as matching needs them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from dragoman.matching.identity import Who
from dragoman.matching.telling import Telling
from dragoman.record import tables
from dragoman.record.results import StoredEntry
from dragoman.record.rows import HEAD_COLUMNS, stored_entry

CHUNK = 400
"""Values in one question: SQLite takes a bounded number."""
_KEPT = 50_000
"""Tellings kept in memory between reports."""

_ENTRY, _TELLING = tables.entry, tables.telling


class Shelf:
    """Tellings by the row numbers of their entries, kept in memory from one report to the next."""

    def __init__(self) -> None:
        self._kept: dict[int, Telling] = {}

    def get(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Telling]:
        """The tellings of these entries; those that are not matched are left out."""
        wanted = sorted(set(numbers))
        loaded = dict(load(connection, [number for number in wanted if number not in self._kept]))
        found = {n: self._kept.get(n) or loaded[n] for n in wanted if n in self._kept or n in loaded}
        self.put(loaded)
        return found

    def put(self, tellings: dict[int, Telling]) -> None:
        """Keep these."""
        if len(self._kept) > _KEPT:
            self._kept.clear()
        self._kept.update(tellings)

    def drop(self, numbers: Iterable[int]) -> None:
        """Keep these no longer."""
        for number in numbers:
            self._kept.pop(number, None)


def load(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Telling]]:
    """The tellings of these entries as they are stored, with their row numbers."""
    for chunk in batched(numbers, CHUNK):
        query = entries().add_columns(_TELLING.c.who).join(_TELLING, _TELLING.c.entry == _ENTRY.c.n)
        for row in connection.execute(query.where(_ENTRY.c.n.in_(chunk))).mappings():
            yield row["n"], telling_of(row, tuple(Who(*values) for values in json.loads(row["who"])))


def entries() -> Select[Any]:
    """Entries with the heads of their reports."""
    report = tables.report.c
    head = [report[name].label(f"report_{name}") for name in HEAD_COLUMNS]
    own = [_ENTRY.c[name] for name in ("n", "id", "report", "suffix", "json", "quotes", "retired")]
    return select(*own, *head).join(tables.report, report.key == _ENTRY.c.report)


def telling_of(row: RowMapping, who: tuple[Who, ...]) -> Telling:
    """The telling of a row of `entries`."""
    return as_telling(stored_entry(row), who)


def as_telling(stored: StoredEntry, who: tuple[Who, ...] = ()) -> Telling:
    """A stored entry as matching sees it; without whom its actors are unless that is given."""
    head = stored.report
    return Telling(
        id=stored.id,
        report=head.key,
        published=head.published,
        outlet=head.outlet,
        agency=head.agency,
        entry=stored.entry,
        quotes=stored.quotes,
        content=stored.content,
        who=who,
    )


def who_text(who: tuple[Who, ...]) -> str:
    """Whom actors are, as it is stored."""
    values = [[one.side, one.name, one.office, one.person] for one in who]
    return json.dumps(values, separators=(",", ":"))
