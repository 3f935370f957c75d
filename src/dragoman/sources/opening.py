"""The doors of the package: from paths to reports."""

from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.model import Report
from dragoman.sources.folders import HTML, JSON, JSON_LINES, NAME_A_KIND, TEXT, plan, why_not_listed
from dragoman.sources.made import report_of
from dragoman.sources.metadata import Given
from dragoman.sources.objects import read_json, read_json_lines
from dragoman.sources.page import read_page
from dragoman.sources.raw import contents, decoded, printable, why_not_readable

type _Reading = Iterator[Report | SourceError]


def open_reports(path: Path) -> _Reading:
    """The reports of a file, or of every file in a folder and the folders in it.

    What cannot be read comes as a `SourceError` value that names the file (and the line), and the rest
    goes on; nothing is raised, whatever the bytes. In a folder hidden files, companions such as README.md and
    files of other kinds are passed over (see `passed_over`); a file of another kind that is named directly is
    an error.
    """
    for file in plan([path]):
        yield from read_file(file)


def read_file(path: Path) -> _Reading:
    """The reports of one file that `plan` has given; problems come as `SourceError` values.

    Kinds: .txt, .text, .md and no suffix are one report, taken exactly as it is; .json holds an object or a
    list of objects, .jsonl and .ndjson one object a line; .html and .htm are pages whose main text is taken.
    """
    if path.is_dir():
        yield why_not_listed(path)
        return
    problem = why_not_readable(path)
    if problem:
        yield problem
        return
    yield from _reader(path)(path)


def _reader(path: Path) -> Callable[[Path], _Reading]:
    suffix = path.suffix.lower()
    readers = ((TEXT, _read_text), (JSON, read_json), (JSON_LINES, read_json_lines), (HTML, read_page))
    return next((reader for kinds, reader in readers if suffix in kinds), _refuse)


def _read_text(path: Path) -> _Reading:
    item = printable(path)
    data = contents(path)
    text = data if isinstance(data, SourceError) else decoded(data, item=item)
    if isinstance(text, SourceError):
        yield text
    else:
        yield report_of(text, Given(), id=printable(Path(path.stem)) or "report", origin=item)


def _refuse(path: Path) -> _Reading:
    reason = f"{path.suffix} is not a kind of file that is read"
    yield SourceError(printable(path), stage="opening", reason=reason, fix=NAME_A_KIND)
