"""How sure a statement is: the share of statements of its form that stood uncorrected on the gold sets.

A statement's form (how it is quoted, who is credited and how named, by which kind of word) is a set of marks. Each mark
has a weight, fitted by logistic regression on gold (`tools/calibrate.py`); the confidence is the logistic function of
their sum. It says how likely the speaker is right and the words are the words said; the act is not part of it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge import Knowledge
from dragoman.language import Token
from dragoman.model import Actor, ActorKind, Mode

_CORE = frozenset({"say", "tell", "add"})
_PLAIN = frozenset({
    "announce", "argue", "claim", "confirm", "declare", "deny", "explain", "insist", "note", "report", "state",
    "stress", "warn", "write", "accuse", "urge", "reiterate", "emphasize", "emphasise", "acknowledge", "admit",
    "reply", "believe",
})  # fmt: skip
_LONG = 45
_SHORT = 5
_LEAST, _MOST = 0.05, 0.99


@dataclass(frozen=True, slots=True)
class Form:
    """What tells how sure a statement is.

    Attributes:
        mode: quoted, rendered, or both.
        speakers: who is credited.
        verb: the reporting word; None where only the context attributes it.
        subject: the word that names the speaker; None if there is none.
        words: the tokens of the content.
        clausal: whether the content is a clause, not a mere object.
        belief: whether it is a view, not an utterance.
        alone: whether its sentence holds no other statement.
    """

    mode: Mode
    speakers: tuple[Actor, ...]
    verb: Token | None
    subject: Token | None
    words: tuple[Token, ...]
    clausal: bool
    belief: bool
    alone: bool

    @property
    def marks(self) -> list[str]:
        """The marks of the form, as the table names them."""
        flags = {
            "subject_pronoun": self.subject is not None and self.subject.pos == "PRON",
            "subject_untold": self.subject is None,
            "object": not self.clausal,
            "belief": self.belief,
            "beside_others": not self.alone,
        }
        return [
            f"mode_{self.mode.value}",
            _number_of(self.speakers),
            _size(self.words),
            _word_mark(self.verb),
            *sorted({f"speaker_{_kind(actor)}" for actor in self.speakers}),
            *(mark for mark, holds in flags.items() if holds),
        ]


class Weights:
    """The weights of the marks of one kind of entry, from `confidence.toml`."""

    def __init__(self, knowledge: Knowledge, kind: str) -> None:
        table = knowledge.lexicon("confidence")[kind]
        self._of: Mapping[str, float] = {str(mark): float(weight) for mark, weight in table.items()}

    def sure(self, marks: Iterable[str]) -> float:
        """The confidence of what has these marks, two decimals, never quite 0 or 1."""
        total = self._of.get("bias", 0.0) + sum(self._of.get(mark, 0.0) for mark in sorted(marks))
        return round(min(max(1 / (1 + math.exp(-total)), _LEAST), _MOST), 2)


class Confidence:
    """Tells how sure statements are."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._weights = Weights(knowledge, "statement")

    def of(self, form: Form) -> float:
        """The confidence of a statement of this form."""
        return self._weights.sure(form.marks)


def _number_of(speakers: Sequence[Actor]) -> str:
    return "speakers_one" if len(speakers) == 1 else "speakers_several"


def _size(words: Sequence[Token]) -> str:
    count = sum(token.pos != "PUNCT" for token in words)
    return "size_short" if count < _SHORT else "size_long" if count > _LONG else "size_middle"


def _kind(actor: Actor) -> str:
    """A speaker's kind, finer where it tells how well the report names him."""
    if actor.kind is ActorKind.PERSON:
        return "named" if actor.name and not actor.inferred else "inferred" if actor.name else "office"
    if actor.kind is ActorKind.UNNAMED:
        return "unnamed_of_side" if actor.side else "unnamed"
    known = "" if actor.side else "_of_none"
    return f"{actor.kind.value}{known}"


def _word_mark(verb: Token | None) -> str:
    if verb is None:
        return "word_none"
    if verb.lower == "according":
        return "word_according"
    return "word_core" if verb.lemma in _CORE else "word_plain" if verb.lemma in _PLAIN else "word_other"
