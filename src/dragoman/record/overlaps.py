"""What reports share word for word, inside the store."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import batched
from typing import Any

from sqlalchemy import Connection, insert, or_, select

from dragoman.matching.copies import CopyKind, compare, kind, origin
from dragoman.matching.fingerprints import fingerprints
from dragoman.matching.times import shifted
from dragoman.model import Report
from dragoman.model.span import merged
from dragoman.record import tables
from dragoman.record.rows import report_from_row

_CHUNK = 400
_NEAR = 60
"""Days between two reports beyond which the one is not a copy of the other."""
_KEPT = 4000

_REPORT, _MARK, _OVERLAP = tables.report, tables.fingerprint, tables.overlap


class Overlaps:
    """Finds what a report shares with those that are there; keeps reports in memory from one to the next."""

    def __init__(self) -> None:
        self._kept: dict[int, Report] = {}

    def find(self, connection: Connection, key: str) -> None:
        """Store what a report shares with all others; nothing if that was done before."""
        row = connection.execute(select(_REPORT).where(_REPORT.c.key == key)).mappings().one()
        number, report = row["n"], report_from_row(row)
        marks = fingerprints(report)
        if not marks or _is_marked(connection, number):
            return
        others = self._reports(connection, _candidates(connection, marks, report.published))
        rows = [found for other, before in others if (found := _compared(other, before, number, report))]
        if rows:
            connection.execute(insert(_OVERLAP), rows)
        connection.execute(insert(_MARK), [{"mark": mark, "report": number} for mark in sorted(marks)])

    def _reports(self, connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Report]]:
        missing = [number for number in numbers if number not in self._kept]
        for chunk in batched(missing, _CHUNK):
            for row in connection.execute(select(_REPORT).where(_REPORT.c.n.in_(chunk))).mappings():
                self._kept[row["n"]] = report_from_row(row)
        yield from [(number, self._kept[number]) for number in numbers]
        if len(self._kept) > _KEPT:
            self._kept.clear()


def _is_marked(connection: Connection, number: int) -> bool:
    return connection.scalar(select(_MARK.c.mark).where(_MARK.c.report == number).limit(1)) is not None


def _candidates(connection: Connection, marks: Iterable[int], published: date | None) -> list[int]:
    """The reports of about the same days that share a fingerprint."""
    query = select(_MARK.c.report).distinct().join(_REPORT, _REPORT.c.n == _MARK.c.report)
    if published:
        near = [shifted(published, days).isoformat() for days in (-_NEAR, _NEAR)]
        query = query.where(or_(_REPORT.c.published.is_(None), _REPORT.c.published.between(near[0], near[1])))
    found: set[int] = set()
    for chunk in batched(sorted(marks), _CHUNK):
        found.update(connection.scalars(query.where(_MARK.c.mark.in_(chunk))))
    return sorted(found)


def _compared(other: int, before: Report, number: int, report: Report) -> dict[str, Any] | None:
    """The row of what two reports share; None if it is nothing to speak of."""
    found = compare(before, report)
    sort = kind(found)
    if sort is CopyKind.NONE:
        return None
    spans = [
        [[span.start, span.end] for span in merged((*own, *quoted))]
        for own, quoted in (
            (found.first_spans, found.first_quoted),
            (found.second_spans, found.second_quoted),
        )
    ]
    return {
        "first": other,
        "second": number,
        "kind": sort.value,
        "origin": other if origin(before, report, found) == before.key else number,
        "share": round(found.share, 3),
        "spans": json.dumps(spans, separators=(",", ":")),
    }
