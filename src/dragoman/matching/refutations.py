"""Denials in words of their own, against what other entries of the same or of other reports tell."""

from calendar import month_name
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.phrases import fold
from dragoman.matching.claims import ClaimKind, Opposed, denied
from dragoman.matching.denials import Denies, Said, families_of, shared, weighed
from dragoman.matching.disputes import ASSERTING, accuses, others, speaks_of
from dragoman.matching.scopes import Naming, phrase_pattern
from dragoman.matching.telling import Telling
from dragoman.matching.words import stems
from dragoman.model import Action, Meeting, MeetingStatus

_WEIGHT, _SHARE = 2.0, 0.5
"""Weight of the tokens that a denial and what it denies must share, and their share of the lighter one."""
_SHARE_APART = 0.65
"""The same share for statements of two reports."""
_NEAR, _ENOUGH = 300, 0.8
"""Characters after a statement within which a denial that shares less with it answers it, and how much that is."""
_PATIENCE = 45
"""Days after which a denial is not taken to answer a report."""
_EARLY = 3
"""Days by which a denial may be printed before what it denies."""
_HELD = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
_OWN_WORDS = frozenset({Denies.CONTENT, Denies.NEGATED, Denies.SUCH})


@dataclass(frozen=True, slots=True)
class Asserted:
    """What a statement, a meeting or an action tells as a fact.

    Attributes:
        telling: its telling.
        said: the statement; None if the report tells it itself.
        tokens: what it is about.
        sides: who says it, or who did it.
    """

    telling: Telling
    said: Said | None
    tokens: Mapping[str, float]
    sides: frozenset[str]


def asserted(sayings: Iterable[Said], told: Iterable[Telling], naming: Naming) -> list[Asserted]:
    """What can be denied, in order."""
    found = [
        Asserted(saying.telling, saying, saying.tokens, saying.speakers)
        for saying in sayings
        if saying.denies is None and saying.statement.act in ASSERTING
    ]
    found += [_told(telling, naming) for telling in told]
    return sorted(found, key=lambda claim: claim.telling.order)


def _told(telling: Telling, naming: Naming) -> Asserted:
    entry = telling.entry
    count = len(entry.actor) if isinstance(entry, Action) else len(telling.who)
    sides = frozenset(side for who in telling.who[:count] if (side := who.side or fold(who.name)))
    return Asserted(telling, None, weighed(telling.words, naming, sides), sides)


class Refuter:
    """Finds what denials go against, among what is asserted in the same report or about the same time."""

    def __init__(self, claims: Sequence[Asserted], naming: Naming) -> None:
        self._claims = claims
        self._naming = naming
        self._by_report: defaultdict[str, list[int]] = defaultdict(list)
        self._by_token: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for index, claim in enumerate(claims):
            self._by_report[claim.telling.report].append(index)
            for token in _keys(claim):
                self._by_token[token, _month(claim.telling)].append(index)

    def refuted(self, denial: Said) -> Iterator[Opposed]:
        """What a denial in its own words goes against."""
        if denial.denies not in _OWN_WORDS:
            return
        for index in self._candidates(denial):
            claim = self._claims[index]
            if _in_time(denial.telling, claim.telling):
                found = self._against(denial, claim)
                if found is not None:
                    yield found

    def _candidates(self, denial: Said) -> list[int]:
        month = _month(denial.telling)
        found = set(self._by_report[denial.telling.report])
        for token, weight in denial.tokens.items():
            if weight >= 1.0:
                for at in (month - 2, month - 1, month, month + 1):
                    found.update(self._by_token.get((token, at), ()))
        return sorted(found)

    def _against(self, denial: Said, claim: Asserted) -> Opposed | None:
        if claim.said is not None:
            return self._against_statement(denial, claim.said)
        if isinstance(claim.telling.entry, Meeting):
            return self._against_meeting(denial, claim.telling, claim.telling.entry)
        return self._against_action(denial, claim)

    def _against_statement(self, denial: Said, saying: Said) -> Opposed | None:
        if not others(denial, saying) or _negative(saying):
            return None
        weight, share = shared(denial.tokens, saying.tokens)
        one_report = denial.telling.report == saying.telling.report
        if weight >= _WEIGHT and share >= (_SHARE if one_report else _SHARE_APART):
            kind = ClaimKind.AUTHOR if accuses(saying, denial.called, self._naming) else ClaimKind.DENIAL
            sure, reason = min(0.9, share), "the same words, denied"
            return denied(kind, saying.telling, denial.telling, confidence=sure, reason=reason)
        if one_report and denial.denies is Denies.CONTENT:
            return self._nearby(denial, saying, weight)
        return None

    def _nearby(self, denial: Said, saying: Said, weight: float) -> Opposed | None:
        """A denial that shares less with a statement of its report: it answers an accusation, or what stands before."""
        pair = (saying.telling, denial.telling)
        deeds = families_of(denial.tokens) & families_of(saying.tokens)
        if deeds and accuses(saying, denial.called, self._naming):
            reason = "the accused denies such a deed"
            return denied(ClaimKind.AUTHOR, *pair, confidence=0.7, reason=reason)
        weight -= sum(saying.tokens.get(name, 0.0) for name in denial.names if name in denial.tokens)
        named = speaks_of(saying, denial.called, self._naming)
        if 0 <= denial.start - saying.end <= _NEAR and weight >= (_ENOUGH if named else 2 * _ENOUGH):
            return denied(ClaimKind.DENIAL, *pair, confidence=0.6, reason="denied after it was said")
        return None

    def _against_meeting(self, denial: Said, telling: Telling, meeting: Meeting) -> Opposed | None:
        """A meeting that a report tells as held, of which a denial names somebody, and the place or the day."""
        text = fold(denial.text)
        if meeting.status not in _HELD or not phrase_pattern("contact").search(text):
            return None
        people = any(_surname(who.name) in text for who in telling.who if who.person and who.name)
        where = bool(meeting.place and meeting.place.name and fold(meeting.place.name) in text)
        when = bool(meeting.date.start and _day_named(meeting.date.start, text))
        if people and (where or when):
            reason = "the meeting is told and denied"
            return denied(ClaimKind.OCCURRENCE, telling, denial.telling, confidence=0.8, reason=reason)
        return None

    def _against_action(self, denial: Said, claim: Asserted) -> Opposed | None:
        """A deed that a report tells as a fact, which the side that did it denies in the same words."""
        weight, share = shared(denial.tokens, claim.tokens)
        enough = weight >= _WEIGHT and share >= _SHARE and denial.denies is not Denies.SUCH
        if enough and claim.sides & denial.speakers:
            sure, reason = min(0.9, share), "the deed is told and denied"
            return denied(ClaimKind.OCCURRENCE, claim.telling, denial.telling, confidence=sure, reason=reason)
        return None


