"""One entry with its evidence in context."""

from dataclasses import dataclass

from dragoman.answers.events import Event, grouped
from dragoman.answers.pieces import Piece
from dragoman.answers.variants import Variant, variants
from dragoman.answers.wording import day_text, describe
from dragoman.model import Decision, Entry, Meeting, Report, Span, Statement
from dragoman.model.span import merged
from dragoman.record import Link, Store, StoredEntry

_AROUND = 400
"""How many characters of a paragraph are shown on each side of the evidence."""


_UNITS = {"M": "minute", "H": "hour", "D": "day", "W": "week"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a paragraph, in pieces that together are verbatim; whether it goes on before and after."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a condition: "first" or "then", its words, and the tracks it is about."""

    name: str
    words: str
    tracks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry with where it stands in its report.

    Attributes:
        stored: the entry and its report's head.
        wording: the entry in one line.
        when: its date for a reader.
        passages: the paragraphs that hold its evidence, in order.
        halves: what must come first and what then, if it is a condition with both told.
        lasting, round: how long a meeting lasts and which of a series it is; empty where not told.
        event: what it tells together with the entries of other reports; None if it is not matched or alone.
        links: why it is taken for one thing with others, or nearly was, the surest first; ids are short.
        decided: what people decided about it and others, oldest first.
        variants: how other reports print the same quotation, where words differ.
    """

    stored: StoredEntry
    wording: str
    when: str
    passages: tuple[Passage, ...]
    halves: tuple[Half, ...] = ()
    lasting: str = ""
    round: str = ""
    event: Event | None = None
    links: tuple[Link, ...] = ()
    decided: tuple[Decision, ...] = ()
    variants: tuple[Variant, ...] = ()


def show(store: Store, wanted: str) -> Shown:
    """The entry with this id, or the only one whose id begins so.

    Raises:
        NotInRecordError: if there is none, or there are several.
        StoreError: if the record cannot be read.
    """
    stored = store.entry(wanted)
    report = store.report(stored.report.key)
    event = _event(store, stored)
    meeting = stored.entry if isinstance(stored.entry, Meeting) else None
    return Shown(
        stored=stored,
        wording=describe(stored),
        when=day_text(stored.entry.date),
        passages=passages(report, stored.entry.evidence),
        halves=_halves(report, stored.entry),
        lasting=_in_words(meeting.duration) if meeting is not None and meeting.duration else "",
        round=str(meeting.round) if meeting is not None and meeting.round else "",
        event=event,
        variants=variants(event, stored) if event else (),
        links=store.links(stored.id),
        decided=tuple(one for one in store.decisions() if stored.id in {one.first, one.second}),
    )


def _event(store: Store, stored: StoredEntry) -> Event | None:
    members = store.event(stored.id)
    return grouped(store, members)[0] if len(members) > 1 else None


def _in_words(duration: str) -> str:
    """An ISO 8601 duration of one unit for a reader: "P4D" is "4 days"."""
    count, unit = int(duration.strip("PTMHDW")), _UNITS[duration[-1]]
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _halves(report: Report, entry: Entry) -> tuple[Half, ...]:
    condition = entry.condition if isinstance(entry, Statement) else None
    if condition is None:
        return ()
    return (
        Half("first", condition.first.of(report.text), condition.first_tracks),
        Half("then", condition.then.of(report.text), condition.then_tracks),
    )


def passages(report: Report, evidence: tuple[Span, ...]) -> tuple[Passage, ...]:
    """The stretches of the report around the evidence; evidence in one paragraph shares a passage."""
    spans = merged(evidence)
    frames = merged(_frame(report.text, span) for span in spans)
    return tuple(_passage(report.text, frame, spans) for frame in frames)


def _frame(text: str, span: Span) -> Span:
    """The paragraph or paragraphs of the span, cut between words where they are long."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if span.start - start > _AROUND:
        start = span.start - _AROUND
        start = text.find(" ", start, span.start) + 1 or start
    if end - span.end > _AROUND:
        end = span.end + _AROUND
        space = text.rfind(" ", span.end, end)
        end = end if space < 0 else space
    return Span(start, end)


def _passage(text: str, frame: Span, evidence: tuple[Span, ...]) -> Passage:
    pieces: list[Piece] = []
    at = frame.start
    for span in (span for span in evidence if frame.contains(span)):
        pieces += [Piece(text[at : span.start]), Piece(span.of(text), evidence=True)]
        at = span.end
    pieces.append(Piece(text[at : frame.end]))
    return Passage(
        tuple(piece for piece in pieces if piece.text),
        cut_before=frame.start > 0 and text[frame.start - 1] != "\n",
        cut_after=frame.end < len(text) and text[frame.end] != "\n",
    )
