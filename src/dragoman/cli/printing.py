"""Plain text for terminals and pipes: wrapped, clean, coloured only where somebody looks."""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence

import click

from dragoman.answers.citing import QUOTED, Line, Note
from dragoman.answers.pieces import Piece
from dragoman.cli.plain import clean, cut

_PIPED_WIDTH = 100


def width() -> int:
    """Columns to write: the terminal's up to a readable measure, a fixed number when piped."""
    if not sys.stdout.isatty():
        return _PIPED_WIDTH
    return min(max(shutil.get_terminal_size().columns, 40), 110)


def heading(text: str, *, when: str = "", first: bool = False) -> None:
    """A heading behind its date, with an empty line before it unless it is the first thing printed."""
    if not first:
        click.echo()
    click.secho(f"{when}  {clean(text)}" if when else clean(text), bold=True)


def paragraph(text: str, *, first: str = "", indent: str = "") -> None:
    """A wrapped paragraph whose first line begins with `first` and the others with `indent`."""
    for line in textwrap.wrap(
        clean(text),
        width(),
        initial_indent=first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    ):
        click.echo(line)


def lines(items: Iterable[Line], *, ids: bool = False, before: str = "", margin: str = "  ") -> None:
    """Lines of an answer, each with its date before it and its citations after it.

    Args:
        items: the lines.
        ids: whether the id of the first entry follows.
        before: what each text begins with.
        margin: what each line begins with.
    """
    for item in items:
        when = f"{item.when}  " if item.when else ""
        marks = "".join(f"[{number}]" for number in item.notes)
        shown = f"  ({item.entries[0]})" if ids else ""
        paragraph(f"{before}{item.text} {marks}{shown}", first=f"{margin}{when}", indent=f"{margin}    ")


def notes(items: Sequence[Note]) -> None:
    """The notes: outlet, date, report, entry and the exact words."""
    if not items:
        return
    heading("Sources")
    margin = len(f"[{items[-1].number}] ")
    for note in items:
        source = ", ".join(part for part in _source(note) if part)
        words = " … ".join(clean(quote) for quote in note.quotes)
        if len(words) > QUOTED:
            words = words[: QUOTED - 1].rsplit(" ", 1)[0] + " …"
        # Words that bring quotation marks of their own need no second pair.
        quoted = words if set(words) & set('“”"') else f"“{words}”"
        paragraph(f"{source}: {quoted}", first=f"[{note.number}]".ljust(margin), indent=" " * margin)


def _source(note: Note) -> tuple[str, ...]:
    outlet = note.outlet or note.agency or "outlet not named"
    if note.agency and note.agency != outlet:
        outlet += f" ({note.agency})"
    return (outlet, str(note.published or "no date"), f"report {cut(note.report)}", note.entry)


def marked(pieces: Iterable[Piece]) -> str:
    """Text in pieces with the evidence between private marks, for `highlighted`."""
    return "".join(
        f"{_OPEN}{piece.text}{_CLOSE}" if piece.evidence else piece.text for piece in map(_unmarked, pieces)
    )


def _unmarked(piece: Piece) -> Piece:
    return Piece(piece.text.replace(_OPEN, " ").replace(_CLOSE, " "), evidence=piece.evidence)


def highlighted(text: str) -> None:
    """Print a paragraph of marked text: the evidence bold on a terminal, between >> and << elsewhere."""
    if sys.stdout.isatty():
        wrapped = textwrap.fill(clean(text), width(), initial_indent="  ", subsequent_indent="  ")
        click.echo(wrapped.replace(_OPEN, "\x1b[1m").replace(_CLOSE, "\x1b[0m"))
    else:
        paragraph(text.replace(_OPEN, ">>").replace(_CLOSE, "<<"), first="  ", indent="  ")


# Characters that Unicode leaves to private use, so that quotation marks in the text stay what they are.
_OPEN, _CLOSE = "\ue000", "\ue001"
