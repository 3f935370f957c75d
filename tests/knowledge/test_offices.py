from datetime import date

import pytest

from dragoman.knowledge import Knowledge, Tenure, load
from dragoman.knowledge.files import rows, table
from dragoman.knowledge.offices import first_day, last_day


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
    assert sides <= set(table("countries")) | set(table("organisations"))
