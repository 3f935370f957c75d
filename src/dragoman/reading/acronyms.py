"""Acronyms that a report explains: "the Free Dorvane Front (FDF)" makes "FDF" that front from there on."""

import re
from collections.abc import Mapping

_SHORT = re.compile(r" \((?P<short>[A-Z][A-Za-z.\-]{1,9})\)")
_REACH = 120
"""How many characters before the bracket the full name may take."""
_MOST = 10
_SMALL = frozenset(
    {"of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la", "le", "del", "y", "against", "&"}
)


def acronyms_of(text: str) -> Mapping[str, str]:
    """The full name of each acronym that the text explains behind it in brackets; the first explanation holds."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        name = _name(text[max(0, match.start() - _REACH) : match.start()].split()[-_MOST:], match["short"])
        if name is not None:
            found.setdefault(match["short"], name)
    return found


def _name(words: list[str], short: str) -> str | None:
    """The shortest run of words before the bracket whose initials are the acronym's letters."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    for start in range(len(words) - 1, -1, -1):
        run = words[start:]
        if not run[0][:1].isupper():
            continue
        initials = [part[:1].lower() for word in run for part in word.split("-") if part]
        strict = [
            part[:1].lower() for word in run if word.lower() not in _SMALL for part in word.split("-") if part
        ]
        if letters in (initials, strict):
            return " ".join(run)
    return None
