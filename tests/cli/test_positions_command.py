"""`dragoman positions` as a user has it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from record_samples import report, statement

from dragoman.cli.main import cli
from dragoman.knowledge import load
from dragoman.matching.matcher import Matcher
from dragoman.model import Act, Mode, Record, Statement, Track
from dragoman.record import Store

PLEDGE = "Velmora’s minister Ida Roke said Velmora would open the Tarn bridge to lorries."
REJECT = "Velmora rejected opening the Tarn bridge to lorries."
FIRST = "Velmora said there would be no treaty before the border was delimited."
OTHER = "Astrany said there would be no delimitation of the border before a treaty was signed."
TEXT = f"{PLEDGE}\n{FIRST} {OTHER}\n"
LATER = f"{REJECT}\n"
BOTH = (Track.TREATY, Track.BORDERS)


def records() -> tuple[Record, ...]:
    pledge = statement(PLEDGE.rstrip("."), "Velmora would open the Tarn bridge to lorries", text=TEXT)
    first = statement(
        FIRST.rstrip("."),
        "there would be no treaty before the border was delimited",
        text=TEXT,
        id="s2",
        name="Velmora",
        act=Act.CONDITION,
        mode=Mode.INDIRECT,
    )
    other = statement(
        OTHER.rstrip("."),
        "there would be no delimitation of the border before a treaty was signed",
        text=TEXT,
        id="s3",
        side="Astrany",
        name="Astrany",
        act=Act.CONDITION,
        mode=Mode.INDIRECT,
    )
    reject = statement(
        REJECT.rstrip("."),
        "opening the Tarn bridge to lorries",
        text=LATER,
        name="Velmora",
        act=Act.REJECT,
        day=date(2031, 6, 2),
        mode=Mode.INDIRECT,
    )
    tied = tuple(replace(one, tracks=BOTH) for one in (first, other))
    return (
        Record(report(TEXT), (pledge, *tied)),
        Record(report(LATER, id="R2", published=date(2031, 6, 2)), (reject,)),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "r.dragoman") as store:
        for record in records():
            store.add(record)
        list(store.match(Matcher(load())))
    return tmp_path / "r.dragoman"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["positions", *map(str, arguments)])


def test_positions_by_side_and_track_with_changes_and_conditions(path: Path) -> None:
    result = run("--record", path)
    assert result.exit_code == 0, result.output
    output = " ".join(result.output.split())
    assert (
        "Velmora: transport 2031-04-09 pledges (Ida Roke): “Velmora would open the Tarn bridge to lorries” ["
        in output
    )
    assert "2031-06-02 rejects: opening the Tarn bridge to lorries [" in output
    assert (
        "changed: rejects opening the Tarn bridge to lorries; on 2031-04-09 pledged “Velmora would open"
        in output
    )
    assert "What depends on what" in output
    assert (
        "Velmora: borders before treaty: there would be no treaty before the border was delimited [" in output
    )
    assert "Deadlock: Astrany wants treaty before borders and Velmora wants borders before treaty [" in output
    assert "Sources [1] The Quist Post, 2031-04-09, report R1" in output


def test_what_is_asked_for_is_shown(path: Path) -> None:
    astrany = run("--side", "astrany", "--record", path).output
    assert "Velmora: transport" not in astrany
    assert "Astrany: treaty" in astrany
    assert "Deadlock" in astrany
    person = run("--side", "Ida Roke", "--record", path).output
    assert "pledges (Ida Roke)" in person
    assert "Astrany:" not in person
    transport = run("--track", "transport", "--record", path).output
    assert "What depends on what" not in transport
    late = run("--since", "2031-06-01", "--record", path).output
    assert "changed: rejects opening the Tarn bridge to lorries; on 2031-04-09 pledged" in late
    assert "pledges (Ida Roke)" not in late
    assert "Nothing in the record answers to this." in run("--side", "Nobody", "--record", path).output


def test_a_statement_about_several_tracks_is_told_once(path: Path) -> None:
    output = " ".join(run("--record", path).output.partition("What depends on what")[0].split())
    assert "Astrany: treaty 2031-04-09 makes it a condition: " in output
    assert output.count("no delimitation of the border before a treaty was signed") == 1
    assert "signed (also borders) [" in output
    assert f"({report(TEXT).key[:8]}-s3)" in output
    borders = run("--track", "borders", "--record", path).output
    assert "Astrany: borders\n" in borders
    assert "(also treaty)" in " ".join(borders.split())


def told(path: Path, *statements: Statement, process: str = "") -> Path:
    with Store.open(path) as store:
        if process:
            store.keep_processes([process])
        for number, one in enumerate(statements):
            text = f"{one.cue}. Dispatch {number}."
            store.add(Record(report(text, id=f"R{number}"), (replace(one, cue=None),)))
        list(store.match(Matcher(load())))
    return path


def demand(side: str, words: str) -> Statement:
    sentence = f"{side} demanded {words}"
    made = statement(sentence, words, text=sentence, side=side, name=side, act=Act.DEMAND, mode=Mode.INDIRECT)
    return replace(made, cue=sentence)  # type: ignore[arg-type]


WORDS = "the withdrawal of guns from the Tarn bridge"


def test_without_a_side_the_busiest_are_shown_and_the_others_named(tmp_path: Path) -> None:
    sides = [f"Landmark{letter}" for letter in "abcdefgh"]
    record = told(
        tmp_path / "r", *[demand(side, WORDS) for side in sides], demand("Landmarkh", "grain for Oster town")
    )
    output = run("--record", record).output
    assert output.startswith("Landmarkh: ")
    assert "2 further sides: Landmarkf, Landmarkg; name one with --side" in output
    assert "Landmarkg: " not in output
    assert "Landmarkg: " in run("--side", "Landmarkg", "--record", record).output


def test_parties_come_first_then_mediators(tmp_path: Path) -> None:
    side = '[[side]]\nname = "{}"\nrole = "{}"\n'
    process = 'name = "Tarn"\n' + side.format("Astrany", "party") + side.format("Harnish", "mediator")
    busy = [demand("Oster", words) for words in ("grain for the town", "salt roads be reopened")]
    made = [*busy, demand("Harnish", WORDS), demand("Astrany", WORDS)]
    output = run("--record", told(tmp_path / "r", *made, process=process)).output
    assert 0 == output.index("Astrany: ") < output.index("Harnish: ")
    assert "Oster: " not in output
    assert "1 further side: Oster; name one with --side" in output


@pytest.mark.parametrize(
    "words", ["which", "both sides", "thank you all so very much", "Welcome, everybody. Hello!"]
)
def test_courtesies_and_fragments_are_no_positions(tmp_path: Path, words: str) -> None:
    record = told(tmp_path / "r", demand("Oster", words))
    assert "Nothing in the record answers to this." in run("--record", record).output


def test_uncertain_statements_are_left_out_by_option(path: Path) -> None:
    assert "Nothing in the record answers to this." in run("--min-confidence", "0.9", "--record", path).output


def test_help_has_examples() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "Examples:" in result.output
