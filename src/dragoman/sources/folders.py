"""Which files are read: those named, and those of the kinds below in the folders named."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.sources.raw import trouble

TEXT = frozenset({".txt", ".text", ".md", ""})
JSON = frozenset({".json"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
HTML = frozenset({".html", ".htm"})
KINDS = TEXT | JSON | JSON_LINES | HTML
NAME_A_KIND = f"kinds read: {', '.join(sorted(KINDS - {''}))}"
"""What to do about a file of another kind."""

_COMPANIONS = frozenset(
    {"readme", "readme.md", "readme.txt", "license", "licence", "copying", "notice", "changelog.md"}
)


def plan(paths: Iterable[Path]) -> list[Path]:
    """The files to read, each once, in the order of the paths and sorted within a folder.

    A path that cannot be read stays in the list, so that reading it says why; so does a folder that cannot be
    listed or holds nothing that is read. Hidden files, companions (README, LICENSE) and files of other kinds
    in a folder are passed over; `passed_over` names all but the hidden. Links to folders are followed once.
    Raises nothing.
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def passed_over(paths: Iterable[Path]) -> list[Path]:
    """The files in the folders named that are not read, in order; hidden ones are not counted."""
    found = (file for path in paths if _is_folder(path) for file in _walk(path, set()))
    return list(dict.fromkeys(file for file in found if not _is_read(file) and not _is_folder(file)))


def why_not_listed(folder: Path) -> SourceError:
    """Why a folder gives no files."""
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        return trouble(folder, error, stage="opening")
    return SourceError(
        str(folder),
        stage="opening",
        reason="the folder holds no file that is read",
        fix=NAME_A_KIND,
    )


def _files(path: Path) -> Iterator[Path]:
    if not _is_folder(path):
        yield path
        return
    found = [file for file in _walk(path, set()) if _is_read(file) or _is_folder(file)]
    yield from found or [path]


def _is_read(file: Path) -> bool:
    return file.suffix.lower() in KINDS and file.name.lower() not in _COMPANIONS


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Files below a folder in sorted order; folders that cannot be listed stand for themselves."""
    pending = [folder]
    while pending:
        path = pending.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted((entry.name for entry in path.iterdir()), reverse=True)
        except OSError:
            yield path
            continue
        pending += [path / name for name in names if not name.startswith(".")]
