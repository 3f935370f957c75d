"""Given names and what they tell of a person's gender."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from dragoman.knowledge.files import table
from dragoman.knowledge.phrases import fold

Gender = Literal["f", "m"]


@cache
def given_names() -> Mapping[str, Gender]:
    """Folded given names that are clear, read once when first asked for; one in both lists tells nothing."""
    lists = table("people_gender")
    female = {fold(name) for name in lists["f"]}
    male = {fold(name) for name in lists["m"]}
    found: dict[str, Gender] = dict.fromkeys(female - male, "f")
    found.update(dict.fromkeys(male - female, "m"))
    return MappingProxyType(found)


def gender_of_given_name(name: str) -> Gender | None:
    """The gender that the first word of a name of several tells, or a given name alone; None if unclear."""
    words = fold(name).replace(".", "").split()
    if not words:
        return None
    names = given_names()
    return names.get(words[0]) or names.get(words[0].split("-")[0])
