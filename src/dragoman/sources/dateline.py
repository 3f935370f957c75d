"""Datelines: "GENEVA (AP) —", "CAIRO, March 4 (Reuters) -", "Yerevan/Mediamax/.", "MUNICH Major powers …"."""

import re
from dataclasses import dataclass

from dragoman.sources.dates import MONTH, WEEKDAY, PrintedDay, printed_days
from dragoman.sources.outlets import is_agency, not_places

_NAME = r"(?:[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_][\w'’.-]*[\w'’])"
_PLACE = rf"(?P<place>{_NAME}(?:[ /](?:{_NAME}|&)){{0,4}})"
_WEEKDAY, _MONTH = f"(?i:{WEEKDAY})", f"(?i:{MONTH})"
_REGION = (
    rf"(?P<region>,\s(?!(?:{_MONTH}|{_WEEKDAY})(?:\W|$))(?:{_NAME})(?:\s{_NAME}){{0,3}}"
    r"|\s\[[^\]\n]{2,40}\])?"
)
_PRINTED = rf"(?P<date>(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)"
_DATE = rf"(?:[.,]?\s*{_PRINTED})?"
_BRACKET = r"[.,]?\s*(?:\((?P<round>[^()\n]{2,50})\)|/(?P<slash>[^/\n]{2,50}(?:/[A-Z]{1,3})?)/)"
_DASH = r"\s*(?:—|–|--|-(?=\s))"
_STOP = r"(?:\.|:)?"

_BRACKETED = re.compile(rf"{_PLACE}{_REGION}{_DATE}{_BRACKET}(?P<dash>{_DASH})?{_STOP}\s*")
_SIGNED = re.compile(
    rf"{_PLACE}{_REGION}{_DATE}[.,]?\s+(?P<bare>{_NAME}(?:\s{_NAME})?)\s*(?:\.|:|{_DASH})\s*"
)
_DASHED = re.compile(rf"{_PLACE}{_REGION}{_DATE}\.?\s*(?:—|–|--|\s-\s)\s*(?=[\"'“‘«]?[^\W\d_a-z])")
_DATED = re.compile(rf"{_PLACE}{_REGION},\s{_PRINTED}[.:]\s+(?=[\"'“‘«]?[^\W\d_a-z])")
_AGENCY_FIRST = re.compile(
    rf"\(?(?P<bare>{_NAME}(?:\s{_NAME}){{0,2}})\)?\s*(?:—|–|--|\s-)\s+(?=[\"'“‘«]?[^\W\d_a-z])"
)
_COLONED = re.compile(r"(?P<place>[^\W\d_a-z]{4,}(?:[ /-][^\W\d_a-z]{2,}){0,2}):\s+(?=[\"“]?[^\W\d_a-z])")
_ON_WEEKDAY = re.compile(rf"\b(?:on )?{_WEEKDAY}(?=\W|$)")
_BARE = re.compile(
    r"(?P<place>[^\W\d_a-z]{4,}(?:[ /-][^\W\d_a-z]{2,}){0,2})\s+(?=[\"“]?[^\W\d_a-z]['’\w]*[a-z .])"
)

