"""Invented reports and entries for the tests of record, answers and cli."""

from datetime import date
from functools import cache

from dragoman.knowledge import load
from dragoman.matching.matcher import Matcher
from dragoman.model import (
    Act,
    Action,
    ActionKind,
    Actor,
    ActorKind,
    Agreement,
    AgreementStatus,
    Channel,
    Entry,
    Figure,
    FigureKind,
    Meeting,
    MeetingStatus,
    Mode,
    Period,
    Place,
    Record,
    Report,
    Role,
    Span,
    Statement,
    Track,
)
from dragoman.record import Store

TEXT = (
    "The foreign ministers of Velmora and Astrany met in Quist on 8 April under Harnish mediation.\n"
    "“We will open the Tarn bridge”, said Velmora’s minister Ida Roke.\n"
    "Astrany demanded that troops leave Oster.\n"
    "The sides signed the Quist Accord. Rebels blocked the salt road.\n"
    "At least 12 people were killed in March.\n"
    "The presidents are to meet on 28 May."
)


def report(text: str = TEXT, **values: object) -> Report:
    fields: dict[str, object] = {"id": "R1", "outlet": "The Quist Post", "published": date(2031, 4, 9)}
    return Report(text=text, **(fields | values))  # type: ignore[arg-type]


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def state(name: str, role: Role | None = None) -> Actor:
    return Actor(name, name, ActorKind.STATE, role)


def meeting(
    evidence: str = "The foreign ministers of Velmora and Astrany met in Quist on 8 April",
    *,
    text: str = TEXT,
    id: str = "m1",  # noqa: A002
    day: date | None = date(2031, 4, 8),
    status: MeetingStatus = MeetingStatus.HELD,
    reader: str = "meetings/1",
    confidence: float = 0.9,
) -> Meeting:
    return Meeting(
        id=id,
        evidence=(span(evidence, text),),
        date=Period.day(day) if day else Meeting.__dataclass_fields__["date"].default,
        place=Place("Quist", "Harnish"),
        tracks=(Track.TREATY,),
        confidence=confidence,
        reader=reader,
        status=status,
        channel=Channel.IN_PERSON,
        participants=(
            state("Velmora", Role.PARTY),
            state("Astrany", Role.PARTY),
            state("Harnish", Role.MEDIATOR),
        ),
    )


def statement(
    evidence: str = "“We will open the Tarn bridge”, said Velmora’s minister Ida Roke",
    content: str = "We will open the Tarn bridge",
    *,
    text: str = TEXT,
    id: str = "s1",  # noqa: A002
    side: str = "Velmora",
    name: str | None = "Ida Roke",
    act: Act = Act.PLEDGE,
    day: date | None = date(2031, 4, 9),
    mode: Mode = Mode.DIRECT,
) -> Statement:
    return Statement(
        id=id,
        evidence=(span(evidence, text),),
        date=Period.day(day) if day else Statement.__dataclass_fields__["date"].default,
        tracks=(Track.TRANSPORT,),
        confidence=0.8,
        reader="statements/1",
        speaker=(Actor(name, side, ActorKind.PERSON, None, "minister"),),
        mode=mode,
        content=(span(content, text),),
        cue=None,
        act=act,
    )


def entries() -> tuple[Entry, ...]:
    return (
        meeting(),
        meeting(
            "The presidents are to meet on 28 May",
            id="m2",
            day=date(2031, 5, 28),
            status=MeetingStatus.SCHEDULED,
        ),
        statement(),
        statement(
            "Astrany demanded that troops leave Oster",
            "troops leave Oster",
            id="s2",
            side="Astrany",
            name="Astrany",
            act=Act.DEMAND,
            mode=Mode.INDIRECT,
            day=None,
        ),
        Agreement(
            id="a1",
            evidence=(span("The sides signed the Quist Accord"),),
            date=Period.day(date(2031, 4, 8)),
            tracks=(Track.TREATY,),
            confidence=0.7,
            reader="agreements/1",
            name="Quist Accord",
            status=AgreementStatus.SIGNED,
            parties=(state("Velmora", Role.PARTY), state("Astrany", Role.PARTY)),
        ),
        Action(
            id="x1",
            evidence=(span("Rebels blocked the salt road"),),
            confidence=0.4,
            reader="actions/1",
            kind=ActionKind.BLOCKADE,
            actor=(Actor("Rebels", None, ActorKind.GROUP),),
        ),
        Figure(
            id="f1",
            evidence=(span("At least 12 people were killed in March"),),
            reader="figures/1",
            value_low=12,
            value_high=None,
            what=FigureKind.KILLED,
            about="March",
        ),
    )


def record(**values: object) -> Record:
    return Record(report(**values), entries())  # type: ignore[arg-type]


@cache
def _matcher() -> Matcher:
    return Matcher(load())


def matched(store: Store) -> Store:
    """The store, everything in it matched."""
    for _ in store.match(_matcher()):
        pass
    return store
