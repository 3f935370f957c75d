from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import FormKind, Knowledge, load
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
