"""Tellings of invented reports for the tests of matching."""

from datetime import date
from functools import cache
from itertools import count
from typing import Any

from dragoman.knowledge import load
from dragoman.matching.identity import Identifier
from dragoman.matching.telling import Telling, telling
from dragoman.model import (
    Action,
    ActionKind,
    Actor,
    ActorKind,
    Agreement,
    AgreementStatus,
    Channel,
    Entry,
    Meeting,
    MeetingStatus,
    Period,
    Place,
    Precision,
    Record,
    Report,
    Role,
    Span,
    Track,
)

UNKNOWN = Period(None, None, Precision.UNKNOWN)
_NUMBERS = count(1)


@cache
def identify() -> Identifier:
    return Identifier(load("exercise"))


def day(number: int, month: int = 4, year: int = 2033) -> Period:
    return Period.day(date(year, month, number))


def month(number: int, year: int = 2033) -> Period:
    return Period(date(year, number, 1), date(year, number, 28), Precision.MONTH)


def state(name: str, role: Role | None = Role.PARTY) -> Actor:
    return Actor(name, name, ActorKind.STATE, role)


def person(
    name: str | None, side: str | None, office: str | None = None, role: Role | None = Role.PARTY
) -> Actor:
    return Actor(name, side, ActorKind.PERSON, role, office)


VELMORA, ASTRANY, HARNISH = state("Velmora"), state("Astrany"), state("Harnish", Role.MEDIATOR)


def told(
    entry_type: type[Entry], words: str, *, published: date | None, report: str | None = None, **fields: Any
) -> Telling:
    """One entry, the only one of its report unless two share a `report`."""
    number = next(_NUMBERS)
    text = f"{words} [{report or number}]"
    entry = entry_type(id=f"e{number}", evidence=(Span(0, len(words)),), **fields)
    record = Record(
        Report(id=f"R{number}", text=text, outlet="The Quist Post", published=published), (entry,)
    )
    return telling(record, entry, identify(), name=f"{record.report.key}-e{number}")


def met(
    *people: Actor,
    when: Period = UNKNOWN,
    place: str | None = None,
    status: MeetingStatus = MeetingStatus.HELD,
    channel: Channel = Channel.IN_PERSON,
    words: str = "the two sides came together",
    published: date | None = date(2033, 4, 9),
    report: str | None = None,
    number: int | None = None,
) -> Telling:
    return told(
        Meeting,
        words,
        published=published,
        report=report,
        date=when,
        place=Place(place, None) if place else None,
        status=status,
        channel=channel,
        participants=people or (VELMORA, ASTRANY),
        round=number,
    )


def agreed(
    name: str | None = None,
    *,
    when: Period = UNKNOWN,
    status: AgreementStatus = AgreementStatus.AGREED,
    words: str = "the sides agreed",
    published: date | None = date(2033, 4, 9),
    tracks: tuple[Track, ...] = (),
    parties: tuple[Actor, ...] = (VELMORA, ASTRANY),
) -> Telling:
    return told(
        Agreement,
        words,
        published=published,
        date=when,
        name=name,
        status=status,
        parties=parties,
        tracks=tracks,
    )


def done(
    kind: ActionKind,
    *,
    by: tuple[Actor, ...] = (),
    to: tuple[Actor, ...] = (),
    when: Period = UNKNOWN,
    place: str | None = None,
    words: str = "it was done",
    published: date | None = date(2033, 4, 9),
) -> Telling:
    return told(
        Action,
        words,
        published=published,
        date=when,
        place=Place(place, None) if place else None,
        kind=kind,
        actor=by,
        target=to,
    )
