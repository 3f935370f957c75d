"""The whole way from files to a record, with the real reader."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from dragoman.cli.main import main; main()"]

STORY = (
    "The foreign ministers of Armenia and Azerbaijan met in Tbilisi on Tuesday, Georgia said.\n\n"
    "“We will reopen the railway”, Georgian Prime Minister Irakli Kobal told reporters after the talks. "
    "More than 120 people were killed in the fighting in March."
)

pytestmark = pytest.mark.slow


def story(number: int) -> str:
    value = {"id": f"R{number}", "text": f"{STORY} This is dispatch {number}.", "published": "2031-04-09"}
    return json.dumps(value) + "\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_files_become_a_record_and_answers(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(story(1) + story(2))
    done = run(tmp_path, "read", "in.jsonl", "--records", "out")
    assert done.returncode == 0, done.stderr
    assert "2 reports read, 0 already known, 0 failed" in done.stdout
    assert done.stderr == ""
    record = json.loads((tmp_path / "out" / "R1.json").read_text())
    assert {entry["type"] for entry in record["entries"]} >= {"meeting", "statement"}
    again = run(tmp_path, "read", "in.jsonl", "--records", "again")
    assert "0 reports read, 2 already known" in again.stdout
    for path in (tmp_path / "out").iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
    assert "met in Tbilisi" in run(tmp_path, "timeline").stdout
    assert "Latest meetings" in run(tmp_path, "brief").stdout
    assert ">>railway<<" in run(tmp_path, "search", "railway").stdout


def test_without_a_store_the_files_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(story(1))
    run(tmp_path, "read", "in.jsonl", "--records", "one")
    run(tmp_path, "read", "in.jsonl", "--records", "two", "--no-store", "--record", "other")
    assert (tmp_path / "one/R1.json").read_bytes() == (tmp_path / "two/R1.json").read_bytes()
    assert not (tmp_path / "other").exists()


def test_interrupted_and_gone_on(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("".join(story(number) for number in range(260)))
    command = [*PROGRAM, "read", "in.jsonl", "--records", "out"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        while process.poll() is None and not list((tmp_path).glob("out/R*.json")):
            pass
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130, errors
    assert "what is done is kept" in errors
    assert "Traceback" not in errors
    kept = int(output.split(" report")[0])
    assert 0 < kept < 260
    done = run(tmp_path, "read", "in.jsonl", "--records", "out")
    assert done.returncode == 0
    assert f"{260 - kept} reports read, {kept} already known" in done.stdout
    assert len(list((tmp_path / "out").iterdir())) == 260
