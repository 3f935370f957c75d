"""Matching inside the store: what happens when the entries of one report are matched with all others.

Everything here follows from the entries and from what people decided, and is written over as reports arrive. What comes
out depends on the set of entries alone, not on the order in which they came (`dragoman.matching.grouping`).

Tellings of one signature (`matching.twins`) are twins: the first of them, in the order of telling, stands for all, so
that a story that fifty outlets print costs no more than one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import batched
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dragoman.matching.keys import keys, wanted
from dragoman.matching.matcher import Matcher, compare, is_link
from dragoman.matching.telling import Telling
from dragoman.matching.twins import signature
from dragoman.record import decisions, tables
from dragoman.record.eventing import neighbours, regroup
from dragoman.record.rows import stored_entry
from dragoman.record.shelf import CHUNK, Shelf, entries, telling_of, who_text

VERSION = "1"
"""Of matching as a whole: a record that another version matched is matched anew when it is next written."""

_ENTRY, _TELLING, _KEY = tables.entry, tables.telling, tables.match_key
_LINK, _EVENT, _MATCHED, _HISTORY = tables.link, tables.event, tables.matched, tables.history


def pending(connection: Connection) -> list[tuple[str, int]]:
    """The reports that are not matched as they stand, each with the last line of its history, by arrival."""
    last = func.max(_HISTORY.c.n)
    query = (
        select(_HISTORY.c.report, last)
        .outerjoin(_MATCHED, _MATCHED.c.report == _HISTORY.c.report)
        .where(
            or_(
                _MATCHED.c.report.is_(None),
                _MATCHED.c.version != VERSION,
                _HISTORY.c.n > _MATCHED.c.history,
            )
        )
        .group_by(_HISTORY.c.report)
        .order_by(last)
    )
    return [(report, number) for report, number in connection.execute(query)]


def remember(connection: Connection, report: str, history: int) -> None:
    """Note that a report is matched as it stands."""
    connection.execute(delete(_MATCHED).where(_MATCHED.c.report == report))
    connection.execute(insert(_MATCHED), {"report": report, "history": history, "version": VERSION})


class Linker:
    """Matches the entries of reports with those that are there."""

    def __init__(self) -> None:
        self._shelf = Shelf()

    def match(self, connection: Connection, report: str, matcher: Matcher) -> None:
        """Match the entries of one report inside the caller's transaction."""
        touched = self._leave(connection, _known(connection, report))
        rows = connection.execute(entries().where(_ENTRY.c.report == report, _ENTRY.c.retired.is_(None)))
        new = {}
        for row in rows.mappings():
            stored = stored_entry(row)
            new[row["n"]] = telling_of(row, matcher.identify.all_of(stored.entry, stored.report.published))
        self._regroup(connection, touched | self._enter(connection, new))

    def again(self, connection: Connection, ids: Collection[str]) -> None:
        """Match the entries with these ids again, after something was decided about them."""
        numbers = list(connection.scalars(select(_ENTRY.c.n).where(_ENTRY.c.id.in_(sorted(ids)))))
        tellings = self._shelf.get(connection, numbers)
        touched = self._leave(connection, list(tellings))
        self._regroup(connection, touched | self._enter(connection, tellings))

    def _regroup(self, connection: Connection, numbers: Collection[int]) -> None:
        # What was touched may have become a twin since.
        regroup(connection, _standing(connection, numbers), self._shelf)

    def _enter(self, connection: Connection, new: Mapping[int, Telling]) -> set[int]:
        """Take tellings in; the numbers of those whose groups must be made anew."""
        self._shelf.put(dict(new))
        decided = decisions.decided(connection, [telling.id for telling in new.values()])
        first: dict[int, Telling] = {}
        touched: set[int] = set()
        for number, telling in new.items():
            # What people decided about an entry holds for it alone: it has no twins.
            mark = telling.id if telling.id in decided else signature(telling)
            row = {"entry": number, "who": who_text(telling.who), "signature": mark, "twin": None}
            connection.execute(insert(_TELLING), row)
            standing, replaced = self._stand(connection, number, telling, mark)
            touched |= {standing, *replaced}
            if standing == number:
                first[number] = telling
        # A twin of the same report may have taken the place of one that was just taken in.
        stand = _standing(connection, first)
        self._settle(connection, {number: telling for number, telling in first.items() if number in stand})
        return touched

    def _stand(
        self, connection: Connection, number: int, telling: Telling, mark: str
    ) -> tuple[int, set[int]]:
        """Which telling stands for all of one signature, with the new one; and what was tied to one replaced."""
        query = select(_TELLING.c.entry).where(
            _TELLING.c.signature == mark, _TELLING.c.twin.is_(None), _TELLING.c.entry != number
        )
        old = connection.scalar(query)
        if old is None:
            return number, set()
        standing = self._shelf.get(connection, [old])[old]
        if standing.order <= telling.order:
            connection.execute(update(_TELLING).where(_TELLING.c.entry == number).values(twin=old))
            return old, set()
        tied = set(neighbours(connection, [old])) - {old}
        _untie(connection, [old])
        twins = or_(_TELLING.c.entry == old, _TELLING.c.twin == old)
        connection.execute(update(_TELLING).where(twins).values(twin=number))
        return number, tied

    def _settle(self, connection: Connection, first: Mapping[int, Telling]) -> None:
        """Give tellings that stand for themselves their keys and links."""
        marks = [{"key": key, "entry": n} for n, telling in first.items() for key in sorted(keys(telling))]
        if marks:
            connection.execute(insert(_KEY), marks)
        links: dict[tuple[int, int], dict[str, Any]] = {}
        for number, telling in first.items():
            others = self._shelf.get(connection, _sharing(connection, wanted(telling)) - {number})
            for other, candidate in others.items():
                match = compare(telling, candidate)
                if is_link(match):
                    both = min(number, other), max(number, other)
                    links[both] = {"first": both[0], "second": both[1], "weight": match.weight}
        if links:
            connection.execute(insert(_LINK), [links[both] for both in sorted(links)])

    def _leave(self, connection: Connection, numbers: Collection[int]) -> set[int]:
        """Let tellings go; the numbers of those whose groups must be made anew."""
        gone = set(numbers)
        if not gone:
            return set()
        touched = set(neighbours(connection, gone)) - gone
        orphans = _twins_of(connection, gone)
        _untie(connection, gone)
        for chunk in batched(sorted(gone), CHUNK):
            connection.execute(delete(_TELLING).where(_TELLING.c.entry.in_(chunk)))
            connection.execute(delete(_EVENT).where(_EVENT.c.entry.in_(chunk)))
        self._shelf.drop(gone)
        heirs = {heir for twins in orphans.values() if (heir := self._inherit(connection, set(twins) - gone))}
        self._settle(connection, self._shelf.get(connection, heirs))
        return touched | heirs

    def _inherit(self, connection: Connection, twins: Collection[int]) -> int | None:
        """Let the first of some twins stand for the others."""
        if not twins:
            return None
        tellings = self._shelf.get(connection, twins)
        heir = min(tellings, key=lambda number: tellings[number].order)
        connection.execute(update(_TELLING).where(_TELLING.c.entry.in_(sorted(twins))).values(twin=heir))
        connection.execute(update(_TELLING).where(_TELLING.c.entry == heir).values(twin=None))
        return heir


