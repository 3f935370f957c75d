"""What a speaker does by saying it: the verb decides, the content sharpens verbs that only say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dragoman.knowledge import Knowledge
from dragoman.model import Act

_OPEN = frozenset({"say", "announce"})
_PROMISING = frozenset({"pledge", "offer", "condition", "announce"})
_MAY_TIE = frozenset({"demand", "pledge", "reject"})
_ENOUGH = 0.6
_ENOUGH_FOR = {"accuse": 0.5, "support": 0.5, "pledge": 0.5}
_SURE = 0.9
_DECIDING = frozenset(
    {"must", "should", "unless", "cannot", "won't", "unacceptable", "breakthrough", "let's"}
)
_TIED = re.compile(
    r"\b(?:no|not|never|n't|only|cannot|nothing|neither|without)\b.{0,120}\b(?:until|unless|before|without|only|if|till)\b|"
    r"\bonly (?:if|when|after|once)\b|\bunless\b|\bon (?:the )?condition\b|\bprovided (?:that )?",
    re.IGNORECASE | re.DOTALL,
)
"""Two halves of a condition in one sentence: "no X until Y", "not X before Y", "X only if Y"."""
_CONDITION = re.compile(
    r"\b(?:not|n[’']t|never|no|neither)\b.{0,140}\b(?:until|unless)\b|"
    r"\b(?:would|will|could|can|shall|must)\s?(?:not|n[’']t|never)\b.{0,80}\bbefore\b|"
    r"\bwithout\b.{1,60}\b(?:no|not|nothing)\b|\b(?:can|could|would|will|may)\s+only\b|\bhave to wait until\b|"
    r"\bnot\b.{0,80}\bif\b.{0,40}\bnot\b|"
    r"\b(?:must|needs?|needed|has|have|had|should)\b.{1,120}\bbefore\b.{0,40}\b"
    r"(?:talk|negotiation|dialogue|meeting|deal|agreement|peace|sanction|elections?|sign|treaty|accord|pact|recogni|normali)|"
    r"\b(?:talks|negotiations|dialogue|deal|agreement|discussion)\b.{0,20}\b(?:would|will|had|has|have|must)\s+"
    r"(?:have\s+to\s+|to\s+)?(?:include|be\s+part|be\s+based)|"
    r"\bif\b.{1,80}\b(?:is essential|must|have to|has to|had to)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A condition in so many words, whatever else the sentence demands or refuses."""
