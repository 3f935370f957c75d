"""What a report says about itself: title, outlet, agency, author, dateline and day of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.sources.byline import Signature, byline_of, credits_of, date_line_of, issuer_of
from dragoman.sources.dateline import Dateline, dateline_of
from dragoman.sources.dates import PrintedDay, day_of_address, printed_days, year_of_address
from dragoman.sources.layout import Layout
from dragoman.sources.outlets import is_agency, outlet_of
from dragoman.sources.units import Kind, Unit

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,2000}")
_INBOX = re.compile(
    r"^get (?:the |our )?(?P<name>[A-Z].{1,60}?)"
    r"(?:\s+(?:weekly|daily|newsletter|briefing|digest|headlines|news|e-?mails?|stories))*"
    r"\s+(?:delivered )?in your inbox",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"^(?:©|\(c\)|copyright(?:\s*©)?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*"
    r"(?P<name>[A-Z][^.|]{2,60}?)\s*(?:\.|\||$)",
    re.IGNORECASE,
)
_VIA = re.compile(r"^(?P<agency>.{2,40}?) via (?P<outlet>.{2,80})$")
_STAMP = re.compile(r"\b(?:19|20|21)\d\d\b")
_HEADLINE_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the input says about a report; all of it beats what is found in the text."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a report, from its input and its text."""

    title: str | None
    outlet: str | None
    agency: str | None
    author: str | None
    dateline: str | None
    published: date | None
    url: str | None


def metadata_in(found: Layout, given: Given) -> Found:
    """Everything known: what is given, else what the text prints, else None.

    An outlet given as "AP via The Example" is The Example with the agency AP.
    """
    url = given.url or _original_address(found)
    via = _VIA.match(given.outlet or "")
    opening = _opening(found)
    signed = _signatures(found, given.title)
    agency = given.agency or (via["agency"] if via else None) or _agency(opening, signed)
    author = given.author or next((name.author for name in signed if name.author), None)
    if author and (author == agency or is_agency(author)):
        agency, author = agency or author, None
    return Found(
        title=given.title or _headline(found),
        outlet=via["outlet"]
        if via
        else given.outlet or _printed_outlet(found) or (outlet_of(url) if url else None),
        agency=agency,
        author=author,
        dateline=(opening.place if opening else None) or _place_of_date_line(found),
        published=given.published or _published(found, opening, url),
        url=url,
    )


def _opening(found: Layout) -> Dateline | None:
    lead = found.lead
    return dateline_of(lead.text) if lead else None


def _agency(opening: Dateline | None, signed: list[Signature]) -> str | None:
    """The wire in the dateline, else in the by-line, else in the credits."""
    if opening and opening.agency:
        return opening.agency
    return next((name.agency for name in signed if name.agency), None)


def _signatures(found: Layout, title: str | None) -> list[Signature]:
    """By-lines, credits and the person whose statement it is, the surest first."""
    signed = [byline_of(unit.text) for unit in found.of(Kind.BYLINE)]
    signed += [credits_of(unit.text) for unit in found.of(Kind.CREDIT, Kind.FURNITURE)]
    last = list(found.of(Kind.PROSE))[-1:]
    signed += [credits_of(unit.text[-800:]) for unit in last]
    issuer = issuer_of(title) if title else None
    return [name for name in signed if name] + ([Signature(author=issuer)] if issuer else [])


def _headline(found: Layout) -> str | None:
    """The first heading above the prose, if it looks like a headline."""
    lead = found.lead
    if lead is None:
        return None
    for unit in found.of(Kind.TITLE, Kind.HEADING):
        if (
            unit.span.start < lead.span.start
            and unit.words <= _HEADLINE_WORDS
            and re.search(r"\w{3}", unit.text)
        ):
            return unit.text
    return None


def _original_address(found: Layout) -> str | None:
    """The first address on a line outside the prose."""
    for unit in found.of(Kind.FURNITURE):
        match = _ADDRESS.search(unit.text)
        if match:
            return match[0].rstrip(".,;")
    return None


def _printed_outlet(found: Layout) -> str | None:
    """The outlet that asks for subscriptions or holds the rights; of several lines, the longest name."""
    lines = [unit.text for unit in found.of(Kind.FURNITURE)]
    asked = [match["name"].strip() for line in lines if (match := _INBOX.match(line))]
    if asked:
        return max(asked, key=len)
    return next(
        (match["name"] for line in lines if (match := _RIGHTS.match(line)) and not is_agency(match["name"])),
        None,
    )


def _place_of_date_line(found: Layout) -> str | None:
    lines = (date_line_of(unit.text) for unit in found.of(Kind.DATE))
    return next((line.place for line in lines if line and line.place), None)


def _published(found: Layout, opening: Dateline | None, url: str | None) -> date | None:
    """A date line, else the dateline, else the address, else the day that the report speaks from."""
    year = _year(found, url)
    for printed in _stamps(found, opening):
        day = printed.in_year(year)
        if day:
            return day
    return (day_of_address(url) if url else None) or _day_of_captions(found) or _day_of_lead(found)


def _stamps(found: Layout, opening: Dateline | None) -> Iterator[PrintedDay]:
    lines = [line for unit in found.of(Kind.DATE) if (line := date_line_of(unit.text))]
    yield from (line.day for line in lines)
    yield from (day for unit in found.of(Kind.BYLINE) for day in printed_days(unit.text))
    if opening and opening.day:
        yield opening.day


def _year(found: Layout, url: str | None) -> int | None:
    """The year in which days without one lie: the address's, else the only one printed outside the prose."""
    from_address = (day_of_address(url), year_of_address(url)) if url else (None, None)
    if from_address[0]:
        return from_address[0].year
    outside = found.of(Kind.FURNITURE, Kind.CAPTION, Kind.CREDIT, Kind.HEADING)
    years = {int(year) for unit in outside for year in _STAMP.findall(_ADDRESS.sub(" ", unit.text))}
    return from_address[1] or (years.pop() if len(years) == 1 else None)


def _day_of_captions(found: Layout) -> date | None:
    """The day of a caption that the prose names too, with its weekday right: no day of an archive picture."""
    captions = (day for unit in found.of(Kind.CAPTION) for day in printed_days(unit.text))
    days = [day for printed in captions if (day := printed.in_year(None))]
    if not days:
        return None
    named = [day for unit in found.of(Kind.PROSE) for day in printed_days(unit.text)]
    return next((day for day in days if any(_speaks_from(other, day) for other in named)), None)


def _speaks_from(other: PrintedDay, day: date) -> bool:
    return other.weekday is not None and other.in_year(day.year) == day


def _day_of_lead(found: Layout) -> date | None:
    """The day that the first paragraph gives with weekday and year ("on Friday, May 19, 2023")."""
    lead: Unit | None = found.lead
    for printed in printed_days(lead.text if lead else ""):
        if printed.weekday is not None:
            return printed.in_year(None)
    return None
