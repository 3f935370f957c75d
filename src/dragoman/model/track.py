"""The tracks of a negotiation: what an entry is about."""

from enum import StrEnum


class Track(StrEnum):
    """The default taxonomy of tracks; the guidelines say what falls under each."""

    TREATY = "treaty"
    BORDERS = "borders"
    TRANSPORT = "transport"
    SECURITY = "security"
    HUMANITARIAN = "humanitarian"
    STATUS = "status"
    POLITICAL = "political"
    ARMS = "arms"
    ECONOMIC = "economic"
    JUSTICE = "justice"
