"""What a speaker does by saying it."""

import pytest

from dragoman.model import Act, Record, Statement

from .conftest import Read


def act(record: Record) -> Act:
    (said,) = [entry for entry in record.entries if isinstance(entry, Statement)]
    return said.act


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kestovia said it would withdraw its guns from the ridge.", Act.PLEDGE),
        ("Kestovia said that Taldria must withdraw its guns from the ridge.", Act.DEMAND),
        ("Kestovia said it would not sign the treaty until the border was marked.", Act.CONDITION),
        ("Kestovia said it would not return to the talks unless the road was opened.", Act.CONDITION),
        ("Taldria said the guns had to go before any talks could begin.", Act.CONDITION),
        ("Foreign Minister Petrin Olask expressed his continued support for the mission.", Act.SUPPORT),
        ("Taldria conveyed the commitment of its government to the ceasefire.", Act.PLEDGE),
    ],
)
def test_the_words_said_tell_the_act(read: Read, text: str, expected: Act) -> None:
    assert act(read(text)) is expected


def test_what_others_will_do_is_no_pledge(read: Read) -> None:
    assert act(read("Taldria said the rebels would continue to shell the valley.")) is not Act.PLEDGE


def test_words_between_have_and_to_make_no_demand(read: Read) -> None:
    text = "The World Concord said that thousands of families have fled to the hills."
    assert act(read(text)) is not Act.DEMAND
