"""Twins: tellings that tell one thing beyond doubt, of which one is enough to compare with others.

What fifty outlets print, or what every report of a war recalls, would otherwise cost the square of its tellings.
"""

import hashlib
import json
from datetime import timedelta

from dragoman.knowledge.phrases import fold
from dragoman.matching.agreements import GENERIC, parties
from dragoman.matching.meetings import HELD
from dragoman.matching.telling import Telling
from dragoman.model import Action, Agreement, Meeting, Precision
from dragoman.model.interchange import entry_to_json

RECALLED = timedelta(days=14)
"""After so long a day is recalled for what is known to have happened on it."""
_OWN = frozenset({"id", "evidence", "content", "cue", "confidence", "reader", "condition", "duration"})


def signature(telling: Telling) -> str:
    """Equal for twins, and almost surely for them alone (80 bits of BLAKE2).

    Twins are: named agreements of the same parties, unless the name is a common noun; meetings and actions of the same
    people at one place on one day, recalled `RECALLED` later or more; and what is told in the same words on one day.
    """
    whole = json.dumps(_named(telling) or _recalled(telling) or _copied(telling), sort_keys=True)
    return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _named(telling: Telling) -> list[object] | None:
    entry = telling.entry
    if not isinstance(entry, Agreement) or not entry.name:
        return None
    name, sides = fold(entry.name), parties(telling)
    if len(sides) < 2 or set(name.split()) <= GENERIC:
        return None
    return ["named", name, sorted(sides)]


def _recalled(telling: Telling) -> list[object] | None:
    entry, told = telling.entry, telling.published
    day = entry.date.start
    if entry.date.precision is not Precision.DAY or day is None or told is None or told - day < RECALLED:
        return None
    where = fold(entry.place.name) if entry.place else ""
    if isinstance(entry, Meeting) and entry.status in HELD:
        sort, who = entry.channel.value, telling.present
    elif isinstance(entry, Action) and entry.actor:
        sort, who = entry.kind.value, telling.who
    else:
        return None
    return ["recalled", entry.type, sort, day.isoformat(), where, sorted({one.key for one in who})]


def _copied(telling: Telling) -> list[object]:
    told = {name: value for name, value in entry_to_json(telling.entry).items() if name not in _OWN}
    who = [one.key for one in telling.who]
    words = [fold(part) for part in (*telling.quotes, *telling.content)]
    return ["copied", told, str(telling.published), who, words]
