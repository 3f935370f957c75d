"""Build `knowledge/data/offices.csv` from a table of tenures.

Usage: python tools/build_offices.py TENURES.csv

The input has the columns country_iso3, country, office, office_label, person, wikidata_id, start, end,
source, approx and as_of; the README beside the output says what they mean. Names of countries and
organisations become those of countries.toml and organisations.toml; sources are kept, as numbers into
`offices_sources.csv`.
"""

import csv
import re
import sys
import tomllib
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "dragoman" / "knowledge" / "data"
COLUMNS = ("side", "office", "label", "person", "start", "end", "as_of", "approx", "source", "wikidata_id")
ORGANISATIONS = {"GCC": "Gulf Cooperation Council"}
COUNTRIES = {"Artsakh": "Nagorno-Karabakh"}
AUTHORITIES = {"Palestine": "Palestinian Authority"}


def _table(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def side_names(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """The name in our tables of every country and organisation of the input."""
    countries, organisations = _table("countries"), _table("organisations")
    by_code = {entry["iso3"]: name for name, entry in countries.items()}
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        code, name = row["country_iso3"], row["country"]
        side = str(by_code[code]) if code else ORGANISATIONS.get(name) or COUNTRIES.get(name, name)
        if side not in countries and side not in organisations:
            sys.exit(f"{name}: is in neither countries.toml nor organisations.toml")
        found[code, name] = AUTHORITIES.get(side, side)
    return found


def clean(text: str) -> str:
    """Without commas: our CSV files quote nothing."""
    return " ".join(text.split(",", maxsplit=1)[0].split())


def source_name(text: str) -> str:
    """A source as it is cited: without the numbers and shelf marks of whoever collected the table."""
    for pattern in (r"\w+ index file(?: id \d+)? ?", r" \(\w+ corpus\)", r" \[first [^]]*\]"):
        text = re.sub(pattern, "", text)
    text = " ".join(text.removesuffix("mentions: ").split()).replace('"', "'")
    return text or "dated mentions"


def main() -> None:
    """Read the input, write the two tables."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sides = side_names(rows)
    sources = {
        source: at for at, source in enumerate(sorted({source_name(row["source"]) for row in rows}), 1)
    }
    lines = [
        "# Who held which top office when. Sources and licences: offices.README.md, offices_sources.csv.",
        ",".join(COLUMNS),
    ]
    for row in sorted(
        rows, key=lambda row: (sides[row["country_iso3"], row["country"]], row["office"], row["start"])
    ):
        side = sides[row["country_iso3"], row["country"]]
        values = (
            side,
            row["office"],
            clean(row["office_label"]),
            clean(row["person"]),
            row["start"],
            row["end"],
        )
        approx = "1" if row["approx"] == "true" else ""
        ends = (row["as_of"], approx, str(sources[source_name(row["source"])]), row["wikidata_id"])
        lines.append(",".join((*values, *ends)))
    (DATA / "offices.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    listed = [f'{at},"{source}"' for source, at in sources.items()]
    head = "# Where the rows of offices.csv come from; licences in offices.README.md.\nnumber,source"
    (DATA / "offices_sources.csv").write_text("\n".join((head, *listed)) + "\n", encoding="utf-8")
    print(f"{len(rows)} tenures, {len(set(sides.values()))} sides, {len(sources)} sources")


if __name__ == "__main__":
    main()
