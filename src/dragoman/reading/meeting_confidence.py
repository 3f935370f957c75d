"""How sure a meeting is: the share of meetings told so that were meetings on the gold sets.

Who is named, whether a day is told, how they met and how often the report tells it are marks; each has a weight,
fitted by logistic regression on gold (`tools/calibrate.py`). It says how likely the entry is a meeting of these sides,
few of them wrong; day and status are not part of it.
"""

import math

from dragoman.knowledge import Knowledge
from dragoman.model import ActorKind, Channel, Meeting

_LEAST, _MOST = 0.05, 0.99
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
    """Tells how sure meetings are, by the weights of `confidence.toml`."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.lexicon("confidence")["meeting"]
        self._weights = {str(mark): float(weight) for mark, weight in table.items()}

    def of(self, meeting: Meeting) -> float:
        """The confidence of a meeting, two decimals, never quite 0 or 1."""
        told = sorted(marks(meeting))
        total = self._weights.get("bias", 0.0) + sum(self._weights.get(mark, 0.0) for mark in told)
        return round(min(max(1 / (1 + math.exp(-total)), _LEAST), _MOST), 2)
