"""Years and longer: in 1991, 1992 to 1994, 2015-17, the 1990s, the nineties, the 19th century."""

import re

from dragoman.model import Period, Precision
from dragoman.reading.temporal import calendar as cal
from dragoman.reading.temporal.expression import Anchor
from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.words import CENTURIES, DECADES, TO, YEAR_NUMBER

_MONEY_BEFORE = re.compile(r"[$€£¥#№+]\s?$|[.,:/]$|\d[-–]$|\b(?:pre|post)-$", re.IGNORECASE)
_NUMBERED_BEFORE = re.compile(
    r"\b(?:Resolutions?|Res\.?|UNSCR|Articles?|No\.?|Nos\.?|number|Route|Highway|Flight|Room|Section|Chapter|pages?|pp?\."
    r"|Law|Decree|Order|Vision|Agenda|Annex|Form|Unit|Protocol|Bill|(?<!since at )(?<!until at )(?<!by at )least"
    r"|(?:more|fewer|less|higher) than|some"
    r"|estimated|approximately|all|other|those|these)\s{1,3}$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"\s*(?:%|people|troops|soldiers|percent|per cent|civilians?|prisoners|square|km|kilomet|miles|tons|tonnes|kg"
    r"|met(?:re|er)s|men\b|women\b|children|houses|homes|families|refugees|villages|dead\b|deaths|victims|hostages|detainees|residents"
    r"|hectares|acres|dollars|euros|rubles|roubles|pounds|votes|cases|displaced|injured|wounded|bodies|tents|trucks|times"
    r"|[a-z]+ers\b)"
)


def _no_count(text: str, start: int, end: int) -> bool:
    """A bare number of four digits is a year unless it is money, a count, a title or part of a longer number."""
    before, after = text[max(0, start - 20) : start], text[end : end + 16]
    return not (
        _MONEY_BEFORE.search(before)
        or _NUMBERED_BEFORE.search(before)
        or _UNIT_AFTER.match(after)
        or (after[:1] in {",", ".", "-", ":", "/"} and after[1:2].isdigit())
    )


def is_year(match: re.Match[str], text: str) -> bool:
    """Whether the number is a year."""
    return _no_count(text, match.start("year"), match.end("year"))


def year(match: re.Match[str], anchor: Anchor) -> Period:
    """In 1991."""
    del anchor
    return cal.year(int(match["year"]))


def year_range(match: re.Match[str], anchor: Anchor) -> Period:
    """1992 to 1994; between 1988 and 1994; 2015-17."""
    del anchor
    first = int(match["year"])
    last = int(match["year2"])
    last += first // 100 * 100 if last < 100 else 0
    return cal.years(first, last, Precision.RANGE)


def _is_range(match: re.Match[str], text: str) -> bool:
    first, last = int(match["year"]), int(match["year2"])
    if last < 100 and not first % 100 < last:
        return False
    return (last < 100 or first < last) and _no_count(text, match.start("year"), match.end())


def decade(match: re.Match[str], anchor: Anchor) -> Period:
    """The 1990s; the 90s; the nineties: of the twentieth century unless printed otherwise."""
    del anchor
    if match["full"]:
        return cal.decade(int(match["full"]))
    return cal.decade(1900 + (int(match["short"]) if match["short"] else DECADES[match["word"].lower()]))


def century(match: re.Match[str], anchor: Anchor) -> Period:
    """The 19th century; the twentieth century."""
    del anchor
    return cal.century(int(match["nth"]) if match["nth"] else CENTURIES[match["word"].lower()])


def _has_article(match: re.Match[str], text: str) -> bool:
    """Whether it is a decade ("the 90s") and no age ("in his 60s")."""
    before = text[max(0, match.start() - 8) : match.start()].lower()
    return match[0][:4].lower() == "the " or bool(
        re.search(r"\b(?:early|mid|late|the|of)[\s-]{1,3}$", before)
    )


FORMS = (
    Form(rf"(?P<year>{YEAR_NUMBER})", year, is_year),
    Form(rf"(?:from )?(?P<year>{YEAR_NUMBER})(?:{TO}|/)(?P<year2>{YEAR_NUMBER})", year_range, _is_range),
    Form(rf"between (?P<year>{YEAR_NUMBER})(?:{TO}| and )(?P<year2>{YEAR_NUMBER})", year_range, _is_range),
    Form(rf"(?:from )?(?P<year>{YEAR_NUMBER})[-–/](?P<year2>\d\d)(?![-/\d])", year_range, _is_range),
    Form(r"(?:the )?(?P<full>(?:1[6-9]|20)\d0)['’]?s(?P<short>)(?P<word>)", decade),
    Form(
        rf"(?:the )?(?P<full>)(?:['’]?(?P<short>[3-9]0)['’]?s|(?P<word>{'|'.join(DECADES)}))",
        decade,
        _has_article,
    ),
    Form(rf"(?:the )?(?:(?P<nth>1[0-9]|2[01])(?:st|th)|(?P<word>{'|'.join(CENTURIES)})) century", century),
)
