"""Figures that look like one count, put together for display only."""

from collections.abc import Sequence

from dragoman.model import Figure, FigureKind
from dragoman.record import StoredEntry


def same_figures(figures: Sequence[StoredEntry]) -> list[tuple[StoredEntry, ...]]:
    """Groups of figures that count the same thing about the same event, largest groups first."""
    groups: dict[tuple[str, str], list[StoredEntry]] = {}
    for stored in figures:
        figure = stored.entry
        assert isinstance(figure, Figure)
        about = " ".join((figure.about or "").casefold().split()).removeprefix("the ")
        groups.setdefault((figure.what, about or _occasion(stored)), []).append(stored)
    return sorted(map(tuple, groups.values()), key=lambda group: -len({one.report.key for one in group}))


def _occasion(stored: StoredEntry) -> str:
    """What a figure without a named event is taken to be about: for the victims of a day that day."""
    figure = stored.entry
    assert isinstance(figure, Figure)
    day = figure.date.start
    return str(day) if day and figure.what in _VICTIMS else stored.id


_VICTIMS = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.DISPLACED, FigureKind.MISSING)
