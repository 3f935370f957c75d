"""Entries in one line of plain English, with nothing that they do not hold."""

from collections.abc import Callable, Iterable, Sequence

from dragoman.model import (
    Act,
    Action,
    Actor,
    Agreement,
    Channel,
    Entry,
    Figure,
    Meeting,
    MeetingStatus,
    Mode,
    Period,
    Place,
    Precision,
    Role,
    Statement,
)
from dragoman.record import StoredEntry

_MET = {
    MeetingStatus.HELD: "met",
    MeetingStatus.ONGOING: "are meeting",
    MeetingStatus.SCHEDULED: "are to meet",
    MeetingStatus.EXPECTED: "are expected to meet",
    MeetingStatus.OFFERED: "were offered a meeting",
    MeetingStatus.POSTPONED: "put off a meeting",
    MeetingStatus.CANCELLED: "called off a meeting",
    MeetingStatus.REFUSED: "refused a meeting",
}

_CHANNELS = {
    Channel.PHONE: " by telephone",
    Channel.VIDEO: " by video",
    Channel.INDIRECT: " indirectly",
}

_SAID = {
    Act.PLEDGE: "pledged",
    Act.DEMAND: "demanded",
    Act.CONDITION: "made it a condition",
    Act.OFFER: "offered",
    Act.ACCUSE: "accused",
    Act.REJECT: "rejected",
    Act.THREATEN: "threatened",
    Act.SUPPORT: "supported",
    Act.PROGRESS: "reported progress",
    Act.SETBACK: "reported a setback",
    Act.ANNOUNCE: "announced",
    Act.SAY: "said",
}


def describe(stored: StoredEntry) -> str:
    """The entry in one line, without its date; one shown as uncertain says so."""
    line = _WORDINGS[type(stored.entry)](stored)
    return f"{line} (uncertain)" if stored.entry.uncertain else line


def listed(names: Iterable[str]) -> str:
    """Names as a list in prose: "A, B and C"; repeated ones once."""
    items = list(dict.fromkeys(names))
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def actor_name(actor: Actor) -> str:
    """The actor with the side it acts for: "Petrin Olask (Kestovia)"; a guessed name has a question mark."""
    label = f"{actor.label}?" if actor.inferred and actor.name else actor.label
    if not actor.side or actor.side.casefold() in label.casefold():
        return label
    return f"{label} ({actor.side})"


def standing(entry: Entry) -> str:
    """How an entry tells that what it is about stands, with its date: "scheduled, 2031-05-28"; empty for words."""
    state = entry.status.value.replace("_", " ") if isinstance(entry, Meeting | Agreement) else ""
    when = day_text(entry.date) if state and entry.date.known else ""
    return ", ".join(part for part in (state, when) if part)


def day_text(period: Period) -> str:
    """The period for a reader: "2031-04-08", "2031-04-08 to 10", "April 2031", "about 2031-04-01 to 09"."""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"until {end}" if end else f"from {start}" if start else "undated"
    if period.precision is Precision.DAY or start == end:
        return start.isoformat()
    if period.precision is Precision.YEAR:
        return str(start.year)
    if period.precision is Precision.MONTH:
        return f"{start:%B %Y}"
    same = end.isoformat()[: 8 if start.month == end.month else 5] if start.year == end.year else ""
    about = "about " if period.precision is Precision.VAGUE else ""
    return f"{about}{start} to {end.isoformat().removeprefix(same)}"


def shortened(text: str, limit: int) -> str:
    """The text, cut between words with an ellipsis if it is longer than the limit."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:—–-“") + "…"
    return f"{cut}”" if cut.count("“") > cut.count("”") else cut


def place_text(place: Place | None) -> str:
    """The place as " in Town, Country"; empty if it is not known."""
    if place is None:
        return ""
    names = [name for name in (place.name, place.country) if name]
    return f" in {', '.join(dict.fromkeys(names))}" if names else ""


def said(stored: StoredEntry) -> str:
    """What a statement says, in its words; quotation marks only around words that are quoted throughout."""
    words = " … ".join(" ".join(part.split()) for part in stored.content or stored.quotes)
    entry = stored.entry
    return f"“{words}”" if isinstance(entry, Statement) and entry.mode is Mode.DIRECT else words


def number(value: float) -> str:
    """A number with separators, without needless decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def value_text(figure: Figure) -> str:
    """The figure's value: "about 30,000", "more than 6,500", "9 to 12"."""
    low, high = figure.value_low, figure.value_high
    about = "about " if figure.approximate else ""
    if low is None or high is None:
        bound = f"at most {number(high)}" if high is not None else f"at least {number(low or 0)}"
        return bound if low is not None or high is not None else "an unknown number"
    return about + (number(low) if low == high else f"{number(low)} to {number(high)}")


