"""Records as JSON values and back: the form fixed by `record.schema.json`.

Beyond the schema an entry carries `confidence` and `reader`, a meeting its
`duration` and `round`, a statement the halves of its `condition`, and a report
its `url`.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from dragoman.errors import ModelError
from dragoman.model.actor import Actor, ActorKind, Role
from dragoman.model.entries import (
    Act,
    Action,
    ActionKind,
    Agreement,
    AgreementStatus,
    Channel,
    Condition,
    Entry,
    Figure,
    FigureKind,
    Meeting,
    MeetingStatus,
    Mode,
    Statement,
)
from dragoman.model.period import UNKNOWN, Period, Precision
from dragoman.model.place import Place
from dragoman.model.record import Record
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.model.track import Track

JsonObject = dict[str, Any]

_CONDITION_FIELDS = ("first", "first_tracks", "then", "then_tracks")


def _plain(value: object) -> Any:
    """A model value as JSON value."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Actor):
        return actor_to_json(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return (
        {name: _plain(getattr(value, name)) for name in _CONDITION_FIELDS}
        if isinstance(value, Condition)
        else value
    )


def actor_to_json(actor: Actor) -> JsonObject:
    """One actor as the schema has it."""
    return {
        name: _plain(getattr(actor, name)) for name in ("name", "side", "kind", "role", "office", "inferred")
    }


def _period_to_json(period: Period) -> JsonObject:
    return {name: _plain(getattr(period, name)) for name in ("start", "end", "precision")}


_OWN_FIELDS: dict[type[Entry], tuple[str, ...]] = {
    Meeting: ("status", "channel", "participants", "duration", "round"),
    Statement: ("speaker", "mode", "content", "cue", "act", "condition"),
    Agreement: ("name", "status", "parties", "mediators"),
    Action: ("kind", "actor", "target"),
    Figure: ("value_low", "value_high", "approximate", "what", "about", "source"),
}


def entry_to_json(entry: Entry) -> JsonObject:
    """One entry as the schema has it, plus `confidence` and `reader`."""
    place = entry.place
    out: JsonObject = {
        "id": entry.id,
        "type": entry.type,
        "evidence": _plain(entry.evidence),
        "date": _period_to_json(entry.date),
        "place": None if place is None else {"name": place.name, "country": place.country},
        "tracks": _plain(entry.tracks),
    }
    out.update({name: _plain(getattr(entry, name)) for name in _OWN_FIELDS[type(entry)]})
    out["confidence"] = entry.confidence
    out["reader"] = entry.reader
    return out


def report_to_json(report: Report) -> JsonObject:
    """A report without its text."""
    names = ("id", "title", "outlet", "agency", "author", "dateline", "published", "url", "body")
    return {name: _plain(getattr(report, name)) for name in names}


def record_to_json(record: Record) -> JsonObject:
    """A whole record; the key order is fixed, so that equal records are equal texts."""
    return {
        "report": report_to_json(record.report),
        "entries": [entry_to_json(entry) for entry in record.entries],
    }


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _spans(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in values)


def actor_from_json(value: Mapping[str, Any]) -> Actor:
    """One actor; missing optional fields take their defaults."""
    role = value.get("role")
    return Actor(
        name=value["name"],
        side=value["side"],
        kind=ActorKind(value["kind"]),
        role=None if role is None else Role(role),
        office=value.get("office"),
        inferred=bool(value.get("inferred", False)),
    )


def _actors(values: list[Mapping[str, Any]] | None) -> tuple[Actor, ...]:
    return tuple(actor_from_json(value) for value in values or ())


def _common(value: Mapping[str, Any]) -> dict[str, Any]:
    when, where = value["date"], value.get("place")
    period = Period(_day(when["start"]), _day(when["end"]), Precision(when["precision"]))
    return {
        "id": value["id"],
        "evidence": _spans(value["evidence"]),
        "date": period if period.known else UNKNOWN,
        "place": None if where is None else Place(where.get("name"), where.get("country")),
        "tracks": tuple(Track(track) for track in value.get("tracks", ())),
        "confidence": float(value.get("confidence", 1.0)),
        "reader": value.get("reader", ""),
    }


def _meeting(value: Mapping[str, Any]) -> Entry:
    return Meeting(
        **_common(value),
        status=MeetingStatus(value["status"]),
        channel=Channel(value["channel"]),
        participants=_actors(value["participants"]),
        duration=value.get("duration"),
        round=value.get("round"),
    )


def _statement(value: Mapping[str, Any]) -> Entry:
    cue = value.get("cue")
    return Statement(
        **_common(value),
        speaker=_actors(value["speaker"]),
        mode=Mode(value["mode"]),
        content=_spans(value["content"]),
        cue=None if cue is None else Span(*cue),
        act=Act(value["act"]),
        condition=_condition(value.get("condition")),
    )


def _condition(value: Mapping[str, Any] | None) -> Condition | None:
    if value is None:
        return None
    return Condition(
        first=Span(*value["first"]),
        then=Span(*value["then"]),
        first_tracks=tuple(Track(track) for track in value.get("first_tracks", ())),
        then_tracks=tuple(Track(track) for track in value.get("then_tracks", ())),
    )


def _agreement(value: Mapping[str, Any]) -> Entry:
    return Agreement(
        **_common(value),
        name=value.get("name"),
        status=AgreementStatus(value["status"]),
        parties=_actors(value["parties"]),
        mediators=_actors(value.get("mediators")),
    )


def _action(value: Mapping[str, Any]) -> Entry:
    return Action(
        **_common(value),
        kind=ActionKind(value["kind"]),
        actor=_actors(value["actor"]),
        target=_actors(value["target"]),
    )


def _figure(value: Mapping[str, Any]) -> Entry:
    return Figure(
        **_common(value),
        value_low=value["value_low"],
        value_high=value["value_high"],
        what=FigureKind(value["what"]),
        approximate=bool(value.get("approximate", False)),
        about=value.get("about"),
        source=_actors(value.get("source")),
    )


_BUILDERS = {
    "meeting": _meeting,
    "statement": _statement,
    "agreement": _agreement,
    "action": _action,
    "figure": _figure,
}


def entry_from_json(value: Mapping[str, Any]) -> Entry:
    """One entry from its JSON value.

    Raises:
        ModelError: if a field is missing or has a value that the schema does not know.
    """
    try:
        return _BUILDERS[value["type"]](value)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"entry {value.get('id', '?')}",
            stage="reading a record",
            reason=f"{type(error).__name__}: {error}",
        ) from error


def record_from_json(value: Mapping[str, Any], *, text: str) -> Record:
    """A record from its JSON value and the report's text, which the JSON does not hold.

    Raises:
        ModelError: if a field is missing or malformed, or a span lies outside the text.
    """
    try:
        head = value["report"]
        strings = {
            name: head.get(name) for name in ("title", "outlet", "agency", "author", "dateline", "url")
        }
        report = Report(
            id=head["id"], text=text, published=_day(head["published"]), body=_spans(head["body"]), **strings
        )
        items = value["entries"]
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            "record", stage="reading a record", reason=f"{type(error).__name__}: {error}"
        ) from error
    return Record(report, tuple(entry_from_json(item) for item in items))
