"""The five kinds of entry: meeting, statement, agreement, action and figure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dragoman.model.actor import Actor
from dragoman.model.period import UNKNOWN, Period
from dragoman.model.place import Place
from dragoman.model.span import Span
from dragoman.model.track import Track


class MeetingStatus(StrEnum):
    """Whether a meeting took place; `SCHEDULED` has a day or week, `EXPECTED` none."""

    HELD = "held"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"
    EXPECTED = "expected"
    OFFERED = "offered"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    REFUSED = "refused"


class Channel(StrEnum):
    """How the sides were in contact; `INDIRECT` covers proximity talks, shuttles and messages."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    INDIRECT = "indirect"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """How a statement is reported: only quoted words, only reported words, or both in one sentence."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What a speaker does by saying it, the most specific that fits."""

    PLEDGE = "pledge"
    DEMAND = "demand"
    CONDITION = "condition"
    OFFER = "offer"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    SUPPORT = "support"
    PROGRESS = "progress"
    SETBACK = "setback"
    ANNOUNCE = "announce"
    SAY = "say"


class AgreementStatus(StrEnum):
    """How far an agreement has come, or what became of it."""

    PROPOSED = "proposed"
    UNDER_NEGOTIATION = "under_negotiation"
    AGREED = "agreed"
    INITIALLED = "initialled"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    VIOLATED = "violated"
    EXPIRED = "expired"
    COLLAPSED = "collapsed"


class ActionKind(StrEnum):
    """What was done."""

    ATTACK = "attack"
    CLASH = "clash"
    CEASEFIRE_VIOLATION = "ceasefire_violation"
    DEPLOY = "deploy"
    WITHDRAW = "withdraw"
    SEIZE = "seize"
    CEDE = "cede"
    BLOCKADE = "blockade"
    UNBLOCK = "unblock"
    RELEASE = "release"
    DETAIN = "detain"
    SANCTION = "sanction"
    AID = "aid"
    APPOINT = "appoint"
    EXPEL = "expel"
    PROTEST = "protest"
    OTHER = "other"


class FigureKind(StrEnum):
    """What a number counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    DISPLACED = "displaced"
    PRISONERS = "prisoners"
    MISSING = "missing"
    TROOPS = "troops"
    TERRITORY = "territory"
    MONEY = "money"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What all entries have.

    Attributes:
        id: unique within the record of the report, stable for the same text and reader version.
        evidence: the smallest clauses that show it; never empty, verbatim in the report's text.
        date: when it is or was; for a statement, when it was made.
        place: where, None if not told.
        tracks: what the entry itself is about, in the taxonomy's order.
        confidence: the reader's own estimate, 0 to 1, that the entry could stand as it is.
        reader: which reader and which version of it produced the entry ("meetings/1").
        measured: whether the confidence of this kind of entry was measured; else it only ranks.
    """

    type: ClassVar[str] = ""
    measured: ClassVar[bool] = False

    id: str
    evidence: tuple[Span, ...]
    date: Period = UNKNOWN
    place: Place | None = None
    tracks: tuple[Track, ...] = ()
    confidence: float = 1.0
    reader: str = ""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody named in the entry, in any part."""
        return ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span that the entry holds."""
        return self.evidence

    @property
    def uncertain(self) -> bool:
        """Whether the confidence is measured for this kind of entry and below the default threshold."""
        return self.measured and self.confidence < SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Entry):
    """Two sides or more in contact, held or planned.

    Attributes:
        status: whether it took place.
        channel: how the sides were in contact.
        participants: who took part or is to, each with a role; those who stayed away too.
        duration: how long it lasts, by ISO 8601 ("P4D", "PT6H"); None if that is not told.
        round: which round of a series it is; None if that is not told.
    """

    type: ClassVar[str] = "meeting"
    measured: ClassVar[bool] = True

    status: MeetingStatus
    channel: Channel
    participants: tuple[Actor, ...]
    duration: str | None = None
    round: int | None = None

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The participants, absent ones included."""
        return self.participants


SURE = 0.7
"""The default threshold: statements and meetings below it are shown as uncertain and left out of the brief.

Of the statements at or above it 91 % stood uncorrected on the gold sets that the confidence was fitted on, and 86 % on
1,600 statements of other reports. Of the meetings at or above it 90 % were meetings on those gold sets, and 78 % of 191
on other reports.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a statement ties to what: "no treaty before the border is drawn".

    Attributes:
        first: the words for what must come first ("the border is drawn").
        then: the words for what may come only then ("no treaty").
        first_tracks: what the first half is about.
        then_tracks: what the second half is about.
    """

    first: Span
    then: Span
    first_tracks: tuple[Track, ...] = ()
    then_tracks: tuple[Track, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Entry):
    """Somebody says, writes, or is reported to hold something.

    Attributes:
        speaker: whose words or view it is.
        mode: quoted, rendered, or both in one sentence.
        content: the words said, without the attribution.
        cue: the reporting words; None where only the context attributes it.
        act: what the speaker does by saying it.
        condition: its two halves, if it ties one thing to another and both are told.
    """

    type: ClassVar[str] = "statement"
    measured: ClassVar[bool] = True

    speaker: tuple[Actor, ...]
    mode: Mode
    content: tuple[Span, ...]
    cue: Span | None
    act: Act
    condition: Condition | None = None

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The speakers."""
        return self.speaker

    @property
    def spans(self) -> tuple[Span, ...]:
        """Evidence, content, cue and the halves of a condition."""
        halves = (self.condition.first, self.condition.then) if self.condition else ()
        return (*self.evidence, *self.content, *((self.cue,) if self.cue else ()), *halves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entry):
    """An understanding between sides, with its latest status in this report."""

    type: ClassVar[str] = "agreement"

    name: str | None
    status: AgreementStatus
    parties: tuple[Actor, ...]
    mediators: tuple[Actor, ...] = ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Parties, then mediators."""
        return (*self.parties, *self.mediators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Entry):
    """Something done on the ground or by decision that bears on the process."""

    type: ClassVar[str] = "action"

    kind: ActionKind
    actor: tuple[Actor, ...]
    target: tuple[Actor, ...] = ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Those who did it, then those it was done to."""
        return (*self.actor, *self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Entry):
    """A number claimed about the conflict; an open bound is None."""

    type: ClassVar[str] = "figure"

    value_low: float | None
    value_high: float | None
    what: FigureKind
    approximate: bool = False
    about: str | None = None
    source: tuple[Actor, ...] = ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Those who give the figure."""
        return self.source
