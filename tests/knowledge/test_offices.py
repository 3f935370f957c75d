from datetime import date

import pytest

from dragoman.knowledge import Knowledge, Tenure, load
from dragoman.knowledge.files import lexicon, rows, table
from dragoman.knowledge.offices import first_day, last_day, row_tenure


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load()


def tenure(end: date | None, *, approx: bool = False) -> Tenure:
    return Tenure("A B", "X", "envoy", "Envoy", date(2020, 1, 1), end, date(2021, 1, 1), approx)


def test_partial_dates() -> None:
    assert (first_day("2016"), last_day("2016")) == (date(2016, 1, 1), date(2016, 12, 31))
    assert (first_day("2016-02"), last_day("2016-02")) == (date(2016, 2, 1), date(2016, 2, 29))
    assert first_day("2016-05-09") == last_day("2016-05-09") == date(2016, 5, 9)


def test_nobody_is_confirmed_after_the_table_ends() -> None:
    open_end = tenure(None)
    assert open_end.confirmed(date(2021, 1, 1))
    assert open_end.possible(date(2021, 1, 2))
    assert not open_end.confirmed(date(2021, 1, 2))
    assert not open_end.confirmed(date(2019, 12, 31))


def test_an_inexact_end_confirms_only_to_the_last_source() -> None:
    assert tenure(date(2022, 1, 1)).confirmed(date(2021, 6, 1))
    assert not tenure(date(2022, 1, 1), approx=True).confirmed(date(2021, 6, 1))
    assert not tenure(date(2022, 1, 1)).confirmed(date(2022, 1, 2))


@pytest.mark.parametrize(
    ("side", "office", "day", "person"),
    [
        ("Russia", "foreign_minister", date(2015, 6, 1), "Sergey Lavrov"),
        ("United States", "foreign_minister", date(2015, 6, 1), "John Kerry"),
        ("United States", "head_of_state", date(2019, 6, 1), "Donald Trump"),
        ("United Nations", "igo_head", date(2012, 3, 1), "Ban Ki-moon"),
    ],
)
def test_holders_of_a_day(known: Knowledge, side: str, office: str, day: date, person: str) -> None:
    holders = [held for held in known.holders(side, office, day) if held.confirmed(day)]
    assert person in {held.person for held in holders}
    assert known.holders(side, office, None) == ()


def test_confirmed_holders_come_first(known: Knowledge) -> None:
    day = date(2015, 6, 1)
    for side in ("Libya", "Yemen", "Germany", "Ukraine"):
        flags = [held.confirmed(day) for held in known.holders(side, "head_of_government", day)]
        assert flags == sorted(flags, reverse=True)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Netanyahu", "Benjamin Netanyahu"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Recep Erdogan", "Recep Tayyip Erdoğan"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("al-Sisi", "Abdel Fattah el-Sisi"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Ban", "Ban Ki-moon"),
    ],
)
def test_people_by_name(known: Knowledge, name: str, person: str) -> None:
    assert person in {held.person for held in known.people(name, None)}


def test_people_of_the_day_come_first(known: Knowledge) -> None:
    assert known.people("Aliyev", date(2001, 5, 1))[0].person == "Heydar Aliyev"
    assert known.people("Aliyev", date(2020, 5, 1))[0].person == "Ilham Aliyev"
    assert known.people("Nemo Nobody", date(2020, 5, 1)) == ()
    assert known.people("", None) == ()


def test_another_given_name_is_another_person(known: Knowledge) -> None:
    assert known.people("Martha Netanyahu", date(2015, 5, 1)) == ()


def test_every_side_of_the_table_is_known() -> None:
    sides = {row[0] for row in rows("offices")}
    assert sides <= set(table("countries")) | set(table("organisations")) | set(table("movements"))


# --- leaders.csv


def test_every_side_of_the_leaders_is_known_and_acts_for_itself() -> None:
    entries = [item for name in ("countries", "organisations", "movements") for item in table(name).items()]
    sides = {entry.get("side") or key for key, entry in entries}
    assert {row[0] for row in rows("leaders")} <= sides


def test_offices_of_leaders_are_known() -> None:
    categories = {entry["category"] for entry in lexicon("offices")["offices"].values()}
    kept = {row[1] for row in rows("offices")}
    assert {row[1] for row in rows("leaders")} <= categories | kept


def test_rows_of_leaders_are_whole() -> None:
    sources = {row[0] for row in rows("offices_sources")}
    for row in rows("leaders"):
        assert len(row) == 10, row
        held = row_tenure(row)
        assert held.person == held.person.strip() != "", row
        assert held.end is None or held.start <= held.end <= held.as_of, row
        assert held.start <= held.as_of, row
        assert held.approx or len(row[4]) > 4 < len(row[5] or "20000"), row
        assert row[8] in sources, row


def test_no_row_stands_twice() -> None:
    both = [tuple(row[:2] + row[3:6]) for row in rows("leaders")]
    assert len(both) == len(set(both))
    assert not set(both) & {tuple(row[:2] + row[3:6]) for row in rows("offices")}


@pytest.mark.parametrize(
    ("name", "day", "person", "side"),
    [
        ("Gerry Adams", date(1998, 4, 10), "Gerry Adams", "Sinn Fein"),
        ("Prabhakaran", date(2002, 4, 10), "Velupillai Prabhakaran", "Tamil Tigers"),
        ("Denktash", date(1993, 5, 1), "Rauf Denktash", "Turkish Cypriots"),
        ("Qaddafi", date(1992, 5, 1), "Muammar Qaddafi", "Libya"),
        ("Savimbi", date(1994, 11, 1), "Jonas Savimbi", "UNITA"),
        ("de Mistura", date(2016, 3, 1), "Staffan de Mistura", "United Nations"),
    ],
)
def test_leaders_by_name(known: Knowledge, name: str, day: date, person: str, side: str) -> None:
    found = known.people(name, day)
    assert (person, side) in {(held.person, held.side) for held in found if held.confirmed(day)}


@pytest.mark.parametrize(
    ("side", "office", "day", "person"),
    [
        ("Libya", "head_of_state", date(1999, 6, 1), "Muammar Gaddafi"),
        ("Israel", "head_of_government", date(1994, 6, 1), "Yitzhak Rabin"),
        ("North Korea", "head_of_state", date(1993, 6, 1), "Kim Il Sung"),
        ("Yugoslavia", "head_of_state", date(1999, 6, 1), "Slobodan Milosevic"),
    ],
)
def test_one_spelling_holds_the_office(
    known: Knowledge, side: str, office: str, day: date, person: str
) -> None:
    assert {held.person for held in known.holders(side, office, day) if held.confirmed(day)} == {person}
