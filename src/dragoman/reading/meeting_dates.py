"""When a meeting was or will be: the day told with it, with how long it lasts, else the day that the story is at.

A plan has the day for which it is planned, never the day on which it was made or called off. "Three-day talks that
opened on Thursday" last until Saturday; a meeting told without a day, in the tense of news, was on the day of the news.
"""

from datetime import date as day_of
from datetime import timedelta

from dragoman.language import Token
from dragoman.model import MeetingStatus, Period, Precision
from dragoman.model.period import UNKNOWN
from dragoman.reading.contact_words import ContactWords
from dragoman.reading.context import Context
from dragoman.reading.durations import days_told, duration_told, round_told
from dragoman.reading.meeting_status import AHEAD, CALLED_OFF, PAST, PLANNED, StatusReader
from dragoman.reading.syntax import clause, governing_verb, is_future, is_verbal, phrase
from dragoman.reading.temporal import Anchor, find_times

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SIMPLE_AUXILIARIES = frozenset({"was", "were", "is", "are", "did"})
_PERFECT_AUXILIARIES = frozenset({"had", "have", "has"})
_SEQUENCE = frozenset(
    {"then", "later", "also", "subsequently", "afterwards", "afterward", "first", "separately", "earlier"}
)
_FIRST = frozenset({"first"})
_BEFORE_NOW = frozenset(
    {"last", "previously", "once", "formerly", "already", "often", "repeatedly", "never", "sometimes"}
)
_OTHER_CLAUSES = frozenset({"advcl", "parataxis", "conj", "cc", "ccomp", "relcl", "xcomp"})
_ENDING = frozenset({"end", "conclude", "close", "finish", "wrap", "complete", "last"})


