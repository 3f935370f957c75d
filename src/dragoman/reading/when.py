"""When something in a report is: which time expression belongs to which verb or noun, and what day it means."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.language import Analysis, Token
from dragoman.model import Period, Precision, Span
from dragoman.model.period import UNKNOWN
from dragoman.reading.syntax import governing_verb, is_future, is_verbal
from dragoman.reading.temporal import Anchor, TimeExpression, find_times

_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b[Yy]esterday\b")
_PLANNING = frozenset(
    (
        "agree plan propose offer invite schedule intend want hope expect set be threaten pledge promise vow "
        "announce confirm fix extend postpone delay move demand ask order"
    ).split()
)
"""Verbs whose past tense goes with a day to come: "agreed on Monday to meet", "was on 1 June", "extended until May"."""
_HAPPENING = frozenset(
    (
        "sign agree reach declare announce begin start take come enter hold conclude occur happen launch carry strike "
        "clinch broker seal order open convene mount stage kill hit adopt pass conduct go"
    ).split()
)
"""Verbs whose day is that of the event they tell: "signed a truce on 2 May", "the attack killed nine on Sunday"."""
_CLAUSES_AFTER = frozenset({"advcl", "pcomp"})
_NAMED_BY_YEAR = frozenset(
    (
        "accord accords agreement deal pact treaty truce ceasefire protocol memorandum declaration resolution war "
        "conflict invasion coup revolution uprising genocide massacre constitution border line roadmap plan"
    ).split()
)
"""What a year names rather than dates: "the 2005 accord"."""
_NAMED_WITHIN = 8
_TOLD_WITHIN = 20
_OTHER_TIMES = frozenset({"after", "before", "since", "following"})
_NEXT = 3
_QUALIFYING = frozenset({"poss", "compound", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression with its place in the syntax.

    Attributes:
        expression: the words and their meaning.
        head: the token of the expression whose governor lies outside it.
        verb: the nearest verb above; None in a fragment.
        of_noun: whether it can only be a noun's: "spoke about the meeting on 28 May" in a report of the 15th.
    """

    expression: TimeExpression
    head: Token
    verb: Token | None
    of_noun: bool = False


