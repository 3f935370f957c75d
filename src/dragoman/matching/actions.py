"""Whether two reports tell one action: by what was done, by whom, to whom, when and where."""

from dragoman.matching.match import Match, Scales, barred
from dragoman.matching.people import by_side
from dragoman.matching.places import weigh_places
from dragoman.matching.telling import Telling
from dragoman.matching.times import Relation, distance, window
from dragoman.matching.words import FURTHER, alike, numbers, stems, subjects
from dragoman.model import Action, ActionKind, Precision

NEEDED = 2.0
"""Log odds that reasons must outweigh."""
COMMON = 0.3
"""How much more for fighting: in a war two reports of a day seldom mean the same attack unless they say where."""

FIGHTING = frozenset({ActionKind.ATTACK, ActionKind.CLASH, ActionKind.CEASEFIRE_VIOLATION, ActionKind.SEIZE})
LASTING = frozenset({ActionKind.DETAIN, ActionKind.BLOCKADE, ActionKind.SANCTION, ActionKind.DEPLOY})
"""What goes on for long: two reports of different days may tell the same."""


def action_of(telling: Telling) -> Action:
    """The action that a telling tells."""
    assert isinstance(telling.entry, Action)
    return telling.entry


def compare(one: Telling, two: Telling) -> Match:
    """How likely two tellings tell one action. Symmetric; of one report only if it tells day and place of both."""
    one, two = sorted((one, two), key=lambda telling: telling.order)
    first, second = action_of(one).kind, action_of(two).kind
    if first is not second and ActionKind.OTHER not in {first, second} and not {first, second} <= FIGHTING:
        return barred(f"{first.value}, not {second.value}".replace("_", " "))
    if one.report == two.report and not (_is_set(one) and _is_set(two)):
        return barred("told apart by one report")
    scales = Scales(NEEDED + (COMMON if {first, second} <= FIGHTING else 0.0))
    _weigh_kinds(scales, first, second)
    _weigh_sides(scales, one, two)
    _weigh_time(scales, one, two)
    weigh_places(scales, one, two, same=1.0, other=-2.0)
    _weigh_words(scales, one, two)
    return scales.match()


def _is_set(telling: Telling) -> bool:
    """Whether it is told on what day and where it was done."""
    return telling.entry.date.precision is Precision.DAY and telling.entry.place is not None


def _weigh_kinds(scales: Scales, one: ActionKind, two: ActionKind) -> None:
    if one is two and one is not ActionKind.OTHER:
        scales.put(1.1, one.value.replace("_", " "))
    elif one is not two and {one, two} <= FIGHTING:
        scales.put(-1.0, f"{one.value}, not {two.value}".replace("_", " "))
    elif ActionKind.OTHER in {one, two}:
        scales.put(-0.6 if {one, two} & LASTING else -0.2, "what was done is not the same")


def _halves(telling: Telling) -> tuple[frozenset[str], frozenset[str]]:
    """The sides that did it and those it was done to."""
    count = len(action_of(telling).actor)
    return frozenset(by_side(telling.who[:count])), frozenset(by_side(telling.who[count:]))


def _weigh_sides(scales: Scales, one: Telling, two: Telling) -> None:
    (ours, hit), (theirs, struck) = _halves(one), _halves(two)
    mutual = ActionKind.CLASH in {action_of(one).kind, action_of(two).kind}
    if mutual:
        ours, theirs, hit, struck = ours | hit, theirs | struck, frozenset(), frozenset()
    _weigh_half(scales, ours, theirs, each=1.0, against=-2.5, what="by")
    _weigh_half(scales, hit, struck, each=0.5, against=-1.0, what="against")


def _weigh_half(
    scales: Scales, one: frozenset[str], two: frozenset[str], *, each: float, against: float, what: str
) -> None:
    if not one or not two:
        return
    if one & two:
        scales.put(each, f"{what} {', '.join(sorted(one & two))}")
    else:
        scales.put(against, f"{what} {', '.join(sorted(one))}, not {', '.join(sorted(two))}")


def _weigh_time(scales: Scales, one: Telling, two: Telling) -> None:
    here, there = window(one, ahead=False), window(two, ahead=False)
    if here is None or there is None:
        return
    found = distance(here, there)
    lasting = bool({action_of(one).kind, action_of(two).kind} & LASTING)
    if found.relation is Relation.SAME:
        scales.put(1.6, "the same day")
    elif found.relation is Relation.APART:
        _weigh_gap(scales, found.gap, exact=here.exact and there.exact, lasting=lasting)
    elif found.relation is Relation.LOOSE:
        scales.put(0.2, "told about the same time")
    else:
        scales.put(0.8 if found.width <= 62 else 0.2, "dates that fit")


def _weigh_gap(scales: Scales, gap: int, *, exact: bool, lasting: bool) -> None:
    days = f"{gap} day{'s' if gap > 1 else ''} apart"
    if exact and gap > 1 and not lasting:
        scales.bar(days)
    scales.put(-min(3.0, gap / 60 if lasting else gap / 20 + (2.9 if exact else 0.0)), days)


def _weigh_words(scales: Scales, one: Telling, two: Telling) -> None:
    ours, theirs = subjects(one.words), subjects(two.words)
    if ours & theirs:
        scales.put(0.4, f"about {', '.join(sorted(ours & theirs))}")
    if {action_of(one).kind, action_of(two).kind} <= FIGHTING:
        _weigh_blows(scales, one.words, two.words)
    share = alike(stems(one.words), stems(two.words))
    if share > 0.1:
        scales.put(round(1.8 * share, 2), "the same words")
    else:
        scales.put(-0.5, "other words")


def _weigh_blows(scales: Scales, one: str, two: str) -> None:
    """One blow is told with other numbers than the next, which may be called a further one."""
    if FURTHER.search(one) or FURTHER.search(two):
        scales.put(-1.2, "one of them tells a further one")
    ours, theirs = numbers(one), numbers(two)
    if ours and theirs and not ours & theirs:
        scales.put(-0.8, "other numbers")
