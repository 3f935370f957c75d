"""What a report says about itself."""

import json
from pathlib import Path

import pytest

from dragoman.model import Report
from dragoman.sources import canonical_agency, is_agency, outlet_of, read_file
from dragoman.sources.dateline import dateline_of

SENTENCE = "The governments of Velmora and Ostrand agreed to open the bridge at once."
REST = "Minister Ilka Varn spoke of a good day. The bridge has been shut for years."


def read(tmp_path: Path, text: str, **given: object) -> Report:
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"text": text, **given}), encoding="utf-8")
    (item,) = read_file(path)
    assert isinstance(item, Report)
    return item


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("OSTRAVEL (Meridian) — ", "Ostravel", "Meridian"),
        ("OSTRAVEL, March 4 (Reuters) - ", "Ostravel", "Reuters"),
        ("OSTRAVEL, Velmora (AP) — ", "Ostravel", "AP"),
        ("PORT QUELL, Feb. 3 (Xinhua) -- ", "Port Quell", "Xinhua"),
        ("Port Quell/Mediamax/. ", "Port Quell", "Mediamax"),
        ("PORT QUELL, MARCH 4, ARMENPRESS. ", "Port Quell", "ARMENPRESS"),
        ("OSTRAVEL, Velmora, March 4. Trend: ", "Ostravel", "Trend"),
        ("OSTRAVEL, March 4. /TASS/. ", "Ostravel", "TASS"),
        ("New Quell [Velmora], March 4 (ANI): ", "New Quell", "ANI"),
        ("New Quell, March 4 (PTI) ", "New Quell", "PTI"),
        ("Ostravel, SANA- ", "Ostravel", "SANA"),
        ("SAINT-JEAN-DES-BOIS (AFP) - ", "Saint-Jean-des-Bois", "AFP"),
        ("OSTRAVEL — ", "Ostravel", None),
        ("Ostravel, Velmora – ", "Ostravel", None),
        ("Ostravel, 4 March. ", "Ostravel", None),
        ("OSTRAVEL ", "Ostravel", None),
        ("(Reuters) - ", None, "Reuters"),
        ("AP — ", None, "AP"),
    ],
)
def test_datelines(tmp_path: Path, opening: str, place: str | None, agency: str | None) -> None:
    found = read(tmp_path, f"{opening}{SENTENCE}\n\n{REST}")
    assert (found.dateline, found.agency) == (place, agency)
    assert found.body[0].start == 0


@pytest.mark.parametrize(
    "opening",
    [
        "NATO Ministers met",
        "HAMAS Leaders met",
        "Ilka Varn (Velmora) said",
        "President Varn (left) met",
        "Ostravel — which is small — voted",
        "On Monday, 5 May. The council",
        "WIDO Ministers met, and WIDO said",
        "UN: The council",
        "US President Varn said - on Monday",
        "",
    ],
)
def test_no_datelines(opening: str) -> None:
    assert dateline_of(f"{opening} that the bridge would open.") is None


@pytest.mark.parametrize(
    ("line", "author", "agency"),
    [
        ("By AFP", None, "AFP"),
        ("By The Associated Press", None, "The Associated Press"),
        ("By Meridian", None, "Meridian"),
        ("By Lena Okuro", "Lena Okuro", None),
        ("By Lena Okuro and Pell Ames", "Lena Okuro, Pell Ames", None),
        ("By Lena Okuro in Port Quell", "Lena Okuro", None),
        ("By Lena Okuro, Reuters", "Lena Okuro", "Reuters"),
        ("By Lena Okuro, with Meridian", "Lena Okuro", "Meridian"),
        ("By Lena Okuro | March 4, 2041", "Lena Okuro", None),
        ("By Staff Reporter", None, None),
    ],
)
def test_bylines(tmp_path: Path, line: str, author: str | None, agency: str | None) -> None:
    found = read(tmp_path, f"Bridge to Open\n\n{line}\n\n{SENTENCE}\n\n{REST}")
    assert (found.author, found.agency, found.title) == (author, agency, "Bridge to Open")


