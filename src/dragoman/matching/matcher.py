"""The matcher: tellings, their keys and their comparison behind one object."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.knowledge import Knowledge
from dragoman.matching import actions, agreements, meetings, sayings
from dragoman.matching.grouping import NOTHING, Decided, connected, group, pair
from dragoman.matching.identity import Identifier
from dragoman.matching.keys import keys as keys_of
from dragoman.matching.keys import wanted
from dragoman.matching.match import THRESHOLD, Match, barred
from dragoman.matching.telling import Telling

Links = dict[tuple[str, str], Match]

_COMPARE: Mapping[str, Callable[[Telling, Telling], Match]] = {
    "meeting": meetings.compare,
    "agreement": agreements.compare,
    "action": actions.compare,
    "statement": sayings.compare,
}
LARGEST = 150
"""Tellings that are grouped together at most: of a larger heap the weakest links are left out first."""
_STEP = 0.5


def compare(one: Telling, two: Telling) -> Match:
    """How likely two tellings tell one thing; of different kinds never."""
    kind = one.entry.type
    if kind != two.entry.type or kind not in _COMPARE:
        return barred("entries of different kinds")
    return _COMPARE[kind](one, two)


def is_link(match: Match) -> bool:
    """Whether a match ties two tellings together."""
    return not match.barred and match.score >= THRESHOLD


class Matcher:
    """Matches entries across reports, by the tables and a process laid over them.

    All that it says of two tellings rests on these two alone, so that the order in which reports arrive cannot matter.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.identify = Identifier(knowledge)


def links(new: Iterable[Telling], others: Iterable[Telling] = ()) -> Links:
    """The links between new tellings and others that share a key, and among the new ones."""
    index: dict[str, list[Telling]] = {}
    for telling in others:
        _enter(index, telling)
    found: Links = {}
    for telling in new:
        for other in {other.id: other for key in wanted(telling) for other in index.get(key, ())}.values():
            match = compare(telling, other)
            if is_link(match):
                found[pair(telling.id, other.id)] = match
        _enter(index, telling)
    return found


def _enter(index: dict[str, list[Telling]], telling: Telling) -> None:
    for key in keys_of(telling):
        index.setdefault(key, []).append(telling)


def groups(
    tellings: Sequence[Telling], found: Links, decided: Decided = NOTHING
) -> list[tuple[Telling, ...]]:
    """Groups of tellings that tell one thing, each heap of linked tellings by itself."""
    by_id = {telling.id: telling for telling in tellings}
    out: list[tuple[Telling, ...]] = []
    for part, kept in heaps(by_id, found, decided):
        out += group([by_id[name] for name in part], kept, compare, decided=decided)
    return sorted(out, key=lambda members: members[0].order)


def heaps(
    names: Iterable[str], found: Links, decided: Decided = NOTHING, *, least: float = 0.0
) -> Iterable[tuple[list[str], Links]]:
    """Heaps of names that links tie together, each with its links and none larger than `LARGEST`, if links can help it.

    Args:
        names: the ids.
        found: links between them.
        decided: pairs decided to be the same tie names together too.
        least: weight that links must have.
    """
    known = set(names)
    kept = {both: match for both, match in found.items() if match.weight >= least and known.issuperset(both)}
    ties = [*kept, *(both for both in decided.same if known.issuperset(both))]
    of: dict[str, int] = {}
    parts = connected(sorted(known), ties)
    for number, part in enumerate(parts):
        of.update(dict.fromkeys(part, number))
    own: list[Links] = [{} for _ in parts]
    for both, match in kept.items():
        own[of[both[0]]][both] = match
    for part, part_links in zip(parts, own, strict=True):
        if len(part) > LARGEST and any(match.weight >= least + _STEP for match in part_links.values()):
            yield from heaps(part, part_links, decided, least=least + _STEP)
        else:
            yield part, part_links
