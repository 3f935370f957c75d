"""Lines with numbered citations, and the notes that the numbers stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.record import StoredEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a citation's number stands for.

    Attributes:
        number: counted from 1 within an answer.
        outlet, published: where and when the report appeared; None if the report does not say.
        agency: whose wire it is, None if none is printed.
        report: the report's id, as its input gave it.
        entry: short id of the entry, for `dragoman show`.
        quotes: the exact words, in the order of the report.
    """

    number: int
    outlet: str | None
    agency: str | None
    published: date | None
    report: str
    entry: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an answer: text, when it is, the entries it rests on and the numbers of their notes."""

    text: str
    when: str = ""
    entries: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed group of lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before its citations are numbered; `entries` are those it is to be cited from."""

    text: str
    entries: tuple[StoredEntry, ...]
    when: str = ""


class Notes:
    """Numbers citations in the order in which they are first needed."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self._notes: list[Note] = []

    def line(self, draft: Draft) -> Line:
        """The line with the numbers of its notes; the same words of the same report have one number."""
        numbers = dict.fromkeys(self._number(stored) for stored in draft.entries)
        return Line(
            text=draft.text,
            when=draft.when,
            entries=tuple(stored.short for stored in draft.entries),
            notes=tuple(numbers),
        )

    def section(self, title: str, drafts: Iterable[Draft]) -> Section:
        """A section of such lines."""
        return Section(title=title, lines=tuple(self.line(draft) for draft in drafts))

    @property
    def all(self) -> tuple[Note, ...]:
        """The notes so far, by number."""
        return tuple(self._notes)

    def _number(self, stored: StoredEntry) -> int:
        what = (stored.report.key, stored.quotes)
        if what not in self._numbers:
            self._numbers[what] = len(self._numbers) + 1
            self._notes.append(_note(stored, self._numbers[what]))
        return self._numbers[what]


def _note(stored: StoredEntry, number: int) -> Note:
    head = stored.report
    return Note(
        number=number,
        outlet=head.outlet,
        agency=head.agency,
        published=head.published,
        report=head.id,
        entry=stored.short,
        quotes=stored.quotes,
    )


def size(drafts: Sequence[Draft]) -> int:
    """Roughly how many characters the lines and their notes take in print."""
    lines = sum(len(draft.text) + len(draft.when) + 12 for draft in drafts)
    cited = {(stored.report.key, stored.quotes): stored for draft in drafts for stored in draft.entries}
    return lines + sum(60 + min(QUOTED, len(" … ".join(one.quotes))) for one in cited.values())


QUOTED = 160
"""How many characters of a quotation a note in print shows before it is cut."""
