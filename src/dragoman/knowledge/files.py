"""The data files: where they lie and how they are read."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dragoman.errors import KnowledgeError

DATA = Path(__file__).parent / "data"
PROCESSES = DATA / "processes"
LEXICONS = DATA / "lexicons"
EXERCISE = Path(__file__).parent.parent / "exercise" / "process.toml"


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        KnowledgeError: if the file is missing, is not UTF-8 or is not TOML.
    """
    try:
        return parse_toml(path.read_text(encoding="utf-8"), where=str(path))
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise KnowledgeError(
            str(path), stage="reading a data file", reason=reason, fix="check the path and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(
            str(path), stage="reading a data file", reason="is not UTF-8", fix="save the file as UTF-8"
        ) from error


def parse_toml(text: str, *, where: str) -> dict[str, Any]:
    """The content of the text of a TOML file.

    Raises:
        KnowledgeError: if it is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(
            where, stage="reading a data file", reason=f"is not TOML: {error}", fix="correct that line"
        ) from error


@cache
def table(name: str) -> Mapping[str, Any]:
    """The data file `NAME.toml`, read once."""
    return MappingProxyType(read_toml(DATA / f"{name}.toml"))


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The lexicon `NAME.toml`, read once.

    Raises:
        KnowledgeError: if there is no lexicon of that name, or it is malformed.
    """
    path = LEXICONS / f"{name}.toml"
    if not path.is_file():
        names = ", ".join(sorted(file.stem for file in LEXICONS.glob("*.toml"))) or "none"
        raise KnowledgeError(
            name, stage="reading a lexicon", reason="does not exist", fix=f"there are: {names}"
        )
    return MappingProxyType(read_toml(path))


def rows(name: str) -> Iterator[list[str]]:
    """The rows of the data file `NAME.csv`, without comments and header; our CSV files quote nothing."""
    lines = (DATA / f"{name}.csv").read_text(encoding="utf-8").split("\n")
    body = (line for line in lines if line and not line.startswith("#"))
    next(body, None)
    return (line.split(",") for line in body)


def process_names() -> list[str]:
    """The names under which process files can be asked for."""
    return sorted({"exercise", *(path.stem for path in PROCESSES.glob("*.toml"))})
