"""Full-text search over the reports and the evidence of their entries."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, text

from dragoman.record.columns import storable
from dragoman.record.results import MARK_END, MARK_START, Hit
from dragoman.record.rows import HEAD_COLUMNS, SHORT_KEY, head_from_row

_HEAD = ", ".join(f"r.{name} AS report_{name}" for name in HEAD_COLUMNS)

_ENTRIES = text(
    f"SELECT {_HEAD}, e.suffix AS suffix, "  # noqa: S608 - column names only, all from this program
    "snippet(entry_words, 0, :open, :close, '…', 32) AS snippet "
    "FROM entry_words JOIN entry e ON e.n = entry_words.rowid JOIN report r ON r.key = e.report "
    "WHERE entry_words MATCH :query AND e.retired IS NULL ORDER BY rank, e.n LIMIT :limit"
)

_REPORTS = text(
    f"SELECT {_HEAD}, NULL AS suffix, "  # noqa: S608 - as above
    "snippet(report_words, -1, :open, :close, '…', 32) AS snippet "
    "FROM report_words JOIN report r ON r.n = report_words.rowid "
    "WHERE report_words MATCH :query ORDER BY rank, r.n LIMIT :limit"
)


def search(connection: Connection, words: Sequence[str], *, limit: int) -> tuple[Hit, ...]:
    """Finds that have all the words, best first: entries, then reports that have them elsewhere.

    A word with spaces is a phrase; a word that ends with `*` stands for all that begin so. Nothing else in a
    word has a meaning, so no word can be malformed.
    """
    query = _query(words)
    if not query or limit < 1:
        return ()
    values = {"query": query, "limit": limit, "open": MARK_START, "close": MARK_END}
    found = [_hit(row) for row in connection.execute(_ENTRIES, values).mappings()]
    told = {hit.report.key for hit in found}
    others = (_hit(row) for row in connection.execute(_REPORTS, values).mappings())
    found.extend(hit for hit in others if hit.report.key not in told)
    return tuple(found[:limit])


def _query(words: Sequence[str]) -> str:
    return " ".join(_quoted(words))


def _quoted(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        clean = storable(word)
        # The index knows letters and digits only; a word without any would find nothing.
        if any(character.isalnum() for character in clean):
            bare = clean.rstrip("*").replace('"', '""')
            yield f'"{bare}"*' if clean.endswith("*") else f'"{bare}"'


def _hit(row: RowMapping) -> Hit:
    head = head_from_row(row, prefix="report_")
    entry = f"{head.key[:SHORT_KEY]}-{row['suffix']}" if row["suffix"] else None
    return Hit(report=head, entry=entry, snippet=row["snippet"])
