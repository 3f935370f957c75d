"""Database errors as the program's own, in one line with what the user can do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from dragoman.errors import StoreError

# What SQLite says, what it means, what helps. The first match counts.
_MEANINGS = (
    ("readonly database", "it is open for reading only", "check the permissions of the file and its folder"),
    ("database is locked", "another program is writing to it", "try again when that has finished"),
    ("database or disk is full", "the disk is full", "free some space; everything stored so far is kept"),
    ("file is not a database", "it is not a record of Dragoman", "name another file with --record"),
    ("malformed", "the file is damaged", "restore it from a copy, or read the reports into a new record"),
    (
        "unable to open",
        "it cannot be opened",
        "check that the folder exists and that you may read and write it",
    ),
    ("disk i/o error", "the disk cannot be read or written", "check the disk, its free space and its limits"),
)


def as_store_error(error: DBAPIError, *, path: Path, stage: str) -> StoreError:
    """The error in words for the user."""
    said = str(error.orig)
    for sign, reason, fix in _MEANINGS:
        if sign in said.lower():
            return StoreError(str(path), stage=stage, reason=reason, fix=fix)
    return StoreError(str(path), stage=stage, reason=said)


@contextmanager
def translated(path: Path, *, stage: str) -> Iterator[None]:
    """Turn database errors inside the block into `StoreError`."""
    try:
        yield
    except DBAPIError as error:
        raise as_store_error(error, path=path, stage=stage) from error
