"""How the main clause of what is said speaks: of whom, when, denied or not, and what is done by saying it."""

from collections.abc import Sequence

from dragoman.language import Analysis, Token
from dragoman.model import Actor, Span
from dragoman.reading.acts import Tense, Told, Whose
from dragoman.reading.context import Context
from dragoman.reading.speech import Frames
from dragoman.reading.syntax import SUBJECTS, child_of, is_negated, is_verbal, objects

_FIRST_PERSON = frozenset({"i", "we"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
_POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must", "ought"})
_PAST = frozenset({"had", "has", "have", "was", "were", "did", "'ve", "’ve"})
_PRESENT = frozenset({"is", "are", "do", "does", "am", "'s", "’s", "'re", "’re"})
_NOTHING = frozenset({"no", "nobody", "nothing", "none"})


class Clauses:
    """Reads the clauses that one report's speakers say."""

    def __init__(self, context: Context, frames: Frames) -> None:
        self.context = context
        self.analysis = context.analysis
        self.frames = frames

    def told(self, speakers: Sequence[Actor], content: Sequence[Span]) -> Told | None:
        """How the main clause of the content speaks; None if it has no clause."""
        tokens = [t for span in content for t in self.analysis.inside(span)]
        inside = {t.i for t in tokens}
        heads = [t for t in tokens if (t.head not in inside or t.head == t.i) and is_verbal(t)]
        if not heads:
            return None
        verb = heads[0]
        return Told(
            verb.lemma,
            self._whose(verb, speakers),
            _tense(self.analysis, verb),
            is_negated(self.analysis, verb) or _has_no_object(self.analysis, verb),
            all(self.context.in_quotation(t) for t in tokens),
            self._performed(verb, speakers),
        )

    def subjects(self, speakers: Sequence[Actor], content: Sequence[Span]) -> list[tuple[int, bool]]:
        """Where the content's clauses name their subjects, and whether these are the speakers or their sides."""
        found: list[tuple[int, bool]] = []
        before = 0
        for span in content:
            for token in self.analysis.inside(span):
                if token.dep in SUBJECTS:
                    at = before + token.span.start - span.start
                    found.append((at, self._is_own(token, speakers)))
            before += span.end - span.start + 1
        return found

    def _performed(self, verb: Token, speakers: Sequence[Actor]) -> str:
        """The act of a verb of speech that the speakers' own side is the subject of: "we condemn"."""
        own = self._whose(verb, speakers) is Whose.OWN
        tense = _tense(self.analysis, verb)
        recalled = tense is Tense.PAST and self.context.in_quotation(verb)  # "I asked for a border"
        if not own or recalled or tense is Tense.POSSIBLE or is_negated(self.analysis, verb):
            return "say"
        return self.frames.act_of(verb)

    def _whose(self, verb: Token, speakers: Sequence[Actor]) -> Whose:
        who = child_of(self.analysis, verb, SUBJECTS)
        if who is None:
            return Whose.OPEN
        if self._is_own(who, speakers):
            return Whose.OWN
        return Whose.OTHER if self.context.mentions.who(who) else Whose.THING

    def _is_own(self, token: Token, speakers: Sequence[Actor]) -> bool:
        if token.lower in _FIRST_PERSON:
            return True
        sides = {actor.side for actor in speakers if actor.side}
        names = {actor.name for actor in speakers if actor.name}
        return any(a.side in sides or a.name in names for a in self.context.mentions.who(token))


def _tense(analysis: Analysis, verb: Token) -> Tense:
    """When the verb's clause happens; a reported "would" is a "will"."""
    words = {c.lower for c in analysis.children(verb) if c.dep in {"aux", "auxpass"}}
    if words & _FUTURE:
        return Tense.FUTURE
    if words & _POSSIBLE:
        return Tense.POSSIBLE
    if verb.tag == "VBD" or words & _PAST:
        return Tense.PAST
    return Tense.PRESENT if verb.tag in {"VBZ", "VBP"} or words & _PRESENT else Tense.NONE


def _has_no_object(analysis: Analysis, verb: Token) -> bool:
    """As in "has no plans", "holds nobody"."""
    found = objects(analysis, verb)
    words = {c.lower for one in found for c in analysis.children(one)} | {one.lower for one in found}
    return not words.isdisjoint(_NOTHING)
