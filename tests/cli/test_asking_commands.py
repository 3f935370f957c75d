"""Whom and what commands are asked for: names in any form, days and numbers that make sense, answers that help."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from record_samples import matched, meeting, record, report, statement

from dragoman.cli.main import cli
from dragoman.model import Actor, ActorKind, Agreement, AgreementStatus, Record, Span
from dragoman.record import Store

FORMS = ("Netanyahu", "Benjamin Netanyahu", "Binyamin Netanyahu")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Statements of the UN, of the United Nations, and of one person of Israel under three names; a group's too."""
    speakers = [
        Actor(None, "UN", ActorKind.ORGANISATION),
        Actor(None, "United Nations", ActorKind.ORGANISATION),
        *[Actor(name, "Israel", ActorKind.PERSON, None, "prime minister") for name in FORMS],
        Actor("four Israeli police officers", "Israel", ActorKind.UNNAMED, None, "officer"),
        Actor("Four Guards", "Israel", ActorKind.PERSON),
        Actor("Mira Aske", None, ActorKind.PERSON),
    ]
    with Store.open(tmp_path / "r.dragoman") as store:
        for number, speaker in enumerate(speakers):
            text = f"“We will open the Tarn bridge on day {number}”, the speaker said. That is all."
            words = f"We will open the Tarn bridge on day {number}"
            said = replace(statement(f"“{words}”", words, text=text), speaker=(speaker,))
            outlet = ("AP", "Associated Press")[number % 2]
            store.add(
                Record(report(text, id=f"R{number}" + "x" * 60 * (number == 0), outlet=outlet), (said,))
            )
        matched(store)
    return tmp_path / "r.dragoman"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def shown(record: Path, *arguments: object) -> str:
    result = run(*arguments, "--record", record)
    assert result.exit_code == 0, result.output
    return result.output


def told(record: Path, *arguments: object) -> int:
    """How many entries the timeline tells."""
    return shown(record, "timeline", "--each", *arguments).partition("Sources")[0].count("-s1)")


@pytest.mark.parametrize("side", ["UN", "un", "United Nations", "united nations"])
def test_a_side_is_found_by_every_name_of_it(path: Path, side: str) -> None:
    assert told(path, "--side", side) == 2
    assert "United Nations: " in shown(path, "positions", "--side", side) or "UN: " in shown(
        path, "positions", "--side", side
    )


@pytest.mark.parametrize("side", [*FORMS, "netanyahu"])
def test_a_person_is_found_by_every_form_of_the_name(path: Path, side: str) -> None:
    assert told(path, "--side", side) == 3
    assert "(Israel): told as prime minister 2031; 3 entries in 3 reports" in " ".join(
        shown(path, "people", "--side", side).split()
    )


def test_what_stands_for_a_side_finds_it(path: Path) -> None:
    assert told(path, "--side", "IDF") == told(path, "--side", "Israel") == 5


@pytest.mark.parametrize("command", ["timeline", "due", "positions", "disagreements", "people"])
def test_a_name_that_is_not_there_brings_the_nearest(path: Path, command: str) -> None:
    assert "Did you mean Israel?" in shown(path, command, "--side", "Isreal")
    plain = shown(path, command, "--side", "Qqqqq")
    assert "Nothing in the record answers to this." in plain
    assert "Did you mean" not in plain


def test_people_are_those_who_act_for_the_side_and_no_groups(path: Path) -> None:
    everybody = shown(path, "people")
    assert "Mira Aske: told as minister" not in everybody
    assert "Mira Aske: no office told; 1 entry in 1 report" in everybody
    assert "fficers" not in everybody
    assert "Guards" not in everybody
    assert "Mira Aske" not in shown(path, "people", "--side", "Israel")


def test_people_of_a_side_are_not_all_who_occur_beside_it(tmp_path: Path) -> None:
    text = "Ida Roke met Mira Aske. That is all."
    met = meeting("Ida Roke met Mira Aske", text=text)
    both = (
        Actor("Ida Roke", "Velmora", ActorKind.PERSON, met.participants[0].role, "minister"),
        Actor("Mira Aske", "Astrany", ActorKind.PERSON, met.participants[1].role, "minister"),
    )
    with Store.open(tmp_path / "r") as store:
        store.add(Record(report(text), (replace(met, participants=both),)))
        matched(store)
    output = shown(tmp_path / "r", "people", "--side", "Velmora")
    assert "Ida Roke" in output
    assert "Mira Aske" not in output


def test_an_outlet_has_one_name(path: Path) -> None:
    output = shown(path, "sources")
    assert output.startswith("Outlets\n  Associated Press: 8 reports\n")
    assert told(path, "--outlet", "AP") == told(path, "--outlet", "Associated Press") == 8


def test_long_ids_of_reports_are_cut(path: Path) -> None:
    output = shown(path, "timeline", "--side", "UN")
    assert f"report R0{'x' * 37}…" in output
    assert "x" * 38 not in output
    assert "x" * 60 in shown(path, "show", report_id(path)).replace("\n" + " " * 15, "")


def report_id(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return next(one.short for one in store.entries() if len(one.report.id) > 60)


def test_an_agreement_without_a_name_says_of_what_it_is(tmp_path: Path) -> None:
    words = "Velmora and Astrany signed a “paper” on the salt road and " + "very " * 20 + "much else"
    text = f"{words}. That is all."
    deal = next(entry for entry in record().entries if isinstance(entry, Agreement))
    unnamed = replace(deal, name=None, status=AgreementStatus.SIGNED, evidence=(Span(0, len(words)),))
    with Store.open(tmp_path / "r") as store:
        store.add(Record(report(text), (unnamed,)))
        matched(store)
    output = " ".join(shown(tmp_path / "r", "timeline").split())
    assert (
        "Agreement between Velmora and Astrany: signed (“Velmora and Astrany signed a ‘paper’ on the salt road and"
        in output
    )
    assert "much else”" not in output.partition("Sources")[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("timeline", "--min-confidence", "nan"), "is not in the range"),
        (("positions", "--min-confidence", "nan"), "is not in the range"),
        (
            ("due", "--since", "2031-05-02", "--until", "2031-05-01"),
            "--since 2031-05-02 lies after --until 2031-05-01",
        ),
        (("positions", "--since", "2031-05-02", "--until", "2031-05-01"), "lies after"),
        (("timeline", "--since", "2031-02-30"), "there is no such day"),
        (("brief", "--on", "2031-02-30"), "there is no such day"),
        (("timeline", "--since", "next May"), "is not a day such as"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(path: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments, "--record", path)
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize("wanted", ["", "  "])
def test_an_empty_id_is_said_to_be_none(path: Path, wanted: str) -> None:
    result = run("show", wanted, "--record", path)
    assert result.exit_code == 1
    assert "an id is needed" in result.output
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("command", ["timeline", "positions", "disagreements", "sources"])
def test_no_answer_begins_with_an_empty_line(path: Path, command: str) -> None:
    assert not shown(path, command).startswith("\n")
