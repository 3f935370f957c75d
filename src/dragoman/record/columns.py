"""A text column that gives back exactly what was put in."""

from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator


class ExactText(TypeDecorator[str]):
    """Text that may hold any Python string.

    JSON input can carry lone surrogates, which no database takes as text. Such strings, and only they, are
    stored as bytes; offsets into the text hold after reading it back.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """The string as it is, or as bytes if it cannot be UTF-8."""
        if value is None or is_storable(value):
            return value
        return value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - as above
        """The string that was stored."""
        if isinstance(value, bytes):
            return value.decode("utf-8", "surrogatepass")
        return None if value is None else str(value)


def is_storable(value: str) -> bool:
    """Whether a string is free of lone surrogates."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def storable(value: str) -> str:
    """The string with whatever the search index cannot take replaced by question marks."""
    return value.encode("utf-8", "replace").decode("utf-8").translate(_CONTROLS)


# The null character ends a text for the index, the next ones mark finds in snippets.
_CONTROLS = dict.fromkeys(range(4), " ")
