"""Who the persons of a report are: names, titles, sides."""

from datetime import date

import pytest

from dragoman.model import Actor, Meeting, Record, Statement

from .conftest import Read


def speakers(record: Record) -> list[Actor]:
    return [a for entry in record.entries if isinstance(entry, Statement) for a in entry.speaker]


@pytest.mark.parametrize("name", ["Sorin Jae-in", "Anne-Lise Vorr", "Jean-Yves Le Marr"])
def test_both_halves_of_a_double_name(read: Read, name: str) -> None:
    record = read(f"Kestovian Foreign Minister {name} said the road was open.")
    assert [a.name for a in speakers(record)] == [name]


def test_a_compound_of_a_name_is_no_name(read: Read) -> None:
    record = read("Petrin Olask said the Solvane-led coalition would fall.")
    assert [a.name for a in speakers(record)] == ["Petrin Olask"]


def test_the_side_inside_a_title(read: Read) -> None:
    record = read("U.N. envoy Arlo Dassen said the vote would be held in August.")
    assert [(a.name, a.side) for a in speakers(record)] == [("Arlo Dassen", "United Nations")]


def test_the_institution_behind_a_name(read: Read) -> None:
    record = read("The chief mediator, Seyla Ardo, from the African Union, said a deal was near.")
    assert [(a.name, a.side) for a in speakers(record)] == [("Seyla Ardo", "African Union")]


def test_a_namesake_of_other_years_gives_no_side(read: Read) -> None:
    record = read("A spokesman, John Mills, said the talks would go on.", published=date(1993, 8, 6))
    assert [(a.name, a.side) for a in speakers(record)] == [("John Mills", None)]


def test_neither_side_meets(read: Read) -> None:
    record = read(
        "Kestovia and Taldria began talks in Belquay. Neither side would meet the Free Dorvane Front."
    )
    met = [entry for entry in record.entries if isinstance(entry, Meeting)]
    assert [m.status.value for m in met if any(a.side == "Free Dorvane Front" for a in m.participants)] == [
        "refused"
    ]


def test_the_second_actor_behind_an_apposition(read: Read) -> None:
    record = read(
        "The Kestovian foreign minister, Mr Velmar, and his Taldrian counterpart, Mr Haile, met in Lysmere on Friday."
    )
    (met,) = [entry for entry in record.entries if isinstance(entry, Meeting)]
    assert [a.name for a in met.participants] == ["Velmar", "Haile"]


def test_an_explained_acronym_is_the_full_name(read: Read) -> None:
    record = read(
        "The Valley Relief Council (VRC) sent lorries on Monday.\n\nThe VRC said that forty lorries had arrived."
    )
    (said,) = [entry for entry in record.entries if entry.type == "statement"]
    assert said.actors[0].name == "Valley Relief Council"


def test_the_side_of_whom_a_spokesman_serves(read: Read) -> None:
    record = read("A spokesman for President Radomer Vasht said that the road was open.")
    (said,) = [entry for entry in record.entries if entry.type == "statement"]
    assert said.actors[0].side == "Kestovia"
