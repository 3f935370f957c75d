"""Sources: which outlets the record rests on, and which of their reports are copies of one another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.answers.asking import outlet_name
from dragoman.answers.knowing import known
from dragoman.matching.grouping import connected
from dragoman.matching.overlap import CopyKind
from dragoman.record import Copy, Store
from dragoman.record.results import ReportHead

_COPIED = frozenset({CopyKind.PARTIAL, CopyKind.REWRITE, CopyKind.COPY})


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Reports that take their text from one another.

    Attributes:
        origin: where the text comes from.
        copies: the others, each with how it hangs together with the group and how much of the shorter text is shared.
    """

    origin: ReportHead
    copies: tuple[tuple[ReportHead, CopyKind, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the record rests on.

    Attributes:
        outlets: usual name, reports, and how many of them copy another report wholly; the most reports first.
        groups: reports that copy each other, by the day of the origin.
    """

    outlets: tuple[tuple[str, int, int], ...]
    groups: tuple[CopyGroup, ...]


def sources(store: Store) -> Sources:
    """What the record rests on.

    Raises:
        StoreError: if the record cannot be read.
    """
    heads = {head.key: head for head in store.reports()}
    copied = [copy for copy in store.copies() if copy.kind in _COPIED]
    parts = connected(
        sorted({copy.first for copy in copied} | {copy.second for copy in copied}), map(_ends, copied)
    )
    groups = [_group(part, [copy for copy in copied if copy.first in part], heads) for part in parts]
    knowledge = known(store)

    def outlet(head: ReportHead) -> str:
        printed = head.outlet or head.agency
        return outlet_name(knowledge, printed) if printed else "outlet not named"

    taken = Counter(
        outlet(head) for group in groups for head, kind, _ in group.copies if kind is not CopyKind.PARTIAL
    )
    counts = Counter(map(outlet, heads.values()))
    outlets = [
        (name, count, taken[name])
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Sources(outlets=tuple(outlets), groups=tuple(sorted(groups, key=lambda group: _day(group.origin))))


def _ends(copy: Copy) -> tuple[str, str]:
    return copy.first, copy.second


def _day(head: ReportHead) -> tuple[str, str]:
    return (head.published.isoformat() if head.published else "9999", head.key)


def _group(part: Sequence[str], copies: Iterable[Copy], heads: Mapping[str, ReportHead]) -> CopyGroup:
    """One group: its origin is the report that copies none of the others, else the earliest."""
    closest: dict[str, tuple[CopyKind, float]] = {}
    taken: defaultdict[str, bool] = defaultdict(bool)
    for copy in copies:
        taker = copy.second if copy.origin == copy.first else copy.first
        taken[taker] = True
        for name in _ends(copy):
            closest[name] = max(
                closest.get(name, (CopyKind.PARTIAL, 0.0)), (copy.kind, copy.share), key=_closeness
            )
    ordered = sorted(part, key=lambda name: (taken[name], _day(heads[name])))
    others = tuple((heads[name], *closest[name]) for name in ordered[1:])
    return CopyGroup(origin=heads[ordered[0]], copies=others)


def _closeness(found: tuple[CopyKind, float]) -> float:
    return found[1]