class Times:
    """All time expressions of one report."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.published = analysis.report.published
        self.by_sentence: dict[int, list[Timed]] = {}
        for sentence in analysis.sentences:
            text = sentence.span.of(analysis.text)
            for expression in find_times(text, offset=sentence.span.start):
                timed = self._placed(expression)
                if timed is not None:
                    self.by_sentence.setdefault(sentence.number, []).append(timed)
        self.nouns: dict[str, list[Token]] = {}
        for token in analysis.tokens:
            if token.pos == "NOUN":
                self.nouns.setdefault(token.lemma, []).append(token)
        self.news_day = self._news_day()

    def _placed(self, expression: TimeExpression) -> Timed | None:
        tokens = self.analysis.inside(expression.span)
        if not tokens:
            return None
        numbers = {token.i for token in tokens}
        head = next((t for t in tokens if t.head not in numbers or t.head == t.i), tokens[0])
        verb = governing_verb(self.analysis, head)
        if verb is not None and expression.of_event and verb.i > head.i and verb.dep in _CLAUSES_AFTER:
            verb = governing_verb(self.analysis, verb)  # "met ten days after the truce was signed"
        timed = Timed(expression, head, verb)
        noun = self._noun_to_come(timed)
        return timed if noun is None else Timed(expression, noun, None, of_noun=True)

    def _noun_to_come(self, timed: Timed) -> Token | None:
        """The noun whose day it is if it lies ahead while its verb tells what has been, wherever the parser hung it."""
        verb = timed.verb
        if verb is None or self.published is None or verb.tag != "VBD" or verb.lemma in _PLANNING:
            return None
        start = timed.expression.resolve(Anchor(self.published))[0].start
        if start is None or start <= self.published + timedelta(1):
            return None
        between = self.analysis.tokens[verb.i + 1 : timed.head.i]
        return next((t for t in reversed(between) if t.pos in {"NOUN", "PROPN"}), None)

    def _news_day(self) -> date | None:
        """The day the report speaks from: the last weekday (or "yesterday") of its first sentence that tells one.

        It counts if it is at most three days before the publication.
        """
        published = self.published
        if published is None:
            return None
        early = [number for number in sorted(self.by_sentence)[:2] if number <= 2]
        for number in early:
            told = (self._told_day(timed) for timed in self.by_sentence[number])
            days = [
                day for day in told if day is not None and timedelta(-1) <= published - day <= timedelta(3)
            ]
            if days:
                past = [day for day in days if day <= published]
                return max(past, default=days[0])
        return published

    def _told_day(self, timed: Timed) -> date | None:
        """The day of an expression that is a weekday or "yesterday", not of one that qualifies ("Friday's attack")."""
        named = _WEEKDAY.search(timed.expression.span.of(self.analysis.text))
        return self.resolve(timed)[0].start if named and timed.head.dep not in _QUALIFYING else None

    def resolve(
        self, timed: Timed, *, narrative: date | None = None, future: bool | None = None
    ) -> tuple[Period, ...]:
        """What the expression means where it stands; its verb's tense decides unless `future` does."""
        if future is None:
            future = timed.verb is not None and is_future(self.analysis, timed.verb)
        story = narrative or self._day_before(timed.head)
        return timed.expression.resolve(Anchor(self.published, future, story, self._event_day(timed)))

    def _event_day(self, timed: Timed) -> date | None:
        """The day of the event in "two weeks after the ceasefire", if the report tells it elsewhere."""
        noun = self._event_named(timed) if timed.expression.of_event else None
        if noun is None:
            return None
        same = self.nouns[noun.lemma]
        here = bisect_left(same, noun.i, key=lambda token: token.i)
        before, behind = same[max(0, here - _TOLD_WITHIN) : here], same[here + 1 : here + 1 + _TOLD_WITHIN]
        days = map(self._day_of_event, (*reversed(before), *behind))
        return next((day for day in days if day is not None), None)

    def _event_named(self, timed: Timed) -> Token | None:
        """The noun after the expression, the last one of its phrase: "the Belquay ceasefire accord"."""
        sentence = timed.head.sentence
        start = self.analysis.inside(timed.expression.span)[-1].i + 1
        ahead = [t for t in self.analysis.tokens[start : start + _NAMED_WITHIN] if t.sentence == sentence]
        for place, token in enumerate(ahead):
            if is_verbal(token):
                return None
            last = place + 1 == len(ahead) or ahead[place + 1].pos not in {"NOUN", "PROPN"}
            if token.pos == "NOUN" and last:
                return token
        return None

    def _day_of_event(self, noun: Token) -> date | None:
        """The day told with a noun itself or with a verb that tells that it happened."""
        verb = governing_verb(self.analysis, noun)
        told = self.told_with(noun, own=verb is None or verb.lemma not in _HAPPENING)
        if told is None or _is_story(told):
            return None
        period = self.resolve(told)[0]
        return period.start if period.precision is Precision.DAY else None

    def _day_before(self, token: Token) -> date | None:
        """The day that the text last told before a token; the day of publication if it told none."""
        return self.day_told_before(token) or self.published

    def day_told_before(self, token: Token) -> date | None:
        """The day that the text last told before a token, in the sentences near it; None if it told none."""
        for number in range(token.sentence, max(-1, token.sentence - 6), -1):
            for timed in reversed(self.by_sentence.get(number, [])):
                if timed.head.i < token.i:
                    period = timed.expression.resolve(Anchor(self.published))[0]
                    if period.precision is Precision.DAY:
                        return period.start
        return None

    def of(
        self,
        token: Token,
        *,
        future: bool | None = None,
        outside: Sequence[Span] = (),
        own: bool = False,
    ) -> tuple[Period, ...]:
        """The periods told with a verb or noun: those attached to it, else to the verb that governs it.

        An empty tuple if the clause tells none. Expressions inside the spans of `outside` do not count, and if
        `own`, neither do those of the governing verb.
        """
        found = self.told_with(token, outside=outside, own=own)
        return () if found is None else self.resolve(found, future=future)

    def told_with(self, token: Token, *, outside: Sequence[Span] = (), own: bool = False) -> Timed | None:
        """The time expression of a verb or noun: attached below it, else with the verb above it."""
        near = self.by_sentence.get(token.sentence, [])
        if outside:
            near = [
                timed for timed in near if not any(span.overlaps(timed.expression.span) for span in outside)
            ]
        below = {one.i for one in self.analysis.subtree(token)}
        if is_verbal(token):
            near = [timed for timed in near if not timed.of_noun]
        inside = [
            timed
            for timed in near
            if timed.head.i in below and self._own(timed, token) and not self._dates_thing_below(timed, token)
        ]
        if inside:
            return min(inside, key=lambda t: (_is_of_event(t), *self._nearness(t, token)))
        if is_verbal(token):
            return self._when(token, near)
        if own:
            return None
        verb = governing_verb(self.analysis, token)
        if verb is None:
            return None
        chain = {verb.i} | {c.i for c in self.analysis.children(verb) if c.dep == "xcomp"}
        shared = [
            timed
            for timed in near
            if timed.verb is not None and timed.verb.i in chain and not self._is_of_other(timed, token)
        ]
        return min(shared, key=lambda timed: abs(timed.head.i - token.i), default=None)

    def _dates_thing_below(self, timed: Timed, token: Token) -> bool:
        """Whether it names another thing of the phrase: "talks on what the 2005 accord left open"."""
        named = self.analysis.head(timed.head)
        qualifies = timed.head.dep in _QUALIFYING | {"nummod"} and named.pos in {"NOUN", "PROPN"}
        return qualifies and named.i != token.i and named.lemma in _NAMED_BY_YEAR

    def _nearness(self, timed: Timed, token: Token) -> tuple[int, bool, int]:
        return self._distance(timed, token), _is_story(timed), abs(timed.head.i - token.i)

    def _when(self, verb: Token, near: Sequence[Timed]) -> Timed | None:
        """The day of "on Monday, when the two agreed": the clause is hung on it, or follows it."""
        mark = next((c for c in self.analysis.children(verb) if c.lower == "when"), None)
        if mark is None:
            return None
        before = [timed for timed in near if mark.i - _NEXT <= timed.head.i < mark.i]
        return before[-1] if before else None

    def _is_of_other(self, timed: Timed, token: Token) -> bool:
        """Whether the expression hangs on another noun of the clause: "the talks follow a call on Sunday"."""
        for above in self.analysis.ancestors(timed.head):
            if is_verbal(above):
                return False
            if (
                above.pos in {"NOUN", "PROPN"}
                and above.i not in {timed.head.i, token.i}
                and timed.head.dep != "npadvmod"
            ):
                return above.pos == "NOUN" and above.dep in {"dobj", "pobj"} and above.i > token.i
        return False

    def _own(self, timed: Timed, token: Token) -> bool:
        """Whether no other finite clause stands between the token and the expression."""
        if timed.verb is None or timed.verb.i == token.i:
            return True
        if is_verbal(token):
            near = timed.verb.dep in {"acl", "pcomp", "xcomp"} and self._distance(timed, token) < 5
            before = timed.verb.dep == "pcomp" and timed.head.i < token.i
            other = before and self.analysis.head(timed.verb).lower in _OTHER_TIMES
            return near and not other and not self._in_relative_clause(timed.verb, token)
        if timed.verb.dep == "acl" and timed.verb.i - token.i < 8:
            return True
        return self.analysis.head(timed.verb).i == token.i or timed.verb.i == getattr(
            governing_verb(self.analysis, token), "i", -1
        )

    def _in_relative_clause(self, verb: Token, top: Token) -> bool:
        """Whether a relative clause stands between a verb and one above it: "met B, who planned to speak on Monday"."""
        for above in self.analysis.ancestors(verb):
            if above.i == top.i:
                return False
            if above.dep == "relcl":
                return True
        return False

    def _distance(self, timed: Timed, token: Token) -> int:
        for steps, above in enumerate(self.analysis.ancestors(timed.head), 1):
            if above.i == token.i:
                return steps
        return 99

    def fresh(self) -> Period:
        """The period of what a report tells without a date as news: its news day."""
        return UNKNOWN if self.news_day is None else Period.day(self.news_day)


def _is_of_event(timed: Timed) -> bool:
    """Whether an expression is reckoned from an event ("a day after the talks"): any other tells more."""
    return timed.expression.of_event


def _is_story(timed: Timed) -> bool:
    """Whether an expression is reckoned from the story or an event ("a day later"): plain dates come before it."""
    return timed.expression.of_story or timed.expression.of_event
