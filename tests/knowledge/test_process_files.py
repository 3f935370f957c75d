"""The process files that come with the program: they load, name sides that exist, and hold on days that are known."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.files import process_names
from dragoman.knowledge.overlay import category_of
from dragoman.knowledge.process import process_file, process_path, read_process
from dragoman.knowledge.process_check import FindingKind, check_process
from dragoman.knowledge.process_starter import starter
from dragoman.model import ActorKind, Role

NAMES = [name for name in process_names() if name != "default"]
REAL = [name for name in NAMES if name != "exercise"]
JUSTIFIED = {FindingKind.GAP, FindingKind.NAMESAKES}
"""What is doubtful in itself and true nevertheless: an office that was vacant, two persons of one surname."""


@pytest.fixture(scope="module")
def known() -> dict[str, Knowledge]:
    return {name: load(name) for name in NAMES}


def test_the_processes_are_there() -> None:
    assert set(REAL) == {
        "armenia-azerbaijan",
        "israel-gaza",
        "kosovo-serbia",
        "sudan",
        "ukraine-russia",
        "yemen",
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_side_is_found_by_every_phrase(name: str, known: dict[str, Knowledge]) -> None:
    knowledge = known[name]
    for side in knowledge.process.sides:
        for phrase in (side.name, *side.aliases, *side.demonyms, *side.metonyms):
            form = knowledge.side(phrase)
            assert form is not None, phrase
            assert form.side == side.name, phrase


@pytest.mark.parametrize("name", REAL)
def test_sides_are_what_the_general_tables_say_they_are(name: str, known: dict[str, Knowledge]) -> None:
    general = load()
    for side in known[name].process.sides:
        form = general.side(side.name)
        if form is not None:
            assert form.side == side.name
            assert form.kind is side.kind
            found = known[name].side(side.name)
            assert found is not None
            assert found.country == form.country


@pytest.mark.parametrize("name", REAL)
def test_people_are_found_in_their_office_by_every_spelling(name: str, known: dict[str, Knowledge]) -> None:
    knowledge = known[name]
    for person in knowledge.process.persons:
        day = person.start or person.end
        for spelling in (person.name, *person.aliases):
            found = knowledge.people(spelling, day)
            assert any(t.person == person.name and t.side == person.side for t in found), spelling


@pytest.mark.parametrize("name", REAL)
def test_people_have_a_gender_and_full_names(name: str, known: dict[str, Knowledge]) -> None:
    for person in known[name].process.persons:
        assert person.gender is not None, person.name
        assert person.office, person.name
        assert len(person.name.split()) > 1, person.name


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_doubtful_that_need_not_be(name: str) -> None:
    found = check_process(read_process(process_path(name)))
    assert [finding.text for finding in found if finding.kind not in JUSTIFIED] == []


HELD = {
    ("armenia-azerbaijan", "Armenia", "foreign_minister", "2022-06-09"): "Ararat Mirzoyan",
    ("armenia-azerbaijan", "Armenia", "foreign_minister", "2019-03-01"): "Zohrab Mnatsakanyan",
    ("armenia-azerbaijan", "Armenia", "head_of_government", "2020-11-09"): "Nikol Pashinyan",
    ("armenia-azerbaijan", "Azerbaijan", "foreign_minister", "2016-04-05"): "Elmar Mammadyarov",
    ("armenia-azerbaijan", "Azerbaijan", "head_of_state", "2001-04-04"): "Heydar Aliyev",
    ("armenia-azerbaijan", "Azerbaijan", "head_of_state", "2020-11-09"): "Ilham Aliyev",
    ("kosovo-serbia", "Kosovo", "head_of_government", "2023-02-27"): "Albin Kurti",
    ("kosovo-serbia", "Kosovo", "foreign_minister", "2023-03-18"): "Donika Gërvalla-Schwarz",
    ("kosovo-serbia", "Serbia", "head_of_state", "2023-03-18"): "Aleksandar Vučić",
    ("kosovo-serbia", "Serbia", "head_of_government", "2013-04-19"): "Ivica Dačić",
    ("sudan", "Sudan", "head_of_state", "2023-04-15"): "Abdel Fattah al-Burhan",
    ("sudan", "Sudan", "head_of_government", "2020-10-03"): "Abdalla Hamdok",
    ("sudan", "Sudan", "foreign_minister", "2013-09-01"): "Ali Karti",
    ("yemen", "Yemen", "head_of_state", "2018-12-13"): "Abdrabbuh Mansour Hadi",
    ("yemen", "Yemen", "head_of_state", "2023-04-09"): "Rashad al-Alimi",
    ("yemen", "Yemen", "foreign_minister", "2018-12-13"): "Khaled al-Yamani",
    ("israel-gaza", "Israel", "defence_minister", "2023-10-07"): "Yoav Gallant",
    ("israel-gaza", "Israel", "foreign_minister", "2024-05-01"): "Israel Katz",
    ("israel-gaza", "Palestinian Authority", "head_of_government", "2009-01-05"): "Salam Fayyad",
    ("ukraine-russia", "Ukraine", "foreign_minister", "2015-02-12"): "Pavlo Klimkin",
    ("ukraine-russia", "Ukraine", "defence_minister", "2023-07-01"): "Oleksii Reznikov",
    ("ukraine-russia", "Russia", "defence_minister", "2022-07-22"): "Sergei Shoigu",
    ("ukraine-russia", "Russia", "foreign_minister", "2022-03-10"): "Sergey Lavrov",
    ("ukraine-russia", "Ukraine", "defence_minister", "2026-01-20"): "Mykhailo Fedorov",
    ("sudan", "Sudan", "foreign_minister", "2025-10-01"): "Mohieddin Salim",
    ("sudan", "United Nations", "envoy", "2025-01-15"): "Ramtane Lamamra",
    ("armenia-azerbaijan", "Armenia", "defence_minister", "2020-10-10"): "David Tonoyan",
    ("armenia-azerbaijan", "Azerbaijan", "head_of_government", "2018-06-01"): "Novruz Mammadov",
    ("armenia-azerbaijan", "Azerbaijan", "head_of_government", "2003-09-01"): "Ilham Aliyev",
    ("kosovo-serbia", "United Nations", "envoy", "2009-02-17"): "Lamberto Zannier",
    ("kosovo-serbia", "Kosovo", "head_of_state", "2021-04-05"): "Glauk Konjufca",
    ("israel-gaza", "Egypt", "intelligence_chief", "2014-08-26"): "Mohamed Farid el-Tohamy",
    ("israel-gaza", "Middle East Quartet", "envoy", "2010-09-02"): "Tony Blair",
    ("israel-gaza", "Israel", "national_security_adviser", "2022-03-01"): "Eyal Hulata",
}
"""Who held an office on a day; where the file has nobody, as the general tables have it."""


@pytest.mark.parametrize("case", HELD, ids=" ".join)
def test_offices_on_known_days(case: tuple[str, str, str, str], known: dict[str, Knowledge]) -> None:
    name, side, office, text = case
    day = date.fromisoformat(text)
    holders = known[name].holders(side, office, day)
    assert [held.person for held in holders if held.confirmed(day)] == [HELD[case]]


SPELLINGS = {
    ("armenia-azerbaijan", "Mnatsakanian"): "Zohrab Mnatsakanyan",
    ("armenia-azerbaijan", "Elmar Mamedyarov"): "Elmar Mammadyarov",
    ("armenia-azerbaijan", "Serguei Lavrov"): "Sergey Lavrov",
    ("sudan", "Hemedti"): "Mohamed Hamdan Dagalo",
    ("sudan", "Burhan"): "Abdel Fattah al-Burhan",
    ("sudan", "al-Burhan"): "Abdel Fattah al-Burhan",
    ("ukraine-russia", "Lawrow"): "Sergey Lavrov",
    ("ukraine-russia", "Лавров"): "Sergey Lavrov",
    ("israel-gaza", "Ismail Haniya"): "Ismail Haniyeh",
    ("yemen", "Abdulmalik al-Houthi"): "Abdul-Malik al-Houthi",
    ("kosovo-serbia", "Vucic"): "Aleksandar Vučić",
}


@pytest.mark.parametrize("case", SPELLINGS, ids=" ".join)
def test_spellings(case: tuple[str, str], known: dict[str, Knowledge]) -> None:
    name, spelling = case
    assert known[name].people(spelling, None)[0].person == SPELLINGS[case]


def test_the_day_decides_between_namesakes(known: dict[str, Knowledge]) -> None:
    knowledge = known["armenia-azerbaijan"]
    assert knowledge.people("Aliyev", date(2001, 4, 4))[0].person == "Heydar Aliyev"
    assert knowledge.people("Aliyev", date(2021, 4, 4))[0].person == "Ilham Aliyev"


SIDES = {
    ("sudan", "Hemedti", "2020-10-03"): "Sudan",
    ("sudan", "Hemedti", "2023-04-20"): "Rapid Support Forces",
    ("israel-gaza", "Tony Blair", "2003-03-20"): "United Kingdom",
    ("israel-gaza", "Tony Blair", "2010-09-02"): "Middle East Quartet",
    ("kosovo-serbia", "Lajčák", "2015-05-01"): "Slovakia",
    ("kosovo-serbia", "Lajčák", "2023-03-18"): "European Union",
}


@pytest.mark.parametrize("case", SIDES, ids=" ".join)
def test_whom_people_served_on_known_days(case: tuple[str, str, str], known: dict[str, Knowledge]) -> None:
    name, person, text = case
    day = date.fromisoformat(text)
    assert known[name].people(person, day)[0].side == SIDES[case]


def test_no_seat_is_a_list() -> None:
    for name in REAL:
        assert not [side for side in read_process(process_path(name)).sides if ";" in side.capital], name


def test_parties_and_mediators(known: dict[str, Knowledge]) -> None:
    for name in REAL:
        roles = known[name].process.roles
        assert sum(role is Role.PARTY for role in roles.values()) >= 2, name
        assert Role.MEDIATOR in roles.values(), name


# --- findings


SOUND = """
name = "x"
[[side]]
name = "Norvaal"
role = "party"
[[side]]
name = "Iskareth"
role = "party"
"""

DOUBTFUL = {
    "one party": (
        'name = "x"\n[[side]]\nname = "Norvaal"\nrole = "party"',
        FindingKind.PARTIES,
        "only one side has",
    ),
    "no party": ('name = "x"', FindingKind.PARTIES, "no side has"),
    "unknown side": (
        SOUND + '[[person]]\nname = "Ada Bel"\nside = "Norval"',
        FindingKind.SIDE_UNKNOWN,
        "person Ada Bel: the side “Norval” is neither in this file nor in the general tables",
    ),
    "side by another name": (
        SOUND + '[[person]]\nname = "Ada Bel"\nside = "UN"',
        FindingKind.SIDE_UNKNOWN,
        "the tables call it United Nations",
    ),
    "phrase of two sides": (
        SOUND + '[[side]]\nname = "The Council"\naliases = ["iskareth"]',
        FindingKind.PHRASE_TWICE,
        "side The Council: “iskareth” is claimed by Iskareth too",
    ),
    "phrase of the tables": (
        SOUND + '[[side]]\nname = "The Council"\naliases = ["Baku"]',
        FindingKind.PHRASE_HIDES,
        "“Baku” means Azerbaijan in the general tables",
    ),
    "two holders": (
        SOUND
        + '[[person]]\nname = "Ada Bel"\nside = "Norvaal"\noffice = "prime minister"\nto = "2040-05-02"\n'
        + '[[person]]\nname = "Cy Dun"\nside = "Norvaal"\noffice = "premier"\nfrom = "2040-05-01"',
        FindingKind.OVERLAP,
        "person Cy Dun: premier of Norvaal from 2040-05-01, while Ada Bel is that until 2040-05-02",
    ),
    "nobody for a year": (
        SOUND
        + '[[person]]\nname = "Ada Bel"\nside = "Norvaal"\noffice = "king"\nto = "2039-05-01"\n'
        + '[[person]]\nname = "Cy Dun"\nside = "Norvaal"\noffice = "king"\nfrom = "2040-05-01"',
        FindingKind.GAP,
        "nobody is king of Norvaal between 2039-05-01 (Ada Bel) and 2040-05-01",
    ),
    "namesakes": (
        SOUND
        + '[[person]]\nname = "Ada Bel"\nside = "Norvaal"\n[[person]]\nname = "Cy Bel"\nside = "Norvaal"',
        FindingKind.NAMESAKES,
        "person Cy Bel: on the days of Ada Bel the surname alone may mean either",
    ),
    "word of two tracks": (
        SOUND
        + '[[track]]\nkey = "transport"\nwords = ["causeway"]\n[[track]]\nkey = "borders"\nwords = ["Causeway"]',
        FindingKind.TRACK_TWICE,
        "track borders: “Causeway” stands under transport too",
    ),
    "building without its town": (
        SOUND + '[[place]]\nname = "Hall"\nlat = 1\nlon = 1\nkind = "building"\nwithin = "Nowhereville"',
        FindingKind.TOWN_UNKNOWN,
        "place Hall: the town “Nowhereville”",
    ),
}


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_is_doubtful_is_told(case: str, tmp_path: Path) -> None:
    text, kind, words = DOUBTFUL[case]
    path = tmp_path / "process.toml"
    path.write_text(text, encoding="utf-8")
    (finding,) = check_process(read_process(path))
    assert finding.kind is kind
    assert words in finding.text
    assert "\n" not in finding.text


UNDOUBTED = {
    "handover on one day": '{name = "Ada Bel", side = "Norvaal", office = "king", to = "2040-05-01"},\n'
    '{name = "Cy Dun", side = "Norvaal", office = "king", from = "2040-05-01"}',
    "a month without a holder": '{name = "Ada Bel", side = "Norvaal", office = "king", to = "2040-05-01"},\n'
    '{name = "Cy Dun", side = "Norvaal", office = "king", from = "2040-05-31"}',
    "two spokesmen": '{name = "Ada Bel", side = "Norvaal", office = "spokesman"},\n'
    '{name = "Cy Dun", side = "Norvaal", office = "spokesman"}',
    "spokesman of a minister": '{name = "Ada Bel", side = "Norvaal", office = "spokesman of the prime minister"},\n'
    '{name = "Cy Dun", side = "Norvaal", office = "prime minister"}',
    "one king on two sides": '{name = "Ada Bel", side = "Norvaal", office = "king"},\n'
    '{name = "Ada Bel", side = "Iskareth", office = "king"}',
    "namesakes in turn": '{name = "Ada Bel", side = "Norvaal", office = "king", to = "2040-05-01"},\n'
    '{name = "Cy Bel", side = "Norvaal", office = "king", from = "2040-05-02"}',
    "a side of the tables": '{name = "Ada Bel", side = "Azerbaijan", office = "king"}',
}


@pytest.mark.parametrize("case", UNDOUBTED)
def test_what_is_sound_is_left_alone(case: str, tmp_path: Path) -> None:
    path = tmp_path / "process.toml"
    head, *sides = SOUND.split("[[side]]")
    path.write_text(f"{head}person = [{UNDOUBTED[case]}]\n[[side]]{'[[side]]'.join(sides)}", encoding="utf-8")
    assert check_process(read_process(path)) == ()


def test_who_serves_an_office_does_not_hold_it() -> None:
    assert category_of("spokesman of the prime minister") not in {"head_of_government", "head_of_state"}
    assert category_of("adviser to the president") != "head_of_state"
    assert category_of("deputy minister of foreign affairs") == "foreign_minister"
    assert category_of("minister of foreign affairs") == "foreign_minister"
    assert category_of("first vice president") == "deputy_head_of_government"


# --- files given by name, and files to begin with


def test_a_process_is_a_file_or_a_name(tmp_path: Path) -> None:
    path = tmp_path / "talks"
    path.write_text('name = "x"', encoding="utf-8")
    assert process_file(str(path)) == path
    assert process_file("sudan") == process_path("sudan")
    with pytest.raises(KnowledgeError, match="there is no such file"):
        process_file("sudann.toml")
    with pytest.raises(KnowledgeError, match=r"kosovo-serbia, sudan"):
        process_file("sudann")


def test_a_later_file_adds_to_a_process(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('name = "ours"\nside = [{name = "Chad", aliases = ["Amdjarass"]}]', encoding="utf-8")
    knowledge = load(process_path("sudan"), extra=[path])
    form = knowledge.side("Amdjarass")
    assert form is not None
    assert form.side == "Chad"
    assert knowledge.process.roles["Rapid Support Forces"] is Role.PARTY
    assert knowledge.people("Hemedti", None)


def test_a_starter_is_sound_and_knows_its_sides(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    text = starter(sides=["Armenia", "Hamas", 'The "Council"'], mediators=["UN", "Armenia"])
    path.write_text(text, encoding="utf-8")
    process = read_process(path)
    assert check_process(process) == ()
    armenia, hamas, council, nations = process.sides
    assert (armenia.kind, armenia.capital, armenia.role) == (ActorKind.STATE, "Yerevan", Role.PARTY)
    assert "Armenians" in armenia.demonyms
    assert (hamas.kind, council.kind) == (ActorKind.ARMED_GROUP, ActorKind.GROUP)
    assert council.name == 'The "Council"'
    assert (nations.name, nations.role) == ("United Nations", Role.MEDIATOR)
    assert '# name = "Nikol Pashinyan"' in text
    assert "# known to hold it on 20" in text


def test_the_comments_of_a_starter_are_valid_when_they_are_no_comments(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    for text in (starter(sides=["Armenia", "Qatar"], mediators=["Turkey"]), starter()):
        lines = text.splitlines()
        tables = [line.removeprefix("# ") for line in lines if " = " in line or "[[" in line]
        path.write_text("\n".join(tables), encoding="utf-8")
        assert read_process(path).persons
