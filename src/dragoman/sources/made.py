"""From a text and what is given with it to the report."""

from dragoman.errors import SourceError
from dragoman.model import Report
from dragoman.sources.body import body_in
from dragoman.sources.layout import layout
from dragoman.sources.metadata import Given, metadata_in

LARGEST_REPORT = 20 * 1024 * 1024
"""Longest report, in bytes or characters: none is, and what claims to be one would stop the others."""

_CONTROLS = {chr(code) for code in (*range(32), *range(127, 160))} - set("\t\n\r\x0b\x0c\x85")
_SAMPLE = 100_000


def report_of(text: str, given: Given, *, id: str, origin: str) -> Report | SourceError:  # noqa: A002
    """The report with body and metadata, or why this text is none: empty, binary, too long, not UTF-8.

    Args:
        text: exactly as it is to be stored.
        given: what the input says about it.
        id: the input's own id or one made of its file name.
        origin: where it was read from, for messages.
    """
    problem, fix = _problem(text)
    if problem:
        return SourceError(origin, stage="reading", reason=problem, fix=fix)
    found = layout(text, title=given.title)
    known = metadata_in(found, given)
    return Report(
        id=id,
        text=text,
        title=known.title,
        outlet=known.outlet,
        agency=known.agency,
        author=known.author,
        dateline=known.dateline,
        published=known.published,
        url=known.url,
        body=body_in(found, title=given.title),
        origin=origin,
    )


def _problem(text: str) -> tuple[str, str]:
    """Why the text is no report and what to do about it; empty strings if it is one."""
    if not text:
        return "the text is empty", "nothing to read; remove it or fill it"
    if len(text) > LARGEST_REPORT:
        return f"the text is longer than {LARGEST_REPORT:,} characters", "split it into its reports"
    if looks_binary(text):
        return (
            "the text is full of control characters, so it is no text",
            "give the text itself, not a file of another kind",
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        reason = f"the text has half of a character (a lone surrogate) at {error.start}"
        return reason, "repair the \\u escapes"
    if not any(map(str.isalnum, text)):
        return "the text has no words, only white space or signs", "nothing to read; remove it or fill it"
    return "", ""


def looks_binary(text: str) -> bool:
    """Whether the text has a NUL or more than a tenth of other control characters."""
    if "\0" in text:
        return True
    sample = text[:_SAMPLE]
    return sum(char in _CONTROLS for char in sample) * 10 > len(sample)
