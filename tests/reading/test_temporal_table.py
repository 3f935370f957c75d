"""The temporal grammar against the table of clauses and what they mean."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Period
from dragoman.reading.temporal import Anchor, find_times

TABLE = tomllib.loads((Path(__file__).parent / "temporal_table.toml").read_text(encoding="utf-8"))["group"]


def _anchor(group: dict[str, Any]) -> Anchor:
    assert group.get("tense", "past") in {"past", "future"}
    return Anchor(
        group.get("published"),
        future=group.get("tense") == "future",
        narrative=group.get("narrative"),
        event=group.get("event"),
    )


def _rows() -> Iterator[tuple[str, Anchor, str, list[str]]]:
    for group in TABLE:
        for number, (clause, *expected) in enumerate(group["rows"], 1):
            yield f"{group['family']} {number}", _anchor(group), clause, expected


def _plain(period: Period) -> str:
    start, end = period.start or "", period.end or ""
    days = f"{start}" if start == end else f"{start}..{end}"
    return f"{days} {period.precision}".strip()


@pytest.mark.parametrize(
    ("anchor", "clause", "expected"), [pytest.param(*row[1:], id=row[0]) for row in _rows()]
)
def test_a_clause_means_what_the_table_says(anchor: Anchor, clause: str, expected: list[str]) -> None:
    assert [_plain(period) for time in find_times(clause) for period in time.resolve(anchor)] == expected


def test_the_table_is_large_and_has_no_row_twice() -> None:
    rows = Counter((anchor, clause) for _, anchor, clause, _ in _rows())
    assert sum(rows.values()) >= 400
    assert [row for row, times in rows.items() if times > 1] == []
