"""The persons of a report, and the places in it that name them."""

from dataclasses import dataclass

from dragoman.model import Actor, ActorKind


@dataclass(slots=True)
class Person:
    """One person of the report.

    Attributes:
        name: the fullest name given.
        side: whom the person acts for; None if neither the report nor the tables tell.
        office: as given, None if not.
        category: the office's category, empty if none.
        gender: "f", "m" or None.
        first: number of the first token that names the person.
        former: whether the office told is one that the person no longer holds.
    """

    name: str
    side: str | None = None
    office: str | None = None
    category: str = ""
    gender: str | None = None
    first: int = 0
    former: bool = False

    @property
    def actor(self) -> Actor:
        """The person as an actor without a role."""
        return Actor(self.name, self.side, ActorKind.PERSON, None, self.office)


@dataclass(slots=True)
class NameSpan:
    """Tokens `first` to `end - 1` are a person's name.

    Attributes:
        first: number of the first token.
        end: number of the token behind the last.
        person: who is named.
        right: where a title behind the name ends ("NAME, the prime minister, "); 0 if there is none.
    """

    first: int
    end: int
    person: Person
    right: int = 0


@dataclass(frozen=True, slots=True)
class ApposedTitle:
    """Tokens `first` to `end - 1` are a title before a comma, and say who the name behind it is."""

    first: int
    end: int
    person: Person
