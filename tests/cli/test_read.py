import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from record_samples import meeting

from dragoman.cli.main import cli
from dragoman.cli.writing import file_name
from dragoman.errors import ModelError
from dragoman.model import Record, Report
from dragoman.model.interchange import record_from_json
from dragoman.record import Store


class FakeReader:
    """Finds one meeting in each report; some texts stop it."""

    reads: list[str] = []  # noqa: RUF012 - looked at by the tests

    def __init__(self, knowledge: object) -> None:
        del knowledge

    def read_many(self, reports: Iterable[Report]) -> Iterator[Record]:
        for report in reports:
            if "STOP" in report.text:
                raise KeyboardInterrupt
            if "BAD" in report.text:
                raise ModelError(report.id, stage="building a record", reason="a span lies outside")
            self.reads.append(report.id)
            yield Record(report, (meeting(report.text[:8], text=report.text),))


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The language model is not what these tests are about."""
    monkeypatch.setattr("dragoman.cli.job.Reader", FakeReader)
    monkeypatch.chdir(tmp_path)
    FakeReader.reads.clear()
    return FakeReader.reads


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, arguments)])


def lines(path: Path, *objects: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(value) + "\n" for value in objects))
    return path


def story(number: int, **values: object) -> dict[str, object]:
    text = f"Velmora and Astrany met for the {number}th time in the town of Quist."
    return {"id": f"R{number}", "text": text, "published": "2031-04-09"} | values


def test_reports_are_stored_and_written(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", story(1), story(2))
    result = run(source, "--records", "out")
    assert result.exit_code == 0, result.output
    assert "2 reports read, 0 already known, 0 failed" in result.output
    assert "2 entries: 2 meetings" in result.output
    assert sorted(path.name for path in Path("out").iterdir()) == ["R1.json", "R2.json"]
    content = Path("out/R1.json").read_text()
    assert content.startswith('{\n "report"')
    assert content.endswith("}\n")
    text = str(story(1)["text"])
    with Store.open("record.dragoman", read_only=True) as store:
        stored = store.reading(store.report("R1").key)
    assert stored is not None
    assert record_from_json(json.loads(content), text=text).entries == stored.record.entries


def test_a_second_run_reads_nothing_and_writes_the_same(tmp_path: Path, reader: list[str]) -> None:
    source = lines(tmp_path / "in.jsonl", story(1), story(2))
    run(source, "--records", "one")
    result = run(source, "--records", "two")
    assert "0 reports read, 2 already known, 0 failed" in result.output
    assert reader == ["R1", "R2"]
    for name in ("R1.json", "R2.json"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_the_same_text_of_another_day_is_read_for_its_file(tmp_path: Path, reader: list[str]) -> None:
    run(lines(tmp_path / "a.jsonl", story(1)))
    run(lines(tmp_path / "b.jsonl", story(1, published="2031-07-01")), "--records", "out")
    assert json.loads(Path("out/R1.json").read_text())["report"]["published"] == "2031-07-01"
    assert reader == ["R1", "R1"]


def test_another_process_reads_anew(tmp_path: Path, reader: list[str]) -> None:
    source = lines(tmp_path / "in.jsonl", story(1))
    (tmp_path / "p.toml").write_text("name = 'P'")
    run(source)
    run(source, "--process", "p.toml")
    run(source, "--process", "p.toml")
    assert reader == ["R1", "R1"]


def test_no_store_only_writes(tmp_path: Path) -> None:
    result = run(lines(tmp_path / "in.jsonl", story(1)), "--records", "out", "--no-store")
    assert result.exit_code == 0
    assert not Path("record.dragoman").exists()
    assert Path("out/R1.json").exists()


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", story(1), story(2, text="BAD text here"), story(3))
    with source.open("a") as file:
        file.write("{not json\n")
    result = run(source, "missing.txt", "--records", "out")
    assert result.exit_code == 1
    assert "2 reports read, 0 already known, 3 failed" in result.stdout
    assert sum(line.startswith("dragoman: ") for line in result.stderr.splitlines()) == 3
    assert "missing.txt: opening: there is no such file or folder" in result.stderr
    assert "a span lies outside" in result.stderr
    assert len(list(Path("out").iterdir())) == 2


def test_two_reports_with_one_id_overwrite_nothing(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", story(1), story(2, id="R1"), story(1))
    result = run(source, "--records", "out")
    assert result.exit_code == 1
    assert "give each report an id of its own" in result.stderr
    (path,) = Path("out").iterdir()
    with Store.open("record.dragoman", read_only=True) as store:
        assert len(store.reports()) == 2
    assert json.loads(path.read_text())["report"]["id"] == "R1"


@pytest.mark.parametrize(
    "odd",
    [
        "../../evil",
        "/etc/passwd",
        "..",
        ".",
        "a/b",
        "a\\b",
        "\0",
        "\ud800",
        "x" * 400,
        "é" * 200,
        ".hid",
        " ",
    ],
)
def test_no_id_leads_out_of_the_folder(tmp_path: Path, odd: str) -> None:
    source = lines(tmp_path / "in.jsonl", story(1, id=odd), story(2, id="a_b"))
    result = run(source, "--records", tmp_path / "deep" / "out", "--no-store")
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "deep" / "out").iterdir())) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "deep"}


def test_plain_ids_keep_their_names() -> None:
    for plain in ("R1", "wh-2025-02-23", "Łódź 3", "a.b"):
        assert file_name(plain) == f"{plain}.json"
    assert file_name("a/b") != file_name("a:b")


def test_interrupted_what_is_done_is_kept(tmp_path: Path, reader: list[str]) -> None:
    source = lines(tmp_path / "in.jsonl", story(1), story(2, text="STOP here now"), story(3))
    result = run(source)
    assert result.exit_code == 130
    assert "1 report read" in result.stdout
    assert "what is done is kept" in result.stderr
    lines(source, story(1), story(3))
    assert "1 report read, 1 already known" in run(source).stdout
    assert reader == ["R1", "R3"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--record", "in.jsonl"], "not a record of Dragoman"),
        (["--records", "in.jsonl/x"], "writing records"),
        (["--process", "no.toml"], "there is no such file"),
        (["--record", "no/such/r"], "folder does not exist"),
    ],
)
def test_what_cannot_be_used_is_one_line(tmp_path: Path, arguments: list[str], says: str) -> None:
    source = lines(tmp_path / "in.jsonl", story(1), *[story(number) for number in range(2, 40)])
    result = run(source, *arguments)
    assert result.exit_code == 1
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
