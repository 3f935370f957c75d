"""What tellings of one event tell differently: its day, its place, who did it, what came of it."""

import re
from calendar import day_name, month_name
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from dragoman.knowledge.phrases import fold
from dragoman.matching.claims import ClaimKind, Opposed
from dragoman.matching.telling import Telling
from dragoman.matching.words import alike, stems
from dragoman.model import (
    Action,
    ActionKind,
    Agreement,
    AgreementStatus,
    Channel,
    Meeting,
    MeetingStatus,
    Precision,
)

_HELD = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.REFUSED})
_DATED = frozenset({AgreementStatus.SIGNED, AgreementStatus.INITIALLED, AgreementStatus.RATIFIED})
_FORCE = frozenset({ActionKind.ATTACK, ActionKind.CEASEFIRE_VIOLATION, ActionKind.SEIZE})
_LASTING = frozenset(
    {ActionKind.ATTACK, ActionKind.SEIZE, ActionKind.RELEASE, ActionKind.APPOINT, ActionKind.EXPEL}
)
"""Actions of one day: of what lasts, two days do not exclude each other."""

_ALIKE = 0.5
"""Share of their words that two tellings must have in common to be of one blow: sides strike back on the same day."""

_MONTHS = "|".join(month_name[1:])
_DAY = re.compile(
    rf"\b(?:{'|'.join(day_name)}|today|yesterday|tonight"
    rf"|(?:{_MONTHS}) \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}))\b",
    re.IGNORECASE,
)
"""Words that tell a day."""

type Check = Callable[[Telling, Telling], tuple[ClaimKind, str] | None]


def told_otherwise(group: Sequence[Telling]) -> Iterator[Opposed]:
    """What tellings of one event, given as one group, tell so that both cannot be true."""
    ordered = sorted(group, key=lambda telling: telling.order)
    for one, two in combinations(ordered, 2):
        if one.report == two.report:
            continue
        for check in (_outcome, _day, _where, _author):
            if (found := check(one, two)) is not None:
                kind, reason = found
                yield Opposed(kind, one, two, denied=False, confidence=0.7, reason=reason)


def one_day(telling: Telling) -> bool:
    """Whether an exact day is told."""
    return telling.entry.date.precision is Precision.DAY


def _printed_day(telling: Telling) -> bool:
    """Whether the words tell a day, or it is another than that of publication, which may stand for none told."""
    if not one_day(telling):
        return False
    return telling.entry.date.start != telling.published or _DAY.search(telling.words) is not None


def _same_day(one: Telling, two: Telling) -> bool:
    return one_day(one) and one.entry.date == two.entry.date


def _outcome(one: Telling, two: Telling) -> tuple[ClaimKind, str] | None:
    """Signed or only initialled on one day; held or called off on one day."""
    ours, theirs = one.entry, two.entry
    if isinstance(ours, Agreement) and isinstance(theirs, Agreement):
        pair = {ours.status, theirs.status}
        if pair == {AgreementStatus.SIGNED, AgreementStatus.INITIALLED} and _same_day(one, two):
            return ClaimKind.OUTCOME, "signed or only initialled"
    if isinstance(ours, Meeting) and isinstance(theirs, Meeting) and _same_day(one, two):
        pair_ = {ours.status, theirs.status}
        off = one if ours.status in _OFF else two
        after = off.published and off.entry.date.start and off.published >= off.entry.date.start
        if pair_ & _HELD and pair_ & _OFF and after:
            return ClaimKind.OCCURRENCE, "held or called off"
    return None


def _day(one: Telling, two: Telling) -> tuple[ClaimKind, str] | None:
    """Two exact days for what took place on one."""
    if not (_printed_day(one) and _printed_day(two)) or one.entry.date == two.entry.date:
        return None
    ours, theirs = one.entry, two.entry
    if isinstance(ours, Agreement) and isinstance(theirs, Agreement) and ours.status is not theirs.status:
        return None
    if _took_place(one) and _took_place(two):
        return ClaimKind.DATE, "two days for one event"
    return None


def _took_place(telling: Telling) -> bool:
    entry = telling.entry
    if isinstance(entry, Meeting):
        return entry.status is MeetingStatus.HELD
    if isinstance(entry, Agreement):
        return entry.status in _DATED
    return isinstance(entry, Action) and entry.kind in _LASTING


def _where(one: Telling, two: Telling) -> tuple[ClaimKind, str] | None:
    """Two towns for what took place in one."""
    if not (_same_day(one, two) and _in_person(one) and _in_person(two)):
        return None
    here, there = one.entry.place, two.entry.place
    if here is None or there is None or not here.name or not there.name:
        return None
    ours, theirs = fold(here.name), fold(there.name)
    wide = {fold(place.country or "") for place in (here, there)} & {ours, theirs}
    if wide or set(ours.split()) & set(theirs.split()):
        return None
    return ClaimKind.PLACE, "two places for one event"


def _in_person(telling: Telling) -> bool:
    """Whether it is a meeting held face to face: attacks of one day are many, and a region has many towns."""
    entry = telling.entry
    return (
        isinstance(entry, Meeting)
        and entry.channel is Channel.IN_PERSON
        and entry.status is MeetingStatus.HELD
    )


def _author(one: Telling, two: Telling) -> tuple[ClaimKind, str] | None:
    """One deed of force, of which either telling says that the other's doer suffered it."""
    ours, theirs = one.entry, two.entry
    if (
        not isinstance(ours, Action)
        or not isinstance(theirs, Action)
        or not {ours.kind, theirs.kind} <= _FORCE
    ):
        return None
    if not _same_day(one, two) or ours.place is None or ours.place != theirs.place:
        return None
    if alike(stems(one.words), stems(two.words)) < _ALIKE:
        return None
    (did, hit), (done, struck) = (_halves(telling, entry) for telling, entry in ((one, ours), (two, theirs)))
    if did and done and not did & done and (did & struck or done & hit):
        return ClaimKind.AUTHOR, "each side named as the one that did it"
    return None


def _halves(telling: Telling, action: Action) -> tuple[frozenset[str], frozenset[str]]:
    count = len(action.actor)
    sides = [who.side or who.name for who in telling.who]
    return frozenset(filter(None, sides[:count])), frozenset(filter(None, sides[count:]))