_PROMISED_IF = re.compile(
    r"(?:\b(?:would|will|shall|ready|prepared|willing|agree[ds]?)|[’']ll)\b.{1,140}\b"
    r"(?:once|as soon as|in exchange for|in return for|on condition|only after|if)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Something promised on condition: "would return once …"; a condition if one's own side is to do it."""
_NOMINAL = (
    ("support", re.compile(r"support|backing|endorsement|solidarity", re.IGNORECASE)),
    ("pledge", re.compile(r"commitment|determination|resolve|promise|pledge", re.IGNORECASE)),
    ("reject", re.compile(r"opposition|rejection|refusal|objections?|unwillingness", re.IGNORECASE)),
    ("demand", re.compile(r"need|necessity|urgency", re.IGNORECASE)),
    ("offer", re.compile(r"readiness|willingness", re.IGNORECASE)),
)
"""What a noun that is expressed, conveyed or reaffirmed does: "her support for", "the commitment of"."""
_TO_COME = re.compile(r"\b(?:if|unless|will|would)\b|[’']ll\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:is|are|was|were)\s+(?:now\s+)?(?:set|due|scheduled|permitted|allowed)\s+to\b|\bwould now\b|"
    r"\bagreed\s+(?:on \w+ )?(?:to|on)\b|"
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


class Whose(StrEnum):
    """Whom the main clause of what is said is about."""

    OWN = "own"
    OTHER = "other"
    THING = "thing"
    OPEN = "open"


class Tense(StrEnum):
    """When what is said happens, by the form of its main verb."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Told:
    """How the main clause of what is said speaks.

    Attributes:
        lemma: its verb's dictionary form; empty if it has none.
        whose: whom it is about.
        tense: when it happens.
        negated: whether it is denied.
        direct: whether it is quoted, not rendered.
        performed: the act that the speaker's own side does by its verb ("we condemn"); "say" if none.
    """

    lemma: str
    whose: Whose
    tense: Tense
    negated: bool
    direct: bool
    performed: str = "say"


type Subjects = Sequence[tuple[int, bool]]
"""Where in the content a clause's subject stands, and whether it is the speaker's own side; in order."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the lexicon: a phrase, what it weighs, and of whom it must be said (own, other, any)."""

    pattern: re.Pattern[str]
    weight: float
    whose: str

    def fits(self, content: str, subjects: Subjects) -> bool:
        """Whether the phrase stands in the content and is said of whom it must be."""
        found = self.pattern.finditer(content)
        if self.whose == "any":
            return next(found, None) is not None
        return any(self._is_of_whom(match.end(), subjects) for match in found)

    def _is_of_whom(self, end: int, subjects: Subjects) -> bool:
        own = next((own for at, own in reversed(subjects) if at < end), None)
        return own is None or own == (self.whose == "own")


class Acts:
    """Tells the act of a statement."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("acts")
        self._tables = {act: _table(lexicon.get(act, {})) for act in _ORDER}
        verbs = lexicon["verbs"]
        self._harm, self._states, self._mind = (frozenset(verbs[kind]) for kind in ("harm", "state", "mind"))

    def of(self, verb_act: str, content: str, subjects: Subjects = (), told: Told | None = None) -> Act:
        """The most specific act that fits.

        Args:
            verb_act: the act of the reporting verb.
            content: the words said.
            subjects: of whom the content speaks, as far as that is known.
            told: how its main clause speaks; None if that is not known.
        """
        scores = self.scores(content, subjects)
        if _is_condition(verb_act, content, scores.get("condition", 0.0)):
            return Act.CONDITION
        if verb_act == "threaten" and subjects and not _may_threaten(content, subjects):
            verb_act = "say"
        if verb_act not in _OPEN:
            return Act(verb_act)
        phrased = self._by_phrases(scores, content, told, nominal=None if subjects else _nominal(content))
        if phrased is not None:
            return phrased
        if told is None:
            return Act.ANNOUNCE if verb_act == "say" and _EVENT.search(content) else Act(verb_act)
        return self._by_clause(verb_act, told)

    def _by_phrases(
        self, scores: Mapping[str, float], content: str, told: Told | None, *, nominal: str | None
    ) -> Act | None:
        """What the lexicon's phrases and the verbs of speech in the content show; None if they do not decide."""
        best = max(_ORDER, key=lambda act: (scores.get(act, 0.0), -_ORDER.index(act)))
        own = told is not None and told.whose is Whose.OWN
        if own and best in _PROMISING and _PROMISED_IF.search(content):
            return Act.CONDITION
        if told is not None and told.performed not in _OPEN and not nominal:
            return Act(told.performed)
        if nominal or scores.get(best, 0.0) >= _ENOUGH_FOR.get(best, _ENOUGH):
            return Act(nominal or best)
        return None

    def _by_clause(self, verb_act: str, told: Told) -> Act:
        """What the main clause shows where no phrase decides: blame, a denial, a fact or plan, else a view."""
        if (
            told.whose is Whose.OTHER
            and not told.negated
            and told.lemma in self._harm
            and told.tense in _REAL
        ):
            return Act.ACCUSE
        lasting = told.lemma in self._states
        if told.whose is Whose.OWN and told.negated and told.tense in _REAL and told.lemma not in self._mind:
            return Act.REJECT
        if verb_act != "say":
            return Act(verb_act)
        dated = told.tense is Tense.FUTURE or (told.tense is Tense.PAST and not told.direct)
        return Act.ANNOUNCE if dated and not lasting and told.lemma not in self._mind else Act.SAY

    def scores(self, content: str, subjects: Subjects = ()) -> dict[str, float]:
        """How much the content's words speak for each act; "we will" pledges, "they will" does not."""
        heads = {_head(word) for word in _WORD.findall(content.lower())}
        out: dict[str, float] = {}
        for act, table in self._tables.items():
            near = (line for head in heads for line in table.get(head, ()))
            weights = sorted((line.weight for line in near if line.fits(content, subjects)), reverse=True)
            if weights:
                out[act] = weights[0] + 0.3 * sum(weights[1:3])
        return out


_REAL = frozenset({Tense.PAST, Tense.PRESENT})


def _may_threaten(content: str, subjects: Subjects) -> bool:
    """Whether a warning is of something done to somebody: "warned that a famine was near" threatens nobody."""
    return any(own for _, own in subjects) or _TO_COME.search(content) is not None


def _is_condition(verb_act: str, content: str, score: float) -> bool:
    """Whether what is said ties one thing to another, though the verb says, demands, pledges or rejects."""
    if verb_act not in _OPEN | _MAY_TIE:
        return False
    if _CONDITION.search(content) or score >= _SURE:
        return True
    return verb_act in _OPEN and score >= _ENOUGH and bool(_TIED.search(content))


def _nominal(content: str) -> str | None:
    """The act of the noun that the content is, "her continued support for"; None if it is no such noun."""
    first = content.split()[:6]
    for word in first:
        for act, pattern in _NOMINAL:
            if pattern.fullmatch(word.strip(',.;"“”')):
                return act
        if word in _AFTER_NOUN:
            return None
    return None


_AFTER_NOUN = frozenset({"for", "to", "of", "over", "about", "at", "in", "on", "that"})
_WORD = re.compile(r"[\w'’]+")


def _head(word: str) -> str:
    """What a word and a lexicon line's first word have in common: their first three letters."""
    return word.replace("’", "'")[:3]


_Table = Mapping[str, Sequence[_Line]]


def _table(rows: Mapping[str, Any]) -> _Table:
    """Patterns with their weights, by the head of their first word, so that few are tried on a content."""
    table: dict[str, list[_Line]] = {}
    for words, row in rows.items():
        if "X" in words.split():
            continue
        first = _WORD.findall(words.lower())
        for head in _heads(first[0] if first else ""):
            whose = str(row.get("subject", "any")) if isinstance(row, Mapping) else "any"
            table.setdefault(head, []).append(_Line(_pattern(words), _weight(row) * _share(words), whose))
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


_CLOSE = frozenset(
    "to of in on at by for from with up out down off over into back upon about against".split()
)
"""Words that follow theirs at once: "have fled to" is no "have to"."""


def _pattern(words: str) -> re.Pattern[str]:
    """A lemma phrase as a pattern that allows the common endings on its words."""
    parts = [_inflected(word) for word in words.lower().split()]
    joined = parts[0]
    for word, part in zip(words.lower().split()[1:], parts[1:], strict=True):
        joined += (r"\s+" if word in _CLOSE else r"\s+(?:\w+\s+)?") + part
    return re.compile(r"(?<!\w)" + joined + r"(?!\w)", re.IGNORECASE)


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
    "can": "can could",
    "will": "will would 'll ’ll",
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
