"""Blocking: keys such that two tellings that may be one thing share at least one.

A key ties together what sides or which place or which name a telling is about with a stretch of time. What is told to
three months or better carries the key of each month that it touches; what is told more coarsely that of whole years.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dragoman.knowledge.phrases import fold
from dragoman.matching.actions import FIGHTING, LASTING
from dragoman.matching.agreements import kinds, parties
from dragoman.matching.meetings import AHEAD, CALLED_OFF
from dragoman.matching.people import by_side, principals
from dragoman.matching.telling import Telling
from dragoman.matching.times import Window, window
from dragoman.model import Action, ActionKind, Agreement, Entry, Meeting

_FINE = 92
"""Days that a time may have to be tied to months."""
_MOST_SIDES = 6
"""Sides whose pairs are formed; more are a conference, found by any of its first pairs."""
_MOVES = 2
"""Months by which a meeting that was called off may have been moved."""
_LASTS = 3
"""Months by which tellings of what lasts may lie apart, on either side."""
_LIVES = 6
"""Months by which tellings of an agreement may lie apart, on either side."""
_YEARS = 30
"""Years that a time may have; beyond that it says nothing."""


def keys(telling: Telling) -> frozenset[str]:
    """The keys of a telling. Two tellings that `compare` finds to be one share a key, or almost always do."""
    times = _times_of(telling)
    return frozenset(_own(telling, times)) | frozenset(_kinds(telling, times))


def _own(telling: Telling, times: Sequence[str]) -> Iterator[str]:
    """Keys by whom, where and what it is called."""
    kind = telling.entry.type
    if isinstance(telling.entry, Agreement) and telling.entry.name:
        # What has a name lives for years: no stretch of time ties it.
        yield f"agreement:={fold(telling.entry.name)}"
    yield from (f"{kind}:{subject}:{time}" for subject in _SUBJECTS[kind](telling) for time in times)


def _kinds(telling: Telling, times: Sequence[str]) -> Iterator[str]:
    """Keys marked 0 where too little is told to be found by whom, where and what it is called, else 1.

    Agreements without parties and actions without doers and place go by their kind; what names one side goes by it.
    """
    for told, subject in _marked(telling):
        yield from (f"{telling.entry.type}~{int(told)}{subject}:{time}" for time in times)


def _marked(telling: Telling) -> Iterator[tuple[bool, str]]:
    entry = telling.entry
    if isinstance(entry, Action) and entry.kind is not ActionKind.OTHER:
        yield any(_action(telling)), "fighting" if entry.kind in FIGHTING else entry.kind.value
    if isinstance(entry, Agreement):
        yield from ((bool(parties(telling)), kind) for kind in sorted(kinds(telling)))
    if isinstance(entry, Agreement | Meeting):
        sides = parties(telling) if isinstance(entry, Agreement) else principals(telling)
        yield from ((len(sides) > 1, f"+{side}") for side in sorted(sides)[:_MOST_SIDES])


def _times_of(telling: Telling) -> list[str]:
    entry = telling.entry
    ahead = isinstance(entry, Meeting) and entry.status in AHEAD
    found = window(telling, ahead=ahead)
    return list(_times(found, reach=_reach(entry))) if found else ["?"]


def _reach(entry: Entry) -> int:
    """Months by which two tellings of one thing may lie apart, on either side."""
    if isinstance(entry, Meeting):
        return _MOVES if entry.status in CALLED_OFF | AHEAD else 0
    if isinstance(entry, Agreement):
        return _LIVES
    return _LASTS if isinstance(entry, Action) and entry.kind in LASTING else 0


def _pairs(sides: Iterable[str]) -> list[str]:
    chosen = sorted(sides)[:_MOST_SIDES]
    return [f"{one}+{two}" for one, two in combinations(chosen, 2)]


def _sides(telling: Telling) -> list[str]:
    return sorted(by_side(telling.who))[:_MOST_SIDES]


def _place(telling: Telling) -> list[str]:
    place = telling.entry.place
    return [f"@{fold(place.name)}"] if place else []


def _times(found: Window, *, reach: int) -> Iterator[str]:
    """Months that a fine time touches and the year of each; a coarse time's years, marked.

    A fine time meets fine ones by month and coarse ones by year; coarse ones meet by year.
    """
    if found.days <= _FINE:
        first, last = _month(found.start), _month(found.end)
        for month in range(first - reach, last + reach + 1):
            yield f"m{month}"
        for year in {month // 12 for month in (first, last)}:
            yield f"y{year}"
    else:
        for year in range(found.start.year, min(found.end.year, found.start.year + _YEARS) + 1):
            yield f"c{year}"


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def wanted(telling: Telling) -> frozenset[str]:
    """The keys under which partners of a telling are to be looked for."""
    return frozenset(found for key in keys(telling) for found in _partners(key))


def _partners(key: str) -> Iterator[str]:
    """The keys that meet one key.

    Fine times meet by month, coarse ones the years of all; what tells whom or where meets by kind only what does not.
    """
    head, _, time = key.rpartition(":")
    heads = [head]
    if "~" in head:
        heads = [head, head.replace("~0", "~1")] if "~0" in head else [head.replace("~1", "~0")]
    for one in heads:
        if time[:1] == "y":
            yield f"{one}:c{time[1:]}"
        else:
            yield f"{one}:{time}"
            if time[:1] == "c":
                yield f"{one}:y{time[1:]}"


def _meeting(telling: Telling) -> Iterable[str]:
    return _pairs(principals(telling))


def _action(telling: Telling) -> Iterable[str]:
    return (*_sides(telling), *_place(telling))


def _agreement(telling: Telling) -> Iterable[str]:
    return (*_pairs(parties(telling)), *_place(telling))


def _statement(telling: Telling) -> Iterable[str]:
    return (f"{side}:{track}" for side in _sides(telling) for track in telling.entry.tracks or ("",))


def _nothing(_telling: Telling) -> Iterable[str]:
    return ()


_SUBJECTS: Mapping[str, Callable[[Telling], Iterable[str]]] = {
    "meeting": _meeting,
    "action": _action,
    "agreement": _agreement,
    "statement": _statement,
    "figure": _nothing,
}
