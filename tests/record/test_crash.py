import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.record import Store

HERE = Path(__file__).parent

WRITER = """
import sys
from dragoman.record import Store
from record_samples import record
first = int(sys.argv[2])
with Store.open(sys.argv[1]) as store:
    print("open", flush=True)
    for number in range(first, first + int(sys.argv[3])):
        text = record().report.text + f" Number {number}."
        store.add(record(text=text, id=f"R{number}"))
"""


def start(path: Path, *, first: int, count: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(first), str(count)]
    return subprocess.Popen(arguments, cwd=HERE, stdout=subprocess.PIPE, text=True)


def check_whole(path: Path) -> int:
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        counts = {
            table: raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("report", "entry", "history", "report_words", "entry_words")
        }
    reports: int = counts["report"]
    assert counts == {
        "report": reports,
        "entry": 7 * reports,
        "history": reports,
        "report_words": reports,
        "entry_words": 7 * reports,
    }
    return reports


def test_killed_at_any_moment_the_store_is_whole(path: Path) -> None:
    seed = random.Random(20310408)
    kept = 0
    for turn in range(10):
        process = start(path, first=turn * 100_000, count=100_000)
        if turn % 5:  # every fifth is killed while it opens or migrates
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(seed.uniform(0, 0.3))
        else:
            time.sleep(seed.uniform(0.3, 1.2))
        process.kill()
        process.communicate()
        with Store.open(path) as store:
            store.reports()
        now = check_whole(path)
        assert now >= kept
        kept = now
    assert kept > 0


@pytest.mark.parametrize("rounds", [2])
def test_several_programs_may_write_at_once_from_the_very_first(tmp_path: Path, rounds: int) -> None:
    for number in range(rounds):
        path = tmp_path / f"{number}.dragoman"
        writers = [start(path, first=first, count=30) for first in (0, 15, 100)]
        for writer in writers:
            writer.communicate(timeout=60)
            assert writer.returncode == 0
        assert check_whole(path) == 75
