"""What a reading was made with, in a few characters: equal stamps give equal readings."""

import hashlib
from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman import __version__

_READS_WITH = ("model", "knowledge", "sources", "language", "reading")


def reading_stamp(processes: Sequence[Path]) -> str:
    """The stamp of this program with these process files, in this order.

    It covers the code and data that a reading depends on, so that a changed reader or word list makes known
    reports worth reading again even where nobody raised a version.
    """
    digest = hashlib.sha256()
    for package in _READS_WITH:
        _add(digest, files("dragoman") / package)
    for process in processes:
        content = process.read_bytes()
        digest.update(f"process {len(content)} ".encode())
        digest.update(content)
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _add(digest: "hashlib._Hash", item: Traversable) -> None:
    if item.is_dir():
        for child in sorted(item.iterdir(), key=lambda child: child.name):
            if child.name != "__pycache__":
                _add(digest, child)
    elif item.is_file():
        digest.update(item.name.encode())
        digest.update(item.read_bytes())
