"""Matching in the store: the order of arrival, re-reading, decisions, twins, interruptions."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import TEXT, matched, meeting, record, report

import dragoman
from dragoman.errors import NotInRecordError, StoreError
from dragoman.knowledge import load
from dragoman.matching.copies import CopyKind
from dragoman.matching.matcher import Matcher
from dragoman.model import Decision, MeetingStatus, Record, Same
from dragoman.model.interchange import record_from_json
from dragoman.record import Copy, Store

TRUTH = Path(dragoman.__file__).parent / "exercise" / "truth"
State = tuple[dict[str, str | None], tuple[Copy, ...]]


@cache
def exercise() -> tuple[Record, ...]:
    """Reports of the exercise's first half year, among them wire copies, plans and their outcomes."""
    found = []
    for path in sorted((TRUTH / "records").glob("*.json"))[:27]:
        text = json.loads((TRUTH / "texts" / path.name).read_text("utf-8"))["text"]
        found.append(record_from_json(json.loads(path.read_text("utf-8")), text=text))
    return tuple(found)


@cache
def matcher() -> Matcher:
    return Matcher(load("exercise"))


def state(store: Store) -> State:
    """All that matching has made of a record."""
    return {entry.id: entry.event for entry in store.entries()}, store.copies()


def read_in(folder: Path, records: Iterable[Record], *, runs: Sequence[int] = ()) -> State:
    """The state after these records came in this order, matched after the runs that end at these numbers."""
    path = folder / "r.dragoman"
    path.unlink(missing_ok=True)
    with Store.open(path) as store:
        for number, one in enumerate(records, 1):
            store.add(one)
            if number in runs:
                list(store.match(matcher()))
        list(store.match(matcher()))
        return state(store)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> State:
    return read_in(tmp_path_factory.mktemp("expected"), exercise())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(27)), runs=st.sets(st.integers(1, 27)))
def test_neither_the_order_of_arrival_nor_the_runs_change_what_comes_out(
    tmp_path: Path, expected: State, order: list[int], runs: set[int]
) -> None:
    records = [exercise()[number] for number in order]
    assert read_in(tmp_path, records, runs=sorted(runs)) == expected


def test_matching_everything_anew_changes_nothing(tmp_path: Path, expected: State) -> None:
    assert read_in(tmp_path, exercise()) == expected
    with sqlite3.connect(tmp_path / "r.dragoman") as raw:
        raw.execute("UPDATE matched SET version = '0'")
    with Store.open(tmp_path / "r.dragoman") as store:
        assert len(list(store.match(matcher()))) == len(exercise())
        assert state(store) == expected


def test_events_of_the_exercise_have_several_reports(expected: State) -> None:
    events, copies = expected
    several = [event for event in set(events.values()) if list(events.values()).count(event) > 5]
    assert len(several) > 5
    assert {copy.kind for copy in copies} >= {CopyKind.COPY}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with Store.open(tmp_path / "r.dragoman") as opened:
        opened.add(record())
        opened.add(_other("R2", "In Quist the ministers of Velmora and Astrany met. That is all."))
        yield matched(opened)  # type: ignore[misc]


def _other(name: str, text: str, *, words: str = "the ministers of Velmora and Astrany met") -> Record:
    return Record(report(text, id=name, outlet=f"Outlet {name}"), (meeting(words, text=text),))


def ids(store: Store, *, held: bool = True) -> list[str]:
    """Ids of the meetings, the first report's first."""
    found = [one for one in store.entries() if one.entry.type == "meeting"]
    wanted = [one for one in found if (one.entry.status is MeetingStatus.HELD) is held]  # type: ignore[attr-defined]
    return [one.id for one in sorted(wanted, key=lambda one: one.report.id)]


def decision(first: str, second: str, verdict: Same) -> Decision:
    at = datetime(2031, 5, 1, tzinfo=UTC)
    return Decision(first=first, second=second, verdict=verdict, reviewer="ana", at=at, reason="as it is")


def joined(store: Store, first: str, second: str) -> bool:
    return second in {one.id for one in store.event(first)}


def test_two_tellings_of_one_meeting_are_one_event_with_a_reason(store: Store) -> None:
    first, second = ids(store)
    assert joined(store, first, second)
    (link,) = (link for link in store.links(first) if second in {link.first, link.second})
    assert link.joined
    assert link.score > 0.5
    assert "the same day" in link.reasons


def test_a_decision_parts_them_and_the_next_one_joins_them_again(store: Store) -> None:
    first, second = ids(store)
    store.decide(decision(first, second, Same.APART))
    assert not joined(store, first, second)
    assert [link.joined for link in store.links(first) if second in {link.first, link.second}] == [False]
    store.decide(decision(second, first, Same.SAME))
    assert joined(store, first, second)
    assert [one.verdict for one in store.decisions()] == [Same.APART, Same.SAME]


def test_a_decision_survives_later_reports(store: Store) -> None:
    first, second = ids(store)
    store.decide(decision(first, second, Same.APART))
    store.add(_other("R3", "So it was told: the ministers of Velmora and Astrany met in Quist."))
    matched(store)
    assert not joined(store, first, second)


