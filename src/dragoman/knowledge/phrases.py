"""Phrases as keys: how two spellings of one name come to be the same."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SAME = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʻʹ`´′", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ð": "d", "þ": "th",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ə": "a", "Ə": "a",
    }
)  # fmt: skip
_TOKEN = re.compile(r"\w+|[^\w\s]")


def _plain(phrase: str) -> str:
    """Without accents, typographic signs and case."""
    if phrase.isascii():
        return phrase.casefold()
    apart = unicodedata.normalize("NFKD", phrase.translate(_SAME).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_SAME)


@lru_cache(maxsize=1 << 16)
def fold(phrase: str) -> str:
    """The key under which a phrase is looked up.

    Case, accents, typographic apostrophes, quotation marks and dashes, the width of white space and a leading
    "the" make no difference. Folding a folded phrase changes nothing.
    """
    folded = phrase
    while (plain := _plain(folded)) != folded:
        folded = plain
    folded = " ".join(folded.split())
    while folded.startswith("the "):
        folded = folded[4:]
    return folded


def count_tokens(phrase: str) -> int:
    """How many words and signs a tokeniser sees in a phrase; it splits at hyphens and apostrophes."""
    return len(_TOKEN.findall(phrase))


def has_capital(surface: str) -> bool:
    """Whether any letter is a capital: a name is not looked up in "male" or "most"."""
    return surface != surface.lower()


def _words(phrase: str) -> list[str]:
    words = phrase.split()
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words


def _like(written: str, surface: str) -> bool:
    if len(written) > 1 and written.isupper():
        return surface.isupper()
    return not written[:1].isupper() or not surface[:1].islower()


def written_like(spellings: Iterable[str], surface: str) -> bool:
    """Whether a surface has the capitals of one of the spellings: "US" but not "us", "Security Council".

    An acronym must be in capitals throughout, another capitalised word must begin with one.
    """
    seen = _words(surface)
    for spelling in spellings:
        words = _words(spelling)
        if len(words) == len(seen) and all(map(_like, words, seen)):
            return True
    return False
