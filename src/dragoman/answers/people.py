"""People: who acts in the record, for whom, in what office and under which names."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.answers.person_names import is_personal
from dragoman.matching.actors import actors
from dragoman.model import ActorKind
from dragoman.record import Filters, Mention, Store

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

    The sides of the filters choose persons, not entries: those who act for one of them, or bear one of these names.

    Raises:
        StoreError: if the record cannot be read.
    """
    asked = filters or Filters()
    wanted = {name.casefold() for name in asked.sides}
    mentions: defaultdict[Who, list[Mention]] = defaultdict(list)
    for one in store.mentions(replace(asked, sides=())):
        if one.who.person and one.who.name and _is_named(one):
            mentions[one.who].append(one)
    found = []
    for person in actors(who for who, told in mentions.items() for _ in told):
        own = [mention for form in person.forms for mention in mentions[form]]
        if not wanted or any(_is_wanted(mention, wanted) for mention in own):
            found.append(_known(person.name, own))
    return tuple(sorted(found, key=lambda known: (-known.entries, known.name)))


def _is_named(mention: Mention) -> bool:
    """Whether an actor bears a person's name; of who is not named the tables may know it."""
    name = mention.actor.name
    if name and mention.actor.kind is ActorKind.UNNAMED:
        return False
    return is_personal(name or mention.who.name)


def _is_wanted(mention: Mention, wanted: Collection[str]) -> bool:
    printed = (mention.actor.side, mention.actor.name)
    return any(name is not None and name.casefold() in wanted for name in printed)


def _known(name: str, mentions: Sequence[Mention]) -> Known:
    mentions = sorted(mentions, key=lambda mention: (mention.published or date.max, mention.report))
    days = [mention.published for mention in mentions if mention.published]
    forms = dict.fromkeys(_forms(name, mentions))
    return Known(
        name=name,
        side=next((one.actor.side for one in mentions if one.actor.side), ""),
        offices=_offices(mentions),
        names=tuple(forms),
        entries=len({mention.entry for mention in mentions}),
        reports=len({mention.report for mention in mentions}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _forms(name: str, mentions: Sequence[Mention]) -> Iterator[str]:
    for mention in mentions:
        printed = mention.actor.name
        if printed and printed != name:
            yield printed


def _offices(mentions: Sequence[Mention]) -> tuple[tuple[str, date | None, date | None], ...]:
    told: defaultdict[str, list[date]] = defaultdict(list)
    names: dict[str, str] = {}
    for mention in mentions:
        office = mention.actor.office
        if office:
            key = mention.who.office or office.casefold()
            names.setdefault(key, office)
            told[key] += [mention.published] if mention.published else []
    return tuple((names[key], min(days, default=None), max(days, default=None)) for key, days in told.items())
