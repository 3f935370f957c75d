"""Meetings: every contact between sides, held or planned.

A meeting is told by a verb ("met", "hosted", "spoke by phone with") or by a noun ("their four-day talks", "a summit
slated for June 1"). Each telling becomes a *sighting*; sightings of the same meeting are merged by
`reading.same_meeting`, so that a meeting told twice is one entry with more evidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.language import Token
from dragoman.model import Actor, ActorKind, Channel, MeetingStatus, Period, Place, Role, Span
from dragoman.model.period import UNKNOWN
from dragoman.reading.context import Context
from dragoman.reading.meeting_status import StatusReader
from dragoman.reading.syntax import (
    after,
    child_of,
    clause,
    conjuncts,
    cover,
    governing_verb,
    is_future,
    is_passive,
    is_verbal,
    objects,
    passive_agent,
    phrase,
    prepositions,
    subject,
)

VERSION = "meetings/1"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling of a meeting.

    Attributes:
        head: the verb or noun that tells it.
        people: the participants, with roles as far as this telling shows them.
        status, channel, date, place: as told here.
        evidence: the smallest clause that shows it.
        definite: whether it points back to a meeting told before ("the talks").
        other: whether it is told to be another one than those told before.
        assumed: whether the date is not told but taken to be the news day.
    """

    head: Token
    people: tuple[Actor, ...]
    status: MeetingStatus
    channel: Channel
    date: Period
    place: Place | None
    evidence: Span
    definite: bool = False
    assumed: bool = False
    other: bool = False
    confidence: float = 0.8

    @property
    def sides(self) -> frozenset[str]:
        """The sides that take part, absent ones left out."""
        return frozenset((a.side or a.name or "?") for a in self.people if a.role is not Role.ABSENT)


_PHONE = frozenset({"phone", "telephone", "telephonically", "call"})
_VIDEO = frozenset({"video", "videoconference", "virtual", "virtually", "online", "teleconference", "zoom"})
_INDIRECT = frozenset(
    {"indirect", "proximity", "shuttle", "indirectly", "go-between", "intermediary", "intermediaries"}
)
_WITH = frozenset({"with", "between", "among", "of", "alongside", "including", "involving", "by"})
_OTHER = frozenset({"another", "separate", "new", "second", "further", "different", "fresh"})
_DURING = frozenset({"after", "following", "before", "during", "in", "at", "ahead"})
_PERSONAL = frozenset({ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.BODY})
_JOURNEYS = frozenset({"visit", "travel", "fly", "go", "arrive", "head", "tour", "journey", "return"})
_RESUMING = frozenset({"resume", "restart", "begin", "start", "continue", "hold"})
_BROKERING = frozenset({"mediate", "broker", "host", "facilitate", "chair", "sponsor"})


