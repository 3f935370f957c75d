"""From pairs of tellings that exclude each other to contradictions with their positions."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.matching.claims import (
    ClaimKind,
    Contradiction,
    Opposed,
    in_words,
    matter,
    place_and_day,
    position_of,
    sources,
)
from dragoman.matching.grouping import connected
from dragoman.matching.telling import Telling
from dragoman.model import Act, Action, Agreement, Meeting, Statement


def assembled(opposed: Sequence[Opposed]) -> Iterator[Contradiction]:
    """Pairs that share a telling are one contradiction; what tellings of one event disagree on stays apart by kind."""
    themes: defaultdict[str, list[Opposed]] = defaultdict(list)
    for pair in opposed:
        themes["" if isinstance(pair.two.entry, Statement) else pair.kind].append(pair)
    for pairs in themes.values():
        tellings = {telling.id: telling for pair in pairs for telling in (pair.one, pair.two)}
        links = [(pair.one.id, pair.two.id) for pair in pairs]
        for part in connected(sorted(tellings), links):
            inside = set(part)
            yield _joined([pair for pair in pairs if pair.one.id in inside])


def _joined(pairs: Sequence[Opposed]) -> Contradiction:
    best = min(
        pairs,
        key=lambda pair: (pair.kind is ClaimKind.DENIAL, -pair.confidence, pair.one.order, pair.two.order),
    )
    denying = {pair.two.id for pair in pairs if pair.denied}
    sure: defaultdict[str, float] = defaultdict(float)
    tellings: dict[str, Telling] = {}
    for pair in pairs:
        for telling in (pair.one, pair.two):
            tellings[telling.id] = telling
            sure[telling.id] = max(sure[telling.id], pair.confidence)
    groups: dict[tuple[object, ...], list[Telling]] = {}
    for telling in sorted(tellings.values(), key=lambda telling: telling.order):
        groups.setdefault(_stance(telling, best.kind, denying), []).append(telling)
    positions = tuple(
        position_of(_value(group[0], best.kind, denying), group, max(sure[telling.id] for telling in group))
        for group in groups.values()
    )
    reasons = tuple(sorted({pair.reason for pair in pairs}))
    return Contradiction(best.kind, _about(best, tellings), positions, round(best.confidence, 3), reasons)


_LABELS = {
    ClaimKind.FIGURE: "how many",
    ClaimKind.AUTHOR: "who did it",
    ClaimKind.OCCURRENCE: "whether it took place",
    ClaimKind.DATE: "when it was",
    ClaimKind.PLACE: "where it was",
    ClaimKind.OUTCOME: "what came of it",
    ClaimKind.CAUSE: "why it happened",
}
_DENIED = (ClaimKind.DENIAL, ClaimKind.OCCURRENCE)
_ACCUSED = re.compile(r"(?:\S+ ){1,4}of (?:\w+ )?\w+ing\b")
"""What follows "accuses": "Armenia of violating the truce"."""


def _about(best: Opposed, tellings: Mapping[str, Telling]) -> str:
    """What it is about: the words that are denied, else the place and the day of the event."""
    label = _LABELS.get(best.kind, "")
    if isinstance(best.two.entry, Statement):
        # That one says so and the other denies it, the positions tell.
        return in_words(best.one) if best.kind in _DENIED else f"{label}: {in_words(best.one)}"
    return matter(label, *place_and_day(list(tellings.values())))


def _stance(telling: Telling, kind: ClaimKind, denying: set[str]) -> tuple[object, ...]:
    """What makes two tellings of a contradiction one position."""
    if isinstance(telling.entry, Statement):
        return (telling.id in denying, telling.id if kind is ClaimKind.CAUSE else sources(telling))
    return (_value(telling, kind, denying),)


def _value(telling: Telling, kind: ClaimKind, denying: set[str]) -> str:
    """What a telling holds on the matter, in words."""
    entry = telling.entry
    if isinstance(entry, Statement):
        return _said(entry, in_words(telling), denies=telling.id in denying)
    if kind is ClaimKind.DATE and entry.date.start:
        return entry.date.start.isoformat()
    if kind is ClaimKind.PLACE and entry.place and entry.place.name:
        return entry.place.name
    if isinstance(entry, (Meeting, Agreement)):
        return entry.status.value.replace("_", " ")
    if isinstance(entry, Action) and kind is ClaimKind.AUTHOR:
        sides = dict.fromkeys(actor.side or actor.label for actor in entry.actor)
        return f"by {', '.join(sides)}"
    return in_words(telling)


def _said(statement: Statement, words: str, *, denies: bool) -> str:
    if denies:
        return f"denies it (“{words.replace('“', '‘').replace('”', '’')}”)"
    return f"accuses {words}" if statement.act is Act.ACCUSE and _ACCUSED.match(words) else words
