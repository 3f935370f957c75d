"""Which of two things must come first, by the words that tie them together, and what each is about."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.files import lexicon
from dragoman.matching.stances import statement_of, text_of
from dragoman.matching.telling import Telling
from dragoman.model import Act, Span, Track

_IF = re.compile(r"\bif\b", re.IGNORECASE)

type TracksOf = Callable[[str], Sequence[Track]]
type Edge = tuple[Track, Track]


def no_tracks(_text: str) -> tuple[Track, ...]:
    """What a text is about, for want of a vocabulary: nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Halves:
    """The words for what must come first and for what may come then."""

    first: str
    then: str


def edges(telling: Telling, tracks_of: TracksOf = no_tracks) -> tuple[Edge, ...]:
    """The pairs of tracks (what must come first, what may come then) that a statement ties together.

    The halves that the reader found count where both are about something. Else the words must part a condition, or a
    threat and what would avert it, and the statement's own tracks must be two: each half is then about one of them.

    Args:
        telling: a statement.
        tracks_of: what some words are about.
    """
    statement = statement_of(telling)
    text = text_of(telling)
    if not _is_binding(text) or _is_warning(text):
        return ()
    if (condition := statement.condition) is not None:
        first = condition.first_tracks or tracks_of(_words(telling, condition.first))
        then = condition.then_tracks or tracks_of(_words(telling, condition.then))
        if first and then:
            return _crossed(first, then)
    if not _ties(statement.act, text) or len(statement.tracks) != 2:
        return ()
    halves = parted(text)
    return _between(halves, statement.tracks, tracks_of) if halves else ()


def _is_warning(text: str) -> bool:
    """Whether a text warns what will be done if something happens: the side does not want that to come first."""
    warned = _IF.search(text) is not None and _pattern("hostile").search(text) is not None
    return warned and not any(_pattern(kind).search(text) for kind in ("averting", "lifting"))


def _ties(act: Act, text: str) -> bool:
    """Whether a statement is a condition: told as one, or a threat that names what would avert it."""
    return act is Act.CONDITION or (act is Act.THREATEN and _pattern("averting").search(text) is not None)


def _words(telling: Telling, span: Span) -> str:
    """The words of a span that lies in what is said."""
    for part, text in zip(statement_of(telling).content, telling.content, strict=True):
        if part.start <= span.start < part.end:
            return text[span.start - part.start : span.end - part.start]
    return ""


def _crossed(first: Sequence[Track], then: Sequence[Track]) -> tuple[Edge, ...]:
    """Every track of the one half with every one of the other; what both share is their setting, if they have more."""
    left = [track for track in first if track not in then] or list(first)
    right = [track for track in then if track not in first] or list(then)
    return tuple((one, two) for one in left for two in right if not {one, two} <= set(first) & set(then))


def _is_binding(text: str) -> bool:
    """Whether a text ties two things together, and does not only tell what came before what."""
    return any(_pattern(kind).search(text) for kind in ("needs", "leads", "binding")) or is_negated(text)


def _between(halves: Halves, tracks: Sequence[Track], tracks_of: TracksOf) -> tuple[Edge, ...]:
    """The one pair of two tracks that fits the halves; nothing if both could be the first."""
    first = [track for track in tracks if track in tracks_of(halves.first)]
    then = [track for track in tracks if track in tracks_of(halves.then)]
    fits = [
        (one, two)
        for one, two in (tuple(tracks), tuple(reversed(tracks)))
        if (one in first or not first) and (two in then or not then) and (first or then)
    ]
    return (fits[0],) if len(fits) == 1 else ()


def parted(text: str) -> Halves | None:
    """The halves of a text, by the first phrase that ties two things together; None if none does."""
    found = next(_links(text), None)
    if found is None:
        return None
    kind, link = found
    before, after = text[: link.start()], text[link.end() :]
    if not _is_told(before) or (before.endswith("that ") and "," in after):
        # The phrase opens its sentence: its clause ends with the comma.
        after, _, before = after.partition(",")
    if not (_is_told(before) and _is_told(after)):
        return None
    comes_then = kind in {"needs", "weak"} or (kind == "ahead" and is_negated(before))
    return Halves(after.strip(), before.strip()) if comes_then else Halves(before.strip(), after.strip())


def _links(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The tying phrases of a text, the surest kind first."""
    for kind in ("leads", "needs", "ahead", "weak"):
        yield from ((kind, found) for found in _pattern(kind).finditer(text))


def _is_told(text: str) -> bool:
    return any(character.isalpha() for character in text)


def is_negated(text: str) -> bool:
    """Whether a text has a word of negation."""
    return _pattern("negations").search(text) is not None or "n't" in text or "n’t" in text


def gives_up(text: str) -> bool:
    """Whether a text tells in so many words that its speaker gives up a condition, a demand or a refusal."""
    return _pattern("dropping").search(text) is not None and _pattern("stopped").search(text) is None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The phrases of a list of the lexicon, the longest first."""
    phrases = sorted(lexicon("positions")[name], key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<![\w’'-])(?:{alternatives})(?![\w’'-])", re.IGNORECASE)
