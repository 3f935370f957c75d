"""By-lines, date lines and credits: who wrote it, whose wire it is, when it was printed."""

import re
from dataclasses import dataclass

from dragoman.sources.dates import WEEKDAYS, PrintedDay, printed_days
from dragoman.sources.outlets import is_agency

_BY = re.compile(r"^(?:by|from|written by|story by|report by|author:|by:)\s+(?P<rest>\S.*)$", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:in|at|from)\s+[A-Z][^,|]*$|\s*[|·•].*$|\s+[-–—]\s+.*$")
_PARTS = re.compile(r"\s*(?:,|;|&|/|\band\b|\bwith\b)\s*", re.IGNORECASE)
_SMALL = frozenset(
    {
        "and",
        "at",
        "for",
        "from",
        "in",
        "of",
        "on",
        "the",
        "with",
        "de",
        "del",
        "da",
        "di",
        "van",
        "von",
        "der",
    }
) | {"bin", "ibn", "al", "el", "la", "le", "y", "e", "&"}
_STAFF = re.compile(
    r"\b(?:staff|correspondents?|reporters?|editors?|writers?|admin|desk|team|newsroom|agenc(?:y|ies)|"
    r"bureau|service|press|online|report|news)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:first\s+)?(?:published|posted|updated|modified|created|issued|released|date|time|last|on|at|of|"
    r"min(?:ute)?s?\s+read|read|hrs?|local|gmt|utc|[ecmp][ds]?t|bst|cest|cet|eet|msk|ist|am|pm|a\.m\.|"
    r"p\.m\.)\b\.?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|[+-]\d{2}:?\d{2}",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^[^\W\d_a-z][\w'’-]*(?:[ /][^\W\d_a-z][\w'’-]*){0,2}$")
_LATER = re.compile(r"(?:updated|modified|update)\W*(?:on|at)?\W*$", re.IGNORECASE)
_REPORTING = re.compile(
    r"\((?:additional\s+)?(?:reporting|reported|report|writing|written|story)\s+by:?\s+"
    r"(?P<names>[^;()]{2,300}?)\s*[;)]",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^(?P<names>[^.]{2,80}?)\s+(?:also\s+)?contributed to (?:this|the)\s+(?:report|story|article)"
)
_SOURCE = re.compile(
    r"^\(?(?:source|via|from|with inputs? from|with files from)\s*:?\s+(?P<names>[^.)]{2,60})\.?\)?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:spokes(?:person|man|woman)|secretary(?:-general)?|president|minister|advis[eo]r|ambassador|"
    r"director|commissioner|chair(?:man|woman|person)?|representative|envoy|coordinator|chancellor|general|senator)\s+",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"^(?:joint\s+)?(?:statement|readout|remarks|press statement|message|op-ed)\s+(?:by|from)\s+"
    r"(?P<who>.{5,120}?)\s+"
    r"(?:on|at|regarding|about|to|after|following|in|marking)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authors and agency as printed; None for what is not there."""

    author: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds nothing but a day, at most with its place ("Harrowin, 12 April")."""

    day: PrintedDay
    place: str | None


def byline_of(line: str) -> Signature | None:
    """Who signs in this line, None if it is no by-line.

    One word that is no person's name ("By Halyard") is an agency.
    """
    match = _BY.match(line)
    if len(line) > 140 or match is None:
        return None
    named = _TAIL.sub("", _without_dates(match["rest"])).strip(" ,;|·–—-")
    return _signed(named) if named and _are_names(named) else None


def _without_dates(line: str) -> str:
    for day in reversed(list(printed_days(line))):
        line = line[: day.start] + "|" + line[day.end :]
    return line


def _are_names(words: str) -> bool:
    """Whether every word is capitalised or a particle, and no sentence ends there."""
    plain = words.split()
    if len(plain) > 16 or (words.endswith(".") and len(plain) > 4):
        return False
    return all(word[:1].isupper() or word.strip(",;") in _SMALL or is_agency(word) for word in plain)


def _signed(named: str) -> Signature | None:
    if is_agency(named):
        return Signature(agency=named)
    authors: list[str] = []
    agency: str | None = None
    for part in filter(None, _PARTS.split(re.sub(r"\s*\(([^)]*)\)", r", \1", named))):
        words = part.removesuffix(" Staff").strip(".")
        if is_agency(words) or (" " not in words and not _STAFF.search(words)):
            agency = agency or words
        elif not _STAFF.search(words):
            authors.append(words)
    return Signature(", ".join(authors) or None, agency)


def date_line_of(line: str) -> DateLine | None:
    """The day of a line that is a date line, None if it is none."""
    days = list(printed_days(line)) if len(line) <= 120 else []
    if not days:
        return None
    rest = _CLOCK.sub(" ", _without_dates(line))
    rest = _LABEL.sub(" ", rest)
    place = rest.replace("|", " ").strip(" ,;:·•()[]/–—-\t.")
    day = next((day for day in days if not _LATER.search(line[: day.start])), days[0])
    if not place or place.casefold() in WEEKDAYS:
        return DateLine(day, None)
    return DateLine(day, place) if _PLACE.match(place) and line.startswith(place + ",") else None


def credits_of(line: str) -> Signature | None:
    """Who is credited in a line: "(Reporting by …)", "… contributed to this report.", "Source: AFP"."""
    match = _REPORTING.search(line)
    if match:
        return Signature(author=_listed(match["names"]))
    match = _CONTRIBUTED.match(line) or _SOURCE.match(line)
    if match:
        agency = next((name for name in _split(match["names"]) if is_agency(name)), None)
        return Signature(agency=agency)
    return None


def _split(names: str) -> list[str]:
    found = [re.sub(r"\s+(?:in|at)\s+[A-Z].*$", "", name).strip() for name in _PARTS.split(names)]
    return [name for name in found if name]


def _listed(names: str) -> str | None:
    return ", ".join(name for name in _split(names) if " " in name) or None


def issuer_of(title: str) -> str | None:
    """The person whose statement a title announces ("Statement by Spokesperson A B on …"), else None."""
    match = _ISSUED.match(title)
    offices = list(_OFFICE.finditer(match["who"])) if match else []
    if match is None or not offices:
        return None
    name = match["who"][offices[-1].end() :].strip()
    words = name.split()
    return name if 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) else None
