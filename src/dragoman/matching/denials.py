"""What a statement denies: what was said just before, guilt, a number, or what its own words tell."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from dragoman.knowledge.files import lexicon
from dragoman.knowledge.phrases import fold
from dragoman.matching.scopes import Naming, named, phrase_pattern, plain_naming
from dragoman.matching.telling import Telling
from dragoman.matching.words import stem, stems
from dragoman.model import Act, Statement

_LEAD = re.compile(
    r"^(?:having|any|all|the|such|its|his|her|their|our|these|those|this|that|media|reported|a|an)\s+"
)
_SUCH = re.compile(r"\b(?:no|not any|never any|any) such (?:a |an )?([^\W\d_]{3,})")
_WEIGHT = {"side": 0.2, "common": 0.3, "family": 0.5, "own": 1.0}


class Denies(StrEnum):
    """What a denial is aimed at.

    `BEFORE` is what somebody said just before ("denied it"), `BLAME` an accusation ("denied responsibility"),
    `NUMBER` a figure ("rejected that figure"), `SUCH` a thing ("there was no such paragraph"), `CONTENT` what its
    words tell ("denied that it shelled the town"), `NEGATED` the same by a mere negation ("no gun fired").
    """

    BEFORE = "before"
    BLAME = "blame"
    NUMBER = "number"
    SUCH = "such"
    CONTENT = "content"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement ready for comparison.

    Attributes:
        telling: its telling.
        statement: its entry.
        text: its exact words.
        speakers: sides of the speakers, else their names, folded; empty for the unknown.
        called: the same with the names of persons and bodies.
        start, end: where it stands in its report.
        tokens: what its words are about, each with its weight.
        denies: what it denies; None if it denies nothing.
        such: the stem of the thing of which there is none such; "" else.
        cue: the folded reporting words; "" if they are not told or not in the evidence.
    """

    telling: Telling
    statement: Statement
    text: str
    speakers: frozenset[str]
    called: frozenset[str]
    start: int
    end: int
    tokens: Mapping[str, float]
    denies: Denies | None
    such: str
    cue: str

    @property
    def names(self) -> frozenset[str]:
        """The stems of the speakers' names."""
        return frozenset(word for name in self.called for word in stems(name))


def said(telling: Telling, naming: Naming = plain_naming, *, sides: frozenset[str] = frozenset()) -> Said:
    """A statement's telling made ready for comparison.

    Args:
        telling: the telling.
        naming: tells which side a phrase names.
        sides: the sides that its report speaks of: their names tell little about what is said.
    """
    statement = telling.entry
    assert isinstance(statement, Statement)
    content = fold(" ".join(telling.content))
    such = _SUCH.search(content)
    speakers = frozenset(key for who in telling.who if (key := who.side or fold(who.name)))
    return Said(
        telling,
        statement,
        telling.words,
        speakers,
        speakers | {fold(who.name) for who in telling.who if who.name},
        min(span.start for span in statement.evidence),
        max(span.end for span in statement.evidence),
        weighed(" ".join(telling.content) or telling.words, naming, sides),
        _denies(telling, statement, content),
        stem(such.group(1)) if such else "",
        cue_and_tail(telling, statement)[0],
    )


def _denies(telling: Telling, statement: Statement, content: str) -> Denies | None:
    cue, tail = cue_and_tail(telling, statement)
    hard = phrase_pattern("deny").search(cue)
    verb = hard or phrase_pattern("dismiss").search(cue)
    if verb and (found := _object(f"{cue[verb.end() :]} {tail}".strip() or content, hard=bool(hard))):
        return found
    if _SUCH.search(content):
        return Denies.SUCH
    if found := _falsehood(content):
        return found
    negated = statement.act is Act.REJECT and phrase_pattern("negations").search(content)
    return Denies.NEGATED if negated else None


