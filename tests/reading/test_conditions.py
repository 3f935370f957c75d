"""Conditions: which half must come first, which may come then, and what each is about."""

import pytest

from dragoman.model import Act, Statement, Track
from dragoman.model.interchange import entry_from_json, entry_to_json

from .conftest import Read


def only_statement(read: Read, text: str) -> Statement:
    (said,) = [entry for entry in read(text).entries if isinstance(entry, Statement)]
    return said


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        (
            "Kestovia said there would be no treaty before the border was delimited.",
            "the border was delimited",
            "there would be no treaty",
        ),
        (
            "Taldria's foreign minister said her country would sign only if the prisoners were released first.",
            "the prisoners were released first",
            "her country would sign",
        ),
        (
            '"We will not talk until they leave the town," the commander said.',
            "they leave the town",
            "We will not talk",
        ),
        (
            "Without a ceasefire there can be no elections, the opposition leader said.",
            "a ceasefire",
            "there can be no elections",
        ),
        (
            "Kestovia would reopen the road in exchange for the release of the prisoners, Osmerra said.",
            "the release of the prisoners",
            "Kestovia would reopen the road",
        ),
        (
            "Petrin Olask said the border must be drawn before a treaty could be signed.",
            "the border must be drawn",
            "a treaty could be signed",
        ),
    ],
)
def test_both_halves_in_their_order(read: Read, text: str, first: str, then: str) -> None:
    said = only_statement(read, text)
    assert said.act is Act.CONDITION
    assert said.condition is not None
    assert said.condition.first.of(text) == first
    assert said.condition.then.of(text) == then


def test_each_half_has_its_tracks(read: Read) -> None:
    said = only_statement(read, "Kestovia said there would be no treaty before the border was delimited.")
    assert said.condition is not None
    assert said.condition.first_tracks == (Track.BORDERS,)
    assert said.condition.then_tracks == (Track.TREATY,)


def test_a_statement_that_ties_nothing_has_no_halves(read: Read) -> None:
    assert only_statement(read, "Kestovia said its troops had left the valley.").condition is None


def test_the_halves_survive_the_interchange(read: Read) -> None:
    said = only_statement(read, "Kestovia said there would be no treaty before the border was delimited.")
    assert entry_from_json(entry_to_json(said)) == said
