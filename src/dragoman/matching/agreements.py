"""Whether two reports tell one agreement: by name, parties, subject, tracks and time.

An agreement is one from its proposal to its end: proposed, agreed, signed, violated.
"""

from dragoman.knowledge.phrases import fold
from dragoman.matching.match import Match, Scales, barred
from dragoman.matching.places import weigh_places
from dragoman.matching.telling import Telling
from dragoman.matching.times import Relation, distance, window
from dragoman.matching.words import alike, stems, subjects
from dragoman.model import Agreement, AgreementStatus

NEEDED = 2.4
"""Log odds that reasons must outweigh."""

_OPEN = frozenset({AgreementStatus.PROPOSED, AgreementStatus.UNDER_NEGOTIATION})
_REACHED = frozenset({AgreementStatus.AGREED, AgreementStatus.INITIALLED, AgreementStatus.SIGNED})
_KINDS = frozenset({"truce", "treaty", "prisoners", "grain", "withdrawal", "powersharing", "nuclear"})
"""Families of subjects that make agreements of different kinds."""
GENERIC = frozenset(
    {
        "agreement",
        "accord",
        "deal",
        "protocol",
        "pact",
        "treaty",
        "framework",
        "truce",
        "ceasefire",
        "peace",
        "memorandum",
        "treaties",
        "accords",
        "agreements",
        "plan",
        "talks",
    }
)


def agreement_of(telling: Telling) -> Agreement:
    """The agreement that a telling tells."""
    assert isinstance(telling.entry, Agreement)
    return telling.entry


def compare(one: Telling, two: Telling) -> Match:
    """How likely two tellings tell one agreement. Symmetric; tellings of one report never do."""
    if one.report == two.report:
        return barred("told apart by one report")
    one, two = sorted((one, two), key=lambda telling: telling.order)
    scales = Scales(NEEDED)
    _weigh_parties(scales, one, two)
    _weigh_names(scales, agreement_of(one).name, agreement_of(two).name)
    _weigh_subjects(scales, one, two)
    _weigh_time(scales, one, two)
    weigh_places(scales, one, two, same=0.6, other=-0.3)
    return scales.match()


def parties(telling: Telling) -> frozenset[str]:
    """The sides that the agreement is between."""
    count = len(agreement_of(telling).parties)
    return frozenset(side for who in telling.who[:count] if (side := who.side or who.name))


def _weigh_parties(scales: Scales, one: Telling, two: Telling) -> None:
    ours, theirs = parties(one), parties(two)
    if not ours or not theirs:
        return
    common = ", ".join(sorted(ours & theirs))
    if ours == theirs:
        scales.put(1.2, f"the same parties ({common})")
    elif ours <= theirs or theirs <= ours:
        scales.put(0.3, f"parties that fit ({common})")
    elif len(ours & theirs) > 1:
        scales.put(-0.6, "other parties besides")
    else:
        scales.bar(f"other parties: {', '.join(sorted(ours))}; {', '.join(sorted(theirs))}")


def _weigh_names(scales: Scales, one: str | None, two: str | None) -> None:
    if not one or not two:
        return
    ours, theirs = set(fold(one).split()), set(fold(two).split())
    if ours == theirs:
        scales.put(3.0, f"both named {one}")
    elif ours <= theirs or theirs <= ours:
        short = min(ours, theirs, key=len)
        scales.put(1.2 if short <= GENERIC else 2.2, f"named {one} and {two}")
    else:
        own, other = ours - theirs - GENERIC, theirs - ours - GENERIC
        scales.put(-3.0 if own and other else -0.5, f"named {one}, not {two}")


def _weigh_subjects(scales: Scales, one: Telling, two: Telling) -> None:
    ours, theirs = kinds(one), kinds(two)
    if ours & theirs:
        scales.put(1.2, f"about {', '.join(sorted(ours & theirs))}")
    elif ours and theirs:
        scales.put(-1.6, f"about {', '.join(sorted(ours))}, not {', '.join(sorted(theirs))}")
    first, second = set(one.entry.tracks), set(two.entry.tracks)
    if first & second:
        scales.put(0.9, f"on {', '.join(sorted(first & second))}")
    elif first and second:
        scales.put(-1.4, f"on {', '.join(sorted(first))}, not {', '.join(sorted(second))}")
    share = alike(stems(one.words), stems(two.words))
    if share > 0.2:
        scales.put(round(1.5 * share, 2), "the same words")


def kinds(telling: Telling) -> frozenset[str]:
    """What kind of agreement it is, by its name and words."""
    name = agreement_of(telling).name
    return (subjects(name) if name else frozenset()) & _KINDS or subjects(telling.words) & _KINDS


_FADES = {"named": 160, "treaty": 400, "truce": 130, "one kind": 160, "any": 80}
"""Days apart that weigh one: treaties are negotiated for years, of truces there is soon another."""


def _fades(one: Telling, two: Telling) -> int:
    """Days apart that weigh one between two tellings."""
    common = kinds(one) & kinds(two)
    if agreement_of(one).name and agreement_of(two).name:
        return _FADES["named"]
    if "treaty" in common:
        return _FADES["treaty"]
    if common == {"truce"}:
        return _FADES["truce"]
    return _FADES["one kind" if common else "any"]


def _weigh_time(scales: Scales, one: Telling, two: Telling) -> None:
    first, second = agreement_of(one).status, agreement_of(two).status
    here, there = window(one, ahead=False), window(two, ahead=False)
    if here is None or there is None:
        return
    found = distance(here, there)
    if found.relation is Relation.SAME:
        scales.put(1.3, "the same day")
    elif found.relation is not Relation.APART:
        scales.put(0.4 if found.width <= 62 else 0.1, "dates that fit")
    elif {first, second} <= _REACHED and here.exact and there.exact and first is second:
        scales.put(-2.5, f"both {first.value.replace('_', ' ')}, {found.gap} days apart")
    else:
        scales.put(-min(3.0, found.gap / _fades(one, two)), f"{found.gap} days apart")
    if second in _OPEN and first in _REACHED:
        scales.put(-1.2, f"{second.value.replace('_', ' ')} after it was {first.value}")