def cue_and_tail(telling: Telling, statement: Statement) -> tuple[str, str]:
    """The folded reporting words, and what follows them in the evidence."""
    cue = statement.cue
    if cue is None:
        return "", ""
    for span, quote in zip(statement.evidence, telling.quotes, strict=True):
        if span.contains(cue):
            start, end = cue.start - span.start, cue.end - span.start
            # Folding takes a leading "the" away, which tells "rejected the charge" from "rejected charges".
            return fold(quote[start:end]), fold(f": {quote[end:].strip(' ,:;“"\'‘')}")[2:]
    return "", ""


def _object(tail: str, *, hard: bool) -> Denies | None:
    """What the object of a verb of denial makes of it."""
    bare = tail
    while match := _LEAD.match(bare):
        if phrase_pattern("blame").match(bare):
            return Denies.BLAME
        bare = bare[match.end() :]
    if phrase_pattern("blame").match(bare):
        return Denies.BLAME
    if (noun := phrase_pattern("claims").match(bare)) and (hard or bare != tail or noun.end() < len(bare)):
        if _ends(bare[noun.end() :]):
            return Denies.NUMBER if phrase_pattern("figures").fullmatch(noun.group()) else Denies.BEFORE
        return Denies.CONTENT
    if (pronoun := phrase_pattern("pronouns").match(tail)) and _ends(tail[pronoun.end() :]):
        return Denies.BEFORE
    return Denies.CONTENT if hard else None


def _ends(rest: str) -> bool:
    """Whether an object ends here: nothing follows, or words that no longer belong to it."""
    word = re.match(r"\s*([^\W\d_]+)?", rest)
    following = word.group(1) if word else None
    if not following or not rest.startswith(" "):
        return True
    return following in lexicon("claims")["after"] or following.endswith("ly")


def _falsehood(content: str) -> Denies | None:
    """Whether a statement calls a report or what was said before untrue."""
    if not phrase_pattern("false").search(content):
        return None
    bare = _LEAD.sub("", content)
    claim = phrase_pattern("claims").match(bare)
    if claim is None and not phrase_pattern("pronouns").match(content):
        return None
    return Denies.CONTENT if sum(tokens(content).values()) >= 2 and claim else Denies.BEFORE


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    """Stem → families of deeds that it belongs to."""
    found: dict[str, list[str]] = {}
    families: Mapping[str, Iterable[str]] = lexicon("claims")["families"]
    for family, words in families.items():
        for word in words:
            found.setdefault(stem(word), []).append(f"~{family}")
    return {word: tuple(sorted(set(names))) for word, names in found.items()}


@cache
def _common() -> frozenset[str]:
    keys = ("common", "claims", "false", "deny", "dismiss", "negations", "contact")
    return frozenset(
        stem(word) for key in keys for phrase in lexicon("claims")[key] for word in phrase.split()
    )


@lru_cache(maxsize=1 << 14)
def tokens(text: str) -> Mapping[str, float]:
    """The telling stems of a text and the families of deeds it names, each with its weight by a fixed list."""
    found: dict[str, float] = {}
    for word in stems(text):
        families = _families().get(word, ())
        light = word in _common() or families
        found[word] = _WEIGHT["common" if light else "own"]
        found.update(dict.fromkeys(families, _WEIGHT["family"]))
    return found


def weighed(text: str, naming: Naming, sides: frozenset[str]) -> Mapping[str, float]:
    """The tokens of a text, those that only name a side made light."""
    names = {phrase for phrase, side in named(text, naming) if side in sides or side != fold(phrase)}
    light = {word for phrase in names for word in stems(phrase)}
    return {token: _WEIGHT["side"] if token in light else weight for token, weight in tokens(text).items()}


def shared(one: Mapping[str, float], two: Mapping[str, float]) -> tuple[float, float]:
    """The weight of the tokens that two sets share, and its share of the lighter set."""
    if not one or not two:
        return 0.0, 0.0
    both = sum(weight for token, weight in one.items() if token in two)
    return both, both / max(min(sum(one.values()), sum(two.values())), 1.0)


def families_of(found: Mapping[str, float]) -> frozenset[str]:
    """The families of deeds among tokens."""
    return frozenset(token for token in found if token.startswith("~"))
