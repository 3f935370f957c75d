"""Who said what: speaker, words, mode and act."""

import pytest

from dragoman.model import Act, Mode, Record, Statement

from .conftest import Read


def statements(record: Record) -> list[Statement]:
    return [entry for entry in record.entries if isinstance(entry, Statement)]


def words(record: Record, entry: Statement) -> list[str]:
    return [span.of(record.report.text) for span in entry.content]


def test_a_direct_quotation_with_its_attribution_between_the_parts(read: Read) -> None:
    record = read(
        'Foreign Minister Petrin Olask met reporters. "We will sign," he told them. "But not today."'
    )
    (said,) = statements(record)
    assert said.speaker[0].name == "Petrin Olask"
    assert said.mode is Mode.DIRECT
    assert words(record, said) == ["We will sign", "But not today."]


def test_inverted_attribution(read: Read) -> None:
    record = read('"The road stays closed until the prisoners are home," said Taldrian envoy Ossel Brannick.')
    (said,) = statements(record)
    assert said.speaker[0].name == "Ossel Brannick"
    assert said.speaker[0].side == "Taldria"


def test_indirect_speech_leaves_out_the_attribution(read: Read) -> None:
    record = read("Kestovia said on Thursday that its troops had left the valley.")
    (said,) = statements(record)
    assert said.mode is Mode.INDIRECT
    assert said.speaker[0].side == "Kestovia"
    assert words(record, said) == ["its troops had left the valley"]
    assert said.date.start is not None
    assert said.date.start.isoformat() == "2031-05-15"


def test_attribution_at_the_end(read: Read) -> None:
    record = read(
        "The two armies have moved closer to a truce, Osmerran Foreign Minister Nasima Korrou said on Friday."
    )
    (said,) = statements(record)
    assert said.speaker[0].name == "Nasima Korrou"
    assert words(record, said) == ["The two armies have moved closer to a truce"]


def test_a_fragment_in_quotation_marks_makes_it_mixed(read: Read) -> None:
    record = read("Olask called the proposal “a step backwards” and said Kestovia would answer next week.")
    assert [s.mode for s in statements(record)] == [Mode.MIXED]


def test_according_to(read: Read) -> None:
    record = read("According to the Taldrian foreign ministry, three bridges were rebuilt.")
    (said,) = statements(record)
    assert said.speaker[0].side == "Taldria"
    assert words(record, said) == ["three bridges were rebuilt"]


def test_a_capital_that_speaks_is_its_state(read: Read) -> None:
    record = read("Brenholt accused Taldria of shelling the Ketter Dam.")
    (said,) = statements(record)
    assert (said.speaker[0].name, said.speaker[0].side) == ("Kestovia", "Kestovia")
    assert said.act is Act.ACCUSE


@pytest.mark.parametrize(
    "text",
    [
        "Petrin Olask refused to say whether Kestovia would attend.",
        "Petrin Olask did not say when the talks would resume.",
        "Petrin Olask is expected to say more on Friday.",
        "If Petrin Olask says no, the road stays closed.",
    ],
)
def test_what_was_not_said_is_no_statement(read: Read, text: str) -> None:
    assert statements(read(text)) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kestovia demanded an immediate withdrawal from the valley.", Act.DEMAND),
        ("Kestovia pledged to release all prisoners.", Act.PLEDGE),
        ("Kestovia threatened to close the road.", Act.THREATEN),
        ("Kestovia rejected the proposal.", Act.REJECT),
        ("Kestovia welcomed the agreement on prisoners.", Act.SUPPORT),
        ("Kestovia said it would sign only if the prisoners were released.", Act.CONDITION),
    ],
)
def test_acts(read: Read, text: str, act: Act) -> None:
    assert [s.act for s in statements(read(text))] == [act]


def test_a_pronoun_is_the_person_spoken_of(read: Read) -> None:
    record = read(
        "Foreign Minister Nasima Korrou opened the round in Quilanta.\n\n"
        "She said the two texts were closer than before."
    )
    assert [s.speaker[0].name for s in statements(record)] == ["Nasima Korrou"]


def test_a_paragraph_of_quotation_goes_on_with_the_speaker_before_it(read: Read) -> None:
    record = read('Petrin Olask told a news conference: "We are ready."\n\n"We have been ready for a year."')
    assert [s.speaker[0].name for s in statements(record)] == ["Petrin Olask", "Petrin Olask"]
    assert all(s.mode is Mode.DIRECT for s in statements(record))
