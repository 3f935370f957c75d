"""Who: a person, state, organisation, movement or group in a role, acting for a side."""

from dataclasses import dataclass, replace
from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    BODY = "body"
    GROUP = "group"
    UNNAMED = "unnamed"


class Role(StrEnum):
    """What an actor does in a meeting or an agreement."""

    PARTY = "party"
    MEDIATOR = "mediator"
    HOST = "host"
    PARTICIPANT = "participant"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor as it stands in one entry.

    Attributes:
        name: the fullest name that the report gives; None if it gives none.
        side: whom the actor acts for, a short English name ("Armenia", "United Nations"); None for analysts.
        kind: what it is.
        role: its part in a meeting or an agreement; None elsewhere.
        office: as the report gives it ("foreign minister"); None if it does not.
        inferred: True if the name comes from knowledge outside the report.
    """

    name: str | None
    side: str | None
    kind: ActorKind
    role: Role | None = None
    office: str | None = None
    inferred: bool = False

    def as_role(self, role: Role | None) -> "Actor":
        """The same actor in another role."""
        return replace(self, role=role)

    @property
    def label(self) -> str:
        """A short name for people to read: the name, else office and side, else what it is."""
        if self.name:
            return self.name
        parts = [part for part in (self.side, self.office) if part]
        return " ".join(parts) if parts else self.kind.value.replace("_", " ")

    @property
    def identity(self) -> tuple[str, str]:
        """What makes two mentions in one report the same actor, whatever their role."""
        return ((self.name or self.office or "").casefold(), (self.side or "").casefold())
