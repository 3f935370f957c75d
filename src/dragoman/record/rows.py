"""Model values as rows of the tables, and back."""

import json
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from dragoman.model import Action, Agreement, Entry, Figure, Meeting, Report, Span, Statement
from dragoman.model.interchange import entry_from_json, entry_to_json
from dragoman.record.results import ReportHead, StoredEntry

Row = dict[str, Any]

SHORT_KEY = 8
"""Digits of a report's key that people are shown."""

HEAD_COLUMNS = ("key", "id", "title", "outlet", "agency", "published", "url")


def report_row(report: Report) -> Row:
    """The report as a row."""
    names = ("key", "id", "text", "title", "outlet", "agency", "author", "dateline", "url", "origin")
    row: Row = {name: getattr(report, name) for name in names}
    row["published"] = report.published.isoformat() if report.published else None
    row["body"] = json.dumps([[span.start, span.end] for span in report.body])
    return row


def report_from_row(row: RowMapping) -> Report:
    """The report of a row."""
    names = ("id", "text", "title", "outlet", "agency", "author", "dateline", "url", "origin")
    return Report(
        **{name: row[name] for name in names},
        published=_day(row["published"]),
        body=tuple(Span(start, end) for start, end in json.loads(row["body"])),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def head_from_row(row: RowMapping, *, prefix: str = "") -> ReportHead:
    """The head of a report from a row whose columns may carry a prefix."""
    values = {name: row[prefix + name] for name in HEAD_COLUMNS}
    values["published"] = _day(values["published"])
    return ReportHead(**values)


def entry_json(entry: Entry) -> str:
    """The entry as one line of JSON: equal entries are equal texts."""
    return json.dumps(entry_to_json(entry), separators=(",", ":"))


def entry_kind(entry: Entry) -> str:
    """What the entry is within its type: a status, an act or a kind."""
    if isinstance(entry, Meeting | Agreement):
        return entry.status.value
    if isinstance(entry, Statement):
        return entry.act.value
    if isinstance(entry, Action):
        return entry.kind.value
    return entry.what.value if isinstance(entry, Figure) else ""


def entry_row(entry: Entry, report: Report, *, reading: int, position: int) -> Row:
    """The entry as a row; a later reading of the report marks its ids, which are unique for good."""
    suffix = entry.id if reading == 1 else f"{entry.id}~{reading}"
    start, end, place = entry.date.start, entry.date.end, entry.place
    return {
        "id": f"{report.key}-{suffix}",
        "report": report.key,
        "suffix": suffix,
        "reading": reading,
        "position": position,
        "type": entry.type,
        "json": entry_json(entry),
        "quotes": _quotes(entry, report.text),
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "precision": entry.date.precision.value,
        "kind": entry_kind(entry),
        "place": place.name if place else None,
        "country": place.country if place else None,
        "tracks": "".join(f" {track.value} " for track in entry.tracks),
        "confidence": entry.confidence,
        "reader": entry.reader,
    }


def _quotes(entry: Entry, text: str) -> str:
    content = entry.content if isinstance(entry, Statement) else ()
    return json.dumps([[span.of(text) for span in spans] for spans in (entry.evidence, content)])


def actor_rows(entry: Entry, number: int) -> list[Row]:
    """The actors of the entry with this row number, in order."""
    return [
        {
            "entry": number,
            "position": position,
            "name": actor.name,
            "side": actor.side,
            "kind": actor.kind.value,
            "role": actor.role.value if actor.role else None,
            "office": actor.office,
            "inferred": actor.inferred,
        }
        for position, actor in enumerate(entry.actors)
    ]


def stored_entry(row: RowMapping) -> StoredEntry:
    """The stored entry of a row joined with its report's head (prefixed `report_`)."""
    evidence, content = json.loads(row["quotes"])
    return StoredEntry(
        id=row["id"],
        short=f"{row['report'][:SHORT_KEY]}-{row['suffix']}",
        entry=entry_from_json(json.loads(row["json"])),
        quotes=tuple(evidence),
        content=tuple(content),
        report=head_from_row(row, prefix="report_"),
        active=row["retired"] is None,
        event=row.get("event"),
    )
