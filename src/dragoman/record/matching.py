"""What a store keeps in memory to match one report after the other."""

from sqlalchemy import Connection

from dragoman.matching.matcher import Matcher
from dragoman.record import linking
from dragoman.record.linking import Linker
from dragoman.record.overlaps import Overlaps


class Matching:
    """Matches reports as they come: what they share, what tells one event."""

    def __init__(self) -> None:
        self._linker = Linker()
        self._overlaps = Overlaps()

    def pending(self, connection: Connection) -> list[tuple[str, int]]:
        """The reports that are not matched as they stand, each with the last line of its history, by arrival."""
        return linking.pending(connection)

    def match(self, connection: Connection, report: str, history: int, matcher: Matcher) -> None:
        """Match a report with all others and remember that it is matched as this line of its history has it."""
        self._overlaps.find(connection, report)
        self._linker.match(connection, report, matcher)
        linking.remember(connection, report, history)

    def again(self, connection: Connection, ids: tuple[str, str]) -> None:
        """Group anew what these entries touch."""
        self._linker.again(connection, ids)
