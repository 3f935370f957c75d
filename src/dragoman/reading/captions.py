"""Captions: outside a report's own prose, yet sometimes the only place that tells of a meeting.

A caption makes an entry only if the prose carries no meeting of the same people, and then without a date of its own:
pictures are often older than the news beside them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model import Actor, ActorKind, Meeting, MeetingStatus, Report, Span
from dragoman.model.period import UNKNOWN
from dragoman.model.span import trimmed, without

CONFIDENCE = 0.5

_LINE = re.compile(r"[^\r\n]+")
_SIGNS = re.compile(
    r"\((?:L|R|C|left|right|centre|center)\)|\b(?:shakes?|shaking) hands\b|\bpose[sd]? \b|\bpictured\b|\bphoto\b|"
    r"\bhandout\b|\bfile\b|\bgreets?\b|Press Service|Getty|via AP|\bhosts?\b|\bmeets?\b|\bin this\b",
    re.IGNORECASE,
)


def caption_spans(report: Report) -> tuple[Span, ...]:
    """Lines outside the body that look like the caption of a picture."""
    if not report.text:
        return ()
    found: list[Span] = []
    for gap in without(Span(0, len(report.text)), report.body):
        for line in _LINE.finditer(report.text, gap.start, gap.end):
            words = line.group(0)
            span = trimmed(report.text, line.start(), line.end())
            if span is not None and 8 <= len(words.split()) <= 80 and _SIGNS.search(words):
                found.append(span)
    return tuple(found)


def captions_of(report: Report) -> Report | None:
    """The report with its captions as the text to be read; None if it has none."""
    spans = caption_spans(report)
    return replace(report, body=spans) if spans else None


def _people(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset((actor.side or actor.name or "").casefold() for actor in actors)


def _names(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.name.casefold() for a in actors if a.kind is ActorKind.PERSON and a.name)


def only_in_captions(told: Sequence[Meeting], captioned: Sequence[Meeting]) -> list[Meeting]:
    """Meetings that only captions tell: held, of named persons, and of other people than any that the prose tells."""
    found: list[Meeting] = []
    for meeting in captioned:
        names = _names(meeting.participants)
        if meeting.status is not MeetingStatus.HELD or len(names) < 2:
            continue
        if any(names <= _names(other.participants) or _same_sides(meeting, other) for other in told):
            continue
        number = f"m{len(told) + len(found) + 1}"
        found.append(replace(meeting, id=number, date=UNKNOWN, confidence=CONFIDENCE))
    return found


def _same_sides(one: Meeting, two: Meeting) -> bool:
    """Whether both are of the same sides and name nobody who is not in the other."""
    if _people(one.participants) != _people(two.participants):
        return False
    return not (_names(one.participants) - _names(two.participants)) or not _names(two.participants)
