"""`dragoman process` as a user has it: listing, beginning and checking process files."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli.main import cli
from dragoman.cli.stamp import reading_stamp
from dragoman.knowledge import load
from dragoman.knowledge.files import process_names


@pytest.fixture(autouse=True)
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["process", *map(str, arguments)])


def test_list_names_every_process_with_its_counts() -> None:
    result = run("list")
    assert result.exit_code == 0
    for name in process_names():
        assert f"{name}  (" in result.output
    assert "exercise  (6 sides, 24 people)" in result.output
    assert "    An invented negotiation between Kestovia and Taldria" in result.output


def test_help_needs_nothing_heavy() -> None:
    code = (
        "import sys\nfrom dragoman.cli.main import main\ntry: main(['process', '--help'])\nexcept SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('spacy', 'sqlalchemy', 'rich', 'dragoman.knowledge')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for name in ("list", "new", "check"):
        assert f"  {name} " in done.stdout


def test_a_new_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "talks.toml"
    result = run("new", path, "--side", "Armenia", "--side", "Azerbaijan", "--mediator", "EU")
    assert result.exit_code == 0
    assert f"dragoman process check {path}" in result.output
    read = tomllib.loads(path.read_text("utf-8"))
    assert [side["name"] for side in read["side"]] == ["Armenia", "Azerbaijan", "European Union"]
    assert read["side"][1]["capital"] == "Baku"
    assert read["name"] == "Armenia and Azerbaijan"
    checked = run("check", path)
    assert (checked.exit_code, checked.output) == (0, "0 warnings\n")
    assert load(path).process.roles["European Union"] == "mediator"


def test_a_new_file_without_sides_tells_what_it_lacks() -> None:
    assert run("new", "talks.toml").exit_code == 0
    result = run("check", "talks.toml")
    assert result.exit_code == 0
    assert result.output.startswith("warning: no side has role")
    assert result.output.endswith("\n1 warning\n")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "talks.toml"
    path.write_text("mine", "utf-8")
    result = run("new", path, "--side", "Armenia")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"dragoman: {path}: writing a process file: is there already (give another name, nothing is overwritten)"
    ]
    assert path.read_text("utf-8") == "mine"


def test_a_folder_that_is_not_there_is_one_line() -> None:
    result = run("new", "nowhere/talks.toml")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "nowhere/talks.toml" in result.stderr


@pytest.mark.parametrize("name", ["", " ", "a\x00b", "a\x1b[31m"])
def test_a_side_needs_a_name(name: str) -> None:
    result = run("new", "talks.toml", "--side", name)
    assert result.exit_code == 2
    assert not Path("talks.toml").exists()


def test_check_warns_in_plain_lines(tmp_path: Path) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(
        'name = "x"\n[[side]]\nname = "Norvaal"\nrole = "party"\naliases = ["Baku"]\n'
        '[[person]]\nname = "Ada\\u001bBel"\nside = "Iskareth"\n',
        "utf-8",
    )
    result = run("check", path)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("warning: ") for line in lines[:-1])
    assert lines[-1] == "3 warnings"
    assert "\x1b" not in result.output


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('name = "x"\nsides = []', "did you mean 'side'?"),
        ('name = "x', "is not TOML"),
        ('name = "x"\n[[side]]\nname = "A"\nrole = "boss"', "'role' is 'boss'"),
    ],
)
def test_check_fails_on_malformed_files(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "talks.toml"
    path.write_text(text, "utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert result.output == result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert str(path) in result.stderr
    assert reason in result.stderr


def test_check_takes_names_and_names_those_there_are() -> None:
    assert run("check", "exercise").output == "0 warnings\n"
    missing = run("check", "exercize")
    assert missing.exit_code == 1
    assert "armenia-azerbaijan" in missing.stderr
    nowhere = run("check", "exercise.toml")
    assert nowhere.exit_code == 1
    assert "there is no such file" in nowhere.stderr


def test_the_stamp_depends_on_every_process_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text('name = "x"', "utf-8")
    two.write_text('name = "y"', "utf-8")
    stamps = {reading_stamp(paths) for paths in ([], [one], [two], [one, two], [two, one])}
    assert len(stamps) == 5
    before = reading_stamp([one, two])
    two.write_text('name = "z"', "utf-8")
    assert reading_stamp([one, two]) != before
    assert reading_stamp([one]) in stamps


REPORT = """{"id": "r1", "published": "2041-05-07", "text": "The foreign ministers of Kestovia and Norvaal met in \
Dunmarra on Monday, a spokesman said."}"""


@pytest.mark.slow
def test_a_second_process_adds_to_the_first(tmp_path: Path) -> None:
    ours = tmp_path / "ours.toml"
    ours.write_text(
        'name = "ours"\n[[side]]\nname = "Norvaal"\nrole = "party"\n'
        '[[place]]\nname = "Dunmarra"\nlat = 45.1\nlon = -36.9\n',
        "utf-8",
    )
    (tmp_path / "r1.jsonl").write_text(REPORT, "utf-8")
    read = ("read", "--process", "exercise", "--process", str(ours), "r1.jsonl")
    first = CliRunner().invoke(cli, read)
    assert first.exit_code == 0, first.output
    told = CliRunner().invoke(cli, ["timeline", "--type", "meeting"]).output
    assert "Norvaal" in told
    assert "Kestovia" in told
    assert "1 already known" in CliRunner().invoke(cli, read).output
    words = '[[track]]\nkey = "transport"\nwords = ["foreign ministers"]\n'
    ours.write_text(ours.read_text("utf-8") + words, "utf-8")
    assert "1 report read" in CliRunner().invoke(cli, read).output
    assert "Norvaal" in CliRunner().invoke(cli, ["timeline", "--track", "transport"]).output
    missing = CliRunner().invoke(cli, ["read", "--process", "exercise", "--process", "no.toml", "r1.jsonl"])
    assert missing.exit_code == 1
    assert "no.toml" in missing.stderr
