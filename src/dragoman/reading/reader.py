"""The whole reading of a report: language, context, the five readers, one record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.knowledge import Knowledge
from dragoman.language import Analysis, Language
from dragoman.model import Actor, Entry, Meeting, Record, Report, Span
from dragoman.reading.actions import VERSION as ACTIONS
from dragoman.reading.actions import ActionReader
from dragoman.reading.acts import Acts
from dragoman.reading.agreements import VERSION as AGREEMENTS
from dragoman.reading.agreements import AgreementReader
from dragoman.reading.captions import captions_of, only_in_captions
from dragoman.reading.confidence import Confidence
from dragoman.reading.context import Context, prepare
from dragoman.reading.figures import VERSION as FIGURES
from dragoman.reading.figures import FigureReader
from dragoman.reading.meetings import VERSION as MEETINGS
from dragoman.reading.meetings import MeetingReader
from dragoman.reading.same_meeting import meetings
from dragoman.reading.side_names import printed_names, renamed
from dragoman.reading.statement_builder import VERSION as STATEMENTS
from dragoman.reading.statements import StatementReader
from dragoman.reading.tracks import Tracks
from dragoman.reading.voice import Voice, headline_author

VERSIONS = (STATEMENTS, MEETINGS, AGREEMENTS, ACTIONS, FIGURES)
"""The readers and their versions; a change of any of them makes a report worth reading again."""


class Reader:
    """Reads reports. The language model is loaded when the first report is read.

    Args:
        knowledge: what is known beforehand, process file included.
        confidence: how sure statements are; None for the weights that the program comes with.
    """

    def __init__(self, knowledge: Knowledge, *, confidence: Confidence | None = None) -> None:
        self.knowledge = knowledge
        self._language: Language | None = None
        self._tracks: Tracks | None = None
        self._acts: Acts | None = None
        self._confidence = confidence

    @property
    def language(self) -> Language:
        """The analyser, loaded on first use.

        Raises:
            LanguageError: if no language model is installed.
        """
        if self._language is None:
            self._language = Language.load()
        return self._language

    def read(self, report: Report) -> Record:
        """The record of one report; the same report gives the same record."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Record]:
        """Records in the order of the reports; their texts are analysed in batches."""
        for analysis in self.language.analyse_many(reports):
            captions = captions_of(analysis.report)
            beside = None if captions is None else self.language.analyse(captions)
            context = self._prepare(analysis)
            names = printed_names(analysis, self.knowledge, context.mentions.sides)
            entries = self._entries(analysis, beside, context)
            yield Record(analysis.report, tuple(renamed(entry, names) for entry in entries))

    def _entries(self, analysis: Analysis, beside: Analysis | None, context: Context) -> Iterator[Entry]:
        self._acts = self._acts or Acts(self.knowledge)
        self._confidence = self._confidence or Confidence(self.knowledge)
        statements = StatementReader(
            context, self._acts, self._confidence, author=self._author(analysis)
        ).read()
        told = self._meetings(context)
        yield from told
        if beside is not None:
            yield from only_in_captions(told, self._meetings(self._prepare(beside)))
        yield from statements
        yield from AgreementReader(context).read()
        yield from ActionReader(context, statements).read()
        yield from FigureReader(context, statements).read()

    def _author(self, analysis: Analysis) -> tuple[Actor, ...]:
        """Who speaks in a document of one voice; empty for an ordinary report."""
        words = headline_author(analysis.report)
        if words is None:
            return ()
        title = replace(analysis.report, text=words, body=(Span(0, len(words)),))
        return Voice(analysis, self._prepare(self.language.analyse(title)).mentions).author

    def _prepare(self, analysis: Analysis) -> Context:
        self._tracks = self._tracks or Tracks(self.knowledge)
        return prepare(analysis, self.knowledge, self._tracks)

    @staticmethod
    def _meetings(context: Context) -> list[Meeting]:
        return meetings(MeetingReader(context).sightings(), context)
