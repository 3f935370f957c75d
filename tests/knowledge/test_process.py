from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import FormKind, Knowledge, load
from dragoman.knowledge.knowledge import of_texts
from dragoman.model import ActorKind, Role


@pytest.fixture(scope="module")
def exercise() -> Knowledge:
    return load("exercise")


def test_roles_and_track_words(exercise: Knowledge) -> None:
    roles = exercise.process.roles
    assert roles["Kestovia"] is Role.PARTY
    assert roles["Osmerra"] is Role.MEDIATOR
    assert "hauliers" in exercise.process.track_words["transport"]
    assert load().process.roles == {}


def test_sides_of_the_process(exercise: Knowledge) -> None:
    lagoon, front, town = (
        exercise.side("Kestovians"),
        exercise.side("the Front"),
        exercise.side("Port Merrin"),
    )
    assert lagoon is not None
    assert front is not None
    assert town is not None
    assert (lagoon.side, lagoon.form) == ("Kestovia", FormKind.PEOPLE)
    assert (front.side, front.kind) == ("Free Dorvane Front", ActorKind.ARMED_GROUP)
    assert (town.side, town.form) == ("Littoral Union", FormKind.CAPITAL)
    assert exercise.side("the front") is None
    assert exercise.side("Armenia") is not None


def test_people_of_the_process(exercise: Knowledge) -> None:
    day = date(2031, 10, 1)
    assert [held.person for held in exercise.people("Amarande", day)] == ["Ysaline Amarandé"]
    assert exercise.holders("Kestovia", "foreign_minister", day)[0].person == "Mirela Tovanek"
    assert exercise.holders("Kestovia", "foreign_minister", date(2031, 9, 1))[0].person == "Petrin Olask"
    assert exercise.gender("Tovanek") == "f"


def test_places_and_outlets_of_the_process(exercise: Knowledge) -> None:
    palace, region = exercise.building("the Reed Palace"), exercise.region("Dorvane")
    town, outlet = exercise.town("Belquay"), exercise.outlet_of_domain("www.halyard.example")
    assert palace is not None
    assert region is not None
    assert town is not None
    assert outlet is not None
    assert (palace.name, palace.country) == ("Quilanta", "Osmerra")
    assert (region.country, town.country, outlet.name) == ("Taldria", "Osmerra", "Halyard")
    assert "belquay" in exercise.towns
    assert "geneva" in exercise.towns


def test_extra_files_come_first(tmp_path: Path) -> None:
    extra = tmp_path / "more.toml"
    extra.write_text(
        'name = "more"\n[[side]]\nname = "Karelia"\nrole = "party"\naliases = ["Brenholt"]\n', "utf-8"
    )
    known = load("exercise", extra=[extra])
    form = known.side("Brenholt")
    assert form is not None
    assert form.side == "Karelia"
    assert known.process.name == "The Dorvane process"
    assert known.process.roles["Karelia"] is Role.PARTY


