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


def test_a_warning_of_hardship_threatens_nobody(read: Read) -> None:
    assert act(read("The World Concord warned that the valley was close to famine.")) is Act.SAY


def test_a_warning_of_what_will_be_done_threatens(read: Read) -> None:
    text = "Commander Oruneh warned that the road would be closed if the guns stayed."
    assert act(read(text)) is Act.THREATEN


@pytest.mark.parametrize(
    "text",
    [
        "The Free Dorvane Front lifted its siege of Senk, allowing aid to flow.",
        "The treaty ends a war of three years. It calls for an elected assembly.",
    ],
)
def test_what_nobody_says_is_no_statement(read: Read, text: str) -> None:
    assert not [entry for entry in read(text).entries if isinstance(entry, Statement)]


def test_to_create_conditions_makes_no_condition(read: Read) -> None:
    text = "Kestovia said its step would create conditions for further negotiations."
    assert act(read(text)) is not Act.CONDITION


def test_what_was_once_asked_for_is_no_demand_now(read: Read) -> None:
    record = read('"I asked for a border and I was given a swamp," Petrin Olask said.')
    (said,) = [e for e in record.entries if isinstance(e, Statement)]
    assert said.act is not Act.DEMAND