@pytest.mark.parametrize(
    ("line", "author", "agency"),
    [
        ("(Reporting by Lena Okuro and Pell Ames; Editing by Ugo Tarn)", "Lena Okuro, Pell Ames", None),
        ("The Associated Press contributed to this report.", None, "The Associated Press"),
        ("Source: Xinhua", None, "Xinhua"),
    ],
)
def test_credits(tmp_path: Path, line: str, author: str | None, agency: str | None) -> None:
    found = read(tmp_path, f"{SENTENCE}\n\n{REST}\n\n{line}")
    assert (found.author, found.agency) == (author, agency)
    assert found.body[-1].of(found.text).endswith("years.")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 04, 2041", "2041-03-04"),
        ("4 March 2041", "2041-03-04"),
        ("2041-03-04", "2041-03-04"),
        ("04.03.2041", "2041-03-04"),
        ("Monday, 4 March 2041 10:15 GMT", "2041-03-04"),
        ("Published: March 4, 2041 at 9:05 a.m.", "2041-03-04"),
        ("Updated: March 6, 2041 | Published: March 4, 2041", "2041-03-04"),
        ("Posted on Mar. 4, 2041", "2041-03-04"),
        ("Port Quell, 4 March 2041", "2041-03-04"),
    ],
)
def test_date_lines(tmp_path: Path, line: str, day: str) -> None:
    found = read(tmp_path, f"Bridge to Open\n\n{line}\n\n{SENTENCE}\n\n{REST}")
    assert str(found.published) == day
    assert found.body[0].of(found.text).startswith("The governments")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/2041/03/04/bridge", "2041-03-04"),
        ("https://post.example/2041/mar/04/bridge", "2041-03-04"),
        ("https://post.example/bridge-20410304.html", "2041-03-04"),
        ("https://post.example/bridge-2041-03-04", "2041-03-04"),
        ("https://post.example/2041/13/44/bridge", "None"),
        ("https://post.example/a123456789", "None"),
    ],
)
def test_the_day_in_the_address(tmp_path: Path, url: str, day: str) -> None:
    assert str(read(tmp_path, f"{SENTENCE}\n\n{REST}\n\nOriginal url:\n\n{url}").published) == day


def test_a_dateline_takes_its_year_from_the_address(tmp_path: Path) -> None:
    text = f"OSTRAVEL, March 4 (Meridian) - {SENTENCE}"
    assert str(read(tmp_path, text, url="https://post.example/2041/03/bridge").published) == "2041-03-04"
    assert read(tmp_path, text).published is None


def test_the_day_that_the_report_speaks_from(tmp_path: Path) -> None:
    caption = "Minister Ilka Varn hosts her colleague, Port Quell, March 4, 2041."
    prose = "The two governments agreed on {}, to open the bridge at once."
    monday = read(tmp_path, f"{caption}\n\nBridge to Open\n\n{prose.format('Monday, March 4')}")
    assert str(monday.published) == "2041-03-04"
    archive = read(tmp_path, f"{caption}\n\nBridge to Open\n\n{prose.format('Friday, March 4')}")
    assert archive.published is None


def test_the_outlet_of_a_subscription_line_and_of_the_address(tmp_path: Path) -> None:
    text = f"{SENTENCE}\n\n{REST}\n\nGet the Velmora Post Weekly in your inbox:"
    assert read(tmp_path, text).outlet == "Velmora Post"
    assert read(tmp_path, SENTENCE, url="https://www.theguardian.com/x").outlet == "The Guardian"
    assert read(tmp_path, SENTENCE, url="https://post.example/x").outlet == "post.example"
    assert read(
        tmp_path, f"{SENTENCE}\n\n{REST}\n\n© 2041 The Velmora Post. All rights reserved."
    ).outlet == ("The Velmora Post")


def test_what_is_given_beats_what_is_found(tmp_path: Path) -> None:
    text = f"Bridge to Open\n\nBy Lena Okuro\n\nMarch 4, 2041\n\n{SENTENCE}\n\n{REST}"
    found = read(
        tmp_path, text, title="Another", outlet="The Mail", author="Pell Ames", published="March 5, 2041"
    )
    assert (found.title, found.outlet, found.author, str(found.published)) == (
        "Another",
        "The Mail",
        "Pell Ames",
        "2041-03-05",
    )


@pytest.mark.parametrize(
    "printed", ["2041-03-04", "2041-03-04T23:30:00-05:00", "20410304", "March 4, 2041", 20410304]
)
def test_dates_of_metadata(tmp_path: Path, printed: object) -> None:
    assert str(read(tmp_path, SENTENCE, published=printed).published) == "2041-03-04"


def test_an_agency_via_an_outlet_or_as_author(tmp_path: Path) -> None:
    via = read(tmp_path, SENTENCE, outlet="AP via Velmora Post")
    assert (via.outlet, via.agency) == ("Velmora Post", "AP")
    signed = read(tmp_path, SENTENCE, author="Reuters")
    assert (signed.author, signed.agency) == (None, "Reuters")


def test_the_person_whose_statement_a_title_announces(tmp_path: Path) -> None:
    title = "Statement by Government Spokesperson Ilka Varn on the Bridge"
    assert read(tmp_path, SENTENCE, title=title).author == "Ilka Varn"
    assert (
        read(tmp_path, SENTENCE, title="Statement by the Minister of Public Works on the Bridge").author
        is None
    )


def test_agencies_and_outlets_by_name() -> None:
    assert is_agency("the associated press")
    assert not is_agency("Velmora Post")
    assert canonical_agency("Associated Press") == "AP"
    assert canonical_agency("Meridian") == "Meridian"
    assert outlet_of("https://edition.cnn.com/2041/x") == "CNN"
    assert outlet_of("themoscowtimes.com/x") == "The Moscow Times"
    assert outlet_of("http://[broken") is None
    assert outlet_of("nowhere") is None
