"""The temporal grammar: words and an anchor become a period."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Period
from dragoman.model.period import UNKNOWN
from dragoman.reading.temporal import Anchor, find_times
from dragoman.reading.temporal.feasts import FEASTS

PAST = Anchor(date(2023, 5, 19))  # a Friday
TO_COME = Anchor(date(2023, 5, 19), future=True)


def resolved(text: str, anchor: Anchor) -> list[str]:
    return [_plain(p) for t in find_times(text) for p in t.resolve(anchor)]


def _plain(period: Period) -> str:
    start, end = period.start or "", period.end or ""
    return f"{start} {period.precision}" if start == end else f"{start}..{end} {period.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Friday, May 19, after", "2023-05-19 day"),
        ("on 2022-06-09", "2022-06-09 day"),
        ("on June 9, 2022", "2022-06-09 day"),
        ("on 9 June 2022", "2022-06-09 day"),
        ("on the 9th of June", "2023-06-09 day"),
        ("on Dec. 30", "2022-12-30 day"),
        ("on May 14-16", "2023-05-14..2023-05-16 range"),
        ("from 3 to 5 May", "2023-05-03..2023-05-05 range"),
        ("on Thursday", "2023-05-18 day"),
        ("Friday", "2023-05-19 day"),
        ("last Friday", "2023-05-12 day"),
        ("yesterday", "2023-05-18 day"),
        ("last night", "2023-05-18 day"),
        ("last week", "2023-05-08..2023-05-14 week"),
        ("earlier this week", "2023-05-15..2023-05-18 vague"),
        ("earlier this month", "2023-05-01..2023-05-18 vague"),
        ("last month", "2023-04-01..2023-04-30 month"),
        ("last year", "2022-01-01..2022-12-31 year"),
        ("in March", "2023-03-01..2023-03-31 month"),
        ("in June", "2022-06-01..2022-06-30 month"),
        ("last May", "2022-05-01..2022-05-31 month"),
        ("in autumn 2020", "2020-09-01..2020-11-30 season"),
        ("the winter of 2020", "2020-12-01..2021-02-28 season"),
        ("in 1991", "1991-01-01..1991-12-31 year"),
        ("since 1991", "1991-01-01.. vague"),
        ("the 1990s", "1990-01-01..1999-12-31 vague"),
        ("two days ago", "2023-05-17 day"),
        ("three weeks ago", "2023-04-24..2023-04-30 week"),
        ("over the past two weeks", "2023-05-01..2023-05-19 vague"),
    ],
)
def test_what_has_been(text: str, expected: str) -> None:
    assert resolved(text, PAST) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("next week", "2023-05-22..2023-05-28 week"),
        ("on June 1", "2023-06-01 day"),
        ("on January 10", "2024-01-10 day"),
        ("on Monday", "2023-05-22 day"),
        ("next Tuesday", "2023-05-23 day"),
        ("in June", "2023-06-01..2023-06-30 month"),
        ("in March", "2024-03-01..2024-03-31 month"),
        ("next month", "2023-06-01..2023-06-30 month"),
        ("in two weeks", "2023-05-29..2023-06-04 week"),
        ("later this year", "2023-05-20..2023-12-31 vague"),
        ("tomorrow", "2023-05-20 day"),
        ("within ten days", "2023-05-19..2023-05-29 vague"),
    ],
)
def test_what_is_to_come(text: str, expected: str) -> None:
    assert resolved(text, TO_COME) == [expected]


def test_two_months_are_two_periods() -> None:
    found = resolved("met in April and May for talks", PAST)
    assert found == ["2023-04-01..2023-04-30 month", "2023-05-01..2023-05-31 month"]


def test_the_story_is_an_anchor() -> None:
    told = Anchor(date(2023, 5, 19), narrative=date(2023, 5, 10))
    assert resolved("a day earlier", told) == ["2023-05-09 day"]
    assert resolved("the following day", told) == ["2023-05-11 day"]


def test_a_weekday_six_days_back_is_the_day_ahead_of_an_early_edition() -> None:
    assert resolved("on Saturday", PAST) == ["2023-05-20 day"]


@pytest.mark.parametrize(
    "text",
    ["it may fall", "they march on", "killed 2254 people", "worth $1990", "1,991 troops", "a mare in spring"],
)
def test_ordinary_words_and_numbers_are_no_dates(text: str) -> None:
    assert find_times(text) == []


def test_without_an_anchor_relative_words_stay_unknown() -> None:
    assert resolved("next week", Anchor(None)) == [" unknown"]


words = st.sampled_from(
    """
    Monday Friday next last this past coming following previous same that June May 31 29 31st 15th February
    2023 in on at two three several few couple half a an the of from to between and or through until since
    by before after within weeks days months years decades hours minutes week day month year decade century
    quarter fortnight weekend ago earlier later now time 1990s 90s '90s nineties 19th century autumn winter
    summer spring fall early late mid middle end start rest first second third fourth fifth last final half
    tomorrow yesterday today night morning - – / , . ' 's : 0 99 1600 2099 9999 2022-06-09 23.05.2022
    05/06/2022 12 13 00:00 GMT Christmas Easter Orthodox Ramadan Eid al-Fitr Passover Hanukkah Diwali New
    Year Chinese Eve Good Monday's onwards year-end turn other before the war he left
    """.split()
)


@given(
    st.lists(words, max_size=14),
    st.dates() | st.none(),
    st.booleans(),
    st.dates() | st.none(),
    st.dates() | st.none(),
)
def test_every_period_is_well_formed(
    parts: list[str], published: date | None, future: bool, story: date | None, event: date | None
) -> None:
    text = " ".join(parts)
    before = 0
    for expression in find_times(text):
        assert before <= expression.span.start < expression.span.end <= len(text)
        before = expression.span.end
        periods = expression.resolve(Anchor(published, future, story, event))
        assert periods  # a Period that is not well formed raises when it is built


@given(st.text(max_size=200))
def test_any_text_is_searched_without_raising(text: str) -> None:
    for expression in find_times(text):
        assert expression.span.of(text).strip()
        expression.resolve(Anchor(date(2023, 5, 19), narrative=date(2020, 2, 29), event=date(1, 1, 1)))


@pytest.mark.parametrize(
    "piece",
    [
        "the first half of ", "the end of the first week of ", "two days after the day before ", "from June 5 to ",
        "May 14 " + " " * 50, "between Monday and ", "the last ", "a ", "12/", "1999-", "2022-06-09T", "'", "\n",
        "twenty-one years and a half ", "Christmas ", "early ", "in in ", "the of ", "1", "more than a few ",
    ],
)  # fmt: skip
def test_finding_time_is_linear(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    started = time.process_time()
    for expression in find_times(text):
        expression.resolve(PAST)
    assert time.process_time() - started < 1.0


def test_what_is_reckoned_from_an_event_says_so() -> None:
    (found,) = find_times("two weeks after the ceasefire")
    assert found.of_event
    assert not found.of_story
    assert found.resolve(PAST) == (UNKNOWN,)
    (told,) = find_times("the week after.")
    assert told.of_story
    assert not told.of_event


def test_a_governing_word_is_told() -> None:
    text = "since May, until 2024, by Friday, no later than June 5, before 2020, on Monday"
    assert [t.bounded for t in find_times(text)] == ["since", "until", "by", "by", "before", ""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left late on Tuesday night.", "late on Tuesday night"),
        ("Before the end of the first week of June, he left.", "the end of the first week of June"),
        ("They met from 3 to 5 May 2022 in Rome.", "from 3 to 5 May 2022"),
        ("On Friday, 19 May, at 14:00 GMT, it began.", "Friday, 19 May"),
        ("He came a week before Easter 2021.", "a week before Easter 2021"),
    ],
)
def test_the_span_is_the_whole_expression(text: str, words: str) -> None:
    assert [t.span.of(text) for t in find_times(text)] == [words]


@pytest.mark.parametrize("name", [name for names in FEASTS for name in names.split("|")])
def test_every_feast_is_found_in_a_year(name: str) -> None:
    text = f"It was {name[0].upper()}{name[1:]} 2021."
    (found,) = find_times(text)
    assert found.span.of(text).endswith("2021")
    (period,) = found.resolve(PAST)
    assert period.known
    assert period.start is not None
    assert period.start.year == 2021


_WORDS_OF_TIME = (
    "second minute hour day weekday week weekend fortnight month quarter season year decade century "
    "seconds minutes hours days weeks weekends fortnights months quarters years decades centuries "
    "a an the half quarter one two 3 12 31 1999 several few couple dozen last next past coming this that first second "
    "third early late mid- end beginning middle ago later earlier before after from since until till in within over "
    "for by on at around about more than less than and a half to of now today yesterday tomorrow then morning evening "
    "night Monday Friday May June 2031 Easter Ramadan spring winter – - , 's"
).split()


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_WORDS_OF_TIME), min_size=2, max_size=7), st.sampled_from((PAST, TO_COME)))
def test_no_row_of_words_of_time_stops_the_grammar(words: list[str], anchor: Anchor) -> None:
    for expression in find_times(f"They met {' '.join(words)}."):
        assert expression.resolve(anchor)
        assert expression.resolve(Anchor(None))
