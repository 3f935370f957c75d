"""Who is who across reports."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from telling_samples import identify, person

from dragoman.matching.actors import actors, body_key, index
from dragoman.matching.identity import Who, category
from dragoman.model import Actor, ActorKind

ON = date(2031, 4, 9)


def who(name: str | None, side: str | None = "Velmora", office: str | None = None) -> Who:
    return identify().who(person(name, side, office, None), ON)


def names(*found: Who) -> set[str]:
    return {one.name for one in actors(found)}


def test_spellings_and_parts_of_a_name_are_one_person() -> None:
    forms = (who("Yusef Karandi"), who("Youssef Qarandi"), who("Karandi"))
    (one,) = actors(forms)
    assert set(one.forms) == set(forms)


def test_a_surname_that_two_bear_stays_by_itself() -> None:
    assert names(who("Ilan Aske"), who("Mira Aske"), who("Aske")) == {"Ilan Aske", "Mira Aske", "Aske"}


def test_a_title_makes_no_name_fuller() -> None:
    assert names(who("President Aske"), who("Ilan Aske"), who("Mira Aske")) == {
        "President Aske",
        "Ilan Aske",
        "Mira Aske",
    }
    assert names(who("President Aske"), who("Ilan Aske")) == {"Ilan Aske"}


def test_an_initial_does_not_make_a_second_person() -> None:
    assert names(who("Ilan Aske"), who("I. Aske"), who("Aske")) == {"Ilan Aske"}


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_names_each_in_one_person(given_names: list[str]) -> None:
    forms = [Who("velmora", name, "", person=True) for name in given_names]
    people = actors(forms)
    assert sorted(form.name for one in people for form in one.forms) == sorted(set(given_names))


def test_one_name_on_two_sides_is_two_persons() -> None:
    assert len(actors([who("Ida Roke"), who("Ida Roke", "Astrany")])) == 2


def test_whom_a_report_gives_no_side_is_the_one_of_that_name() -> None:
    (one,) = actors([who("Ida Roke"), who("Ida Roke", None)])
    assert one.side == "velmora"


def test_an_office_that_the_tables_know_has_a_name() -> None:
    holder = who(None, "Kestovia", "foreign minister")
    assert holder.name == "Petrin Olask"
    later = identify().who(person(None, "Kestovia", "Minister of Foreign Affairs", None), date(2031, 12, 1))
    assert later.name == "Mirela Tovanek"
    assert identify().who(person("Tovanek", "Kestovia", None, None), ON).name == "Mirela Tovanek"


def test_an_office_that_one_person_alone_holds_is_that_persons() -> None:
    people = actors([who("Ida Roke", office="relief coordinator"), who(None, office="relief coordinator")])
    assert [one.name for one in people] == ["Ida Roke"]
    several = actors(
        [
            who("Ida Roke", office="spokeswoman"),
            who("Ana Brill", office="spokeswoman"),
            who(None, office="spokeswoman"),
        ]
    )
    assert len(several) == 3


def test_bodies_are_called_without_their_side() -> None:
    assert body_key("Velmora's Defence Ministry", "velmora") == body_key("the Defence Ministry", "velmora")
    assert body_key("Velmoran army", "velmora") == "army"


def test_every_form_belongs_to_one() -> None:
    forms = [
        who("Ida Roke"),
        who("Roke"),
        who(None, office="minister"),
        who("Ida Roke", None),
        who(None, None),
    ]
    assert set(index(actors(forms))) == set(forms)


def test_offices_in_words() -> None:
    assert (
        category("Minister of Foreign Affairs of Osmerra")
        == category("foreign minister")
        == "foreign_minister"
    )
    assert category("Special Envoy of the President of Osmerra") == "envoy"
    assert category("co-chair") == "co-chair"


def test_a_group_is_no_person() -> None:
    crowd = identify().who(Actor("protesters", None, ActorKind.GROUP), ON)
    assert not crowd.person


def sided(*found: Who) -> dict[str, str]:
    """The side of the person of each form."""
    people = index(actors(found))
    return {form.name: people[form].side for form in found}


def test_a_whole_name_without_a_side_joins_its_spellings() -> None:
    assert names(who("Yusef Karandi"), who("Youssef Karandi", None)) == {"Yusef Karandi"}
    assert sided(who("Yusef Karandi"), who("Karandi", None))["Karandi"] == ""


def test_a_surname_without_a_side_joins_whoever_bears_it_in_the_same_office() -> None:
    minister = who("Ilan Aske", office="foreign minister")
    assert names(minister, who("Aske", None, "foreign minister")) == {"Ilan Aske"}
    assert names(minister, who("Aske", None, "ambassador")) == {"Ilan Aske", "Aske"}


def test_a_name_on_two_sides_is_the_one_told_of_far_more_often() -> None:
    here, there, nowhere = who("Ilan Aske"), who("Ilan Aske", "Astrany"), who("Ilan Aske", None)
    assert len(actors([here, there, nowhere])) == 3
    assert len(actors([*[here] * 10, there, nowhere])) == 2
    assert index(actors([*[here] * 10, there, nowhere]))[nowhere].side == "velmora"
