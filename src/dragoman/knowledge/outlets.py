"""News agencies and outlets: who carries news, and is not its speaker."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dragoman.knowledge.files import table
from dragoman.knowledge.phrases import fold


@dataclass(frozen=True, slots=True)
class Outlet:
    """An agency, paper, station or site.

    Attributes:
        name: its usual name.
        aliases: other names and initials.
        agency: whether it is a news agency whose wire others print.
        country: where it is at home; None if unknown or international.
        domain: of its pages, without "www."; None if unknown.
    """

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool = False
    country: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class OutletTable:
    """Outlets by folded name and by domain."""

    by_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]


def outlet_table(outlets: list[Outlet]) -> OutletTable:
    """Index outlets; the first claim to a name holds."""
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for outlet in outlets:
        for phrase in (outlet.name, *outlet.aliases):
            names.setdefault(fold(phrase), outlet)
        if outlet.domain:
            domains.setdefault(outlet.domain, outlet)
    return OutletTable(MappingProxyType(names), MappingProxyType(domains))


@cache
def base_outlets() -> OutletTable:
    """The outlets of `outlets.toml`, read once when first asked for."""
    return outlet_table(
        [
            Outlet(
                name,
                tuple(entry.get("aliases", ())),
                bool(entry.get("agency", False)),
                entry.get("country") or None,
                entry.get("domain") or None,
            )
            for name, entry in table("outlets").items()
        ]
    )


def domain_key(domain: str) -> str:
    """A host name without scheme, path, port, "www." and case."""
    host = domain.casefold().strip().split("//")[-1].split("/")[0].split("@")[-1].split(":")[0]
    return host.removeprefix("www.").rstrip(".")


def of_domain(by_domain: Mapping[str, Outlet], domain: str) -> Outlet | None:
    """The outlet of a host: its own domain, else the domain above it ("edition.cnn.com" is "cnn.com")."""
    host = domain_key(domain)
    while "." in host:
        if host in by_domain:
            return by_domain[host]
        host = host.split(".", 1)[1]
    return None
