"""What is told of a meeting beside who takes part: when, where, by what channel, and the words that show it."""

from dataclasses import replace
from datetime import timedelta

from dragoman.language import Token
from dragoman.model import Actor, Channel, MeetingStatus, Period, Span
from dragoman.reading.contact_words import ContactWords, Row
from dragoman.reading.context import Context
from dragoman.reading.meeting_dates import MeetingDates
from dragoman.reading.meeting_status import PAST, PLANNED, StatusReader
from dragoman.reading.sightings import Sighting
from dragoman.reading.syntax import clause, cover, is_verbal, phrase

_PHONE = frozenset({"phone", "telephone", "telephonically", "call"})
_VIDEO = frozenset({"video", "videoconference", "virtual", "virtually", "online", "teleconference", "zoom"})
_INDIRECT = frozenset({
    "indirect", "proximity", "shuttle", "indirectly", "go-between", "intermediary", "intermediaries",
})  # fmt: skip
_OTHER = frozenset({"another", "separate", "new", "second", "further", "different", "fresh"})
_OTHER_CLAUSES = frozenset({"advcl", "parataxis", "conj", "cc", "ccomp"})


class SightingBuilder:
    """Puts together the sightings of one report."""

    def __init__(self, context: Context, words: ContactWords, statuses: StatusReader) -> None:
        self.context = context
        self.analysis = context.analysis
        self.words = words
        self.statuses = statuses
        self.dates = MeetingDates(context, words, statuses)

    def build(self, head: Token, verb: Token | None, people: tuple[Actor, ...], row: Row) -> list[Sighting]:
        """One sighting, or one for each period told: "met in April and May"."""
        one = self._sighting(head, verb, people, row)
        before = self.dates.last_before(head, verb)
        if before is not None and one.status in PAST | PLANNED:
            period, assumed = self.dates.without_past(head, verb, one.status)
            now = replace(one, date=period, assumed=assumed)
            return [replace(one, date=before, status=MeetingStatus.HELD, place=None, assumed=False), now]
        told = self.context.times.of(head) or (self.context.times.of(verb) if verb is not None else ())
        if len(told) < 2 or one.status not in PAST:
            return [one]
        return [replace(one, date=period) for period in told]

    def _sighting(self, head: Token, verb: Token | None, people: tuple[Actor, ...], row: Row) -> Sighting:
        status = self.statuses.of(head, verb)
        date, assumed = self.dates.of(head, verb, status)
        uncertain = status is MeetingStatus.EXPECTED and self.statuses.is_uncertain(head, verb)
        return Sighting(
            head,
            people,
            status
            if uncertain or self._is_early_edition(head, date)
            else self.statuses.by_date(status, date),
            self._channel(head, verb, row),
            date,
            self.context.places.of(head),
            self._evidence(head, verb),
            assumed=assumed,
            other=self._is_another(head),
            lasting=self.dates.lasting(head, verb),
            round=self.dates.round(head),
            like=not is_verbal(head) and any(t.lower == "such" for t in phrase(self.analysis, head)),
        )

    def _is_early_edition(self, head: Token, date: Period) -> bool:
        """Whether what has been is told of the day after print: "met on Saturday" in Friday's early edition."""
        published = self.context.times.published
        next_day = published is not None and date.start == published + timedelta(1)
        return next_day and is_verbal(head) and head.tag == "VBD"

    def _is_another(self, head: Token) -> bool:
        """Whether it is "another summit", "a separate meeting": not one told before."""
        return not is_verbal(head) and bool({t.lower for t in phrase(self.analysis, head)} & _OTHER)

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
