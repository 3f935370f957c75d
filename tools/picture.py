"""Draws the picture in the README: the terminal after `make demo`, as it really printed.

python tools/picture.py demo.dragoman docs/brief.svg
"""

import io
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

WIDTH, LINES = 102, 56
COMMAND = "dragoman brief"
# rich names a font that browsers would fetch; any monospace font does, since every run of text has its width.
FETCHED_FONTS = re.compile(r"\s*@font-face\s*\{.*?\}", re.DOTALL)
FONT_NAME = re.compile(r"font-family:\s*Fira Code,\s*monospace")
FONTS = "font-family: monospace"


def brief(record: Path) -> list[str]:
    """What `dragoman brief` prints about the record."""
    command = [sys.executable, "-m", "dragoman", "brief", "--record", str(record)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def drawing(lines: list[str]) -> str:
    """The lines as an SVG that needs nothing from elsewhere; headings are bold."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ {COMMAND}", style="bold green"))
    for before, line in zip(["", *lines], lines, strict=False):
        is_heading = not before and line[:1].isalpha()
        text = line.lstrip()
        # The indentation as a piece of its own: some viewers drop blanks at the start of a piece.
        console.print(
            Text.assemble((line[: -len(text) or None], "dim"), (text, "bold" if is_heading else ""))
        )
    svg = console.export_svg(title=COMMAND, theme=MONOKAI, unique_id="brief")
    return FONT_NAME.sub(FONTS, FETCHED_FONTS.sub("", svg))


def main() -> int:
    """Draw the first lines of the brief on a record."""
    record, target = map(Path, sys.argv[1:3])
    lines = brief(record)
    shown = [*lines[:LINES], "…"] if len(lines) > LINES else lines
    target.write_text(drawing(shown), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
