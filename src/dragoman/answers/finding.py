"""Search: where words stand in the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.answers.pieces import Piece
from dragoman.record import MARK_END, MARK_START, Hit, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One find, best first.

    Attributes:
        entry: short id of the entry that has the words; None if only the report has them.
        report, outlet, published, title: where it stands; the agency where no outlet is named.
        pieces: the surroundings of the words, the words themselves marked as evidence.
    """

    entry: str | None
    report: str
    outlet: str | None
    published: date | None
    title: str | None
    pieces: tuple[Piece, ...]


def search(store: Store, words: Sequence[str], *, limit: int = 20) -> tuple[Found, ...]:
    """Where all the words stand, best first: entries, then reports that have them outside their entries.

    A word with spaces in it is a phrase, `word*` stands for all words that begin so.

    Raises:
        StoreError: if the record cannot be read.
    """
    return tuple(_found(hit) for hit in store.search(words, limit=limit))


def _found(hit: Hit) -> Found:
    head = hit.report
    return Found(
        entry=hit.entry,
        report=head.id,
        outlet=head.outlet or head.agency,
        published=head.published,
        title=head.title,
        pieces=_pieces(hit.snippet),
    )


def _pieces(snippet: str) -> tuple[Piece, ...]:
    parts = snippet.replace(MARK_END, MARK_START).split(MARK_START)
    # Marks come in pairs, so every other part is a word that was looked for.
    return tuple(Piece(part, evidence=bool(place % 2)) for place, part in enumerate(parts) if part)
