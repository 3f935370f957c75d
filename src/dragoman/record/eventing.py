"""Events in the store: the groups of entries that tell one thing, made from links and decisions."""

from collections.abc import Collection, Iterator, Sequence
from itertools import batched

from sqlalchemy import Connection, delete, insert, or_, select, union

from dragoman.matching.grouping import pair
from dragoman.matching.match import Match
from dragoman.matching.matcher import Links, compare, groups
from dragoman.matching.telling import Telling
from dragoman.record import tables
from dragoman.record.decisions import decided_among, partners
from dragoman.record.results import Link
from dragoman.record.shelf import CHUNK, Shelf, load

_ENTRY, _TELLING, _LINK, _EVENT = tables.entry, tables.telling, tables.link, tables.event


def regroup(connection: Connection, numbers: Collection[int], shelf: Shelf) -> None:
    """Make the groups of these entries, and of all that links and decisions tie to them, anew."""
    tellings = shelf.get(connection, _heap(connection, numbers))
    ids = {telling.id: number for number, telling in tellings.items()}
    links = _links_among(connection, tellings)
    # A pair decided to be the same may have no link: its reason is the decision.
    found = groups(list(tellings.values()), links, decided_among(connection, ids))
    _write(connection, [[ids[telling.id] for telling in members] for members in found])


def neighbours(connection: Connection, numbers: Collection[int]) -> Iterator[int]:
    """What links or decisions tie to these entries."""
    for chunk in batched(sorted(numbers), CHUNK // 2):
        yield from connection.scalars(
            union(
                select(_LINK.c.second).where(_LINK.c.first.in_(chunk)),
                select(_LINK.c.first).where(_LINK.c.second.in_(chunk)),
            )
        )
        yield from partners(connection, chunk)


def _heap(connection: Connection, numbers: Collection[int]) -> set[int]:
    """These entries and all that links and decisions tie to them, however far; twins are left out."""
    seen, fresh = set(numbers), set(numbers)
    while fresh:
        fresh = set(neighbours(connection, fresh)) - seen
        seen |= fresh
    return seen


def _links_among(connection: Connection, tellings: dict[int, Telling]) -> Links:
    links: Links = {}
    for chunk in batched(sorted(tellings), CHUNK):
        query = select(_LINK.c.first, _LINK.c.second, _LINK.c.weight).where(_LINK.c.first.in_(chunk))
        for first, second, weight in connection.execute(query):
            if second in tellings:
                links[pair(tellings[first].id, tellings[second].id)] = Match.of_weight(weight)
    return links


def _write(connection: Connection, found: Sequence[Sequence[int]]) -> None:
    """Write groups, the twins of each member with it; the first member heads each."""
    heads = {number: members[0] for members in found for number in members}
    for chunk in batched(sorted(heads), CHUNK):
        query = select(_TELLING.c.entry, _TELLING.c.twin).where(_TELLING.c.twin.in_(chunk))
        rows = [(number, heads[number]) for number in chunk]
        rows += [(entry, heads[twin]) for entry, twin in connection.execute(query)]
        for part in batched([entry for entry, _ in rows], CHUNK):
            connection.execute(delete(_EVENT).where(_EVENT.c.entry.in_(part)))
        connection.execute(insert(_EVENT), [{"entry": entry, "head": head} for entry, head in rows])


def links_of(connection: Connection, entry: str) -> list[Link]:
    """What ties an entry to others, the surest first; a twin is tied by whatever ties the one that stands for it."""
    query = select(_TELLING.c.entry, _TELLING.c.twin).join(_ENTRY, _ENTRY.c.n == _TELLING.c.entry)
    own = connection.execute(query.where(_ENTRY.c.id == entry)).first()
    if own is None:
        return []
    standing = own.entry if own.twin is None else own.twin
    tied = connection.scalars(
        union(
            select(_LINK.c.second).where(_LINK.c.first == standing),
            select(_LINK.c.first).where(_LINK.c.second == standing),
            select(_TELLING.c.entry).where(or_(_TELLING.c.twin == standing, _TELLING.c.entry == standing)),
        )
    ).all()
    tellings = dict(load(connection, sorted({own.entry, *tied})))
    heads = _heads(connection, list(tellings))
    this = tellings.pop(own.entry)
    found = [
        _link(this, other, joined=heads.get(number) == heads.get(own.entry))
        for number, other in tellings.items()
    ]
    return sorted(found, key=lambda link: (-link.score, link.first, link.second))


def _heads(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    query = select(_EVENT.c.entry, _EVENT.c.head).where(_EVENT.c.entry.in_(numbers))
    return {row.entry: row.head for row in connection.execute(query)}


def _link(one: Telling, two: Telling, *, joined: bool) -> Link:
    match = compare(one, two)
    first, second = pair(one.id, two.id)
    return Link(first=first, second=second, score=match.score, reasons=match.reasons, joined=joined)
