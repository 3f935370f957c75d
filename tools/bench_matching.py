"""What matching costs for each added report, by the size of the record.

The record is filled with the exercise's entries told over and over: each time in another alphabet, for one of ten
conflicts, at another time, so that conflicts are as dense as real ones and texts share nothing by chance.

Usage: python tools/bench_matching.py [SIZE …]      (entries stored before the timed reports are added)
"""

import argparse
import json
import random
import string
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from statistics import mean, median

from dragoman.knowledge import load
from dragoman.matching.matcher import Matcher
from dragoman.model import Entry, Period, Record
from dragoman.model.interchange import entry_from_json, entry_to_json, record_from_json
from dragoman.record import Store

TRUTH = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "exercise" / "truth"
CONFLICTS = 10
TIMED = 60
SIZES = (1_000, 10_000, 100_000)


def main() -> int:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    sizes = sorted(parser.parse_args().sizes)
    print(
        f"{'entries':>10} {'median':>10} {'mean':>10} {'slowest':>10}   ms for each report added and matched"
    )
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.dragoman") as store:
        matcher, stored = Matcher(load()), 0
        records = _records()
        for size in sizes:
            while stored < size:
                stored += _add(store, matcher, next(records))
            taken = [_timed(store, matcher, next(records)) for _ in range(TIMED)]
            print(f"{stored:>10,} {median(taken):10.1f} {mean(taken):10.1f} {max(taken):10.1f}", flush=True)
    return 0


def _add(store: Store, matcher: Matcher, record: Record) -> int:
    store.add(record)
    for _ in store.match(matcher):
        pass
    return len(record.entries)


def _timed(store: Store, matcher: Matcher, record: Record) -> float:
    started = time.perf_counter()
    _add(store, matcher, record)
    return 1000 * (time.perf_counter() - started)


def _records() -> Iterator[Record]:
    """The exercise's records, over and over, never the same twice."""
    originals = []
    for path in sorted((TRUTH / "records").glob("*.json")):
        text = json.loads((TRUTH / "texts" / path.name).read_text("utf-8"))["text"]
        originals.append(record_from_json(json.loads(path.read_text("utf-8")), text=text))
    for turn in count():
        chance = random.Random(turn)  # noqa: S311 - only letters are shuffled
        letters = list(string.ascii_lowercase)
        chance.shuffle(letters)
        cipher = str.maketrans(string.ascii_letters, "".join(letters) + "".join(letters).upper())
        shift = timedelta(days=120 * (turn // CONFLICTS) - 3650)
        for record in originals:
            yield _told_again(record, turn % CONFLICTS, cipher, shift)


def _told_again(record: Record, conflict: int, cipher: dict[int, int], shift: timedelta) -> Record:
    report = record.report
    assert report.published
    told = replace(
        report,
        text=report.text.translate(cipher),
        published=report.published + shift,
        outlet=f"{report.outlet} {conflict}",
    )
    return Record(told, tuple(_moved(entry, conflict, shift) for entry in record.entries))


def _moved(entry: Entry, conflict: int, shift: timedelta) -> Entry:
    value = json.loads(json.dumps(entry_to_json(entry)))
    for name in ("participants", "parties", "mediators", "actor", "target", "speaker", "source"):
        for actor in value.get(name, ()):
            if actor["side"]:
                actor["side"] = f"{actor['side']} {conflict}"
    moved = entry_from_json(value)
    return replace(moved, date=_shifted(moved.date, shift))


def _shifted(period: Period, shift: timedelta) -> Period:
    start, end = period.start, period.end
    return Period(start + shift if start else None, end + shift if end else None, period.precision)


if __name__ == "__main__":
    sys.exit(main())
