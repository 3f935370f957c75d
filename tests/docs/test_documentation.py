"""What the documentation shows is what happens.

Conventions: a console block is a session, run in a folder that holds `reports/` (those of the exercise)
and the files that the document itself gives (a block whose first line is "toml NAME" or "json NAME"). Shown
lines occur in the real output in this order; an ellipsis in them stands for anything.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.knowledge import load, process
from dragoman.model import ActorKind, Role, Track

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
REPORTS = ROOT / "src" / "dragoman" / "exercise" / "reports"
FENCED = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!\\)\[[^\]\n]+\]\((?P<target>[^)\s]+)\)|src=\"(?P<source>[^\"]+)\"")
ANYTHING = "…"

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file that it is (or none), its content."""

    language: str
    name: str
    body: str


def blocks(document: Path) -> list[Block]:
    found = []
    for match in FENCED.finditer(document.read_text("utf-8")):
        language, _, name = match["info"].partition(" ")
        found.append(Block(language, name.strip(), match["body"]))
    return found


def sessions(document: Path) -> list[tuple[str, list[str]]]:
    """The commands of the console blocks with the lines shown after each."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(document):
        if block.language == "console":
            for line in block.body.splitlines():
                if line.startswith("$ "):
                    found.append((line.removeprefix("$ "), []))
                elif line.strip():
                    found[-1][1].append(line.strip())
    return found


def missing(shown: list[str], output: str) -> list[str]:
    """The shown lines that do not occur in the output, each after the one before it."""
    real = [line.strip() for line in output.splitlines()]
    at, lost = 0, []
    for line in shown:
        pattern = re.compile(".*".join(map(re.escape, line.split(ANYTHING))))
        place = next((number for number in range(at, len(real)) if pattern.fullmatch(real[number])), None)
        if place is None:
            lost.append(line)
        else:
            at = place + 1
    return lost


def desk(document: Path, folder: Path) -> None:
    """What the reader of a document has before them."""
    shutil.copytree(REPORTS, folder / "reports")
    for block in blocks(document):
        if block.name:
            (folder / block.name).write_text(block.body, "utf-8")


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command line with `dragoman` in it, redirections included."""
    program = f"{shlex.quote(sys.executable)} -m dragoman"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", re.sub(r"^dragoman\b", program, command)],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "DRAGOMAN_RECORD"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@each_document
def test_sessions_go_as_shown(document: Path, tmp_path: Path) -> None:
    desk(document, tmp_path)
    for command, shown in sessions(document):
        if not command.startswith("dragoman "):
            continue
        done = run(command, tmp_path)
        assert done.returncode == 0, f"$ {command}\n{done.stderr}"
        assert done.stderr == ""
        lost = missing(shown, done.stdout)
        assert not lost, f"$ {command}\nshown but not printed: {lost}\n{done.stdout}"


@each_document
def test_other_commands_are_targets_of_the_makefile(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for command, _shown in sessions(document):
        words = command.split()
        assert words[0] in {"dragoman", "make", "export"}
        if words[0] == "make":
            assert set(words[1:]) <= targets


@each_document
def test_examples_of_data_are_well_formed(document: Path) -> None:
    for block in blocks(document):
        if block.language == "toml":
            assert tomllib.loads(block.body)
        elif block.language == "json":
            assert json.loads(block.body)
        elif block.language == "jsonl":
            assert all(json.loads(line)["text"] for line in block.body.splitlines())


def test_process_files_load_and_say_what_the_text_says(tmp_path: Path) -> None:
    examples = [
        block
        for document in DOCUMENTS
        for block in blocks(document)
        if block.language == "toml" and block.name
    ]
    assert examples
    for block in examples:
        path = tmp_path / block.name
        path.write_text(block.body, "utf-8")
        known = load(path)
        for side in known.process.sides:
            for phrase in (side.name, *side.aliases, *side.demonyms, *side.metonyms):
                found = known.side(phrase)
                assert found is not None
                assert found.side == side.name
        for person in known.process.persons:
            assert known.people(person.name, person.start)[0].side == person.side
        for outlet in known.process.outlets:
            assert known.outlet(outlet.name) == outlet


def test_the_process_file_page_names_every_key() -> None:
    page = (ROOT / "docs" / "process-files.md").read_text("utf-8")
    keys = {*process.TOP_KEYS, *process.SIDE_KEYS, *process.PERSON_KEYS, *process.OUTLET_KEYS}
    for key in {*keys, *process.PLACE_KEYS}:
        assert f"`{key}`" in page or f"`[[{key}]]`" in page, key
    for kind in (*ActorKind, *Role, *process.PlaceKind, *Track):
        if kind.value not in {"person", "body", "unnamed", "absent"}:
            assert f"`{kind.value}`" in page, kind


@each_document
def test_links_lead_to_files(document: Path) -> None:
    for match in LINK.finditer(document.read_text("utf-8")):
        target = (match["target"] or match["source"]).partition("#")[0]
        if target and not target.startswith("https://"):
            assert (document.parent / target).exists(), target


def test_the_picture_needs_nothing_from_elsewhere() -> None:
    svg = (ROOT / "docs" / "brief.svg").read_text("utf-8")
    assert "@font-face" not in svg
    assert "url(http" not in svg
    assert "href" not in svg
