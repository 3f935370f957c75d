"""Who is who across reports: persons by name, spelling and office, bodies by what they are called, per side."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.name_parts import ways_of
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.spellings import Likeness, likeness, spelling_keys
from dragoman.matching.grouping import connected
from dragoman.matching.identity import Who

_WHOLE = frozenset({Likeness.SAME, Likeness.VARIANT})


@dataclass(frozen=True, slots=True)
class Person:
    """One actor as several reports name it.

    Attributes:
        name: the fullest name; of those not named, the office; "" for the side itself.
        side: whom the actor acts for, folded as in `Who`.
        forms: every form under which it stands.
    """

    name: str
    side: str
    forms: tuple[Who, ...]


def actors(mentions: Iterable[Who]) -> list[Person]:
    """Who is who among the actors of any number of entries, by side and name; each form belongs to one.

    A surname goes to the one person of its side who bears it; if several do, it stays by itself. Somebody not named is
    one with others of the same office and side who are not named either.
    """
    counts = Counter(mentions)
    by_side: defaultdict[str, list[Who]] = defaultdict(list)
    for who in sorted(counts, key=_order):
        by_side[who.side].append(who)
    sided = [person for side in sorted(by_side) if side for person in _of_side(by_side[side], counts)]
    return sorted(
        _with_sideless(sided, by_side.get("", []), counts), key=lambda person: (person.side, person.name)
    )


def index(people: Iterable[Person]) -> Mapping[Who, Person]:
    """The person of each form."""
    return {form: person for person in people for form in person.forms}


def _order(who: Who) -> tuple[str, str, str, bool]:
    return (who.side, who.name, who.office, who.person)


def _of_side(forms: Sequence[Who], counts: Counter[Who]) -> list[Person]:
    named = _by_name([who for who in forms if who.person and who.name])
    rest: list[list[Who]] = []
    for group in _by([who for who in forms if who.person and not who.name], lambda who: who.office):
        holders = [
            held for held in named if group[0].office and group[0].office in {who.office for who in held}
        ]
        # An office that one person alone is told to hold is that person's, also where the name is left out.
        (holders[0].extend if len(holders) == 1 else rest.append)(group)
    bodies = _by([who for who in forms if not who.person], lambda who: body_key(who.name, who.side))
    return [_person(group, counts) for group in (*named, *bodies, *rest)]


def _by(forms: Iterable[Who], key: Callable[[Who], str]) -> list[list[Who]]:
    found: defaultdict[str, list[Who]] = defaultdict(list)
    for who in forms:
        found[key(who)].append(who)
    return [found[name] for name in sorted(found)]


def _by_name(forms: Sequence[Who]) -> list[list[Who]]:
    """Persons of one side: whole names first, then parts of names where only one person can be meant."""
    blocks = _blocks(sorted({who.name for who in forms}))
    whole = _linked(blocks)
    of = {name: number for number, group in enumerate(whole) for name in group}
    final = list(range(len(whole)))
    for number in sorted(final, key=lambda number: _fullness(whole[number]), reverse=True):
        near = {of[name] for own in whole[number] for key in spelling_keys(own) for name in blocks[key]}
        fuller = {final[other] for other in near if _is_part(whole[number], whole[other])}
        if len(fuller) == 1:
            final[number] = fuller.pop()
    return _by(forms, lambda who: f"{final[of[who.name]]:08}")


def _words(name: str) -> int:
    """How many words of a name tell persons apart: titles do not."""
    return len(ways_of(name)[0].split())


def _fullness(group: Sequence[str]) -> tuple[int, int, Sequence[str]]:
    return (*max((_words(name), len(ways_of(name)[0])) for name in group), group)


type _Blocks = Mapping[str, Sequence[str]]


def _blocks(names: Sequence[str]) -> _Blocks:
    """Names by the keys under which those that may be alike are found."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in spelling_keys(name) or {""}:
            found[key].append(name)
    return found


def _linked(blocks: _Blocks) -> list[list[str]]:
    """Names that are one name, spelled in one or several ways."""
    pairs = {
        (one, two)
        for block in blocks.values()
        for at, one in enumerate(block)
        for two in block[at + 1 :]
        if likeness(one, two) in _WHOLE
    }
    names = sorted({name for block in blocks.values() for name in block})
    return connected(names, sorted(pairs))


def _is_part(group: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names of one group are parts of the fuller names of another."""
    if _fullness(group)[:2] >= _fullness(other)[:2]:
        return False
    return any(likeness(one, two) is Likeness.PART for one in group for two in other)


def _person(forms: Sequence[Who], counts: Counter[Who]) -> Person:
    best = max(forms, key=lambda who: (_words(who.name), counts[who], who.name))
    return Person(best.name or best.office, best.side, tuple(sorted(forms, key=_order)))


def _with_sideless(sided: list[Person], loose: Sequence[Who], counts: Counter[Who]) -> list[Person]:
    """Persons for whom a report tells no side go to the one who bears their name; the rest are by themselves."""
    bearers = _Bearers(sided, counts)
    extra: defaultdict[int, list[Who]] = defaultdict(list)
    alone: list[Who] = []
    for who in loose:
        number = bearers.of(who) if who.person else None
        (alone if number is None else extra[number]).append(who)
    joined = [
        Person(person.name, person.side, tuple(sorted((*person.forms, *extra[number]), key=_order)))
        for number, person in enumerate(sided)
    ]
    return joined + _of_side(alone, counts)


_FAR_MORE = 10
"""How many times as often as all others of a name somebody is told of whom that name alone is taken to mean."""


class _Bearers:
    """Who bears which name, among persons whose side is told."""

    def __init__(self, sided: Sequence[Person], counts: Counter[Who]) -> None:
        self._told = [sum(counts[form] for form in person.forms) for person in sided]
        self._offices = [{form.office for form in person.forms if form.office} for person in sided]
        self._of: defaultdict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(sided):
            for form in person.forms:
                if form.person and _words(form.name) > 1:
                    self._of[form.name].add(number)
        self._blocks = _blocks(sorted(self._of))

    def of(self, who: Who) -> int | None:
        """The one person of a whole name, in any spelling; None if there is none, or several are told about as often.

        A surname is enough where the office is the same.
        """
        near = {other for key in spelling_keys(who.name) for other in self._blocks.get(key, ())}
        if _words(who.name) > 1:
            alike = {other for other in near if likeness(who.name, other) in _WHOLE}
        else:
            alike = {other for other in near if likeness(who.name, other) is Likeness.PART}
        found = {number for other in alike for number in self._of[other] if self._fits(who, number)}
        ranked = sorted(found, key=lambda number: (-self._told[number], number))
        rest = sum(self._told[number] for number in ranked[1:])
        return ranked[0] if ranked and self._told[ranked[0]] >= _FAR_MORE * rest else None

    def _fits(self, who: Who, number: int) -> bool:
        return _words(who.name) > 1 or who.office in self._offices[number]


def body_key(name: str, side: str) -> str:
    """What a body is called without its side: "Kestovia's Defence Ministry" and "the Defence Ministry" are one."""
    words = fold(name).replace("'s ", " ").split()
    own = set(side.split())
    kept = [word for word in words if word not in own and not _is_demonym(word, own) and word != "the"]
    return " ".join(kept)


def _is_demonym(word: str, side: set[str]) -> bool:
    """Whether a word is made from a side's name: "kestovian" of "kestovia"."""
    return any(len(name) > 3 and word.startswith(name[:-1]) and len(word) <= len(name) + 3 for name in side)
