"""A time expression found in a text, and what it is reckoned from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dragoman.model import Period, Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time expression is reckoned from.

    Attributes:
        published: the day of publication, None if not known.
        future: whether the clause speaks of what is to come ("will meet on Thursday").
        narrative: the day that the story last spoke of, for "the following day"; None if it has told none.
        event: the day of the event that the words name ("two weeks after the ceasefire"); None if not known.
    """

    published: date | None
    future: bool = False
    narrative: date | None = None
    event: date | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that tells a time.

    Attributes:
        span: the words.
        resolve: anchor → periods; more than one for "in April and May".
        of_story: whether it is reckoned from what the story last told ("a day later").
        of_event: whether it is reckoned from an event told beside it ("two weeks after the ceasefire"); without
            the anchor's `event` its period is unknown.
        bounded: "since", "until", "by", "after", "before" if such a word governs it, else empty.
    """

    span: Span
    resolve: Callable[[Anchor], tuple[Period, ...]]
    bounded: str = ""
    of_story: bool = False
    of_event: bool = False
