"""Stretches of text, of which some are marked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the report's text, evidence or not."""

    text: str
    evidence: bool = False
