"""What a run of `dragoman read` has done so far, and how it says so."""

import time
from collections import Counter
from dataclasses import dataclass, field

import click

from dragoman.cli.plain import clean
from dragoman.errors import DragomanError
from dragoman.model import Record

_PLURALS = {
    "meeting": "meetings",
    "statement": "statements",
    "agreement": "agreements",
    "action": "actions",
    "figure": "figures",
}


@dataclass(slots=True)
class Tally:
    """Counts of one run: reports, files gone through and passed over (of kinds not read), entries by type."""

    files: int = 0
    passed_over: int = 0
    read: int = 0
    known: int = 0
    failed: int = 0
    entries: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    def count(self, record: Record) -> None:
        """A report was read."""
        self.read += 1
        self.entries.update(entry.type for entry in record.entries)

    def fail(self, error: DragomanError) -> None:
        """A report could not be read; says so at once, in one line."""
        self.failed += 1
        click.echo(f"dragoman: {clean(str(error))}", err=True)

    def summary(self) -> str:
        """The counts for people."""
        seconds = time.monotonic() - self.started
        head = f"{_many(self.read, 'report')} read, {self.known} already known, {self.failed} failed"
        kinds = ", ".join(
            _many(self.entries[kind], kind, plural) for kind, plural in _PLURALS.items() if self.entries[kind]
        )
        total = _many(self.entries.total(), "entry", "entries")
        out = [f"{head}, in {seconds:.1f} s"]
        if self.read:
            out.append(f"{total}{': ' if kinds else ''}{kinds}")
        if self.passed_over:
            out.append(f"{_many(self.passed_over, 'file')} of other kinds passed over")
        return "\n".join(out)


def _many(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
