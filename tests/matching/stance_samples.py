"""Statements of invented sides as tellings, for the tests of positions and conditions."""

from datetime import date

from dragoman.knowledge.phrases import fold
from dragoman.matching.identity import Who
from dragoman.matching.telling import Telling
from dragoman.model import Act, Actor, ActorKind, Condition, Mode, Period, Span, Statement, Track
from dragoman.model.period import UNKNOWN


def say(
    number: int,
    side: str | None,
    act: Act,
    words: str,
    day: date | None = None,
    *,
    tracks: tuple[Track, ...] = (Track.TRANSPORT,),
    report: str | None = None,
    published: date | None = None,
    kind: ActorKind = ActorKind.STATE,
    name: str | None = None,
    halves: tuple[str, str] | None = None,
    half_tracks: tuple[tuple[Track, ...], tuple[Track, ...]] = ((), ()),
    confidence: float = 0.9,
) -> Telling:
    """A statement that one report tells; the words are evidence and content at once."""
    span = Span(0, len(words))
    condition = _condition(words, *halves, *half_tracks) if halves else None
    actor = Actor(name or side, side if kind is not ActorKind.GROUP else None, kind)
    entry = Statement(
        id=f"s{number}",
        evidence=(span,),
        date=Period.day(day) if day else UNKNOWN,
        tracks=tracks,
        confidence=confidence,
        reader="test/1",
        speaker=(actor,),
        mode=Mode.INDIRECT,
        content=(span,),
        cue=None,
        act=act,
        condition=condition,
    )
    key = report or f"r{number:02}"
    who = Who(fold(side or ""), fold(name) if name else "", "", person=kind is ActorKind.PERSON)
    return Telling(
        id=f"{key}-s{number}",
        report=key,
        published=published or day,
        outlet=None,
        agency=None,
        entry=entry,
        quotes=(words,),
        content=(words,),
        who=(who,),
    )


def _condition(
    words: str, first: str, then: str, first_tracks: tuple[Track, ...], then_tracks: tuple[Track, ...]
) -> Condition:
    return Condition(
        first=_span(words, first), then=_span(words, then), first_tracks=first_tracks, then_tracks=then_tracks
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
