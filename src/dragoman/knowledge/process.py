"""Process files: the sides, people, outlets, places and words of one negotiation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.check import Fields
from dragoman.knowledge.files import EXERCISE, PROCESSES, parse_toml, process_names, read_toml
from dragoman.knowledge.outlets import Outlet, domain_key
from dragoman.model import ActorKind, Role, Track

SIDE_KEYS = ("name", "kind", "role", "demonyms", "aliases", "capital", "metonyms")
PERSON_KEYS = ("name", "side", "office", "from", "to", "gender", "aliases")
OUTLET_KEYS = ("name", "aliases", "domain", "agency", "country")
PLACE_KEYS = ("name", "country", "lat", "lon", "kind", "within", "aliases")
TOP_KEYS = ("name", "description", "side", "person", "outlet", "place", "track")


class PlaceKind(StrEnum):
    """What a place of a process file is."""

    TOWN = "town"
    REGION = "region"
    BUILDING = "building"


class _Gender(StrEnum):
    F = "f"
    M = "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessSide:
    """A side as the process file has it."""

    name: str
    kind: ActorKind
    role: Role | None
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    capital: str
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessPerson:
    """A person as the process file has it; `start` and `end` bound the tenure of `office`."""

    name: str
    side: str
    office: str
    start: date | None
    end: date | None
    gender: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessPlace:
    """A place as the process file has it; a building stands `within` a town."""

    name: str
    country: str
    lat: float
    lon: float
    kind: PlaceKind
    within: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """What a process file says.

    Attributes:
        name, description: of the process.
        sides, persons, outlets, places: as listed.
        track_words: words of this process by track ("transport").
    """

    name: str
    description: str
    sides: tuple[ProcessSide, ...]
    persons: tuple[ProcessPerson, ...]
    outlets: tuple[Outlet, ...]
    places: tuple[ProcessPlace, ...]
    track_words: Mapping[str, tuple[str, ...]]

    @property
    def roles(self) -> dict[str, Role]:
        """What the sides do in this process, in the order of the file."""
        roles: dict[str, Role] = {}
        for side in self.sides:
            if side.role:
                roles.setdefault(side.name, side.role)
        return roles


def _side(fields: Fields) -> ProcessSide:
    kind = fields.choice("kind", ActorKind, ActorKind.STATE)
    return ProcessSide(
        name=fields.text("name"),
        kind=kind or ActorKind.STATE,
        role=fields.choice("role", Role),
        demonyms=fields.words("demonyms"),
        aliases=fields.words("aliases"),
        capital=fields.optional("capital"),
        metonyms=fields.words("metonyms"),
    )


def _person(fields: Fields) -> ProcessPerson:
    start, end = fields.day("from"), fields.day("to")
    if start and end and end < start:
        fields.fail("to", "lies before 'from'", "exchange the two days")
    return ProcessPerson(
        name=fields.text("name"),
        side=fields.text("side"),
        office=fields.optional("office"),
        start=start,
        end=end,
        gender=fields.choice("gender", _Gender),
        aliases=fields.words("aliases"),
    )


def _outlet(fields: Fields) -> Outlet:
    agency = fields.values.get("agency", False)
    if not isinstance(agency, bool):
        fields.fail("agency", "is neither true nor false", "write agency = true")
    domain = domain_key(fields.optional("domain")) or None
    country = fields.optional("country") or None
    return Outlet(fields.text("name"), fields.words("aliases"), agency, country, domain)


def _place(fields: Fields) -> ProcessPlace:
    kind = fields.choice("kind", PlaceKind, PlaceKind.TOWN) or PlaceKind.TOWN
    within = fields.optional("within")
    if kind is PlaceKind.BUILDING and not within:
        fields.fail("within", "is missing", "name the town in which the building stands")
    return ProcessPlace(
        name=fields.text("name"),
        country=fields.optional("country"),
        lat=fields.number("lat", 90),
        lon=fields.number("lon", 180),
        kind=kind,
        within=within,
        aliases=fields.words("aliases"),
    )


def _each[T](top: Fields, key: str, known: tuple[str, ...], build: Callable[[Fields], T]) -> tuple[T, ...]:
    """The items of one list of tables."""
    values = top.values.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        top.fail(key, "is not a list of tables", f"begin each with [[{key}]]")
    return tuple(build(_named(top.path, key, at, value, known)) for at, value in enumerate(values, 1))


def _named(path: Path, key: str, at: int, value: Mapping[str, Any], known: tuple[str, ...]) -> Fields:
    name = value.get("name") or value.get("key")
    return Fields(path, f"{key} {at} ({name})" if isinstance(name, str) else f"{key} {at}", value, known)


def _track(fields: Fields) -> tuple[str, tuple[str, ...]]:
    if not fields.optional("key"):
        fields.fail("key", "is missing", f"write one of {', '.join(Track)}")
    return str(fields.choice("key", Track)), fields.words("words")


def read_process(path: Path) -> Process:
    """Read a process file.

    Raises:
        KnowledgeError: if it cannot be read or is malformed.
    """
    return _process(Fields(path, "", read_toml(path), TOP_KEYS))


def parse_process(text: str, *, where: str) -> Process:
    """The process that the text of a process file tells.

    Args:
        text: the text.
        where: where it stands, for messages.

    Raises:
        KnowledgeError: if it is malformed.
    """
    return _process(Fields(Path(where), "", parse_toml(text, where=where), TOP_KEYS))


def _process(top: Fields) -> Process:
    tracks: dict[str, tuple[str, ...]] = {}
    for key, words in _each(top, "track", ("key", "words"), _track):
        tracks[key] = (*tracks.get(key, ()), *words)
    return Process(
        name=top.text("name"),
        description=top.optional("description"),
        sides=_each(top, "side", SIDE_KEYS, _side),
        persons=_each(top, "person", PERSON_KEYS, _person),
        outlets=_each(top, "outlet", OUTLET_KEYS, _outlet),
        places=_each(top, "place", PLACE_KEYS, _place),
        track_words=tracks,
    )


def process_path(process: str | Path | None) -> Path:
    """The file of a process: by name, else by path.

    Raises:
        KnowledgeError: if there is no such process.
    """
    if isinstance(process, Path) or (process and ("/" in process or process.endswith(".toml"))):
        return Path(process)
    if process == "exercise":
        return EXERCISE
    path = PROCESSES / f"{process or 'default'}.toml"
    if not path.is_file():
        names = ", ".join(process_names())
        fix = f"give one of {names}, or the path of a process file"
        raise KnowledgeError(str(process), stage="looking for a process", reason="is not known", fix=fix)
    return path


def process_file(given: str) -> Path:
    """The file of a process as a user gives it: a file that is there or looks like one, else a known name.

    Raises:
        KnowledgeError: if it looks like a file and is not there, or there is no process of that name.
    """
    path = Path(given)
    if path.is_file():
        return path
    if path.suffix == ".toml" or len(path.parts) > 1:
        raise KnowledgeError(given, stage="opening the process file", reason="there is no such file")
    return process_path(given)


def joined(first: Process, second: Process) -> Process:
    """Two processes as one: the second adds to the first, and where both say something it comes first."""
    tracks = dict(first.track_words)
    for key, words in second.track_words.items():
        tracks[key] = (*tracks.get(key, ()), *words)
    return Process(
        name=first.name,
        description=first.description,
        sides=(*second.sides, *first.sides),
        persons=(*second.persons, *first.persons),
        outlets=(*second.outlets, *first.outlets),
        places=(*second.places, *first.places),
        track_words=tracks,
    )
