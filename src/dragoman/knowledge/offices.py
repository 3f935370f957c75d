"""Who held which office when, and with what certainty."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain
from types import MappingProxyType

from dragoman.knowledge.files import rows
from dragoman.knowledge.phrases import fold

# Family names come first there; an organisation's head may be from anywhere.
_PATRONYMIC = frozenset({"Ethiopia", "Eritrea", "Somalia", "Djibouti"})
"""Where a name is one's own, the father's and the grandfather's: the last may be left out."""
_FAMILY_FIRST = frozenset({"China", "North Korea", "South Korea", "Taiwan"})
_EASTERN = re.compile(r"\w+ \w+-[a-z]\w+$")
_PREFIX = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az)-")
_ENDING = re.compile(r"(?:yy|iy|ii|ij)\b")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office.

    Attributes:
        person: the name.
        side: for whom: a country or an organisation.
        office: the category ("foreign_minister").
        label: the office as news call it ("Minister of Foreign Affairs").
        start: first day; the earliest possible one if only a month or year is known.
        end: last day; None if no end was seen by `as_of`.
        as_of: the last day on which a source confirms the person in office, or the table as a whole.
        approx: a bound is inexact.
    """

    person: str
    side: str
    office: str
    label: str
    start: date
    end: date | None
    as_of: date
    approx: bool = False

    def possible(self, on: date) -> bool:
        """Whether the person may have been in office on a day, confirmed or not."""
        return self.start <= on and (self.end is None or on <= self.end)

    def confirmed(self, on: date) -> bool:
        """Whether a source confirms the person in office on that day; nobody is after the table ends."""
        if not self.possible(on):
            return False
        return on <= self.as_of or (self.end is not None and not self.approx)

    def distance(self, on: date) -> int:
        """Days between the day and the tenure; 0 within it."""
        if on < self.start:
            return (self.start - on).days
        return max(0, (on - self.end).days) if self.end else 0


def first_day(text: str) -> date:
    """The first day of "2016", "2016-05" or "2016-05-09"."""
    return date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])


def last_day(text: str) -> date:
    """The last day of "2016", "2016-05" or "2016-05-09"."""
    if len(text) == 10:
        return date.fromisoformat(text)
    if len(text) == 4:
        return date(int(text), 12, 31)
    start = first_day(text)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def name_key(name: str) -> str:
    """A person's name as key: "Zelenskyy" is "Zelensky", "el-Sisi" is "Sisi", "Jong-un" is "Jong Un"."""
    plain = _PREFIX.sub("", fold(name).replace(".", "")).replace("-", " ")
    return _ENDING.sub("y", " ".join(plain.split()))


_SHORT = 2
"""Names of so few letters sound like too many others."""
_SOUNDS = (
    ("tch", "c"), ("sch", "s"), ("dzh", "j"), ("ch", "c"), ("sh", "s"), ("gh", "k"), ("kh", "k"), ("ck", "k"),
    ("q", "k"), ("x", "ks"), ("ph", "f"), ("w", "v"), ("zh", "j"), ("dj", "j"), ("th", "t"), ("dh", "d"),
)  # fmt: skip
_SILENT = re.compile(r"(?<=.)[aeiouyh'’]")
_DOUBLED = re.compile(r"(.)\1+")


def sound_key(words: Sequence[str]) -> str:
    """First and last name without what transliterations differ in: "Araghchi" and "Araqchi" are one."""
    return "~" + " ".join(_sound(word) for word in (words[0], words[-1]))


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", word))


def keys_of(name: str, *, family_first: bool = False, patronymic: bool = False) -> set[str]:
    """The keys under which a person is found: the full name and its endings, "von der Leyen", "Leyen"."""
    words = name_key(name).split()
    keys = {" ".join(words[at:]) for at in range(len(words))}
    if len(words) > 2:
        keys.add(f"{words[0]} {words[-1]}")
    if len(words) > 1:
        keys.add(sound_key(words))
    if len(words) > 2 and patronymic:
        keys.add(f"{words[0]} {words[1]}")
    if words and (family_first or _EASTERN.match(fold(name))):
        keys.add(words[0])
    return keys


def row_tenure(row: Sequence[str]) -> Tenure:
    """A tenure from a row of `offices.csv` or `leaders.csv`."""
    side, office, label, person, start, end, as_of, approx = row[:8]
    last = last_day(end) if end else None
    return Tenure(person, side, office, label, first_day(start), last, last_day(as_of), approx == "1")


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """Tenures by person's key and by side and office."""

    by_name: Mapping[str, tuple[Tenure, ...]]
    by_office: Mapping[tuple[str, str], tuple[Tenure, ...]]


def office_table(tenures: Iterable[Tenure]) -> OfficeTable:
    """Index tenures."""
    names: dict[str, list[Tenure]] = defaultdict(list)
    offices: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    keys: dict[tuple[str, bool, bool], set[str]] = {}
    for tenure in tenures:
        offices[tenure.side, tenure.office].append(tenure)
        who = (tenure.person, tenure.side in _FAMILY_FIRST, tenure.side in _PATRONYMIC)
        if who not in keys:
            keys[who] = keys_of(who[0], family_first=who[1], patronymic=who[2])
        for key in keys[who]:
            names[key].append(tenure)
    return OfficeTable(
        MappingProxyType({key: tuple(found) for key, found in names.items()}),
        MappingProxyType({key: tuple(found) for key, found in offices.items()}),
    )


@cache
def base_offices() -> OfficeTable:
    """The tenures of `offices.csv` and `leaders.csv`, read once when first asked for."""
    return office_table(map(row_tenure, chain(rows("offices"), rows("leaders"))))


def ranked(tenures: Iterable[Tenure], on: date | None) -> tuple[Tenure, ...]:
    """Confirmed on the day first, then possible on it, then nearest; without a day the latest first."""
    if on is None:
        return tuple(sorted(tenures, key=lambda tenure: (-tenure.start.toordinal(), tenure.person)))

    def rank(tenure: Tenure) -> tuple[bool, bool, int, int]:
        unsure = not tenure.confirmed(on)
        return (unsure, not tenure.possible(on), tenure.distance(on), -tenure.start.toordinal())

    return tuple(sorted(tenures, key=rank))


def named(table: OfficeTable, name: str) -> list[Tenure]:
    """The tenures of everybody who may bear the name; all words of a name of several must fit."""
    key = name_key(name)
    found = table.by_name.get(key)
    if found is not None:
        return list(found)
    words = key.split()
    if len(words) < 2:
        return []
    heard = table.by_name.get(sound_key(words))
    if heard is not None and min(len(word) for word in words) > _SHORT:
        return list(heard)
    near = table.by_name.get(words[-1], ())
    return [tenure for tenure in near if set(words) <= set(name_key(tenure.person).split())]
