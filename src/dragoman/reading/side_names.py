"""What a report calls the sides: "Ivory Coast" stays "Côte d'Ivoire" where only that is printed.

Inside the readers a side has one name. In the record it bears the name that the report prints: names are disputed,
change with the years ("Macedonia", "Zaire") and are for the report to choose. A side whose usual name is printed
keeps it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from dragoman.knowledge import FormKind, Knowledge
from dragoman.language import Analysis
from dragoman.model import Actor, ActorKind, Entry
from dragoman.reading.phrases import SidePhrase
from dragoman.reading.syntax import cover

_NAMES = frozenset({FormKind.NAME, FormKind.ALIAS})
_RENAMED = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.GROUP})
_PARTS_OF_STATES = frozenset({"America", "Britain", "Great Britain", "England", "Holland"})
"""What news print for a state without meaning to choose a name."""
_FORMAL = frozenset({
    "republic", "kingdom", "federation", "state", "democratic", "people's", "people’s", "islamic", "commonwealth",
    "sultanate", "emirate", "union", "government", "forces", "regime", "administration",
})  # fmt: skip


def printed_names(analysis: Analysis, knowledge: Knowledge, sides: Iterable[SidePhrase]) -> Mapping[str, str]:
    """The names that a report prints for sides whose usual name it does not print."""
    printed: dict[str, Counter[str]] = {}
    usual: set[str] = set()
    for phrase in sides:
        if phrase.form.form not in _NAMES or phrase.form.name != phrase.form.side:
            continue
        words = cover(analysis.tokens[phrase.first : phrase.end]).of(analysis.text)
        name = " ".join(words.split()).removeprefix("the ").removeprefix("The ")
        if phrase.form.form is FormKind.NAME:
            usual.add(phrase.form.side)
        elif _is_name(name, phrase.form.kind) and f"{name}s" != phrase.form.side:
            printed.setdefault(phrase.form.side, Counter())[name] += 1
    fixed = usual | set(knowledge.process.roles)
    return {
        side: min(names, key=lambda name: (-len(name.split()), -names[name], name))
        for side, names in printed.items()
        if side not in fixed
    }


def _is_name(words: str, kind: ActorKind) -> bool:
    """Whether words are a name in full: not an acronym, not "Houthi rebels", no state's formal name."""
    parts = words.replace("-", " ").split()
    if words in _PARTS_OF_STATES:
        return False
    if kind not in _RENAMED or words.isupper() or "." in words:
        return False
    if kind is ActorKind.STATE and any(part.lower() in _FORMAL for part in parts):
        return False
    return all(
        part[:1].isupper() or part in {"of", "the", "for", "and", "d'Ivoire", "d’Ivoire"} for part in parts
    )


def renamed(entry: Entry, names: Mapping[str, str]) -> Entry:
    """The entry with its sides under the names that the report prints."""
    changes: dict[str, object] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, tuple) and value and all(isinstance(one, Actor) for one in value):
            changes[field.name] = tuple(_called(actor, names) for actor in value)
    return replace(entry, **changes) if changes else entry  # type: ignore[arg-type]


def _called(actor: Actor, names: Mapping[str, str]) -> Actor:
    side = names.get(actor.side) if actor.side is not None else None
    if side is None:
        return actor
    return replace(actor, side=side, name=side if actor.name == actor.side else actor.name)
