"""Figures ready for comparison: whom they count, who gives them, and what the words around them are about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dragoman.knowledge.phrases import fold
from dragoman.matching.denials import weighed
from dragoman.matching.identity import Who
from dragoman.matching.scopes import Naming, Scope, is_class, phrase_pattern, place_in, plain_naming, scope
from dragoman.matching.telling import Telling
from dragoman.model import Action, ActionKind, Entry, Figure, FigureKind, Precision, Statement

NEAR = 240
"""Characters within which two figures of one report stand side by side."""
_TWO_SIDED = frozenset({ActionKind.CLASH, ActionKind.CEASEFIRE_VIOLATION})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure's telling with whom it counts, by whom, and what its words are about.

    Attributes:
        telling: the telling.
        figure: its entry.
        scope: whom it counts.
        claimants: the sides that give the figure, else who does; empty if the outlet does.
        about: what the words around it are about, each token with its weight.
        place: where, folded; "" if not told.
        mutual: whether a number without more may be that of the claimant's own: two sides shot at each other.
        start, end: the first and last character of its evidence.
    """

    telling: Telling
    figure: Figure
    scope: Scope
    claimants: frozenset[str]
    about: Mapping[str, float]
    place: str
    mutual: bool
    start: int
    end: int

    @property
    def key(self) -> tuple[float | None, float | None, bool]:
        """Its value."""
        return (self.figure.value_low, self.figure.value_high, self.figure.approximate)

    @property
    def day(self) -> date | None:
        """The one day that it is of."""
        period = self.figure.date
        return period.start if period.precision is Precision.DAY else None


def counted(telling: Telling, naming: Naming = plain_naming, *, report: Sequence[Telling] = ()) -> Counted:
    """A figure's telling made ready for comparison.

    Args:
        telling: the telling.
        naming: tells which side a phrase names.
        report: the tellings of its report: who says the sentence with the figure, and was it an attack or a clash?
    """
    entry = telling.entry
    assert isinstance(entry, Figure)
    values = tuple(value for value in (entry.value_low, entry.value_high) if value is not None)
    who = telling.who or _speakers(telling, report)
    claimants = frozenset(side for one in who if (side := one.side or one.name))
    source = who[0].side if who else ""
    place = entry.place.name if entry.place else None
    whom = scope(telling.quotes, values, source, naming)
    return Counted(
        telling,
        entry,
        whom,
        claimants,
        weighed(f"{entry.about or ''} {telling.words}", naming, claimants),
        fold(place or "") or place_in(telling.words),
        _mutual(telling, claimants, report, armed=whom.noun == "combatants"),
        min(span.start for span in entry.evidence),
        max(span.end for span in entry.evidence),
    )


def _speakers(telling: Telling, report: Iterable[Telling]) -> tuple[Who, ...]:
    """Who says the sentence in which a figure without a source stands; the first of them, if several do."""
    for other in report:
        if isinstance(other.entry, Statement) and _covers(other.entry, telling.entry):
            return other.who
    return ()


def _covers(saying: Statement, figure: Entry) -> bool:
    """Whether a statement's content holds all of a figure's evidence."""
    return all(any(part.contains(span) for part in saying.content) for span in figure.evidence)


def _mutual(telling: Telling, claimants: frozenset[str], report: Iterable[Telling], *, armed: bool) -> bool:
    """Whether a number may be that of one side only: unless the words or an action of that day say who struck."""
    figure = telling.entry
    assert isinstance(figure, Figure)
    if figure.what not in {FigureKind.KILLED, FigureKind.WOUNDED}:
        return False
    kinds = {a.entry.kind: a for a in report if isinstance(a.entry, Action)}
    clashes = [action for kind, action in kinds.items() if kind in _TWO_SIDED]
    if clashes:
        return armed or any(claimants & {who.side for who in action.who} for action in clashes)
    if ActionKind.ATTACK in kinds:
        return False
    words = fold(" ".join([figure.about or "", telling.words, *(other.words for other in report)]))
    onesided = phrase_pattern("onesided").search(words) and not phrase_pattern("twosided").search(words)
    return (armed or bool(claimants)) and not onesided


class Relation(Enum):
    """How those that two figures count stand to each other."""

    SAME = 0
    FIRST_WIDER = 1
    SECOND_WIDER = 2
    APART = 3


def relation(one: Counted, two: Counted) -> Relation:
    """Whether two figures count the same, or one of them more: "people" more than "civilians" or "Taldrians"."""
    ours, theirs = one.scope, two.scope
    if one.figure.what is FigureKind.OTHER:
        return Relation.SAME if ours.noun == theirs.noun and ours.noun else Relation.APART
    elliptic = beside(one, two) and "" in {ours.noun, theirs.noun}
    nouns = _class(one), _class(two)
    if nouns[0] == nouns[1] or elliptic:
        if bool(ours.owners) == bool(theirs.owners) or elliptic:
            return Relation.SAME
        return Relation.SECOND_WIDER if ours.owners else Relation.FIRST_WIDER
    if "" not in nouns:
        return Relation.APART
    wide, narrow = (ours, theirs) if not nouns[0] else (theirs, ours)
    if wide.owners and not narrow.owners:
        return Relation.APART
    return Relation.FIRST_WIDER if wide is ours else Relation.SECOND_WIDER


def same_scope(one: Counted, two: Counted) -> bool:
    """Whether two figures count the same people or things, neither of them more."""
    return relation(one, two) is Relation.SAME


def _class(count: Counted) -> str:
    """The class of those counted; "" for people in general, and where only people are counted and none is told."""
    noun = count.scope.noun
    vague = count.figure.what is FigureKind.DISPLACED and not is_class(noun)
    return "" if noun == "persons" or vague else noun


def beside(one: Counted, two: Counted) -> bool:
    """Whether two figures with a source stand side by side in one report."""
    if one.telling.report != two.telling.report or not one.claimants or not two.claimants:
        return False
    return max(one.start - two.end, two.start - one.end) <= NEAR


def worded(figure: Figure) -> str:
    """A figure's value in words: "at least 9", "about 19,000", "10 to 12"."""
    low, high = (
        None if value is None else f"{value:,.10g}" for value in (figure.value_low, figure.value_high)
    )
    if low == high:
        text = low or "?"
    elif low and high:
        text = f"{low} to {high}"
    else:
        text = f"at least {low}" if low else f"at most {high}"
    return f"about {text}" if figure.approximate else text


def figures_of(tellings: Iterable[Telling], naming: Naming) -> list[Counted]:
    """The figures among tellings, in order, made ready for comparison."""
    reports: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.order):
        reports[telling.report].append(telling)
    found = [
        counted(telling, naming, report=report)
        for report in reports.values()
        for telling in report
        if isinstance(telling.entry, Figure)
    ]
    return sorted(found, key=lambda count: count.telling.order)
