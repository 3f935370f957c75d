"""Scores the program on every gold set and fails under the pinned floors.

The sets are the exercise's truth records, which are part of the project, and the folders of `shared/gold` beside the
checkout (seeds, public, news), which need not be there. Floors are pinned in `tools/floors.toml`; raise them with the
figures, never lower one silently.

    python tools/gold.py [SET …] [--show SET ID] [--out DIR]
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standing import stood

from dragoman.model import SURE

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = ROOT / "tools" / "floors.toml"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One gold set: its name, the reports, the records, and the process file to read it with."""

    name: str
    reports: Path
    texts: Path
    records: Path
    process: str | None = None


def gold_sets() -> list[GoldSet]:
    """The sets that are here; says which are not."""
    exercise = ROOT / "src" / "dragoman" / "exercise"
    found = [
        GoldSet(
            "exercise",
            exercise / "reports",
            exercise / "truth" / "texts",
            exercise / "truth" / "records",
            "exercise",
        )
    ]
    for name in ("seeds", "public", "news"):
        folder = GOLD / name
        if folder.is_dir():
            found.append(GoldSet(name, folder / "texts", folder / "texts", folder / "records"))
        else:
            print(f"{name}: skipped, {folder} is not here")
    return found


def read(gold: GoldSet, out: Path) -> None:
    """Run the main job as a user would."""
    command = [sys.executable, "-m", "dragoman", "read", "--no-store", "--records", str(out)]
    if gold.process:
        command += ["--process", gold.process]
    done = subprocess.run([*command, str(gold.reports)], capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{gold.name}: reading failed with {done.returncode}\n{done.stderr}")
    for line in done.stderr.splitlines():
        if "Traceback" in line or "Error" in line:
            print(line)


def score(gold: GoldSet, out: Path, show: str | None) -> dict[str, Any]:
    """The figures of one set by the scorer beside the gold, or its copy in the project."""
    script = GOLD / "score.py" if (GOLD / "score.py").exists() else ROOT / "tools" / "score.py"
    command = [sys.executable, str(script), str(gold.records), str(out), "--texts", str(gold.texts)]
    print(f"\n== {gold.name}", flush=True)
    subprocess.run(command + (["--show", show] if show else []), check=True)
    result = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(result.stdout)
    return figures


def flat(figures: dict[str, Any]) -> dict[str, float]:
    """The figures that floors may be pinned on, by dotted names."""
    out: dict[str, float] = {"attributed": figures["attributed tokens"]["f1"], "desk": figures["desk score"]}
    for mode in ("direct", "indirect"):
        out[f"{mode}_recall"] = figures[f"{mode} statements, strict recall"] or 0.0
    for kind in ("statement", "meeting", "agreement", "action", "figure"):
        out[f"{kind}.strict"] = figures[kind]["strict"]["f1"]
        out[f"{kind}.found"] = figures[kind]["found"]["f1"]
        out[f"{kind}.found_recall"] = figures[kind]["found"]["recall"]
    for field in ("act", "date"):
        out[f"statement.{field}"] = figures["statement"]["of the found"][field]
    for field in ("date", "place", "status", "channel", "participants f1", "role"):
        out[f"meeting.{field.removesuffix(' f1')}"] = figures["meeting"]["of the found"][field]
    return out


def sure(gold: GoldSet, out: Path) -> float:
    """Which share of the statements at or above the default threshold stood: speakers and words right."""
    certain: list[bool] = []
    for path in sorted(gold.records.glob("*.json")):
        text = json.loads((gold.texts / path.name).read_text(encoding="utf-8"))["text"]
        truth, record = (json.loads((d / path.name).read_text(encoding="utf-8")) for d in (gold.records, out))
        certain += [right for one, right in stood(text, truth, record) if one["confidence"] >= SURE]
    print(f"statements at {SURE} or surer: {sum(certain)} of {len(certain)} stood")
    return sum(certain) / len(certain) if certain else 1.0


def under_floor(name: str, figures: dict[str, float]) -> list[str]:
    """What lies under its pinned floor."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(name, {})
    return [
        f"{name}: {key} is {figures[key]:.3f}, its floor is {floor:.3f}"
        for key, floor in _flat_floors(floors)
        if figures[key] < floor
    ]


def _flat_floors(table: dict[str, Any], prefix: str = "") -> list[tuple[str, float]]:
    out: list[tuple[str, float]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            out.extend(_flat_floors(value, f"{prefix}{key}."))
        else:
            out.append((prefix + key, float(value)))
    return out


def check_spans(gold: GoldSet, out: Path) -> list[str]:
    """Every span of every record lies in its text (the scorer would not notice)."""
    wrong: list[str] = []
    for path in sorted(out.glob("*.json")):
        text = json.loads((gold.texts / path.name).read_text(encoding="utf-8"))["text"]
        for entry in json.loads(path.read_text(encoding="utf-8"))["entries"]:
            spans = [*entry["evidence"], *entry.get("content", [])]
            wrong.extend(
                f"{path.stem} {entry['id']}: {span}" for span in spans if not text[span[0] : span[1]].strip()
            )
    return wrong


def main() -> int:
    """Score; 1 if a figure lies under its floor or a span is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", help="only these sets")
    parser.add_argument(
        "--show", nargs=2, metavar=("SET", "ID"), help="list what was missed and invented in one report"
    )
    parser.add_argument("--out", type=Path, help="keep the records here")
    options = parser.parse_args()
    problems: list[str] = []
    with contextlib.ExitStack() as stack:
        base = options.out or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for gold in gold_sets():
            if options.sets and gold.name not in options.sets:
                continue
            out = base / gold.name
            read(gold, out)
            show = options.show[1] if options.show and options.show[0] == gold.name else None
            figures = flat(score(gold, out, show)) | {"sure": sure(gold, out)}
            problems += under_floor(gold.name, figures) + check_spans(gold, out)
    print()
    for problem in problems:
        print(problem)
    print("gold gate: " + ("failed" if problems else "passed"))
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
