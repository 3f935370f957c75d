"""What became of what was announced."""

from datetime import date
from itertools import permutations

import pytest
from telling_samples import UNKNOWN, day, met

from dragoman.matching.plans import Outcome, plan
from dragoman.matching.telling import Telling
from dragoman.model import MeetingStatus

_DAYS = {
    "offered": date(2033, 4, 1),
    "scheduled": date(2033, 4, 9),
    "postponed": date(2033, 4, 26),
    "cancelled": date(2033, 4, 27),
    "refused": date(2033, 4, 28),
    "held": date(2033, 5, 21),
}


def told(*statuses: str) -> list[Telling]:
    when = {"held": day(20, 5), "offered": UNKNOWN}
    return [
        met(status=MeetingStatus(status), when=when.get(status, day(28)), published=_DAYS[status])
        for status in statuses
    ]


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [
        (("scheduled", "held"), Outcome.HELD),
        (("offered", "scheduled", "held"), Outcome.HELD),
        (("scheduled", "postponed", "held"), Outcome.MOVED_HELD),
        (("scheduled", "cancelled", "held"), Outcome.MOVED_HELD),
        (("scheduled", "cancelled"), Outcome.CANCELLED),
        (("scheduled", "postponed"), Outcome.POSTPONED),
        (("offered", "refused"), Outcome.REFUSED),
        (("scheduled",), Outcome.SILENT),
    ],
)
def test_the_outcome_in_any_order_of_arrival(statuses: tuple[str, ...], outcome: Outcome) -> None:
    for order in permutations(told(*statuses)):
        found = plan(order)
        assert found is not None
        assert found.outcome is outcome
        assert [step.status.value for step in found.steps] == list(statuses)


def test_what_was_only_told_as_held_is_no_plan() -> None:
    assert plan(told("held")) is None


def test_a_plan_is_due_until_its_day_has_passed() -> None:
    (scheduled,) = told("scheduled")
    for on, outcome in ((date(2033, 4, 20), Outcome.DUE), (date(2033, 4, 29), Outcome.SILENT)):
        found = plan([scheduled], on)
        assert found is not None
        assert found.outcome is outcome


def test_what_lies_behind_the_report_that_announces_it_is_no_plan() -> None:
    late = met(status=MeetingStatus.SCHEDULED, when=day(2), published=date(2033, 4, 9))
    assert plan([late]) is None
    found = plan([late, *told("scheduled")])
    assert found is not None
    assert len(found.steps) == 1
