"""Whether a meeting was held, is planned, offered, put off, called off or refused."""

from collections.abc import Mapping
from typing import Any

from dragoman.language import Token
from dragoman.model import MeetingStatus, Period, Precision
from dragoman.reading.context import Context
from dragoman.reading.syntax import (
    OPEN_MARKS,
    governing_verb,
    has_to,
    is_future,
    is_negated,
    is_verbal,
    phrase,
)

PAST = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
PLANNED = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.EXPECTED})
AHEAD = PLANNED | {MeetingStatus.OFFERED}
CALLED_OFF = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED})
"""The kinds of status: what took place, what is fixed or foreseen, what lies ahead at all, what will not be."""

_FIXED = frozenset({Precision.DAY, Precision.WEEK, Precision.RANGE})
_FAILED = frozenset(
    {"cancelled", "canceled", "postponed", "aborted", "delayed", "collapsed", "failed", "scrapped"}
)
_RUNNING = frozenset({"ongoing", "continuing", "current", "continued"})
_UNREAL_NOUNS = frozenset(
    (
        "prospect possibility chance hope call plan proposal idea invitation offer readiness "
        "willingness preparation date venue need request exchange return "
    ).split()
)


_OF_NOUNS = {
    noun: status
    for status, nouns in {
        MeetingStatus.OFFERED: "invitation offer proposal request readiness willingness",
        MeetingStatus.REFUSED: "refusal rejection boycott",
        MeetingStatus.POSTPONED: "postponement suspension deferral delay",
        MeetingStatus.CANCELLED: "cancellation",
    }.items()
    for noun in nouns.split()
}
"""What a noun tells of the meeting that hangs on it."""
_LASTING = frozenset(
    (
        "talk talks negotiation negotiations discussion discussions round dialogue consultation consultations "
        "conference"
    ).split()
)
"""Contacts that last days: once begun they go on."""
_BEGINNING = frozenset({
    "begin", "start", "open", "resume", "restart", "launch", "commence", "kick", "relaunch", "reopen", "reconvene",
})  # fmt: skip
_ABOUTNESS = frozenset(
    "detail details question information comment report reports news outcome result content".split()
)
"""Nouns that are about a meeting: what becomes of them is not what becomes of it."""
_POSSIBLE = frozenset({"possibility", "option", "possible", "likely", "conceivable", "prospect"})
_READY = frozenset({"ready", "willing", "prepared", "eager", "happy", "keen", "open", "glad", "disposed"})
_UNLIKELY = frozenset(
    {"improbable", "unlikely", "impossible", "unthinkable", "inconceivable", "pointless", "premature"}
)
_ACHIEVING = frozenset(
    "manage begin start continue come go happen get help serve use fail be have seem appear know see remain".split()
)
"""Verbs whose infinitive tells what happened."""
_MOVING = frozenset("travel fly go come arrive return head visit gather sit convene assemble rush".split())
_ARRANGING = frozenset(
    "hold host broker facilitate arrange organise organize convene conduct have revive stage secure seek set".split()
)
_EVENT_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_FRESH = 30
"""Days after which talks that began are no longer news, and may be over."""
_ARRANGED = frozenset({"planned", "upcoming", "forthcoming", "scheduled", "slated", "looming"})
"""Said of a meeting that was agreed: whoever pulls out of it cancels it."""
_TO_COME = frozenset({"next", "proposed", "future", "possible", "potential", "expected"})
_PLANNING = frozenset(
    "agree plan propose offer invite schedule intend want hope expect set request ask seek suggest".split()
)
"""Verbs whose past tense still tells of something to come."""


