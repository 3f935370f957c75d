"""Fits the weights of the confidence of statements and of meetings on gold.

    python tools/calibrate.py [--check] [--gold DIR]

Reads the exercise and, where DIR (default: ../shared/gold beside the project) is there, its sets, and notes for each
statement found which marks its form has and whether it stood: content and speakers right by `tools/score.py`; for each
meeting its marks and whether it was one. A
logistic regression with a quadratic penalty, fitted by Newton's method, gives the weights, which are written to
`src/dragoman/knowledge/data/lexicons/confidence.toml`; with `--check` only the share that stands per level is printed.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from standing import held, stood

from dragoman.knowledge import load
from dragoman.model import Meeting, Report, Span
from dragoman.model.interchange import record_to_json
from dragoman.reading import Reader
from dragoman.reading.confidence import Confidence, Form
from dragoman.reading.meeting_confidence import marks as marks_of_meeting

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "dragoman" / "knowledge" / "data" / "lexicons" / "confidence.toml"
EXERCISE = ROOT / "src" / "dragoman" / "exercise" / "truth"
PENALTY = 3.0
LEVELS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)

type Sample = tuple[list[str], bool, float]
"""The marks of a statement or meeting, whether it stood, and its present confidence."""

type Samples = dict[str, list[Sample]]
"""Samples by kind of entry."""


class Noting(Confidence):
    """Notes the form of each statement in passing."""

    forms: list[Form]

    def of(self, form: Form) -> float:
        """The confidence as ever."""
        self.forms.append(form)
        return super().of(form)


def samples(folder: Path, process: str | None) -> Samples:
    """The statements and meetings that the program finds in a gold set."""
    knowledge = load(process) if process else load()
    noting = Noting(knowledge)
    reader = Reader(knowledge, confidence=noting)
    found: Samples = {"statement": [], "meeting": []}
    for path in sorted((folder / "records").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        given = json.loads((folder / "texts" / path.name).read_text(encoding="utf-8"))
        noting.forms = []
        record = reader.read(_report(given, gold["report"]))
        told = record_to_json(record)
        for (one, right), form in zip(stood(given["text"], gold, told), noting.forms, strict=True):
            found["statement"].append((form.marks, right, one["confidence"]))
        meetings = [entry for entry in record.entries if isinstance(entry, Meeting)]
        for (one, right), meeting in zip(held(given["text"], gold, told), meetings, strict=True):
            found["meeting"].append((marks_of_meeting(meeting), right, one["confidence"]))
    return found


def _report(given: dict, head: dict) -> Report:
    published = date.fromisoformat(head["published"]) if head.get("published") else None
    body = tuple(Span(*span) for span in head["body"])
    return Report(
        id=given["id"], text=given["text"], title=given.get("title"), published=published, body=body
    )


def fit(rows: list[Sample]) -> dict[str, float]:
    """The weight of each mark that occurs five times or more, and the bias."""
    counts: dict[str, int] = {}
    for marks, _, _ in rows:
        for mark in marks:
            counts[mark] = counts.get(mark, 0) + 1
    names = sorted(mark for mark, count in counts.items() if count >= 5)
    x = np.array([[1.0, *(name in marks for name in names)] for marks, _, _ in rows], dtype=float)
    y = np.array([stood for _, stood, _ in rows], dtype=float)
    ridge = np.diag([0.0, *([PENALTY] * len(names))])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - ridge @ weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return dict(zip(["bias", *names], (round(float(w), 2) for w in weights), strict=True))


def table_of(weights: dict[str, dict[str, float]], sizes: dict[str, int]) -> str:
    """The weights as the lexicon file."""
    lines = [
        "# How sure a statement or a meeting is, by its marks (reading/confidence.py, reading/meeting_confidence.py);",
        f"# weights of logistic regressions fitted by tools/calibrate.py on {sizes['statement']} statements and",
        f"# {sizes['meeting']} meetings of the gold sets; do not edit by hand.",
    ]
    for kind, table in weights.items():
        lines += ["", f"[{kind}]", *(f"{name} = {weight}" for name, weight in table.items())]
    return "\n".join(lines) + "\n"


def levels(rows: list[Sample]) -> Iterator[str]:
    """Of those at or above each level of confidence: how many, and which share stood."""
    for level in LEVELS:
        above = [stood for _, stood, confidence in rows if confidence >= level]
        if above:
            yield f"  ≥ {level:.2f}: {len(above):4} of {len(rows)}, {sum(above) / len(above):.3f} stood"


def main() -> int:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only print the share that stands per level")
    parser.add_argument(
        "--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="folder of gold sets"
    )
    options = parser.parse_args()
    sets = {"exercise": samples(EXERCISE, "exercise")}
    for folder in sorted(options.gold.glob("*/records")):
        sets[folder.parent.name] = samples(folder.parent, None)
    every = {kind: [row for rows in sets.values() for row in rows[kind]] for kind in sets["exercise"]}
    for name, found in [*sets.items(), ("all", every)]:
        for kind, rows in found.items():
            print(f"{name}, {kind}s", *levels(rows), sep="\n")
    if not options.check:
        weights = {kind: fit(rows) for kind, rows in every.items()}
        sizes = {kind: len(rows) for kind, rows in every.items()}
        TABLE.write_text(table_of(weights, sizes), encoding="utf-8")
        print(f"weights written to {TABLE.name}; run --check to see what they give")
    return 0


if __name__ == "__main__":
    sys.exit(main())
