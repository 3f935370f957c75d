"""Who said what: speaker, words, mode and act."""

from itertools import pairwise

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


def test_a_statement_goes_to_whom_the_carrier_cites(read: Read) -> None:
    record = read("The newspaper, citing Taldrian officials, said the president had dropped her condition.")
    (said,) = statements(record)
    assert said.speaker[0].side == "Taldria"
    assert said.speaker[0].office is not None


def test_an_agency_is_not_the_one_who_was_quoted(read: Read) -> None:
    record = read('"The treaty is dead," Petrin Olask was quoted by the news agency.')
    (said,) = statements(record)
    assert said.speaker[0].name == "Petrin Olask"


def test_a_spokesman_named_later_is_named_at_once(read: Read) -> None:
    record = read(
        "A Taldrian spokesman said the bridge was open.\n\n“Cars may cross,” Taldrian spokesman Ossel Brannick said."
    )
    assert [said.speaker[0].name for said in statements(record)] == ["Ossel Brannick", "Ossel Brannick"]


def test_the_statement_of_two_sides_is_theirs(read: Read) -> None:
    record = read("Kestovia and Taldria will meet again in May, a joint statement said.")
    (said,) = statements(record)
    assert {actor.side for actor in said.speaker} == {"Kestovia", "Taldria"}


def test_what_leads_in_a_quotation_is_not_quoted(read: Read) -> None:
    record = read('Standing at the gate, Petrin Olask said: "I have nothing to hide."')
    (said,) = statements(record)
    assert words(record, said) == ["I have nothing to hide."]


def test_the_topic_of_a_quotation_is_not_quoted(read: Read) -> None:
    record = read('Petrin Olask said of the treaty: "It is a roof without walls, and nobody can live in it."')
    (said,) = statements(record)
    assert words(record, said) == ["It is a roof without walls, and nobody can live in it."]


def test_what_follows_an_inserted_attribution_goes_with_the_saying(read: Read) -> None:
    record = read("The road is open, Petrin Olask said on Thursday, a day after the talks in Quilanta.")
    (said,) = statements(record)
    assert words(record, said) == ["The road is open"]


def test_two_views_set_against_each_other_are_two_statements(read: Read) -> None:
    record = read("Kestovia fears the dam will dry up the river, while Taldria is ready to open the gates.")
    assert [(s.speaker[0].side, words(record, s)) for s in statements(record)] == [
        ("Kestovia", ["the dam will dry up the river"]),
        ("Taldria", ["to open the gates"]),
    ]


def test_a_call_without_a_verb_of_saying(read: Read) -> None:
    record = read("Petrin Olask met reporters. His call for an immediate ceasefire was ignored.")
    (said,) = statements(record)
    assert (said.speaker[0].name, said.act) == ("Petrin Olask", Act.DEMAND)
    assert words(record, said) == ["an immediate ceasefire"]


def test_readiness_is_a_position(read: Read) -> None:
    record = read("Taldria is ready to release forty prisoners.")
    (said,) = statements(record)
    assert (said.speaker[0].side, said.act) == ("Taldria", Act.PLEDGE)


def test_what_was_kept_back_is_no_statement(read: Read) -> None:
    assert not statements(read("Petrin Olask declined to give details of the plan."))


def test_the_rebels_are_not_the_state_they_fight(read: Read) -> None:
    record = read("Osmerran rebels said on Thursday that they had left the town.")
    (said,) = statements(record)
    assert said.speaker[0].side == "Osmerran rebels"


@pytest.mark.parametrize("word", ["insists", "denies", "claims"])
def test_a_position_behind_the_lead_has_no_date(read: Read, word: str) -> None:
    record = read(
        "The talks ended on Thursday without a deal. Nothing was signed in Quilanta."
        f" Kestovia {word} that the valley belongs to it."
    )
    assert not statements(record)[-1].date.known


@pytest.mark.parametrize("paragraph", range(4))
def test_a_lost_quotation_mark_costs_at_most_its_paragraph(read: Read, paragraph: int) -> None:
    parts = [
        '"We will sign," Petrin Olask said on Monday.',
        '"The road is open," Taldrian envoy Ossel Brannick told reporters.',
        'Kestovia said that its troops had left the valley "for good and all".',
        '"Nobody won," Osmerran Foreign Minister Nasima Korrou said.',
    ]
    whole = _told(read, parts)
    broken = _told(read, [p.replace('"', "", 1) if n == paragraph else p for n, p in enumerate(parts)])
    for number in set(range(4)) - {paragraph}:
        assert broken[number] == whole[number]


def _told(read: Read, parts: list[str]) -> list[list[tuple[str | None, list[str]]]]:
    """Speaker and words of the statements of each paragraph."""
    record = read("\n\n".join(parts))
    starts = [record.report.text.index(part) for part in parts] + [len(record.report.text)]
    return [
        [
            (said.speaker[0].label, words(record, said))
            for said in statements(record)
            if low <= said.content[0].start < high
        ]
        for low, high in pairwise(starts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kestovia should show that it is ready to release the prisoners.",
        "Petrin Olask dedicated his life to the valley.",
        "The Free Dorvane Front has committed horrific acts.",
    ],
)
def test_what_commits_nobody_is_no_pledge(read: Read, text: str) -> None:
    assert not statements(read(text))


def test_the_question_is_no_part_of_the_answer(read: Read) -> None:
    record = read('When asked about the valley, Petrin Olask said: "It is a fast-moving situation."')
    (said,) = statements(record)
    assert words(record, said) == ["It is a fast-moving situation."]
