"""A stretch of a report's text, and the arithmetic of such stretches."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import ModelError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `text[start:end]`, counted in Python characters of the report's text.

    Raises:
        ModelError: if the stretch is empty or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ModelError(
                f"span {self.start}:{self.end}", stage="building a span", reason="a span has 0 <= start < end"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The exact words."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether the other span lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: "Span") -> "Span":
        """The smallest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def trimmed(text: str, start: int, end: int, *, strip: str = "") -> Span | None:
    """The span without white space and the characters of `strip` at its ends; None if nothing is left."""
    end = min(end, len(text))
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span(start, end) if start < end else None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans without overlaps: overlapping ones become one, touching ones stay apart."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = out[-1].cover(span)
        else:
            out.append(span)
    return tuple(out)


def without(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of a span when the holes are cut out of it."""
    out: list[Span] = []
    at = span.start
    for hole in merged(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            out.append(Span(at, hole.start))
        at = hole.end
    if at < span.end:
        out.append(Span(at, span.end))
    return tuple(out)
