"""Reports from web pages: the main text by trafilatura, what the page says about itself from its head."""

import codecs
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import SourceError
from dragoman.model import Report
from dragoman.sources.dates import day_of_metadata
from dragoman.sources.made import looks_binary, report_of
from dragoman.sources.metadata import Given
from dragoman.sources.pagehead import Head, head_of
from dragoman.sources.raw import contents, printable

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:caption|credit|byline|share|sharing|social|related|newsletter|subscribe|promo|advert|ads?|"
    r"author-bio|author-box|authorbio|about-author|bio|comments?|cookie|breadcrumbs?|read-?also|most-?read|"
    r"recommended)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DROPPED = frozenset(
    {
        "script",
        "style",
        "figure",
        "figcaption",
        "aside",
        "nav",
        "footer",
        "form",
        "button",
        "noscript",
        "iframe",
    }
)
_NO_TEXT = "no main text was found in the page"


def read_page(path: Path) -> Iterator[Report | SourceError]:
    """The report of one HTML file: paragraphs of its main text, joined by blank lines."""
    item = printable(path)
    data = contents(path)
    if isinstance(data, SourceError):
        yield data
        return
    page = _decoded(data)
    if not page.strip() or looks_binary(page):
        reason = "the file is empty" if not page.strip() else "it is a binary file, not a page"
        yield SourceError(item, stage="reading", reason=reason, fix="save the page again as HTML")
        return
    head, text = _parsed(page)
    if not text:
        yield SourceError(item, stage="reading", reason=_NO_TEXT, fix="save its text as a .txt file")
        return
    yield report_of(text, _given(head), id=printable(Path(path.stem)) or "report", origin=item)


def _decoded(data: bytes) -> str:
    """The page in the character set that it is in or names; UTF-8 first, Windows-1252 last."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    named = _CHARSET.search(data[:4096])
    for charset in ("utf-8-sig", _codec(named[1].decode("ascii")) if named else "windows-1252"):
        try:
            return data.decode(charset).encode("utf-8", "replace").decode("utf-8")
        except (ValueError, LookupError):
            continue
    return data.decode("windows-1252", "replace")


def _codec(charset: str) -> str:
    """The codec of a character set, Windows-1252 for what is none though Python has such a codec."""
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return "windows-1252"
    return "windows-1252" if "escape" in name or name in {"undefined", "idna", "punycode"} else name


def _parsed(page: str) -> tuple[Head, str]:
    """What the page says about itself, and its main text; empty if there is none.

    The libraries raise various errors on bytes that are no page; each means that there is no text to be had.
    """
    # Loaded here as it takes a quarter of a second that most commands need not spend.
    from lxml.etree import LxmlError  # type: ignore[import-untyped] # noqa: PLC0415
    from trafilatura.utils import load_html  # noqa: PLC0415

    # Its complaints about single pages would go to stderr; ours is the one line that says what is wrong.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = load_html(page)
        if tree is None:
            return Head(), ""
        return head_of(tree), _main_text(tree)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError):
        return Head(), ""


def _main_text(tree: Any) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415

    _prune(tree)
    found = bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        include_images=False,
        favor_recall=True,
        with_metadata=False,
    )
    lines = str(getattr(found, "text", None) or "").split("\n")
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def _prune(tree: Any) -> None:
    """Take out what is no part of the article, so that it does not end up between its paragraphs."""
    for element in list(tree.iter()):
        if element.getparent() is not None and _is_aside(element):
            element.drop_tree()


def _is_aside(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in {"html", "body", "main", "article"}:
        return False
    if element.tag in _DROPPED:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_ASIDE.search(named)) and len(element.findall(".//p")) < 4


def _given(head: Head) -> Given:
    return Given(
        title=_clean(head.title),
        outlet=_clean(head.outlet),
        author=_clean(head.author),
        published=day_of_metadata(head.published),
        url=_clean(head.url),
    )


def _clean(value: str | None) -> str | None:
    """Without halves of characters, which JSON in a page can have."""
    return (
        value.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip() or None if value else None
    )
