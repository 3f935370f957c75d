import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import TEXT, entries, matched, meeting, record, report

from dragoman.errors import NotInRecordError
from dragoman.model import Judgement, Meeting, MeetingStatus, Record, Span, Verdict
from dragoman.record import Added, Store


def reread(version: int) -> Record:
    return Record(report(), (replace(meeting(), reader=f"meetings/{version}"),))


def test_a_record_comes_back_as_it_was_added(store: Store) -> None:
    assert store.add(record()) is Added.NEW
    reading = store.reading(report().key)
    assert reading is not None
    assert reading.record == record()
    assert {stored.entry for stored in store.entries()} == set(entries())


def test_the_same_text_again_changes_nothing(store: Store) -> None:
    store.add(record())
    before = (store.entries(), store.history())
    assert store.add(record(id="R2", outlet="Another")) is Added.KNOWN
    assert (store.entries(), store.history()) == before
    assert [head.id for head in store.reports()] == ["R1"]


def test_a_newer_reader_replaces_entries_and_keeps_the_old(store: Store) -> None:
    store.add(reread(1))
    assert store.add(reread(2)) is Added.REREAD
    (active,) = store.entries()
    assert active.entry.reader == "meetings/2"
    old = store.entry(f"{report().key}-m1")
    assert not old.active
    assert old.entry.reader == "meetings/1"
    assert [(line.event, line.added, line.retired) for line in store.history()] == [
        ("new", 1, 0),
        ("reread", 1, 1),
    ]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_report_of_the_first_or_the_last_day_of_the_calendar_is_matched(store: Store, day: date) -> None:
    body = (Span(0, len(TEXT)),)  # without it a report has no words to be compared by
    store.add(record(published=day, body=body))
    matched(store)
    (head,) = store.reports()
    assert head.published == day


def test_an_older_reader_replaces_nothing(store: Store) -> None:
    store.add(reread(10))
    assert store.add(reread(9)) is Added.KNOWN
    assert store.entries()[0].entry.reader == "meetings/10"


def test_another_stamp_replaces_even_by_fewer_entries(store: Store) -> None:
    store.add(record(), stamp="one")
    assert store.add(Record(report(), ()), stamp="one") is Added.KNOWN
    assert store.add(Record(report(), ()), stamp="two") is Added.REREAD
    assert store.entries() == ()
    assert store.stamp_of(report().key) == "two"


def test_an_equal_reading_with_another_stamp_keeps_its_ids(store: Store) -> None:
    store.add(record(), stamp="one")
    before = store.entries()
    assert store.add(record(), stamp="two") is Added.KNOWN
    assert store.entries() == before
    assert store.stamp_of(report().key) == "two"


def test_unchanged_entries_keep_their_ids_when_others_change(store: Store) -> None:
    store.add(record())
    changed = Record(report(), (replace(entries()[0], reader="meetings/2"), *entries()[1:]))
    store.add(changed)
    assert sum("~" in stored.id for stored in store.entries()) == 1
    assert store.reading(report().key).record == changed  # type: ignore[union-attr]


def test_a_reading_can_come_back(store: Store) -> None:
    for stamp, items in (("a", entries()), ("b", ()), ("a", entries())):
        store.add(Record(report(), items), stamp=stamp)
    assert store.reading(report().key).record == record()  # type: ignore[union-attr]


def test_text_that_no_database_takes_comes_back_exactly(store: Store) -> None:
    text = "Kes\ud800tov \0 met.\r\n\x85End \U0001f54a"
    odd = Record(report(text, id="\udcff", title="\ud900"), (meeting("met.", text=text),))
    store.add(odd)
    reading = store.reading(odd.report.key)
    assert reading is not None
    assert reading.record == odd
    assert store.entries()[0].quotes == ("met.",)
    assert store.search(["met"])[0].entry


TEXTS = st.text(min_size=1, max_size=60)
RECORDS = st.builds(
    lambda text, title, status, day, ends: Record(
        report(text, title=title, published=day),
        tuple(
            replace(
                meeting(text, text=text, status=status, id=f"m{number}", day=day), evidence=(Span(0, end),)
            )
            for number, end in enumerate(sorted(ends))
            if end <= len(text)
        ),
    ),
    TEXTS,
    st.none() | st.text(max_size=9),
    st.sampled_from(MeetingStatus),
    st.dates(date(1900, 1, 1)),
    st.sets(st.integers(1, 60), max_size=4),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORDS, max_size=6))
def test_adding_anything_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, items: list[Record]
) -> None:
    with Store.open(tmp_path_factory.mktemp("twice") / "r.dragoman") as store:
        for item in items:
            store.add(item)
        before = (store.entries(), store.reports(), store.history())
        assert {store.add(item) for item in items} <= {Added.KNOWN}
        assert (store.entries(), store.reports(), store.history()) == before
        for stored in before[0]:
            assert isinstance(stored.entry, Meeting)
            text = store.report(stored.report.key).text
            assert stored.quotes == tuple(span.of(text) for span in stored.entry.evidence)


def test_judgements_are_appended(store: Store) -> None:
    store.add(record())
    entry = store.entries()[0].id
    first = Judgement(
        entry=entry, verdict=Verdict.ACCEPT, reviewer="ida", at=datetime(2031, 5, 1, tzinfo=UTC)
    )
    second = replace(first, verdict=Verdict.REJECT, reason="on second thoughts")
    store.judge(first)
    store.judge(second)
    assert store.judgements(entry) == (first, second)
    with pytest.raises(NotInRecordError):
        store.judge(replace(first, entry=entry[:6]))


def test_history_cannot_be_changed_even_by_hand(store: Store, path: Path) -> None:
    store.add(record())
    orders = (
        "DELETE FROM history",
        "UPDATE history SET event = 'x'",
        "DELETE FROM entry",
        "DELETE FROM report",
    )
    with sqlite3.connect(path) as raw:
        for order in (*orders, "UPDATE report SET text = 'x'", "UPDATE entry SET json = '{}'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(order)
