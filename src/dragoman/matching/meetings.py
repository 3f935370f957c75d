"""Whether two reports tell one meeting: by sides, persons, time, place, channel and what came of it.

A meeting is one from its first mention to its outcome: announced, confirmed, moved, held. Weights are log odds set by
hand; what they come to is measured on the exercises (`tests/matching`).
"""

from dragoman.matching.match import Match, Scales, barred
from dragoman.matching.people import Sides, principals, relation, weigh_persons
from dragoman.matching.places import weigh_places
from dragoman.matching.telling import Telling
from dragoman.matching.times import Distance, Relation, distance, window
from dragoman.matching.words import alike, ordinal, stems, subjects
from dragoman.model import Channel, Meeting, MeetingStatus, Precision

NEEDED = 2.2
"""Log odds that reasons must outweigh: most pairs of meetings of the same sides are different meetings."""

NEWS = 14
"""Days after which a meeting is no longer told as news."""

AHEAD = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.EXPECTED, MeetingStatus.OFFERED})
HELD = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
CALLED_OFF = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED})

_APART_IN_CHANNEL = {
    frozenset({Channel.PHONE, Channel.IN_PERSON}): -5.0,
    frozenset({Channel.VIDEO, Channel.IN_PERSON}): -4.0,
    frozenset({Channel.PHONE, Channel.VIDEO}): -1.5,
    frozenset({Channel.INDIRECT, Channel.IN_PERSON}): -1.5,
    frozenset({Channel.INDIRECT, Channel.PHONE}): -2.0,
    frozenset({Channel.INDIRECT, Channel.VIDEO}): -2.0,
}


def meeting_of(telling: Telling) -> Meeting:
    """The meeting that a telling tells."""
    assert isinstance(telling.entry, Meeting)
    return telling.entry


def compare(one: Telling, two: Telling) -> Match:
    """How likely two tellings tell one meeting. Symmetric; tellings of one report never do."""
    if one.report == two.report:
        return barred("told apart by one report")
    one, two = sorted((one, two), key=lambda telling: telling.order)
    scales = Scales(NEEDED)
    _weigh_sides(scales, one, two)
    if not scales.barred:
        weigh_persons(scales, one.present, two.present, each=1.1, against=_other_people(one, two))
        _weigh_time(scales, one, two)
        _weigh_channel(scales, meeting_of(one).channel, meeting_of(two).channel)
        _weigh_status(scales, meeting_of(one).status, meeting_of(two).status)
        _weigh_rounds(scales, one, two)
        weigh_places(scales, one, two, same=1.0, other=_other_town(one, two))
        _weigh_words(scales, one, two)
    return scales.match()


def _weigh_sides(scales: Scales, one: Telling, two: Telling) -> None:
    ours, theirs = principals(one), principals(two)
    common = ", ".join(sorted(ours & theirs))
    match relation(ours, theirs):
        case Sides.EQUAL:
            scales.put(1.5 if len(ours) > 1 else 0.5, f"the same sides ({common})")
        case Sides.NESTED:
            scales.put(-0.4 if len(ours & theirs) > 1 else -0.9, "more sides in one of them")
        case Sides.CROSSED:
            scales.put(-2.0, "other sides besides")
        case Sides.APART:
            scales.bar(f"other sides: {', '.join(sorted(ours))}; {', '.join(sorted(theirs))}")


def _other_people(one: Telling, two: Telling) -> float:
    """What other persons speak against it: who is to come to what is only offered is seldom settled."""
    return -1.0 if MeetingStatus.OFFERED in {meeting_of(one).status, meeting_of(two).status} else -4.5


def _other_town(one: Telling, two: Telling) -> float:
    """What two towns speak against it: most where both took place and no day says that they are one."""
    if not {meeting_of(one).status, meeting_of(two).status} <= HELD:
        return -1.6
    same_day = one.entry.date.precision is Precision.DAY and one.entry.date == two.entry.date
    return -3.0 if same_day else -6.0


def _weigh_time(scales: Scales, one: Telling, two: Telling) -> None:
    first, second = meeting_of(one), meeting_of(two)
    here = window(one, ahead=first.status in AHEAD)
    there = window(two, ahead=second.status in AHEAD)
    if here is None or there is None:
        return
    found = distance(here, there)
    if _is_series(one) != _is_series(two):
        scales.put(-1.5, "one of them has gone on since")
    if found.relation is Relation.APART:
        _weigh_gap(scales, one, two, found, exact=here.exact and there.exact)
    else:
        _weigh_overlap(scales, found)
    _weigh_age(scales, one, two)


