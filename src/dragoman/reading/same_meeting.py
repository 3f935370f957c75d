"""Which sightings of one report are the same meeting, and the entries they make."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Actor, ActorKind, Channel, Meeting, MeetingStatus, Period, Precision, Role
from dragoman.model.span import merged
from dragoman.reading.context import Context
from dragoman.reading.journeys import JOURNEYS
from dragoman.reading.meeting_confidence import MeetingConfidence
from dragoman.reading.meeting_people import is_private
from dragoman.reading.meeting_roles import Roles, go_betweens
from dragoman.reading.meeting_scene import set_in_scene
from dragoman.reading.meeting_status import AHEAD, CALLED_OFF, PAST
from dragoman.reading.meetings import VERSION
from dragoman.reading.sightings import Sighting

Group = tuple[Sighting, list[Sighting]]
"""A meeting as known so far, and the sightings that tell it."""

_SIDES = 2
"""How many sides make a meeting."""
_TOLD_ROLES = frozenset({Role.MEDIATOR, Role.HOST})
_TALKS = frozenset({"talk", "talks", "negotiation", "summit", "negotiations", "round"})
_JOINING = frozenset({"join", "attend", "participate"})


def _dates_agree(one: Period, two: Period) -> bool:
    return not one.known or not two.known or one.overlaps(two)


def _status_agrees(one: MeetingStatus, two: MeetingStatus) -> bool:
    if one == two:
        return True
    return {one, two} <= PAST or {one, two} <= AHEAD


def _places_agree(one: Sighting, two: Sighting) -> bool:
    return one.place is None or two.place is None or one.place.name == two.place.name


def same(group: Sighting, new: Sighting) -> bool:
    """Whether a new sighting tells the meeting of earlier ones again."""
    if new.other or not _status_agrees(group.status, new.status):
        return False
    if _joins(group, new):
        return _dates_agree(group.date, new.date)
    journey = new.sides == group.sides and _is_journey_of(group, new)
    loose = journey or (new.assumed and new.definite)
    if not (loose or _dates_agree(group.date, new.date)) or not _circumstances_agree(group, new):
        return False
    if new.definite and len(new.sides) < _SIDES:
        return _points_back(group, new)
    if new.sides != group.sides:
        return new.definite and new.sides < group.sides
    return journey or not (_different_people(group.people, new.people) or _distinct_rounds(group, new))


def _points_back(group: Sighting, new: Sighting) -> bool:
    """Whether "the talks" are those told before: by who is told in them, or only by who mediates or hosts."""
    known = new.sides <= group.sides or all(a.role in _TOLD_ROLES for a in new.people)
    return known and group.head.i < new.head.i


def _is_journey_of(group: Sighting, new: Sighting) -> bool:
    """Whether one is only the journey to the other: "travelled to Ilvena, where he held talks on Tuesday"."""
    journeys = [one for one in (group, new) if one.head.lemma in JOURNEYS]
    near = abs(new.head.sentence - group.head.sentence) <= 1
    return len(journeys) == 1 and journeys[0].assumed and near


def calls_off(group: Sighting, new: Sighting) -> bool:
    """Whether "the visit has been called off" tells the fate of a meeting planned before."""
    planned = group.status in AHEAD and new.status in CALLED_OFF
    if not planned or new.other or not (new.definite and group.head.i < new.head.i):
        return False
    return new.sides <= group.sides and _circumstances_agree(group, new)


def _adds_mediator(group: Sighting, new: Sighting) -> bool:
    """Whether undated talks "between the two sides", told with who mediates them, are those told before."""
    if new.other or not _status_agrees(group.status, new.status) or (new.date.known and not new.assumed):
        return False
    thirds = {a.side or a.name or "?" for a in new.people if a.role in _TOLD_ROLES}
    told = len(group.sides) >= _SIDES and group.sides < new.sides and new.sides - group.sides <= thirds
    return told and group.head.i < new.head.i and _circumstances_agree(group, new)


def _is_told_again(group: Sighting, new: Sighting) -> bool:
    return same(group, new) or calls_off(group, new) or _adds_mediator(group, new)


def _completed(new: Sighting, groups: Sequence[Group]) -> Sighting:
    """The sighting with those who were to meet in the one told before: "she had ruled out such a meeting"."""
    if not new.like or len(new.sides) >= _SIDES:
        return new
    before = [group for group, _ in groups if group.head.i < new.head.i and new.sides <= group.sides]
    if not before:
        return new
    others = [actor for actor in before[-1].people if actor.role not in _TOLD_ROLES]
    return replace(new, people=_people(new.people, others))


def _joins(group: Sighting, new: Sighting) -> bool:
    """Whether the next sentence only tells who else takes part ("they will be joined by X")."""
    near = 0 <= new.head.sentence - group.head.sentence <= 1
    return new.head.lemma in _JOINING and group.sides < new.sides and near


def _circumstances_agree(group: Sighting, new: Sighting) -> bool:
    if group.channel is not new.channel and Channel.UNKNOWN not in {group.channel, new.channel}:
        return False
    return _places_agree(group, new)


def _different_people(one: Sequence[Actor], two: Sequence[Actor]) -> bool:
    """Whether both name persons of a side and no one is in both."""
    for side in {a.side for a in one}:
        here = {a.name for a in one if a.side == side and a.kind is ActorKind.PERSON and a.name}
        there = {a.name for a in two if a.side == side and a.kind is ActorKind.PERSON and a.name}
        if here and there and not here & there:
            return True
    return False


def _distinct_rounds(group: Sighting, new: Sighting) -> bool:
    """Whether two held meetings of the same people have different days."""
    return group.date.known and new.date.known and group.date != new.date and not new.definite


def _finer(one: Period, two: Period) -> Period:
    order = [
        Precision.DAY,
        Precision.RANGE,
        Precision.WEEK,
        Precision.VAGUE,
        Precision.MONTH,
        Precision.SEASON,
        Precision.YEAR,
    ]
    known = [p for p in (one, two) if p.known]
    return min(known, key=lambda p: order.index(p.precision)) if known else one


def _people(one: Sequence[Actor], two: Sequence[Actor]) -> tuple[Actor, ...]:
    """Both lists together; persons replace their state, a told role is kept."""
    out: list[Actor] = []
    for actor in (*one, *two):
        twin = next((i for i, other in enumerate(out) if other.identity == actor.identity), None)
        if twin is None:
            out.append(actor)
        elif out[twin].role is None and actor.role is not None:
            out[twin] = actor
    persons = {a.side for a in out if a.kind is ActorKind.PERSON}
    return tuple(a for a in out if a.kind is ActorKind.PERSON or a.side not in persons or a.side is None)


def _known(people: Sequence[Actor]) -> tuple[Actor, ...]:
    """Without "the envoy" of no side, beside sides that are known."""
    if len({a.side for a in people if a.side is not None}) < _SIDES:
        return tuple(people)
    return tuple(actor for actor in people if actor.name or actor.side)


def join(one: Sighting, two: Sighting) -> Sighting:
    """One sighting with what both tell."""
    settled = one.status is not MeetingStatus.EXPECTED and two.status not in CALLED_OFF
    status = one.status if settled else two.status
    return replace(
        one,
        people=_people(one.people, two.people),
        status=status,
        channel=one.channel if one.channel is not Channel.UNKNOWN else two.channel,
        date=one.date
        if two.assumed and one.date.known
        else two.date
        if one.assumed and two.date.known
        else _finer(one.date, two.date),
        assumed=one.assumed and two.assumed,
        place=one.place or two.place,
        lasting=one.lasting or two.lasting,
        round=one.round or two.round,
        definite=one.definite and two.definite,
    )


def _is_of_the_dispute(new: Sighting, context: Context) -> bool:
    """Whether talks told without participants, but with a place or a day, are those of the dispute's two parties."""
    told = new.place is not None or (new.date.known and not new.assumed)
    others = {side for side in new.sides if side not in context.dispute.parties}
    return (
        told
        and new.head.lemma in _TALKS
        and len(context.dispute.main) == _SIDES
        and others <= context.dispute.mediators
    )


