"""A report and its language become entries with evidence. Pure: no store, no network."""

from dragoman.reading.reader import VERSIONS, Reader

__all__ = ["VERSIONS", "Reader"]