_SMALL = frozenset(
    {
        "al",
        "au",
        "da",
        "das",
        "de",
        "del",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "en",
        "es",
        "la",
        "las",
        "le",
    }
) | {"aux", "des", "los", "of", "and", "sur", "the", "upon"}


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens the first paragraph.

    Attributes:
        place: in ordinary case ("Moscow"); None where only an agency is printed.
        agency: as printed; None if there is none.
        day: the day, mostly without year; None if not printed.
        end: where the prose proper begins, counted from the start of the given words.
    """

    place: str | None
    agency: str | None
    day: PrintedDay | None
    end: int


def dateline_of(words: str) -> Dateline | None:
    """The dateline at the very start of these words, None if they start without one."""
    start = words[:200]
    forms = (_bracketed, _signed, _dashed, _dated, _agency_first)
    found = next((found for form in forms if (found := form(start))), None)
    return found or _coloned(start) or _bare(start, words)


def _bracketed(start: str) -> Dateline | None:
    match = _BRACKETED.match(start)
    if match is None or not _may_be_place(match["place"]):
        return None
    inner = (match["round"] or match["slash"]).strip()
    name = _agency_in(inner)
    if match["slash"] or match["dash"] or is_agency(name):
        named = name if _looks_like_name(name) else None
        if named or match["place"].isupper():
            return _made(match, named)
    return None


def _agency_in(inner: str) -> str:
    """The agency in the bracket: "AP", or the first of "Reuters, March 4" and "Xinhua/John Doe"."""
    if is_agency(inner):
        return inner
    return re.split(r"\s*[,/|]\s*|\s+[-–]\s+", inner)[0].strip()


def _looks_like_name(name: str) -> bool:
    return is_agency(name) or (
        name[:1].isupper() and len(name.split()) <= 4 and not any(map(str.isdecimal, name))
    )


def _signed(start: str) -> Dateline | None:
    match = _SIGNED.match(start)
    if match is None or not is_agency(match["bare"]) or not _may_be_place(match["place"]):
        return None
    return _made(match, match["bare"])


def _dashed(start: str) -> Dateline | None:
    match = _DASHED.match(start)
    if match is None or not _may_be_place(match["place"]):
        return None
    if is_agency(match["place"]) and not match["date"]:
        return Dateline(None, match["place"], _day(match), match.end())
    loud = match["place"].isupper() or match["date"] or _is_country(match["region"])
    return _made(match, None) if loud else None


def _is_country(region: str | None) -> bool:
    """Whether what follows the town may be its country: "Gaza City, Gaza Strip – The …"."""
    words = (region or "").strip(" ,[]").split()
    return bool(words) and len(words) <= 3 and all(word[0].isupper() for word in words)


def _dated(start: str) -> Dateline | None:
    """Place and day before a full stop: "Harrowin, 19 October. Yesterday …"."""
    match = _DATED.match(start)
    return _made(match, None) if match and _may_be_place(match["place"]) else None


def _agency_first(start: str) -> Dateline | None:
    match = _AGENCY_FIRST.match(start)
    if match is None or not is_agency(match["bare"]):
        return None
    return Dateline(None, match["bare"], None, match.end())


def _coloned(start: str) -> Dateline | None:
    """Capitals and a colon, if a weekday follows: "ISLAMABAD: The minister said on Monday"."""
    match = _COLONED.match(start)
    if match is None or not _may_be_place(match["place"]) or not _ON_WEEKDAY.search(start):
        return None
    return Dateline(_ordinary(match["place"]), None, None, match.end())


def _bare(start: str, words: str) -> Dateline | None:
    """Capitals and no sign: "MUNICH Major powers …"; capitals elsewhere too make it an acronym."""
    match = _BARE.match(start)
    if match is None or not _may_be_place(match["place"]):
        return None
    place = match["place"]
    if re.search(rf"\b{re.escape(place)}\b", words[match.end() :]):
        return None
    return Dateline(_ordinary(place), None, None, match.end())


def _may_be_place(place: str) -> bool:
    first = place.split(maxsplit=1)[0].split("/", maxsplit=1)[0].casefold()
    return place[:1].isupper() and first not in not_places()


def _made(match: re.Match[str], agency: str | None) -> Dateline:
    return Dateline(_ordinary(match["place"]), agency, _day(match), match.end())


def _day(match: re.Match[str]) -> PrintedDay | None:
    return next(printed_days(match["date"] or ""), None)


def _ordinary(place: str) -> str:
    """In ordinary case: "RIO DE JANEIRO" → "Rio de Janeiro"; what is not all capitals stays as it is."""
    if not place.isupper():
        return place
    parts = re.split(r"([\s/'’-]+)", place.lower())
    return "".join(
        part if at and part in _SMALL else part[:1].upper() + part[1:] for at, part in enumerate(parts)
    )
