"""Questions to the record, answered with citations: timeline, brief, show, search."""

from dragoman.answers.brief import Brief, brief
from dragoman.answers.citing import QUOTED, Line, Note, Section
from dragoman.answers.finding import Found, search
from dragoman.answers.showing import Passage, Piece, Shown, show
from dragoman.answers.timeline import Timeline, timeline

__all__ = [
    "QUOTED",
    "Brief",
    "Found",
    "Line",
    "Note",
    "Passage",
    "Piece",
    "Section",
    "Shown",
    "Timeline",
    "brief",
    "search",
    "show",
    "timeline",
]
