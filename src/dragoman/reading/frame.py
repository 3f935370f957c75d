"""One attribution, and which of a sentence's attributions count where one report carries another.

"Seoul said that Kim had promised …" is Kim's statement; "… , Choe said, according to Yonhap" is Choe's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge import Knowledge
from dragoman.language import Analysis, Token
from dragoman.model import Actor, ActorKind, Span

_CARRYING = (
    "spokes",
    "media",
    "agency",
    "agencies",
    "television",
    "press",
    "newspaper",
    "correspondent",
    "reporter",
)
_SOURCES = frozenset({"diplomat", "diplomats", "official", "officials", "source", "sources"})
_REPORTERS = frozenset({"correspondent", "reporter"})
_AGAINST = frozenset({"while", "whereas"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution outside quotation marks.

    Attributes:
        verb: the reporting verb (or noun, or "according").
        speakers: whom it names; empty if that stays open.
        content: the words said, in the reporter's rendering; empty if only a quotation carries them.
        cue: the reporting words.
        act: what the verb alone says of the act.
        belief: whether it reports a position or a thought, not an utterance.
        takes_quote: whether a quotation beside it is its content.
        clausal: whether its content is a clause, not a mere object.
    """

    verb: Token
    speakers: tuple[Actor, ...]
    content: tuple[Token, ...]
    cue: Span
    act: str
    belief: bool
    takes_quote: bool
    clausal: bool = True

    @property
    def is_according(self) -> bool:
        """Whether it is an "according to", which gives way to any verb beside it."""
        return self.verb.lower == "according"


def contrasted(frames: Sequence[Frame], analysis: Analysis) -> list[Frame]:
    """The frames, each without what another sets against it: "Rond fears …, while Taldria is ready to …" are two."""
    found = list(frames)
    for other in frames:
        clause = _set_against(other.verb, analysis)
        if clause is None:
            continue
        start = min(t.i for t in analysis.subtree(clause))
        found = [
            replace(f, content=tuple(t for t in f.content if t.i < start))
            if f is not other and f.speakers != other.speakers and f.verb.i < start and _contains(f, other)
            else f
            for f in found
        ]
    return found


def _set_against(verb: Token, analysis: Analysis) -> Token | None:
    """The verb's clause (that of its "be" for an adjective), if "while" or "whereas" opens it."""
    clause = analysis.head(verb) if verb.dep == "acomp" else verb
    opened = any(c.dep == "mark" and c.lower in _AGAINST for c in analysis.children(clause))
    return clause if opened else None


def without_carriers(frames: Sequence[Frame], knowledge: Knowledge) -> list[Frame]:
    """The frames without those whose content is nothing but another's report, and those that only carry it."""
    kept = [frame for frame in frames if not _only_carries(frame, frames, knowledge)]
    kept = [f for f in kept if not all(_is_own_reporter(actor) for actor in f.speakers)]
    return [f for f in kept if not any(_is_reported_in(f, other, knowledge) for other in kept)]


def _only_carries(frame: Frame, frames: Sequence[Frame], knowledge: Knowledge) -> bool:
    if frame.is_according and any(_outweighs(other, frame) for other in frames):
        return True
    return any(
        other is not frame and _contains(frame, other) and _is_whole(frame, other, knowledge)
        for other in frames
    )


def _outweighs(other: Frame, according: Frame) -> bool:
    """Whether a verb tells most of what an "according to" would: "… , Choe said, according to Yonhap"."""
    if other.is_according:
        return False
    beside = {t.i for t in according.content}
    told = {t.i for t in other.content} | {other.verb.i}
    return 2 * len(told & beside) > len(beside)


def _is_reported_in(inner: Frame, outer: Frame, knowledge: Knowledge) -> bool:
    """Whether a frame is a part of what another one reports in its own right."""
    return outer is not inner and _contains(outer, inner) and not _is_whole(outer, inner, knowledge)


def _contains(outer: Frame, inner: Frame) -> bool:
    return any(token.i == inner.verb.i for token in outer.content)


def _is_whole(outer: Frame, inner: Frame, knowledge: Knowledge) -> bool:
    """Whether the inner frame is the head of what the outer one reports, by a carrier of news."""
    if outer.speakers == inner.speakers or outer.act not in {"say", "announce"}:
        return False
    if not all(is_carrier(actor, knowledge) for actor in outer.speakers):
        return False
    sides = _sides(inner)
    if all(a.kind is not ActorKind.PERSON for a in inner.speakers) and sides == _sides(outer) != {None}:
        return False  # "Rondish spokesman Marec said Rond had asked for": he speaks for it
    inside = {t.i for t in outer.content}
    return inner.verb.i in {t.i for t in outer.content if t.head not in inside or t.head == t.i}


def _sides(frame: Frame) -> set[str | None]:
    return {actor.side for actor in frame.speakers}


def _is_own_reporter(actor: Actor) -> bool:
    """Whether the actor is a correspondent: the outlet's own words are no statement."""
    name = actor.name if actor.kind is not ActorKind.PERSON else None
    return _last_word(actor.office or name or "") in _REPORTERS


def is_carrier(actor: Actor, knowledge: Knowledge) -> bool:
    """Whether the actor passes news on: an agency, an outlet, a spokesperson, an unnamed source."""
    label = (actor.office or actor.name or "").lower()
    unnamed = actor.kind is ActorKind.UNNAMED and actor.name is None
    if unnamed and _last_word(label) in _SOURCES:
        return True
    return bool(knowledge.outlet(actor.name or "")) or any(word in label for word in _CARRYING)


def _last_word(label: str) -> str:
    return next(reversed(label.lower().split()), "")
