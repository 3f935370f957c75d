"""Journeys to a side: "travelled to Quilanta", "is due in Tamar", "was in Kestovia for talks", "his visit to Tamar".

A visit to the other side is a meeting with it; the report names the place and leaves out whom the traveller sees.
"""

from collections.abc import Iterable, Sequence

from dragoman.language import Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.context import Context
from dragoman.reading.syntax import objects, prepositions

PERSONAL = frozenset({ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.BODY})
"""Kinds of actors that can go somewhere and sit down with others."""

JOURNEYS = frozenset({"visit", "travel", "fly", "go", "arrive", "head", "tour", "journey", "return"})
"""Verbs of going somewhere to see somebody."""

_JOURNEY_NOUNS = frozenset({"visit", "trip", "tour"})
_STATE_NAMES = frozenset({"name", "alias"})
_COMING = frozenset(
    {"be", "visit", "travel", "fly", "go", "arrive", "come", "head", "return", "gather", "stay"}
)
_DUE = frozenset({"due", "expect"})


class Journeys:
    """Finds the sides that the journeys of one report go to."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        self.mentions = context.mentions

    def visited(self, verb: Token, travellers: Sequence[Actor]) -> tuple[Actor, ...]:
        """The states that a journey goes to: a visit to the other side is a meeting with it."""
        going = verb.lemma in JOURNEYS or self.is_due(verb)
        if not going or not any(a.kind in PERSONAL for a in travellers):
            return ()
        goals = [noun for word, noun in prepositions(self.analysis, verb) if word in {"to", "in", "for"}]
        goals += objects(self.analysis, verb) if verb.lemma in {"visit", "tour"} else []
        goals += [
            noun
            for due in self.analysis.children(verb)
            if self.is_due(verb) and due.lemma in _DUE
            for word, noun in prepositions(self.analysis, due)
            if word in {"in", "at"}
        ]
        return self._states_of(goals, travellers)

    def is_due(self, verb: Token) -> bool:
        """Whether somebody "is due in Moscow": a journey told by an adjective."""
        return verb.lemma == "be" and any(child.lemma in _DUE for child in self.analysis.children(verb))

    def _states_of(self, goals: Iterable[Token], travellers: Iterable[Actor]) -> tuple[Actor, ...]:
        """The other states that places name: by their own name, or by the capital of a side of the dispute."""
        own = {actor.side for actor in travellers}
        phrases = (self.mentions.side_at[goal.i] for goal in goals if goal.i in self.mentions.side_at)
        found: list[Actor] = []
        for form in (phrase.form for phrase in phrases):
            in_dispute = self.context.dispute.role_of(form.side) is not None
            named = form.form.value in _STATE_NAMES or (form.form.value == "capital" and in_dispute)
            if named and form.side not in own:
                found.append(self.mentions.side_actor(form.side))
        return tuple(found)

    def at_goal(self, verb: Token, comers: Sequence[Actor]) -> tuple[Actor, ...]:
        """The states that somebody comes to: "was in Kestovia for talks"."""
        goals = [noun for word, noun in prepositions(self.analysis, verb) if word in {"to", "in"}]
        return self._states_of(goals, comers)

    def goes_for(self, verb: Token, noun: Token) -> bool:
        """Whether somebody comes for what the noun names: "is in Quilanta for talks with X"."""
        comes = verb.lemma in _COMING or self.is_due(verb)
        return comes and noun.dep == "pobj" and self.analysis.head(noun).lower == "for"

    def journey_goals(self, noun: Token, travellers: Sequence[Actor]) -> tuple[Actor, ...]:
        """The states in "his visit to X"."""
        if noun.lemma not in _JOURNEY_NOUNS:
            return ()
        goals = [target for word, target in prepositions(self.analysis, noun) if word in {"to", "in"}]
        return self._states_of(goals, travellers)