class StatusReader:
    """Tells the status of a meeting from the words around its verb or noun."""

    def __init__(self, context: Context, lexicon: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        self.context = context
        self.analysis = context.analysis
        self.plans = lexicon["plans"]
        self.failures = lexicon["failures"]
        self.light = lexicon["light_verbs"]

    def of(self, head: Token, verb: Token | None) -> MeetingStatus:
        """The status told with the head: failure words first, then plans, then tense."""
        if self.is_behind(head):
            return MeetingStatus.HELD
        told = self._noun_above(head) or self._failure(head, verb) or self._plan(head, verb)
        if told is not None or verb is None:
            return told or MeetingStatus.HELD
        ahead = is_future(self.analysis, verb)
        if is_negated(self.analysis, verb) and (is_verbal(head) or ahead):
            return MeetingStatus.REFUSED
        if self._is_called_possible(verb):
            return MeetingStatus.EXPECTED
        if ahead or self._is_irrealis(head, verb) or self._is_purpose(head, verb):
            return MeetingStatus.EXPECTED
        return MeetingStatus.ONGOING if self._is_ongoing(head, verb) else MeetingStatus.HELD

    def is_behind(self, head: Token) -> bool:
        """Whether it is over when what the clause tells comes: "agreed to meet again after talks on Tuesday"."""
        above = self.analysis.head(head)
        return not is_verbal(head) and head.dep == "pobj" and above.lower in {"after", "following"}

    def fails(self, verb: Token) -> bool:
        """Whether the verb tells that a meeting fails ("pulled out of", "postponed")."""
        return self._row_status(self.failures, verb) is not None

    def plans_by(self, verb: Token) -> bool:
        """Whether the verb tells that a meeting is planned ("set", "scheduled")."""
        return self._row_status(self.plans, verb) is not None

    def denies(self, noun: Token, verb: Token) -> bool:
        """Whether the verb tells that nothing of the kind is planned: "was not yet planned", "is improbable"."""
        if noun.dep not in {"nsubj", "nsubjpass"}:
            return False
        if is_negated(self.analysis, verb) and (self.plans_by(verb) or verb.lemma in {"plan", "schedule"}):
            return True
        said = (c.lower for c in self.analysis.children(verb) if c.dep == "acomp")
        return any(word in _UNLIKELY for word in said)

    def is_uncertain(self, head: Token, verb: Token | None) -> bool:
        """As in "May meet", "could meet": expected even where a day is told."""
        near = [head] if verb is None else [head, verb]
        return any(
            c.lower in {"may", "might", "could"}
            for t in near
            if is_verbal(t)
            for c in self.analysis.children(t)
        )

    def by_date(self, status: MeetingStatus, date: Period) -> MeetingStatus:
        """A plan with a day, a week or part of a month is scheduled; one that is vaguer is expected."""
        published = self.context.times.published
        ahead = bool(published and date.start and date.start > published)
        if status is MeetingStatus.HELD and ahead:
            status = MeetingStatus.EXPECTED  # nothing to come has been held, whatever the tense
        if status not in PLANNED:
            return status
        part_of_month = (
            date.precision is Precision.VAGUE
            and date.start
            and date.end
            and (date.end - date.start).days <= 12
        )
        return (
            MeetingStatus.SCHEDULED if date.precision in _FIXED or part_of_month else MeetingStatus.EXPECTED
        )

    def _noun_above(self, head: Token) -> MeetingStatus | None:
        """As in "an offer of talks", "the postponement of the summit", "his refusal to meet"."""
        above = self.analysis.head(head)
        if head.dep == "pobj" and above.lower in {"of", "for", "to"}:
            above = self.analysis.head(above)
        elif not (is_verbal(head) and head.dep == "acl"):
            return None
        verb = governing_verb(self.analysis, above)
        refused = verb is not None and self._row_status(self.failures, verb) is MeetingStatus.REFUSED
        told = _OF_NOUNS.get(above.lemma)
        return MeetingStatus.REFUSED if refused and told is MeetingStatus.OFFERED else told

    def _row_status(self, table: Mapping[str, Mapping[str, Any]], verb: Token) -> MeetingStatus | None:
        keys = [verb.lemma, verb.lower]
        below = [(c, g) for c in self.analysis.children(verb) for g in self.analysis.children(c)]
        keys[:0] = [f"{verb.lemma} {c.lower} {g.lower}" for c, g in below if g.dep == "prep"]
        keys[:0] = [
            f"{verb.lemma} {c.lower}"
            for c in self.analysis.children(verb)
            if c.dep in {"prt", "prep", "advmod", "acomp"}
        ]
        keys += [
            " ".join(t.lower for t in self.analysis.subtree(c))
            for c in self.analysis.children(verb)
            if c.dep == "prep" and verb.lemma == "be"
        ]  # "is on the agenda"
        for key in keys:
            row = table.get(key)
            if row is not None and row.get("status"):
                # "ended": it was held, then broken off
                return MeetingStatus.HELD if row["status"] == "ended" else MeetingStatus(row["status"])
        return None

    def _failure(self, head: Token, verb: Token | None) -> MeetingStatus | None:
        """As in "Cancelled", "postponed", "refused to meet", "pulled out of talks"."""
        if verb is not None and (self._ends_unbegun(verb) or self._was_to_have_been(verb)):
            return MeetingStatus.CANCELLED
        above = [verb] if verb is not None and self._bears_on(verb, head) else []
        if verb is not None and verb.dep in {"xcomp", "ccomp", "pcomp", "advcl"}:
            upper = self.analysis.head(verb)
            above.extend([upper] if verb.dep == "xcomp" or upper.pos == "ADP" else [])
        above.extend(
            child
            for child in self.analysis.children(head)
            if child.dep in {"acl", "relcl"} or (child.dep == "amod" and child.lower in _FAILED)
        )
        for one in above:
            status = self._row_status(self.failures, one)
            if status is not None and not is_negated(self.analysis, one):
                arranged = status is MeetingStatus.REFUSED and self._words_before(head) & _ARRANGED
                return MeetingStatus.CANCELLED if arranged else status
        return None

    def _bears_on(self, verb: Token, head: Token) -> bool:
        """Whether the verb is about the meeting: not "declined to give details about the meeting"."""
        if verb.i == head.i:
            return False
        if is_verbal(head) or head.dep != "pobj":
            return True
        return self.analysis.head(self.analysis.head(head)).lemma not in _ABOUTNESS

    def _was_to_have_been(self, verb: Token) -> bool:
        """As in "they were to have met": they did not."""
        words = {child.lower for child in self.analysis.children(verb) if child.dep == "aux"}
        return {"to", "have"} <= words and self.analysis.head(verb).lower in {"was", "were"}

    def _ends_unbegun(self, verb: Token) -> bool:
        """As in "talks collapsed before they began"."""
        return any(
            child.dep == "advcl"
            and child.lemma in _BEGINNING
            and any(mark.lower == "before" for mark in self.analysis.children(child))
            for child in self.analysis.children(verb)
        )

    def _words_before(self, head: Token) -> set[str]:
        """The words of a noun's phrase that stand before it; none for a verb."""
        if is_verbal(head):
            return set()
        return {t.lower for t in phrase(self.analysis, head) if t.i < head.i}

    def _plan(self, head: Token, verb: Token | None) -> MeetingStatus | None:
        if verb is not None and verb.dep == "xcomp" and self.analysis.head(verb).lower in _READY:
            return MeetingStatus.OFFERED
        if self._words_before(head) & (_ARRANGED | _TO_COME):
            return MeetingStatus.EXPECTED
        candidates = [child for child in self.analysis.children(head) if child.dep in {"acl", "relcl"}]
        if verb is not None:
            candidates.append(verb)
            candidates.extend(child for child in self.analysis.children(verb) if child.dep == "acomp")
            if verb.dep == "xcomp":
                upper = self.analysis.head(verb)
                candidates.append(upper)
        for one in candidates:
            if one.tag == "VBD" and one.lemma not in _PLANNING:
                continue
            status = self._row_status(self.plans, one)
            if status is not None:
                return status
        return None

    def _is_irrealis(self, head: Token, verb: Token) -> bool:
        above = (
            self.analysis.head(self.analysis.head(head)) if head.dep == "pobj" else self.analysis.head(head)
        )
        if not is_verbal(head) and above.lemma in _UNREAL_NOUNS and head.dep == "pobj":
            return True
        return any(
            child.dep == "mark" and child.lower in OPEN_MARKS for child in self.analysis.children(verb)
        )

    def _is_called_possible(self, verb: Token) -> bool:
        """As in "a meeting is a possibility", "talks remain an option"."""
        told = (child for child in self.analysis.children(verb) if child.dep in {"attr", "acomp"})
        return any(child.lemma in _POSSIBLE for child in told)

    def _is_purpose(self, head: Token, verb: Token) -> bool:
        """Whether it is only what something is for: "to resume talks"; not "managed to meet", "flew in to meet"."""
        if not has_to(self.analysis, verb) or verb.dep not in {"xcomp", "advcl", "acl", "ccomp"}:
            return False
        above = self.analysis.head(verb)
        if above.lemma in _ACHIEVING or (is_verbal(head) and above.lemma in _MOVING):
            return False
        arranged = not is_verbal(head) and verb.lemma in _BEGINNING | _ARRANGING
        return arranged or (is_verbal(head) and verb.dep == "acl")

    def _has_begun(self, verb: Token) -> bool:
        """Whether the verb tells as fact that something began, and nothing that it is over."""
        told = verb.lemma in _BEGINNING and verb.tag in {"VBD", "VBZ", "VBP", "VBN"}
        return told and not self._is_over(verb)

    def _is_over(self, verb: Token) -> bool:
        """Whether what began had ended when the report was written: "had begun", "began in 2019"."""
        if any(c.dep == "aux" and c.lower == "had" for c in self.analysis.children(verb)):
            return True
        published, told = self.context.times.published, self.context.times.of(verb)
        if not told or published is None or told[0].end is None:
            return False
        return (published - told[0].end).days > _FRESH

    def _is_ongoing(self, head: Token, verb: Token) -> bool:
        words = {child.lower for child in self.analysis.children(verb)}
        if not is_verbal(head):
            light = self.light.get(verb.lemma, {}).get("status") == "ongoing"
            if head.lemma in _LASTING and head.dep in _EVENT_PLACES and self._has_begun(verb):
                return True
            adjectives = {t.lower for t in phrase(self.analysis, head) if t.i < head.i}
            present = verb.tag in {"VBZ", "VBP"} or any(
                c.dep == "aux" and c.lower in {"is", "are"} for c in self.analysis.children(verb)
            )
            if adjectives & _RUNNING or (light and present and head.dep == "dobj"):
                return True
            if present and head.dep == "nsubj" and head.lemma in {"talk", "talks", "negotiation"}:
                return True
        progressive = verb.tag == "VBG" and bool(words & {"is", "are", "was", "were", "'re", "’re", "'s"})
        return progressive and (
            is_verbal(head) or verb.lemma in {"hold", "have", "take", "attend", "continue", "conduct"}
        )
