"""What positions and conditions are made from: statements that commit a side, by side, with their days and words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.knowledge.files import lexicon
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.sides import base_forms
from dragoman.matching.scopes import named
from dragoman.matching.telling import Telling
from dragoman.matching.words import alike, stem, stems
from dragoman.model import Actor, ActorKind, Statement

SHARED = 3
"""Telling words that two statements must share to be about the same, if only one of them is not common."""
CLEAR = 0.6
"""Share of the shorter one's telling words that must stand in the other."""

_FOR_THEMSELVES = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class Days:
    """When something was said: not before `low`, which may be unknown, and by `high`."""

    low: date | None
    high: date | None


def statements(tellings: Iterable[Telling], *, uncertain: bool) -> list[Telling]:
    """The tellings of statements in the order of telling; without uncertain ones if `uncertain` is not set."""
    found = (
        one for one in tellings if isinstance(one.entry, Statement) and (uncertain or not one.entry.uncertain)
    )
    return sorted(found, key=lambda one: one.order)


def statement_of(telling: Telling) -> Statement:
    """The statement that a telling tells."""
    assert isinstance(telling.entry, Statement)
    return telling.entry


def sides_of(telling: Telling) -> tuple[str, ...]:
    """The sides that a statement binds: those its speakers act for. Analysts, residents and demonstrators bind none."""
    pairs = zip(telling.who, telling.entry.actors, strict=True)
    found = (who.side for who, actor in pairs if who.side and _is_bound(actor))
    return tuple(dict.fromkeys(found))


def _is_bound(actor: Actor) -> bool:
    if actor.kind is ActorKind.GROUP:
        return False
    return actor.side is not None or actor.kind in _FOR_THEMSELVES


def days(telling: Telling) -> Days:
    """When a statement was made; without a date by the day of its report, which it cannot lie behind."""
    period, day = telling.entry.date, telling.published
    if not period.known:
        return Days(None, day)
    high = min((one for one in (period.end, day) if one), default=period.start)
    if high and period.start and high < period.start:
        high = period.start
    return Days(period.start, high)


def first_day(tellings: Iterable[Telling]) -> date | None:
    """The first day of statements; None if no day is told."""
    found = [day for one in map(days, tellings) if (day := one.low or one.high)]
    return min(found, default=None)


def last_day(tellings: Iterable[Telling]) -> date | None:
    """The last day of statements; None if no day is told."""
    found = [day for one in map(days, tellings) if (day := one.high or one.low)]
    return max(found, default=None)


def text_of(telling: Telling) -> str:
    """What is said, in one line, parts that stand apart with an ellipsis between them."""
    return " ".join(" … ".join(telling.content or telling.quotes).split())


_CLAUSES = re.compile(r"[.,;:!?…](?:\s|$)|\s[–—]\s")
_TELLING, _SENTENCE = 2, 6
"""Telling words without which what is said is a fragment, and words that make one a sentence."""


def takes_position(telling: Telling) -> bool:
    """Whether what is said tells of a matter: courtesies and fragments do not."""
    clauses = (fold(clause) for clause in _CLAUSES.split(text_of(telling)))
    told = " ".join(clause for clause in clauses if not f"{clause} ".startswith(_courtesies()))
    found = len(stems(told))
    return found >= _TELLING or (found > 0 and len(told.split()) >= _SENTENCE)


@cache
def _courtesies() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in lexicon("positions")["courtesies"])


@dataclass(frozen=True, slots=True)
class Matter:
    """What a text is about.

    Attributes:
        stems: the stems of its telling words, names of sides left out.
        own: those of them that are not in every report of wars and talks.
    """

    stems: frozenset[str]
    own: frozenset[str]


def matter(telling: Telling) -> Matter:
    """What a statement is about."""
    return matter_of(text_of(telling), sides_of(telling))


def matter_of(text: str, sides: Iterable[str] = ()) -> Matter:
    """What a text is about; the names of these sides, and of all that the general tables know, tell nothing."""
    names = {phrase for phrase, side in named(text, _side) if side}
    found = stems(text).difference(*map(stems, (*sides, *names)))
    return Matter(found, found - _common())


def _side(phrase: str) -> str:
    form = base_forms().get(fold(phrase))
    return form.side if form else ""


@cache
def _common() -> frozenset[str]:
    return frozenset(map(stem, lexicon("claims")["common"]))


def is_same(one: Matter, two: Matter) -> bool:
    """Whether two texts are clearly about the same: most words of the shorter one, not only the common ones."""
    own = len(one.own & two.own)
    if not own or alike(one.stems, two.stems) < CLEAR:
        return one.stems == two.stems and own > 0 and len(one.stems) > 1
    return own > 1 or len(one.stems & two.stems) >= SHARED


def on_one_matter(items: Mapping[str, Matter]) -> Iterator[tuple[str, str]]:
    """Pairs of items that are clearly about the same, each once, in order."""
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(items):
        for other in sorted({other for own in items[name].own for other in seen[own]}):
            if is_same(items[other], items[name]):
                yield other, name
        for own in items[name].own:
            seen[own].append(name)
