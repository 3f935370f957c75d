"""What a report's dispute is: its parties and who mediates, so far as the report shows it.

The process file decides where there is one. Else the two sides that the report sets against each other most often
("between A and B", "A-B border", both acting in one sentence) are its parties; inside a state these may be its
government and the opposition or a movement. Sides that are only places ("in Berlin") do not count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from dragoman.knowledge import FormKind, Knowledge
from dragoman.language import Analysis, Token
from dragoman.model import ActorKind, Role
from dragoman.reading.brokers import brokers
from dragoman.reading.persons import NameSpan
from dragoman.reading.phrases import HYPHENS, SidePhrase, compounded_with

_INTERNATIONAL = frozenset(
    {"United Nations", "European Union", "OSCE", "African Union", "Arab League", "NATO"}
)
_PARTICIPLES = frozenset(
    {
        "back",
        "backed",
        "lead",
        "led",
        "broker",
        "brokered",
        "mediate",
        "mediated",
        "ally",
        "allied",
        "sponsor",
        "sponsored",
        "support",
        "supported",
        "control",
        "controlled",
        "base",
        "based",
    }
)
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "to", "from", "into", "across", "inside", "around"}
)
_PLACE_NOUNS = frozenset("capital city town resort port village suburb hotel".split())
_PLACE_FORMS = frozenset({FormKind.NAME, FormKind.ALIAS, FormKind.CAPITAL})
_REBELS = frozenset({"rebel", "guerrilla", "insurgent"})
_INNER_TALKS = frozenset(
    f"{kind} {noun}"
    for kind in ("peace", "unity", "reconciliation", "political", "national", "transition")
    for noun in ("talks", "negotiations", "dialogue", "process", "conference")
) | {"civil war", "rebel groups", "warring parties", "warring sides", "warring factions", "rival factions"}
_BOTH_TOLD = re.compile(
    r"\bgovernment and (?:the )?opposition\b|\bopposition and (?:the )?government\b", re.IGNORECASE
)
_RIVALS = 0.5
_BY_PERSON = 0.6
_OPPOSITION = " opposition"
_INNER = frozenset({ActorKind.ARMED_GROUP, ActorKind.GROUP})


@dataclass(frozen=True, slots=True)
class Dispute:
    """The parties of the dispute (none or two or more sides) and its mediators."""

    parties: tuple[str, ...]
    mediators: frozenset[str]

    @property
    def main(self) -> tuple[str, ...]:
        """The two parties that "the two sides" are; empty if there are not two."""
        return self.parties[:2] if len(self.parties) >= 2 else ()

    def role_of(self, side: str | None) -> Role | None:
        """`PARTY` or `MEDIATOR` for a side that has that part in the dispute; None for any other."""
        if side in self.parties:
            return Role.PARTY
        return Role.MEDIATOR if side in self.mediators else None


def acting(analysis: Analysis, sides: Iterable[SidePhrase]) -> list[SidePhrase]:
    """The phrases whose side takes part: not where things are ("in Berlin"), not "Iran-backed"."""
    asides = (_is_place, _is_of_place, _qualifies)
    return [phrase for phrase in sides if not any(aside(analysis, phrase) for aside in asides)]


def _is_dateline(analysis: Analysis, phrase: SidePhrase) -> bool:
    """Whether it is the town that a paragraph of the report is sent from: "HAVANA (AP)"."""
    words = analysis.tokens[phrase.first : phrase.end]
    return phrase.form.form is FormKind.CAPITAL and all(token.text.isupper() for token in words)


def _is_of_place(analysis: Analysis, phrase: SidePhrase) -> bool:
    """Whether it only tells where a place is: "the Cuban capital", "the Swiss city of Geneva"."""
    head = _head(analysis, phrase)
    above = analysis.head(head)
    return head.dep in {"amod", "compound", "poss", "nmod"} and above.lemma in _PLACE_NOUNS


def _is_place(analysis: Analysis, phrase: SidePhrase) -> bool:
    if phrase.form.form not in _PLACE_FORMS:
        return False
    head = _head(analysis, phrase)
    while head.dep in {"conj", "appos"} and head.head != head.i:
        head = analysis.head(head)
    above = analysis.head(head)
    return head.dep == "pobj" and above.lower in _PLACE_PREPOSITIONS


def _qualifies(analysis: Analysis, phrase: SidePhrase) -> bool:
    """As in "Iran-backed", "Russian-brokered": the side is not the one that acts here."""
    return compounded_with(analysis, phrase) in _PARTICIPLES


def _head(analysis: Analysis, phrase: SidePhrase) -> Token:
    tokens = analysis.tokens[phrase.first : phrase.end]
    return next((t for t in tokens if not phrase.first <= t.head < phrase.end), tokens[-1])


class _Told(NamedTuple):
    """A side in the text: named, or by a person of it."""

    first: int
    end: int
    side: str
    weight: float = 1.0


def _told(sides: Iterable[SidePhrase], names: Iterable[NameSpan]) -> list[_Told]:
    """The sides that a text names and those of the persons it names, in order."""
    found = [_Told(phrase.first, phrase.end, phrase.form.side) for phrase in sides]
    found += [_Told(n.first, n.end, n.person.side, _BY_PERSON) for n in names if n.person.side is not None]
    return sorted(found)


def _opposition(analysis: Analysis, side: str) -> list[_Told]:
    """Where "the opposition" acts: not as in "opposition leader X"."""
    words = (t for t in analysis.tokens if t.lemma == "opposition" and t.dep not in {"compound", "amod"})
    return [_Told(token.i, token.i + 1, side) for token in words]


def _pair_weights(analysis: Analysis, told: Sequence[_Told]) -> dict[tuple[str, str], float]:
    weights: dict[tuple[str, str], float] = defaultdict(float)
    by_sentence: dict[int, list[_Told]] = {}
    for one in told:
        by_sentence.setdefault(analysis.tokens[one.first].sentence, []).append(one)
    for group in by_sentence.values():
        surest = {one.side: one.weight for one in sorted(group, key=lambda one: one.weight)}
        for first, second in combinations(sorted(surest), 2):
            weights[first, second] += surest[first] * surest[second]
        for one, two in pairwise(group):
            if one.side != two.side:
                near = _closeness(analysis, one, two) * one.weight * two.weight
                weights[_pair(one.side, two.side)] += near
    return weights


def _closeness(analysis: Analysis, one: _Told, two: _Told) -> int:
    """How closely two neighbouring phrases set their sides against each other."""
    between = [token.lower for token in analysis.tokens[one.end : two.first]]
    if len(between) == 1 and between[0] in HYPHENS | {"/"}:
        return 3
    if between and between[0] == "and" and len(between) <= 2:
        before = {token.lower for token in analysis.tokens[max(0, one.first - 3) : one.first]}
        return 3 if "between" in before else 1
    return 0


def _pair(one: str, two: str) -> tuple[str, str]:
    first, second = sorted((one, two))
    return first, second


def main_state(knowledge: Knowledge, sides: Iterable[SidePhrase]) -> str | None:
    """The state that a report speaks of most."""
    counts = Counter(p.form.side for p in sides if knowledge.kind_of(p.form.side) is ActorKind.STATE)
    return min(counts, key=lambda side: (-counts[side], side)) if counts else None


def opposition_of(state: str, knowledge: Knowledge) -> str:
    """The side's name of a state's opposition, by the state's adjective: "Syrian opposition"."""
    return f"{_adjective(state, knowledge)}{_OPPOSITION}"


