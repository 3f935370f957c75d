"""The bundled exercise is sound: its reports, its records and the truth across reports fit together."""

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.errors import ModelError
from dragoman.model import Report
from dragoman.model.interchange import record_from_json, record_to_json
from dragoman.sources import plan, read_file

EXERCISE = Path(dragoman.__file__).parent / "exercise"
TRUTH = EXERCISE / "truth"
TOOL = Path(__file__).resolve().parents[2] / "tools" / "build_exercise.py"
ACROSS = tomllib.loads((TRUTH / "across.toml").read_text(encoding="utf-8"))
IDS = sorted(path.stem for path in (TRUTH / "records").glob("*.json"))

COMMON = {"id", "type", "evidence", "date", "place", "tracks"}
OWN = {
    "meeting": {"status", "channel", "participants"},
    "statement": {"speaker", "mode", "content", "cue", "act"},
    "agreement": {"name", "status", "parties", "mediators"},
    "action": {"kind", "actor", "target"},
    "figure": {"value_low", "value_high", "approximate", "what", "about", "source"},
}
PLANNED = {"scheduled", "expected", "offered", "postponed", "cancelled"}
OUTCOMES = {
    "held": {"held", "ongoing"},
    "postponed then held": {"held"},
    "cancelled": {"cancelled"},
    "not heard of again": {"scheduled", "expected", "offered"},
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH = "|".join(MONTHS)
DATED = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:the )?"
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>{MONTH})|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}}))\b"
    r"(?:,? (?P<year>\d{4}))?"
)
DATELINE = re.compile(r"^[A-Z ]{4,}(?:, [A-Z][a-z]+ \d+)?(?: \(Halyard\))? [-—] ")


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
POSITIONS = [position for claim in ACROSS["claim"] for position in claim["positions"]]
LISTED: list[dict[str, Any]] = [*EVENTS, *POSITIONS, *ACROSS["quotation_variant"], *ACROSS["condition"]]


def reports_read() -> list[tuple[str, Report]]:
    """Each report as the program reads it, with its outlet's folder."""
    found = []
    for path in plan([EXERCISE / "reports"]):
        for report in read_file(path):
            assert isinstance(report, Report), report
            found.append((path.parent.name, report))
    return found


def body(report: str) -> str:
    return " ".join(TEXTS[report][start:end] for start, end in RECORDS[report]["report"]["body"])


def published(report: str) -> date:
    return date.fromisoformat(RECORDS[report]["report"]["published"])


def sentences(report: str) -> set[str]:
    """The sentences of four words and more, without dateline and with straight quotation marks."""
    text = DATELINE.sub("", " ".join(body(report).split())).translate(str.maketrans("“”‘’", "\"\"''"))
    return {part for part in re.split(r"(?<=[.?!\"]) (?=[A-Z\"É])", text) if len(part.split()) >= 4}


def of_event() -> dict[str, list[str]]:
    """Entry → keys of the events that list it."""
    found = defaultdict(list)
    for event in EVENTS:
        for entry in event["entries"]:
            found[entry].append(event["key"])
    return found


# ---------------------------------------------------------------- reports


def test_the_reports_are_many_and_from_many_outlets_over_fourteen_months() -> None:
    found = reports_read()
    assert sorted(report.id for _, report in found) == IDS
    assert len(found) >= 30
    assert len({folder for folder, _ in found}) == 7
    assert len({published(report).replace(day=1) for report in IDS}) == 14


@pytest.mark.parametrize("report", IDS)
def test_a_report_has_150_to_600_words(report: str) -> None:
    assert 150 <= len(body(report).split()) <= len(TEXTS[report].split()) <= 600


def test_the_texts_of_the_truth_are_what_the_program_reads() -> None:
    assert {report.id: report.text for _, report in reports_read()} == TEXTS


@pytest.mark.parametrize("report", IDS)
def test_a_weekday_printed_with_a_date_fits_the_calendar(report: str) -> None:
    for match in DATED.finditer(TEXTS[report]):
        day = date(
            int(match["year"] or published(report).year),
            MONTHS.index(match["month"] or match["month2"]) + 1,
            int(match["day"] or match["day2"]),
        )
        assert WEEKDAYS[day.weekday()] == match["weekday"], match[0]


def test_weekdays_with_a_date_are_printed_at_all() -> None:
    assert sum(bool(DATED.search(text)) for text in TEXTS.values()) >= 10


# ---------------------------------------------------------------- records


