"""What a speaker does by saying it: the verb decides, the content sharpens verbs that only say."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.knowledge import Knowledge
from dragoman.model import Act

_OPEN = frozenset({"say", "announce"})
_ENOUGH = 0.6
_DECIDING = frozenset(
    {"must", "should", "unless", "never", "cannot", "won't", "unacceptable", "breakthrough", "let's"}
)
_TIED = re.compile(
    r"\b(?:no|not|never|n't|only|cannot|nothing|neither|without)\b.{0,120}\b(?:until|unless|before|without|only|if|till)\b|"
    r"\bonly (?:if|when|after|once)\b|\bunless\b|\bon (?:the )?condition\b|\bprovided (?:that )?",
    re.IGNORECASE | re.DOTALL,
)
"""Two halves of a condition in one sentence: "no X until Y", "not X before Y", "X only if Y"."""
_EVENT = re.compile(
    r"\b(?:has|have|had|was|were)\s+(?:already\s+|been\s+|also\s+|now\s+)?\w+(?:ed|en|un|ne|id|ft|lt|nt|ut)\b|"
    r"\b(?:will|would)\s+(?:be\s+)?\w+.{0,80}\b(?:on|in|by|next|this|at)\s+(?:\d|[A-Z]|week|month|the)|\b\d[\d,]*\s+\w+",
    re.DOTALL,
)
"""The content tells an event, a plan with a day, or a count: a fact made known."""
_ORDER = (
    "condition",
    "threaten",
    "reject",
    "demand",
    "offer",
    "pledge",
    "accuse",
    "progress",
    "setback",
    "support",
    "announce",
)


class Acts:
    """Tells the act of a statement."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("acts")
        self._tables = {act: _table(lexicon.get(act, {})) for act in _ORDER}

    def of(self, verb_act: str, content: str) -> Act:
        """The most specific act that fits.

        Args:
            verb_act: the act of the reporting verb.
            content: the words said.
        """
        scores = self.scores(content)
        if scores.get("condition", 0) >= 0.9 and verb_act in _OPEN | {"demand", "pledge", "reject"}:
            return Act.CONDITION
        if verb_act not in _OPEN:
            return Act(verb_act)
        if scores.get("condition", 0) >= _ENOUGH and _TIED.search(content):
            return Act.CONDITION
        best = max(_ORDER, key=lambda act: (scores.get(act, 0.0), -_ORDER.index(act)))
        if scores.get(best, 0.0) >= _ENOUGH:
            return Act(best)
        return Act.ANNOUNCE if verb_act == "say" and _EVENT.search(content) else Act(verb_act)

    def scores(self, content: str) -> dict[str, float]:
        """How much the content's words speak for each act."""
        heads = {_head(word) for word in _WORD.findall(content.lower())}
        out: dict[str, float] = {}
        for act, table in self._tables.items():
            near = (row for head in heads for row in table.get(head, ()))
            weights = sorted((weight for pattern, weight in near if pattern.search(content)), reverse=True)
            if weights:
                out[act] = weights[0] + 0.3 * sum(weights[1:3])
        return out


_WORD = re.compile(r"[\w'’]+")
_IRREGULAR_HEADS = {
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "has": "have",
    "had": "have",
}


def _head(word: str) -> str:
    """What a word and a lexicon line's first word have in common: their first three letters."""
    word = word.replace("’", "'")
    return _IRREGULAR_HEADS.get(word, word)[:3]


_Table = Mapping[str, Sequence[tuple[re.Pattern[str], float]]]


def _table(rows: Mapping[str, Any]) -> _Table:
    """Patterns with their weights, by the head of their first word, so that few are tried on a content."""
    table: dict[str, list[tuple[re.Pattern[str], float]]] = {}
    for words, row in rows.items():
        if "X" in words.split():
            continue
        first = _WORD.findall(words.lower())
        for head in _heads(first[0] if first else ""):
            table.setdefault(head, []).append((_pattern(words), _weight(row) * _share(words)))
    return table


def _heads(first: str) -> set[str]:
    """The heads under which a first word may be met in a text."""
    forms = {first}
    if first in _IRREGULAR_FORMS:
        forms.update(_IRREGULAR_FORMS[first].split())
    return {_head(form) for form in forms}


def _share(words: str) -> float:
    """A single word is a hint; only modals and phrases decide alone."""
    return 1.0 if " " in words or words in _DECIDING else 0.6


def _weight(row: object) -> float:
    return (
        float(row.get("weight", 0.5))
        if isinstance(row, Mapping)
        else float(row)
        if isinstance(row, int | float)
        else 0.5
    )


def _pattern(words: str) -> re.Pattern[str]:
    """A lemma phrase as a pattern that allows the common endings on its words."""
    parts = [_inflected(word) for word in words.lower().split()]
    return re.compile(r"(?<!\w)" + r"\s+(?:\w+\s+)?".join(parts) + r"(?!\w)", re.IGNORECASE)


_IRREGULAR_FORMS = {
    "be": "be is are was were been being 's ’s",
    "break": "break breaks broke broken breaking",
    "bring": "bring brings brought bringing",
    "come": "come comes came coming",
    "do": "do does did done",
    "fall": "fall falls fell fallen falling",
    "give": "give gives gave given giving",
    "go": "go goes went gone going",
    "have": "have has had having",
    "hold": "hold holds held holding",
    "keep": "keep keeps kept keeping",
    "leave": "leave leaves left leaving",
    "make": "make makes made making",
    "meet": "meet meets met meeting",
    "take": "take takes took taken taking",
}
_IRREGULAR = {word: f"(?:{'|'.join(forms.split())})" for word, forms in _IRREGULAR_FORMS.items()}


def _inflected(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isalpha() or len(word) < 4:
        return re.escape(word)
    if word.endswith("e"):
        return re.escape(word[:-1]) + "(?:e|es|ed|ing)"
    if word.endswith("y"):
        return re.escape(word[:-1]) + "(?:y|ies|ied|ying)"
    return re.escape(word) + rf"(?:s|es|ed|ing|{re.escape(word[-1])}ed|{re.escape(word[-1])}ing)?"
