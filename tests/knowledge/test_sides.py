from collections import defaultdict

import pytest

from dragoman.knowledge import FormKind, Knowledge, fold, load
from dragoman.knowledge.files import table
from dragoman.knowledge.sides import is_people
from dragoman.model import ActorKind


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load()


def test_every_country_has_a_capital_and_a_code_of_its_own() -> None:
    countries = table("countries")
    assert all(entry["capital"] for entry in countries.values())
    assert len({entry["iso3"] for entry in countries.values()}) == len(countries)
    assert all(-90 <= entry["lat"] <= 90 and -180 <= entry["lon"] <= 180 for entry in countries.values())
    assert all((entry["lat"], entry["lon"]) != (0, 0) for entry in countries.values())


def test_no_phrase_points_to_two_sides() -> None:
    """Congolese, Guinean, Dominican and the like were given to one country; Korean to none."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, entry in table("countries").items():
        phrases = [name, *entry["aliases"], *entry["demonyms"], *entry["metonyms"], *entry.get("seats", ())]
        if not entry.get("historical") and not entry.get("capital_is_word"):
            phrases.append(entry["capital"])
        for phrase in phrases:
            owners[fold(phrase)].add(name)
    for table_name in ("organisations", "movements"):
        for name, entry in table(table_name).items():
            for phrase in [name, *entry["aliases"], *entry.get("metonyms", ())]:
                owners[fold(phrase)].add(name)
    shared = {phrase: names for phrase, names in owners.items() if len(names) > 1}
    assert shared == {"brussels": {"Belgium", "European Union"}}


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("Congolese", "Democratic Republic of the Congo"),
        ("Guinean", "Guinea"),
        ("Dominican", "Dominican Republic"),
        ("Sudanese", "Sudan"),
        ("Serb", "Serbia"),
        ("Bosnian Serb", "Bosnian Serbs"),
        ("Moscow", "Russia"),
        ("Brussels", "European Union"),
        ("Turkish Cypriot", "Turkish Cypriots"),
    ],
)
def test_decided_phrases(known: Knowledge, phrase: str, side: str) -> None:
    form = known.side(phrase)
    assert form is not None
    assert form.side == side


@pytest.mark.parametrize(
    "phrase",
    ["Korean", "us", "is", "who", "turkey", "Who", "polish", "state department", "March 14", "Victoria"],
)
def test_phrases_that_name_no_side(known: Knowledge, phrase: str) -> None:
    assert known.side(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "side", "form"),
    [
        ("US", "United States", FormKind.ALIAS),
        ("the U.S.", "United States", FormKind.ALIAS),
        ("Turkey", "Turkey", FormKind.NAME),
        ("Turks", "Turkey", FormKind.PEOPLE),
        ("Turk", "Turkey", FormKind.DEMONYM),
        ("Swiss", "Switzerland", FormKind.DEMONYM),
        ("Irishmen", "Ireland", FormKind.PEOPLE),
        ("Turkmen", "Turkmenistan", FormKind.DEMONYM),
        ("Kiev", "Ukraine", FormKind.CAPITAL),
        ("Erbil", "Kurdistan Regional Government", FormKind.CAPITAL),
        ("the Élysée", "France", FormKind.METONYM),
        ("Quai d’Orsay", "France", FormKind.METONYM),
        ("IS", "Islamic State", FormKind.ALIAS),
        ("Nato", "NATO", FormKind.NAME),
        ("UN Security Council", "United Nations", FormKind.ALIAS),
        ("Palestinian Authority", "Palestinian Authority", FormKind.NAME),
        ("Palestinian", "Palestinians", FormKind.DEMONYM),
    ],
)
def test_forms(known: Knowledge, phrase: str, side: str, form: FormKind) -> None:
    found = known.side(phrase)
    assert found is not None
    assert (found.side, found.form) == (side, form)


def test_a_part_keeps_its_name(known: Knowledge) -> None:
    found = known.side("UN refugee agency")
    assert found is not None
    assert (found.side, found.name, found.country) == ("United Nations", "UNHCR", None)


def test_sides_named_in_the_tables_exist(known: Knowledge) -> None:
    for name in ("organisations", "movements"):
        for key, entry in table(name).items():
            side = entry.get("side") or key
            assert known.kind_of(side) in ActorKind
            form = known.sides.get(fold(side))
            assert form is not None, side
            assert form.side == side, key


def test_kinds(known: Knowledge) -> None:
    assert known.kind_of("Armenia") is ActorKind.STATE
    assert known.kind_of("United Nations") is ActorKind.ORGANISATION
    assert known.kind_of("Houthis") is ActorKind.ARMED_GROUP
    assert known.kind_of("nobody we know") is ActorKind.ORGANISATION


def test_plural_nouns() -> None:
    assert is_people("Saudis")
    assert not is_people("Seychellois")
    assert not is_people("Swiss")
