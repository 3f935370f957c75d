"""Where something is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A town (or a building's town) as the report names it, and its country; either may be unknown."""

    name: str | None
    country: str | None
