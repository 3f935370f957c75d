"""What is wrong with the input or the disk is one line each; the rest is read and nothing is lost."""

import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.record import Store

pytestmark = pytest.mark.slow

MEGABYTE = 1024 * 1024
TALKS = "Velmora and Astrany met in the town of Quist on Tuesday, their mediator said."
PROGRAM = [sys.executable, "-m", "dragoman", "read"]


def run(
    folder: Path, *arguments: object, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=240, preexec_fn=before
    )


def story(number: int, *, length: int = 0) -> str:
    text = f"{TALKS} This is dispatch {number}."
    if length:
        # Few and long words: much to store, little to read.
        text += "\n\n" + " ".join(f"{at}{number}" * 300 for at in range(length // 600))
    return json.dumps({"id": f"R{number}", "text": text, "published": "2031-04-09"}) + "\n"


def stored(record: Path) -> set[str]:
    with Store.open(record, read_only=True) as store:
        assert all(store.reading(head.key) for head in store.reports())
        return {head.id for head in store.reports()}


def complaints(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert "Traceback" not in done.stdout + done.stderr
    lines = done.stderr.splitlines()
    assert all(line.startswith("dragoman: ") for line in lines), done.stderr
    return [line.removeprefix("dragoman: ") for line in lines]


# ---------------------------------------------------------------- input


@dataclass(frozen=True)
class Bad:
    """A bad path beside good ones: what writes it, the line it is about, what is said, what else is in it."""

    write: Callable[[Path], object]
    says: str
    line: int | None = None
    good: tuple[str, ...] = ()


def _with_line(bad: bytes, *, at: int, first: int) -> tuple[Callable[[Path], object], tuple[str, ...]]:
    """Nine lines of which one is bad, and the ids of the others."""
    numbers = [number for number in range(first, first + 9) if number != first + at - 1]

    def write(path: Path) -> None:
        with path.open("wb") as file:
            for line in range(1, 10):
                file.write(bad + b"\n" if line == at else story(first + line - 1).encode())

    return write, tuple(f"R{number}" for number in numbers)


_broken, _beside_broken = _with_line(b'{"text": "Velmora and', at=7, first=100)
_latin, _beside_latin = _with_line(b'{"text": "caf\xe9 talks"}', at=2, first=200)
_long, _beside_long = _with_line(b'{"text": "' + b"a" * (50 * MEGABYTE) + b'"}', at=3, first=300)

BAD = {
    "empty.txt": Bad(lambda path: path.write_bytes(b""), "the text is empty"),
    "empty.jsonl": Bad(lambda path: path.write_bytes(b""), "the file is empty"),
    "empty.html": Bad(lambda path: path.write_bytes(b""), "empty"),
    "binary.txt": Bad(lambda path: path.write_bytes(bytes(range(256)) * 40), "binary"),
    "binary.html": Bad(lambda path: path.write_bytes(b"\x7fELF\0\0\1" * 4000), "binary"),
    "binary.json": Bad(lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0" * 99), "binary"),
    "latin.txt": Bad(
        lambda path: path.write_bytes(b"The caf\xe9 talks went on."), "not UTF-8: byte 7 is 0xe9"
    ),
    "latin.jsonl": Bad(_latin, "not UTF-8", line=2, good=_beside_latin),
    "broken.jsonl": Bad(_broken, "broken JSON", line=7, good=_beside_broken),
    "broken.json": Bad(lambda path: path.write_text('{"text":\n\n"x'), "broken JSON"),
    "long.jsonl": Bad(_long, "the line is too long", line=3, good=_beside_long),
    "deep.json": Bad(lambda path: path.write_bytes(b"[" * 100_000), "nested too deeply"),
    "missing.txt": Bad(lambda _path: None, "there is no such file or folder"),
    "hollow": Bad(lambda path: path.mkdir(), "holds no file that is read"),
    "sheet.xlsx": Bad(lambda path: path.write_bytes(b"PK"), "not a kind of file that is read"),
}


@pytest.fixture(scope="module")
def mixed(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """One run over all bad paths, with good files first, between and last."""
    folder = tmp_path_factory.mktemp("mixed")
    names = []
    for number, (name, bad) in enumerate(BAD.items()):
        (folder / f"good{number}.jsonl").write_text(story(number))
        bad.write(folder / name)
        names += [f"good{number}.jsonl", name]
    (folder / "last.jsonl").write_text(story(99))
    yield folder, run(folder, *names, "last.jsonl", "--records", "out")
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_exactly_one_line_that_names_it(
    mixed: tuple[Path, subprocess.CompletedProcess[str]], name: str
) -> None:
    bad = BAD[name]
    item = f"{name}:{bad.line}" if bad.line else name
    (line,) = [line for line in complaints(mixed[1]) if line.startswith(f"{name}:")]
    assert line.startswith(f"{item}: ")
    assert bad.says in line
    assert len(line) < 250


def test_beside_bad_input_everything_is_read_stored_and_written(
    mixed: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = mixed
    good = (
        {f"R{number}" for number in range(len(BAD))}
        | {"R99"}
        | {name for bad in BAD.values() for name in bad.good}
    )
    assert done.returncode == 1
    assert len(complaints(done)) == len(BAD)
    assert f"{len(good)} reports read, 0 already known, {len(BAD)} failed" in done.stdout
    assert stored(folder / "record.dragoman") == good
    assert {path.stem for path in (folder / "out").iterdir()} == good


def test_a_second_run_complains_again_and_reads_nothing_twice(
    mixed: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, first = mixed
    again = run(folder, *[name for name in BAD if name != "long.jsonl"], "last.jsonl")
    assert again.returncode == 1
    assert complaints(again) == [line for line in complaints(first) if not line.startswith("long.jsonl")]
    assert "0 reports read, 17 already known" in again.stdout


def test_a_control_sequence_in_a_file_name_does_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text(story(1))
    done = run(tmp_path, "\x1b[2Jmissing\n.txt", "good.jsonl")
    assert done.returncode == 1
    assert len(complaints(done)) == 1
    assert "\x1b" not in done.stderr
    assert stored(tmp_path / "record.dragoman") == {"R1"}


# ---------------------------------------------------------------- the disk

SMALL, LARGE = 6, 12


def _disk_fills(folder: Path, source: Path, before: Callable[[], None] | None) -> None:
    """Small reports fit, large ones do not; with room again, the same command goes on."""
    source.write_text(
        "".join(story(number) for number in range(SMALL))
        + "".join(story(number, length=150_000) for number in range(SMALL, SMALL + LARGE))
    )
    done = run(folder, source, before=before)
    (line,) = complaints(done)
    assert done.returncode == 1
    assert line.startswith("record.dragoman: storing R")
    assert "disk" in line
    kept = stored(folder / "record.dragoman")
    assert {f"R{number}" for number in range(SMALL)} <= kept
    assert len(kept) < SMALL + LARGE
    assert f"{len(kept)} reports read, 0 already known" in done.stdout


def test_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("mounting is not allowed here")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        _disk_fills(disk, tmp_path / "in.jsonl", None)
        kept = stored(disk / "record.dragoman")
        subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
        done = run(disk, tmp_path / "in.jsonl")
    finally:
        shutil.copytree(disk, tmp_path / "copy")
        subprocess.run(["umount", disk], check=True)
    assert done.returncode == 0, done.stderr
    assert f"{SMALL + LARGE - len(kept)} reports read, {len(kept)} already known" in done.stdout
    assert len(stored(tmp_path / "copy" / "record.dragoman")) == SMALL + LARGE


def test_a_quota_on_file_size(tmp_path: Path) -> None:
    _disk_fills(
        tmp_path, tmp_path / "in.jsonl", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (MEGABYTE,) * 2)
    )
    done = run(tmp_path, "in.jsonl")
    assert done.returncode == 0, done.stderr
    assert len(stored(tmp_path / "record.dragoman")) == SMALL + LARGE


def test_no_room_for_the_json_files(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(story(1) + story(2))
    arguments = ("in.jsonl", "--records", "out", "--no-store")
    done = run(tmp_path, *arguments, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
    assert done.returncode == 1
    (line,) = complaints(done)
    assert line.startswith("out/R1.json: writing records: ")
    assert list((tmp_path / "out").iterdir()) == []
    assert run(tmp_path, *arguments).returncode == 0
    assert len(list((tmp_path / "out").iterdir())) == 2


# ---------------------------------------------------------------- a record that may not be written


def _ordinary_user() -> None:
    """Take from the superuser the right to write whatever the permissions say."""
    if os.geteuid() == 0:
        drop_capability, override = 24, 1
        ctypes.CDLL(None).prctl(drop_capability, override, 0, 0, 0)


@pytest.mark.skipif(
    os.geteuid() == 0 and sys.platform != "linux", reason="the superuser may write everything"
)
@pytest.mark.parametrize("locked", ["file", "file and folder"])
def test_a_read_only_record(tmp_path: Path, locked: str) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    record = desk / "record.dragoman"
    (tmp_path / "old.jsonl").write_text(story(1) + story(2))
    (tmp_path / "new.jsonl").write_text(story(2) + story(3))
    assert run(tmp_path, "old.jsonl", "--record", record).returncode == 0
    before = record.read_bytes()
    record.chmod(0o444)
    if locked != "file":
        desk.chmod(0o555)
    try:
        done = run(tmp_path, "new.jsonl", "--record", record, before=_ordinary_user)
        (line,) = complaints(done)
        assert done.returncode == 1
        assert line.startswith(f"{record}: ")
        assert "reading only" in line or "cannot be opened" in line
        assert "permission" in line or "may read and write" in line
        assert record.read_bytes() == before
        assert stored(record) == {"R1", "R2"}
    finally:
        desk.chmod(0o755)
        record.chmod(0o644)
    again = run(tmp_path, "new.jsonl", "--record", record)
    assert "1 report read, 1 already known, 0 failed" in again.stdout
    assert stored(record) == {"R1", "R2", "R3"}
