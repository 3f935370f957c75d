"""`dragoman apart`: two entries tell different events, by a person's decision."""

from pathlib import Path

import click

from dragoman.cli.deciding import decide, decision_options

_EXAMPLES = """\b
Example:
  dragoman apart 09f7e7c7-m2 a3c1d2e4-m1 --reason "the second round\""""


@click.command("apart", epilog=_EXAMPLES)
@decision_options
def command(record: Path, first: str, second: str, reviewer: str | None, reason: str) -> None:
    """Decide that two entries tell different events: they are never put together again.

    The last decision about a pair counts; all are kept. "dragoman show" lists them.
    """
    decide(record, first=first, second=second, verdict="apart", reviewer=reviewer, reason=reason)
