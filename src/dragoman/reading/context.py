"""What all readers of one report share: its language, who is in it, when and where things are."""

from dataclasses import dataclass

from dragoman.knowledge import Knowledge
from dragoman.language import Analysis, Token
from dragoman.model import Span, Track
from dragoman.reading.cast import Cast, CastBuilder
from dragoman.reading.discourse import Discourse
from dragoman.reading.dispute import Dispute, find_dispute
from dragoman.reading.mentions import resolve
from dragoman.reading.phrases import office_phrases, side_phrases
from dragoman.reading.syntax import SUBJECTS
from dragoman.reading.tracks import Tracks
from dragoman.reading.when import Times
from dragoman.reading.where import Places


@dataclass(frozen=True, slots=True)
class Context:
    """One report, prepared for the readers.

    Attributes:
        analysis: sentences, syntax, quotations.
        knowledge: what is known beforehand.
        cast: the persons.
        dispute: parties and mediators.
        mentions: who each word means.
        times: when.
        places: where.
        tracks: what about.
    """

    analysis: Analysis
    knowledge: Knowledge
    cast: Cast
    dispute: Dispute
    mentions: Discourse
    times: Times
    places: Places
    tracks: Tracks

    @property
    def text(self) -> str:
        """The report's text."""
        return self.analysis.text

    def in_quotation(self, token: Token) -> bool:
        """Whether a token stands inside quotation marks."""
        return self.analysis.quotation_at(token.span.start) is not None

    def subject_outside(self, verb: Token) -> Token | None:
        """The verb's own subject that stands outside quotation marks and names somebody."""
        for child in self.analysis.children(verb):
            if child.dep in SUBJECTS and not self.in_quotation(child) and self.mentions.at(child):
                return child
        return None

    def tracks_of(self, *spans: Span) -> tuple[Track, ...]:
        """The tracks of some spans taken together."""
        return self.tracks.of(" ".join(span.of(self.text) for span in spans))


def prepare(analysis: Analysis, knowledge: Knowledge, tracks: Tracks) -> Context:
    """Everything that the readers need to know of a report before they read."""
    sides = side_phrases(analysis, knowledge)
    offices = office_phrases(analysis, knowledge)
    cast = CastBuilder(analysis, knowledge, sides, offices).build()
    dispute = find_dispute(analysis, knowledge, sides, cast.spans)
    mentions = Discourse(analysis, knowledge, sides=sides, offices=offices, cast=cast, dispute=dispute)
    resolve(mentions)
    times = Times(analysis)
    return Context(
        analysis, knowledge, cast, dispute, mentions, times, Places(analysis, knowledge, sides), tracks
    )
