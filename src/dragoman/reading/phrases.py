"""Known phrases in a report: sides (names, demonyms, capitals, metonyms) and offices, by longest match over tokens."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from dragoman.knowledge import FormKind, Knowledge, SideForm
from dragoman.language import Analysis, Token

SENT = frozenset({"envoy", "mediator"})
"""Categories of office whose holders are sent to a dispute, and mediate where they meet a party."""
HYPHENS = frozenset({"-", "–", "‑"})
_LOWER_STARTS = frozenset({"the", "so", "self", "pro", "anti", "illegal", "al", "el", "de"})


@dataclass(frozen=True, slots=True)
class SidePhrase:
    """Tokens `first` to `end - 1` name a side."""

    first: int
    end: int
    form: SideForm

    @property
    def is_adjective(self) -> bool:
        """Whether it is a demonym, which may qualify a noun ("Armenian")."""
        return self.form.form is FormKind.DEMONYM


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Tokens `first` to `end - 1` name an office.

    Attributes:
        words: the office in lower case, singular ("foreign minister").
        category: what offices it is one of ("foreign_minister"); empty if the lexicon gives none.
        plural: whether several holders are meant.
        side: the side that the office's very name implies, else empty.
    """

    first: int
    end: int
    words: str
    category: str
    plural: bool
    side: str = ""


class _HasEnds(Protocol):
    """Whatever stands on tokens `first` to `end - 1`."""

    @property
    def first(self) -> int: ...
    @property
    def end(self) -> int: ...


def by_token[S: _HasEnds](stretches: Iterable[S]) -> dict[int, S]:
    """The stretch that a token belongs to, by the token's number."""
    return {i: one for one in stretches for i in range(one.first, one.end)}


def compounded_with(analysis: Analysis, phrase: SidePhrase) -> str | None:
    """The word that a hyphen joins to the side's name: "backed" in "Iran-backed"; None if there is none."""
    after = analysis.tokens[phrase.end : phrase.end + 2]
    return after[1].lower if len(after) == 2 and after[0].lower in HYPHENS else None


def _longest[T](
    tokens: Sequence[Token],
    longest: int,
    look_up: Callable[[int, int], T | None],
    may_begin: Callable[[Token], bool],
) -> list[tuple[int, int, T]]:
    found: list[tuple[int, int, T]] = []
    at = 0
    while at < len(tokens):
        step = 1
        if not may_begin(tokens[at]):
            at += 1
            continue
        for size in range(min(longest, len(tokens) - at), 0, -1):
            if tokens[at].sentence != tokens[at + size - 1].sentence:
                continue
            hit = look_up(at, at + size)
            if hit is not None:
                found.append((at, at + size, hit))
                step = size
                break
        at += step
    return found


def side_phrases(analysis: Analysis, knowledge: Knowledge) -> list[SidePhrase]:
    """All phrases that name a side, in order, without overlaps."""
    tokens, text = analysis.tokens, analysis.text

    def look_up(first: int, end: int) -> SideForm | None:
        if not any(token.text[:1].isupper() for token in tokens[first:end]):
            return None
        if first and tokens[first - 1].lower == "ethnic":
            return None  # "ethnic Albanians" are a people of the country spoken of, not the state
        return knowledge.side(text[tokens[first].span.start : tokens[end - 1].span.end])

    def may_begin(token: Token) -> bool:
        return token.text[:1].isupper() or token.lower in _LOWER_STARTS

    hits = _longest(tokens, min(knowledge.longest_side, 8), look_up, may_begin)
    found = [SidePhrase(first, end, form) for first, end, form in hits]
    named = {phrase.form.side for phrase in found}
    acting = {people: one for people, one in knowledge.governments.items() if one in named}
    return [_of_authority(phrase, acting) for phrase in found] if acting else found


def _of_authority(phrase: SidePhrase, acting: Mapping[str, str]) -> SidePhrase:
    """A people's adjective ("Palestinian officials") points to its authority where the report names that."""
    side = acting.get(phrase.form.side)
    if side is None or not phrase.is_adjective:
        return phrase
    return replace(phrase, form=replace(phrase.form, side=side, name=side))


def office_phrases(analysis: Analysis, knowledge: Knowledge) -> list[OfficePhrase]:
    """All phrases that name an office, in order, without overlaps."""
    tokens = analysis.tokens
    offices = offices_of(knowledge)
    longest = max((len(words.split()) for words in offices), default=1)

    def look_up(first: int, end: int) -> tuple[str, Mapping[str, Any], bool] | None:
        last = tokens[end - 1]
        if last.pos not in {"NOUN", "PROPN", "ADJ"}:
            return None
        head = [token.lower for token in tokens[first : end - 1]]
        for word, plural in ((last.lower, False), (_singular(last.lower), True)):
            words = " ".join([*head, word]).replace(" - ", "-")
            if words in offices:
                return words, offices[words], plural
        return None

    starts = _first_words(knowledge)
    hits = _longest(tokens, longest, look_up, lambda t: t.lower in starts or _singular(t.lower) in starts)
    return [
        OfficePhrase(
            first, end, words, canonical(str(row.get("category", ""))), plural, str(row.get("side", ""))
        )
        for first, end, (words, row, plural) in hits
    ]


@cache
def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else ""


@cache
def _first_words(knowledge: Knowledge) -> frozenset[str]:
    """The words that an office may begin with."""
    return frozenset(
        word for words in offices_of(knowledge) for word in (words.split()[0], words.split("-")[0])
    )


@cache
def offices_of(knowledge: Knowledge) -> Mapping[str, Mapping[str, Any]]:
    """The lexicon of offices: words in lower case → what is known of the office."""
    return {words.lower(): row for words, row in knowledge.lexicon("offices")["offices"].items()}


_SAME_OFFICE = {
    "president": "head_of_state", "monarch": "head_of_state", "supreme_leader": "head_of_state",
    "chairman": "head_of_state", "prime_minister": "head_of_government", "chief_executive": "head_of_government",
    "organisation_head": "igo_head", "foreign_policy_chief": "foreign_minister",
}  # fmt: skip


def canonical(category: str) -> str:
    """The category under which the tables of officeholders keep an office of the lexicon."""
    return _SAME_OFFICE.get(category, category)
