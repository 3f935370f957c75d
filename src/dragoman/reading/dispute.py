"""What a report's dispute is: its parties and who mediates, so far as the report shows it.

The process file decides where there is one. Else the two sides that the report sets against each other most often
("between A and B", "A-B border", both acting in one sentence) are its parties; inside a state these may be its
government and the opposition or a movement. Sides that are only places ("in Berlin") do not count.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from dragoman.knowledge import FormKind, Knowledge
from dragoman.language import Analysis, Token
from dragoman.model import ActorKind, Role
from dragoman.reading.phrases import SidePhrase

_INTERNATIONAL = frozenset(
    {"United Nations", "European Union", "OSCE", "African Union", "Arab League", "NATO"}
)
_BROKERING = frozenset({"mediate", "broker", "facilitate", "sponsor", "chair", "host"})
_RECEIVING = frozenset({"host", "hold", "chair", "convene"})
_CONTACT = frozenset({"talk", "talks", "meeting", "negotiation", "summit"})
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
_BROKERED = frozenset(
    {"broker", "brokered", "mediate", "mediated", "facilitate", "facilitated", "sponsor", "sponsored"}
)
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "to", "from", "into", "across", "inside", "around"}
)
_PLACE_FORMS = frozenset({FormKind.NAME, FormKind.ALIAS, FormKind.CAPITAL})
_HYPHENS = frozenset({"-", "–", "‑"})
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
    return [phrase for phrase in sides if not (_is_place(analysis, phrase) or _qualifies(analysis, phrase))]


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


def compounded_with(analysis: Analysis, phrase: SidePhrase) -> str | None:
    """The word that a hyphen joins to the side's name: "backed" in "Iran-backed"; None if there is none."""
    after = analysis.tokens[phrase.end : phrase.end + 2]
    return after[1].lower if len(after) == 2 and after[0].lower in _HYPHENS else None


def _head(analysis: Analysis, phrase: SidePhrase) -> Token:
    tokens = analysis.tokens[phrase.first : phrase.end]
    return next((t for t in tokens if not phrase.first <= t.head < phrase.end), tokens[-1])


def _pair_weights(analysis: Analysis, sides: Sequence[SidePhrase]) -> Counter[tuple[str, str]]:
    weights: Counter[tuple[str, str]] = Counter()
    by_sentence: dict[int, list[SidePhrase]] = {}
    for phrase in sides:
        by_sentence.setdefault(analysis.tokens[phrase.first].sentence, []).append(phrase)
    for group in by_sentence.values():
        for one, two in combinations({p.form.side: p for p in group}.values(), 2):
            weights[_pair(one, two)] += 1
        for one, two in pairwise(group):
            if one.form.side != two.form.side:
                weights[_pair(one, two)] += _closeness(analysis, one, two)
    return weights


def _closeness(analysis: Analysis, one: SidePhrase, two: SidePhrase) -> int:
    """How closely two neighbouring phrases set their sides against each other."""
    between = [token.lower for token in analysis.tokens[one.end : two.first]]
    if len(between) == 1 and between[0] in _HYPHENS | {"/"}:
        return 3
    if between and between[0] == "and" and len(between) <= 2:
        before = {token.lower for token in analysis.tokens[max(0, one.first - 3) : one.first]}
        return 3 if "between" in before else 1
    return 0


def _pair(one: SidePhrase, two: SidePhrase) -> tuple[str, str]:
    first, second = sorted((one.form.side, two.form.side))
    return first, second


def _brokers(analysis: Analysis, sides: Iterable[SidePhrase]) -> frozenset[str]:
    """Sides told to mediate: "Russian-brokered", "mediated by the EU", "Russia hosts talks between"."""
    found: set[str] = set()
    tokens = analysis.tokens
    for phrase in sides:
        if compounded_with(analysis, phrase) in _BROKERED:
            found.add(phrase.form.side)
            continue
        following = {token.lemma for token in tokens[phrase.end : phrase.end + 9]}
        if following & _RECEIVING and following & _CONTACT and "between" in following:
            found.add(phrase.form.side)
        head = _head(analysis, phrase)
        above = analysis.head(head)
        if head.dep == "pobj" and above.lower == "by" and analysis.head(above).lemma in _BROKERING:
            found.add(phrase.form.side)
    return frozenset(found)


def main_state(knowledge: Knowledge, sides: Iterable[SidePhrase]) -> str | None:
    """The state that a report speaks of most."""
    counts = Counter(p.form.side for p in sides if knowledge.kind_of(p.form.side) is ActorKind.STATE)
    return min(counts, key=lambda side: (-counts[side], side)) if counts else None


def opposition_of(state: str, knowledge: Knowledge) -> str:
    """The side's name of a state's opposition, by the state's adjective: "Syrian opposition"."""
    return f"{_adjective(state, knowledge)} opposition"


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
    movements = [p for p in sides if p.form.kind in _INNER and p.form.country and counts[p.form.side] >= 2]
    if movements and told["government"] + told["army"] + told["military"] + told["president"] >= 1:
        most = max(movements, key=lambda p: (counts[p.form.side], p.form.side))
        return (str(most.form.country), most.form.side)
    state = main_state(knowledge, sides)
    if state is None or told["opposition"] < 2 or told["government"] < 1:
        return ()
    return (state, opposition_of(state, knowledge))


def find_dispute(analysis: Analysis, knowledge: Knowledge, sides: Sequence[SidePhrase]) -> Dispute:
    """The dispute of a report, from the process file if its parties are in the report, else from the text."""
    named = {phrase.form.side for phrase in sides}
    roles = knowledge.process.roles
    parties = tuple(side for side, role in roles.items() if role is Role.PARTY and side in named)
    mediators = frozenset(side for side, role in roles.items() if role is Role.MEDIATOR)
    if len(parties) >= 2:
        return Dispute(parties, mediators)
    told = acting(analysis, sides)
    brokers = mediators | _brokers(analysis, sides)
    strongest = _strongest_pair(analysis, knowledge, told, brokers)
    inner = _inner_parties(analysis, knowledge, told)
    if inner and (strongest is None or not set(strongest) - brokers or set(inner) & set(strongest)):
        return Dispute(inner, brokers - set(inner))
    return Dispute(strongest or (), brokers - set(strongest or ()))


def _strongest_pair(
    analysis: Analysis, knowledge: Knowledge, sides: Sequence[SidePhrase], brokers: frozenset[str]
) -> tuple[str, str] | None:
    weights = _pair_weights(analysis, sides)
    counts = Counter(phrase.form.side for phrase in sides)
    best: tuple[float, tuple[str, str]] | None = None
    for pair, weight in sorted(weights.items()):
        score = float(weight) + 0.2 * sum(counts[side] for side in pair)
        score *= 0.5 ** sum(side in brokers or side in _INTERNATIONAL for side in pair)
        score *= 0.6 ** sum(knowledge.kind_of(side) is ActorKind.ORGANISATION for side in pair)
        if best is None or score > best[0]:
            best = (score, pair)
    return best[1] if best else None