@pytest.mark.parametrize("report", IDS)
def test_a_record_fits_the_schema(report: str) -> None:
    value = RECORDS[report]
    record = record_from_json(value, text=TEXTS[report])
    again = record_to_json(record)
    again["report"].pop("url")
    for entry in again["entries"]:
        assert entry.pop("confidence") == 1.0
        assert entry.pop("reader") == ""
        assert entry.pop("condition", None) is None  # the truth does not part conditions
        assert entry.pop("duration", None) is None  # nor does it tell how long
        assert entry.pop("round", None) is None
    assert again == value  # nothing lost, nothing added: no unknown field, no missing one
    for entry in value["entries"]:
        assert entry.keys() == COMMON | OWN[entry["type"]]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("type", "rumour"),
        ("status", "maybe"),
        ("channel", "pigeon"),
        ("tracks", ["weather"]),
        ("evidence", []),
    ],
)
def test_the_schema_check_refuses_a_wrong_value(field: str, wrong: object) -> None:
    value = loaded("records", "X11")
    meeting = next(entry for entry in value["entries"] if entry["type"] == "meeting")
    meeting[field] = wrong
    with pytest.raises(ModelError):
        record_from_json(value, text=TEXTS["X11"])


@pytest.mark.parametrize("report", IDS)
def test_every_span_holds_words_of_the_report(report: str) -> None:
    text, value = TEXTS[report], RECORDS[report]
    spans = list(value["report"]["body"])
    for entry in value["entries"]:
        assert entry["evidence"], entry["id"]
        spans += [*entry["evidence"], *entry.get("content", ())]
        if entry.get("cue"):
            spans.append(entry["cue"])
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


@pytest.mark.parametrize("report", IDS)
def test_the_evidence_lies_in_the_body(report: str) -> None:
    value = RECORDS[report]
    for entry in value["entries"]:
        for start, end in entry["evidence"]:
            assert any(low <= start and end <= high for low, high in value["report"]["body"]), entry["id"]


def test_the_built_truth_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == f"{len(IDS)} records, 0 files stale"


# ---------------------------------------------------------------- across reports: references


def test_keys_are_used_once() -> None:
    for kind in ("event", "plan", "claim"):
        assert [
            key for key, times in Counter(item["key"] for item in ACROSS[kind]).items() if times > 1
        ] == []


def test_every_report_named_across_exists() -> None:
    named = {report for item in LISTED for report in item["reports"]}
    named |= {step["report"] for plan_ in PLANS for step in plan_["steps"]}
    named |= {report for copy in ACROSS["copy"] for report in (copy["origin"], *copy["copies"])}
    named |= {report for item in ACROSS["correction"] for report in (item["report"], item["corrects"])}
    assert named <= set(IDS)


def test_every_entry_named_across_exists_in_a_report_named_beside_it() -> None:
    for item in LISTED:
        assert len(set(item["entries"])) == len(item["entries"]), item
        for entry in item["entries"]:
            assert entry in ENTRIES
            assert entry.partition("#")[0] in item["reports"], entry
    for step in (step for plan_ in PLANS for step in plan_["steps"]):
        assert step["entry"] in ENTRIES
        assert step["entry"].partition("#")[0] == step["report"]


def test_only_a_silence_has_no_entry() -> None:
    assert [
        item for item in (*EVENTS, *ACROSS["quotation_variant"], *ACROSS["condition"]) if not item["entries"]
    ] == []
    assert [position["value"] for position in POSITIONS if not position["entries"]] == ["not confirmed"]


# ---------------------------------------------------------------- across reports: events


def test_every_meeting_belongs_to_exactly_one_event() -> None:
    found = of_event()
    meetings = [name for name, entry in ENTRIES.items() if entry["type"] == "meeting"]
    assert [name for name in meetings if len(found[name]) != 1] == []


def test_no_entry_belongs_to_two_events() -> None:
    assert [name for name, events in of_event().items() if len(events) > 1] == []


def test_an_event_lists_entries_of_its_own_kind() -> None:
    for event in EVENTS:
        assert {ENTRIES[name]["type"] for name in event["entries"]} == {event["kind"]}, event["key"]


def test_a_report_tells_one_meeting_in_one_entry() -> None:
    for event in EVENTS:
        if event["kind"] == "meeting":
            told = [name.partition("#")[0] for name in event["entries"]]
            assert len(set(told)) == len(told), event["key"]


def test_a_meeting_told_as_held_is_dated_as_its_event() -> None:
    for event in EVENTS:
        first, _, last = event["date"].partition("/")
        for name in event["entries"]:
            entry = ENTRIES[name]
            start, end = entry["date"]["start"], entry["date"]["end"]
            if event["kind"] == "meeting" and entry["status"] == "held" and start and end and first:
                assert start <= (last or first), name
                assert first <= end, name


