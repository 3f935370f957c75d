"""Where meetings were that are told without a place: where the others of that day were, if that is one place."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Channel, MeetingStatus, Place
from dragoman.reading.sightings import Sighting

_FACE_TO_FACE = frozenset({Channel.IN_PERSON, Channel.UNKNOWN, Channel.INDIRECT})
_TAKING_PLACE = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING, MeetingStatus.SCHEDULED})


def set_in_scene(meetings: Sequence[Sighting]) -> list[Sighting]:
    """The meetings of a report, those without a place in the place of others on the same days with the same people.

    Talks that have a place are held face to face.
    """
    placed = [replace(one, place=one.place or _place_of_others(one, meetings)) for one in meetings]
    return [
        replace(one, channel=Channel.IN_PERSON)
        if one.place is not None and one.channel is Channel.UNKNOWN and one.status in _TAKING_PLACE
        else one
        for one in placed
    ]


def _place_of_others(one: Sighting, meetings: Sequence[Sighting]) -> Place | None:
    if one.channel not in _FACE_TO_FACE or one.status not in _TAKING_PLACE or not one.date.known:
        return None
    places = {
        other.place.name: other.place
        for other in meetings
        if other.place is not None and other.date.overlaps(one.date) and other.sides & one.sides
    }
    return next(iter(places.values())) if len(places) == 1 else None
