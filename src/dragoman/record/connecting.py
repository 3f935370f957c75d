"""Connections to the file of a record, also where nothing may be written: neither the file nor its folder."""

import atexit
import shutil
import sqlite3
import tempfile
from pathlib import Path

_NOT_HERE = ("unable to open", "readonly database")
"""What SQLite says where it may not make the files that it keeps beside a record."""


def connect(uri: str, *, busy: float) -> sqlite3.Connection:
    """A connection that may write, with the settings of a record.

    Args:
        uri: the file, with how it is opened.
        busy: seconds to wait for another program that writes.
    """
    connection = _connect(uri, busy=busy)
    # With a write-ahead log this keeps every committed report through a killed program.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _connect(uri: str, *, busy: float) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=busy, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    # SQLite's own lower() knows ASCII only.
    connection.create_function("fold", 1, _fold, deterministic=True)
    return connection


def _fold(value: str | bytes | None) -> str | None:
    return value.casefold() if isinstance(value, str) else None


def connect_read_only(path: Path, *, busy: float) -> sqlite3.Connection:
    """A connection that can change nothing, to a record that may lie where nothing can be written."""
    uri = path.absolute().as_uri()
    connection = _connect(f"{uri}?mode=ro", busy=busy)
    if _is_readable(connection):
        return connection
    if not has_log(path):
        # A closed record: without a write-ahead log beside it the file is complete, and SQLite reads it if told that
        # nobody else will change it.
        connection.close()
        return _connect(f"{uri}?mode=ro&immutable=1", busy=busy)
    copy = _copied(path)
    if copy is None:
        return connection
    connection.close()
    connection = _connect(f"{copy.as_uri()}?mode=rw", busy=busy)
    connection.execute("PRAGMA query_only = ON")
    return connection


def has_log(path: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside the record."""
    log = _log(path)
    return log.exists() and log.stat().st_size > 0


def _log(path: Path) -> Path:
    return Path(f"{path}-wal")


def _is_readable(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        return not any(sign in str(error) for sign in _NOT_HERE)
    except sqlite3.DatabaseError:
        return True  # said properly when the record is opened
    return True


def _copied(path: Path) -> Path | None:
    """A copy of the record with the log that a killed program left, for the length of this run; None without room."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = folder / "record"
    try:
        shutil.copyfile(path, copy)
        shutil.copyfile(_log(path), _log(copy))
    except OSError:
        return None
    return copy
