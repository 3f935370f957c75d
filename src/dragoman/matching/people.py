"""Comparing whom two tellings name: sides, and persons side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from dragoman.matching.identity import Who, same_person
from dragoman.matching.match import Scales
from dragoman.matching.telling import Telling
from dragoman.model import Meeting, Role

_HEADS = frozenset({"head_of_state", "head_of_government"})


class Sides(StrEnum):
    """How the sides of two tellings stand to each other."""

    EQUAL = "equal"
    NESTED = "nested"
    CROSSED = "crossed"
    APART = "apart"


def by_side(actors: Iterable[Who]) -> Mapping[str, tuple[Who, ...]]:
    """Actors by side; one without a side stands for itself."""
    found: defaultdict[str, list[Who]] = defaultdict(list)
    for who in actors:
        if side := who.side or who.name:
            found[side].append(who)
    return {side: tuple(members) for side, members in found.items()}


def principals(telling: Telling) -> frozenset[str]:
    """The sides that a meeting is between: its parties if there are two, else all that are present.

    A host counts only where nobody else is left to meet. Bodies and groups whose side is not told ("officers") count
    for nothing: whoever they act for, another report may say.
    """
    entry = telling.entry
    assert isinstance(entry, Meeting)
    pairs = list(zip(telling.who, entry.participants, strict=True))
    parties = _sides(who for who, actor in pairs if actor.role is Role.PARTY)
    if len(parties) > 1:
        return parties
    present = _sides(who for who, actor in pairs if actor.role not in {Role.HOST, Role.ABSENT})
    return present if len(present) > 1 else _sides(telling.present)


def _sides(actors: Iterable[Who]) -> frozenset[str]:
    return frozenset(side for who in actors if (side := who.side or (who.name if who.person else "")))


def relation(one: frozenset[str], two: frozenset[str]) -> Sides:
    """How two sets of sides stand."""
    if one == two:
        return Sides.EQUAL
    if one <= two or two <= one:
        return Sides.NESTED
    return Sides.CROSSED if len(one & two) > 1 else Sides.APART


def weigh_persons(
    scales: Scales, one: Iterable[Who], two: Iterable[Who], *, each: float, against: float
) -> None:
    """Weigh the persons that two tellings name for the same sides.

    Args:
        scales: where the reasons go.
        one: the actors of one telling.
        two: those of the other.
        each: weight of one side for which both name the same person.
        against: weight, below 0, of one side for which they name others.
    """
    first, second = by_side(one), by_side(two)
    for side in sorted(first.keys() & second.keys()):
        _weigh_side(scales, first[side], second[side], each=each, against=against)


def _weigh_side(
    scales: Scales, one: tuple[Who, ...], two: tuple[Who, ...], *, each: float, against: float
) -> None:
    ours = [who for who in one if who.person]
    theirs = [who for who in two if who.person]
    if not ours or not theirs:
        return
    found = {same_person(a, b): (a, b) for a in ours for b in theirs}
    if True in found:
        named = max((who.name for who in found[True]), key=len) or found[True][0].office.replace("_", " ")
        scales.put(each, f"both with {named}")
    elif None not in found:
        scales.put(against * _level(ours, theirs), f"{_names(ours)}, not {_names(theirs)}")


def _level(ours: list[Who], theirs: list[Who]) -> float:
    """Heads of state and their ministers do not stand in for each other; delegations of several may overlap."""
    heads = {any(who.office in _HEADS for who in group) for group in (ours, theirs)}
    if len(heads) > 1:
        return 1.3
    return 1.0 if len(ours) == len(theirs) == 1 else 0.6


def _names(group: list[Who]) -> str:
    return " and ".join(sorted(who.name or who.office.replace("_", " ") for who in group))
