"""Whether two reports tell one saying: the same speaker, about the same time, in the same words."""

from rapidfuzz import fuzz

from dragoman.knowledge.phrases import fold
from dragoman.matching.match import Match, Scales, barred
from dragoman.matching.people import by_side, weigh_persons
from dragoman.matching.places import weigh_places
from dragoman.matching.telling import Telling
from dragoman.matching.times import Relation, distance, window
from dragoman.matching.words import alike, stems
from dragoman.model import Act, Mode, Statement

NEEDED = 3.8
"""Log odds that reasons must outweigh: a spokesman says many things on one day."""

_LONG, _WITHIN = 40, 88
"""Characters of a quotation, and likeness, from which it counts as a part of a longer one."""

_MEANT = {
    Act.OFFER: 2.2,
    Act.CONDITION: 0.9,
    Act.THREATEN: 0.6,
    Act.PLEDGE: 0.6,
    Act.REJECT: 0.5,
    Act.DEMAND: 0.5,
}
"""Acts that a speaker seldom does twice in a week about one thing."""


def statement_of(telling: Telling) -> Statement:
    """The statement that a telling tells."""
    assert isinstance(telling.entry, Statement)
    return telling.entry


def compare(one: Telling, two: Telling) -> Match:
    """How likely two tellings tell one saying. Symmetric; sayings of one report are told apart by it."""
    if one.report == two.report:
        return barred("told apart by one report")
    one, two = sorted((one, two), key=lambda telling: telling.order)
    if not by_side(one.who).keys() & by_side(two.who).keys():
        return barred("other speakers")
    scales = Scales(NEEDED)
    scales.put(0.6, "the same side")
    weigh_persons(scales, one.who, two.who, each=1.0, against=-2.5)
    _weigh_time(scales, one, two)
    _weigh_words(scales, one, two)
    _weigh_act(scales, one, two)
    return scales.match()


def _weigh_time(scales: Scales, one: Telling, two: Telling) -> None:
    here, there = window(one, ahead=False), window(two, ahead=False)
    if here is None or there is None:
        return
    found = distance(here, there)
    if found.relation is Relation.SAME:
        scales.put(1.0, "the same day")
    elif found.relation is Relation.APART:
        scales.put(-min(3.0, found.gap / 3), f"{found.gap} days apart")
    else:
        scales.put(0.4 if found.width <= 31 else 0.0, "dates that fit")


def _weigh_words(scales: Scales, one: Telling, two: Telling) -> None:
    if statement_of(one).mode is Mode.DIRECT and statement_of(two).mode is Mode.DIRECT:
        nearness = _nearness(fold(" ".join(one.content)), fold(" ".join(two.content)))
        if nearness >= 75:
            scales.put(4.0 * nearness / 100, "the same quotation")
            return
    share = alike(stems(" ".join(one.content)), stems(" ".join(two.content)))
    scales.put(
        round(2.8 * share, 2) if share > 0.1 else -1.0, "the same words" if share > 0.1 else "other words"
    )


def _nearness(one: str, two: str) -> float:
    """How like two quotations are, 0 to 100; one of some length that lies within the other is as like."""
    whole = fuzz.ratio(one, two)
    if min(len(one), len(two)) < _LONG:
        return whole
    part = fuzz.partial_ratio(one, two)
    return max(whole, part if part >= _WITHIN else 0.0)


def _weigh_act(scales: Scales, one: Telling, two: Telling) -> None:
    first, second = statement_of(one), statement_of(two)
    if first.act is second.act:
        scales.put(_MEANT.get(first.act, 0.2), first.act.value)
    if first.act is second.act is Act.OFFER:
        weigh_places(scales, one, two, same=2.0, other=-2.0)
    tracks = set(first.tracks) & set(second.tracks)
    if tracks:
        scales.put(0.3, f"on {', '.join(sorted(tracks))}")