def test_a_meeting_told_as_held_has_the_sides_of_its_event() -> None:
    for event in EVENTS:
        for name in event["entries"]:
            entry = ENTRIES[name]
            if event["kind"] == "meeting" and entry["status"] == "held":
                parties = {actor["side"] for actor in entry["participants"] if actor["role"] == "party"}
                assert parties <= set(event["sides"]), name


# ---------------------------------------------------------------- across reports: plans


@pytest.mark.parametrize("plan_", PLANS, ids=lambda plan_: plan_["key"])
def test_the_steps_of_a_plan_are_in_date_order_and_end_in_its_outcome(plan_: dict[str, Any]) -> None:
    steps = plan_["steps"]
    assert [step["date"] for step in steps] == sorted(step["date"] for step in steps)
    for step in steps:
        assert step["date"] == published(step["report"]).isoformat()
        assert step["status"] == ENTRIES[step["entry"]]["status"]
    assert steps[-1]["status"] in OUTCOMES[plan_["outcome"]]


@pytest.mark.parametrize("plan_", PLANS, ids=lambda plan_: plan_["key"])
def test_a_plan_is_one_event_from_its_first_mention_to_its_outcome(plan_: dict[str, Any]) -> None:
    found = of_event()
    events = {found[step["entry"]][0] for step in plan_["steps"]}
    assert len(events) == 1 or events == {"amarande-refuses", "port-merrin-summit"}


def test_every_meeting_told_as_planned_has_a_plan() -> None:
    found = of_event()
    covered = {found[step["entry"]][0] for plan_ in PLANS for step in plan_["steps"]}
    for name, entry in ENTRIES.items():
        if entry["type"] == "meeting" and entry["status"] in PLANNED:
            assert found[name][0] in covered, name


# ---------------------------------------------------------------- across reports: claims, words, conditions


def test_the_figures_of_a_position_have_its_number() -> None:
    for position in POSITIONS:
        number = re.match(r"(?:at least |about )?(\d+)\b", position["value"])
        for name in position["entries"]:
            entry = ENTRIES[name]
            if entry["type"] == "figure":
                assert number, position
                assert float(number[1]) in {entry["value_low"], entry["value_high"]}, name


def test_positions_are_told_in_figures_and_statements() -> None:
    told = [name for position in POSITIONS for name in position["entries"]]
    others = {name for name in told if ENTRIES[name]["type"] not in {"figure", "statement"}}
    assert others - {"X23#m1", "X23#a1"} == {"X39#g1", "X40#g1", "X42#g1", "X43#g1", "X44#g1"}


def test_the_variants_of_a_quotation_are_printed_in_its_statements() -> None:
    for item in ACROSS["quotation_variant"]:
        printed = set()
        for name in item["entries"]:
            entry, text = ENTRIES[name], TEXTS[name.partition("#")[0]]
            assert entry["type"] == "statement"
            words = " ".join(text[start:end] for start, end in entry["content"])
            (variant,) = [variant for variant in item["variants"] if variant in words]
            printed.add(variant)
        assert printed == set(item["variants"])


def test_a_condition_is_set_by_statements_of_its_side() -> None:
    for item in ACROSS["condition"]:
        for name in item["entries"]:
            entry = ENTRIES[name]
            assert entry["act"] in {"condition", "threaten"}, name
            assert item["side"] in {actor["side"] for actor in entry["speaker"]}, name


# ---------------------------------------------------------------- across reports: copies, corrections


def test_a_copy_shares_most_of_its_sentences_with_its_origin() -> None:
    for item in ACROSS["copy"]:
        origin = sentences(item["origin"])
        for copy in item["copies"]:
            shared = len(origin & sentences(copy))
            if item.get("partial"):
                assert shared >= 1
                assert sentences(copy) - origin
            else:
                assert shared > len(sentences(copy)) / 2, copy


def test_reports_not_listed_as_copies_share_no_sentence() -> None:
    family: dict[str, str] = {}
    for item in ACROSS["copy"]:
        family |= dict.fromkeys((item["origin"], *item["copies"]), item["origin"])
    for one, other in combinations(IDS, 2):
        if one not in family or family[one] != family.get(other):
            assert not sentences(one) & sentences(other), (one, other)


def test_a_copy_and_a_correction_are_not_older_than_their_origin() -> None:
    for item in ACROSS["copy"]:
        assert all(published(item["origin"]) <= published(copy) for copy in item["copies"])
    for item in ACROSS["correction"]:
        assert published(item["corrects"]) <= published(item["report"])
        assert "CORRECT" in RECORDS[item["report"]]["report"]["title"]
