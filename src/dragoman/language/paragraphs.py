"""Where the paragraphs of a report's own prose begin and end."""

import re
from collections.abc import Iterator

from dragoman.model import Report, Span
from dragoman.model.span import trimmed

LONGEST = 8_000
"""Longer paragraphs are cut (at white space where there is any): syntax gains nothing there, and cost stays linear."""

_BREAK = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"\r?\n[ \t\u00a0]*\r?\n")
_GLUED = re.compile(r"(?<=[a-z0-9)”’])[.!?]{1,2}(?=[“\"]?[A-Z][a-z])")
_ABBREVIATED = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "sen", "rep", "gov", "prof", "sgt", "capt", "no"}
)
_ENDS = (".", "!", "?", ":", ";", "”", '"', "»", "’", "'", ")", "…")


def is_hard_wrapped(text: str) -> bool:
    """Whether single line breaks fall inside sentences: most lines are of similar length and stop in mid-sentence."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    longest = sorted(len(line) for line in lines)[
        int(len(lines) * 0.9)
    ]  # a headline or an address may be longer
    open_ended = sum(1 for line in lines if not line.endswith(_ENDS))
    return longest <= 110 and open_ended > len(lines) / 2


def _pieces(span: Span, text: str, breaks: re.Pattern[str]) -> Iterator[Span]:
    at = span.start
    for found in breaks.finditer(text, span.start, span.end):
        piece = trimmed(text, at, found.start())
        if piece:
            yield piece
        at = found.end()
    piece = trimmed(text, at, span.end)
    if piece:
        yield piece


def _unglued(span: Span, text: str) -> Iterator[Span]:
    """The span parted where two paragraphs lost the break between them: "… said.The minister", "… said.“We will".

    A straight quotation mark behind the stop opens the next part if as many marks stand before it as make pairs.
    """
    start = span.start
    for found in _GLUED.finditer(text, span.start, span.end):
        word = text[max(span.start, found.start() - 5) : found.start()].split()[-1:]
        if word and word[0].lower() in _ABBREVIATED:
            continue
        closes = text.count('"', start, found.end()) % 2 == 1
        end = found.end() + (1 if text[found.end()] == '"' and closes else 0)
        yield Span(start, end)
        start = end
    if start < span.end:
        yield Span(start, span.end)


def _cut(span: Span, text: str) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = space if space > 0 else start + LONGEST
        piece = trimmed(text, start, end)
        if piece:
            yield piece
        start = end
    piece = trimmed(text, start, span.end)
    if piece:
        yield piece


def paragraphs(report: Report) -> list[Span]:
    """Spans of the paragraphs of the body, in order, without white space at their ends."""
    breaks = _BLANK_LINE if is_hard_wrapped(report.text) else _BREAK
    return [
        part
        for span in report.body
        for piece in _pieces(span, report.text, breaks)
        for sentence in _unglued(piece, report.text)
        for part in _cut(sentence, report.text)
    ]