def test_a_decision_joins_what_nothing_else_would(store: Store) -> None:
    (held, _), (planned,) = ids(store), ids(store, held=False)
    store.decide(decision(held, planned, Same.SAME))
    assert joined(store, held, planned)
    store.add(_other("R4", "Once more: the ministers of Velmora and Astrany met in Quist."))
    matched(store)
    assert joined(store, held, planned)


def test_decisions_are_kept_as_they_are(store: Store, tmp_path: Path) -> None:
    first, second = ids(store)
    store.decide(decision(first, second, Same.APART))
    with sqlite3.connect(tmp_path / "r.dragoman") as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("DELETE FROM decision")
    with pytest.raises(NotInRecordError):
        store.decide(decision(first, "nothing", Same.APART))


def test_the_same_story_printed_many_times_is_one_event_whoever_came_first(tmp_path: Path) -> None:
    words = "the ministers of Velmora and Astrany met"
    stories = [_other(f"W{number}", f"{words} in Quist, paper {number} writes.") for number in range(40)]
    states = []
    for number, order in enumerate((stories, stories[::-1])):
        with Store.open(tmp_path / f"{number}.dragoman") as store:
            for story in order:
                store.add(story)
                matched(store)
            assert len(store.event(store.entries()[0].id)) == 40
            states.append(state(store))
    assert states[0] == states[1]


def test_one_report_may_tell_the_same_twice_in_the_same_words(tmp_path: Path) -> None:
    words = "the ministers of Velmora and Astrany met"
    text = f"{words}. Again {words}."
    with Store.open(tmp_path / "r.dragoman") as store:
        for names in (("m1", "m2"), ("m9", "m3")):
            twice = tuple(replace(meeting(words, text=text), id=name) for name in names)
            store.add(Record(report(f"{text} {names}"), twice))
            matched(store)
        assert len(store.entries()) == 4
        assert all(one.event for one in store.entries())


def test_a_story_that_stood_for_others_can_be_decided_about(tmp_path: Path) -> None:
    words = "the ministers of Velmora and Astrany met"
    with Store.open(tmp_path / "r.dragoman") as store:
        for number in range(4):
            store.add(_other(f"W{number}", f"{words} in Quist, paper {number} writes."))
        matched(store)
        first = store.event(store.entries()[0].id)[0].id
        second = store.event(first)[1].id
        store.decide(decision(first, second, Same.APART))
        assert not joined(store, first, second)
        assert sum(len(store.event(one)) for one in (first, second)) == 4


def test_a_newer_reading_takes_the_place_of_the_old_one_in_events(store: Store) -> None:
    first, second = ids(store)
    newer = replace(meeting(), reader="meetings/2", participants=meeting().participants[:1])
    store.add(Record(report(), (newer,)), stamp="2")
    matched(store)
    assert first not in {one.id for one in store.event(second)}
    assert all(one.event for one in store.entries())


def test_what_was_not_matched_is_matched_later(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.dragoman") as store:
        store.add(record())
        store.add(_other("R2", "In Quist the ministers of Velmora and Astrany met. That is all."))
        waiting = store.match(matcher())
        next(waiting)
        waiting.close()
    with Store.open(tmp_path / "r.dragoman") as store:
        assert len(list(store.match(matcher()))) == 1
        assert list(store.match(matcher())) == []
        assert joined(store, *ids(store))


def test_matching_needs_the_right_to_write(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.dragoman") as store:
        store.add(record())
    with Store.open(tmp_path / "r.dragoman", read_only=True) as store, pytest.raises(StoreError):
        list(store.match(matcher()))


def test_texts_of_process_files_are_kept_once(store: Store) -> None:
    store.keep_processes(['name = "One"', 'name = "Two"'])
    store.keep_processes(['name = "Two"', 'name = "One"'])
    assert store.processes() == ('name = "One"', 'name = "Two"')


def test_a_report_without_a_day_or_a_text(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.dragoman") as store:
        store.add(Record(report("", id="E"), ()))
        store.add(Record(report(TEXT, id="U", published=None), (meeting(day=None),)))
        matched(store)
        assert [len(store.event(one.id)) for one in store.entries()] == [1]


def test_a_record_that_another_version_matched_is_matched_anew(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.dragoman") as store:
        store.add(record())
        matched(store)
    with sqlite3.connect(tmp_path / "r.dragoman") as raw:
        raw.execute("UPDATE matched SET version = '0'")
    with Store.open(tmp_path / "r.dragoman") as store:
        assert len(list(store.match(matcher()))) == 1


_SINCE_0002 = "matched telling match_key link event fingerprint overlap process decision".split()


def test_a_record_of_the_first_schema_is_brought_up_to_date_and_matched(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r.dragoman") as store:
        store.add(record())
    with sqlite3.connect(tmp_path / "r.dragoman") as raw:
        for table in _SINCE_0002:
            raw.execute(f"DROP TABLE {table}")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(StoreError, match="brought up to date"):
        Store.open(tmp_path / "r.dragoman", read_only=True)
    with Store.open(tmp_path / "r.dragoman") as store:
        assert len(list(store.match(matcher()))) == 1
        assert all(one.event for one in store.entries())
