"""Witnesses: how many independent reports tell a thing, copies of one another counted once."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.matching.grouping import connected
from dragoman.model import Span

COVERED = 0.5
"""Share of an entry's words that must stand in what two reports share for the two not to be independent in it."""


def is_covered(evidence: Sequence[Span], shared: Sequence[Span]) -> bool:
    """Whether at least `COVERED` of the evidence lies in the shared spans of its report."""
    total = sum(span.end - span.start for span in evidence)
    inside = sum(
        max(0, min(span.end, other.end) - max(span.start, other.start))
        for span in evidence
        for other in shared
    )
    return total > 0 and inside >= COVERED * total


def independent(
    tellers: Iterable[str], copied: Iterable[tuple[str, str]], origins: Mapping[tuple[str, str], str]
) -> list[tuple[str, ...]]:
    """The reports that tell a thing, those that copy each other together, the origin of each group first.

    Args:
        tellers: keys of the reports.
        copied: pairs of them of which one takes what it tells from the other.
        origins: for such a pair, which of the two is the origin.
    """
    names = sorted(set(tellers))
    pairs = [both for both in copied if both[0] in names and both[1] in names]
    groups = []
    for part in connected(names, pairs):
        taken = {name for both in pairs if both[0] in part for name in both if name != origins.get(both)}
        groups.append(tuple(sorted(part, key=lambda name: (name in taken, name))))
    return groups
