"""What a person decided about an entry; appended, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """The decision."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one reviewer about one entry.

    Attributes:
        entry: the entry's id in the store.
        verdict: the decision.
        reviewer: who decided.
        at: when, with time zone.
        reason: in the reviewer's words, may be empty.
        correction: the corrected entry as interchange JSON text, None unless the verdict is `CORRECT`.
    """

    entry: str
    verdict: Verdict
    reviewer: str
    at: datetime
    reason: str = ""
    correction: str | None = None


class Same(StrEnum):
    """What was decided about two entries."""

    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one reviewer on whether two entries tell one thing; the last one about a pair counts.

    Attributes:
        first, second: the entries' ids in the store.
        verdict: whether they are one or not.
        reviewer: who decided.
        at: when, with time zone.
        reason: in the reviewer's words, may be empty.
    """

    first: str
    second: str
    verdict: Same
    reviewer: str
    at: datetime
    reason: str = ""
