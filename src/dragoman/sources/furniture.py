"""Lines that are not the report's own prose: subscription, related articles, adverts, rights, credits.

What they look like is told in `data/furniture.toml`.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_WORK = r"(?:reporting|writing|editing|reported|written|edited|compiled|translated|translation)"
_CREDIT = re.compile(
    rf"\(?(?:(?:additional )?(?:{_WORK}|graphics?|research|production) by\b.*"
    r"|with (?:agencies|agency reports|inputs? from .*|files from .*|reporting by .*|additional reporting .*)"
    r"|.{2,120} contributed to (?:this|the) (?:report|story|article)\b.{0,60})",
    re.IGNORECASE,
)
_TRAILING_CREDIT = re.compile(
    rf"\s*[(\[](?:additional )?{_WORK} by\b[^()\[\]]{{2,600}}[)\]]?\s*$", re.IGNORECASE
)
_LONGEST_CREDIT = 700


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    raw = files("dragoman.sources").joinpath("data", "furniture.toml").read_text(encoding="utf-8")
    data = tomllib.loads(raw)
    out: list[tuple[int, re.Pattern[str]]] = []
    for line in data["line"]:
        pattern = line["pattern"]
        for name, fragment in data["fragments"].items():
            pattern = pattern.replace(f"<{name}>", fragment)
        out.append((line["longest"], re.compile(pattern, re.IGNORECASE)))
    return tuple(out)


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page and not to the report."""
    return any(len(line) <= longest and pattern.fullmatch(line) for longest, pattern in _patterns())


def is_shouted(line: str) -> bool:
    """Whether the line is a headline in capitals, as pages insert them between paragraphs."""
    letters = [char for char in line if char.isalpha()]
    if len(letters) < 12 or len(line.split()) < 3:
        return False
    return sum(map(str.isupper, letters)) > 0.92 * len(letters)


def is_credit(line: str) -> bool:
    """Whether the line says who reported, wrote or edited."""
    return len(line) <= _LONGEST_CREDIT and bool(_CREDIT.match(line))


def trailing_credit(text: str) -> int:
    """How many characters at the end of these words are a bracket with credits; 0 if none."""
    match = _TRAILING_CREDIT.search(text, max(0, len(text) - 800))
    return len(text) - match.start() if match else 0
