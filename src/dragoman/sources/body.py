"""The report's own prose as spans of its text."""

from collections.abc import Iterator

from dragoman.model.span import Span, trimmed
from dragoman.sources.furniture import trailing_credit
from dragoman.sources.layout import Layout, layout, leading_title
from dragoman.sources.units import Kind


def body_of(text: str, *, title: str | None = None) -> tuple[Span, ...]:
    """Spans of the report's own prose: sorted, without overlaps, no white space at their ends.

    Paragraphs with only blank lines between them are one span; the dateline belongs to it. Captions,
    headlines, by-lines, credits, subscription lines and the like lie outside, also where they interrupt a
    sentence.

    Args:
        text: the report's text.
        title: its headline if known, so that its repetition is left out.
    """
    return body_in(layout(text, title=title), title=title)


def body_in(found: Layout, *, title: str | None = None) -> tuple[Span, ...]:
    """The same for a text whose layout is known."""
    spans = tuple(filter(None, (_clipped(found.text, run, title) for run in _runs(found))))
    if spans:
        return spans
    whole = trimmed(found.text, 0, len(found.text))
    return (whole,) if whole else ()


def _runs(found: Layout) -> Iterator[Span]:
    """Stretches of prose between units of other kinds."""
    run: Span | None = None
    for unit in found.units:
        if unit.kind is Kind.PROSE:
            run = run.cover(unit.span) if run else unit.span
        elif run:
            yield run
            run = None
    if run:
        yield run


def _clipped(text: str, run: Span, title: str | None) -> Span | None:
    """A stretch without a repeated headline at its start and without credits at its end."""
    start = leading_title(text, run, title)
    return trimmed(text, start, run.end - trailing_credit(text[start : run.end]))
