"""Draws the picture in the README: the terminal after `make demo`, as it really printed.

python tools/picture.py RECORD docs/brief.svg
"""

import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH, LINES = 100, 46


def main() -> int:
    """Run `dragoman brief` on a record and draw its first lines."""
    record, target = sys.argv[1:3]
    command = [sys.executable, "-m", "dragoman", "brief", "--record", record]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"COLUMNS": str(WIDTH), "PATH": ""}
    )
    lines = done.stdout.splitlines()
    shown = lines[:LINES] + (["…"] if len(lines) > LINES else [])
    console = Console(record=True, width=WIDTH, file=Path("/dev/null").open("w"))  # noqa: SIM115 - ends with the process
    console.print(Text("$ dragoman brief\n", style="bold green"))
    for line in shown:
        heading = (
            bool(line.strip())
            and line == line.upper()
            or (line[:1].isupper() and not line.startswith(" ") and len(line) < 40)
        )
        console.print(Text(line, style="bold" if heading else ""))
    Path(target).write_text(console.export_svg(title="dragoman"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
