"""`Knowledge`: the one object through which the rest of the program asks what is known before reading."""

from collections import ChainMap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.knowledge import files, overlay
from dragoman.knowledge.names import Gender, gender_of_given_name
from dragoman.knowledge.offices import (
    OfficeTable,
    Tenure,
    base_offices,
    name_key,
    named,
    office_table,
    ranked,
)
from dragoman.knowledge.outlets import Outlet, OutletTable, base_outlets, of_domain, outlet_table
from dragoman.knowledge.phrases import count_tokens, fold, has_capital, written_like
from dragoman.knowledge.process import Process, joined, parse_process, process_path, read_process
from dragoman.knowledge.sides import FormKind, SideForm, governments
from dragoman.knowledge.towns import Region, Town, base_buildings, base_regions, base_towns, pick
from dragoman.model import ActorKind


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The general tables with a process laid over them; made by `load`.

    Towns, offices, outlets and given names are read when they are first asked for.

    Attributes:
        process: the process: roles, words of its tracks, persons.
        sides: every phrase that names a side or stands for it, by `fold`ed phrase.
        longest_side: words and signs of the longest such phrase, as a tokeniser counts them.
    """

    process: Process
    sides: Mapping[str, SideForm]
    longest_side: int
    _towns: Mapping[str, tuple[Town, ...]]
    _buildings: Mapping[str, Town]
    _regions: Mapping[str, Region]
    _offices: OfficeTable
    _names: Mapping[str, str]
    _genders: Mapping[str, Gender]
    _outlets: OutletTable

    def side(self, surface: str) -> SideForm | None:
        """What a phrase says about a side; None if its capitals speak against it ("us", "turkey")."""
        form = self.sides.get(fold(surface))
        if form is None or (form.case_sensitive and not written_like(form.spellings, surface)):
            return None
        return form

    def kind_of(self, side: str) -> ActorKind:
        """What a side is; an organisation if it is not known."""
        form = self.sides.get(fold(side))
        return form.kind if form is not None else ActorKind.ORGANISATION

    def capital_of(self, side: str) -> str | None:
        """The town that is the seat of a side; None if the tables know none."""
        seats = (f for f in self.sides.values() if f.side == side and f.form is FormKind.CAPITAL)
        return next((form.spellings[0] for form in seats if form.spellings), None)

    @property
    def governments(self) -> Mapping[str, str]:
        """Peoples' authorities that are sides of their own: "Palestinians" → "Palestinian Authority"."""
        return governments()

    @property
    def towns(self) -> Mapping[str, tuple[Town, ...]]:
        """Towns by folded name, those of the process first, then the largest."""
        return ChainMap(dict(self._towns), base_towns()) if self._towns else base_towns()  # type: ignore[arg-type]

    def town(self, surface: str, *, near: Collection[str] = ()) -> Town | None:
        """The town of that name: in the first of the countries `near` that has one, else the largest.

        "Geneva, Switzerland" is looked for in Switzerland.
        """
        if not has_capital(surface):
            return None
        key = fold(surface)
        found = self._towns.get(key) or base_towns().get(key)
        if found is None and "," in surface:
            head, tail = surface.split(",", maxsplit=1)
            land = self.side(tail)
            return self.town(head, near=[land.country, *near] if land and land.country else near)
        return pick(found or (), near)

    def region(self, surface: str) -> Region | None:
        """The region of that name."""
        key = fold(surface)
        return (self._regions.get(key) or base_regions().get(key)) if has_capital(surface) else None

    def building(self, surface: str) -> Town | None:
        """The town in which the building of that name stands."""
        key = fold(surface)
        return (self._buildings.get(key) or base_buildings().get(key)) if has_capital(surface) else None

    def people(self, name: str, on: date | None) -> tuple[Tenure, ...]:
        """The offices of whoever bears a full name or surname, those of that day first, then the nearest.

        People of the process hide others of the same name; their own other offices in the general tables count
        on days on which the process has them in none. The caller asks `Tenure.confirmed` before relying on one:
        the list holds past, later and unconfirmed tenures too.
        """
        own = self._names.get(name_key(name))
        if own is None:
            return ranked(named(base_offices(), name), on)
        found = named(self._offices, own)
        if on is None or not any(tenure.possible(on) for tenure in found):
            found += overlay.elsewhere(found, on)
        return ranked(found, on)

    def holders(self, side: str, office: str, on: date | None) -> tuple[Tenure, ...]:
        """Who may hold an office (a category: "foreign_minister") on a day, the confirmed ones first.

        Holders in the process stand in place of the general ones; those are asked if it has none for the day.
        """
        if on is None:
            return ()
        key = (side, office)
        found = [tenure for tenure in self._offices.by_office.get(key, ()) if tenure.possible(on)]
        if not found:
            general = (tenure for tenure in base_offices().by_office.get(key, ()) if tenure.possible(on))
            found = [
                told for tenure in general for told in overlay.beside([tenure], self._own(tenure.person), on)
            ]
        return ranked(found, on)

    def _own(self, person: str) -> list[Tenure]:
        """The tenures in the process of a person whom it knows by that full name."""
        full = self._names.get(name_key(person))
        return [tenure for tenure in named(self._offices, full) if tenure.person == full] if full else []

    def gender(self, name: str) -> Gender | None:
        """The gender that a name tells: people of the process first, then given names that are clear."""
        return self._genders.get(name_key(name)) or gender_of_given_name(name)

    def outlet(self, surface: str) -> Outlet | None:
        """The outlet or agency of that name."""
        key = fold(surface)
        found = self._outlets.by_name.get(key) or base_outlets().by_name.get(key)
        if found is None or not written_like((found.name, *found.aliases), surface):
            return None
        return found

    def outlet_of_domain(self, domain: str) -> Outlet | None:
        """The outlet whose pages are on a host ("www.reuters.com")."""
        return of_domain(self._outlets.by_domain, domain) or of_domain(base_outlets().by_domain, domain)

    def lexicon(self, name: str) -> Mapping[str, Any]:
        """The lexicon of that name.

        Raises:
            KnowledgeError: if there is none, or it is malformed.
        """
        return files.lexicon(name)


def of_process(process: Process) -> Knowledge:
    """The general tables with a process laid over them."""
    sides = overlay.side_forms(process)
    return Knowledge(
        process=process,
        sides=sides,
        longest_side=max(map(count_tokens, sides)),
        _towns=overlay.towns_of(process),
        _buildings=overlay.buildings_of(process),
        _regions=overlay.regions_of(process),
        _offices=office_table(overlay.tenures_of(process)),
        _names=overlay.names_of(process),
        _genders=overlay.genders_of(process),
        _outlets=outlet_table(list(process.outlets)),
    )


def of_texts(texts: Sequence[str], *, where: str) -> Knowledge:
    """The general tables with processes laid over them whose files have these texts, the later ones first.

    Args:
        texts: of process files; none for no process in particular.
        where: where they stand, for messages.

    Raises:
        KnowledgeError: if one is malformed.
    """
    found = read_process(process_path(None))
    for text in texts:
        found = joined(found, parse_process(text, where=where))
    return of_process(found)


def load(process: str | Path | None = None, *, extra: Sequence[Path] = ()) -> Knowledge:
    """What is known before reading, with a process.

    Args:
        process: name of a process ("exercise"), or path of a process file; None for none in particular.
        extra: further process files that add to it; what they say comes before what is there.

    Raises:
        KnowledgeError: if a file is missing or malformed.
    """
    found = read_process(process_path(process))
    for path in extra:
        found = joined(found, read_process(path))
    return of_process(found)
