"""The record of one report: the report and its entries, with every span checked."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import ModelError
from dragoman.model.entries import Entry
from dragoman.model.report import Report
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Record:
    """A report and what was read from it.

    Raises:
        ModelError: if an entry has no evidence, two have one id, or a span lies outside the text.
    """

    report: Report
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        size = len(self.report.text)
        self._check_spans("body", self.report.body, size)
        seen: set[str] = set()
        for entry in self.entries:
            if entry.id in seen or not entry.evidence:
                reason = "has an id used twice" if entry.id in seen else "has no evidence"
                raise ModelError(
                    f"entry {entry.id} of {self.report.id}", stage="building a record", reason=reason
                )
            seen.add(entry.id)
            self._check_spans(entry.id, entry.spans, size)

    def _check_spans(self, item: str, spans: Iterable[Span], size: int) -> None:
        for span in spans:
            if span.end > size:
                raise ModelError(
                    f"{item} of {self.report.id}",
                    stage="building a record",
                    reason=f"span {span.start}:{span.end} lies outside the text of {size} characters",
                )
