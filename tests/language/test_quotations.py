"""Quotation marks of all kinds are paired; what is unbalanced costs at most its paragraph."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import Quotation, find_quotations
from dragoman.model import Span


def paragraphs_of(text: str) -> list[Span]:
    spans, at = [], 0
    for part in text.split("\n\n"):
        if part:
            spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    return spans


def quoted(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text, paragraphs_of(text))]


def all_of(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs_of(text))


@pytest.mark.parametrize(
    "text",
    [
        'She said: "We will come."',
        "She said: “We will come.”",
        "She said: ”We will come.”",
        "She said: „We will come.“",
        "She said: «We will come.»",
        "She said: ‘We will come.’",
        "She said: 'We will come.'",
        "She said: ``We will come.''",
        "She said: “We will come.“",
    ],
)
def test_every_kind_of_mark(text: str) -> None:
    assert quoted(text) == ["We will come."]


def test_apostrophes_are_not_marks() -> None:
    assert quoted("The ministers' talks didn't fail, and the rebels’ envoy’s aide’s car left.") == []


def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one() -> None:
    assert quoted("“They called it ‘obsolete’ and left,” he said.") == ["They called it ‘obsolete’ and left,"]


def test_an_attribution_between_two_parts() -> None:
    assert quoted('"Whatever it is," he said, "we will know soon."') == [
        "Whatever it is,",
        "we will know soon.",
    ]


def test_several_paragraphs_with_one_closing_mark() -> None:
    found = all_of("“First part.\n\n“Second part.\n\n“Third part,” he said.")
    assert [q.inner.end - q.inner.start for q in found] == [11, 12, 11]
    assert [q.continues for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]


def test_a_lost_mark_costs_only_its_paragraph() -> None:
    text = 'He called it "a step and left.\n\n"We will come," she said.'
    assert quoted(text)[-1] == "We will come,"


def test_a_stray_mark_before_a_real_quotation() -> None:
    assert quoted('"A diplomat said, "We did not get a deal."') == ["We did not get a deal."]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`\u00a0", max_size=200))
def test_spans_lie_in_their_paragraphs_in_order_and_apart(text: str) -> None:
    spans = paragraphs_of(text)
    found = find_quotations(text, spans)
    for quotation in found:
        assert spans[quotation.paragraph].contains(quotation.outer)
        assert quotation.outer.contains(quotation.inner)
        assert quotation.inner.of(text) == quotation.inner.of(text).strip()
    assert all(one.outer.end <= two.outer.start for one, two in pairwise(found))
