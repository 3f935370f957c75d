"""When two reports tell one meeting, agreement or action, and when they do not."""

from datetime import date, timedelta

import pytest
from telling_samples import ASTRANY, HARNISH, VELMORA, agreed, day, done, met, month, person, state

from dragoman.matching.keys import keys, wanted
from dragoman.matching.matcher import compare, groups, is_link, links
from dragoman.matching.telling import Telling
from dragoman.model import ActionKind, AgreementStatus, Channel, MeetingStatus, Role, Track

ROKE = person("Ida Roke", "Velmora", "foreign minister")
TAMM = person("Orel Tamm", "Astrany", "foreign minister")
VELMORAN_PRESIDENT = person("Jorn Aske", "Velmora", "president")


def same(one: Telling, two: Telling) -> bool:
    assert is_link(compare(one, two)) == is_link(compare(two, one))
    joined = is_link(compare(one, two))
    if joined:  # what is compared to be one must be found to be compared
        assert keys(one) & wanted(two)
        assert keys(two) & wanted(one)
    return joined


def test_one_day_one_town_the_same_sides_are_one_meeting() -> None:
    assert same(met(when=day(8), place="Quist"), met(ROKE, TAMM, when=day(8), place="Quist"))


def test_entries_of_one_report_are_told_apart_by_it() -> None:
    assert not same(met(when=day(8), report="A"), met(when=day(8), report="A"))


@pytest.mark.parametrize(
    "other",
    [
        met(ROKE, HARNISH, when=day(8), place="Quist"),
        met(VELMORA, state("Pellam"), when=day(8), place="Quist"),
        met(ROKE, TAMM, when=day(15), place="Quist"),
        met(ROKE, TAMM, when=day(8), channel=Channel.PHONE),
        met(VELMORAN_PRESIDENT, TAMM, when=day(9), place="Quist"),
    ],
    ids=[
        "other sides",
        "another partner",
        "another week",
        "by telephone",
        "another man, day after",
    ],
)
def test_another_meeting(other: Telling) -> None:
    assert not same(met(ROKE, TAMM, when=day(8), place="Quist"), other)


def test_another_town_is_another_meeting_unless_the_same_persons_are_there() -> None:
    assert not same(met(when=day(8), place="Quist"), met(when=day(8), place="Oster"))
    # Nobody is in two towns at once: the places contradict each other, and that is told elsewhere.
    assert same(met(ROKE, TAMM, when=day(8), place="Quist"), met(ROKE, TAMM, when=day(8), place="Oster"))


def test_a_plan_and_what_came_of_it_are_one() -> None:
    plan = met(when=day(28), place="Quist", status=MeetingStatus.SCHEDULED, published=date(2033, 4, 9))
    assert same(plan, met(ROKE, TAMM, when=day(28), place="Quist", published=date(2033, 4, 29)))
    assert not same(plan, met(ROKE, TAMM, when=day(2), place="Quist", published=date(2033, 4, 3)))


def test_a_meeting_put_off_and_held_later_is_one_with_its_plan() -> None:
    people = (ROKE, TAMM)
    told = [
        met(*people, when=day(28), place="Quist", status=MeetingStatus.SCHEDULED, published=date(2033, 4, 9)),
        met(
            *people, when=day(28), place="Quist", status=MeetingStatus.POSTPONED, published=date(2033, 4, 26)
        ),
        met(
            *people,
            when=day(20, 5),
            place="Quist",
            status=MeetingStatus.SCHEDULED,
            published=date(2033, 5, 3),
        ),
        met(*people, when=day(20, 5), place="Quist", published=date(2033, 5, 21)),
    ]
    (one,) = groups(told, links(told))
    assert [telling.id for telling in one] == [telling.id for telling in told]


def test_a_round_told_months_later_by_its_month_is_the_one_of_that_month() -> None:
    later = met(when=month(4), words="the April round", published=date(2033, 9, 1))
    assert same(met(ROKE, TAMM, when=day(8), words="the round of talks", place="Quist"), later)


