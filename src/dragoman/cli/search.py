"""`dragoman search`: where words stand in the record."""

from pathlib import Path

import click

from dragoman.cli.options import record_option

_EXAMPLES = """\b
Examples:
  dragoman search withdrawal Senk        all the words, in any order
  dragoman search "border commission"    a phrase
  dragoman search "ceasefire*"           all words that begin so"""


@click.command("search", epilog=_EXAMPLES)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many finds.")
@record_option
def command(record: Path, words: tuple[str, ...], limit: int) -> None:
    """Print where all WORDS stand, best first: entries, then reports that have them outside their entries.

    Capitals and accents do not matter, and neither do English endings.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.finding import search  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.cli.plain import cut  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        finds = search(store, words, limit=limit)
    for found in finds:
        where = (found.entry or "report", found.outlet or "outlet not named", found.published or "no date")
        printing.paragraph(", ".join([*map(str, where), f"report {cut(found.report)}"]))
        printing.highlighted(printing.marked(found.pieces))
        click.echo()
    if not finds:
        click.echo("Nothing found.")
