"""How fast reports are read: reports and tokens per second, peak memory, and the language model alone.

Usage: python tools/bench.py [CORPUS.jsonl[.gz]] [--reports N] [--process FILE]
"""

import argparse
import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from dragoman.knowledge import load
from dragoman.language import Language
from dragoman.model import Report, Span
from dragoman.reading import Reader

_DEFAULT = Path(__file__).parents[2] / "shared" / "corpus" / "open_1k.jsonl"


def main() -> int:
    """Measure and print; 0 also if the default corpus is not there."""
    options = _options()
    corpus: Path = options.corpus or _DEFAULT
    if not corpus.is_file():
        print(f"bench: {corpus} is not there, nothing measured")
        return 1 if options.corpus else 0
    reports = list(islice(_reports(corpus), options.reports))
    print(
        f"{corpus.name}: {len(reports)} reports, {sum(len(report.text) for report in reports):,} characters"
    )
    started = time.perf_counter()
    reader = Reader(load(options.process))
    language = reader.language
    print(f"loading           {time.perf_counter() - started:8.2f} s")
    tokens = _count_tokens(language, reports)
    _timed("language model", lambda: _count_tokens(language, reports), reports=len(reports), tokens=tokens)
    found = _timed(
        "whole reading", lambda: _count_entries(reader, reports), reports=len(reports), tokens=tokens
    )
    print(f"entries           {found:8,}")
    print(f"peak memory       {_peak_megabytes():8,.0f} MB")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure reading speed.")
    parser.add_argument("corpus", nargs="?", type=Path, help="JSON Lines, may be gzipped")
    parser.add_argument("--reports", type=int, default=300, help="how many of the first reports")
    parser.add_argument("--process", type=Path, help="a process file")
    return parser.parse_args()


def _reports(corpus: Path) -> Iterator[Report]:
    unpack = gzip.open if corpus.suffix == ".gz" else open
    with unpack(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            value = json.loads(line)
            text, day = value["text"], value.get("published")
            yield Report(
                id=str(value.get("id", number)),
                text=text,
                title=value.get("title"),
                outlet=value.get("outlet"),
                published=date.fromisoformat(day) if day else None,
                body=(Span(0, len(text)),) if text else (),
            )


def _count_tokens(language: Language, reports: Sequence[Report]) -> int:
    return sum(len(analysis.tokens) for analysis in language.analyse_many(reports))


def _count_entries(reader: Reader, reports: Sequence[Report]) -> int:
    return sum(len(record.entries) for record in reader.read_many(reports))


def _timed(what: str, work: Callable[[], int], *, reports: int, tokens: int) -> int:
    started = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - started
    print(
        f"{what:<17} {seconds:8.2f} s {reports / seconds:9,.1f} reports/s {tokens / seconds:9,.0f} tokens/s"
    )
    return result


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
