"""How a name is cut into the words that tell persons apart: without titles, articles and links, in Latin letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from dragoman.knowledge.phrases import fold
from dragoman.knowledge.sounds import first_spellings, spelling_data

_UNVOWELLED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_KOREAN_FAMILY = re.compile("(?<![\uac00-\ud7a3])[\uac00-\ud7a3](?=[\uac00-\ud7a3])")
_SYLLABIC = re.compile("([\u3400-\u9fff\uac00-\ud7a3])")
_LATIN = ((0, 0x2B0), (0x300, 0x370), (0x1E00, 0x1F00), (0x2000, 0x2070))
_INITIALS = re.compile(r"\b[A-Z]{2,3}\b(?=.*[a-z])")
_SUN = re.compile(r"a([dnrstz])h?$")
_SERVANT = re.compile(r"abd(?:ou|[aeou])(?:l|([rsntdz])(?=\1))(?=\w{3})")
_FAITH = re.compile(r"(?<=\w{3})[aeu]?d?d(?:ine?|een)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its first spelling, whether it follows "bin" and whether it is written without vowels."""

    text: str
    son: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """One way to take a name: the words that tell persons apart, and "jr" or "iii"."""

    words: tuple[Word, ...]
    generation: str = ""


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of `spellings.toml`."""
    return frozenset(spelling_data()[name].split())


def first_spelling(word: str) -> str:
    """The spelling by which the table lists a word, or the word."""
    return first_spellings().get(word, word)


def _is_latin(char: str) -> bool:
    return any(start <= ord(char) < end for start, end in _LATIN)


@lru_cache(maxsize=1 << 14)
def latin(name: str) -> str:
    """A name in Latin letters, folded: "Лавров" is "lavrov"; Chinese and Korean syllables come apart."""
    if name.isascii():
        return fold(name)
    families = spelling_data()["hangul"]
    named = _KOREAN_FAMILY.sub(
        lambda found: f"{families.get(found[0], found[0])} ", unicodedata.normalize("NFC", name)
    )
    spaced = _SYLLABIC.sub(r"\1 ", named)
    plain = fold("".join(char if _is_latin(char) else anyascii(char) for char in spaced))
    return plain if plain.isascii() else fold(anyascii(plain))


def _tokens(name: str) -> tuple[str, ...]:
    """The words as written, folded and without signs; initials are words."""
    apart = _INITIALS.sub(lambda found: " ".join(found[0]), name)
    plain = re.sub(r"['`\"]", "", latin(apart.replace(".", " ")))
    return tuple(re.findall(r"[^\W_]+", plain))


def _untitled(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Without titles in front; one word stays whatever it is."""
    while len(tokens) > 1:
        if tokens[:2] == ("h", "e") and len(tokens) > 2:
            tokens = tokens[2:]
        elif tokens[0] in listed("titles"):
            tokens = tokens[1:]
        elif tokens[0] in listed("articles") and tokens[1] in listed("titles"):
            tokens = tokens[2:] or tokens[1:]
        else:
            break
    return tokens


def _is_link(token: str, after: str) -> bool:
    """Whether a word is an article or a particle, by the word that comes after."""
    if token in listed("articles") or token in listed("particles"):
        return True
    sun = _SUN.match(token)
    return sun is not None and after.startswith(sun[1])


def _written(token: str, *, bare: bool) -> str:
    """A word in its first spelling; servants of God and swords of the faith are spelled in too many ways to list."""
    if bare or token in first_spellings():
        return first_spelling(token)
    return first_spelling(_FAITH.sub("edin", _SERVANT.sub("abd", token)))


def _words(tokens: Sequence[str], *, bare: bool) -> Iterator[Word]:
    """The words that tell persons apart; what may be written together is."""
    grown, son = "", False
    links = len(tokens) != 3 or tokens[0] not in listed("family_first")  # "Le Van Thanh" has none
    for token, after in zip(tokens, (*tokens[1:], ""), strict=True):
        if after and token in listed("servants"):
            grown += "abd"
        elif after and token in listed("joined"):
            grown += token
        elif after and links and _is_link(token, after):
            son = son or token in listed("sons")
        else:
            yield Word(_written(_grown(grown, token, bare=bare), bare=bare), son, bare)
            grown, son = "", False


def _grown(before: str, token: str, *, bare: bool) -> str:
    """A word with what is written before it; in Arabic letters the article between is one letter."""
    return before + (token[1:] if before and bare and token[0] == "l" else token)


def _with_trailing(tokens: Sequence[str]) -> list[str]:
    """The words with those joined to the one before that may be: "Salah al-Din", "Ata Ullah"."""
    found: list[str] = []
    for token in tokens:
        if found and token in listed("trailing"):
            article = len(found) > 1 and _is_link(found[-1], token)
            found[-1 - article :] = [found[-1 - article] + token]
        else:
            found.append(token)
    return found


def _taken(tokens: tuple[str, ...], *, bare: bool) -> Name:
    generation = tokens[-1] if len(tokens) > 1 and tokens[-1] in listed("generations") else ""
    spoken = tokens[:-1] if generation else tokens
    return Name(tuple(_words(_with_trailing(spoken), bare=bare)), generation)


@lru_cache(maxsize=1 << 14)
def ways_of(name: str) -> tuple[str, tuple[Name, ...]]:
    """A name without titles as key, and the ways to take it: "Prince Johnson" may be a prince or not."""
    tokens = _untitled(_tokens(name))
    if not tokens:
        return "", ()
    bare = _UNVOWELLED.search(name) is not None
    spelled = [tokens, _untitled(_tokens(re.sub("[đĐ]", "dj", name)))]
    ways = dict.fromkeys(way for each in spelled for way in _ways(each, bare=bare))
    return _key(tokens), tuple(ways)


def _ways(tokens: tuple[str, ...], *, bare: bool) -> Iterator[Name]:
    """The ways to take the words of a name that may begin with a title or not."""
    yield _taken(tokens, bare=bare)
    if len(tokens) > 1 and tokens[0] in listed("soft_titles"):
        kept = _taken(tokens[1:], bare=bare)
        yield Name((Word(first_spelling(tokens[0])), *kept.words), kept.generation)
        if tokens[1] not in listed("sons") and not _is_link(tokens[0], tokens[1]):
            yield _taken(_untitled(tokens[1:]), bare=bare)


def _key(tokens: Iterable[str]) -> str:
    """The words of a name with its initials together."""
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", " ".join(tokens))
