"""Text from reports and file names made safe to print."""

import unicodedata


def clean(text: str) -> str:
    """The text on one line, without control characters and whatever else a terminal might act on."""
    kept = "".join(" " if _is_unsafe(character) else character for character in text)
    return " ".join(kept.split())


def cut(name: str) -> str:
    """A report's id, cut with an ellipsis where it is long; "dragoman show" has the whole."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


_LONGEST = 40
"""Characters of an id that a line shows."""


def _is_unsafe(character: str) -> bool:
    # Cc: escape sequences; Cs: lone surrogates; Cf: marks that reverse the direction of what follows.
    return unicodedata.category(character) in {"Cc", "Cs", "Cf"} and character not in "\u200c\u200d"
