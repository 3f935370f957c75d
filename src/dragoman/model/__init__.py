"""The vocabulary that every part of Dragoman speaks.

A `Report` has a text; `Span`s of that text are the evidence of `Entry`s; the entries of one report make its
`Record`. The JSON of `dragoman.model.interchange` is the only form in which these leave the program.
"""

from dragoman.model.actor import Actor, ActorKind, Role
from dragoman.model.entries import (
    SURE,
    Act,
    Action,
    ActionKind,
    Agreement,
    AgreementStatus,
    Channel,
    Condition,
    Entry,
    Figure,
    FigureKind,
    Meeting,
    MeetingStatus,
    Mode,
    Statement,
)
from dragoman.model.judgement import Decision, Judgement, Same, Verdict
from dragoman.model.period import Period, Precision
from dragoman.model.place import Place
from dragoman.model.record import Record
from dragoman.model.report import Report, text_key
from dragoman.model.span import Span
from dragoman.model.track import Track

__all__ = [
    "SURE",
    "Act",
    "Action",
    "ActionKind",
    "Actor",
    "ActorKind",
    "Agreement",
    "AgreementStatus",
    "Channel",
    "Condition",
    "Decision",
    "Entry",
    "Figure",
    "FigureKind",
    "Judgement",
    "Meeting",
    "MeetingStatus",
    "Mode",
    "Period",
    "Place",
    "Precision",
    "Record",
    "Report",
    "Role",
    "Same",
    "Span",
    "Statement",
    "Track",
    "Verdict",
    "text_key",
]
