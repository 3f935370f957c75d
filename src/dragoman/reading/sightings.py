"""One telling of a meeting, and the actors that take part in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.language import Token
from dragoman.model import Actor, ActorKind, Channel, MeetingStatus, Period, Place, Role, Span
from dragoman.reading.discourse import distinct


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling of a meeting.

    Attributes:
        head: the verb or noun that tells it.
        people: the participants, with roles as far as this telling shows them.
        status, channel, date, place: as told here.
        evidence: the smallest clause that shows it.
        definite: whether it points back to a meeting told before ("the talks").
        assumed: whether the date is not told but taken to be the news day.
        other: whether it is told to be another one than those told before.
        like: whether it is "such a meeting": of those who were to meet in the one told before.
        lasting: how long it lasts, by ISO 8601, where told.
        round: which round of a series it is, where told.
    """

    head: Token
    people: tuple[Actor, ...]
    status: MeetingStatus
    channel: Channel
    date: Period
    place: Place | None
    evidence: Span
    definite: bool = False
    assumed: bool = False
    other: bool = False
    like: bool = False
    lasting: str | None = None
    round: int | None = None

    @property
    def sides(self) -> frozenset[str]:
        """The sides that take part, absent ones left out."""
        return frozenset((a.side or a.name or "?") for a in self.people if a.role is not Role.ABSENT)


def several_sides(actors: Iterable[Actor]) -> bool:
    """Whether the actors are of more than one side."""
    return len({actor.side for actor in actors}) > 1


def once(actors: Iterable[Actor], *, but: Sequence[Actor] = ()) -> tuple[Actor, ...]:
    """Each actor once and none of `but`; a person of a side stands for the side itself if both are named."""
    known = {actor.identity for actor in but}
    found = [actor for actor in distinct(actors) if actor.identity not in known]
    represented = {a.side for a in (*found, *but) if a.kind is ActorKind.PERSON}
    kept: list[Actor] = []
    for actor in found:
        same = [a for a in (*but, *kept) if a.side == actor.side and a.side is not None]
        stood_for = actor.side in represented or any(a.kind is not ActorKind.UNNAMED for a in same)
        if actor.kind is ActorKind.PERSON or not stood_for:
            kept.append(actor)
    return tuple(kept)
