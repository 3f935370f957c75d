"""The commands that show what matching found, as a user gives them, on the exercise's truth."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman
from dragoman.cli.main import cli
from dragoman.knowledge import load
from dragoman.matching.matcher import Matcher
from dragoman.model.interchange import record_from_json
from dragoman.record import Store

EXERCISE = Path(dragoman.__file__).parent / "exercise"
TRUTH = EXERCISE / "truth"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.dragoman"
    with Store.open(path) as store:
        store.keep_processes([(EXERCISE / "process.toml").read_text("utf-8")])
        for file in sorted((TRUTH / "records").glob("*.json")):
            text = json.loads((TRUTH / "texts" / file.name).read_text("utf-8"))["text"]
            store.add(record_from_json(json.loads(file.read_text("utf-8")), text=text))
        for _ in store.match(Matcher(load("exercise"))):
            pass
    return path


@pytest.fixture
def own(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(whole, tmp_path / "own.dragoman"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def shown(record: Path, *arguments: object) -> str:
    result = run(*arguments, "--record", record)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def short(record: Path, report: str, entry: str) -> str:
    with Store.open(record, read_only=True) as store:
        return next(one.short for one in store.entries() if one.report.id == report and one.entry.id == entry)


def test_the_timeline_tells_an_event_once_and_counts_its_witnesses(whole: Path) -> None:
    day = ("--type", "meeting", "--since", "2031-05-15", "--until", "2031-05-15", "--side", "Petrin Olask")
    text = shown(whole, "timeline", *day)
    # Eight reports tell it as held; the Lantern and the Standard print Halyard's story.
    assert text.count("mediated by Nasima Korrou") == 1
    assert "(8 reports, 6 independent)" in text
    assert shown(whole, "timeline", "--each", *day).count("mediated by Nasima Korrou") > 5


def test_due_tells_each_step_with_its_report(whole: Path) -> None:
    text = shown(whole, "due", "--on", "2031-06-01")
    assert "Plans as they stand on 2031-06-01" in text
    put_off = text[text.index("Put off") :]
    assert "2031-05-15 scheduled, 2031-05-28 (Halyard)" in put_off
    assert "2031-05-26 postponed, 2031-05-28 (Halyard)" in put_off


def test_due_ahead_silent_and_settled(whole: Path) -> None:
    text = shown(whole, "due", "--on", "2032-04-20", "--settled")
    ahead, silent = text.index("Ahead"), text.index("Due by then, and no report of it")
    assert ahead < text.index("2032-05-12") < silent
    assert silent < text.index("2031-11-20") < text.index("Settled")
    assert "postponed then held: Radomer Vasht" in text
    assert "cancelled: " in text
    assert "Settled" not in shown(whole, "due", "--on", "2032-04-20")


def test_due_has_what_is_planned_without_a_day_apart_and_only_of_late(whole: Path) -> None:
    text = shown(whole, "due", "--on", "2031-06-12")
    undated = text[text.index("Announced without a day") : text.index("Sources")]
    assert undated.startswith("Announced without a day told 2031-")
    assert "undated" not in text
    later = shown(whole, "due", "--on", "2033-06-12")
    assert "Announced without a day" not in later
    settled = shown(whole, "due", "--on", "2033-06-12", "--settled")
    assert "Announced without a day" in settled
    assert "undated" not in settled


def test_disagreements_stand_side_by_side(whole: Path) -> None:
    text = shown(whole, "disagreements", "--since", "2031-05-20", "--until", "2031-05-31")
    for position in ("Free Dorvane Front: 23", "Concord News: 14 (", "Taldria: 11", "Kestovia: at most 4"):
        assert position in text
    assert text.startswith("2031-05-2")
    assert "confidence" not in text
    assert "whether it is so" not in text
    assert "Nothing in the record" in shown(whole, "disagreements", "--until", "2020-01-01")


def test_a_denial_reads_as_one_and_names_keep_their_capitals(whole: Path) -> None:
    text = shown(whole, "disagreements")
    assert "denies it (“the claim that Taldria has reinforced its positions at Ketter”)" in text
    assert "2031-04-25 The unacceptable reinforcement of Taldrian positions near Ketter" in text
    assert "2032-02-18 What came of it, Quilanta: agreement of Kestovia and Taldria Halyard: signed" in text
    assert "(uncertain) Halyard: 190,000" in text
    brief = shown(whole, "brief")
    assert "Troops, Senk: 2,300 (World Concord); 2,600 (Kestovia)" in brief


def test_people_with_all_their_names_and_offices(whole: Path) -> None:
    text = shown(whole, "people", "--side", "Osmerra")
    assert "Okane Dassiro (Osmerra): told as " in text
    assert "also Dassiro" in text
    assert " entries in " in text
    assert "(Kestovia)" not in text
    assert "Nothing in the record" in shown(whole, "people", "--side", "Nowhere")


def test_sources_and_copies(whole: Path) -> None:
    text = shown(whole, "sources")
    assert "X11, Halyard, 2031-05-15" in text
    assert "copy (100% shared): X13, The Lantern Weekly" in text or "copy (100% shared): X13, Lantern" in text
    assert "partial" in text


def test_show_tells_who_tells_it_too_and_why(whole: Path) -> None:
    text = shown(whole, "show", short(whole, "X11", "m3"))
    assert "told as it stands by 8 reports, 6 independent" in text
    assert "like" in text
    assert "the same day" in text


def test_apart_and_same(own: Path) -> None:
    first, second = short(own, "X25", "m1"), short(own, "X26", "m1")
    assert second in shown(own, "show", first)
    parted = shown(own, "apart", first, second, "--by", "ana", "--reason", "two meetings")
    assert parted == f"{first} and {second} are kept apart."
    assert f"apart as {second}, by ana" in shown(own, "show", first)
    joined = shown(own, "same", first, second, "--by", "ana")
    assert joined.startswith(f"{first} and {second} tell one event")
    assert joined.endswith(".")


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        (("zzzz",), "there is no such entry"),
        (("X25 m1",), "an entry is always the same as itself"),
        (("X25 s1",), "it is of another kind"),
    ],
)
def test_decisions_that_cannot_be(own: Path, others: tuple[str, ...], reason: str) -> None:
    named = [short(own, *other.split()) if " " in other else other for other in others]
    result = run("same", short(own, "X25", "m1"), *named, "--record", own)
    assert result.exit_code == 1
    assert reason in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_the_brief_tells_what_is_disputed_and_what_was_missed(whole: Path) -> None:
    assert "What is disputed" in shown(whole, "brief", "--on", "2031-06-12")
    assert "No report of it" in shown(whole, "brief", "--on", "2031-12-01")


def test_an_empty_record(tmp_path: Path) -> None:
    Store.open(tmp_path / "e.dragoman").close()
    for command in ("due", "disagreements", "people", "positions"):
        assert "Nothing in the record answers to this." in shown(tmp_path / "e.dragoman", command)
    assert "There is no report in the record." in shown(tmp_path / "e.dragoman", "sources")
