"""Which of two reports that share text is the origin of it."""

import re

from dragoman.matching.overlap import Overlap
from dragoman.model import Report
from dragoman.sources import canonical_agency

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def house(report: Report) -> str:
    """Who published the report, folded: the outlet, else the agency (a wire text as it came); empty if unknown."""
    return _folded(report.outlet or report.agency or "")


def origin(first: Report, second: Report, overlap: Overlap) -> str:
    """The key of the report that the shared text comes from.

    That is the agency's own report if the other credits the agency; else the earlier one by day, so that a corrected
    version derives from what it corrects; else the one of which the shared part is the smaller share, as shortened text
    comes from the longer; else the longer text; at last the smaller key. The answer is the same for (second, first).
    """
    credit = _credits(second, first) - _credits(first, second)
    if credit:
        return first.key if credit > 0 else second.key
    if first.published and second.published and first.published != second.published:
        return first.key if first.published < second.published else second.key
    ours = (overlap.share_of_first, -_length(first), first.key)
    theirs = (overlap.share_of_second, -_length(second), second.key)
    return first.key if ours <= theirs else second.key


def _folded(name: str) -> str:
    return _ARTICLE.sub("", canonical_agency(" ".join(name.split()))).casefold()


def _length(report: Report) -> int:
    return sum(map(len, report.body))


def _credits(report: Report, source: Report) -> bool:
    """Whether a report names the house of another one as its source."""
    name = house(source)
    if not name or name == house(report):
        return False
    if report.agency and _folded(report.agency) == name:
        return True
    printed = re.escape(_ARTICLE.sub("", source.outlet or source.agency or ""))
    credit = (
        rf"\((?:[Tt]he\s+)?{printed}\)"
        rf"|\b(?:[Ww]ith|[Bb]y|[Vv]ia|[Ff]rom|[Ss]ource:|[Aa]ccording to)\s+(?:[Tt]he\s+)?{printed}(?!\w|\s+[A-Z])"
        rf"|(?<!\w){printed}\s+(?:news agency\s+)?(?:report(?:s|ed)|says|said)\b"
    )
    return re.search(credit, f"{report.author or ''}\n{report.text}") is not None
