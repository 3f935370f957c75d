"""What sides hold over time: what is repeated is one, a change is marked only where a side goes back on itself."""

from datetime import date
from random import Random

import pytest
from stance_samples import say

from dragoman.matching.positions import changes, positions
from dragoman.matching.telling import Telling
from dragoman.model import Act, ActorKind, Track

FERRY = "to reopen the ferry between Pellamy and the northern harbour"
MARCH, APRIL, MAY = date(2040, 3, 4), date(2040, 4, 9), date(2040, 5, 20)


def reasons(*told: Telling) -> list[str]:
    return [change.reason for change in changes(positions(told), told)]


def test_a_repeated_demand_is_one_position_with_first_and_last_day() -> None:
    told = (
        say(1, "Lunde", Act.DEMAND, "Ostrava must open the northern harbour to trawlers", MARCH),
        say(2, "Lunde", Act.DEMAND, "that the northern harbour be open to Lundish trawlers", MAY),
        say(3, "Lunde", Act.DEMAND, "compensation for the burnt nets", APRIL),
        say(4, "Ostrava", Act.DEMAND, "Lunde must open the northern harbour to trawlers", APRIL),
    )
    found = positions(told)
    assert [(one.side, one.first, one.last, len(one.tellings)) for one in found] == [
        ("lunde", MARCH, MAY, 2),
        ("lunde", APRIL, APRIL, 1),
        ("ostrava", APRIL, APRIL, 1),
    ]


def test_the_order_of_arrival_does_not_matter() -> None:
    told = [
        say(n, side, act, f"{FERRY} and {extra}", day)
        for n, (side, act, extra, day) in enumerate(
            (side, act, extra, day)
            for side in ("Lunde", "Ostrava")
            for act in (Act.PLEDGE, Act.REJECT, Act.DEMAND)
            for extra in ("patch its hull", "pay the skippers of the villages")
            for day in (MARCH, MAY, None)
        )
    ]
    expected = positions(told), changes(positions(told), told)
    for seed in range(5):
        shuffled = Random(seed).sample(told, len(told))
        assert (positions(shuffled), changes(positions(shuffled), shuffled)) == expected


def test_one_saying_is_one_position_even_where_reports_differ_on_the_act() -> None:
    told = (
        say(1, "Lunde", Act.PLEDGE, FERRY, MARCH),
        say(2, "Lunde", Act.PLEDGE, "the boats to Pellamy would sail again", MARCH),
        say(3, "Lunde", Act.SUPPORT, "reopening of the ferry to Pellamy and its northern harbour", MARCH),
    )
    (found,) = positions(told, [[one.id for one in told]])
    assert found.act is Act.PLEDGE
    assert len(found.tellings) == 3


def test_what_a_saying_wrongly_holds_stays_apart() -> None:
    told = (
        say(1, "Lunde", Act.PLEDGE, "to have the accord ratified in June", MARCH),
        say(2, "Lunde", Act.SUPPORT, "the chart of the fishing grounds", MARCH),
    )
    assert len(positions(told, [[one.id for one in told]])) == 2


def test_each_track_and_each_speaker_of_a_side_counts() -> None:
    told = (
        say(1, "Lunde", Act.OFFER, FERRY, MARCH, tracks=(Track.TRANSPORT, Track.ECONOMIC)),
        say(2, "Lunde", Act.OFFER, FERRY, APRIL, kind=ActorKind.PERSON, name="Ebba Torvik"),
    )
    found = positions(told)
    assert [(one.track, len(one.tellings)) for one in found] == [(Track.TRANSPORT, 2), (Track.ECONOMIC, 1)]


def test_analysts_and_mere_remarks_take_no_position() -> None:
    told = (
        say(1, "Analysts", Act.DEMAND, FERRY, MARCH, kind=ActorKind.GROUP),
        say(2, None, Act.DEMAND, FERRY, MARCH, kind=ActorKind.UNNAMED),
        say(3, "Lunde", Act.SAY, FERRY, MARCH),
        say(4, "Lunde", Act.ANNOUNCE, FERRY, MARCH),
    )
    assert positions(told) == ()


