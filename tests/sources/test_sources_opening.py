"""From paths to reports, and every kind of bad input."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.model import Report
from dragoman.sources import open_reports, passed_over, plan, read_file
from dragoman.sources.made import LARGEST_REPORT

PROSE = "The envoy of Velmora said on Monday that the talks with Ostrand would go on in the spring."


def one(path: Path) -> Report | SourceError:
    items = list(open_reports(path))
    assert len(items) == 1
    return items[0]


def report(path: Path) -> Report:
    item = one(path)
    assert isinstance(item, Report), str(item)
    return item


def error(path: Path) -> SourceError:
    item = one(path)
    assert isinstance(item, SourceError)
    assert "\n" not in str(item)
    return item


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.md", "a", "A.TXT"])
def test_a_text_file_is_one_report_exactly_as_it_is(tmp_path: Path, name: str) -> None:
    text = f" \r\n{PROSE}\r\n\r\nSecond paragraph.  \n"
    found = report(written(tmp_path / name, text))
    assert found.text == text
    assert found.id.lower() == "a"
    assert found.origin == str(tmp_path / name)
    assert found.body[0].of(text).startswith("The envoy")
    assert found.body[-1].of(text).endswith("paragraph.")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert report(written(tmp_path / "a.txt", b"\xef\xbb\xbf" + PROSE.encode())).text == PROSE


def test_a_json_object_is_one_report_with_what_it_gives(tmp_path: Path) -> None:
    value = {
        "id": "V-7",
        "text": PROSE,
        "title": "Talks go on",
        "outlet": "The Velmora Herald",
        "published": "2041-02-05T10:00:00Z",
        "url": "https://herald.example/x",
    }
    found = report(written(tmp_path / "a.json", json.dumps(value)))
    assert (found.id, found.text, found.title, found.outlet) == (
        "V-7",
        PROSE,
        "Talks go on",
        "The Velmora Herald",
    )
    assert str(found.published) == "2041-02-05"
    assert found.url == "https://herald.example/x"


def test_a_json_list_is_as_many_reports(tmp_path: Path) -> None:
    path = written(tmp_path / "week.json", json.dumps([{"text": PROSE}, 7, {"text": PROSE, "id": 12}]))
    first, second, third = open_reports(path)
    assert isinstance(first, Report)
    assert first.id == "week-0001"
    assert isinstance(second, SourceError)
    assert second.item == f"{path}:2"
    assert isinstance(third, Report)
    assert third.id == "12"


def test_json_lines_go_on_after_a_broken_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": PROSE}), "", '{"text": ', json.dumps({"text": PROSE})]
    path = written(tmp_path / "week.jsonl", "\n".join(lines))
    first, second, third = open_reports(path)
    assert isinstance(first, Report)
    assert first.id == "week-0001"
    assert isinstance(second, SourceError)
    assert str(second).startswith(f"{path}:3: reading: broken JSON: Expecting value")
    assert isinstance(third, Report)
    assert third.id == "week-0004"


def test_a_line_too_long_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "week.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"a" * (2 * LARGEST_REPORT + 10) + b'"}\n')
        file.write(json.dumps({"text": PROSE}).encode() + b"\n")
    first, second = open_reports(path)
    assert isinstance(first, SourceError)
    assert (first.item, first.reason) == (f"{path}:1", "the line is too long")
    assert isinstance(second, Report)


def test_a_file_too_large_is_an_error(tmp_path: Path) -> None:
    assert "larger than 20 MB" in error(written(tmp_path / "a.txt", b"a" * (LARGEST_REPORT + 1))).reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n ", "no words"),
        ("a.txt", b"abc\0def", "binary"),
        ("a.txt", bytes(range(1, 32)) * 9, "control characters"),
        ("a.txt", b"\x89PNG\x01\x02\x03\x04\x05", "binary"),
        ("a.txt", b"caf\xe9 and so on", "it is not UTF-8: byte 3 is 0xe9"),
        ("a.txt", PROSE.encode("utf-16"), "UTF-16"),
        ("a.json", b"", "empty"),
        ("a.json", b"{", "broken JSON"),
        ("a.json", b"[]", "the list is empty"),
        ("a.json", b"3", "a JSON number, not an object"),
        ("a.json", b"null", "a JSON null, not an object"),
        ("a.json", b'{"title": "x"}', 'no "text"'),
        ("a.json", b'{"text": ["x"]}', 'its "text" is a JSON list'),
        ("a.json", b'{"text": "   "}', "no words"),
        ("a.json", b'{"text": "half \\ud800 a pair"}', "lone surrogate"),
        ("a.json", b'{"text": "nul \\u0000 here"}', "control characters"),
        ("a.json", b'{"text": "caf\xe9"}', "not UTF-8"),
        ("a.json", b"[" * 200_000, "nested too deeply"),
        ("a.json", b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "cannot be read"),
        ("a.json", b'{"text": "x"}\n{"text": "y"}', "Extra data"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.html", b"", "empty"),
        ("a.html", b"<html><body><nav>Menu</nav></body></html>", "no main text"),
        ("a.html", b"\0\0\0", "binary"),
        ("a.pdf", b"%PDF", "not a kind of file that is read"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    found = error(written(tmp_path / name, content))
    assert reason in found.reason
    assert found.fix
    assert found.item.startswith(str(tmp_path / name))


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    assert error(tmp_path / "nowhere.txt").reason == "there is no such file or folder"
    assert isinstance(one(Path("a\0b.txt")), SourceError)


def test_broken_links_and_loops_are_errors(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "leads to nothing" in error(tmp_path / "broken.txt").reason
    assert "symbolic links" in error(tmp_path / "loop.txt").reason
    assert len(list(open_reports(tmp_path))) == 2


def test_a_folder_that_contains_itself_is_read_once(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", PROSE)
    (tmp_path / "again").symlink_to(tmp_path)
    assert report(tmp_path).id == "a"


def test_devices_and_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "device, pipe or socket" in error(tmp_path / "pipe.txt").reason
    assert "device, pipe or socket" in error(Path("/dev/zero")).reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission_is_an_error(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", PROSE).chmod(0)
    (tmp_path / "shut").mkdir(mode=0)
    assert [item.reason for item in open_reports(tmp_path) if isinstance(item, SourceError)] == [
        "no permission to read it"
    ] * 2


def test_a_refusal_of_the_system_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "a.txt", PROSE)
    written(tmp_path / "b.jsonl", "{}")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert [str(item).split(": ")[1:3] for item in open_reports(tmp_path)] == [
        ["reading", "no permission to read it (allow reading it or run as its owner)"]
    ] * 2
    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr(os, "scandir", refuse)
    assert error(tmp_path).reason == "no permission to read it"


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "holds no file that is read" in error(tmp_path).reason


def test_folders_are_read_in_order_without_hidden_files_and_companions(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in (
        "c.txt",
        "b/z.txt",
        "b/a.txt",
        "a.txt",
        ".hidden.txt",
        "README.md",
        "process.toml",
        "picture.png",
    ):
        written(tmp_path / name, PROSE)
    names = [str(path.relative_to(tmp_path)) for path in plan([tmp_path, tmp_path / "a.txt"])]
    assert names == ["a.txt", "b/a.txt", "b/z.txt", "c.txt"]
    assert [path.name for path in passed_over([tmp_path])] == ["README.md", "picture.png", "process.toml"]
    assert [item.id for item in open_reports(tmp_path) if isinstance(item, Report)] == ["a", "a", "z", "c"]


def test_a_companion_named_directly_is_read(tmp_path: Path) -> None:
    assert report(written(tmp_path / "README.md", PROSE)).id == "README"


def test_file_names_of_any_bytes(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    found = report(written(path, PROSE))
    assert found.id.encode()
    assert found.origin
    assert found.origin.encode()


@pytest.mark.parametrize("published", ["soon", "", 12, None, ["2041"], "2041-13-45", True])
def test_a_date_that_is_not_understood_is_no_error(tmp_path: Path, published: object) -> None:
    path = written(tmp_path / "a.json", json.dumps({"text": PROSE, "published": published}))
    assert report(path).published is None


def test_odd_fields_beside_the_text_are_no_error(tmp_path: Path) -> None:
    raw = (
        '{"text": "Talks went on.", "id": "\\ud800", "title": 3, "outlet": ["x"], "url": {}, "published": {}}'
    )
    found = report(written(tmp_path / "a.json", raw))
    assert (found.id, found.outlet, found.url) == ("a", None, None)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text(max_size=100).map(lambda text: json.dumps({"text": text, "id": text, "url": text}).encode()),
        st.text(max_size=100).map(lambda text: f"<html><body><p>{text}</p>".encode("utf-8", "replace")),
    ),
    suffix=st.sampled_from([".txt", "", ".json", ".jsonl", ".html"]),
)
def test_any_bytes_give_reports_or_errors(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = written(tmp_path / f"any{suffix}", data)
    items = list(read_file(path))
    assert items
    for item in items:
        assert isinstance(item, Report | SourceError)
        if isinstance(item, Report):
            assert item.body
            assert item.text.encode()
            assert item.id.encode()
