"""What sides are called, and who mediates."""

from datetime import date

import pytest

from dragoman.knowledge import load
from dragoman.model import Meeting, Record, Report, Role, Span
from dragoman.reading import Reader


@pytest.fixture(scope="module")
def world() -> Reader:
    return Reader(load())


def read(reader: Reader, text: str) -> Record:
    return reader.read(Report(id="t", text=text, published=date(2031, 5, 16), body=(Span(0, len(text)),)))


def sides(record: Record) -> set[str | None]:
    return {
        actor.side for entry in record.entries if isinstance(entry, Meeting) for actor in entry.participants
    }


def test_a_state_keeps_the_name_that_the_report_prints(world: Reader) -> None:
    told = read(world, "The presidents of Mali and Cote d'Ivoire met in Bamako on Thursday.")
    assert sides(told) == {"Mali", "Cote d'Ivoire"}


def test_the_usual_name_stays_where_it_is_printed(world: Reader) -> None:
    told = read(
        world,
        "The presidents of Mali and Ivory Coast met in Bamako on Thursday. Cote d'Ivoire had asked for the meeting.",
    )
    assert sides(told) == {"Mali", "Ivory Coast"}


def test_an_acronym_is_no_name_of_its_own(world: Reader) -> None:
    told = read(world, "The presidents of the U.S. and Mali met in Bamako on Thursday.")
    assert sides(told) == {"United States", "Mali"}


def test_officials_act_for_the_authority_that_the_report_names(world: Reader) -> None:
    told = read(
        world,
        "The Palestinian Authority sent its foreign minister. The Palestinian foreign minister met the foreign "
        "minister of Mali in Bamako on Thursday.",
    )
    assert sides(told) == {"Palestinian Authority", "Mali"}


def test_what_an_envoy_is_sent_about_is_not_his_side(world: Reader) -> None:
    told = read(
        world,
        "The UN special adviser on Cyprus, Ole Brandvik, met the president of Mali in Bamako on Thursday.",
    )
    assert sides(told) == {"United Nations", "Mali"}


def test_a_mediator_is_told_by_his_office(world: Reader) -> None:
    told = read(
        world,
        "Talks between Mali and Niger resumed in Lome on Thursday. The mediator, Togolese Foreign Minister Kodjo "
        "Amavi, met the president of Mali.",
    )
    roles = {
        actor.side: actor.role
        for entry in told.entries
        if isinstance(entry, Meeting)
        for actor in entry.participants
    }
    assert roles["Togo"] is Role.MEDIATOR
