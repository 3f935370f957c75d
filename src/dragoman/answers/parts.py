"""The parts of a brief: each takes what is known and the day, and gives lines, the most telling first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.answers.citing import Draft
from dragoman.answers.events import Event, plan_of
from dragoman.answers.grouping import same_figures
from dragoman.answers.wording import day_text, describe, said, shortened, source_text, value_text
from dragoman.knowledge import fold
from dragoman.matching.plans import Outcome, Plan
from dragoman.model import Act, Agreement, Figure, Meeting, MeetingStatus, Statement, Track
from dragoman.record import StoredEntry

Entries = Sequence[StoredEntry]


@dataclass(frozen=True, slots=True)
class View:
    """What a brief is made from.

    Attributes:
        entries: the entries, by date.
        events: the same, those that tell one thing together.
        disputes: what sources differ on of late, each as one line with the entries it rests on.
        parties: the parties of the process that the record remembers, folded; none if it remembers none.
        naming: the side that a phrase names, folded.
    """

    entries: Entries
    events: Sequence[Event]
    disputes: Sequence[Draft]
    parties: frozenset[str] = frozenset()
    naming: Callable[[str | None], str] = lambda name: fold(name or "")

    def of_parties(self, stored: StoredEntry) -> int:
        """How many parties of the process make an agreement or a statement; two of them are enough."""
        entry = stored.entry
        actors = entry.parties if isinstance(entry, Agreement) else entry.actors
        sides = {self.naming(actor.side or actor.name) for actor in actors}
        return min(len(sides & self.parties), 2)


MOST_CITED = 3
LONGEST_LINE = 260

_OLD_DAYS = 730
"""Days after which where a track stands is only what was last told of it."""

_FRESH_DAYS = 90
"""For how long a plan that nobody tells of again is still shown."""

_TOOK_PLACE = (MeetingStatus.HELD, MeetingStatus.ONGOING)
_TURNS = (Act.PROGRESS, Act.SETBACK)
_WANTS = {
    Act.DEMAND: "demands",
    Act.CONDITION: "makes it a condition",
    Act.PLEDGE: "pledges",
    Act.REJECT: "rejects",
}


def told_on(stored: StoredEntry) -> tuple[str, str]:
    """How recent an entry is: by its own date, no later than the report's day, then by the report's day."""
    published = stored.report.published.isoformat() if stored.report.published else ""
    end = stored.entry.date.end or stored.entry.date.start
    day = end.isoformat() if end else published
    return (min(day, published) if published else day, published)


def _latest_first(entries: Iterable[StoredEntry]) -> list[StoredEntry]:
    return sorted(entries, key=told_on, reverse=True)


def tracks(view: View, day: date) -> Iterator[Draft]:
    """For each track its latest agreement and latest word of progress or setback, busiest tracks first.

    Those of the parties of the process come before those of others.
    """
    by_track: defaultdict[Track, list[StoredEntry]] = defaultdict(list)
    for stored in view.entries:
        for track in stored.entry.tracks:
            by_track[track].append(stored)
    for track, own in sorted(by_track.items(), key=lambda item: -len(item[1])):
        latest = sorted(_latest_first(own), key=view.of_parties, reverse=True)
        agreement = next((one for one in latest if isinstance(one.entry, Agreement)), None)
        turn = next((one for one in latest if _is_turn(one)), None)
        shown = [one for one in (agreement, turn) if one]
        if shown:
            text = "; ".join(f"{describe(one)} ({_last_told(one, day)})" for one in shown)
            yield Draft(shortened(f"{track.value.capitalize()}: {text}", 360), tuple(shown))


def _last_told(stored: StoredEntry, day: date) -> str:
    """When an entry is; what is old is marked as the last that is told."""
    told, _ = told_on(stored)
    old = day != date.max and told and (day - date.fromisoformat(told)).days > _OLD_DAYS
    return f"{'last told ' if old else ''}{day_text(stored.entry.date)}"


def _is_turn(stored: StoredEntry) -> bool:
    return isinstance(stored.entry, Statement) and stored.entry.act in _TURNS


def meetings(view: View, day: date, *, most: int = 6) -> Iterator[Draft]:
    """The last meetings that took place by the day, latest first, cited from all who tell them."""
    took_place = [
        event
        for event in view.events
        if _has_status(event.best, _TOOK_PLACE)
        and (event.best.entry.date.start or event.best.entry.date.end or date.min) <= day
    ]
    took_place.sort(key=lambda event: told_on(event.best), reverse=True)
    yield from map(_meeting_line, took_place[:most])


def due(view: View, day: date, *, most: int = 6) -> Iterator[Draft]:
    """What is planned for after the day, nearest first; then what was due of late and nothing is heard of."""
    plans = [(event, found) for event in view.events if (found := plan_of(event, day))]
    ahead = sorted(
        (item for item in plans if item[1].outcome is Outcome.DUE), key=lambda item: item[1].due.sort_key
    )
    yield from (_meeting_line(event) for event, _ in ahead[:most])
    silent = [(event, found) for event, found in plans if _is_missed(found, day)]
    silent.sort(key=lambda item: item[1].due.sort_key, reverse=True)
    for event, _ in silent[: max(0, most - len(ahead))]:
        line = _meeting_line(event)
        yield Draft(f"No report of it: {line.text}", line.entries, line.when)


def _is_missed(found: Plan, day: date) -> bool:
    """Whether a plan with a day passed without news not long ago."""
    end = found.due.end
    return found.outcome is Outcome.SILENT and end is not None and 0 < (day - end).days <= _FRESH_DAYS


def _has_status(stored: StoredEntry, statuses: Sequence[MeetingStatus]) -> bool:
    return isinstance(stored.entry, Meeting) and stored.entry.status in statuses


def _meeting_line(event: Event) -> Draft:
    best = event.best
    told = f" ({event.told})" if event.told else ""
    return Draft(
        shortened(describe(best), LONGEST_LINE) + told, event.cited[:MOST_CITED], day_text(best.entry.date)
    )


def disputes(view: View, _day: date, *, most: int = 5) -> Iterator[Draft]:
    """What sources differ on, side by side."""
    yield from view.disputes[:most]


def wants(view: View, _day: date, *, sides: int = 5) -> Iterator[Draft]:
    """The latest demand, condition, pledge and rejection of each side, the most heard sides first.

    The lines go round the sides, so that a cut takes the last wish of each before the first of any.
    """
    by_side: defaultdict[str, list[StoredEntry]] = defaultdict(list)
    for stored in view.entries:
        if isinstance(stored.entry, Statement) and stored.entry.act in _WANTS:
            for side in dict.fromkeys(actor.side for actor in stored.entry.speaker if actor.side):
                by_side[side].append(stored)
    heard = sorted(by_side.items(), key=lambda item: -len(item[1]))[:sides]
    queues = [(side, _latest_of_each_act(own)) for side, own in heard]
    chosen = [(side, own[turn]) for turn in range(len(_WANTS)) for side, own in queues if turn < len(own)]
    order = {side: place for place, (side, _) in enumerate(heard)}
    for side, stored in sorted(chosen[: sides * 2], key=lambda item: order[item[0]]):
        yield _want_line(side, stored)


def _latest_of_each_act(entries: Iterable[StoredEntry]) -> list[StoredEntry]:
    latest: dict[Act, StoredEntry] = {}
    for stored in _latest_first(entries):
        if isinstance(stored.entry, Statement):
            latest.setdefault(stored.entry.act, stored)
    return list(latest.values())


def _want_line(side: str, stored: StoredEntry) -> Draft:
    statement = stored.entry
    assert isinstance(statement, Statement)
    name = next((actor.name for actor in statement.speaker if actor.side == side and actor.name), None)
    by = f" ({name})" if name and name.casefold() != side.casefold() else ""
    when = day_text(statement.date)
    return Draft(
        shortened(f"{side}{by} {_WANTS[statement.act]}: {said(stored)}", LONGEST_LINE), (stored,), when
    )


def figures(view: View, _day: date, *, most: int = 5) -> Iterator[Draft]:
    """Numbers that count the same thing, side by side, each with who gives it; most widely told first."""
    own = [one for one in _latest_first(view.entries) if isinstance(one.entry, Figure)]
    for group in same_figures(own)[:most]:
        figure = group[0].entry
        assert isinstance(figure, Figure)
        about = f", {' '.join(figure.about.split())}" if figure.about else ""
        claims = dict.fromkeys(_claim(one) for one in group[:MOST_CITED])
        title = "Figure" if figure.what == "other" else figure.what.value.capitalize()
        when = day_text(figure.date) if figure.date.known else ""
        yield Draft(shortened(f"{title}{about}: {'; '.join(claims)}", LONGEST_LINE), group[:MOST_CITED], when)


def _claim(stored: StoredEntry) -> str:
    assert isinstance(stored.entry, Figure)
    return f"{value_text(stored.entry)} ({source_text(stored)})"