MALFORMED = {
    "not TOML": ('name = "x', "is not TOML", ""),
    "no name": ("", "'name' is missing", 'write name = "…"'),
    "unknown key": ('name = "x"\nsides = []', "'sides' is not a key", "did you mean 'side'?"),
    "unknown key in a side": ('name = "x"\n[[side]]\nname = "A"\nrolle = "party"', "side 1 (A)", "'role'"),
    "bad role": ('name = "x"\n[[side]]\nname = "A"\nrole = "boss"', "'role' is 'boss'", "party, mediator"),
    "bad kind": ('name = "x"\n[[side]]\nname = "A"\nkind = "empire"', "'kind'", "state"),
    "words as text": ('name = "x"\n[[side]]\nname = "A"\naliases = "B"', "'aliases'", "list of texts"),
    "side not a list": ('name = "x"\nside = "A"', "'side' is not a list of tables", "[[side]]"),
    "bad day": (
        'name = "x"\n[[person]]\nname = "A B"\nside = "A"\nfrom = "2031-13-01"',
        "'from'",
        "2025-01-31",
    ),
    "days reversed": (
        'name = "x"\n[[person]]\nname = "A B"\nside = "A"\nfrom = "2031-02-01"\nto = "2031-01-01"',
        "'to' lies before",
        "exchange",
    ),
    "bad gender": ('name = "x"\n[[person]]\nname = "A B"\nside = "A"\ngender = "w"', "'gender'", "f, m"),
    "bad latitude": ('name = "x"\n[[place]]\nname = "A"\nlat = 91\nlon = 1', "'lat'", "-90 to 90"),
    "building without town": (
        'name = "x"\n[[place]]\nname = "A"\nlat = 1\nlon = 1\nkind = "building"',
        "'within' is missing",
        "town",
    ),
    "bad track": ('name = "x"\n[[track]]\nkey = "roads"\nwords = []', "'key' is 'roads'", "transport"),
    "bad agency": ('name = "x"\n[[outlet]]\nname = "A"\nagency = "yes"', "'agency'", "true"),
    "number as name": ("name = 3", "'name' is not a text", ""),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_files_are_named_with_key_and_fix(case: str, tmp_path: Path) -> None:
    text, reason, fix = MALFORMED[case]
    path = tmp_path / "process.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load(path)
    message = str(caught.value)
    assert str(path) in message
    assert reason in message
    assert fix in message
    assert "\n" not in message


def test_missing_files_and_names(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"exercise"):
        load("no-such-process")
    with pytest.raises(KnowledgeError, match=r"none\.toml"):
        load(tmp_path / "none.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'name = "\xe9"')
    with pytest.raises(KnowledgeError, match="not UTF-8"):
        load(latin)
    with pytest.raises(KnowledgeError, match="no-such-lexicon"):
        load().lexicon("no-such-lexicon")


def test_toml_dates_are_days(tmp_path: Path) -> None:
    path = tmp_path / "process.toml"
    path.write_text('name = "x"\n[[person]]\nname = "A B"\nside = "A"\nfrom = 2031-01-02\n', encoding="utf-8")
    assert load(path).process.persons[0].start == date(2031, 1, 2)


# --- people and holders of the process and of the general tables


LAID_OVER = """
name = "x"
person = [
    {name = "Igor Ivanov", side = "Russia", office = "foreign minister", from = "1998-09-11", to = "2000-01-01"},
    {name = "Ada Bel", side = "Russia", office = "foreign minister", from = "2012-01-01", to = "2012-12-31"},
    {name = "Hashim Thaci", side = "Norvaal", office = "envoy", from = "2018-01-01", to = "2018-12-31"},
    {name = "Vuk Jeremic", side = "Serbia", office = "envoy", from = "2010-01-01", to = "2011-01-01"},
]
"""
"""Igor Ivanov was foreign minister until 2004 and held other offices later; Thaçi headed Kosovo from 2008 to 2020."""


@pytest.fixture(scope="module")
def laid_over() -> Knowledge:
    return of_texts([LAID_OVER], where="x")


def _holders(known: Knowledge, on: date) -> list[str]:
    return [held.person for held in known.holders("Russia", "foreign_minister", on)]


def test_holders_of_the_process_hide_general_ones_on_their_days_only(laid_over: Knowledge) -> None:
    assert _holders(laid_over, date(2012, 6, 1)) == ["Ada Bel"]
    assert set(_holders(laid_over, date(2015, 6, 1))) == {"Sergey Lavrov"}


def test_the_general_tables_do_not_contradict_the_days_of_the_process(laid_over: Knowledge) -> None:
    assert _holders(laid_over, date(1999, 6, 1)) == ["Igor Ivanov"]
    assert _holders(laid_over, date(2002, 6, 1)) == []
    assert _holders(load(), date(2002, 6, 1)) == ["Igor Ivanov"]
    assert not any(held.confirmed(date(2002, 6, 1)) for held in laid_over.people("Ivanov", date(2002, 6, 1)))


def test_who_left_a_side_has_left_its_offices_by_any_name(laid_over: Knowledge) -> None:
    day = date(2011, 6, 1)
    assert [held.person for held in load().holders("Serbia", "foreign_minister", day)] == ["Vuk Jeremić"]
    assert laid_over.holders("Serbia", "foreign_minister", day) == ()
    assert [
        held.side
        for held in laid_over.people("Jeremic", date(2013, 1, 1))
        if held.confirmed(date(2013, 1, 1))
    ] == ["United Nations"]


def test_people_of_the_process_keep_their_other_offices_on_other_days(laid_over: Knowledge) -> None:
    served, later = date(2018, 6, 1), date(2019, 6, 1)
    assert [(held.person, held.side) for held in laid_over.people("Thaçi", served)] == [
        ("Hashim Thaci", "Norvaal")
    ]
    confirmed = [held for held in laid_over.people("Thaçi", later) if held.confirmed(later)]
    assert [(held.person, held.side, held.office) for held in confirmed] == [
        ("Hashim Thaci", "Kosovo", "head_of_state")
    ]
    assert {"Norvaal", "Kosovo"} <= {held.side for held in laid_over.people("Hashim Thaçi", None)}


def test_people_of_the_process_hide_namesakes_on_every_day(laid_over: Knowledge) -> None:
    for day in (None, date(1999, 6, 1), date(2005, 6, 1)):
        assert {held.person for held in laid_over.people("Ivanov", day)} == {"Igor Ivanov"}
    assert laid_over.people("Sergei Ivanov", date(2005, 6, 1))[0].person == "Sergei Ivanov"


def test_general_holders_bear_the_names_of_the_process(laid_over: Knowledge) -> None:
    day = date(2017, 6, 1)
    assert [held.person for held in laid_over.holders("Kosovo", "head_of_state", day)] == ["Hashim Thaci"]
    assert [held.person for held in load().holders("Kosovo", "head_of_state", day)] == ["Hashim Thaçi"]