def _with_role(actors: Sequence[Actor], *roles: Role | None) -> list[str]:
    return [actor_name(actor) for actor in actors if actor.role in roles]


def _aside(word: str, names: list[str]) -> str:
    return f", {word} {listed(names)}" if names else ""


def _meeting(stored: StoredEntry) -> str:
    entry = _as(stored.entry, Meeting)
    people = entry.participants
    who = _with_role(people, Role.PARTY, Role.PARTICIPANT, None)
    mediators, hosts = _with_role(people, Role.MEDIATOR), _with_role(people, Role.HOST)
    if len(who) < 2:  # a side's talks with a mediator or a host
        who, mediators, hosts = [*who, *mediators, *hosts], [], []
    asides = _aside("mediated by", mediators) + _aside("hosted by", hosts)
    asides += _aside("without", _with_role(people, Role.ABSENT))
    how = _CHANNELS.get(entry.channel, "") + place_text(entry.place)
    if len(who) == 1:
        asides = f" (the other side is not named){asides}"
    return f"{listed(who) or 'Sides not named'} {_MET[entry.status]}{how}{asides}"


def _statement(stored: StoredEntry) -> str:
    entry = _as(stored.entry, Statement)
    who = listed(actor_name(actor) for actor in entry.speaker) or "Somebody"
    return f"{who} {_SAID[entry.act]}: {said(stored)}"


def _agreement(stored: StoredEntry) -> str:
    entry = _as(stored.entry, Agreement)
    parties = listed(actor_name(actor) for actor in entry.parties)
    between = f" between {parties}" if len(entry.parties) > 1 else f" of {parties}" if parties else ""
    mediators = _aside("mediated by", [actor_name(actor) for actor in entry.mediators])
    name = entry.name or "Agreement"
    # An agreement without a name says of what it is in the report's words.
    words = "" if entry.name else f" ({_in_brief(stored.quotes)})"
    status = entry.status.value.replace("_", " ")
    return f"{name}{between}: {status}{place_text(entry.place)}{mediators}{words}"


_BRIEF = 90
"""Characters of the report's words that an agreement without a name is told with."""


def _in_brief(quotes: Iterable[str]) -> str:
    words = " … ".join(" ".join(quote.split()) for quote in quotes)
    return f"“{shortened(words.replace('“', '‘').replace('”', '’'), _BRIEF)}”"


def _action(stored: StoredEntry) -> str:
    entry = _as(stored.entry, Action)
    by = f" by {listed(map(actor_name, entry.actor))}" if entry.actor else ""
    target = f", towards {listed(map(actor_name, entry.target))}" if entry.target else ""
    kind = "Action" if entry.kind == "other" else entry.kind.value.replace("_", " ").capitalize()
    words = " … ".join(" ".join(quote.split()) for quote in stored.quotes)
    return f"{kind}{by}{target}{place_text(entry.place)}: {words}"


def _figure(stored: StoredEntry) -> str:
    entry = _as(stored.entry, Figure)
    what = "figure" if entry.what == "other" else entry.what.value
    about = f" ({' '.join(entry.about.split())})" if entry.about else ""
    return f"{what.capitalize()}: {value_text(entry)}{about}, according to {source_text(stored)}"


def source_text(stored: StoredEntry) -> str:
    """Who gives a figure: its source, else the outlet."""
    given = listed(actor_name(actor) for actor in stored.entry.actors)
    return given or stored.report.outlet or f"report {stored.report.id}"


def subject(entry: Entry) -> str:
    """What a meeting, an agreement or an action is, in a few words; empty for words and figures."""
    if isinstance(entry, Agreement):
        parties = listed(map(actor_name, entry.parties))
        return f"{entry.name or 'agreement'}{f' of {parties}' if parties else ''}"
    if isinstance(entry, Meeting):
        who = listed(actor_name(one) for one in entry.participants if one.role is not Role.ABSENT)
        return f"meeting of {who}" if who else "meeting"
    if isinstance(entry, Action) and entry.kind != "other":
        return entry.kind.value.replace("_", " ")
    return ""


def _as[T: Entry](entry: Entry, kind: type[T]) -> T:
    assert isinstance(entry, kind)
    return entry


_WORDINGS: dict[type[Entry], Callable[[StoredEntry], str]] = {
    Meeting: _meeting,
    Statement: _statement,
    Agreement: _agreement,
    Action: _action,
    Figure: _figure,
}