def test_uncertain_statements_are_marked_or_left_out() -> None:
    told = (say(1, "Lunde", Act.DEMAND, FERRY, MARCH, confidence=0.4),)
    assert positions(told)[0].uncertain
    assert positions(told, uncertain=False) == ()


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (Act.PLEDGE, Act.REJECT, "rejects what it had pledged"),
        (Act.OFFER, Act.REJECT, "rejects what it had offered"),
        (Act.SUPPORT, Act.REJECT, "rejects what it had supported"),
        (Act.REJECT, Act.SUPPORT, "supports what it had rejected"),
        (Act.REJECT, Act.PLEDGE, "pledges what it had rejected"),
        (Act.PLEDGE, Act.CONDITION, "ties to a condition what it had pledged"),
    ],
)
def test_opposed_acts_about_the_same_are_a_change(before: Act, after: Act, reason: str) -> None:
    assert reasons(say(1, "Lunde", before, FERRY, MARCH), say(2, "Lunde", after, FERRY, MAY)) == [reason]


@pytest.mark.parametrize(
    "words",
    [
        "It no longer insists on compensation for the burnt nets",
        "Lunde waived compensation for the burnt nets",
    ],
)
def test_a_demand_given_up_in_so_many_words_is_a_change(words: str) -> None:
    demand = say(1, "Lunde", Act.DEMAND, "compensation for the burnt nets", MARCH)
    assert reasons(demand, say(2, "Lunde", Act.PLEDGE, words, MAY)) == ["gives up its demand"]
    refused = f"Ostrava must not expect that it will not give up; {words.lower()} unless paid"
    assert reasons(demand, say(2, "Lunde", Act.PLEDGE, refused, MAY)) == []


def test_what_is_no_change() -> None:
    pledge = say(1, "Lunde", Act.PLEDGE, FERRY, MARCH)
    reject = say(2, "Lunde", Act.REJECT, FERRY, MAY)
    assert reasons(pledge, say(2, "Lunde", Act.REJECT, "the price of the burnt nets", MAY)) == []
    assert reasons(pledge, say(2, "Ostrava", Act.REJECT, FERRY, MAY)) == []
    assert reasons(pledge, say(2, "Lunde", Act.REJECT, FERRY, MAY, tracks=(Track.ARMS,))) == []
    assert reasons(pledge, say(2, "Lunde", Act.DEMAND, FERRY, MAY)) == []
    assert reasons(say(1, "Lunde", Act.PLEDGE, FERRY, MARCH), say(2, "Lunde", Act.REJECT, FERRY, MARCH)) == []
    assert reasons(pledge, say(2, "Lunde", Act.REJECT, FERRY, date(2044, 1, 1))) == []
    assert reasons(say(1, "Lunde", Act.PLEDGE, f"not {FERRY}", MARCH), reject) == []
    assert reasons(pledge, say(2, "Lunde", Act.REJECT, f"denied having failed {FERRY}", MAY)) == []


def test_a_standing_position_told_without_a_day_is_no_change() -> None:
    pledge = say(1, "Lunde", Act.PLEDGE, FERRY, MARCH)
    assert reasons(pledge, say(2, "Lunde", Act.REJECT, FERRY, published=MAY)) == []
    assert reasons(
        say(1, "Lunde", Act.PLEDGE, FERRY, published=MARCH), say(2, "Lunde", Act.REJECT, FERRY, MAY)
    ) == ["rejects what it had pledged"]


def test_what_a_side_will_do_instead_is_not_what_it_rejects() -> None:
    reject = say(
        1,
        "Lunde",
        Act.REJECT,
        "the panel of skippers, saying that it would patch the old ferry itself",
        MARCH,
    )
    assert reasons(reject, say(2, "Lunde", Act.PLEDGE, "to patch the old ferry itself", MAY)) == []
