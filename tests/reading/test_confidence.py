"""How sure statements are."""

from dragoman.model import SURE, Statement

from .conftest import Read


def confidence_of(read: Read, text: str) -> float:
    (said,) = [entry for entry in read(text).entries if isinstance(entry, Statement)]
    return said.confidence


def test_a_named_speaker_is_surer_than_an_unnamed_one(read: Read) -> None:
    named = confidence_of(read, '"The road will be opened on Friday," Foreign Minister Petrin Olask said.')
    unnamed = confidence_of(read, '"The road will be opened on Friday," a man said.')
    assert named > SURE > unnamed


def test_uncertain_statements_say_so(read: Read) -> None:
    (said,) = [
        e
        for e in read('"The road will be opened on Friday," a man said.').entries
        if isinstance(e, Statement)
    ]
    assert said.uncertain
