"""Feasts and holidays as times: Christmas, last Easter, Ramadan 2023, Eid al-Fitr, by the tense of the clause."""

import re
from functools import cache

from dragoman.model import Period
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.feasts import FEASTS, Feast
from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.months import told, year_told
from dragoman.reading.temporal.words import YEAR_NUMBER, plain, stands_alone

# A past clause may speak of a feast so few days ahead ("agreed to a truce over Christmas").
_JUST_AHEAD = 14


@cache
def _named() -> dict[str, Feast]:
    return {name: feast for names, feast in FEASTS.items() for name in names.split("|")}


def _in(feast: Feast, year: int) -> list[Period]:
    """The feast's periods in a year; none where the calendar has no such year."""
    return feast(year) if cal.FIRST_YEAR + 2 < year < cal.LAST_YEAR - 2 else []


def holiday(match: re.Match[str], anchor: Anchor) -> Period:
    """Christmas; Easter 2022; last Ramadan; Eid al-Fitr this year."""
    feast = _named()[plain(match["feast"])]
    if match["year"] or match["whose"]:
        year = int(match["year"]) if match["year"] else year_told(match["whose"], anchor)
        found = [] if year is None else _in(feast, year)
        return found[0] if len(found) == 1 else UNKNOWN
    here = anchor.published
    if here is None:
        return UNKNOWN
    which = plain(match["which"] or "")
    near = [period for year in range(here.year - 2, here.year + 3) for period in _in(feast, year)]
    if which in {"next", "coming", "this coming"} or (anchor.future and not which):
        return next((one for one in near if one.end and one.end >= here), UNKNOWN)
    if which == "this":
        return next((one for one in near if one.start and one.start.year == here.year), UNKNOWN)
    latest = here if which else cal.shift(here, _JUST_AHEAD)
    begun = [one for one in near if one.start and one.end and latest and one.start <= latest]
    if which == "last":
        begun = [one for one in begun if one.end and one.end < here]
    return begun[-1] if begun else UNKNOWN


def _is_holiday(match: re.Match[str], text: str) -> bool:
    """A feast needs its capital; "a New Year message" is no day."""
    if not match["feast"].removeprefix("the ")[0].isupper():
        return False
    vague_name = plain(match["feast"]) in {
        "new year",
        "new year's",
        "may day",
        "epiphany",
        "ascension",
        "tet",
    }
    return not vague_name or bool(match["year"] or match["whose"]) or stands_alone(text, match.end())


def _names() -> str:
    names = sorted((name for names in FEASTS for name in names.split("|")), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", " ").replace("'", "['’]") for name in names)


FORMS = (
    Form(
        f"(?:(?P<which>this coming|last|this|next|coming) )?(?P<feast>{_names()})"
        f"(?:,? (?:of |in )?(?P<year>{YEAR_NUMBER})|(?: of)? (?P<whose>last|this|next|that|the same) year)?",
        holiday,
        _is_holiday,
        story=told,
    ),
)
