"""`dragoman sources`: what the record rests on, and who copies whom."""

from pathlib import Path

import click

from dragoman.cli.options import record_option


@click.command("sources", epilog="\b\nExample:\n  dragoman sources")
@record_option
def command(record: Path) -> None:
    """Print the outlets of the record and the reports that take their text from one another.

    A copy is no second witness: what it shares with its origin is counted once wherever reports are counted.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.provenance import sources  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.cli.plain import clean  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        answer = sources(store)
    if not answer.outlets:
        click.echo("There is no report in the record.")
        return
    printing.heading("Outlets", first=True)
    for name, reports, copies in answer.outlets:
        taken = f", {copies} of them copies" if copies else ""
        click.echo(f"  {clean(name)}: {reports} report{'' if reports == 1 else 's'}{taken}")
    if answer.groups:
        printing.heading("Copies")
    for group in answer.groups:
        printing.paragraph(_name(group.origin), first="  ", indent=" " * 6)
        for head, kind, share in group.copies:
            printing.paragraph(
                f"{kind.value} ({share:.0%} shared): {_name(head)}", first=" " * 6, indent=" " * 10
            )


def _name(head: object) -> str:
    from dragoman.cli.plain import cut  # noqa: PLC0415 - loaded with the answer
    from dragoman.record import ReportHead  # noqa: PLC0415 - as above

    assert isinstance(head, ReportHead)
    parts = (cut(head.id), head.outlet or head.agency, head.published, head.title)
    return ", ".join(str(part) for part in parts if part)