def rebels_of(state: str, knowledge: Knowledge) -> str:
    """The side's name of those who fight a state, where no movement is named: "Liberian rebels"."""
    return f"{_adjective(state, knowledge)} rebels"


@cache
def _adjective(state: str, knowledge: Knowledge) -> str:
    forms = (f for f in knowledge.sides.values() if f.side == state and f.form is FormKind.DEMONYM)
    return next((form.spellings[0] for form in forms if form.spellings), state)


def _inner_parties(analysis: Analysis, knowledge: Knowledge, sides: Sequence[SidePhrase]) -> tuple[str, ...]:
    """The parties inside a state: its government, and a movement of that state or "the opposition"."""
    told = Counter(token.lemma for token in analysis.tokens if token.pos == "NOUN")
    counts = Counter(phrase.form.side for phrase in sides)
    rebels = any(told[word] for word in _REBELS)
    movements = [
        p for p in sides if p.form.kind in _INNER and p.form.country and counts[p.form.side] + rebels >= 2
    ]
    if movements and told["government"] + told["army"] + told["military"] + told["president"] >= 1:
        most = max(movements, key=lambda p: (counts[p.form.side], p.form.side))
        return (str(most.form.country), most.form.side)
    torn = _torn_state(analysis, knowledge, sides)
    if torn is not None and (movements_of := [p for p in sides if _is_inner_of(p, torn)]):
        most = max(movements_of, key=lambda p: (counts[p.form.side], p.form.side))
        return (torn, most.form.side)
    if torn is not None and told["opposition"]:
        return (torn, opposition_of(torn, knowledge))
    state = main_state(knowledge, sides)
    if state is not None and told["opposition"] and _BOTH_TOLD.search(analysis.text):
        return (state, opposition_of(state, knowledge))
    if state is None or told["opposition"] < 2 or told["government"] < 1:
        return ()
    return (state, opposition_of(state, knowledge))


