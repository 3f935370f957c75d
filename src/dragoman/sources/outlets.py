"""Outlets by the domain of their address, and agencies by what datelines print."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

_ARTICLE = re.compile(r"^(?:the)\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    raw = files("dragoman.sources").joinpath("data", "outlets.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


@lru_cache(maxsize=1)
def _agency_forms() -> dict[str, str]:
    """Folded form → the form that the agency itself prints."""
    return {_folded(form): name for name, others in _data()["agencies"].items() for form in (name, *others)}


def _folded(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


@lru_cache(maxsize=1)
def not_places() -> frozenset[str]:
    """Words, in lower case, that open reports in capitals and are no place ("nato", "exclusive")."""
    return frozenset(_data()["datelines"]["not_places"])


def is_agency(name: str) -> bool:
    """Whether the name is a form of a known news agency ("AFP", "The Associated Press")."""
    return _folded(name) in _agency_forms()


def canonical_agency(name: str) -> str:
    """The form under which the agency itself signs ("Associated Press" → "AP"); unknown names stay."""
    return _agency_forms().get(_folded(name), name)


def host_of(url: str) -> str | None:
    """The host of an address in lower case without "www.", None if the address has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    return host.removeprefix("www.")


def outlet_of(url: str) -> str | None:
    """The outlet at this address: by its domain or a parent domain of it; else the bare domain."""
    host = host_of(url)
    if host is None:
        return None
    known = _data()["outlets"]
    labels = host.split(".")
    for first in range(len(labels) - 1):
        name = known.get(".".join(labels[first:]))
        if isinstance(name, str):
            return name
    return host
