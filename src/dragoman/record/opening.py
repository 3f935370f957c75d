"""Opening a record: the file, its settings and its schema."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from dragoman.errors import StoreError
from dragoman.record.connecting import connect, connect_read_only, has_log
from dragoman.record.failures import translated

REVISIONS = ("0001", "0002")
"""The schema revisions this program knows, oldest first; the last one is what it works with."""

APPLICATION_ID = 0x44524147
BUSY_SECONDS = 10.0


def open_engine(path: Path, *, create: bool, read_only: bool) -> Engine:
    """Engine on the record at `path`, its schema brought up to date.

    Raises:
        StoreError: if there is no record and none may be made, or it cannot be opened, is something else, is
            newer than this program, or is older and may only be read.
    """
    _check_path(path, create=create and not read_only)
    engine = _engine(path, create=create, read_only=read_only)
    try:
        with translated(path, stage="opening the record"):
            _prepare(engine, path, read_only=read_only)
    except StoreError:
        engine.dispose()
        raise
    return engine


def _check_path(path: Path, *, create: bool) -> None:
    reason = fix = ""
    if path.is_dir():
        reason, fix = "it is a folder", "name a file with --record"
    elif not path.exists() and not create:
        reason, fix = "there is no record here", "make one with: dragoman read PATH"
    elif not create and path.is_file() and path.stat().st_size == 0 and not has_log(path):
        reason, fix = "the file is empty", "read reports into it with: dragoman read PATH"
    elif not path.parent.is_dir():
        reason, fix = "its folder does not exist", "make the folder first"
    if reason:
        raise StoreError(str(path), stage="opening the record", reason=reason, fix=fix)


def _engine(path: Path, *, create: bool, read_only: bool) -> Engine:
    engine = create_engine(
        "sqlite://", creator=_connector(path, create=create, read_only=read_only), poolclass=QueuePool
    )

    # The driver would start transactions late and end them before schema changes; we start them ourselves.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _connector(path: Path, *, create: bool, read_only: bool) -> Callable[[], sqlite3.Connection]:
    if read_only:
        return lambda: connect_read_only(path, busy=BUSY_SECONDS)
    mode = "rwc" if create else "rw"
    return lambda: connect(f"{path.absolute().as_uri()}?mode={mode}", busy=BUSY_SECONDS)


def _prepare(engine: Engine, path: Path, *, read_only: bool) -> None:
    revision = _revision(engine, path)
    if revision == REVISIONS[-1]:
        return
    if revision and revision not in REVISIONS:
        reason = f"it was made by a newer Dragoman (schema {revision}, this one knows {REVISIONS[-1]})"
        raise StoreError(str(path), stage="opening the record", reason=reason, fix="update Dragoman")
    if read_only:
        reason = f"its schema {revision or 'is missing and'} must be brought up to date first"
        fix = "open it for writing once: dragoman read PATH"
        raise StoreError(str(path), stage="opening the record", reason=reason, fix=fix)
    _use_write_ahead_log(engine)
    _migrate(engine)


def _revision(engine: Engine, path: Path) -> str | None:
    """The schema revision of the file; None if the file is empty."""
    with engine.connect() as connection:
        names = set(
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        )
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if not names:
            return None
        if mark != APPLICATION_ID or "alembic_version" not in names:
            fix = "name another file with --record"
            reason = "it is a database, but not a record of Dragoman"
            raise StoreError(str(path), stage="opening the record", reason=reason, fix=fix)
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _use_write_ahead_log(engine: Engine) -> None:
    # SQLite does not wait when two programs switch the log of a new file at once.
    raw = engine.raw_connection()
    try:
        for last in (*[False] * 50, True):
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if last or "locked" not in str(error):
                    raise OperationalError("PRAGMA journal_mode", None, error) from error
                time.sleep(0.1)
            else:
                return
    finally:
        raw.close()


def _migrate(engine: Engine) -> None:
    # Alembic takes as long to load as the rest together, and is needed once in the life of a record.
    from dragoman.record.migrations import upgrade  # noqa: PLC0415

    with engine.execution_options(write=True).begin() as connection:
        upgrade(connection)
