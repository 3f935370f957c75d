"""What a web page says about itself: Open Graph, JSON-LD, meta elements, `<time>`, canonical address."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.sources.dates import day_of_address, day_of_metadata
from dragoman.sources.outlets import outlet_of

_PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date",
    "publication_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "article.published",
)  # fmt: skip
_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage")
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the page says; None for what it does not."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def head_of(tree: Any) -> Head:
    """The head of a parsed page. Dates are only those that are marked as such, never guessed."""
    meta = _metas(tree)
    linked = _linked_data(tree)
    url = _first(_attributes(tree, "//link[@rel='canonical']/@href")) or meta.get("og:url")
    outlet = meta.get("og:site_name") or _name(linked.get("publisher")) or meta.get("application-name")
    return Head(
        title=_title(tree, meta, linked, outlet),
        outlet=outlet or (outlet_of(url) if url else None),
        author=_author(tree, meta, linked),
        published=_published(tree, meta, linked, url),
        url=url if url and url.startswith("http") else None,
    )


def _metas(tree: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = " ".join((element.get("content") or "").split())
        if value:
            out.setdefault(key.casefold(), value)
    return out


def _attributes(tree: Any, path: str) -> list[str]:
    return [" ".join(str(value).split()) for value in tree.xpath(path)]


def _texts(tree: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


def _first(values: Iterable[str]) -> str | None:
    return next((value for value in values if value), None)


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first article described in JSON-LD; an empty mapping if there is none."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for found in _mappings(value, _DEEPEST):
            kind = found.get("@type")
            if any(name in _ARTICLES for name in (kind if isinstance(kind, list) else [kind])):
                return found
    return {}


def _mappings(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for member in value:
            yield from _mappings(member, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        yield from _mappings(value.get("@graph"), depth - 1)


def _name(value: Any) -> str | None:
    """The name in "X", {"name": "X"} or a list of these."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(member) for member in value[:20]))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _title(tree: Any, meta: dict[str, str], linked: dict[str, Any], outlet: str | None) -> str | None:
    title = _name(linked.get("headline")) or meta.get("og:title") or _first(_texts(tree, "//h1"))
    title = title or _first(_texts(tree, "//title"))
    for sign in (" | ", " - ", " – ", " — "):
        if title and outlet and title.endswith(sign + outlet):
            return title.removesuffix(sign + outlet)
    return title


def _author(tree: Any, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    named = (_name(linked.get("author")), meta.get("author"), meta.get("article:author"), meta.get("byl"))
    found = next((name for name in named if name and "://" not in name), None) or _first(
        _texts(tree, "//*[@rel='author']")
    )
    return found.removeprefix("By ").strip() if found else None


def _published(tree: Any, meta: dict[str, str], linked: dict[str, Any], url: str | None) -> str | None:
    """The first marked date that can be understood; else the day in the address."""
    marked = [linked.get("datePublished"), *(meta.get(key) for key in _PUBLISHED)]
    marked += _attributes(tree, "//time/@datetime") + _attributes(
        tree, "//*[@itemprop='datePublished']/@content"
    )
    found = next((str(value) for value in marked if day_of_metadata(value)), None)
    day = day_of_address(url) if url else None
    return found or (day.isoformat() if day else None)
