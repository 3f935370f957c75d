"""What participants of a meeting are in it: as told, else by their part in the dispute and by whom they meet.

A side of the dispute is a party; who brings both together, or meets them one by one, mediates; where several third
sides sit with both, they take part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Actor, Role
from dragoman.reading.context import Context
from dragoman.reading.phrases import SENT, offices_of

_BOTH = 2


def go_betweens(meetings: Sequence[Sequence[Actor]], context: Context) -> frozenset[str]:
    """Third sides that meet both parties of the dispute in this report, together or one by one."""
    parties = set(context.dispute.main)
    met: dict[str, set[str]] = {}
    for people in meetings:
        sides = {actor.side for actor in people if actor.side is not None}
        thirds = sides - set(context.dispute.parties)
        for side in thirds if len(thirds) == 1 else ():
            met.setdefault(side, set()).update(sides & parties)
    return frozenset(side for side, others in met.items() if len(others) >= _BOTH)


@dataclass(frozen=True, slots=True)
class Roles:
    """Gives the participants of a report's meetings their roles: as told, else by their part in the dispute.

    Attributes:
        context: the report.
        between: third sides that meet both parties.
    """

    context: Context
    between: frozenset[str]

    def assign(self, people: Sequence[Actor]) -> tuple[Actor, ...]:
        """Each actor with a role.

        A side of the dispute that meets neither its opponent nor a mediator is an ordinary participant: allies talking.
        """
        parties = {a.side for a in people if a.side in self.context.dispute.parties}
        both = len(parties) >= _BOTH
        thirds = {a.side for a in people if a.side not in self.context.dispute.parties}
        brokered = both or any(self._mediates(a) for a in people)
        alone = both and len(thirds) == 1
        return tuple(a.as_role(self._role(a, both=both, brokered=brokered, alone=alone)) for a in people)

    def _role(self, actor: Actor, *, both: bool, brokered: bool, alone: bool) -> Role:
        dispute = self.context.dispute
        hosts_sides = actor.role is Role.HOST and both and actor.side in dispute.mediators
        if actor.role is not None and not hosts_sides:
            return actor.role
        if actor.side in dispute.parties:
            return Role.PARTY if brokered else Role.PARTICIPANT
        return Role.MEDIATOR if alone or self._mediates(actor) else Role.PARTICIPANT

    def _mediates(self, actor: Actor) -> bool:
        """Whether an actor mediates: his side does, or he is sent to ("mediator", an envoy of a third side)."""
        dispute = self.context.dispute
        if actor.side in dispute.parties or not dispute.parties:
            return False
        office = offices_of(self.context.knowledge).get((actor.office or "").lower(), {})
        return actor.side in dispute.mediators | self.between or office.get("category") in SENT
