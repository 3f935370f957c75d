"""One reader for all tests of reading: loading the language model takes a second."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.knowledge import load
from dragoman.model import Entry, Record, Report, Span
from dragoman.reading import Reader

Read = Callable[..., Record]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(load("exercise"))


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    def read_text(text: str, published: date | None = date(2031, 5, 16), **fields: object) -> Record:
        body = (Span(0, len(text)),) if text else ()
        return reader.read(Report(id="t", text=text, published=published, **({"body": body} | fields)))  # type: ignore[arg-type]

    return read_text


@pytest.fixture(scope="session")
def of_type() -> Callable[[Record, str], list[Entry]]:
    return lambda record, kind: [entry for entry in record.entries if entry.type == kind]
