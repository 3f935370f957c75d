"""What the options of a command ask the record for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.answers import asking
from dragoman.cli.plain import clean
from dragoman.model import Track
from dragoman.record import Filters, Store

_NOTHING = "Nothing in the record answers to this."


@dataclass(frozen=True, slots=True)
class Question:
    """Which entries are asked for, and what to say if there are none."""

    filters: Filters
    nothing: str


def question(store: Store, options: Mapping[str, Any]) -> Question:
    """The question that `narrowing_options` and `filter_options` ask.

    Raises:
        StoreError: if the record cannot be read.
    """
    values = dict(options)
    side, outlet, track = (values.pop(name, None) for name in ("side", "outlet", "track"))
    sides = asking.sides_called(store, side) if side else ()
    outlets = asking.outlets_called(store, outlet) if outlet else ()
    # A name that the record does not have stays in the question, so that nothing answers to it.
    filters = Filters(
        sides=sides or ((side,) if side else ()),
        outlets=outlets or ((outlet,) if outlet else ()),
        track=Track(track) if track else None,
        **values,
    )
    return Question(filters, _NOTHING if sides or not side else _nothing(store, side))


def _nothing(store: Store, side: str) -> str:
    near = asking.nearest(store, side)
    if not near:
        return _NOTHING
    names = " or ".join([", ".join(near[:-1]), near[-1]] if len(near) > 1 else near)
    return f"{_NOTHING} Did you mean {clean(names)}?"