def _weigh_age(scales: Scales, one: Telling, two: Telling) -> None:
    """What was held and is told without a date is news: it is not what was held weeks before its report."""
    for old, told in ((one, two), (two, one)):
        date = old.entry.date
        if (
            {meeting_of(old).status, meeting_of(told).status} <= HELD
            and date.precision is Precision.DAY
            and not told.entry.date.known
            and date.start
            and told.published
            and (age := (told.published - date.start).days) > NEWS
        ):
            scales.put(-1.0 - age / 20, f"{age} days old when it was told without a date")


def _is_series(telling: Telling) -> bool:
    """Whether what was held has a beginning and no end: "since April they have met"."""
    date = telling.entry.date
    return meeting_of(telling).status in HELD and date.start is not None and date.end is None


def _weigh_overlap(scales: Scales, found: Distance) -> None:
    if found.relation is Relation.SAME:
        scales.put(2.0, "the same day")
    elif found.relation is Relation.LOOSE:
        scales.put(0.2, "told about the same time")
    else:
        scales.put(1.0 if found.width <= 31 else max(-0.3, 0.9 - found.width / 150), "dates that fit")


def _weigh_gap(scales: Scales, one: Telling, two: Telling, found: Distance, *, exact: bool) -> None:
    """Dates that do not fit: a mistake, a meeting that was moved, or another meeting."""
    first, second = meeting_of(one).status, meeting_of(two).status
    days = f"{found.gap} day{'s' if found.gap > 1 else ''} apart"
    if {first, second} <= HELD or MeetingStatus.REFUSED in {first, second}:
        scales.put(-1.5 * min(found.gap, 4) if exact else -1.0 - found.gap / 20, days)
    elif first in HELD and second in AHEAD | CALLED_OFF:
        scales.bar("one was held before the other was to be")
    else:
        scales.put(_moved(first, second, exact=exact) - found.gap / 30, f"moved, {days}")


def _moved(first: MeetingStatus, second: MeetingStatus, *, exact: bool) -> float:
    """What speaks against a plan being the same as what a later report tells of another day.

    Two exact days without a word of putting off are mostly two meetings, of which the first was held.
    """
    if CALLED_OFF & {first, second}:
        return -0.4
    return -1.8 if exact else -1.0 if second in AHEAD else -1.5


def _weigh_channel(scales: Scales, one: Channel, two: Channel) -> None:
    if Channel.UNKNOWN in {one, two}:
        return
    if one is two:
        scales.put(0.2 if one is Channel.IN_PERSON else 0.8, one.value.replace("_", " "))
    else:
        scales.put(
            _APART_IN_CHANNEL[frozenset({one, two})], f"{one.value}, not {two.value}".replace("_", " ")
        )


def _weigh_status(scales: Scales, one: MeetingStatus, two: MeetingStatus) -> None:
    """Weigh what became of it; `one` was told first."""
    both = {one, two}
    if one in HELD and two in AHEAD:
        scales.put(-1.0, "held before it was announced")
    elif MeetingStatus.REFUSED in both:
        other = (both - {MeetingStatus.REFUSED}) or both
        fits = other <= {MeetingStatus.REFUSED, MeetingStatus.OFFERED}
        scales.put(0.5 if fits else -1.5, "refused" if fits else "refused, and yet told otherwise")
    elif MeetingStatus.CANCELLED in both and both & HELD:
        scales.put(-0.8, "cancelled, and yet held")


def _weigh_rounds(scales: Scales, one: Telling, two: Telling) -> None:
    first, second = meeting_of(one).round or ordinal(one.words), meeting_of(two).round or ordinal(two.words)
    if first and second:
        scales.put(
            1.0 if first == second else -4.0, f"number {first}" if first == second else "another round"
        )


def _weigh_words(scales: Scales, one: Telling, two: Telling) -> None:
    ours, theirs = subjects(one.words), subjects(two.words)
    if ours & theirs:
        scales.put(0.7, f"about {', '.join(sorted(ours & theirs))}")
    elif ours and theirs:
        scales.put(-0.7, f"about {', '.join(sorted(ours))}, not {', '.join(sorted(theirs))}")
    share = alike(stems(one.words), stems(two.words))
    if share > 0.2:
        scales.put(round(share, 2), "the same words")
