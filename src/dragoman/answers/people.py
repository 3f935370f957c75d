"""People: who acts in the record, for whom, in what office and under which names."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.matching.actors import actors
from dragoman.matching.telling import Telling
from dragoman.record import Filters, Store

if TYPE_CHECKING:
    from dragoman.matching.identity import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One person as the record knows it.

    Attributes:
        name: the fullest name.
        side: whom the person acts for, as the first report calls it; "" if none does.
        offices: as the reports call them, each with the first and last day on which it is told.
        names: every other form of the name.
        entries, reports: how many tell of the person.
        first, last: days of the first and the last of these reports.
    """

    name: str
    side: str
    offices: tuple[tuple[str, date | None, date | None], ...]
    names: tuple[str, ...]
    entries: int
    reports: int
    first: date | None
    last: date | None


def people(store: Store, filters: Filters | None = None) -> tuple[Known, ...]:
    """The named persons in the entries that pass the filters, the most heard of first.

    Raises:
        StoreError: if the record cannot be read.
    """
    mentions: defaultdict[Who, list[tuple[Telling, int]]] = defaultdict(list)
    for telling in store.tellings(filters or Filters()):
        for at, who in enumerate(telling.who):
            if who.person and who.name:
                mentions[who].append((telling, at))
    found = [
        _known(person.name, [mention for form in person.forms for mention in mentions[form]])
        for person in actors(who for who, told in mentions.items() for _ in told)
    ]
    return tuple(sorted(found, key=lambda known: (-known.entries, known.name)))


def _known(name: str, mentions: list[tuple[Telling, int]]) -> Known:
    mentions = sorted(mentions, key=lambda mention: (*mention[0].order, mention[1]))
    printed = [telling.entry.actors[at] for telling, at in mentions]
    days = [telling.published for telling, _ in mentions if telling.published]
    forms = dict.fromkeys(actor.name for actor in printed if actor.name and actor.name != name)
    return Known(
        name=name,
        side=next((actor.side for actor in printed if actor.side), ""),
        offices=_offices(mentions),
        names=tuple(forms),
        entries=len({telling.id for telling, _ in mentions}),
        reports=len({telling.report for telling, _ in mentions}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _offices(mentions: list[tuple[Telling, int]]) -> tuple[tuple[str, date | None, date | None], ...]:
    told: defaultdict[str, list[date]] = defaultdict(list)
    names: dict[str, str] = {}
    for telling, at in mentions:
        office = telling.entry.actors[at].office
        if office:
            key = telling.who[at].office or office.casefold()
            names.setdefault(key, office)
            told[key] += [telling.published] if telling.published else []
    return tuple((names[key], min(days, default=None), max(days, default=None)) for key, days in told.items())
