"""The `dragoman` command: subcommands loaded only when they are used, errors in one line."""

import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from dragoman import __version__
from dragoman.cli.plain import clean
from dragoman.errors import DragomanError

INTERRUPTED = 130
BROKEN_PIPE = 141

# Help for the whole program must not load what the commands need, so their summaries stand here.
_COMMANDS = {
    "read": "Read reports into the record.",
    "brief": "The state of play, on two pages, with citations.",
    "timeline": "Everything in the record, by date.",
    "due": "What was announced, and what became of it.",
    "positions": "What sides hold on each track, and what depends on what.",
    "disagreements": "What sources differ on, side by side.",
    "people": "Who acts in the record, for whom and in what office.",
    "sources": "What the record rests on, and who copies whom.",
    "show": "One entry with its evidence in context.",
    "search": "Where words stand in the record.",
    "same": "Decide that two entries tell one event.",
    "apart": "Decide that two entries tell different events.",
    "process": "List, begin and check process files.",
}

_EXAMPLES = """\b
Examples:
  dragoman read reports/                 read a folder into ./record.dragoman
  dragoman brief                         the state of play
  dragoman timeline --side Kestovia      what one side did and said
  dragoman show 3f2a9c01-m1              one entry, its words highlighted
  dragoman search border "cease fire"    where words stand"""


class Failure(click.ClickException):
    """One line on stderr and exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"dragoman: {self.format_message()}", file=file, err=file is None)


class LazyGroup(click.Group):
    """A group whose commands live in `dragoman.cli.NAME` as `command`, imported when first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which a newcomer needs them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of this name, loaded now."""
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"dragoman.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run, with the program's own errors in one line."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            raise Failure(clean(str(error))) from error


@click.command(
    cls=LazyGroup,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="dragoman", message="%(prog)s %(version)s")
def cli() -> None:
    """Read news reports about a negotiation and keep the record of it.

    Who met whom, who said what, what was agreed and what is due: every entry is tied to the exact words it
    comes from.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 failed in part or whole, 2 bad usage, 130 interrupted.

    Args:
        args: the arguments; those of the process by default.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that lacks a character shows a question mark; that is no reason to stop.
        sys.stdout.reconfigure(errors="replace")
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        code = cli.main(args, prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("dragoman: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone, which is its right.
        _stop_printing()
        return BROKEN_PIPE
    except OSError as error:
        if error.errno not in _NO_ROOM or error.filename is not None:
            raise
        _stop_printing()
        click.echo(f"dragoman: the output cannot be written: {error.strerror}", err=True)
        return 1
    return code if isinstance(code, int) else 0


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What writing fails with on a full or broken disk."""


def _stop_printing() -> None:
    """Let what is not yet written go nowhere: Python must not complain of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
