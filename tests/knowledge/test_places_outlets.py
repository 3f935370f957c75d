import pytest

from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.files import rows, table
from dragoman.knowledge.phrases import fold


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("surface", "country"),
    [
        ("Geneva", "Switzerland"),
        ("Kiev", "Ukraine"),
        ("Peking", "China"),
        ("Hodeidah", "Yemen"),
        ("New York", "United States"),
        ("Camp David", "United States"),
        ("Bürgenstock", "Switzerland"),
        ("Sharm el-Sheikh", "Egypt"),
        ("Stepanakert", "Azerbaijan"),
        ("Gaza", "Palestine"),
        ("Washington, D.C.", "United States"),
        ("Tripoli, Lebanon", "Lebanon"),
        ("Pristina", "Kosovo"),
    ],
)
def test_towns(known: Knowledge, surface: str, country: str) -> None:
    town = known.town(surface)
    assert town is not None
    assert town.country == country


def test_the_largest_town_unless_one_is_near(known: Knowledge) -> None:
    largest, near = known.town("Tripoli"), known.town("Tripoli", near=["Lebanon", "Libya"])
    assert largest is not None
    assert near is not None
    assert (largest.country, near.country) == ("Libya", "Lebanon")


def test_words_in_lower_case_are_no_places(known: Knowledge) -> None:
    assert known.town("male") is None
    assert known.town("nice") is None
    assert known.region("gulf") is None
    assert known.building("pentagon") is None
    assert known.town("Nowhere at all") is None


def test_towns_by_key_are_sorted_by_size(known: Knowledge) -> None:
    sizes = [town.population for town in known.towns["santiago"]]
    assert sizes == sorted(sizes, reverse=True)
    assert "geneva" in known.towns
    assert len(known.towns) > 30_000


def test_capitals_are_towns_of_their_country(known: Knowledge) -> None:
    """De facto and former states have capitals that lie in another state of the tables."""
    for name, entry in table("countries").items():
        if not entry.get("historical") and not entry["iso3"].startswith(("X", "SOL")):
            town = known.town(entry["capital"], near=[name])
            assert town is not None, name
            assert town.country == name


@pytest.mark.parametrize(
    ("building", "town"),
    [
        ("the White House", "Washington"),
        ("Palais des Nations", "Geneva"),
        ("UN headquarters", "New York"),
        ("the Élysée", "Paris"),
        ("Lancaster House", "London"),
        ("the Kremlin", "Moscow"),
    ],
)
def test_buildings(known: Knowledge, building: str, town: str) -> None:
    found = known.building(building)
    assert found is not None
    assert found.name == town


def test_regions(known: Knowledge) -> None:
    darfur, kashmir = known.region("Darfur"), known.region("Kashmir")
    assert darfur is not None
    assert kashmir is not None
    assert darfur.country == "Sudan"
    assert kashmir.country is None


def test_countries_of_places_are_those_of_the_table() -> None:
    countries = set(table("countries"))
    assert {row[1] for row in rows("places_extra")} <= countries
    assert {country for entry in table("regions").values() for country in entry["countries"]} <= countries
    assert all(entry["country"] in countries | {""} for entry in table("outlets").values())
    assert all(entry["country"] in countries | {""} for entry in table("movements").values())


def test_keys_of_places_are_folded() -> None:
    for row in list(rows("places"))[::97]:
        assert all(fold(key) == key for key in row[0].split("|"))


@pytest.mark.parametrize(
    ("surface", "name", "agency"),
    [
        ("Reuters", "Reuters", True),
        ("AP", "Associated Press", True),
        ("Tass", "TASS", True),
        ("the Guardian", "The Guardian", False),
        ("al-Jazeera", "Al Jazeera", False),
        ("Iranian state TV", "state television", False),
    ],
)
def test_outlets(known: Knowledge, surface: str, name: str, *, agency: bool) -> None:
    outlet = known.outlet(surface)
    assert outlet is not None
    assert (outlet.name, outlet.agency) == (name, agency)


def test_words_are_no_outlets(known: Knowledge) -> None:
    assert known.outlet("time") is None
    assert known.outlet("the guardian") is None
    assert known.outlet("bild") is None


def test_outlets_by_domain(known: Knowledge) -> None:
    for domain in (
        "reuters.com",
        "www.reuters.com",
        "https://www.Reuters.com/world/?x",
        "uk.reuters.com:443",
    ):
        outlet = known.outlet_of_domain(domain)
        assert outlet is not None
        assert outlet.name == "Reuters"
    assert known.outlet_of_domain("example.org") is None
    assert known.outlet_of_domain("com") is None


def test_genders(known: Knowledge) -> None:
    assert known.gender("Sergei Lavrov") == "m"
    assert known.gender("Angela Merkel") == "f"
    assert known.gender("Jean-Claude Juncker") is None
    assert known.gender("Lavrov") is None
    assert known.gender("") is None
