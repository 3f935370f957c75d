"""What was found that reports share word for word, as it is stored."""

import json
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from sqlalchemy import Connection, Row, select

from dragoman.matching.overlap import CopyKind
from dragoman.model import Span
from dragoman.record import tables
from dragoman.record.results import Copy

_CHUNK = 400
_REPORT, _OVERLAP = tables.report, tables.overlap


def copies(connection: Connection, keys: Iterable[str] | None = None) -> Iterator[Copy]:
    """What reports share, all of it or only among the reports with these keys; by the keys of the reports."""
    first, second = _REPORT.alias(), _REPORT.alias()
    query = (
        select(_OVERLAP, first.c.key.label("first_key"), second.c.key.label("second_key"))
        .join(first, first.c.n == _OVERLAP.c.first)
        .join(second, second.c.n == _OVERLAP.c.second)
    )
    if keys is None:
        yield from sorted(map(_copy, connection.execute(query)), key=lambda copy: (copy.first, copy.second))
        return
    wanted = sorted(set(keys))
    found: list[Row[Any]] = []
    for chunk in batched(wanted, _CHUNK):
        found += connection.execute(query.where(first.c.key.in_(chunk)))
    among = [copy for copy in map(_copy, found) if copy.first in wanted and copy.second in wanted]
    yield from sorted(among, key=lambda copy: (copy.first, copy.second))


def _copy(row: Row[Any]) -> Copy:
    first_spans, second_spans = (tuple(Span(*span) for span in spans) for spans in json.loads(row.spans))
    ends = [(row.first_key, first_spans), (row.second_key, second_spans)]
    (first, ours), (second, theirs) = sorted(ends, key=lambda end: end[0])
    return Copy(
        first=first,
        second=second,
        kind=CopyKind(row.kind),
        origin=row.first_key if row.origin == row.first else row.second_key,
        share=row.share,
        first_spans=ours,
        second_spans=theirs,
    )
