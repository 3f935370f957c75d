"""Offsets hold on any text: every token is verbatim."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.language import Language
from dragoman.model import Report, Span


@pytest.fixture(scope="module")
def language() -> Language:
    return Language.load()


def report_of(text: str) -> Report:
    return Report(id="r", text=text, body=(Span(0, len(text)),) if text else ())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_every_token_is_verbatim_on_any_unicode(language: Language, text: str) -> None:
    analysis = language.analyse(report_of(text))
    for token in analysis.tokens:
        assert token.text == token.span.of(text)
        assert token.text.strip()
    assert all(a.span.end <= b.span.start for a, b in zip(analysis.tokens, analysis.tokens[1:], strict=False))
    assert sum(s.end - s.first for s in analysis.sentences) == len(analysis.tokens)


def test_lone_surrogates_do_not_raise(language: Language) -> None:
    analysis = language.analyse(report_of("He said \ud800 yes."))
    assert [t.text for t in analysis.tokens if t.text == "yes"] == ["yes"]


def test_no_break_spaces_separate_words(language: Language) -> None:
    text = "Some\u00a03,000\u00a0people fled."
    assert [t.text for t in language.analyse(report_of(text)).tokens] == [
        "Some",
        "3,000",
        "people",
        "fled",
        ".",
    ]


def test_only_the_body_is_analysed(language: Language) -> None:
    text = "Photo by A.\n\nThe envoy left.\n\nSubscribe now."
    start = text.index("The")
    body = Span(start, start + len("The envoy left."))
    analysis = language.analyse(Report(id="r", text=text, body=(body,)))
    assert [s.span.of(text) for s in analysis.sentences] == ["The envoy left."]


def test_hard_wrapped_lines_are_one_paragraph(language: Language) -> None:
    text = (
        "The two envoys spent the whole of a long and\nrainy evening in the old customs house and then\n"
        "declared, to the surprise of the waiting crowd\nof reporters, that they would meet again soon.\n\n"
        "Nobody asked why."
    )
    assert len(language.analyse(report_of(text)).paragraphs) == 2


def test_reports_come_back_in_order(language: Language) -> None:
    texts = [f"Envoy number {n} left." for n in range(30)] + [""]
    reports = [report_of(text) for text in texts]
    assert [a.report.text for a in language.analyse_many(reports, batch_size=4)] == texts


def test_a_very_long_paragraph_is_cut_not_refused(language: Language) -> None:
    text = "word " * 5000
    analysis = language.analyse(report_of(text))
    assert len(analysis.tokens) == 5000
