"""Towns, regions and buildings by name."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from dragoman.knowledge.files import rows, table
from dragoman.knowledge.phrases import fold


@dataclass(frozen=True, slots=True)
class Town:
    """A town, or a small place known from negotiations.

    Attributes:
        name: in English.
        country: its country's short name; empty if it is disputed or has none.
        lat, lon: where it lies.
        population: 0 if not known.
    """

    name: str
    country: str
    lat: float
    lon: float
    population: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """A region or territory; `country` is None where it is disputed or lies in several."""

    name: str
    country: str | None
    countries: tuple[str, ...] = ()


Raw = tuple[str, str, str, str, str]


class TownTable(Mapping[str, tuple[Town, ...]]):
    """Towns by folded name, the largest first; a `Town` is made when it is asked for."""

    __slots__ = ("_countries", "_raw")

    def __init__(self, raw: dict[str, list[Raw]], countries: Mapping[str, str]) -> None:
        self._raw = raw
        self._countries = countries

    def __getitem__(self, key: str) -> tuple[Town, ...]:
        return tuple(self._town(*row) for row in self._raw[key])

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def _town(self, name: str, iso3: str, lat: str, lon: str, population: str) -> Town:
        return Town(name, self._countries.get(iso3, ""), float(lat), float(lon), int(population or 0))


@cache
def country_names() -> Mapping[str, str]:
    """Short names of the countries by their three letters."""
    return MappingProxyType({entry["iso3"]: name for name, entry in table("countries").items()})


def _raw_towns() -> dict[str, list[Raw]]:
    """Rows by key; the file is sorted by population, so that every list is too."""
    raw: dict[str, list[Raw]] = {}
    for keys, name, iso3, lat, lon, population in rows("places"):
        row = (name, iso3, lat, lon, population)
        for key in keys.split("|"):
            raw.setdefault(key, []).append(row)
    return raw


@cache
def base_towns() -> Mapping[str, tuple[Town, ...]]:
    """The towns of GeoNames, read once when first asked for; those of `places_extra.csv` come before them."""
    raw = _raw_towns()
    codes = {name: iso3 for iso3, name in country_names().items()}
    for name, country, within, lat, lon, *others in rows("places_extra"):
        if not within:
            row = (name, codes.get(country, ""), lat, lon, "0")
            for key in {fold(name), *map(fold, "".join(others).split("|"))} - {""}:
                raw.setdefault(key, []).insert(0, row)
    return TownTable(raw, country_names())


@cache
def base_buildings() -> Mapping[str, Town]:
    """The towns in which buildings and seats stand, by the building's folded name."""
    found: dict[str, Town] = {}
    for name, country, within, lat, lon, *others in rows("places_extra"):
        if within:
            town = Town(within, country, float(lat), float(lon))
            for other in (name, *"".join(others).split("|")):
                found.setdefault(fold(other), town)
    found.pop("", None)
    return MappingProxyType(found)


def region_of(name: str, entry: Mapping[str, Any]) -> Region:
    """A region as its line has it: one country makes it undisputed."""
    countries = tuple(entry.get("countries", ()))
    return Region(name, countries[0] if len(countries) == 1 else None, countries)


@cache
def base_regions() -> Mapping[str, Region]:
    """Regions by folded name."""
    found: dict[str, Region] = {}
    for name, entry in table("regions").items():
        region = region_of(name, entry)
        for phrase in (name, *entry.get("aliases", ())):
            found.setdefault(fold(phrase), region)
    return MappingProxyType(found)


def pick(towns: Iterable[Town], near: Collection[str]) -> Town | None:
    """The first town in one of the countries, in the order of the countries; else the first of all."""
    found = list(towns)
    for country in near:
        for town in found:
            if town.country == country:
                return town
    return found[0] if found else None
