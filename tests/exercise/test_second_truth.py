"""The second exercise (tests/second_exercise) is sound: what it names exists, and its truth fits its reports."""

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Report
from dragoman.model.interchange import record_from_json
from dragoman.sources import plan, read_file

EXERCISE = Path(__file__).resolve().parents[1] / "second_exercise"
TRUTH = EXERCISE / "truth"
TOOL = Path(__file__).resolve().parents[2] / "tools" / "build_exercise.py"
ACROSS = tomllib.loads((TRUTH / "across.toml").read_text(encoding="utf-8"))
IDS = sorted(path.stem for path in (TRUTH / "records").glob("*.json"))

EVENT_KINDS = {"meeting", "agreement", "action"}
PLANNED = {"scheduled", "expected", "offered", "postponed", "cancelled", "refused"}
OUTCOMES = {
    "held": {"held"},
    "postponed then held": {"held"},
    "cancelled": {"cancelled"},
    "refused": {"refused"},
    "not heard of again": {"scheduled", "expected", "offered"},
}


def loaded(folder: str, report: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((TRUTH / folder / f"{report}.json").read_text(encoding="utf-8"))
    return value


RECORDS = {report: loaded("records", report) for report in IDS}
TEXTS = {report: loaded("texts", report)["text"] for report in IDS}
ENTRIES = {
    f"{report}#{entry['id']}": entry for report, record in RECORDS.items() for entry in record["entries"]
}
EVENTS: list[dict[str, Any]] = ACROSS["event"]
PLANS: list[dict[str, Any]] = ACROSS["plan"]
CLAIMS: list[dict[str, Any]] = ACROSS["claim"]
POSITIONS = [position for claim in CLAIMS for position in claim["positions"]]
LISTED = [
    *EVENTS,
    *POSITIONS,
    *ACROSS["quotation_variant"],
    *ACROSS["condition"],
    *ACROSS["not_copy"],
]


def report_of(entry: str) -> str:
    return entry.partition("#")[0]


# ---------------------------------------------------------------- reports and records


def test_there_are_twenty_reports_named_after_their_files() -> None:
    files = sorted((EXERCISE / "reports").glob("*.json"))
    assert [file.stem for file in files] == [f"Y{number:02}" for number in range(1, 21)] == IDS
    assert [json.loads(file.read_text(encoding="utf-8"))["id"] for file in files] == IDS


def test_the_program_reads_outlet_agency_and_day_as_the_truth_has_them() -> None:
    for path in plan([EXERCISE / "reports"]):
        for report in read_file(path):
            assert isinstance(report, Report), report
            head = RECORDS[report.id]["report"]
            assert report.text == TEXTS[report.id]
            assert (report.outlet, report.agency) == (head["outlet"], head["agency"]), report.id
            assert report.published is not None
            assert report.published.isoformat() == head["published"]


def test_the_built_truth_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, TOOL, "--check", "--exercise", EXERCISE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == "20 records, 0 files stale"


@pytest.mark.parametrize("report", IDS)
def test_a_record_fits_the_schema_and_quotes_its_report(report: str) -> None:
    text, value = TEXTS[report], RECORDS[report]
    record_from_json(value, text=text)
    note = tomllib.loads((TRUTH / "annotations" / f"{report}.toml").read_text(encoding="utf-8"))
    assert len({row["id"] for row in note["entry"]}) == len(note["entry"])
    for row, entry in zip(note["entry"], value["entries"], strict=True):
        for key in ("evidence", "content"):
            spans = entry.get(key, [])
            assert [text[start:end] for start, end in spans] == row.get(key, [])
        assert all(text.count(words) == 1 for words in row["evidence"]), row["id"]
        low, high = value["report"]["body"][0]
        assert all(low <= start and end <= high for start, end in entry["evidence"])


# ---------------------------------------------------------------- across reports


def test_keys_are_used_once() -> None:
    for kind in ("event", "plan", "claim", "person"):
        keys = Counter(item["key"] for item in ACROSS[kind])
        assert [key for key, times in keys.items() if times > 1] == []


def test_every_entry_named_exists_in_a_report_named_beside_it() -> None:
    for item in LISTED:
        assert item["entries"]
        assert len(set(item["entries"])) == len(item["entries"]), item
        assert set(item["reports"]) <= set(IDS)
        for entry in item["entries"]:
            assert entry in ENTRIES, entry
            assert report_of(entry) in item["reports"], entry
    for copy in ACROSS["copy"]:
        assert {copy["origin"], *copy["copies"]} <= set(IDS)
    for correction in ACROSS["correction"]:
        assert {correction["report"], correction["corrects"]} <= set(IDS)


def test_every_meeting_agreement_and_action_belongs_to_exactly_one_event() -> None:
    told = Counter(entry for event in EVENTS for entry in event["entries"])
    wanted = {name for name, entry in ENTRIES.items() if entry["type"] in EVENT_KINDS}
    assert set(told) == wanted
    assert set(told.values()) == {1}


def test_an_event_lists_entries_of_its_own_kind_and_one_a_report() -> None:
    for event in EVENTS:
        assert {ENTRIES[name]["type"] for name in event["entries"]} == {event["kind"]}, event["key"]
        reports = [report_of(name) for name in event["entries"]]
        assert len(set(reports)) == len(reports), event["key"]


def test_a_meeting_told_as_held_is_dated_as_its_event_unless_a_claim_says_otherwise() -> None:
    disputed = {"Y09#m1", "Y09#m3"}
    assert disputed <= {name for position in POSITIONS for name in position["entries"]}
    for event in EVENTS:
        for name in event["entries"]:
            entry = ENTRIES[name]
            start, end = entry["date"]["start"], entry["date"]["end"]
            if event["kind"] == "meeting" and entry["status"] == "held" and start and name not in disputed:
                assert start <= event["date"] <= end, name


@pytest.mark.parametrize("plan_", PLANS, ids=lambda plan_: plan_["key"])
def test_the_steps_of_a_plan_are_one_event_in_order_and_end_in_its_outcome(plan_: dict[str, Any]) -> None:
    steps = plan_["steps"]
    assert [step["date"] for step in steps] == sorted(step["date"] for step in steps)
    for step in steps:
        assert step["status"] == ENTRIES[step["entry"]]["status"], step
        assert report_of(step["entry"]) == step["report"]
        assert step["date"] == RECORDS[step["report"]]["report"]["published"]
    assert steps[-1]["status"] in OUTCOMES[plan_["outcome"]]
    events = [event for event in EVENTS if {step["entry"] for step in steps} & set(event["entries"])]
    assert len(events) == 1
    assert {step["entry"] for step in steps} <= set(events[0]["entries"])


def test_every_meeting_told_as_planned_is_a_step_of_a_plan() -> None:
    steps = {step["entry"] for plan_ in PLANS for step in plan_["steps"]}
    planned = {
        name for name, entry in ENTRIES.items() if entry["type"] == "meeting" and entry["status"] in PLANNED
    }
    assert planned <= steps


def test_only_contradictions_are_called_so() -> None:
    kinds = {"contradiction", "series", "compatible", "same", "corrected"}
    for claim in CLAIMS:
        assert claim["kind"] in kinds, claim["key"]
        assert claim["contradiction"] is (claim["kind"] == "contradiction")
        assert (len(claim["positions"]) == 1) is (claim["kind"] == "same")


def test_the_figures_of_a_position_have_its_number_and_every_figure_is_in_a_claim() -> None:
    claimed = set()
    for position in POSITIONS:
        number = re.match(r"(?:more than )?(\d+)\b", position["value"])
        for name in position["entries"]:
            if ENTRIES[name]["type"] == "figure":
                claimed.add(name)
                assert number, position
                assert ENTRIES[name]["value_low"] == float(number[1]), name
    figures = {name for name, entry in ENTRIES.items() if entry["type"] == "figure"}
    assert figures - claimed == {"Y15#f5"}  # told once, by one side


def test_the_variants_of_a_quotation_are_printed_in_its_statements() -> None:
    for item in ACROSS["quotation_variant"]:
        for name, variant in zip(item["entries"], item["variants"], strict=True):
            assert variant in TEXTS[report_of(name)]
            assert ENTRIES[name]["type"] == "statement"


def test_a_condition_is_set_by_a_statement_of_its_side() -> None:
    for item in ACROSS["condition"]:
        for name in item["entries"]:
            assert ENTRIES[name]["act"] == "condition", name
            assert item["side"] in {actor["side"] for actor in ENTRIES[name]["speaker"]}, name


def test_a_person_stands_in_each_entry_under_the_name_given() -> None:
    for person in ACROSS["person"]:
        forms = set()
        for mention in person["mentions"]:
            name, _, form = mention.partition(": ")
            forms.add(form)
            entry = ENTRIES[name]
            actors = [
                a
                for key in ("participants", "speaker", "actor", "target", "source")
                for a in entry.get(key, [])
            ]
            called = {actor["name"] or f"({actor['office']})" for actor in actors}
            assert form in called, mention
        assert len(forms) > 1, person["key"]
