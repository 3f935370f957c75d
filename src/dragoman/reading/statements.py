"""Statements: somebody says, writes, or is reported to hold something.

A paragraph is read in *units*: a sentence, or the sentences that one quotation joins. In each unit the frames of
`reading.speech` say who is credited with what; quotations that are speech (not scare quotes or titles) belong to the
frame beside them, to the paragraph's last speaker, or to the speaker of the paragraph before.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.language import Paragraph, Quotation, Sentence, Token
from dragoman.model import Actor, ActorKind, Span, Statement
from dragoman.model.span import trimmed
from dragoman.reading.acts import Acts
from dragoman.reading.confidence import Confidence
from dragoman.reading.context import Context
from dragoman.reading.frame import Frame
from dragoman.reading.papers import all_papers, is_joint, is_paper, issuer
from dragoman.reading.quoted import Unit, is_bare, is_speech, units, words_of
from dragoman.reading.speech import Frames
from dragoman.reading.statement_builder import Draft, StatementBuilder
from dragoman.reading.syntax import SUBJECTS, cover, subject
from dragoman.reading.turns import Turn, turns_of

_ASKED = frozenset({"asked", "pressed", "questioned"})


class StatementReader:
    """Reads the statements of one report."""

    def __init__(
        self, context: Context, acts: Acts, confidence: Confidence, *, author: tuple[Actor, ...] = ()
    ) -> None:
        """`author` is who speaks in a document of one voice (`reading.voice`); empty for a report."""
        self.context = context
        self.author = author
        self.analysis = context.analysis
        self.frames = Frames(context)
        self.builder = StatementBuilder(context, self.frames, acts, confidence, one_voice=bool(author))
        self.announced: Draft | None = None

    def read(self) -> list[Statement]:
        """All statements, in the order of the text; ids are `s1`, `s2` and so on."""
        drafts: list[Draft] = []
        turns = turns_of(self.context)
        for paragraph in self.analysis.paragraphs:
            if paragraph.number in turns:
                drafts.extend(self._turn(turns[paragraph.number]))
            else:
                drafts.extend(self._paragraph(paragraph, drafts[-1] if drafts else None))
        drafts = [draft for draft in drafts if draft.content and draft.speakers]
        self._credit_issuers(drafts)
        per_unit = Counter(draft.unit for draft in drafts)
        return [
            self.builder.statement(draft, f"s{number}", alone=per_unit[draft.unit] == 1)
            for number, draft in enumerate(drafts, 1)
        ]

    def _credit_issuers(self, drafts: list[Draft]) -> None:
        """What a paper says is said by who issued it, also where it is told of again; else by the speaker before."""
        known: tuple[Actor, ...] = ()
        for place, draft in enumerate(drafts):
            if all_papers(draft.speakers):
                told = (d.speakers for d in reversed(drafts[:place]) if not any(map(is_paper, d.speakers)))
                known = issuer(self.context, draft.verb) or self._signatories(draft) or known
                draft.speakers = known or next(told, ()) or draft.speakers

    def _signatories(self, draft: Draft) -> tuple[Actor, ...]:
        """Whose a joint statement is: those whom its words are about, if several, else the two parties."""
        if not is_joint(self.context, draft.verb):
            return ()
        heads = (t for span in draft.content for t in self.analysis.inside(span) if t.dep in SUBJECTS)
        several = (actors for head in heads if len(actors := self.context.mentions.who(head)) > 1)
        main = self.context.mentions.dispute.main
        return next(several, ()) or tuple(self.context.mentions.side_actor(side) for side in main)

    def _words(self, quotation: Quotation) -> Span:
        return words_of(self.context.text, quotation)

    def _turn(self, turn: Turn | None) -> list[Draft]:
        """A paragraph of a transcript as one statement; a question as none."""
        if turn is None:
            return []
        return [
            Draft(
                turn.speakers, [turn.words], turn.label, None, "say", belief=False, unit=turn.words,
                paragraph=turn.paragraph, direct=True, spoken=True,
            )
        ]  # fmt: skip

    # --- paragraphs and units

    def _paragraph(self, paragraph: Paragraph, before: Draft | None) -> list[Draft]:
        drafts: list[Draft] = []
        waiting: list[Unit] = []
        for unit in units(self.analysis, paragraph):
            speech = [q for q in unit.quotations if is_speech(self.context.text, q, unit)]
            if speech and is_bare(unit, speech):
                if drafts and drafts[-1].direct:
                    drafts[-1].content.extend(self._words(q) for q in speech)
                else:
                    waiting.append(unit)
                continue
            found = self._unit(unit, speech, paragraph.number)
            if waiting and found:
                found[0].content[:0] = [self._words(q) for u in waiting for q in u.quotations]
                found[0].direct = True
                waiting.clear()
            drafts.extend(found)
        for unit in waiting:
            told = self._spoken_before(unit, paragraph) or self.announced or before
            drafts.extend(self._unattributed(unit, told, paragraph.number))
        self.announced = self._announced(paragraph)
        return drafts

    def _announced(self, paragraph: Paragraph) -> Draft | None:
        """As in "He said:" at the end of a paragraph: its speaker has the quotation that the next paragraph brings."""
        if (
            not paragraph.span.of(self.context.text).rstrip().endswith(":")
            or paragraph.first == paragraph.end
        ):
            return None
        sentence = self.analysis.sentences[paragraph.end - 1]
        frames = [f for f in self.frames.of(self.analysis.words(sentence)) if f.takes_quote]
        if not frames:
            return self._main_subject(sentence, paragraph.number)
        last = frames[-1]
        return Draft(
            last.speakers, [], None, last.verb, last.act, last.belief, sentence.span, paragraph.number
        )

    def _spoken_before(self, unit: Unit, paragraph: Paragraph) -> Draft | None:
        """Whom a quotation without attribution quotes: the person whom the sentence before it is about."""
        before = unit.tokens[0].sentence - 1
        if before < paragraph.first:
            return None
        return self._main_subject(self.analysis.sentences[before], paragraph.number)

    def _main_subject(self, sentence: Sentence, paragraph: int) -> Draft | None:
        """The person or spokesperson who is the subject of a sentence, as a speaker; None if there is none."""
        roots = [
            t for t in self.analysis.words(sentence) if t.dep == "ROOT" and not self.context.in_quotation(t)
        ]
        for root in roots:
            actors = self.context.mentions.who(subject(self.analysis, root))
            if actors and all(a.kind in {ActorKind.PERSON, ActorKind.UNNAMED} for a in actors):
                return Draft(
                    actors, [], None, root, "say", belief=False, unit=sentence.span, paragraph=paragraph
                )
        return None

    def _unattributed(self, unit: Unit, before: Draft | None, paragraph: int) -> list[Draft]:
        """A paragraph that is only a quotation goes on with the speaker of the paragraph before it."""
        if before is None or paragraph - before.paragraph > 1:
            return []
        draft = Draft(
            before.speakers,
            [self._words(q) for q in unit.quotations],
            None,
            before.verb,
            "say",
            belief=False,
            unit=unit.span,
            paragraph=paragraph,
        )
        draft.direct = True
        return [draft]

    # --- one unit

    def _unit(self, unit: Unit, speech: list[Quotation], paragraph: int) -> list[Draft]:
        frames = self.frames.of(unit.tokens)
        if self.author and all(self._is_own_voice(frame) for frame in frames):
            return [self._own_words(unit, frames, paragraph)]
        drafts: list[Draft] = []
        for frame in frames:
            draft = self._from_frame(frame, unit, speech, paragraph)
            same = next((d for d in drafts if d.speakers == draft.speakers), None)
            if same is not None:
                same.content.extend(
                    span for span in draft.content if not any(old.overlaps(span) for old in same.content)
                )
                same.act = same.act if same.act not in {"say", "announce"} else draft.act
            else:
                drafts.append(draft)
        self._give_quotations(drafts, frames, speech)
        return [draft for draft in drafts if draft.content]

    def _is_own_voice(self, frame: Frame) -> bool:
        """Whether a frame of a one-voice document is the author's own ("we urge", "the United States urges")."""
        sides = {actor.side for actor in self.author}
        names = {actor.name for actor in self.author}
        others = any(a.kind is ActorKind.PERSON and a.name not in names for a in frame.speakers)
        return not others and all(actor.side in sides or actor.side is None for actor in frame.speakers)

    def _own_words(self, unit: Unit, frames: list[Frame], paragraph: int) -> Draft:
        act = frames[0].act if frames else "say"
        return Draft(
            self.author,
            [unit.span],
            None,
            None,
            act,
            belief=False,
            unit=unit.span,
            paragraph=paragraph,
            direct=True,
        )

    def _from_frame(self, frame: Frame, unit: Unit, speech: list[Quotation], paragraph: int) -> Draft:
        outside = [t for t in frame.content if not any(q.outer.contains(t.span) for q in speech)]
        spans = self._spans(outside)
        return Draft(
            frame.speakers, spans, frame.cue, frame.verb, frame.act, frame.belief, unit.span, paragraph
        )

    def _spans(self, tokens: Sequence[Token]) -> list[Span]:
        """Content tokens as spans: runs of neighbours; single stray marks are nothing."""
        runs: list[list[Token]] = []
        for token in tokens:
            if runs and token.i <= runs[-1][-1].i + 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        kept = [run for run in runs if any(t.pos not in {"PUNCT", "CCONJ"} for t in run)]
        spans = [trimmed(self.context.text, *self._ends(run), strip=",;") for run in kept]
        return [span for span in spans if span is not None]

    def _ends(self, run: list[Token]) -> tuple[int, int]:
        span = cover(run)
        start, end = span.start, span.end
        quotation = self.analysis.quotation_at(end)
        if quotation is not None and not quotation.outer.start < end:
            quotation = None
        if quotation is not None and quotation.inner.end <= end + 1:
            end = quotation.outer.end
        return start, end

    def _give_quotations(self, drafts: list[Draft], frames: list[Frame], speech: list[Quotation]) -> None:
        """Each speech quotation goes to the draft whose reporting word stands nearest and may carry it."""
        able = [(d, f) for d in drafts for f in frames if f.speakers == d.speakers and f.takes_quote]
        for quotation in speech:
            ranked = sorted(able, key=lambda pair: self._gap(pair[1].verb, quotation))
            if not ranked:
                continue
            draft = ranked[0][0]
            if not draft.direct and (
                not ranked[0][1].clausal or self._only_names_topic(ranked[0][1], quotation)
            ):
                draft.content.clear()  # "said of the plan: …": the quotation is what was said
            draft.content[:] = [
                s for s in draft.content if not self._only_leads_in(s, ranked[0][1], quotation)
            ]
            draft.content.append(self._words(quotation))
            draft.direct = True

    def _only_names_topic(self, frame: Frame, quotation: Quotation) -> bool:
        """As in "said of the plan: …": what stands between the verb and the colon is no clause."""
        outside = [t for t in frame.content if not quotation.outer.contains(t.span)]
        before = self.context.text[frame.verb.span.end : quotation.outer.start].rstrip()
        if not before.endswith(":") or any(t.dep in SUBJECTS for t in outside):
            return False
        return bool(outside) and all(t.span.end <= quotation.outer.start for t in outside)

    def _only_leads_in(self, span: Span, frame: Frame, quotation: Quotation) -> bool:
        """As in "Standing at the gate, she said: …": a phrase before the reporting words is not what was said."""
        if not span.end <= frame.verb.span.start < quotation.outer.start:
            return False
        tokens = self.analysis.inside(span)
        asked = any(t.lower in _ASKED for t in tokens[:2])  # "Asked whether …", "When asked about …"
        return asked or not any(t.dep in SUBJECTS for t in tokens)

    def _gap(self, verb: Token, quotation: Quotation) -> int:
        return min(abs(verb.span.start - quotation.outer.end), abs(quotation.outer.start - verb.span.end))
