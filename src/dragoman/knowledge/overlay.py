"""What a process file lays over the general tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from dragoman.knowledge.names import Gender
from dragoman.knowledge.offices import Tenure, base_offices, keys_of, name_key
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.process import PlaceKind, Process, ProcessPerson, ProcessPlace, ProcessSide
from dragoman.knowledge.sides import SideForm, add_forms, base_forms
from dragoman.knowledge.towns import Region, Town
from dragoman.model import ActorKind

# The categories of `offices.csv`, by the words with which an office ends.
_CATEGORIES = {
    "vice president": "deputy_head_of_government",
    "deputy prime minister": "deputy_head_of_government",
    "deputy foreign minister": "deputy_foreign_minister",
    "council president": "igo_head",
    "president": "head_of_state",
    "king": "head_of_state",
    "queen": "head_of_state",
    "emir": "head_of_state",
    "sultan": "head_of_state",
    "supreme leader": "head_of_state",
    "head of state": "head_of_state",
    "prime minister": "head_of_government",
    "premier": "head_of_government",
    "chancellor": "head_of_government",
    "head of government": "head_of_government",
    "foreign minister": "foreign_minister",
    "minister of foreign affairs": "foreign_minister",
    "foreign secretary": "foreign_minister",
    "secretary of state": "foreign_minister",
    "deputy defence minister": "deputy_defence_minister",
    "defence minister": "defence_minister",
    "defense minister": "defence_minister",
    "minister of defence": "defence_minister",
    "national security adviser": "national_security_adviser",
    "national security advisor": "national_security_adviser",
    "secretary-general": "igo_head",
    "envoy": "envoy",
    "special representative": "envoy",
}


_SERVING = frozenset({"of", "to", "for"})
"""Words before an office whose holder is served: "adviser to the president" is no president."""


def category_of(office: str) -> str:
    """The category of an office in words; one of its own ("border_commission_co-chair") if none fits."""
    words = fold(office)
    for ending, category in _CATEGORIES.items():
        before = f" {words}".removesuffix(f" {ending}")
        if before != f" {words}" and not _SERVING & set(before.split()):
            return category
    return words.replace(" ", "_")


def _entry(side: ProcessSide, towns: set[str]) -> dict[str, object]:
    """A side as the general tables have it: a metonym that is a town is a seat."""
    return {
        "aliases": side.aliases,
        "demonyms": side.demonyms,
        "capital": side.capital,
        "seats": [phrase for phrase in side.metonyms if fold(phrase) in towns],
        "metonyms": [phrase for phrase in side.metonyms if fold(phrase) not in towns],
    }


def _country_of(side: ProcessSide) -> str | None:
    """The country of a side: as the general tables have it, else a state is its own."""
    known = base_forms().get(fold(side.name))
    if known is not None and known.side == side.name:
        return known.country
    return side.name if side.kind is ActorKind.STATE else None


def side_forms(process: Process) -> Mapping[str, SideForm]:
    """The phrases of the process, then the general ones that it leaves."""
    if not process.sides:
        return base_forms()
    towns = {fold(place.name) for place in process.places if place.kind is PlaceKind.TOWN}
    forms: dict[str, SideForm] = {}
    for side in process.sides:
        add_forms(forms, _entry(side, towns), side.name, kind=side.kind, country=_country_of(side))
    for key, form in base_forms().items():
        forms.setdefault(key, form)
    return MappingProxyType(forms)


def _phrases(place: ProcessPlace) -> tuple[str, ...]:
    return (place.name, *place.aliases)


def towns_of(process: Process) -> Mapping[str, tuple[Town, ...]]:
    """The towns of the process by folded name."""
    found: dict[str, tuple[Town, ...]] = {}
    for place in process.places:
        if place.kind is PlaceKind.TOWN:
            for phrase in _phrases(place):
                town = Town(place.name, place.country, place.lat, place.lon)
                found[fold(phrase)] = (*found.get(fold(phrase), ()), town)
    return found


def buildings_of(process: Process) -> Mapping[str, Town]:
    """The towns in which the buildings of the process stand."""
    towns = towns_of(process)
    found: dict[str, Town] = {}
    for place in process.places:
        if place.kind is PlaceKind.BUILDING:
            known = towns.get(fold(place.within))
            town = known[0] if known else Town(place.within, place.country, place.lat, place.lon)
            found.update(dict.fromkeys(map(fold, _phrases(place)), town))
    return found


def regions_of(process: Process) -> Mapping[str, Region]:
    """The regions of the process by folded name."""
    found: dict[str, Region] = {}
    for place in process.places:
        if place.kind is PlaceKind.REGION:
            region = Region(place.name, place.country or None, (place.country,) if place.country else ())
            found.update(dict.fromkeys(map(fold, _phrases(place)), region))
    return found


def tenures_of(process: Process) -> list[Tenure]:
    """The offices of the people of the process; who wrote the file vouches for them until their end."""
    return [
        Tenure(
            person=person.name,
            side=person.side,
            office=category_of(person.office),
            label=person.office,
            start=person.start or date.min,
            end=person.end,
            as_of=person.end or date.max,
        )
        for person in process.persons
    ]


def beside(tenures: Iterable[Tenure], own: Sequence[Tenure], on: date | None) -> list[Tenure]:
    """The tenures of the general tables that stand beside those of the process of the same person.

    They bear the name of the process, whose spelling may be another.
    """
    person = own[0].person if own else ""
    return [
        replace(tenure, person=person) if person and tenure.person != person else tenure
        for tenure in tenures
        if not _superseded(tenure, own, on)
    ]


def elsewhere(own: Sequence[Tenure], on: date | None) -> list[Tenure]:
    """What the general tables know, beside these tenures of the process, of the same people by their full names."""
    held: dict[str, list[Tenure]] = {}
    for known in own:
        held.setdefault(known.person, []).append(known)
    found: list[Tenure] = []
    for person, tenures in held.items():
        full = name_key(person)
        general = base_offices().by_name.get(full, ())
        found += beside((tenure for tenure in general if name_key(tenure.person) == full), tenures, on)
    return found


def _superseded(tenure: Tenure, own: Iterable[Tenure], on: date | None) -> bool:
    """Whether the process tells otherwise of a general tenure.

    It does if it gives other days for the same office, or lets the person leave the side's service before the day:
    the tables may call the office otherwise, and not know of its end.

    Args:
        tenure: of the general tables.
        own: tenures of the same person in the process.
        on: the day; None for all.
    """
    return any(
        known.side == tenure.side
        and _meet(known, tenure)
        and (known.office == tenure.office or (on is not None and known.end is not None and known.end < on))
        for known in own
    )


def _meet(one: Tenure, two: Tenure) -> bool:
    """Whether the days of two tenures overlap."""
    return one.start <= (two.end or date.max) and two.start <= (one.end or date.max)


def names_of(process: Process) -> Mapping[str, str]:
    """Full names of the people of the process by the keys of their aliases and names.

    A surname that several bear leads to all of them, for the day to decide, if their days in office are apart;
    else it is that of the first. A name in full comes before the end of a longer one.
    """
    whole: dict[str, str] = {}
    found: dict[str, list[ProcessPerson]] = {}
    for person in process.persons:
        for alias in (person.name, *person.aliases):
            whole.setdefault(name_key(alias), person.name)
            for key in keys_of(alias):
                found.setdefault(key, []).append(person)
    ends = {key: key if _apart(key, bearers) else bearers[0].name for key, bearers in found.items()}
    return ends | whole


def _apart(key: str, bearers: Sequence[ProcessPerson]) -> bool:
    """Whether persons of several names bear the key as their own, none of them in office with another."""
    names = {person.name for person in bearers}
    if len(names) == 1 or not all(key in keys_of(name) for name in names):
        return False
    days = sorted((person.start or date.min, person.end or date.max, person.name) for person in bearers)
    return all(one[2] == two[2] or one[1] <= two[0] for one, two in pairwise(days))


def genders_of(process: Process) -> Mapping[str, Gender]:
    """Genders of the people of the process by every key of their names; clashing ones are left out."""
    found: dict[str, set[Gender]] = {}
    for person in process.persons:
        if person.gender:
            gender: Gender = "f" if person.gender == "f" else "m"
            for alias in (person.name, *person.aliases):
                for key in keys_of(alias) | {name_key(alias)}:
                    found.setdefault(key, set()).add(gender)
    return {key: next(iter(genders)) for key, genders in found.items() if len(genders) == 1}
