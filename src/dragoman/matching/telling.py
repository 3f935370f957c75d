"""A telling: one entry of one report, with whom its actors are, ready to be compared with others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.matching.identity import Identifier, Who
from dragoman.model import Entry, Meeting, Record, Role, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One entry as matching sees it; all that a comparison may rest on.

    Attributes:
        id: the entry's id, unique in the record ("09f7e7c7…-m2").
        report: the key of its report.
        published: when that report appeared; None if it does not say.
        outlet, agency: whose report it is.
        entry: the entry.
        quotes: the exact words of its evidence.
        content: what is said, of a statement.
        who: whom its actors are, in the order of `entry.actors`.
    """

    id: str
    report: str
    published: date | None
    outlet: str | None
    agency: str | None
    entry: Entry
    quotes: tuple[str, ...]
    content: tuple[str, ...]
    who: tuple[Who, ...]

    @property
    def order(self) -> tuple[str, str, str]:
        """The order in which tellings are told, whatever the order of arrival: by day, then by report."""
        return (self.published.isoformat() if self.published else "9999", self.report, self.id)

    @property
    def present(self) -> tuple[Who, ...]:
        """Its actors, those who stay away from a meeting left out."""
        if not isinstance(self.entry, Meeting):
            return self.who
        pairs = zip(self.who, self.entry.participants, strict=True)
        return tuple(who for who, actor in pairs if actor.role is not Role.ABSENT)

    @property
    def words(self) -> str:
        """Its exact words, as one text."""
        return " … ".join(self.quotes)


def tellings(record: Record, identify: Identifier) -> Iterable[Telling]:
    """The entries of a report as tellings; ids are those that a store gives to a first reading."""
    for entry in record.entries:
        yield telling(record, entry, identify, name=f"{record.report.key}-{entry.id}")


def telling(record: Record, entry: Entry, identify: Identifier, *, name: str) -> Telling:
    """One entry of a report as a telling with the id `name`."""
    report = record.report
    content = entry.content if isinstance(entry, Statement) else ()
    return Telling(
        id=name,
        report=report.key,
        published=report.published,
        outlet=report.outlet,
        agency=report.agency,
        entry=entry,
        quotes=tuple(span.of(report.text) for span in entry.evidence),
        content=tuple(span.of(report.text) for span in content),
        who=identify.all_of(entry, report.published),
    )
