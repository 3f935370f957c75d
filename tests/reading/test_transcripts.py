"""Transcripts: turns that begin with who speaks."""

from dragoman.model import Mode, Statement

from .conftest import Read

BRIEFING = """MODERATOR: Good morning, everyone.

MR. OLASK: We have agreed on two of the five points. The border remains open.

We shall go on tomorrow.

QUESTION: Will you meet the president?

MR. OLASK: I will meet her on Friday."""


def test_each_turn_is_its_speakers_and_questions_are_nobodys(read: Read) -> None:
    record = read(BRIEFING)
    said = [entry for entry in record.entries if isinstance(entry, Statement)]
    assert {entry.speaker[0].name for entry in said} == {"Olask"}
    assert all(entry.mode is Mode.DIRECT for entry in said)
    assert [entry.content[0].of(BRIEFING) for entry in said] == [
        "We have agreed on two of the five points. The border remains open.",
        "We shall go on tomorrow.",
        "I will meet her on Friday.",
    ]


def test_the_label_is_the_cue(read: Read) -> None:
    record = read(BRIEFING)
    first, second, _ = [entry for entry in record.entries if isinstance(entry, Statement)]
    assert first.cue is not None
    assert first.cue.of(BRIEFING) == "MR. OLASK"
    assert second.cue is None


def test_one_label_makes_no_transcript(read: Read) -> None:
    record = read("UPDATE: Kestovia said on Thursday that the road was open.\n\nNothing else is known.")
    (said,) = [entry for entry in record.entries if isinstance(entry, Statement)]
    assert said.speaker[0].side == "Kestovia"