class MeetingReader:
    """Finds the sightings of one report."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        lexicon = context.knowledge.lexicon("contact")
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.nouns: Mapping[str, Mapping[str, Any]] = lexicon["nouns"]
        self.light: Mapping[str, Mapping[str, Any]] = lexicon["light_verbs"]
        self.roles: Mapping[str, Mapping[str, Any]] = lexicon["roles"]
        self.not_meetings = frozenset(str(words).lower() for words in lexicon["not_meetings"])
        self.statuses = StatusReader(context, lexicon)
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

    # --- verbs

    def _verb_row(self, verb: Token) -> Mapping[str, Any] | None:
        for child in self.analysis.children(verb):
            if child.dep in {"prt", "prep", "advmod", "dobj"}:
                row = self.verbs.get(f"{verb.lemma} {child.lower}")
                if row is not None:
                    return row
        return self.verbs.get(verb.lemma)

    def _told_by_verb(self, verb: Token) -> list[Sighting]:
        row = self._verb_row(verb)
        if row is not None and verb.lemma == "call" and self._names(verb):
            return []
        if row is None and self._resumes(verb):
            row = {"channel": "unknown"}
        elif row is None and self._by_phone(verb):
            row = {"channel": "phone", "takes": ["direct", "with"]}
        if row is None:
            return []
        who = subject(self.analysis, verb)
        near, far = self._parts(verb, who)
        nouns = self._purpose_nouns(verb)
        far = _once((*far, *(a for noun in nouns for a in self._people_of(noun))), but=near)
        visited = () if far else self._visited(verb, near)
        if visited:
            return self._sightings_of(verb, (*near, *visited), {"channel": "in_person"})
        if not self._is_contact(verb, row, near, far):
            return []
        found = [
            one for group in self._separate(verb, near, far) for one in self._sightings_of(verb, group, row)
        ]
        self.consumed.update(noun.i for noun in nouns)
        return found

    def _parts(self, verb: Token, who: Token | None) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Those on the subject's side of the verb, and those whom it reaches."""
        mentions = self.context.mentions
        near: tuple[Actor, ...] = mentions.who(who)
        far: tuple[Actor, ...] = ()
        if is_passive(self.analysis, verb):
            far = mentions.who(passive_agent(self.analysis, verb))
        else:
            for noun in objects(self.analysis, verb):
                far += mentions.who(noun)
        for noun in after(self.analysis, verb, _WITH - {"of", "by"}):
            far += mentions.who(noun)
        return near, _once(far, but=near)

    def _is_contact(
        self, verb: Token, row: Mapping[str, Any], near: tuple[Actor, ...], far: tuple[Actor, ...]
    ) -> bool:
        takes = set(row.get("takes", ()))
        if self._resumes(verb) and len({a.side for a in near}) > 1:
            return True
        needs = str(row.get("needs", ""))
        if needs == "plural":
            return "plural" in takes and len({a.side for a in near}) > 1
        if (
            "person" in needs
            and any(a.kind in _PERSONAL for a in far)
            and self._reaches(verb, takes, near, far)
        ):
            return True
        if needs and not ("contact_noun" in needs and self._has_contact_noun(verb)):
            return False
        if self._reaches(verb, takes, near, far):
            return True
        others = [o for o in objects(self.analysis, verb) if f"{verb.lemma} {o.lower}" not in self.verbs]
        return "plural" in takes and len({a.side for a in near}) > 1 and not others

    def _reaches(self, verb: Token, takes: set[str], near: tuple[Actor, ...], far: tuple[Actor, ...]) -> bool:
        """Whether the verb brings those on its two ends together, in a construction that it takes."""
        if not any(a.side != b.side and (b.side or b.name) for a in near for b in far):
            return False
        if is_passive(self.analysis, verb) or objects(self.analysis, verb):
            return "direct" in takes or (
                bool(takes & {"with"}) and bool(after(self.analysis, verb, frozenset({"with"})))
            )
        return bool(takes & {"with", "direct", "to"})

    def _names(self, verb: Token) -> bool:
        """ "Called him a liar", "called for calm": not a telephone call."""
        told = {child.dep for child in self.analysis.children(verb)}
        words = {word for word, _ in prepositions(self.analysis, verb)}
        return bool(told & {"oprd", "xcomp", "ccomp"}) or bool(words & {"for", "on", "as", "upon"})

    def _by_phone(self, verb: Token) -> bool:
        """ "Congratulated him by telephone": a contact whatever the verb."""
        return any(
            word in {"by", "over", "on"} and noun.lemma in {"phone", "telephone"}
            for word, noun in prepositions(self.analysis, verb)
        )

    def _visited(self, verb: Token, near: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The state that a journey goes to: a visit to the other side is a meeting with it."""
        if verb.lemma not in _JOURNEYS or not any(a.kind in _PERSONAL for a in near):
            return ()
        goals = [noun for word, noun in prepositions(self.analysis, verb) if word in {"to", "in", "for"}]
        goals += objects(self.analysis, verb) if verb.lemma in {"visit", "tour"} else []
        return self._states_of(goals, {a.side for a in near})

    def _states_of(self, goals: Sequence[Token], own: set[str | None]) -> tuple[Actor, ...]:
        """The states that places name: by their own name, or by the capital of a side of the dispute."""
        mentions = self.context.mentions
        found: list[Actor] = []
        for goal in goals:
            phrase_at = mentions.side_at.get(goal.i)
            if phrase_at is None or phrase_at.form.side in own:
                continue
            side, form = phrase_at.form.side, phrase_at.form.form.value
            in_dispute = self.context.dispute.role_of(side) is not None
            if form in {"name", "alias"} or (form == "capital" and in_dispute):
                found.append(mentions.side_actor(side))
        return tuple(found)

    def _resumes(self, verb: Token) -> bool:
        """ "A joint commission will resume its activities": a meeting of its sides."""
        below = {noun.lemma for noun in objects(self.analysis, verb)}
        return verb.lemma in _RESUMING and bool(
            below & {"activity", "work", "session", "meeting", "consultation"}
        )

    def _has_contact_noun(self, verb: Token) -> bool:
        below = {t.i for t in self.analysis.subtree(verb)}
        return any(self.analysis.tokens[i].lemma in self.nouns for i in below)

    def _separate(
        self, verb: Token, near: tuple[Actor, ...], far: tuple[Actor, ...]
    ) -> list[tuple[Actor, ...]]:
        """The meetings of one verb: one, or one with each if they were met separately."""
        words = {t.lower for t in self.analysis.subtree(verb)}
        if words & {"separately", "separate"} and len(far) > 1 and near:
            return [(*near, one) for one in far]
        return [(*near, *far)]

    # --- nouns

    def _told_by_noun(self, noun: Token) -> list[Sighting]:
        row = self._noun_row(noun)
        if row is None or noun.i in self.consumed or noun.dep == "compound" or self._is_excluded(noun):
            return []
        people = self._people_of(noun)
        verb = governing_verb(self.analysis, noun)
        light = self._light_row(verb, noun)
        if verb is not None and light is not None:
            people = _once((*self._holders(verb, noun), *people))
        elif verb is not None and self.statuses.fails(verb) and noun.dep in {"dobj", "pobj"}:
            people = _once((*self.context.mentions.who(subject(self.analysis, verb)), *people))
        elif verb is not None:
            people = _once((*self._implied(verb, noun, people), *people))
        if verb is not None and len({a.side for a in people}) < 2:
            people = _once((*people, *self._between(verb)))
        if float(row.get("strength", 0.5)) < 0.5 and light is None:
            return []
        if noun.lemma in {"visit", "trip", "tour"} and people and len({a.side for a in people}) < 2:
            goals = [t for word, t in prepositions(self.analysis, noun) if word in {"to", "in"}]
            people = _once((*people, *self._states_of(goals, {a.side for a in people})))
        groups = self._separate_nouns(noun, people)
        definite = self._is_definite(noun)
        found = [one for group in groups for one in self._sightings_of(noun, group, row)]
        return [replace(one, definite=definite) for one in found]

    def _purpose_nouns(self, verb: Token) -> list[Token]:
        """The contact nouns that say what a contact verb was for: "met for talks"."""
        found = [t for word, t in prepositions(self.analysis, verb) if word in {"for", "during", "in"}]
        return [t for t in found if self._noun_row(t) is not None and t.lemma != "meeting"]

    def _noun_row(self, noun: Token) -> Mapping[str, Any] | None:
        for key in (noun.lower, noun.lemma):
            row = self.nouns.get(key)
            if row is not None:
                return row
        return None

    def _is_excluded(self, noun: Token) -> bool:
        words = " ".join(t.lower for t in phrase(self.analysis, noun) if t.i <= noun.i)
        towards = {word for word, _ in prepositions(self.analysis, noun)}
        if noun.lemma == "call" and "for" in towards and not towards & {"with", "between"}:
            return True  # a demand, not a telephone call
        if noun.lemma in {"round", "session", "exchange"} and "of" in towards and not self._chained(noun):
            return True
        return any(words.endswith(other) or f"{other} " in f"{words} " for other in self.not_meetings)

    def _chained(self, noun: Token) -> bool:
        """Whether "a round of …" goes on with a contact noun or views."""
        below = [t for word, t in prepositions(self.analysis, noun) if word == "of"]
        return any(self._noun_row(t) is not None or t.lemma in {"view", "opinion", "message"} for t in below)

    def _light_row(self, verb: Token | None, noun: Token) -> Mapping[str, Any] | None:
        """The light verb that makes the noun an event ("hold talks", "attend a summit")."""
        if verb is None:
            return None
        row = self.light.get(verb.lemma)
        near = noun.dep in {"dobj", "nsubjpass", "nsubj", "attr", "pobj", "conj"}
        return row if near else None

    def _holders(self, verb: Token, noun: Token) -> tuple[Actor, ...]:
        """Those who hold, host or attend what the noun names."""
        mentions = self.context.mentions
        people: tuple[Actor, ...] = ()
        if noun.dep in {"nsubj", "nsubjpass"}:
            people += mentions.who(passive_agent(self.analysis, verb))
        else:
            who = subject(self.analysis, verb)
            people += tuple(self._with_role(verb, actor) for actor in mentions.who(who))
        for noun_with in after(self.analysis, verb, frozenset({"with", "between", "alongside"})):
            people += mentions.who(noun_with)
        return people

    def _implied(self, verb: Token, noun: Token, people: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "X said after talks with Y": X is the other side of the talks."""
        above = self.analysis.head(noun)
        if noun.dep != "pobj" or above.lower not in _DURING or len({a.side for a in people}) != 1:
            return ()
        return self.context.mentions.who(subject(self.analysis, verb))

    def _between(self, verb: Token) -> tuple[Actor, ...]:
        """ "Talks are set to resume on Monday between X and Y": the sides, wherever in the clause they hang."""
        for token in self.analysis.subtree(verb):
            if token.lower == "between" and token.dep in {"prep", "advmod"}:
                for noun in self.analysis.children(token):
                    found = self.context.mentions.who(noun)
                    if noun.dep == "pobj" and len({a.side for a in found}) > 1:
                        return found
        return ()

    def _with_role(self, verb: Token, actor: Actor) -> Actor:
        row = self.roles.get(verb.lemma)
        role = row.get("role") if row else None
        return actor.as_role(Role(role)) if role in {"host", "mediator"} else actor

    def _people_of(self, noun: Token) -> tuple[Actor, ...]:
        """Participants that the noun phrase itself names."""
        mentions = self.context.mentions
        people: list[Actor] = []
        for one in self._chain(noun):
            for child in self.analysis.children(one):
                if child.dep == "poss":
                    people.extend(mentions.who(child))
                elif child.dep in {"compound", "amod", "nmod"}:
                    people.extend(self._adjectival(child))
            for word, target in prepositions(self.analysis, one):
                if word.split()[-1] in _WITH:
                    people.extend(self._reached(target))
                elif word == "at":
                    people.extend(self._inviters(target))
            for child in self.analysis.subtree(one):
                if child.dep in {"acl", "relcl"} and (child.head == one.i or self._brokers(child, one)):
                    people.extend(self._participial(child))
        return _once(tuple(people))

    def _brokers(self, verb: Token, noun: Token) -> bool:
        """Whether "mediated by X", attached lower down, is still said of the noun: no other contact noun is nearer."""
        if verb.lemma not in _BROKERING:
            return False
        nearest = next((t for t in self.analysis.ancestors(verb) if self._noun_row(t) is not None), None)
        return nearest is not None and nearest.i == noun.i

    def _chain(self, noun: Token) -> list[Token]:
        """The noun and the nouns it hangs on by "of": "a round of talks", "the start of negotiations"."""
        chain = [noun]
        above = self.analysis.head(noun)
        if noun.dep == "pobj" and above.lower in {"of", "in"}:
            upper = self.analysis.head(above)
            if upper.lemma in self.nouns or upper.lemma in {
                "round",
                "series",
                "day",
                "start",
                "resumption",
                "session",
            }:
                chain.append(upper)
        return chain

    def _adjectival(self, child: Token) -> list[Actor]:
        """ "Armenian-Azerbaijani", "US-North Korea", "Trump-Kim" before the noun."""
        out: list[Actor] = []
        for token in self.analysis.subtree(child):
            mention = self.context.mentions.at(token)
            if mention is not None and mention.kind.value == "person":
                out.extend(mention.actors)
            elif token.i in self.context.mentions.side_at:
                side = self.context.mentions.side_at[token.i].form.side
                out.append(self.context.mentions.side_actor(side))
        return out

    def _reached(self, target: Token) -> list[Actor]:
        found: list[Actor] = []
        for one in conjuncts(self.analysis, target):
            actors = self.context.mentions.who(one, together=False)
            if not actors and one.dep == "conj":
                actors = ()
            found.extend(actors)
        return found

    def _inviters(self, target: Token) -> list[Actor]:
        if target.lemma != "invitation":
            return []
        return [
            a.as_role(Role.HOST)
            for word, noun in prepositions(self.analysis, target)
            if word == "of"
            for a in self.context.mentions.who(noun)
        ]

    def _participial(self, verb: Token) -> list[Actor]:
        """ "Talks mediated by X", "talks hosted by Y", "talks held with Z"."""
        out: list[Actor] = []
        agent = passive_agent(self.analysis, verb)
        for actor in self.context.mentions.who(agent):
            out.append(self._with_role(verb, actor))
        for noun in after(self.analysis, verb, frozenset({"with", "between"})):
            out.extend(self.context.mentions.who(noun))
        if verb.lemma in {"include", "involve", "bring"}:
            for noun in objects(self.analysis, verb):
                out.extend(self.context.mentions.who(noun))
        return out

    def _separate_nouns(self, noun: Token, people: tuple[Actor, ...]) -> list[tuple[Actor, ...]]:
        words = {t.lower for t in phrase(self.analysis, noun)}
        if not (words & {"separate", "bilateral"} and noun.tag == "NNS" and len(people) > 2):
            return [people]
        own = people[0].side
        near = [a for a in people if a.side == own or self.context.dispute.role_of(a.side) is not Role.PARTY]
        far = [a for a in people if a not in near]
        if len(far) < 2:
            near, far = [people[0]], list(people[1:])
        groups: list[tuple[Actor, ...]] = [(*near, other) for other in far]
        return [*groups, people] if "joint" in words else groups

    def _is_definite(self, noun: Token) -> bool:
        words = {t.lower for t in phrase(self.analysis, noun)}
        return bool(words & {"the", "this", "these", "that", "those"})

    # --- putting together

    def _sightings_of(self, head: Token, people: tuple[Actor, ...], row: Mapping[str, Any]) -> list[Sighting]:
        """One sighting, or one for each period told: "met in April and May"."""
        one = self._sighting(head, people, row)
        verb = head if is_verbal(head) else governing_verb(self.analysis, head)
        told = self.context.times.of(head) or (self.context.times.of(verb) if verb is not None else ())
        if len(told) < 2 or one.status not in {MeetingStatus.HELD, MeetingStatus.ONGOING}:
            return [one]
        return [replace(one, date=period) for period in told]

    def _sighting(self, head: Token, people: tuple[Actor, ...], row: Mapping[str, Any]) -> Sighting:
        verb = head if is_verbal(head) else governing_verb(self.analysis, head)
        inviters = self._invited_by(verb) if verb is not None else ()
        people = _once((*people, *inviters))
        status = self.statuses.of(head, verb)
        date = self._date(head, verb, status)
        assumed = not date.known and self._is_news(verb, status)
        if assumed:
            date = self.context.times.fresh()
        uncertain = status is MeetingStatus.EXPECTED and self.statuses.is_uncertain(head, verb)
        status = status if uncertain else self.statuses.by_date(status, date)
        return Sighting(
            head,
            people,
            status,
            self._channel(head, verb, row),
            date,
            self.context.places.of(head),
            self._evidence(head, verb),
            assumed=assumed,
            other=self._is_another(head),
        )

    def _is_another(self, head: Token) -> bool:
        """ "Another summit", "a separate meeting": not one told before."""
        return not is_verbal(head) and bool({t.lower for t in phrase(self.analysis, head)} & _OTHER)

    def _is_news(self, verb: Token | None, status: MeetingStatus) -> bool:
        """Whether an undated meeting is told as today's news: held, in the simple past or present."""
        if verb is None or status not in {MeetingStatus.HELD, MeetingStatus.ONGOING}:
            return False
        words = self.analysis.children(verb)
        if any(c.dep in {"aux", "auxpass"} and c.lower in {"was", "were", "is", "are", "did"} for c in words):
            return True
        finite = verb
        while (
            finite.tag not in {"VBD", "VBZ", "VBP"}
            and finite.head != finite.i
            and is_verbal(self.analysis.head(finite))
        ):
            finite = self.analysis.head(finite)
        perfect = any(
            c.lower in {"had", "have", "has"} for c in self.analysis.children(verb) if c.dep == "aux"
        )
        return finite.tag in {"VBD", "VBZ", "VBP"} and not perfect

    def _invited_by(self, verb: Token) -> tuple[Actor, ...]:
        """ "… at the invitation of X": X is the host."""
        found: list[Actor] = []
        for word, noun in prepositions(self.analysis, verb):
            if word in {"at", "on"} and noun.lemma == "invitation":
                found.extend(self._inviters(noun))
        return tuple(found)

    def _date(self, head: Token, verb: Token | None, status: MeetingStatus) -> Period:
        times = self.context.times
        future = status in {MeetingStatus.SCHEDULED, MeetingStatus.EXPECTED} or (
            verb is not None and is_future(self.analysis, verb)
        )
        told = times.of(head, future=future)
        if not told and verb is not None and verb.i != head.i:
            told = times.of(verb, future=future)
        while not told and verb is not None and verb.dep in {"pcomp", "advcl"}:
            verb = governing_verb(self.analysis, verb)  # "said on Friday, after hosting talks": the same day
            told = times.of(verb) if verb is not None else ()
        return told[0] if told else UNKNOWN

    def _channel(self, head: Token, verb: Token | None, row: Mapping[str, Any]) -> Channel:
        words = {
            t.lower
            for t in (clause(self.analysis, verb) if verb is not None else phrase(self.analysis, head))
            if abs(t.i - head.i) < 10
        }
        if words & _VIDEO:
            return Channel.VIDEO
        if words & _PHONE:
            return Channel.PHONE
        if words & _INDIRECT:
            return Channel.INDIRECT
        return Channel(row.get("channel", "unknown"))

    def _evidence(self, head: Token, verb: Token | None) -> Span:
        """The clause of the verb with its subject, or the noun's phrase where the verb tells something else."""
        if is_verbal(head):
            return cover(clause(self.analysis, head, drop={"advcl", "parataxis", "conj", "cc", "ccomp"}))
        if verb is not None and (verb.lemma in self.light or head.dep in {"nsubj", "nsubjpass", "dobj"}):
            tokens = clause(self.analysis, verb, drop={"advcl", "parataxis", "conj", "cc", "ccomp", "relcl"})
            if len(tokens) <= 40:
                return cover(tokens)
        return cover(self.analysis.subtree(head)[:30] or [head])


def _once(actors: tuple[Actor, ...], *, but: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
    """Each actor once; a person of a side stands for the side itself if both are named."""
    found: list[Actor] = []
    for actor in actors:
        known = [*but, *found]
        if any(actor.identity == other.identity for other in known):
            continue
        found.append(actor)
    persons = {a.side for a in [*found, *but] if a.kind is ActorKind.PERSON}
    kept: list[Actor] = []
    for actor in found:
        same = [a for a in (*but, *kept) if a.side == actor.side and a.side is not None]
        if actor.kind is not ActorKind.PERSON and (
            actor.side in persons or any(a.kind is not ActorKind.UNNAMED for a in same)
        ):
            continue
        kept.append(actor)
    return tuple(kept)


def child_with(context: Context, token: Token, deps: frozenset[str]) -> Token | None:
    """A dependent by relation (shared with the other readers)."""
    return child_of(context.analysis, token, deps)
