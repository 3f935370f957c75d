"""A report: one text of one outlet, with what is known of where it comes from."""

import hashlib
from dataclasses import dataclass
from datetime import date

from dragoman.model.span import Span


def text_key(text: str) -> str:
    """What identifies a report: 16 hexadecimal digits of the hash of its text.

    Lone surrogates (possible in JSON) are hashed too, so any Python string has a key.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as it is stored.

    Attributes:
        id: the input's own id, else the file's stem; for people and file names.
        text: the text that all offsets count in; never changed after the report is made.
        title, outlet, agency, author, dateline, url: None if not known.
        published: day of publication, else the day the report speaks from.
        body: spans of the report's own prose, sorted, without overlaps.
        origin: where it was read from (path, line), for messages and provenance.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    dateline: str | None = None
    published: date | None = None
    url: str | None = None
    body: tuple[Span, ...] = ()
    origin: str | None = None

    @property
    def key(self) -> str:
        """The identity of the report: two reports with the same text are the same report."""
        return text_key(self.text)