def _standing(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Those of these entries that stand for themselves."""
    found: set[int] = set()
    for chunk in batched(sorted(numbers), CHUNK):
        query = select(_TELLING.c.entry).where(_TELLING.c.entry.in_(chunk), _TELLING.c.twin.is_(None))
        found.update(connection.scalars(query))
    return found


def _twins_of(connection: Connection, numbers: Collection[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for chunk in batched(sorted(numbers), CHUNK):
        query = select(_TELLING.c.twin, _TELLING.c.entry).where(_TELLING.c.twin.in_(chunk))
        for twin, entry in connection.execute(query):
            found[twin].append(entry)
    return dict(found)


def _known(connection: Connection, report: str) -> list[int]:
    """The entries of a report that were matched before, replaced ones too."""
    query = select(_TELLING.c.entry).join(_ENTRY, _ENTRY.c.n == _TELLING.c.entry)
    return list(connection.scalars(query.where(_ENTRY.c.report == report)))


def _untie(connection: Connection, numbers: Iterable[int]) -> None:
    """Take the keys and links of entries away."""
    for chunk in batched(sorted(numbers), CHUNK):
        for table, column in ((_KEY, "entry"), (_LINK, "first"), (_LINK, "second")):
            connection.execute(delete(table).where(table.c[column].in_(chunk)))


def _sharing(connection: Connection, marks: Collection[str]) -> set[int]:
    """The entries that have one of these keys."""
    return set(_with_keys(connection, marks))


def _with_keys(connection: Connection, marks: Collection[str]) -> Iterator[int]:
    for chunk in batched(sorted(marks), CHUNK):
        yield from connection.scalars(select(_KEY.c.entry).where(_KEY.c.key.in_(chunk)))
