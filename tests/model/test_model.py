"""The vocabulary keeps its rules, and its JSON form loses nothing."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ModelError
from dragoman.model import Act, Actor, ActorKind, Mode, Period, Precision, Record, Report, Span, Statement
from dragoman.model.interchange import entry_from_json, record_from_json, record_to_json
from dragoman.model.span import merged, trimmed, without

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 200), st.integers(1, 40))


def statement(text: str, **changes: object) -> Statement:
    values: dict[str, object] = {
        "id": "s1",
        "evidence": (Span(0, len(text)),),
        "speaker": (Actor("Ona Rell", "Vessia", ActorKind.PERSON, None, "envoy"),),
        "mode": Mode.INDIRECT,
        "content": (Span(0, len(text)),),
        "cue": None,
        "act": Act.SAY,
    }
    return Statement(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_an_empty_or_backward_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ModelError, match="span"):
        Span(start, end)


@given(st.lists(spans, max_size=12))
def test_merged_spans_are_sorted_apart_and_cover_the_same(items: list[Span]) -> None:
    result = merged(items)
    assert list(result) == sorted(result)
    assert all(one.end <= two.start for one, two in pairwise(result))
    assert {i for s in items for i in range(s.start, s.end)} == {
        i for s in result for i in range(s.start, s.end)
    }


@given(spans, st.lists(spans, max_size=8))
def test_cutting_holes_leaves_exactly_the_rest(span: Span, holes: list[Span]) -> None:
    rest = {i for s in without(span, holes) for i in range(s.start, s.end)}
    assert rest == set(range(span.start, span.end)) - {i for h in holes for i in range(h.start, h.end)}


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_trimmed_spans_neither_begin_nor_end_with_space(text: str, start: int, end: int) -> None:
    span = trimmed(text, start, end)
    if span is not None:
        words = span.of(text)
        assert words == words.strip()
        assert start <= span.start < span.end <= max(end, 0)


def test_periods_keep_their_rules() -> None:
    with pytest.raises(ModelError, match="ends before"):
        Period(date(2031, 5, 2), date(2031, 5, 1), Precision.RANGE)
    with pytest.raises(ModelError, match="one day"):
        Period(date(2031, 5, 1), date(2031, 5, 2), Precision.DAY)
    with pytest.raises(ModelError, match="unknown"):
        Period(date(2031, 5, 1), None, Precision.UNKNOWN)


def test_open_periods_overlap_what_lies_on_their_open_side() -> None:
    since = Period(date(2031, 1, 1), None, Precision.VAGUE)
    assert since.overlaps(Period.day(date(2035, 1, 1)))
    assert not since.overlaps(Period.day(date(2030, 1, 1)))


def test_a_record_refuses_a_span_outside_its_text() -> None:
    report = Report(id="r", text="Vessia agreed.")
    with pytest.raises(ModelError, match="outside"):
        Record(report, (statement("x" * 50),))


def test_a_record_refuses_two_entries_with_one_id() -> None:
    text = "Vessia agreed."
    with pytest.raises(ModelError, match="twice"):
        Record(Report(id="r", text=text), (statement(text), statement(text)))


def test_interchange_round_trip() -> None:
    text = "The envoy said no."
    report = Report(
        id="r", text=text, published=date(2031, 3, 4), body=(Span(0, len(text)),), outlet="The Post"
    )
    record = Record(report, (statement(text, cue=Span(10, 14)),))
    assert record_from_json(record_to_json(record), text=text) == record


def test_an_unknown_value_is_named_not_swallowed() -> None:
    value = record_to_json(Record(Report(id="r", text="Yes."), (statement("Yes."),)))["entries"][0]
    with pytest.raises(ModelError, match="shouted"):
        entry_from_json(value | {"mode": "shouted"})


def test_reports_with_the_same_text_are_the_same_report() -> None:
    assert Report(id="a", text="one").key == Report(id="b", text="one", outlet="X").key
    assert Report(id="a", text="one").key != Report(id="a", text="one ").key
