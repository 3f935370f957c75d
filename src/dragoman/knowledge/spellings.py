"""Whether two names may be one person's, as outlets of many languages print them.

`name_parts` cuts a name into the words that tell persons apart. Two names are compared word by word, in order;
`sounds` says which words are alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise, product

from dragoman.knowledge.name_parts import Name, Word, first_spelling, latin, listed, ways_of
from dragoman.knowledge.names import given_names
from dragoman.knowledge.sounds import alike, first_spellings, skeletons, spelling_data

__all__ = ["Likeness", "latin", "likeness", "spelling_keys"]


class Likeness(StrEnum):
    """How two names compare."""

    SAME = "same"
    VARIANT = "variant"
    PART = "part"
    DIFFERENT = "different"


_RANK = {likeness: rank for rank, likeness in enumerate(Likeness)}
_CUT_SHORT = 4
"""A word inside a name stands for the whole only if it has so many letters."""
_JOIN_SLACK = 2
"""Two words are one written apart only if it is about as long as both."""


@cache
def _forms() -> dict[str, frozenset[int]]:
    """The lines of forms of given names in which a word stands."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(spelling_data()["given"].split("\n")):
        for word in map(first_spelling, line.split()):
            found[word] = found.get(word, frozenset()) | {number}
    return found


@cache
def _given() -> frozenset[str]:
    """Given names in their first spelling, but for those by which alone a person is known."""
    own = listed("alone") | listed("family_first")
    return (frozenset(map(first_spelling, given_names())) | frozenset(_forms())) - own


def _match(one: Word, other: Word) -> bool:
    return alike(one.text, other.text, bare=(one.bare, other.bare))


def _initial(one: Word, other: Word) -> bool:
    """Whether one word is the first letter of the other."""
    return one.text[0] == other.text[0] and 1 in (len(one.text), len(other.text))


def _given_match(one: Word, other: Word) -> bool:
    """Whether two words may be one given name, in full, short or as initial."""
    shared = _forms().get(one.text, frozenset()) & _forms().get(other.text, frozenset())
    served = [Word(word.text.removeprefix("abd"), word.son, word.bare) for word in (one, other)]
    return bool(shared) or _match(one, other) or _initial(one, other) or _match(*served)


def _is_given(word: Word) -> bool:
    return word.text in _given() or len(word.text) == 1


def _places(short: Sequence[Word], long: Sequence[Word]) -> list[int]:
    """Where in the longer name each word of the shorter stands; empty unless all do, in order."""
    places: list[int] = []
    for word in short:
        at = places[-1] + 1 if places else 0
        inner = word is not short[-1]
        while at < len(long) and not (
            _match(word, long[at])
            or (at == 0 and _given_match(word, long[at]))
            or (inner and places and _initial(word, long[at]))
        ):
            at += 1
        if at == len(long):
            return []
        places.append(at)
    return places


def _lacks_syllable(short: Sequence[Word], long: Sequence[Word]) -> bool:
    """Whether a name like "Kim Jong Un" is short of a word, which makes it another."""
    return len(short) < len(long) == 3 and long[0].text in listed("family_first")


def _is_led_by_initials(long: Sequence[Word], start: int) -> bool:
    return all(len(word.text) == 1 for word in long[:start])


def _from_start(short: Sequence[Word], long: Sequence[Word], places: Sequence[int]) -> Likeness:
    """How names compare whose given names agree and of which one may have more words."""
    left = [word for at, word in enumerate(long) if at not in places]
    if _lacks_syllable(short, long):
        return Likeness.DIFFERENT
    if any(len(word.text) == 1 for word in left) and any(len(word.text) == 1 for word in short[1:]):
        return Likeness.DIFFERENT
    if _initial(short[0], long[0]) and short[0] != long[0]:
        return Likeness.PART
    whole = places[-1] == len(long) - 1 or not _is_given(short[-1])
    return Likeness.VARIANT if whole else Likeness.PART


def _in_order(short: Sequence[Word], long: Sequence[Word]) -> Likeness:
    """How two names of several words compare, the shorter first."""
    places = _places(short, long)
    if any(long[at].son and long[at - 1].son for at in places[1:] if at - 1 not in places):
        return Likeness.DIFFERENT  # the father is left out, the grandfather not: another generation
    if places and places[0] == 0:
        return _from_start(short, long, places)
    if places != list(range(len(long) - len(short), len(long))) or short[0].son != long[places[0]].son:
        return Likeness.DIFFERENT
    return Likeness.VARIANT if _is_led_by_initials(long, places[0]) else Likeness.PART


