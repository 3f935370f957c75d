"""What a reading was made with, in a few characters: equal stamps give equal readings."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman import __version__

_READS_WITH = ("model", "knowledge", "sources", "language", "reading")


def reading_stamp(process: str | Path | None) -> str:
    """The stamp of this program with this process file.

    It covers the code and data that a reading depends on, so that a changed reader or word list makes known
    reports worth reading again even where nobody raised a version.
    """
    digest = hashlib.sha256()
    for package in _READS_WITH:
        _add(digest, files("dragoman") / package)
    if isinstance(process, Path):
        digest.update(process.read_bytes())
    elif process:
        digest.update(process.encode("utf-8", "surrogateescape"))
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _add(digest: "hashlib._Hash", item: Traversable) -> None:
    if item.is_dir():
        for child in sorted(item.iterdir(), key=lambda child: child.name):
            if child.name != "__pycache__":
                _add(digest, child)
    elif item.is_file():
        digest.update(item.name.encode())
        digest.update(item.read_bytes())