def _keys(claim: Asserted) -> set[str]:
    """The tokens by which a claim is looked up: those of weight, and of a meeting the names of who met."""
    found = {token for token, weight in claim.tokens.items() if weight >= 1.0}
    if isinstance(claim.telling.entry, Meeting):
        found |= {word for who in claim.telling.who if who.person for word in stems(who.name)}
    return found


def _negative(saying: Said) -> bool:
    """Whether a statement itself says that something is not so: what denies the same does not go against it."""
    return bool(phrase_pattern("negations").search(fold(" ".join(saying.telling.content))))


def _month(telling: Telling) -> int:
    return telling.published.year * 12 + telling.published.month if telling.published else 0


def _in_time(denial: Telling, claim: Telling) -> bool:
    if denial.report == claim.report:
        return True
    if denial.published is None or claim.published is None:
        return False
    return -_EARLY <= (denial.published - claim.published).days <= _PATIENCE


def _surname(name: str) -> str:
    return fold(name).split()[-1]


def _day_named(day: date, text: str) -> bool:
    """Whether a folded text names a day of the year."""
    month = fold(month_name[day.month])
    return f"{day.day} {month}" in text or f"{month} {day.day}" in text


def answered(
    primary: Iterable[Opposed],
    denials: Mapping[str, Sequence[Said]],
    actions: Mapping[str, Sequence[Telling]],
) -> Iterator[Opposed]:
    """Further denials of a report that answers another one, against deeds of the same day and place told there.

    Args:
        primary: meetings told by one report and denied by another.
        denials: by report, its statements that deny something in their own words.
        actions: by report, the tellings of actions.
    """
    for found in primary:
        if isinstance(found.one.entry, Meeting):
            for denial in denials.get(found.two.report, ()):
                if denial.telling.id != found.two.id:
                    yield from _answers(found.one, denial, actions.get(found.one.report, ()))


def _answers(meeting: Telling, denial: Said, actions: Iterable[Telling]) -> Iterator[Opposed]:
    """What a denial answers among the deeds of the day and the place of a meeting: those of its own side."""
    for action in actions:
        if denial.speakers & {who.side for who in action.who} and _beside(meeting, action):
            reason = "denied in an answer to that report"
            yield denied(ClaimKind.OCCURRENCE, action, denial.telling, confidence=0.6, reason=reason)


def _beside(meeting: Telling, action: Telling) -> bool:
    """Whether a deed is told of the day and the place of a meeting."""
    same_day = meeting.entry.date.known and meeting.entry.date == action.entry.date
    return same_day and meeting.entry.place is not None and meeting.entry.place == action.entry.place
