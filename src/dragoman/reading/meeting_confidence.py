"""How sure a meeting is: the share of meetings told so that were meetings on the gold sets.

Who is named, whether a day is told, how they met and how often the report tells it are marks; each has a weight,
fitted by logistic regression on gold (`tools/calibrate.py`). It says how likely the entry is a meeting of these sides,
few of them wrong; day and status are not part of it.
"""

from dragoman.knowledge import Knowledge
from dragoman.model import ActorKind, Channel, Meeting
from dragoman.reading.confidence import Weights

_SEVERAL = 2


def marks(meeting: Meeting) -> list[str]:
    """The marks of a meeting, as the table names them."""
    persons = {a.side for a in meeting.participants if a.kind is ActorKind.PERSON and a.name}
    flags = {
        "nobody_named": not persons,
        "one_side_named": len(persons) == 1,
        "some_of_no_side": any(a.side is None for a in meeting.participants),
        "no_date": not meeting.date.known,
        "no_channel": meeting.channel is Channel.UNKNOWN,
        "no_place": meeting.place is None,
        "told_again": len(meeting.evidence) >= _SEVERAL,
        "many_sides": len({a.side for a in meeting.participants}) > _SEVERAL,
    }
    return [f"status_{meeting.status.value}", *(mark for mark, holds in flags.items() if holds)]


class MeetingConfidence:
    """Tells how sure meetings are."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._weights = Weights(knowledge, "meeting")

    def of(self, meeting: Meeting) -> float:
        """The confidence of a meeting."""
        return self._weights.sure(marks(meeting))