def _is_inner_of(phrase: SidePhrase, state: str) -> bool:
    return phrase.form.kind in _INNER and phrase.form.country == state


def _torn_state(analysis: Analysis, knowledge: Knowledge, sides: Sequence[SidePhrase]) -> str | None:
    """The state of "Syrian peace talks", "Yemen's civil war", "the Libyan political dialogue"; None if none is told."""
    for phrase in sides:
        words = [token.lower for token in analysis.tokens[phrase.end : phrase.end + 4]]
        words = words[1:] if words and words[0] in {"'s", "’s"} else words
        pair = " ".join(words[:2])
        if pair in _INNER_TALKS and knowledge.kind_of(phrase.form.side) is ActorKind.STATE:
            return phrase.form.side
    return None


def find_dispute(
    analysis: Analysis, knowledge: Knowledge, sides: Sequence[SidePhrase], names: Sequence[NameSpan] = ()
) -> Dispute:
    """The dispute of a report, from the process file if its parties are in the report, else from the text."""
    named = {phrase.form.side for phrase in sides}
    roles = knowledge.process.roles
    parties = tuple(side for side, role in roles.items() if role is Role.PARTY and side in named)
    mediators = frozenset(side for side, role in roles.items() if role is Role.MEDIATOR)
    if len(parties) >= 2:
        return Dispute(parties, mediators)
    acting_sides = acting(analysis, sides)
    brokering = mediators | brokers(analysis, sides, names)
    inner = _inner_parties(analysis, knowledge, acting_sides)
    told = _told((phrase for phrase in acting_sides if not _is_dateline(analysis, phrase)), names)
    if inner and inner[1].endswith(_OPPOSITION):
        told = sorted(told + _opposition(analysis, inner[1]))
    scores = _scores(analysis, knowledge, told, brokering)
    strongest = min(scores, key=lambda pair: (-scores[pair], pair)) if scores else ()
    if inner and _is_inner(inner, strongest, scores, brokering):
        return Dispute(inner, brokering - set(inner))
    return Dispute(strongest, brokering - set(strongest))


def _is_inner(
    inner: tuple[str, ...],
    strongest: tuple[str, ...],
    scores: Mapping[tuple[str, str], float],
    brokering: frozenset[str],
) -> bool:
    """Whether a state's inner dispute is the report's: no pair of others is told far more often."""
    if not set(strongest) - brokering:
        return True
    own = scores.get(_pair(*inner), 0.0)
    return bool(set(inner) & set(strongest)) and own >= _RIVALS * scores.get(_pair(*strongest), 0.0)


def _scores(
    analysis: Analysis, knowledge: Knowledge, told: Sequence[_Told], brokering: frozenset[str]
) -> dict[tuple[str, str], float]:
    """How strongly a report sets each pair of sides against each other; brokers and organisations count less."""
    counts: dict[str, float] = defaultdict(float)
    for one in told:
        counts[one.side] += one.weight
    scores: dict[tuple[str, str], float] = {}
    for pair, weight in sorted(_pair_weights(analysis, told).items()):
        score = weight + 0.2 * sum(counts[side] for side in pair)
        score *= 0.5 ** sum(side in brokering or side in _INTERNATIONAL for side in pair)
        score *= 0.6 ** sum(knowledge.kind_of(side) is ActorKind.ORGANISATION for side in pair)
        scores[pair] = score
    return scores
