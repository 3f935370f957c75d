"""Builds the exercise's truth records from its annotations.

Annotators write quotations, not offsets: `src/dragoman/exercise/truth/annotations/ID.toml` holds the exact words of
each entry. This tool finds them in the report as the program stores it and writes `truth/texts/ID.json` and
`truth/records/ID.json` by the record schema. A quotation that is not verbatim, or is there twice without a number,
stops the build.

    python tools/build_exercise.py [--check] [--exercise DIR]

With `--check` it only says whether the built files are up to date; DIR is another exercise than the bundled one, laid
out like it (`reports/`, `truth/annotations/`).
"""

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from dragoman.model import Report
from dragoman.sources import plan, read_file

EXERCISE = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "exercise"
LISTS = ("participants", "parties", "mediators", "actor", "target", "source", "speaker")
WITH_ROLE = {"participants", "parties", "mediators"}


class AnnotationError(Exception):
    """An annotation that does not fit its report."""


class Quotes:
    """Finds quotations in one report's text."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def find(self, words: str, *, near: tuple[int, int] | None = None) -> list[int]:
        """The span of a quotation; `#2` at its end means the second occurrence, `near` limits the search."""
        nth = 1
        if len(words) > 2 and words[-2] == "#" and words[-1].isdigit():
            words, nth = words[:-2].rstrip(" "), int(words[-1])
        text = self.report.text
        low, high = near or (0, len(text))
        at = low - 1
        for _ in range(nth):
            at = text.find(words, at + 1, high)
            if at < 0:
                raise AnnotationError(f"{self.report.id}: not in the text: {words!r}")
        return [at, at + len(words)]


def period(words: str) -> dict[str, str | None]:
    """A date as annotated: "2031-03-12", "2031-03-01..2031-03-31 month", "..2031-02-01 vague", "unknown"."""
    if words == "unknown":
        return {"start": None, "end": None, "precision": "unknown"}
    days, _, precision = words.partition(" ")
    start, dots, end = days.partition("..")
    end = end if dots else start
    return {
        "start": start or None,
        "end": end or None,
        "precision": precision or ("range" if dots else "day"),
    }


def actor(words: str, *, with_role: bool) -> dict[str, Any]:
    """As in "Name | side | kind | role | office | inferred"; the role only where the list has roles."""
    parts = [part.strip() or None for part in words.split("|")]
    if not with_role:
        parts.insert(3, None)
    parts += [None] * (6 - len(parts))
    name, side, kind, role, office, inferred = parts[:6]
    return {
        "name": name, "side": side, "kind": kind, "role": role, "office": office, "inferred": inferred == "inferred",
    }  # fmt: skip


def place(words: str | None) -> dict[str, str | None] | None:
    """As in "Town, Country"; the country may be empty."""
    if not words:
        return None
    name, _, country = words.partition(",")
    return {"name": name.strip() or None, "country": country.strip() or None}


def entry(row: dict[str, Any], quotes: Quotes) -> dict[str, Any]:
    """One entry by the schema."""
    evidence = [quotes.find(words) for words in row["evidence"]]
    out: dict[str, Any] = {
        "id": row["id"], "type": row["type"], "evidence": evidence, "date": period(row["date"]),
        "place": place(row.get("place")), "tracks": row.get("tracks", []),
    }  # fmt: skip
    for key in LISTS:
        if key in row:
            out[key] = [actor(words, with_role=key in WITH_ROLE) for words in row[key]]
    if row["type"] == "statement":
        whole = (min(span[0] for span in evidence), max(span[1] for span in evidence))
        out["content"] = [_near(words, whole, quotes) for words in row["content"]]
        wide = (max(0, whole[0] - 200), whole[1] + 200)
        out["cue"] = _cue(row.get("cue"), whole, wide, quotes)
    for key in ("status", "channel", "mode", "act", "name", "kind", "approximate", "what", "about"):
        if key in row:
            out[key] = row[key]
    _fill(out, row)
    return out


def _near(words: str, whole: tuple[int, int], quotes: Quotes) -> list[int]:
    try:
        return quotes.find(words, near=whole)
    except AnnotationError:
        return quotes.find(words)


def _cue(
    words: str | None, whole: tuple[int, int], wide: tuple[int, int], quotes: Quotes
) -> list[int] | None:
    if not words:
        return None
    try:
        return quotes.find(words, near=whole)
    except AnnotationError:
        return quotes.find(words, near=wide)


def _fill(out: dict[str, Any], row: dict[str, Any]) -> None:
    """Optional fields that the schema wants present."""
    kind = row["type"]
    if kind == "figure":
        out["value_low"], out["value_high"] = row.get("low"), row.get("high")
        out.setdefault("approximate", False)
        out.setdefault("about", None)
        out.setdefault("source", [])
    elif kind == "agreement":
        out.setdefault("name", None)
        out.setdefault("mediators", [])
    elif kind == "action":
        out.setdefault("target", [])


def record(note: dict[str, Any], report: Report) -> dict[str, Any]:
    """The whole record of a report."""
    quotes = Quotes(report)
    body = [[quotes.find(first)[0], _end(last, first, quotes)] for first, last in note["body"]]
    head = {key: note.get(key) for key in ("title", "outlet", "agency", "author", "dateline", "published")}
    return {
        "report": {"id": report.id, **head, "body": body},
        "entries": [entry(row, quotes) for row in note.get("entry", [])],
    }


def _end(last: str, first: str, quotes: Quotes) -> int:
    start = quotes.find(first)[0]
    return quotes.find(last, near=(start, len(quotes.report.text)))[1]


def built(exercise: Path = EXERCISE) -> dict[Path, str]:
    """Path → content of every file of the truth."""
    out: dict[Path, str] = {}
    reports = [item for path in plan([exercise / "reports"]) for item in read_file(path)]
    for report in reports:
        if not isinstance(report, Report):
            raise AnnotationError(str(report))
        notes = exercise / "truth" / "annotations" / f"{report.id}.toml"
        if not notes.exists():
            raise AnnotationError(f"{report.id}: no annotation")
        note = tomllib.loads(notes.read_text(encoding="utf-8"))
        given = {"id": report.id, "text": report.text, "title": report.title, "outlet": report.outlet}
        given["published"] = report.published.isoformat() if report.published else None
        out[exercise / "truth" / "texts" / f"{report.id}.json"] = _dumped(given)
        out[exercise / "truth" / "records" / f"{report.id}.json"] = _dumped(record(note, report))
    return out


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Build or check; 1 if something does not fit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="only say whether the built files are up to date"
    )
    parser.add_argument(
        "--exercise",
        type=Path,
        default=EXERCISE,
        metavar="DIR",
        help="the exercise (default: the bundled one)",
    )
    options = parser.parse_args()
    try:
        files = built(options.exercise)
    except (AnnotationError, KeyError, tomllib.TOMLDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    stale = [
        path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if not options.check:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
    print(f"{len(files) // 2} records, {len(stale)} files {'stale' if options.check else 'written'}")
    return int(options.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
