"""Records as JSON files: one per report, whole or not at all, never outside the folder."""

import hashlib
import json
import os
import re
from pathlib import Path

from dragoman.errors import DragomanError, StoreError
from dragoman.model import Record
from dragoman.model.interchange import record_to_json

_LONGEST = 150


class DuplicateIdError(DragomanError):
    """Two reports with different texts carry one id, so their records would be one file."""


class RecordFolder:
    """The folder of `--records`; made if it is not there.

    Raises:
        StoreError: if it cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, tuple[str, str]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error

    def write(self, record: Record) -> None:
        """Write the record's file, over one of an earlier run; the same report twice is written once.

        Raises:
            DuplicateIdError: if another report of this run has this id; its file stays as it is.
            StoreError: if the file cannot be written.
        """
        report = record.report
        name = file_name(report.id)
        key, origin = self._written.setdefault(name, (report.key, report.origin or "another report"))
        if key != report.key:
            reason = f"its id is that of {origin} too, nothing was overwritten"
            raise DuplicateIdError(
                f"{report.origin or report.id}: {report.id}",
                stage="writing its record",
                reason=reason,
                fix="give each report an id of its own",
            )
        write_whole(self.folder / name, record_text(record))


def record_text(record: Record) -> bytes:
    """The record as it stands in its file."""
    value = record_to_json(record)
    try:
        return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        # A lone surrogate from the input has no UTF-8 form; the escaped form is JSON as well.
        return (json.dumps(value, indent=1) + "\n").encode()


def file_name(report_id: str) -> str:
    """A file name for the report's id: the id itself where that is harmless, else marked with its hash."""
    safe = re.sub(r"[^\w.() +,=@-]", "_", report_id)
    safe = safe.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").lstrip(".").strip()
    if safe == report_id:
        return f"{safe}.json"
    digest = hashlib.sha256(report_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe or 'report'}-{digest}.json"


def write_whole(path: Path, content: bytes) -> None:
    """Put the content in place in one step, so that nobody ever sees half a file.

    Raises:
        StoreError: if it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(str(path), stage="writing records", reason=error.strerror or str(error))
