import ctypes
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from record_samples import record
from sqlalchemy import create_engine, event
from sqlalchemy.pool import Pool

from dragoman.errors import StoreError
from dragoman.record import Added, Store
from dragoman.record.migrations import revisions
from dragoman.record.opening import REVISIONS
from dragoman.record.tables import metadata


def refused(path: Path, says: str, **options: bool) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        Store.open(path, **options)
    assert "\n" not in str(caught.value)


def test_the_program_knows_every_revision_there_is_a_script_for() -> None:
    assert revisions() == REVISIONS


def test_the_migrations_make_the_tables_the_program_uses(path: Path) -> None:
    Store.open(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _ours})
        assert compare_metadata(context, metadata) == []


def _ours(_thing: object, name: str | None, kind: str, *_rest: object) -> bool:
    return not (kind == "table" and name is not None and "_words" in name)


def test_a_record_opens_again_and_reads_only(path: Path) -> None:
    with Store.open(path) as store:
        store.add(record())
    with Store.open(path, read_only=True) as store:
        assert len(store.entries()) == 7
        with pytest.raises(StoreError, match="reading only"):
            store.add(record(text=record().report.text + " "))


def test_alembic_is_not_loaded_when_nothing_has_to_be_migrated(path: Path) -> None:
    Store.open(path).close()
    code = "import sys, dragoman.record as r; r.Store.open(sys.argv[1]); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_odd_names_are_names(tmp_path: Path) -> None:
    for name in ("a?mode=ro", "b#c", "d%20e", "f g", "é"):
        with Store.open(tmp_path / name) as store:
            assert store.add(record()) is Added.NEW
        assert (tmp_path / name).is_file()


def test_what_is_missing(tmp_path: Path) -> None:
    refused(tmp_path / "r", "there is no record here", create=False)
    refused(tmp_path / "r", "there is no record here", read_only=True)
    refused(tmp_path / "no" / "r", "folder does not exist")
    refused(tmp_path, "it is a folder")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_a_record(path: Path) -> None:
    path.write_bytes(b"These are the minutes of a meeting. " * 100)
    for read_only in (True, False):
        refused(path, "not a record of Dragoman", read_only=read_only)
    assert path.read_bytes().startswith(b"These are")


def test_a_foreign_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE stamps (id)")
    refused(path, "not a record of Dragoman")
    with sqlite3.connect(path) as raw:
        assert [row[0] for row in raw.execute("SELECT name FROM sqlite_master")] == ["stamps"]


def test_a_record_of_a_newer_program(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    refused(path, "newer Dragoman")


def test_a_locked_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.record.opening.BUSY_SECONDS", 0.2)
    with Store.open(path) as store:
        raw = sqlite3.connect(path, isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            store.add(record())
        raw.execute("ROLLBACK")
        raw.close()
        assert store.add(record()) is Added.NEW


def test_a_full_disk_loses_only_the_report_that_did_not_fit(path: Path) -> None:
    Store.open(path).close()
    limit = lambda raw, _record: raw.execute("PRAGMA max_page_count = 60")  # noqa: E731
    event.listen(Pool, "connect", limit)
    try:
        with Store.open(path) as store:
            store.add(record())
            with pytest.raises(StoreError, match="disk is full"):
                store.add(record(text=record().report.text + "x" * 500_000))
            assert len(store.reports()) == 1
    finally:
        event.remove(Pool, "connect", limit)


def _ordinary_user() -> None:
    """Take from the superuser the right to write whatever the permissions say."""
    if os.geteuid() == 0:
        drop_capability, override = 24, 1
        ctypes.CDLL(None).prctl(drop_capability, override, 0, 0, 0)


COUNT = "import sys, dragoman.record as r\nwith r.Store.open(sys.argv[1], read_only=True) as s: print(len(s.entries()))"


@pytest.mark.skipif(
    os.geteuid() == 0 and sys.platform != "linux", reason="the superuser may write everything"
)
@pytest.mark.parametrize("beside", [(), ("-wal", "-shm"), ("-wal",)])
def test_a_record_where_nothing_may_be_written(tmp_path: Path, beside: tuple[str, ...]) -> None:
    """Closed in order, as a killed program leaves it, and so without the index of the log."""
    folder = tmp_path / "locked"
    folder.mkdir()
    with Store.open(tmp_path / "r") as store:
        store.add(record())
        with Store.open(tmp_path / "r") as other:
            other.add(record(text=record().report.text + " "))
            for suffix in ("", *beside):
                shutil.copy(tmp_path / f"r{suffix}", folder / f"r{suffix}")
    if not beside:
        shutil.copy(tmp_path / "r", folder / "r")
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    try:
        command = [sys.executable, "-c", COUNT, str(folder / "r")]
        done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=_ordinary_user)
        assert done.stdout.strip() == "14", done.stderr
    finally:
        folder.chmod(0o755)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_read_only_file_in_a_read_only_folder(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    with Store.open(folder / "r") as store:
        store.add(record())
    (folder / "r").chmod(0o444)
    folder.chmod(0o555)
    try:
        with Store.open(folder / "r", read_only=True) as store:
            assert len(store.entries()) == 7
        with (
            Store.open(folder / "r") as store,
            pytest.raises(StoreError, match=r"reading only|cannot be opened"),
        ):
            store.add(record(text=record().report.text + " "))
    finally:
        folder.chmod(0o755)
