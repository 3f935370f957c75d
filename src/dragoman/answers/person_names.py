"""Whether a phrase by which a report names somebody is a person's name."""

from functools import cache, lru_cache

from dragoman.knowledge.files import lexicon
from dragoman.knowledge.name_parts import listed
from dragoman.knowledge.phrases import fold

_SMALL = ("articles", "particles", "sons", "joined", "servants", "trailing", "titles", "soft_titles")
"""Lists of `spellings.toml` whose words a name may have in small letters: "Tamim bin Hamad al Thani"."""

_SIGNS = frozenset("*[](){}<>/|@#_:=")

_NO_NAMES = frozenset(
    "the a an administration aide aides attendee audience author correspondent diplomat host interpreter journalist "
    "local moderator operator participant press protester protestor q question reporter resident residents senior "
    "service speaker staff student u.s us voice voter witness".split()
)
"""Words that name nobody, beside those of offices."""


@lru_cache(maxsize=1 << 14)
def is_personal(name: str) -> bool:
    """Whether a name may be a person's: no number, no common noun in small letters, not an office alone."""
    words = name.split()
    if (
        not words
        or not _SIGNS.isdisjoint(name)
        or any(map(str.isdigit, name))
        or fold(words[0]) in _numerals()
    ):
        return False
    if fold(words[0]) == "the" or not all(map(_may_stand, words)):
        return False
    return not all(fold(word) in _NO_NAMES or fold(word) in _offices() for word in words)


def _may_stand(word: str) -> bool:
    """Whether a word may stand in a name: with a capital, without case, or small as particles are."""
    letters = "".join(filter(str.isalpha, word))
    if not letters or letters != letters.lower() or letters == letters.upper():
        return True
    return any(fold(letters) in listed(name) for name in _SMALL)


@cache
def _numerals() -> frozenset[str]:
    return frozenset(map(fold, lexicon("claims")["numerals"]))


@cache
def _offices() -> frozenset[str]:
    return frozenset(word for office in lexicon("offices")["offices"] for word in fold(office).split())
