from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import meeting, record, report

from dragoman.errors import NotInRecordError
from dragoman.model import Record, Track
from dragoman.record import MARK_END, MARK_START, Filters, Store


@pytest.fixture
def filled(store: Store) -> Store:
    store.add(record())
    text = "Velmora and Astrany met in Quist again. Nothing else was told."
    other = Record(
        report(text, id="R2", outlet="ÉCHO d’Oster", published=date(2031, 6, 2)),
        (meeting("Velmora and Astrany met in Quist again", text=text, day=date(2031, 6, 1)),),
    )
    store.add(other)
    return store


def ids(store: Store, **filters: object) -> list[str]:
    return [f"{one.report.id}:{one.entry.id}" for one in store.entries(Filters(**filters))]  # type: ignore[arg-type]


def test_entries_come_by_date_and_undated_ones_last(filled: Store) -> None:
    assert ids(filled) == ["R1:m1", "R1:a1", "R1:s1", "R1:m2", "R2:m1", "R1:s2", "R1:x1", "R1:f1"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"types": ("agreement", "figure")}, ["R1:a1", "R1:f1"]),
        ({"since": date(2031, 5, 1)}, ["R1:m2", "R2:m1"]),
        ({"until": date(2031, 4, 8)}, ["R1:m1", "R1:a1"]),
        ({"sides": ("astrany",), "types": ("statement",)}, ["R1:s2"]),
        ({"sides": ("IDA ROKE",)}, ["R1:s1"]),
        ({"track": Track.TRANSPORT}, ["R1:s1", "R1:s2"]),
        ({"outlets": ("écho d’oster",)}, ["R2:m1"]),
        ({"min_confidence": 0.95}, ["R1:f1"]),
        ({"known_on": date(2031, 5, 1), "types": ("meeting",)}, ["R1:m1", "R1:m2"]),
        ({"sides": ("Nobody",)}, []),
        ({"sides": ("\udcff%_",)}, []),
    ],
)
def test_filters(filled: Store, filters: dict[str, object], expected: list[str]) -> None:
    assert ids(filled, **filters) == expected


def test_an_entry_is_found_by_whole_id_by_short_id_and_by_unique_beginning(filled: Store) -> None:
    stored = filled.entries()[0]
    for wanted in (stored.id, stored.short, stored.id[:5] + "-m1", stored.short.upper().replace("M", "m")):
        assert filled.entry(wanted).id == stored.id


@pytest.mark.parametrize("wanted", ["", "zzz", "%", "_", "-", "x-m1", "\udcff", "0" * 400])
def test_what_is_not_there_is_said_in_one_line(filled: Store, wanted: str) -> None:
    with pytest.raises(NotInRecordError) as caught:
        filled.entry(wanted)
    assert "\n" not in str(caught.value)


def test_several_entries_that_begin_so_are_named(filled: Store) -> None:
    with pytest.raises(NotInRecordError, match="several entries begin so"):
        filled.entry(report().key[:6])


def test_reports_are_listed_by_day_and_found_by_key_or_id(filled: Store) -> None:
    assert [head.id for head in filled.reports()] == ["R1", "R2"]
    assert filled.report("R1") == filled.report(report().key) == report()
    with pytest.raises(NotInRecordError):
        filled.report("R9")


def test_search_finds_entries_first_and_marks_the_words(filled: Store) -> None:
    best = filled.search(["bridges", "OPENED"])[0]
    assert best.entry is not None
    assert filled.entry(best.entry).entry.id == "s1"
    assert f"{MARK_START}bridge{MARK_END}" in best.snippet


def test_search_finds_reports_whose_entries_do_not_have_the_words(filled: Store) -> None:
    (hit,) = filled.search(["nothing"])
    assert (hit.entry, hit.report.id) == (None, "R2")


def test_search_takes_phrases_and_beginnings(filled: Store) -> None:
    assert filled.search(["tarn bridge"])
    assert not filled.search(["bridge tarn"])
    assert filled.search(["brid*"])
    assert len(filled.search(["quist"], limit=1)) == 1


def test_search_leaves_replaced_entries_out(store: Store) -> None:
    store.add(record(), stamp="1")
    store.add(Record(report(), ()), stamp="2")
    assert [hit.entry for hit in store.search(["bridge"])] == [None]


AWKWARD = st.text() | st.sampled_from(
    ['"', "NEAR(", "a AND", "NOT", "*", "col:x", "(", "^x", "-", "\0", "\ud800", "{a}"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(AWKWARD, max_size=4))
def test_no_word_is_malformed(filled_once: Store, words: list[str]) -> None:
    filled_once.search(words)


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store.open(tmp_path_factory.mktemp("search") / "r.dragoman")
    store.add(record())
    return store
