"""The store: an append-only SQLite file with full-text search.

`Store.open` opens or makes one; `Store.add` adds the record of one report in one transaction.
"""

from dragoman.record.results import (
    MARK_END,
    MARK_START,
    Added,
    Copy,
    Filters,
    HistoryLine,
    Hit,
    Link,
    Mention,
    Reading,
    ReportHead,
    StoredEntry,
)
from dragoman.record.store import Store

__all__ = [
    "MARK_END",
    "MARK_START",
    "Added",
    "Copy",
    "Filters",
    "HistoryLine",
    "Hit",
    "Link",
    "Mention",
    "Reading",
    "ReportHead",
    "Store",
    "StoredEntry",
]
