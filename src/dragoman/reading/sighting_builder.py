"""What is told of a meeting beside who takes part: when, where, by what channel, and the words that show it."""

from dataclasses import replace

from dragoman.language import Token
from dragoman.model import Actor, Channel, MeetingStatus, Period, Span
from dragoman.model.period import UNKNOWN
from dragoman.reading.contact_words import ContactWords, Row
from dragoman.reading.context import Context
from dragoman.reading.meeting_status import StatusReader
from dragoman.reading.sightings import Sighting
from dragoman.reading.syntax import clause, cover, governing_verb, is_future, is_verbal, phrase

_PHONE = frozenset({"phone", "telephone", "telephonically", "call"})
_VIDEO = frozenset({"video", "videoconference", "virtual", "virtually", "online", "teleconference", "zoom"})
_INDIRECT = frozenset({
    "indirect", "proximity", "shuttle", "indirectly", "go-between", "intermediary", "intermediaries",
})  # fmt: skip
_OTHER = frozenset({"another", "separate", "new", "second", "further", "different", "fresh"})
_PAST = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
_CALLED_OFF = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED})
_PLANNED = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.EXPECTED})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SIMPLE_AUXILIARIES = frozenset({"was", "were", "is", "are", "did"})
_PERFECT_AUXILIARIES = frozenset({"had", "have", "has"})
_OTHER_CLAUSES = frozenset({"advcl", "parataxis", "conj", "cc", "ccomp"})


class SightingBuilder:
    """Puts together the sightings of one report."""

    def __init__(self, context: Context, words: ContactWords, statuses: StatusReader) -> None:
        self.context = context
        self.analysis = context.analysis
        self.words = words
        self.statuses = statuses

    def build(self, head: Token, verb: Token | None, people: tuple[Actor, ...], row: Row) -> list[Sighting]:
        """One sighting, or one for each period told: "met in April and May"."""
        one = self._sighting(head, verb, people, row)
        told = self.context.times.of(head) or (self.context.times.of(verb) if verb is not None else ())
        if len(told) < 2 or one.status not in _PAST:
            return [one]
        return [replace(one, date=period) for period in told]

    def _sighting(self, head: Token, verb: Token | None, people: tuple[Actor, ...], row: Row) -> Sighting:
        status = self.statuses.of(head, verb)
        date = self._date(head, verb, status)
        assumed = not date.known and self._is_news(verb, status)
        if assumed:
            date = self.context.times.fresh()
        uncertain = status is MeetingStatus.EXPECTED and self.statuses.is_uncertain(head, verb)
        return Sighting(
            head,
            people,
            status if uncertain else self.statuses.by_date(status, date),
            self._channel(head, verb, row),
            date,
            self.context.places.of(head),
            self._evidence(head, verb),
            assumed=assumed,
            other=self._is_another(head),
            like=not is_verbal(head) and any(t.lower == "such" for t in phrase(self.analysis, head)),
        )

    def _is_another(self, head: Token) -> bool:
        """Whether it is "another summit", "a separate meeting": not one told before."""
        return not is_verbal(head) and bool({t.lower for t in phrase(self.analysis, head)} & _OTHER)

    # --- when

    def _date(self, head: Token, verb: Token | None, status: MeetingStatus) -> Period:
        times = self.context.times
        future = status in _PLANNED or (verb is not None and is_future(self.analysis, verb))
        apart = status in _PLANNED and not is_verbal(head) and not self._is_told_by(verb)
        planned = (
            times.of(head, future=True, own=True) if status in _CALLED_OFF and not is_verbal(head) else ()
        )
        if planned:
            return planned[0]  # the day for which it was planned, not the one on which it was called off
        told = times.of(head, future=future, own=apart)
        if apart:
            return told[0] if told else UNKNOWN
        if not told and verb is not None and verb.i != head.i:
            told = times.of(verb, future=future)
        while not told and verb is not None and verb.dep in {"pcomp", "advcl"}:
            verb = governing_verb(self.analysis, verb)  # "said on Friday, after hosting talks": the same day
            told = times.of(verb) if verb is not None else ()
        return told[0] if told else UNKNOWN

    def _is_told_by(self, verb: Token | None) -> bool:
        """Whether the verb is about the planned meeting itself, so that its day is the meeting's.

        "Talks are set for Monday" is; in "he threatened on Monday to leave the summit" the day is the threat's.
        """
        return verb is not None and (
            verb.lemma in self.words.light or is_future(self.analysis, verb) or self.statuses.plans_by(verb)
        )

    def _is_news(self, verb: Token | None, status: MeetingStatus) -> bool:
        """Whether an undated meeting is told as today's news: held, in the simple past or present."""
        if verb is None or status not in _PAST:
            return False
        auxiliaries = [c for c in self.analysis.children(verb) if c.dep in {"aux", "auxpass"}]
        if any(c.lower in _SIMPLE_AUXILIARIES for c in auxiliaries):
            return True
        perfect = any(c.lower in _PERFECT_AUXILIARIES for c in auxiliaries if c.dep == "aux")
        return self._finite(verb).tag in _FINITE and not perfect

    def _finite(self, verb: Token) -> Token:
        """The finite verb at or above a verb; the uppermost of the verbs above it if none is finite."""
        while verb.tag not in _FINITE and verb.head != verb.i and is_verbal(self.analysis.head(verb)):
            verb = self.analysis.head(verb)
        return verb

    # --- how, and by what words

    def _channel(self, head: Token, verb: Token | None, row: Row) -> Channel:
        tokens = clause(self.analysis, verb) if verb is not None else phrase(self.analysis, head)
        words = {t.lower for t in tokens if abs(t.i - head.i) < 10}
        if words & _VIDEO:
            return Channel.VIDEO
        if words & _PHONE:
            return Channel.PHONE
        if words & _INDIRECT:
            return Channel.INDIRECT
        return Channel(row.get("channel", "unknown"))

    def _evidence(self, head: Token, verb: Token | None) -> Span:
        """The clause of the verb with its subject; the noun's phrase where the verb tells something else."""
        if is_verbal(head):
            return cover(clause(self.analysis, head, drop=_OTHER_CLAUSES))
        if verb is not None and (
            verb.lemma in self.words.light or head.dep in {"nsubj", "nsubjpass", "dobj"}
        ):
            tokens = clause(self.analysis, verb, drop=_OTHER_CLAUSES | {"relcl"})
            if len(tokens) <= 40:
                return cover(tokens)
        return cover(self.analysis.subtree(head)[:30] or [head])
