"""From pairs to groups: the same set of tellings gives the same groups, in whatever order it came."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.matching.match import Match
from dragoman.matching.telling import Telling

LEAST = -0.6
"""Log odds that the pairs of a group must have on average: a telling that fits one member and no other stays out."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What people have decided: pairs of ids that are one thing, and pairs that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


NOTHING = Decided()


def pair(one: str, two: str) -> tuple[str, str]:
    """A pair of ids, in order."""
    return (one, two) if one < two else (two, one)


def group(
    tellings: Sequence[Telling],
    links: Mapping[tuple[str, str], Match],
    compare: Callable[[Telling, Telling], Match],
    *,
    decided: Decided = NOTHING,
) -> list[tuple[Telling, ...]]:
    """Groups of tellings that tell one thing; each telling is in one group.

    The surest links are made first. Two groups are joined only if no pair across them is barred or decided to be apart,
    and all pairs together speak for it. What a person has decided to be the same is joined before anything else.

    Args:
        tellings: all of them.
        links: pairs of their ids with a score of `THRESHOLD` or more.
        compare: compares two tellings, for the pairs across groups.
        decided: what people have decided.
    """
    work = _Groups(tellings, links, compare, decided)
    for first, second in sorted(decided.same):
        work.join(first, second)
    for (first, second), match in sorted(links.items(), key=lambda item: (-item[1].weight, item[0])):
        if not match.barred and work.fit(first, second):
            work.join(first, second)
    return work.groups()


class _Groups:
    """The groups so far."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        links: Mapping[tuple[str, str], Match],
        compare: Callable[[Telling, Telling], Match],
        decided: Decided,
    ) -> None:
        self._tellings = {telling.id: telling for telling in tellings}
        self._members = {telling.id: [telling.id] for telling in tellings}
        self._of = {telling.id: telling.id for telling in tellings}
        self._matches = dict(links)
        self._compare = compare
        self._apart = decided.apart

    def join(self, one: str, two: str) -> None:
        """Put the groups of two tellings together; nothing if they are together or one of them is not here."""
        if one not in self._of or two not in self._of or self._of[one] == self._of[two]:
            return
        kept, gone = sorted((self._of[one], self._of[two]))
        for member in self._members[gone]:
            self._of[member] = kept
        self._members[kept] += self._members.pop(gone)

    def fit(self, one: str, two: str) -> bool:
        """Whether the groups of two tellings can be one."""
        if self._of[one] == self._of[two]:
            return False
        ours, theirs = self._members[self._of[one]], self._members[self._of[two]]
        across = sorted(((a, b) for a in ours for b in theirs), key=self._is_far)
        if any(pair(a, b) in self._apart for a, b in across):
            return False
        total = 0.0
        for match in (self._match(a, b) for a, b in across):
            if match.barred:
                return False
            total += match.weight
        return total / len(across) >= LEAST

    def _is_far(self, both: tuple[str, str]) -> bool:
        """Of two reports: tellings of one are compared first, since they are told apart at no cost."""
        return self._tellings[both[0]].report != self._tellings[both[1]].report

    def _match(self, one: str, two: str) -> Match:
        key = pair(one, two)
        if key not in self._matches:
            self._matches[key] = self._compare(self._tellings[one], self._tellings[two])
        return self._matches[key]

    def groups(self) -> list[tuple[Telling, ...]]:
        """The groups, each in the order of telling, in the order of their first tellings."""
        found = [
            tuple(sorted((self._tellings[name] for name in members), key=lambda telling: telling.order))
            for members in self._members.values()
        ]
        return sorted(found, key=lambda members: members[0].order)


def connected(names: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The parts of a graph: names that links tie together, each part sorted."""
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for one, two in links:
        neighbours[one].append(two)
        neighbours[two].append(one)
    seen: set[str] = set()
    # The generator asks for each name when its turn has come, so that `seen` holds what was reached before.
    return [sorted(_reach(name, neighbours, seen)) for name in names if name not in seen]


def _reach(start: str, neighbours: Mapping[str, list[str]], seen: set[str]) -> list[str]:
    waiting, found = [start], []
    seen.add(start)
    while waiting:
        name = waiting.pop()
        found.append(name)
        for other in neighbours.get(name, ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return found
