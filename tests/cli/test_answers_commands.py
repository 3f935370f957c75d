import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from record_samples import matched, record, report

from dragoman import __version__
from dragoman.cli.main import cli
from dragoman.record import Store

PROGRAM = [sys.executable, "-c", "from dragoman.cli.main import main; main()"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "r.dragoman") as store:
        store.add(record(title="\x1b[31mred\x1b[0m"))
        matched(store)
    return tmp_path / "r.dragoman"


def run(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], env=env)


def test_timeline(path: Path) -> None:
    result = run("timeline", "--record", path)
    assert result.exit_code == 0
    assert "2031-04-08  Velmora and Astrany met in Quist" in result.output
    assert "Undated" in result.output
    assert f"({report().key[:8]}-m1)" in result.output
    assert "[1] The Quist Post, 2031-04-09, report R1" in result.output


def test_timeline_with_filters_and_record_from_the_environment(path: Path) -> None:
    env = {"DRAGOMAN_RECORD": str(path)}
    output = run(
        "timeline", "--type", "meeting", "--since", "2031-05-01", "--track", "treaty", env=env
    ).output
    assert output.count("[1]") == 2
    assert "are to meet" in output
    assert "Nothing in the record" in run("timeline", "--side", "X", env=env).output


def test_brief(path: Path) -> None:
    result = run("brief", "--on", "2031-04-20", "--record", path)
    assert result.output.startswith("State of play on 2031-04-20, from 1 report\n")
    for title in ("Where the tracks stand", "Latest meetings", "What is due", "Who wants what", "Sources"):
        assert f"\n{title}\n" in result.output


def test_show(path: Path) -> None:
    result = run("show", f"{report().key[:6]}-s1", "--record", path)
    assert result.exit_code == 0
    assert ">>“We will open the Tarn bridge”, said Velmora’s minister Ida Roke<<" in result.output
    assert "pledged" in result.output


def test_search(path: Path) -> None:
    assert ">>bridge<<" in run("search", "bridge", "--record", path).output
    assert "Nothing found." in run("search", '"', "--record", path).output


def test_output_has_no_escape_sequences_even_from_reports(path: Path) -> None:
    for arguments in (["timeline"], ["brief"], ["show", report().key[:6] + "-m1"], ["search", "quist"]):
        done = subprocess.run(
            [*PROGRAM, *arguments, "--record", str(path)], capture_output=True, text=True, check=True
        )
        assert "\x1b" not in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 110


def test_a_terminal_without_our_characters_gets_question_marks(path: Path) -> None:
    env = os.environ | {"PYTHONIOENCODING": "latin-1"}
    command = [*PROGRAM, "timeline", "--record", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, env=env)
    assert b"?We will open the Tarn bridge?" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["show", "zzz"], 1, "there is no such entry"),
        (["timeline", "--record", "nowhere"], 1, "there is no record here"),
        (["timeline", "--record", "."], 1, "it is a folder"),
        (["timeline", "--since", "8 April"], 2, "is not a day"),
        (["timeline", "--type", "party"], 2, "Invalid value"),
        (["search"], 2, "Missing argument"),
        (["show"], 2, "Missing argument"),
        (["walk"], 2, "No such command"),
        (["read"], 2, "Missing argument"),
        (["read", "x", "--no-store"], 2, "would do nothing"),
    ],
)
def test_errors_are_one_line_without_a_traceback(
    path: Path, arguments: list[str], code: int, says: str
) -> None:
    done = subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
        env=os.environ | {"DRAGOMAN_RECORD": str(path)},
    )
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    if code == 1:
        assert done.stderr.count("\n") == 1


def test_a_reader_of_the_output_may_leave(path: Path) -> None:
    with Store.open(path) as store:
        for number in range(300):
            store.add(record(text=f"{report().text} {number}"))
    command = (
        f"{sys.executable} -c 'from dragoman.cli.main import main; main()' timeline --record {path} | head -1"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_full_disk_for_the_output_is_one_line(path: Path) -> None:
    for command in ("timeline", "brief"):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*PROGRAM, command, "--record", str(path)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr == "dragoman: the output cannot be written: No space left on device\n"


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "e.dragoman").touch()
    result = run("due", "--record", tmp_path / "e.dragoman")
    assert result.exit_code == 1
    assert "the file is empty" in result.output
    with Store.open(tmp_path / "e.dragoman") as store:
        assert store.reports() == ()


def test_a_question_loads_only_what_it_needs(path: Path) -> None:
    code = (
        "import sys\nfrom dragoman.cli.main import cli\n"
        "cli.main(sys.argv[1:], standalone_mode=False)\n"
        "bad = {'dragoman.reading', 'dragoman.sources', 'dragoman.matching.matcher', 'alembic', 'spacy', 'rich'}\n"
        "sys.exit(' '.join(bad & sys.modules.keys()) or 0)"
    )
    for command in ("due", "timeline", "brief", "people", "sources", "disagreements"):
        arguments = [sys.executable, "-c", code, command, "--record", str(path)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)


def test_help_and_version() -> None:
    assert run("--version").output == f"dragoman {__version__}\n"
    for command in ([], ["read"], ["brief"], ["timeline"], ["show"], ["search"]):
        result = run(*command, "--help")
        assert result.exit_code == 0
        assert "Examples:" in result.output


def test_help_loads_nothing_heavy_and_answers_at_once() -> None:
    code = (
        "import sys\nfrom dragoman.cli.main import cli\nfor a in ([], ['read'], ['timeline']):\n"
        " cli.main([*a, '--help'], standalone_mode=False)\n"
        "bad = {'sqlalchemy', 'alembic', 'spacy', 'trafilatura', 'rich'}\n"
        "sys.exit(len(bad & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([*PROGRAM, "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.3
