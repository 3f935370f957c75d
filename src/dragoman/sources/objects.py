"""Reports from JSON: one object, a list of objects, or one object a line."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import SourceError
from dragoman.model import Report
from dragoman.sources.dates import day_of_metadata
from dragoman.sources.made import report_of
from dragoman.sources.metadata import Given
from dragoman.sources.raw import contents, decoded, lines, printable

LARGEST_LIST = 200 * 1024 * 1024
"""Largest .json file: a list is in memory as a whole. One object a line (.jsonl) has no such bound."""

_FIX = 'each report is an object with at least {"text": "…"}'


def read_json(path: Path) -> Iterator[Report | SourceError]:
    """The report of a JSON object, or the reports of a list of objects."""
    item = printable(path)
    data = contents(path, limit=LARGEST_LIST)
    value = data if isinstance(data, SourceError) else _value(data, item)
    if isinstance(value, list):
        width = max(4, len(str(len(value))))
        for number, member in enumerate(value, 1):
            yield _report(member, id=f"{_stem(path)}-{number:0{width}}", origin=f"{item}:{number}")
        if not value:
            yield SourceError(item, stage="reading", reason="the list is empty", fix=_FIX)
    elif isinstance(value, SourceError):
        yield value
    else:
        yield _report(value, id=_stem(path), origin=item)


def read_json_lines(path: Path) -> Iterator[Report | SourceError]:
    """The reports of a file with one JSON object a line; blank lines are passed over."""
    item = printable(path)
    empty = True
    for line in lines(path):
        if isinstance(line, SourceError):
            empty = False
            yield line
            continue
        origin = f"{item}:{line.number}"
        if line.data is None:
            empty = False
            yield SourceError(
                origin, stage="reading", reason="the line is too long", fix="a report has at most 20 MB"
            )
        elif line.data.removeprefix(b"\xef\xbb\xbf").strip():
            empty = False
            value = _value(line.data, origin)
            yield (
                value
                if isinstance(value, SourceError)
                else _report(value, id=f"{_stem(path)}-{line.number:04}", origin=origin)
            )
    if empty:
        yield SourceError(
            item, stage="reading", reason="the file is empty", fix="one JSON object a line is read"
        )


def _stem(path: Path) -> str:
    return printable(Path(path.stem)) or "report"


def _value(data: bytes, item: str) -> Any:
    """The JSON value, or why there is none."""
    text = decoded(data, item=item)
    if isinstance(text, SourceError):
        return text
    if not text.strip():
        return SourceError(item, stage="reading", reason="the file is empty", fix=_FIX)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        return _broken(item, error)
    except RecursionError:
        return SourceError(item, stage="reading", reason="its JSON is nested too deeply", fix=_FIX)
    except ValueError as error:  # a number of more digits than Python converts
        return SourceError(item, stage="reading", reason=f"its JSON cannot be read: {error}", fix=_FIX)


def _broken(item: str, error: json.JSONDecodeError) -> SourceError:
    where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
    fix = (
        "name a file with one object a line .jsonl" if error.msg == "Extra data" else "repair the JSON there"
    )
    return SourceError(item, stage="reading", reason=f"broken JSON: {error.msg} ({where})", fix=fix)


def _report(value: object, *, id: str, origin: str) -> Report | SourceError:  # noqa: A002
    if not isinstance(value, dict):
        reason = f"it is a JSON {_kind(value)}, not an object"
        return SourceError(origin, stage="reading", reason=reason, fix=_FIX)
    if "text" not in value:
        return SourceError(origin, stage="reading", reason='the object has no "text"', fix=_FIX)
    text = value["text"]
    if not isinstance(text, str):
        reason = f'its "text" is a JSON {_kind(text)}, not a string'
        return SourceError(origin, stage="reading", reason=reason, fix=_FIX)
    return report_of(text, _given(value), id=_id(value.get("id")) or id, origin=origin)


def _kind(value: object) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "truth value", type(None): "null"}
    return names.get(type(value), "number")


def _id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(value)


def _given(value: Mapping[str, Any]) -> Given:
    return Given(
        title=_string(value.get("title")),
        outlet=_string(value.get("outlet")),
        agency=_string(value.get("agency")),
        author=_string(value.get("author")),
        published=day_of_metadata(value.get("published")),
        url=_string(value.get("url")),
    )


def _string(value: object) -> str | None:
    """A string field without white space at its ends; None if it is blank, no string or not UTF-8."""
    if not isinstance(value, str):
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return None
    return value.replace("\0", "").strip() or None