def _turned(short: Sequence[Word], long: Sequence[Word]) -> Likeness:
    """The same for a name with the family name first; two given names may not be turned ("Ali Hassan")."""
    if all(map(_is_given, short)) or all(map(_is_given, long)) or _lacks_syllable(short, long):
        return Likeness.DIFFERENT
    for less, more in ((short, (*long[1:], long[0])), ((*short[1:], short[0]), long)):
        places = _places(less, more)
        if places and places[0] == 0 and places[-1] == len(more) - 1 and _match(less[0], more[0]):
            return Likeness.VARIANT
    return Likeness.DIFFERENT


def _together(one: Word, other: Word) -> Word:
    return Word(one.text + other.text, one.son, one.bare)


def _joined_as(short: Sequence[Word], long: tuple[Word, ...]) -> tuple[Word, ...]:
    """The longer name, with two neighbours as one word if the shorter has them so ("Jong Un", "Jongun")."""
    for at, neighbours in enumerate(pairwise(long)):
        pair = _together(*neighbours)
        near = [word for word in short if abs(len(word.text) - len(pair.text)) <= _JOIN_SLACK]
        parted = min(len(word.text) for word in neighbours) > 1 and len(pair.text) > _CUT_SHORT
        if parted and any(_match(pair, word) for word in near):
            return (*long[:at], pair, *long[at + 2 :])
    return long


def _cut_to(word: Word, long: Sequence[Word]) -> Likeness:
    """Whether a longer name may be cut to one word: the family's, or a rare given name."""
    for at in _cuts(long):
        if long[at].son == word.son and _match(word, long[at]):
            return Likeness.PART
    return Likeness.DIFFERENT


def _cuts(words: Sequence[Word]) -> Iterator[int]:
    """The places of the words to which a name may be cut."""
    for at, word in enumerate(words):
        inner = 0 < at < len(words) - 1
        if at == len(words) - 1 or not (_is_given(word) or (inner and len(word.text) < _CUT_SHORT)):
            yield at


def _looked_for(words: Sequence[Word]) -> Iterator[Word]:
    """The words to which a name may be cut, a father's name that may be the last, and a last that may be joined."""
    yield from (words[at] for at in _cuts(words))
    if len(words) > 2 and words[1].text in first_spellings():
        yield words[1]
    if len(words) > 2 and len(words[-2].text) <= _CUT_SHORT:
        yield _together(*words[-2:])


def _best(found: Iterable[Likeness]) -> Likeness:
    return min(found, key=_RANK.__getitem__, default=Likeness.DIFFERENT)


def _compared(one: Name, other: Name) -> Likeness:
    """How two names compare, each taken in one way."""
    short, long = sorted((one.words, other.words), key=len)
    if one.generation and other.generation and one.generation != other.generation:
        return Likeness.DIFFERENT
    if len(long) == 1:
        apart = short[0].son != long[0].son or not _match(short[0], long[0])
        return Likeness.DIFFERENT if apart else Likeness.VARIANT
    if len(short) == 1:
        return _cut_to(short[0], long)
    pairs = [(short, long)]
    if len(short) < len(long):
        pairs.append((short, _joined_as(short, long)))
    return _best(compare(*pair) for pair in pairs for compare in (_in_order, _turned))


@lru_cache(maxsize=1 << 16)
def likeness(first: str, second: str) -> Likeness:
    """How two names of persons compare; which comes first makes no difference.

    Two names may be `VARIANT` by spelling, a short given name, a middle name more or the order of names; a `PART`
    has fewer words that a text may cut the other to. A name without letters is like none.
    """
    if first == second:
        return Likeness.SAME if any(map(str.isalpha, first)) else Likeness.DIFFERENT
    (key, ones), (other_key, others) = ways_of(first), ways_of(second)
    if key == other_key and any(map(str.isalpha, key)):
        return Likeness.SAME
    if not spelling_keys(first) & spelling_keys(second):
        return Likeness.DIFFERENT
    return _best(_compared(*pair) for pair in product(ones, others))


@lru_cache(maxsize=1 << 16)
def spelling_keys(name: str) -> frozenset[str]:
    """Keys to look for like names under: two names that are not `DIFFERENT` have at least one in common.

    They are the whole name, and the skeletons of the words to which it may be cut.
    """
    key, ways = ways_of(name)
    words = {word for way in ways for word in _looked_for(way.words)}
    return frozenset({f"={key or name}"}.union(*(skeletons(word.text, bare=word.bare) for word in words)))
