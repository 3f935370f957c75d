"""`dragoman process`: process files listed, begun and checked."""

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.plain import clean
from dragoman.errors import KnowledgeError

if TYPE_CHECKING:
    from dragoman.knowledge import Process

_EXAMPLES = """\b
Examples:
  dragoman process list
  dragoman process new talks.toml --side Kestovia --side Taldria --mediator UN
  dragoman process check talks.toml"""


class SideName(click.ParamType[str]):
    """The name of a side: printable and not empty."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name without spaces around it, or a usage error."""
        name = " ".join(str(value).split())
        if not name or not name.isprintable():
            self.fail(f"{value!r} is not a name.", param, ctx)
        return name


@click.group("process", epilog=_EXAMPLES)
def command() -> None:
    """What is particular to one negotiation: list, begin and check process files.

    "dragoman read --process" takes a process by name, or a file.
    """


@command.command("list")
def list_processes() -> None:
    """List the processes that --process takes by name."""
    # Loaded here, so that help answers at once.
    from dragoman.knowledge.files import process_names  # noqa: PLC0415
    from dragoman.knowledge.process import process_path, read_process  # noqa: PLC0415

    for name in process_names():
        process = read_process(process_path(name))
        click.echo(f"{name}  ({_counts(process)})")
        indent = "    "
        click.echo(
            textwrap.fill(clean(process.description), 100, initial_indent=indent, subsequent_indent=indent)
        )


def _counts(process: "Process") -> str:
    people = len({(person.name, person.side) for person in process.persons})
    return f"{_count(len(process.sides), 'side', 'sides')}, {_count(people, 'person', 'people')}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


@command.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--side", "sides", multiple=True, type=SideName(), metavar="NAME", help="A party; give it twice."
)
@click.option(
    "--mediator", "mediators", multiple=True, type=SideName(), metavar="NAME", help="Who goes between them."
)
def new(file: Path, sides: tuple[str, ...], mediators: tuple[str, ...]) -> None:
    """Write a process file to begin with, with what is known of its sides.

    Nothing is overwritten. The current holders of the highest offices stand in it as comments.
    """
    # Loaded here, so that help answers at once.
    from dragoman.knowledge.process_starter import starter  # noqa: PLC0415

    text = starter(sides=sides, mediators=mediators)
    try:
        with file.open("x", encoding="utf-8") as handle:
            handle.write(text)
    except FileExistsError as error:
        raise _unwritten(file, "is there already", "give another name, nothing is overwritten") from error
    except OSError as error:
        raise _unwritten(file, error.strerror or str(error), "check the path and its permissions") from error
    click.echo(f"Wrote {clean(str(file))}; edit it, then: dragoman process check {clean(str(file))}")


def _unwritten(file: Path, reason: str, fix: str) -> KnowledgeError:
    return KnowledgeError(str(file), stage="writing a process file", reason=reason, fix=fix)


@command.command("check")
@click.argument("process", metavar="FILE|NAME")
def check(process: str) -> None:
    """Tell what is malformed or doubtful in a process file.

    \b
    Exit codes: 0 well-formed, warnings or not; 1 malformed or missing; 2 bad usage.
    """  # noqa: D301 - click's mark for lines that stay as they are
    # Loaded here, so that help answers at once.
    from dragoman.knowledge.process import process_file, read_process  # noqa: PLC0415
    from dragoman.knowledge.process_check import check_process  # noqa: PLC0415

    findings = check_process(read_process(process_file(process)))
    for finding in findings:
        click.echo(f"warning: {clean(finding.text)}")
    click.echo(_count(len(findings), "warning", "warnings"))
