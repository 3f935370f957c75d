"""Phrases that name a side or stand for it: countries, organisations, movements and those of the process."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from dragoman.knowledge.files import table
from dragoman.knowledge.phrases import fold
from dragoman.model import ActorKind

# Countries and capitals that are words of another meaning in lower case.
# fmt: off
_WORDS = frozenset({
    "turkey", "china", "chad", "jordan", "guinea", "mali", "male", "niger", "togo", "polish", "pole",
    "poles", "swede", "swedes", "dane", "danes", "finn", "finns", "turk", "kiwi", "kiwis", "brit",
    "brits", "lima", "havana", "panama", "sofia", "manila", "lao", "dutch", "persian", "quito", "chile",
    "rome", "bern", "thai",
})
# fmt: on


class FormKind(StrEnum):
    """How a phrase points to a side.

    `PEOPLE` is a noun in the plural ("Turks"), `DEMONYM` the adjective or a singular noun ("Turkish",
    "Turk"); `CAPITAL` is a town that stands for the side, or is only a place.
    """

    NAME = "name"
    ALIAS = "alias"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class SideForm:
    """What a phrase says about a side.

    Attributes:
        side: whom it names, or whom the thing it names acts for ("United Nations" for UNHCR).
        kind: what the thing named is.
        form: how the phrase points to the side.
        country: the country it belongs to; None for international ones.
        case_sensitive: the phrase is an ordinary word or an acronym: its capitals count.
        name: what is named, if it is a part of the side ("UNHCR"); else the side.
        spellings: the phrase as it is written, in every spelling that folds to one key.
    """

    side: str
    kind: ActorKind
    form: FormKind
    country: str | None
    case_sensitive: bool
    name: str
    spellings: tuple[str, ...] = ()


def is_people(demonym: str) -> bool:
    """Whether a demonym is a noun in the plural ("Turks", "Irishmen"), not "Swiss" or "Beninois"."""
    if demonym.endswith("men"):
        return demonym.endswith("hmen")
    return demonym.endswith("s") and not demonym.endswith(("ss", "ois"))


def phrases(entry: Mapping[str, Any], name: str) -> Iterator[tuple[str, FormKind]]:
    """The phrases of one entry of a table, the most telling first."""
    yield name, FormKind.NAME
    for alias in entry.get("aliases", ()):
        yield alias, FormKind.ALIAS
    for demonym in entry.get("demonyms", ()):
        yield demonym, FormKind.PEOPLE if is_people(demonym) else FormKind.DEMONYM
    if entry.get("capital") and not entry.get("capital_is_word"):
        yield entry["capital"], FormKind.CAPITAL
    for seat in entry.get("seats", ()):
        yield seat, FormKind.CAPITAL
    for metonym in entry.get("metonyms", ()):
        yield metonym, FormKind.CAPITAL if metonym == entry.get("seat") else FormKind.METONYM


def _case_counts(phrase: str, form: FormKind, kind: ActorKind) -> bool:
    if kind is not ActorKind.STATE or form in {FormKind.ALIAS, FormKind.METONYM}:
        return True
    return phrase.isupper() or fold(phrase) in _WORDS


def add_forms(
    forms: dict[str, SideForm], entry: Mapping[str, Any], name: str, *, kind: ActorKind, country: str | None
) -> None:
    """Add an entry's phrases; a phrase that is already there keeps its side and gains a spelling."""
    side = entry.get("side") or name
    for phrase, form in phrases(entry, name):
        key = fold(phrase)
        old = forms.get(key)
        if old is None:
            case = _case_counts(phrase, form, kind)
            forms[key] = SideForm(side, kind, form, country, case, name, (phrase,))
        elif old.name == name and phrase not in old.spellings:
            forms[key] = replace(old, spellings=(*old.spellings, phrase))


def _order(countries: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Former states come last: "Moscow" is Russia."""
    return sorted(countries.items(), key=lambda item: bool(item[1].get("historical")))


@cache
def governments() -> Mapping[str, str]:
    """Peoples' authorities that are sides of their own: "Palestinians" → "Palestinian Authority"."""
    rows = table("movements").items()
    return MappingProxyType({entry["governs"]: name for name, entry in rows if entry.get("governs")})


@cache
def base_forms() -> Mapping[str, SideForm]:
    """The phrases of the general tables by key. The first claim holds: "Brussels" is the European Union."""
    forms: dict[str, SideForm] = {}
    for name, entry in table("organisations").items():
        add_forms(forms, entry, name, kind=ActorKind(entry["kind"]), country=None)
    for name, entry in _order(table("countries")):
        add_forms(forms, entry, name, kind=ActorKind.STATE, country=name)
    for name, entry in table("movements").items():
        add_forms(forms, entry, name, kind=ActorKind(entry["kind"]), country=entry["country"] or None)
    return MappingProxyType(forms)
