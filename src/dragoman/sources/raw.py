"""Bytes of files, bounded, and their decoding; problems come back as `SourceError` values."""

import codecs
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.sources.made import LARGEST_REPORT, looks_binary

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file without its line end; `data` is None if it is too long."""

    number: int
    data: bytes | None


def why_not_readable(path: Path) -> SourceError | None:
    """Why this path is no file that can be read: missing, broken link, loop, device; None if it is one."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        return _unreachable(path, error)
    if stat.S_ISREG(mode):
        return None
    what = "a folder" if stat.S_ISDIR(mode) else "a device, pipe or socket"
    return SourceError(
        str(path), stage="opening", reason=f"it is {what}, not a file", fix="give files or folders of files"
    )


def _unreachable(path: Path, error: OSError | ValueError) -> SourceError:
    try:
        is_link = path.is_symlink()
    except (OSError, ValueError):
        is_link = False
    if is_link and isinstance(error, FileNotFoundError):
        return SourceError(
            printable(path),
            stage="opening",
            reason="the link leads to nothing",
            fix="remove or repair the link",
        )
    if isinstance(error, FileNotFoundError):
        return SourceError(
            printable(path), stage="opening", reason="there is no such file or folder", fix="check the path"
        )
    return trouble(path, error, stage="opening")


def trouble(path: Path, error: OSError | ValueError, *, stage: str) -> SourceError:
    """An error of the operating system in words."""
    if isinstance(error, PermissionError):
        return SourceError(
            printable(path),
            stage=stage,
            reason="no permission to read it",
            fix="allow reading it or run as its owner",
        )
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
    return SourceError(
        printable(path), stage=stage, reason=reason[:1].lower() + reason[1:], fix="check the path"
    )


def printable(path: Path) -> str:
    """The path as text that can be written anywhere, file names of any bytes included."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def contents(path: Path, *, limit: int = LARGEST_REPORT) -> bytes | SourceError:
    """All bytes of a file, at most `limit`."""
    problem = why_not_readable(path)
    if problem:
        return problem
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        return trouble(path, error, stage="reading")
    if len(data) > limit:
        return SourceError(
            printable(path),
            stage="reading",
            reason=f"it is larger than {limit // 1024 // 1024} MB",
            fix="split it into its reports, one a line in a .jsonl file",
        )
    return data


def lines(path: Path) -> Iterator[Line | SourceError]:
    """The lines of a file, one in memory at a time; the rest of a line that is too long is skipped."""
    problem = why_not_readable(path)
    if problem:
        yield problem
        return
    try:
        with path.open("rb") as file:
            number = 0
            while data := file.readline(LARGEST_REPORT + 1):
                number += 1
                whole = len(data) <= LARGEST_REPORT
                yield Line(number, data.rstrip(b"\r\n") if whole else None)
                while not whole and data and not data.endswith(b"\n"):
                    data = file.readline(LARGEST_REPORT)
    except OSError as error:
        yield trouble(path, error, stage="reading")


def decoded(data: bytes, *, item: str) -> str | SourceError:
    """The text of UTF-8 bytes exactly as it is, without a byte order mark at its start."""
    if data.startswith(_UTF16):
        return _not_utf8(item, "it is UTF-16, not UTF-8", "UTF-16")
    if b"\0" in data:
        return SourceError(
            item, stage="reading", reason="it is a binary file, not text", fix="give the text itself"
        )
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        if looks_binary(data.decode("latin-1")):
            return SourceError(
                item, stage="reading", reason="it is a binary file, not text", fix="give the text itself"
            )
        at = error.start + (len(data) - len(data.removeprefix(codecs.BOM_UTF8)))
        return _not_utf8(item, f"it is not UTF-8: byte {at} is 0x{data[at]:02x}", "WINDOWS-1252")
    return text


def _not_utf8(item: str, reason: str, encoding: str) -> SourceError:
    fix = f"convert it, for example with: iconv -f {encoding} -t UTF-8"
    return SourceError(item, stage="reading", reason=reason, fix=fix)
