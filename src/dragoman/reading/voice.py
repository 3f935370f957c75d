"""Documents in one voice: a statement, a speech, an open letter, whose every sentence is its author's.

A report is such a document if its headline says so ("Statement by President X on …", "Remarks by …") and its prose
speaks as the author ("we condemn", "I am concerned") or for the author's side, and quotes nobody.
"""

import re

from dragoman.language import Analysis
from dragoman.model import Actor, ActorKind, Report
from dragoman.reading.discourse import Discourse

_HEADLINE = re.compile(
    r"^(?:Joint\s+|Press\s+|Official\s+)*(?:Statement|Remarks|Address|Speech|Message|Letter|Declaration|Communiqu[eé])s?\s+"
    r"(?:by|from|of)\s+(?:the\s+)?(?P<author>.+)$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|us|my|My)\b")
_TOPIC = re.compile(
    r"\s+(?:on|regarding|about|at|in|following|after|marking|to|before|during|as|concerning|commemorating|honoring)\s+",
    re.IGNORECASE,
)


def headline_author(report: Report) -> str | None:
    """The words of the headline that name the author, without the topic; None if it is no such headline."""
    match = _HEADLINE.match((report.title or "").strip())
    if match is None:
        return None
    return _TOPIC.split(match["author"], maxsplit=1)[0].strip(" ,:–—") or None


def speaks_in_first_person(text: str) -> bool:
    """Whether a text says "I" or "we" outside quotations often enough to be somebody's own words."""
    return len(_FIRST_PERSON.findall(text)) >= 1


class Voice:
    """The one voice of a document.

    Attributes:
        author: who speaks; None if the document is not in one voice.
    """

    def __init__(self, analysis: Analysis, headline: Discourse | None) -> None:
        self.author: tuple[Actor, ...] = ()
        body = " ".join(sentence.span.of(analysis.text) for sentence in analysis.sentences)
        if headline is None or analysis.quotations:
            return
        author = _first_speaker(headline)
        side = author[0].side if author else None
        if speaks_in_first_person(body) or (side is not None and _speaks_for(analysis, side)):
            self.author = author


def _speaks_for(analysis: Analysis, side: str) -> bool:
    """Whether a document says what a side does and wants, as its spokespersons do ("The United States condemns …")."""
    subjects = {
        " ".join(t.text for t in analysis.subtree(token) if t.dep != "det")
        for token in analysis.tokens
        if token.dep == "nsubj" and analysis.head(token).tag in {"VBZ", "VBP", "VB"}
    }
    return side in subjects


def _first_speaker(headline: Discourse) -> tuple[Actor, ...]:
    """The first person, else the first side, that the headline names."""
    actors = [actor for mention in headline.history for actor in mention.actors]
    persons = [actor for actor in actors if actor.kind is ActorKind.PERSON and actor.name]
    return tuple((persons or actors)[:1])