def test_numbered_rounds_are_told_apart() -> None:
    first = met(when=day(8), words="the first round of talks was held", place="Quist")
    second = met(when=day(9), words="the second round of talks was held", place="Quist")
    assert not same(first, second)


def test_who_stays_away_is_no_part_of_it() -> None:
    away = state("Pellam", Role.ABSENT)
    assert same(met(ROKE, TAMM, when=day(8), place="Quist"), met(ROKE, TAMM, away, when=day(8)))


def test_a_side_that_one_report_leaves_out() -> None:
    assert same(
        met(ROKE, TAMM, HARNISH, when=day(8), place="Quist"), met(ROKE, TAMM, when=day(8), place="Quist")
    )


def test_named_agreements() -> None:
    signed = agreed("Quist Accord", status=AgreementStatus.SIGNED, when=day(8))
    assert same(signed, agreed("the Accord", status=AgreementStatus.VIOLATED, published=date(2033, 5, 2)))
    assert not same(signed, agreed("Oster Protocol", status=AgreementStatus.SIGNED, when=day(8)))
    assert not same(signed, agreed("Quist Accord", when=day(8), parties=(state("Pellam"), state("Iskar"))))


def test_agreements_of_two_subjects_are_two() -> None:
    truce = agreed(words="a ceasefire was agreed", when=day(8), tracks=(Track.SECURITY,))
    swap = agreed(words="an exchange of prisoners was agreed", when=day(8), tracks=(Track.HUMANITARIAN,))
    assert not same(truce, swap)
    assert same(
        truce, agreed(words="the ceasefire holds", tracks=(Track.SECURITY,), published=date(2033, 4, 20))
    )


def test_actions() -> None:
    shells = done(ActionKind.ATTACK, when=day(8), place="Oster", words="shells fell on the market of Oster")
    again = done(
        ActionKind.ATTACK, by=(VELMORA,), when=day(8), place="Oster", words="the shelling of the market"
    )
    assert same(shells, again)
    assert not same(
        shells, done(ActionKind.ATTACK, when=day(10), place="Oster", words="shells on the market")
    )
    assert not same(shells, done(ActionKind.ATTACK, when=day(8), place="Quist", words="shells on the market"))
    assert not same(
        shells, done(ActionKind.RELEASE, by=(ASTRANY,), when=day(8), place="Oster", words="freed")
    )


def test_reasons_are_given_in_words() -> None:
    found = compare(met(ROKE, TAMM, when=day(8), place="Quist"), met(ROKE, TAMM, when=day(8), place="Quist"))
    assert {"the same day", "in Quist", "both with Ida Roke"} <= set(found.reasons)
    apart = compare(met(ROKE, TAMM, when=day(8)), met(ROKE, HARNISH, when=day(8)))
    assert apart.barred or apart.score < 0.5
    assert apart.reasons


@pytest.mark.parametrize("published", [None, date.min, date.max])
def test_any_day_of_publication(published: date | None) -> None:
    told = [
        met(published=published),
        met(published=published, when=day(8)),
        met(published=published, status=MeetingStatus.EXPECTED),
    ]
    assert sum(map(len, groups(told, links(told)))) == 3


def test_days_far_apart_never_make_one_meeting() -> None:
    start = date(2033, 1, 1)
    told = [
        met(ROKE, TAMM, when=day(1, 1), place="Quist", published=start),
        *(
            met(
                ROKE,
                TAMM,
                when=day(*_day_and_month(start + timedelta(days=gap))),
                place="Quist",
                published=start + timedelta(days=gap),
            )
            for gap in range(7, 90, 7)
        ),
    ]
    assert all(len(group) == 1 for group in groups(told, links(told)))


def _day_and_month(when: date) -> tuple[int, int]:
    return when.day, when.month
