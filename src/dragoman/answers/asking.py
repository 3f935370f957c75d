"""Under which names the record knows whom or what somebody asks for, and what is near where it knows none."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from dragoman.answers.knowing import known
from dragoman.knowledge import Knowledge, fold
from dragoman.knowledge.spellings import Likeness, likeness
from dragoman.matching.identity import Identifier
from dragoman.model import ActorKind
from dragoman.record import Store

_PERSONAL = frozenset({ActorKind.PERSON.value, ActorKind.UNNAMED.value})
_LIKE_ENOUGH = 0.7
_MOST = 3

type _Names = tuple[tuple[str | None, str | None, str], ...]


def sides_called(store: Store, name: str) -> tuple[str, ...]:
    """The names under which the record has a side or a person; none if it has neither.

    A side is found by whatever the tables and the processes of the record call it, a person by any form and spelling of
    the name; a surname finds all who bear it.

    Raises:
        StoreError: if the record cannot be read.
    """
    names = store.actor_names()
    found = set(_of_side(known(store), names, name)) or set(_of_person(names, name))
    return tuple(sorted(found))


def _of_side(knowledge: Knowledge, names: _Names, asked: str) -> Iterator[str]:
    identify = Identifier(knowledge)
    # Who asks for a side means no word of another meaning: "un" and "us" are sides here.
    form = knowledge.side(asked) or knowledge.sides.get(fold(asked))
    wanted = fold(form.side if form else asked)
    for name, side, kind in names:
        if side and identify.side(side) == wanted:
            yield side
        if name and kind not in _PERSONAL and wanted in {fold(name), "" if side else identify.side(name)}:
            yield name


def _of_person(names: _Names, asked: str) -> Iterator[str]:
    for name, _, kind in names:
        if name and kind in _PERSONAL:
            alike = likeness(name, asked) is not Likeness.DIFFERENT
            if alike or fold(name) == fold(asked):
                yield name


def nearest(store: Store, name: str) -> tuple[str, ...]:
    """The sides and persons of the record whose names are most like one that it does not have.

    Raises:
        StoreError: if the record cannot be read.
    """
    names: dict[str, str] = {}
    for person, side, kind in store.actor_names():
        for printed in (side, person if kind == ActorKind.PERSON.value else None):
            for key in _keys(printed or ""):
                names[key] = max(names.get(key, ""), printed or "", key=len)
    close = get_close_matches(fold(name), names, n=_MOST, cutoff=_LIKE_ENOUGH)
    return tuple(dict.fromkeys(names[key] for key in close))


def _keys(name: str) -> Iterable[str]:
    """A name and the words of it by which somebody may ask."""
    words = [word for word in fold(name).split() if len(word) > 3]
    return [fold(name), *words] if words else []


def outlets_called(store: Store, name: str) -> tuple[str, ...]:
    """The names under which the record has an outlet: "AP" and "Associated Press" are one; none if it has none.

    Raises:
        StoreError: if the record cannot be read.
    """
    knowledge = known(store)
    wanted = fold(outlet_name(knowledge, name))
    printed = {head.outlet for head in store.reports() if head.outlet}
    own = {one for one in printed if wanted in {fold(one), fold(outlet_name(knowledge, one))}}
    return tuple(sorted(own))


def outlet_name(knowledge: Knowledge, printed: str) -> str:
    """The usual name of an outlet."""
    found = knowledge.outlet(printed)
    return found.name if found else printed
