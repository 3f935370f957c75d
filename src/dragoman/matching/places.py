"""Comparing where two tellings set what they tell."""

from dragoman.knowledge.phrases import fold
from dragoman.matching.match import Scales
from dragoman.matching.telling import Telling


def weigh_places(scales: Scales, one: Telling, two: Telling, *, same: float, other: float) -> None:
    """Weigh the places of two tellings; where one tells none, or only the country of the other, little is said.

    Args:
        scales: where the reasons go.
        one: one telling.
        two: the other.
        same: weight of the same place.
        other: weight, below 0, of two places.
    """
    here, there = one.entry.place, two.entry.place
    if here is None or there is None:
        return
    if fold(here.name) == fold(there.name):
        scales.put(same, f"in {here.name}")
    elif not here.country or not there.country or here.country == there.country:
        wide = fold(here.name) == fold(here.country or "") or fold(there.name) == fold(there.country or "")
        scales.put(
            same / 3 if wide else other, f"in {here.name}" if wide else f"{here.name}, not {there.name}"
        )
    else:
        scales.put(other * 1.3, f"{here.name}, not {there.name}")
