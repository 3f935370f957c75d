"""How a draft becomes a statement: its act, date, mode, condition and confidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.language import Analysis, Token
from dragoman.model import Act, Actor, ActorKind, Mode, Period, Span, Statement
from dragoman.model.period import UNKNOWN
from dragoman.model.span import merged
from dragoman.reading.acts import Acts, Told
from dragoman.reading.clause import Clauses
from dragoman.reading.conditions import Conditions
from dragoman.reading.confidence import Confidence, Form
from dragoman.reading.context import Context
from dragoman.reading.speech import Frames
from dragoman.reading.syntax import subject

VERSION = "statements/2"

_PRESENT = frozenset({"VBZ", "VBP"})
_POSITIONS = frozenset({
    "insist", "maintain", "claim", "argue", "deny", "accuse", "blame", "contend", "agree", "demand", "reject", "oppose",
    "want", "seek", "favor", "favour", "dispute", "refuse", "view", "see", "describe", "allege", "assert", "charge",
})  # fmt: skip
"""Verbs that in the present tense tell a position, not an utterance of the day."""


@dataclass(slots=True)
class Draft:
    """A statement in the making.

    Attributes:
        speakers: who is credited.
        content: the words said, so far found.
        cue: the reporting words; None if only the context attributes them.
        verb: the reporting word, or the one of the sentence that tells whose the words are.
        act: what the reporting word alone says of the act.
        belief: whether it is a view, not an utterance.
        unit: the sentences it was found in.
        paragraph: the paragraph's number.
        direct: whether a quotation belongs to it.
        spoken: whether it is a turn of a transcript, in the speaker's own words without quotation marks.
    """

    speakers: tuple[Actor, ...]
    content: list[Span]
    cue: Span | None
    verb: Token | None
    act: str
    belief: bool
    unit: Span
    paragraph: int
    direct: bool = False
    spoken: bool = False


def said_at(analysis: Analysis, statements: Sequence[Statement]) -> Mapping[int, Statement]:
    """The first statement in whose content a token stands, by the token's number."""
    return {
        token.i: statement
        for statement in reversed(statements)
        for span in statement.content
        for token in analysis.inside(span)
    }


class StatementBuilder:
    """Finishes the statements of one report."""

    def __init__(
        self, context: Context, frames: Frames, acts: Acts, confidence: Confidence, *, one_voice: bool
    ) -> None:
        """`one_voice` tells whether the report is a document in its author's own words."""
        self.context = context
        self.analysis = context.analysis
        self.acts = acts
        self.sureness = confidence
        self.one_voice = one_voice
        self.clauses = Clauses(context, frames)
        self.conditions = Conditions(context)
        self.narrates_in_present = self._narrates_in_present()

    def statement(self, draft: Draft, number: str, *, alone: bool) -> Statement:
        """The statement of a draft; `alone` tells whether its sentences hold no other."""
        content = self._clean(draft.content)
        told = self.clauses.told(draft.speakers, content)
        act = self._act(draft, content, told)
        mode = self._mode(content, own_voice=draft.spoken or (draft.cue is None and self.one_voice))
        evidence = draft.unit
        for span in content:
            evidence = evidence.cover(span)
        return Statement(
            id=number,
            evidence=merged([evidence]),
            date=self._date(draft, content),
            place=self.context.places.of(draft.verb)
            if draft.verb is not None and draft.cue is not None
            else None,
            tracks=self.context.tracks_of(*content),
            confidence=self.sureness.of(
                self._form(draft, content, mode, clausal=told is not None, alone=alone)
            ),
            reader=VERSION,
            speaker=draft.speakers,
            mode=mode,
            content=content,
            cue=draft.cue,
            act=act,
            condition=self.conditions.of(content) if act is Act.CONDITION else None,
        )

    def _form(self, draft: Draft, content: Sequence[Span], mode: Mode, *, clausal: bool, alone: bool) -> Form:
        verb = draft.verb if draft.cue is not None else None
        return Form(
            mode=mode,
            speakers=draft.speakers,
            verb=verb,
            subject=subject(self.analysis, verb) if verb is not None else None,
            words=tuple(token for span in content for token in self.analysis.inside(span)),
            clausal=clausal,
            belief=draft.belief,
            alone=alone,
        )

    def _act(self, draft: Draft, content: Sequence[Span], told: Told | None) -> Act:
        text = " ".join(span.of(self.context.text) for span in content)
        return self.acts.of(draft.act, text, self.clauses.subjects(draft.speakers, content), told)

    def _clean(self, spans: list[Span]) -> tuple[Span, ...]:
        """Outer quotation marks are cut, inner ones stay."""
        out: list[Span] = []
        for span in merged(spans):
            wrapped = next((q for q in self.analysis.quotations_in(span) if q.outer == span), None)
            out.append(wrapped.inner if wrapped is not None else span)
        return merged(out)

    def _mode(self, content: Sequence[Span], *, own_voice: bool) -> Mode:
        if own_voice:
            return Mode.DIRECT
        quotations = [q for span in content for q in self.analysis.quotations_in(span)]
        if not quotations:
            return Mode.INDIRECT
        inside = all(any(q.outer.contains(span) for q in quotations) for span in content)
        return Mode.DIRECT if inside else Mode.MIXED

    def _date(self, draft: Draft, content: Sequence[Span]) -> Period:
        verb = draft.verb
        if verb is not None and draft.cue is not None:
            told = self.context.times.of(verb, outside=content)
            if told and told[0].known:
                return told[0]
            if verb.pos == "NOUN" and self.analysis.sentence_of(verb).number > 1:
                return UNKNOWN  # "his call for": told of, not made, here
            if self._is_position(draft, verb) or self._is_standing(verb):
                return UNKNOWN
            if self._is_perfect(verb) and self.analysis.sentence_of(verb).number > 1:
                return UNKNOWN
        return self.context.times.fresh()

    def _is_position(self, draft: Draft, verb: Token) -> bool:
        """As in "believes", and behind the lead "insists", "analysts say": what is held, not what was said today."""
        if verb.tag not in _PRESENT:
            return False
        if draft.belief or draft.direct or self.narrates_in_present:
            return draft.belief
        several = all(actor.kind in {ActorKind.GROUP, ActorKind.STATE} for actor in draft.speakers)
        held = verb.lemma in _POSITIONS or (verb.lemma == "say" and several)
        return held and self.analysis.sentence_of(verb).number > 1

    def _narrates_in_present(self) -> bool:
        """Whether the report tells its news in the present tense, as digests do: its lead's verb is in it."""
        first = self.analysis.sentences[0] if self.analysis.sentences else None
        roots = [t for t in self.analysis.words(first) if t.dep == "ROOT"] if first else []
        has_past = any(c.lower in {"has", "have", "had"} for t in roots for c in self.analysis.children(t))
        return bool(roots) and roots[0].tag in _PRESENT and not has_past

    def _is_perfect(self, verb: Token) -> bool:
        """As in "has branded", "had warned": news in the lead, behind it what was said at some time before."""
        auxiliaries = {child.lower for child in self.analysis.children(verb) if child.dep == "aux"}
        return verb.tag == "VBN" and not auxiliaries.isdisjoint({"has", "have", "had", "'ve", "’ve"})

    def _is_standing(self, verb: Token) -> bool:
        """As in "Has repeatedly accused", "has long said": a position, not news."""
        words = {child.lower for child in self.analysis.children(verb)}
        return bool(
            words & {"repeatedly", "long", "always", "often", "consistently", "previously", "frequently"}
        )
