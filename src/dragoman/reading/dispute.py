"""What a report's dispute is: its parties and who mediates, so far as the report shows it.

The process file decides where there is one. Else the two sides that the report sets against each other most often
("between A and B", "A-B border", both in one sentence) are its parties.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from dragoman.knowledge import Knowledge
from dragoman.language import Analysis
from dragoman.model import ActorKind, Role
from dragoman.reading.phrases import SidePhrase

_SELDOM_PARTIES = frozenset({"United Nations", "European Union", "OSCE", "African Union", "Arab League"})
_RECEIVING = frozenset({"host", "hold", "chair", "convene"})
_CONTACT = frozenset({"talk", "talks", "meeting", "negotiation", "summit"})
_BROKERING = frozenset({"mediate", "broker", "facilitate", "sponsor", "chair", "host"})


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


def _pair_weights(analysis: Analysis, sides: list[SidePhrase]) -> Counter[tuple[str, str]]:
    weights: Counter[tuple[str, str]] = Counter()
    by_sentence: dict[int, list[SidePhrase]] = {}
    for phrase in sides:
        by_sentence.setdefault(analysis.tokens[phrase.first].sentence, []).append(phrase)
    for group in by_sentence.values():
        for one, two in combinations({p.form.side: p for p in group}.values(), 2):
            weights[_pair(one, two)] += 1
        for one, two in zip(group, group[1:], strict=False):
            if one.form.side != two.form.side:
                between = [token.lower for token in analysis.tokens[one.end : two.first]]
                if between in (["-"], ["–"], ["‑"], ["/"]):
                    weights[_pair(one, two)] += 3
                elif between in (["and"], ["and", "the"]):
                    weights[_pair(one, two)] += 2
    return weights


def _pair(one: SidePhrase, two: SidePhrase) -> tuple[str, str]:
    first, second = sorted((one.form.side, two.form.side))
    return first, second


def _brokers(analysis: Analysis, sides: list[SidePhrase]) -> frozenset[str]:
    """Sides told to mediate: "Russian-brokered", "mediated by the EU", "Russia hosts talks between"."""
    found: set[str] = set()
    tokens = analysis.tokens
    for phrase in sides:
        after = [token.lemma for token in tokens[phrase.end : phrase.end + 2]]
        before = [token.lemma for token in tokens[max(0, phrase.first - 5) : phrase.first]]
        if (
            after[:1] == ["-"]
            and after[1:]
            and (after[1] in _BROKERING or after[1].rstrip("d") in _BROKERING)
        ):
            found.add(phrase.form.side)
        elif "by" in before and _BROKERING & set(before):
            found.add(phrase.form.side)
    return frozenset(found)


def main_state(knowledge: Knowledge, sides: list[SidePhrase]) -> str | None:
    """The state that a report speaks of most."""
    counts = Counter(p.form.side for p in sides if knowledge.kind_of(p.form.side) is ActorKind.STATE)
    return min(counts, key=lambda side: (-counts[side], side)) if counts else None


def _inner_parties(analysis: Analysis, knowledge: Knowledge, sides: list[SidePhrase]) -> tuple[str, ...]:
    """The parties inside a state: its government and "the opposition", where the report speaks of both often."""
    told = Counter(token.lemma for token in analysis.tokens if token.pos == "NOUN")
    state = main_state(knowledge, sides)
    if state is None or told["opposition"] < 3 or told["government"] < 1:
        return ()
    return (state, opposition_of(state, sides))


def opposition_of(state: str, sides: list[SidePhrase]) -> str:
    """The side's name of a state's opposition: "Syrian opposition", by the demonym that the report uses."""
    for phrase in sides:
        if phrase.form.side == state and phrase.form.form.value == "demonym" and phrase.form.spellings:
            return f"{phrase.form.spellings[0]} opposition"
    return f"{state} opposition"


def find_dispute(analysis: Analysis, knowledge: Knowledge, sides: list[SidePhrase]) -> Dispute:
    """The dispute of a report, from the process file if its parties are in the report, else from the text."""
    named = {phrase.form.side for phrase in sides}
    roles = knowledge.process.roles
    parties = tuple(side for side, role in roles.items() if role is Role.PARTY and side in named)
    mediators = frozenset(side for side, role in roles.items() if role is Role.MEDIATOR)
    if len(parties) >= 2:
        return Dispute(parties, mediators)
    brokers = mediators | _brokers(analysis, sides)
    inner = _inner_parties(analysis, knowledge, sides)
    if inner:
        return Dispute(inner, brokers)
    weights = _pair_weights(analysis, sides)
    counts = Counter(phrase.form.side for phrase in sides)
    best: tuple[float, tuple[str, str]] | None = None
    for pair, weight in sorted(weights.items()):
        score = float(weight) + 0.2 * sum(counts[side] for side in pair)
        score *= 0.5 ** sum(side in brokers or side in _SELDOM_PARTIES for side in pair)
        score *= 0.6 ** sum(knowledge.kind_of(side) is ActorKind.ORGANISATION for side in pair)
        if best is None or score > best[0]:
            best = (score, pair)
    return Dispute(best[1] if best else (), brokers)
