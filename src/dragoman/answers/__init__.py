"""Questions to the record, answered with citations: brief, timeline, due, disagreements, people, sources and more."""

from dragoman.answers.brief import Brief, brief
from dragoman.answers.citing import QUOTED, Line, Note, Section
from dragoman.answers.disagreements import Disagreement, Disagreements, disagreements
from dragoman.answers.due import Due, PlanLine, due
from dragoman.answers.events import Event, grouped
from dragoman.answers.finding import Found, search
from dragoman.answers.people import Known, people
from dragoman.answers.pieces import Piece
from dragoman.answers.positions import Positions, positions_of
from dragoman.answers.provenance import CopyGroup, Sources, sources
from dragoman.answers.showing import Passage, Shown, show
from dragoman.answers.timeline import Timeline, timeline

__all__ = [
    "QUOTED",
    "Brief",
    "CopyGroup",
    "Disagreement",
    "Disagreements",
    "Due",
    "Event",
    "Found",
    "Known",
    "Line",
    "Note",
    "Passage",
    "Piece",
    "PlanLine",
    "Positions",
    "Section",
    "Shown",
    "Sources",
    "Timeline",
    "brief",
    "disagreements",
    "due",
    "grouped",
    "people",
    "positions_of",
    "search",
    "show",
    "sources",
    "timeline",
]
