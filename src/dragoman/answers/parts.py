"""The parts of a brief: each takes all entries and the day, and gives lines, the most telling first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.answers.citing import Draft
from dragoman.answers.grouping import fullest, same_figures, same_meetings
from dragoman.answers.wording import day_text, describe, said, source_text, value_text
from dragoman.model import Act, Agreement, Figure, Meeting, MeetingStatus, Statement, Track
from dragoman.record import StoredEntry

Entries = Sequence[StoredEntry]

MOST_CITED = 3
LONGEST_LINE = 260

_FRESH_DAYS = 90
"""For how long a meeting that is expected without a date counts as due."""

_CONSIDERED = 500
"""How many meetings are grouped to find the few that are shown."""

_TOOK_PLACE = (MeetingStatus.HELD, MeetingStatus.ONGOING)
_AHEAD = (MeetingStatus.SCHEDULED, MeetingStatus.EXPECTED)
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


def shortened(text: str, limit: int = LONGEST_LINE) -> str:
    """The text, cut between words with an ellipsis if it is longer than the limit."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:—–-“") + "…"
    return f"{cut}”" if cut.count("“") > cut.count("”") else cut


def _latest_first(entries: Iterable[StoredEntry]) -> list[StoredEntry]:
    return sorted(entries, key=told_on, reverse=True)


def tracks(entries: Entries, _day: date) -> Iterator[Draft]:
    """For each track its latest agreement and latest word of progress or setback, busiest tracks first."""
    by_track: defaultdict[Track, list[StoredEntry]] = defaultdict(list)
    for stored in entries:
        for track in stored.entry.tracks:
            by_track[track].append(stored)
    for track, own in sorted(by_track.items(), key=lambda item: -len(item[1])):
        latest = _latest_first(own)
        agreement = next((one for one in latest if isinstance(one.entry, Agreement)), None)
        turn = next((one for one in latest if _is_turn(one)), None)
        shown = [one for one in (agreement, turn) if one]
        if shown:
            text = "; ".join(f"{describe(one)} ({day_text(one.entry.date)})" for one in shown)
            yield Draft(shortened(f"{track.value.capitalize()}: {text}", 360), tuple(shown))


def _is_turn(stored: StoredEntry) -> bool:
    return isinstance(stored.entry, Statement) and stored.entry.act in _TURNS


def meetings(entries: Entries, day: date, *, most: int = 6) -> Iterator[Draft]:
    """The last meetings that took place by the day, latest first, told by all who tell them."""
    took_place = [
        one
        for one in entries
        if _has_status(one, _TOOK_PLACE) and (one.entry.date.start or one.entry.date.end or date.min) <= day
    ]
    yield from _meeting_lines(same_meetings(_latest_first(took_place)[:_CONSIDERED])[:most])


def due(entries: Entries, day: date, *, most: int = 6) -> Iterator[Draft]:
    """Meetings announced for after the day, nearest first, then those lately expected without a date."""
    ahead = [one for one in entries if _has_status(one, _AHEAD)]
    dated = [one for one in ahead if one.entry.date.known and (one.entry.date.end or date.max) > day]
    undated = _latest_first(one for one in ahead if not one.entry.date.known and _is_fresh(one, day))
    dated.sort(key=lambda one: one.entry.date.sort_key)
    yield from _meeting_lines([*same_meetings(dated[:_CONSIDERED]), *((one,) for one in undated)][:most])


def _is_fresh(stored: StoredEntry, day: date) -> bool:
    published = stored.report.published
    return published is not None and (day - published).days <= _FRESH_DAYS


def _has_status(stored: StoredEntry, statuses: Sequence[MeetingStatus]) -> bool:
    return isinstance(stored.entry, Meeting) and stored.entry.status in statuses


def _meeting_lines(groups: Iterable[tuple[StoredEntry, ...]]) -> Iterator[Draft]:
    for group in groups:
        best = fullest(group)
        cited = (best, *(one for one in group if one is not best))
        yield Draft(shortened(describe(best)), cited[:MOST_CITED], day_text(best.entry.date))


def wants(entries: Entries, _day: date, *, sides: int = 5) -> Iterator[Draft]:
    """The latest demand, condition, pledge and rejection of each side, the most heard sides first.

    The lines go round the sides, so that a cut takes the last wish of each before the first of any.
    """
    by_side: defaultdict[str, list[StoredEntry]] = defaultdict(list)
    for stored in entries:
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
    return Draft(shortened(f"{side}{by} {_WANTS[statement.act]}: {said(stored)}"), (stored,), when)


def figures(entries: Entries, _day: date, *, most: int = 5) -> Iterator[Draft]:
    """Numbers that count the same thing, side by side, each with who gives it; most widely told first."""
    own = [one for one in _latest_first(entries) if isinstance(one.entry, Figure)]
    for group in same_figures(own)[:most]:
        figure = group[0].entry
        assert isinstance(figure, Figure)
        about = f", {' '.join(figure.about.split())}" if figure.about else ""
        claims = dict.fromkeys(_claim(one) for one in group[:MOST_CITED])
        title = "Figure" if figure.what == "other" else figure.what.value.capitalize()
        when = day_text(figure.date) if figure.date.known else ""
        yield Draft(shortened(f"{title}{about}: {'; '.join(claims)}"), group[:MOST_CITED], when)


def _claim(stored: StoredEntry) -> str:
    assert isinstance(stored.entry, Figure)
    return f"{value_text(stored.entry)} ({source_text(stored)})"
