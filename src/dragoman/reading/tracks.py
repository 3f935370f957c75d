"""What a stretch of text is about: the tracks whose vocabulary it uses."""

import re
from functools import cache

from dragoman.knowledge import Knowledge
from dragoman.model import Track

_THRESHOLD = 0.6
"""A track is told if its words weigh this much together; single weak words ("talks", "plan") do not."""


@cache
def _vocabulary(words: tuple[tuple[str, float], ...]) -> tuple[re.Pattern[str], dict[str, float]]:
    table = dict(words)
    alternatives = "|".join(
        re.escape(word).replace(r"\ ", r"[\s\-]+") for word in sorted(table, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?:s|es|ed|d|ing)?(?!\w)", re.IGNORECASE), table


def _weight(found: str, table: dict[str, float]) -> float:
    key = re.sub(r"[\s\-]+", " ", found.lower())
    for ending in ("", "s", "es", "ed", "d", "ing"):
        stem = key.removesuffix(ending) if ending else key
        for form in (stem, stem.replace(" ", "-")):
            if form in table:
                return table[form]
    return 0.5


class Tracks:
    """Finds tracks by the default lexicon and the process file's own words."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicon("tracks")
        self._tables: dict[Track, tuple[tuple[str, float], ...]] = {}
        for track in Track:
            rows = {str(word).lower(): _row_weight(row) for word, row in lexicon.get(track.value, {}).items()}
            rows.update({word.lower(): 1.0 for word in knowledge.process.track_words.get(track.value, ())})
            self._tables[track] = tuple(sorted(rows.items()))

    def of(self, text: str) -> tuple[Track, ...]:
        """The tracks of a text, in the taxonomy's order."""
        found: list[Track] = []
        for track, words in self._tables.items():
            if not words:
                continue
            pattern, table = _vocabulary(words)
            seen = {match.group(0).lower() for match in pattern.finditer(text)}
            if sum(_weight(word, table) for word in seen) >= _THRESHOLD:
                found.append(track)
        return tuple(found)


def _row_weight(row: object) -> float:
    if isinstance(row, dict):
        return float(row.get("weight", 0.5))
    return float(row) if isinstance(row, int | float) else 0.5
