"""Meetings: every contact between sides, held or planned.

A meeting is told by a verb ("met", "hosted", "spoke by phone with") or by a noun ("their four-day talks", "a summit
slated for June 1"). Each telling becomes a *sighting*; `reading.same_meeting` merges the sightings of one meeting, so
that a meeting told twice is one entry with more evidence.
"""

from collections.abc import Collection
from dataclasses import replace

from dragoman.language import Token
from dragoman.model import Actor, ActorKind, Role
from dragoman.reading.contact_words import ContactWords, Row
from dragoman.reading.context import Context
from dragoman.reading.journeys import PERSONAL, Journeys
from dragoman.reading.meeting_people import MeetingPeople
from dragoman.reading.meeting_status import StatusReader
from dragoman.reading.sighting_builder import SightingBuilder
from dragoman.reading.sightings import Sighting, once, several_sides
from dragoman.reading.syntax import (
    after,
    is_future,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    phrase,
    subject,
)

VERSION = "meetings/2"

_VISIT: Row = {"channel": "in_person"}
_APART = frozenset({"separately", "separate", "individually"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those"})

People = tuple[Actor, ...]


class MeetingReader:
    """Finds the sightings of one report."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        self.words = ContactWords(context)
        self.people = MeetingPeople(context, self.words)
        self.journeys = Journeys(context)
        self.statuses = StatusReader(context, context.knowledge.lexicon("contact"))
        self.builder = SightingBuilder(context, self.words, self.statuses)
        self.consumed: set[int] = set()

    def sightings(self) -> list[Sighting]:
        """All sightings, in the order of the text."""
        found: list[Sighting] = []
        for token in self.analysis.tokens:
            if is_verbal(token):
                found.extend(self._told_by_verb(token))
            elif token.pos in {"NOUN", "PROPN"}:
                found.extend(self._told_by_noun(token))
        return found

    def _sightings_of(self, head: Token, people: People, row: Row) -> list[Sighting]:
        verb = head if is_verbal(head) else self.words.verb_of(head)
        hosts = self.people.hosts_inviting(verb) if verb is not None else ()
        near = [head] if verb is None or verb.i == head.i else [head, verb]
        sponsors = [actor for one in near for actor in self.people.sponsors(one)]
        return self.builder.build(head, verb, once((*people, *hosts, *sponsors)), row)

    # --- verbs

    def _told_by_verb(self, verb: Token) -> list[Sighting]:
        if is_negated(self.analysis, verb) and not is_future(self.analysis, verb):
            return []  # "they did not meet" is no meeting
        row = self.words.of_verb(verb) or (
            _VISIT if self.words.is_signing(verb) or self.journeys.is_due(verb) else None
        )
        if row is None:
            return []
        near, far = self.people.of_verb(verb)
        near = near if far else self.people.of_both_sides(near)
        visited = () if far else self.journeys.visited(verb, near)
        if visited:
            return self._sightings_of(verb, (*near, *visited), _VISIT)
        if self._is_signing(verb, near):
            return self._sightings_of(verb, (*near, *self.people.hosts_of_signing(verb)), _VISIT)
        if not self._is_contact(verb, row, near, far):
            return []
        self.consumed.update(noun.i for noun in self.words.purposes(verb))
        groups = self._separate(verb, near, far)
        return [one for group in groups for one in self._sightings_of(verb, group, row)]

    def _is_signing(self, verb: Token, near: People) -> bool:
        """Whether persons of several sides sign something somewhere: they meet for it."""
        persons = tuple(a for a in near if a.kind is ActorKind.PERSON)
        placed = self.context.places.of(verb) is not None or bool(self.context.times.of(verb))
        return self.words.is_signing(verb) and several_sides(persons) and placed

    def _is_contact(self, verb: Token, row: Row, near: People, far: People) -> bool:
        """Whether the verb brings sides together, as far as the lexicon needs more than the verb to say so."""
        takes, needs = frozenset(row.get("takes", ())), str(row.get("needs", ""))
        if self.words.resumes(verb) and several_sides(near):
            return True
        together = several_sides(near) and ("plural" in takes or self.words.is_mutual(verb))
        if needs == "plural" or (together and self.words.is_mutual(verb)):
            return together
        reaches = self._reaches(verb, takes, near, far)
        if reaches and "person" in needs and any(a.kind in PERSONAL for a in far):
            return True
        if needs and not ("contact_noun" in needs and self.words.has_contact_noun(verb)):
            return False
        return reaches or (together and not self.words.other_objects(verb))

    def _reaches(self, verb: Token, takes: Collection[str], near: People, far: People) -> bool:
        """Whether the verb brings those on its two ends together, in a construction that it takes."""
        if not any(a.side != b.side and (b.side or b.name) for a in near for b in far):
            return False
        if is_passive(self.analysis, verb) or objects(self.analysis, verb):
            with_whom = "with" in takes and after(self.analysis, verb, frozenset({"with"}))
            return "direct" in takes or bool(with_whom)
        return not {"with", "direct", "to"}.isdisjoint(takes)

    def _separate(self, verb: Token, near: People, far: People) -> list[People]:
        """The meetings of one verb: one, or one with each if they were met separately."""
        words = {t.lower for t in self.analysis.subtree(verb)}
        apart = bool(words & _APART) or self.words.is_telephoning(verb)
        if bool(words & _APART) and len(near) > 1 and far and not several_sides(far):
            return [(one, *far) for one in near]
        if apart and len(far) > 1 and near:
            return [(*near, one) for one in far]
        return [(*near, *far)]

    # --- nouns

    def _told_by_noun(self, noun: Token) -> list[Sighting]:
        row = self.words.of_noun(noun) if noun.i not in self.consumed else None
        if row is None:
            return []
        verb = self.words.verb_of(noun)
        if verb is not None and self.statuses.denies(noun, verb):
            return []
        if self.words.is_wished_for(noun) and not self.context.times.of(noun, own=True):
            return []
        part = self.words.part_of(noun)
        if part is not None:  # "a round of talks" is told once, by its round
            self.consumed.add(part.i)
            row = {**row, "channel": (self.words.of_noun(part) or row).get("channel", "unknown")}
        if float(row.get("strength", 0.5)) <= 0.5 and not self.words.is_event(noun, verb):
            return []
        definite = self._is_definite(noun)
        groups = self._separate_nouns(noun, self._people_at(noun, verb))
        found = [one for group in groups for one in self._sightings_of(noun, group, row)]
        return [replace(one, definite=definite) for one in found]

    def _people_at(self, noun: Token, verb: Token | None) -> People:
        """Those whom the noun's phrase names, and those whom its verb and the rest of the clause add."""
        people = self.people.of_noun(self.words.part_of(noun) or noun)
        if verb is not None:
            people = once((*self._added(verb, noun, people), *people))
        frame = {actor.identity for actor in self.people.of_event(noun)}
        others = tuple(actor for actor in people if actor.identity not in frame)
        people = others if several_sides(others) else people
        people = self.people.of_both_sides(people)
        if self.words.is_of_three(noun):
            people = self.people.with_third(people)
        if verb is not None and not several_sides(people):
            people = once((*people, *self.people.between(verb)))
        if people and not several_sides(people):
            people = once((*people, *self.journeys.journey_goals(noun, people)))
        return people

    def _added(self, verb: Token, noun: Token, named: People) -> People:
        if self.words.is_event(noun, verb):
            return self.people.holders(verb, noun)
        if self.journeys.goes_for(verb, noun):
            comers = self.context.mentions.who(subject(self.analysis, verb))
            return comers if named else (*comers, *self.journeys.at_goal(verb, comers))
        if self.statuses.fails(verb) and noun.dep in {"dobj", "pobj"}:
            return self.context.mentions.who(subject(self.analysis, verb))
        return self.people.implied(verb, noun, named)

    def _separate_nouns(self, noun: Token, people: People) -> list[People]:
        """The meetings of one noun: one, or one with each of the others in "separate talks with A and B"."""
        words = {t.lower for t in phrase(self.analysis, noun)}
        if not (words & {"separate", "bilateral"} and noun.tag == "NNS" and len(people) > 2):
            return [people]
        own, role_of = people[0].side, self.context.dispute.role_of
        near = [a for a in people if a.side == own or role_of(a.side) is not Role.PARTY]
        far = [a for a in people if a not in near]
        if len(far) < 2:
            near, far = [people[0]], list(people[1:])
        groups: list[People] = [(*near, other) for other in far]
        return [*groups, people] if "joint" in words else groups

    def _is_definite(self, noun: Token) -> bool:
        return any(t.lower in _DEFINITE for t in phrase(self.analysis, noun))