def _place_of(new: Sighting, groups: Sequence[Group]) -> int | None:
    """The number of the last meeting that a sighting tells again; None if it tells a new one."""
    return next((i for i in range(len(groups) - 1, -1, -1) if _is_told_again(groups[i][0], new)), None)


def _is_between_sides(new: Sighting) -> bool:
    """Whether two sides meet, or persons: "the US and its partners" tells of no meeting with anybody."""
    known = {a.side or a.name for a in new.people if a.side or a.kind is ActorKind.PERSON or is_private(a)}
    return len(known) >= _SIDES


def _placed(new: Sighting, groups: Sequence[Group], context: Context) -> tuple[Sighting, int | None]:
    """A sighting with the number of the meeting that it tells again; with the parties where talks name nobody."""
    at = _place_of(new, groups)
    if at is not None or len(new.sides) >= _SIDES or not _is_of_the_dispute(new, context):
        return new, at
    full = _with_parties(new, context)
    return full, _place_of(full, groups)


def _with_parties(new: Sighting, context: Context) -> Sighting:
    """The sighting of talks told without participants, with the parties of the dispute."""
    parties = [context.mentions.side_actor(side) for side in context.dispute.main]
    return replace(new, people=_people(new.people, parties))


def meetings(sightings: Sequence[Sighting], context: Context) -> list[Meeting]:
    """The meetings of a report; sightings with fewer than two sides only add evidence to others."""
    groups: list[Group] = []
    for told_now in sorted(sightings, key=lambda s: (len(s.sides) < _SIDES, s.head.i)):
        new, at = _placed(_completed(told_now, groups), groups, context)
        if at is not None:
            whole, told = groups[at]
            groups[at] = (join(whole, new), [*told, new])
        elif _is_between_sides(new):
            groups.append((new, [new]))
    groups.sort(key=lambda group: min(s.head.i for s in group[1]))
    roles = Roles(context, go_betweens([whole.people for whole, _ in groups], context))
    scenes = set_in_scene([whole for whole, _ in groups])
    confidence = MeetingConfidence(context.knowledge)
    numbered = enumerate(zip(scenes, groups, strict=True), 1)
    found = (_meeting(whole, told, roles, number) for number, (whole, (_, told)) in numbered)
    return [replace(meeting, confidence=confidence.of(meeting)) for meeting in found]


def _meeting(whole: Sighting, told: Sequence[Sighting], roles: Roles, number: int) -> Meeting:
    evidence = merged([sighting.evidence for sighting in told])
    return Meeting(
        id=f"m{number}",
        evidence=evidence,
        date=whole.date,
        place=whole.place,
        tracks=roles.context.tracks_of(*evidence),
        reader=VERSION,
        status=whole.status,
        channel=whole.channel,
        participants=roles.assign(_known(whole.people)),
        duration=whole.lasting,
        round=whole.round,
    )
