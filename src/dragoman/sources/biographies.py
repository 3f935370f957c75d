"""Author biographies at the end: "Ana Example is the paper's correspondent in …"."""

import re

_TRADE = (
    r"correspondents?|reporters?|journalists?|editors?|columnists?|contributors?|contributing|fellow|professor|"
    r"lecturer|analyst|researcher|author of|writer|freelance\w*|photographer|producer|intern|stringer|"
    r"bureau chief|staff"
)
_NAME = r"(?P<name>[^\W\d_][\w'’-]+(?:\s+(?:[^\W\d_]\.|[^\W\d_][\w'’-]+)){1,3})"
_BIOGRAPHY = re.compile(
    rf"^(?:about the authors?:?\s*)?{_NAME}(?: and [^,]{{3,60}}?)?,?\s+"
    r"(?:(?:is|was|are)\s+(?:an?|the|our|currently|based|senior|Reuters['’]?|[\w'’-]+['’]s)\b.{0,160}?"
    rf"\b(?:{_TRADE})\b|(?:has (?:reported|written|worked|covered)|have (?:reported|written)|covers|"
    r"reports (?:on|from|for)|writes (?:on|about|for)|"
    r"teaches|joined)\b)",
)
_HEADER = re.compile(r"^about (?:the )?(?:authors?|writers?|contributors?)\W*$", re.IGNORECASE)
_LONGEST = 500


def is_biography(line: str, *, earlier: str, author: str | None) -> bool:
    """Whether the line tells who the author is.

    A person whom the report names in its own prose is its subject, not its author, unless the by-line
    says so.

    Args:
        line: a unit near the end.
        earlier: the prose before it.
        author: the author of the by-line, if known.
    """
    if _HEADER.match(line):
        return True
    match = _BIOGRAPHY.match(line) if len(line) <= _LONGEST else None
    if match is None or not match["name"].split()[-1][:1].isupper():
        return False
    name = match["name"]
    return bool(author and name in author) or name.split()[-1] not in earlier