class MeetingDates:
    """Dates the meetings of one report."""

    def __init__(self, context: Context, words: ContactWords, statuses: StatusReader) -> None:
        self.context = context
        self.analysis = context.analysis
        self.words = words
        self.statuses = statuses

    def of(self, head: Token, verb: Token | None, status: MeetingStatus) -> tuple[Period, bool]:
        """The period of a meeting, and whether it is assumed: not told, but taken from the day of the story."""
        told = self._told(head, verb, status)
        if told.known:
            return self._lasting(told, head, verb, status), False
        if not self._is_news(verb, status):
            return UNKNOWN, False
        return self._day_of_story(head, verb), True

    def last_before(self, head: Token, verb: Token | None) -> Period | None:
        """The day of the meeting before this one: "their first talks since June 2007"; None if none is told."""
        if is_verbal(head) or not any(t.lower in _FIRST for t in phrase(self.analysis, head)):
            return None
        found = self.context.times.told_with(head) or (self.context.times.told_with(verb) if verb else None)
        if found is None or found.expression.bounded != "since":
            return None
        alone = find_times(found.expression.span.of(self.context.text).removeprefix("since "))
        periods = alone[0].resolve(Anchor(self.context.times.published)) if len(alone) == 1 else ()
        return periods[0] if periods and periods[0].known else None

    def without_past(self, head: Token, verb: Token | None, status: MeetingStatus) -> tuple[Period, bool]:
        """The period of a meeting whose phrase tells only that of an earlier one."""
        told = self.context.times.of(verb) if verb is not None else ()
        fits = [period for period in told if period.start is not None and period.end is not None]
        if fits:
            return fits[0], False
        news = self._is_news(verb, status)
        return (self._day_of_story(head, verb) if news else UNKNOWN), news

    # --- told with it

    def _told(self, head: Token, verb: Token | None, status: MeetingStatus) -> Period:
        period = self._nearest(head, verb, status)
        published = self.context.times.published
        if status in PAST and period.known and period.start is None:
            return UNKNOWN  # "aimed at a deal by Monday": the day is what it was for
        if status is MeetingStatus.HELD and period.known and period.end is None:
            return UNKNOWN  # "their first meeting since June": the day is of the one before
        if status in AHEAD and published and period.start is None and period.end and period.end > published:
            return Period(published, period.end, Precision.VAGUE)  # "before the end of August": from now on
        behind = published is not None and period.end is not None and period.end < published
        return UNKNOWN if behind and status in AHEAD else period

    def _nearest(self, head: Token, verb: Token | None, status: MeetingStatus) -> Period:
        times = self.context.times
        ahead = verb is not None and is_future(self.analysis, verb) and not self.statuses.is_behind(head)
        future = status in PLANNED or ahead
        apart = status in PLANNED and not is_verbal(head) and not self._is_told_by(verb)
        planned = (
            times.of(head, future=True, own=True) if status in CALLED_OFF and not is_verbal(head) else ()
        )
        if planned:
            return planned[0]  # the day for which it was planned, not the one on which it was called off
        part = self.words.part_of(head)
        told = times.of(part, future=future, own=True) if part is not None else ()
        told = told or times.of(head, future=future, own=apart)
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

    def _lasting(self, told: Period, head: Token, verb: Token | None, status: MeetingStatus) -> Period:
        """The period with all its days: "two days of talks" that opened or ended on the day told."""
        day = told.start
        if told.precision is not Precision.DAY or day is None:
            return told
        days = days_told(self._around(head, verb))
        if days > 1:
            first = day - timedelta(days - 1) if self._is_end(head, verb) else day
            return Period(first, first + timedelta(days - 1), Precision.RANGE)
        published = self.context.times.published
        lasts = status is MeetingStatus.ONGOING and not is_verbal(head)
        if lasts and published is not None and day < published:
            return Period(day, published, Precision.RANGE)
        return told

    def lasting(self, head: Token, verb: Token | None) -> str | None:
        """How long the meeting lasts, by ISO 8601, where that is told with it."""
        return duration_told(self._around(head, verb))

    def round(self, head: Token) -> int | None:
        """Which round of a series it is, where that is told with it."""
        return None if is_verbal(head) else round_told(self._around(head, None))

    def _around(self, head: Token, verb: Token | None) -> list[Token]:
        """The words that may tell how long it lasts: the noun's phrase and the clause's own."""
        own = list(phrase(self.analysis, head)) if not is_verbal(head) else []
        above = self.analysis.head(head)
        if own and above.lower == "of":
            own = [*phrase(self.analysis, self.analysis.head(above)), *own]
        return own or (list(clause(self.analysis, verb, drop=_OTHER_CLAUSES)) if verb is not None else [])

    def _is_end(self, head: Token, verb: Token | None) -> bool:
        ends = verb is not None and verb.lemma in _ENDING
        return ends or self.analysis.head(self.analysis.head(head)).lemma in {"end", "close", "conclusion"}

    # --- not told

    def _day_of_story(self, head: Token, verb: Token | None) -> Period:
        """The day last told for what came "then" or "later"; else the news day."""
        near = clause(self.analysis, verb)[:12] if verb is not None else ()
        follows = any(token.lower in _SEQUENCE for token in near)
        day: day_of | None = self.context.times.day_told_before(head) if follows else None
        return Period.day(day) if day is not None else self.context.times.fresh()

    def _is_news(self, verb: Token | None, status: MeetingStatus) -> bool:
        """Whether an undated meeting is told as today's news: held, in the simple past or present."""
        if verb is None or status not in PAST or self._is_past_history(verb):
            return False
        auxiliaries = [c for c in self.analysis.children(verb) if c.dep in {"aux", "auxpass"}]
        if any(c.lower in _SIMPLE_AUXILIARIES for c in auxiliaries):
            return True
        if verb.tag == "VB" and verb.dep == "ROOT" and not auxiliaries:
            return True  # the model's tag for the present of headlines: "Presidents sign"
        perfect = any(c.lower in _PERFECT_AUXILIARIES for c in auxiliaries if c.dep == "aux")
        return self._finite(verb).tag in _FINITE and not perfect

    def _is_past_history(self, verb: Token) -> bool:
        """As in "the two last met in Palermo", "had previously met": not what is new."""
        return any(child.lower in _BEFORE_NOW for child in self.analysis.children(verb))

    def _finite(self, verb: Token) -> Token:
        """The finite verb at or above a verb; the uppermost of the verbs above it if none is finite."""
        while verb.tag not in _FINITE and verb.head != verb.i and is_verbal(self.analysis.head(verb)):
            verb = self.analysis.head(verb)
        return verb
