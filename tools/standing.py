"""What of a record stands by the scorer: statements with right speakers and words, meetings that were meetings."""

from typing import Any

import score


def stood(text: str, truth: dict[str, Any], record: dict[str, Any]) -> list[tuple[dict[str, Any], bool]]:
    """The record's statements in order, each with whether it stands beside the truth of the same report."""
    reader = score.Reader(text)
    found = score.of("statement", record)
    pairs, _, _ = reader.pair("statement", score.of("statement", truth), found)
    right = {id(told) for gold, told in pairs if reader.strict("statement", gold, told)}
    return [(one, id(one) in right) for one in found]


def held(text: str, truth: dict[str, Any], record: dict[str, Any]) -> list[tuple[dict[str, Any], bool]]:
    """The record's meetings in order, each with whether the truth of the same report has it."""
    found = score.of("meeting", record)
    pairs, _, _ = score.Reader(text).pair("meeting", score.of("meeting", truth), found)
    real = {id(told) for _, told in pairs}
    return [(one, id(one) in real) for one in found]
