"""Which statements of a record stand uncorrected: speakers and words right by the scorer."""

from typing import Any

import score


def stood(text: str, truth: dict[str, Any], record: dict[str, Any]) -> list[tuple[dict[str, Any], bool]]:
    """The record's statements in order, each with whether it stands beside the truth of the same report."""
    reader = score.Reader(text)
    found = score.of("statement", record)
    pairs, _, _ = reader.pair("statement", score.of("statement", truth), found)
    right = {id(told) for gold, told in pairs if reader.strict("statement", gold, told)}
    return [(one, id(one) in right) for one in found]
