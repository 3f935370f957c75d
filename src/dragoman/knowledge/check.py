"""Reading the tables of a process file, with messages that name file, key and fix."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn

from dragoman.errors import KnowledgeError


class Fields:
    """One table of a process file; every look-up checks the type.

    Args:
        path: the file, for messages.
        where: the table in it ("side 2").
        values: its content.
        known: the keys that it may have.

    Raises:
        KnowledgeError: if the table has another key.
    """

    __slots__ = ("path", "values", "where")

    def __init__(self, path: Path, where: str, values: Mapping[str, Any], known: Iterable[str]) -> None:
        self.path = path
        self.where = where
        self.values = values
        names = list(known)
        for key in values:
            if key not in names:
                near = get_close_matches(key, names, 1)
                hint = f"did you mean '{near[0]}'?" if near else f"the keys are {', '.join(names)}"
                self.fail(key, "is not a key of this table", hint)

    def fail(self, key: str, reason: str, fix: str) -> NoReturn:
        """Report a key.

        Raises:
            KnowledgeError: always.
        """
        item = f"{self.path}: {self.where}" if self.where else str(self.path)
        raise KnowledgeError(item, stage="reading a process file", reason=f"'{key}' {reason}", fix=fix)

    def optional(self, key: str) -> str:
        """A text, empty if the key is missing."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            self.fail(key, "is not a text", f'write {key} = "…"')
        return value.strip()

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.optional(key)
        if not value:
            self.fail(key, "is missing or empty", f'write {key} = "…"')
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty if the key is missing."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.fail(key, "is not a list of texts", f'write {key} = ["…", "…"]')
        return tuple(value)

    def day(self, key: str) -> date | None:
        """A day as text or TOML date, None if the key is missing."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self.fail(key, f"is not a day: {value!r}", f'write {key} = "2025-01-31"')

    def number(self, key: str, bound: float) -> float:
        """A number between minus and plus `bound`."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not -bound <= value <= bound:
            self.fail(key, f"is not a number from {-bound:g} to {bound:g}", f"write {key} = 12.34")
        return float(value)

    def choice[E: StrEnum](self, key: str, choices: type[E], default: E | None = None) -> E | None:
        """One of the values of an enumeration, the default if the key is missing."""
        value = self.optional(key)
        if not value:
            return default
        if value not in list(choices):
            self.fail(key, f"is {value!r}", f"write one of {', '.join(choices)}")
        return choices(value)
