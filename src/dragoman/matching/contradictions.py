"""Where tellings contradict each other: figures, denials, mutual accusations, and events told otherwise.

Every judgement rests on two tellings and their two reports alone: what else is in the record does not change it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.matching.assembly import assembled
from dragoman.matching.claims import Contradiction, Opposed
from dragoman.matching.counted import Counted, figures_of
from dragoman.matching.denials import Said, said
from dragoman.matching.disputes import disputes_within
from dragoman.matching.outcomes import told_otherwise
from dragoman.matching.refutations import Refuter, answered, asserted
from dragoman.matching.scopes import Naming, plain_naming
from dragoman.matching.tallies import differing_figures
from dragoman.matching.telling import Telling
from dragoman.model import Action, Meeting, Statement


def contradictions(
    tellings: Sequence[Telling], events: Sequence[Sequence[str]] = (), *, naming: Naming = plain_naming
) -> tuple[Contradiction, ...]:
    """What tellings say against each other.

    Args:
        tellings: any tellings; their order makes no difference.
        events: groups of ids of the tellings that tell one meeting, agreement or action.
        naming: the side that a phrase names, folded (`Identifier.side`); without it the general tables.

    Returns:
        The contradictions, by kind and by the order of their first telling.
    """
    ordered = sorted(tellings, key=lambda telling: telling.order)
    opposed = [*_between_statements(ordered, naming), *_between_events(ordered, events)]
    found = [*differing_figures(figures_of(ordered, naming), _linked(ordered, events)), *assembled(opposed)]
    return tuple(sorted(found, key=lambda claim: (claim.kind, claim.about, claim.tellings)))


# ---------------------------------------------------------------- statements


def _between_statements(ordered: Sequence[Telling], naming: Naming) -> list[Opposed]:
    sides = _sides_by_report(ordered)
    by_report: defaultdict[str, list[Said]] = defaultdict(list)
    actions: defaultdict[str, list[Telling]] = defaultdict(list)
    told: list[Telling] = []
    for telling in ordered:
        if isinstance(telling.entry, Statement):
            by_report[telling.report].append(said(telling, naming, sides=sides[telling.report]))
        elif isinstance(telling.entry, (Meeting, Action)):
            told.append(telling)
            if isinstance(telling.entry, Action):
                actions[telling.report].append(telling)
    found: list[Opposed] = []
    for sayings in by_report.values():
        sayings.sort(key=lambda saying: (saying.start, saying.end, saying.telling.id))
        found += disputes_within(sayings, naming)
    everything = [saying for sayings in by_report.values() for saying in sayings]
    refuter = Refuter(asserted(everything, told, naming), naming)
    refuted = [pair for saying in everything for pair in refuter.refuted(saying)]
    denials = {report: [s for s in sayings if s.denies] for report, sayings in by_report.items()}
    return [*found, *refuted, *answered(refuted, denials, actions)]


def _sides_by_report(tellings: Iterable[Telling]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        found[telling.report].update(who.side for who in telling.who if who.side)
    return {report: frozenset(sides) for report, sides in found.items()} | {
        telling.report: frozenset() for telling in tellings if telling.report not in found
    }


# ---------------------------------------------------------------- events


def _between_events(ordered: Sequence[Telling], events: Sequence[Sequence[str]]) -> list[Opposed]:
    by_id = {telling.id: telling for telling in ordered}
    found: list[Opposed] = []
    for event in events:
        found += told_otherwise([by_id[name] for name in sorted(set(event)) if name in by_id])
    return found


def _linked(
    ordered: Sequence[Telling], events: Sequence[Sequence[str]]
) -> Callable[[Counted, Counted], bool]:
    """Whether the reports of two figures tell one action, of which both figures may be."""
    by_id = {telling.id: telling for telling in ordered if isinstance(telling.entry, Action)}
    at: defaultdict[str, set[int]] = defaultdict(set)
    for number, event in enumerate(events):
        for name in event:
            if name in by_id:
                at[by_id[name].report].add(number)
    return lambda one, two: bool(at[one.telling.report] & at[two.telling.report])
