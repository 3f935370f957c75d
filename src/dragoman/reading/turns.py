"""Transcripts: paragraphs that begin with who speaks ("MR. OLASK:"), each a turn in the speaker's own words.

A report is read as a transcript if at least two of its paragraphs begin so. Where a third of them do, a paragraph
without a label goes on with the turn before it. Questions of journalists and moderators ("QUESTION:", "Q:") are
nobody's statements here.
"""

import re
from dataclasses import dataclass

from dragoman.language import Analysis, Paragraph
from dragoman.model import Actor, ActorKind, Span
from dragoman.model.span import trimmed
from dragoman.reading.context import Context

_WORD = r"(?:[A-Z][\w’'.\-]*|of|the|and|de|van|al)"
_LABEL = re.compile(rf"\s*(?P<label>{_WORD}(?:[ \t]+{_WORD}){{0,6}})[ \t]*:\s+\S")
_ASKING = frozenset({
    "q", "question", "questioner", "moderator", "reporter", "interviewer", "journalist", "host", "operator", "press",
    "correspondent", "anchor", "a",
})  # fmt: skip
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "gen", "sen", "rep", "amb", "sir", "prof"})
_LEAST = 2
_SHARE = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a transcript.

    Attributes:
        paragraph: its number.
        speakers: who speaks.
        words: what is said.
        label: the words that name the speaker; None where the turn goes on.
    """

    paragraph: int
    speakers: tuple[Actor, ...]
    words: Span
    label: Span | None


def turns_of(context: Context) -> dict[int, Turn | None]:
    """The turns of a transcript by paragraph, None for a question; empty if the report is none."""
    analysis = context.analysis
    labels = {paragraph.number: _label(analysis, paragraph) for paragraph in analysis.paragraphs}
    named = [label for label in labels.values() if label is not None]
    shouted = [label for label in named if _is_shouted(label.of(context.text))]
    if len(shouted) < _LEAST:
        return {}
    return dict(_read(context, labels, throughout=_is_throughout(labels)))


def _is_throughout(labels: dict[int, Span | None]) -> bool:
    """Whether the whole text from its first turn on is a transcript: a third of its paragraphs have a label."""
    first = next(number for number, label in labels.items() if label is not None)
    behind = [label for number, label in labels.items() if number >= first]
    return _SHARE * sum(label is not None for label in behind) >= len(behind)


def _read(
    context: Context, labels: dict[int, Span | None], *, throughout: bool
) -> list[tuple[int, Turn | None]]:
    found: list[tuple[int, Turn | None]] = []
    speakers: tuple[Actor, ...] | None = None
    for paragraph in context.analysis.paragraphs:
        label = labels[paragraph.number]
        if label is not None:
            speakers = _speakers(context, label)
        if speakers is None or (label is None and not throughout):
            continue  # ordinary prose before the first turn, or around single ones
        start = paragraph.span.start if label is None else context.text.index(":", label.end - 1) + 1
        words = trimmed(context.text, start, paragraph.span.end)
        turn = Turn(paragraph.number, speakers, words, label) if speakers and words is not None else None
        found.append((paragraph.number, turn))
    return found


def _label(analysis: Analysis, paragraph: Paragraph) -> Span | None:
    text = paragraph.span.of(analysis.text)
    match = _LABEL.match(text)
    if match is None:
        return None
    start = paragraph.span.start + match.start("label")
    return Span(start, paragraph.span.start + match.end("label"))


def _is_shouted(label: str) -> bool:
    """Whether a label is in capitals, as transcripts have it, or a plain "Q"."""
    return label.upper() == label


def _speakers(context: Context, label: Span) -> tuple[Actor, ...]:
    """Whom a label names: a person of the report by the last word, else the name itself; nobody for a question."""
    words = [word.strip(".") for word in label.of(context.text).split()]
    if words[-1].lower() in _ASKING or words[0].lower() in _ASKING:
        return ()
    last = words[-1].casefold()
    for person in context.cast.persons:
        if person.name.casefold().split()[-1] == last:
            return (person.actor,)
    name = " ".join(word.title() if word.isupper() else word for word in words if word.lower() not in _TITLES)
    return (Actor(name, None, ActorKind.PERSON),)
