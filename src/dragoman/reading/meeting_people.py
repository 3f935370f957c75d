"""Who takes part in a meeting: those whom the verb or noun that tells it brings together, and in what role."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.language import Token
from dragoman.model import Actor, ActorKind, Role
from dragoman.reading.contact_words import ContactWords
from dragoman.reading.context import Context
from dragoman.reading.discourse import MentionKind
from dragoman.reading.noun_phrase import as_name, noun_words
from dragoman.reading.sightings import once, several_sides
from dragoman.reading.syntax import (
    after,
    first_conjunct,
    governing_verb,
    has_to,
    is_passive,
    is_verbal,
    objects,
    passive_agent,
    prepositions,
    subject,
)

_WITH = frozenset({"with", "between", "among", "of", "alongside", "including", "involving", "by"})
_WITH_VERB = _WITH - {"of", "by"}
_DURING = frozenset({"after", "following", "before", "during", "in", "at", "ahead"})
_BROKERING = frozenset(
    {
        "mediate",
        "broker",
        "host",
        "facilitate",
        "chair",
        "sponsor",
        "attend",
        "join",
        "witness",
        "oversee",
        "convene",
    }
)
_WHOLES = frozenset({"round", "series", "day", "start", "resumption", "session"})


_PRIVATE = frozenset(
    (
        "families relatives survivors refugees elders clerics activists victims residents villagers students workers"
    ).split()
)
"""People who act for no side, whatever nation they are of."""
_LEADING = frozenset({"lead", "head"})
_BEFORE = frozenset({"amod", "compound", "nmod"})
_LOOSE = frozenset({"npadvmod", "nmod", "dep", "nsubj"})
_PAIR = 2
_FAR_BACK = 40
_COLLECTIVES = frozenset({ActorKind.GROUP, ActorKind.BODY, ActorKind.UNNAMED})
_DELEGATES = frozenset(
    (
        "experts negotiators delegations delegates teams envoys representatives sides parties leaders ministers "
        "presidents commission committee group groups council commanders generals officials diplomats officers rivals"
    ).split()
)
"""Who meets when the two sides do, where a report does not say whose they are."""
_CALLS = frozenset({"call", "conversation", "videoconference"})
_ENCOUNTERS = frozenset({"meeting", "talk", "talks", "visit", "dinner", "lunch", "encounter"})
_SPONSORSHIP = {
    "chair": Role.MEDIATOR,
    "chairmanship": Role.MEDIATOR,
    "auspices": Role.MEDIATOR,
    "auspex": Role.MEDIATOR,
    "aegis": Role.MEDIATOR,
    "mediation": Role.MEDIATOR,
    "facilitation": Role.MEDIATOR,
    "sponsorship": Role.MEDIATOR,
    "umbrella": Role.MEDIATOR,
    "roof": Role.HOST,
    "seat": Role.HOST,
    "presence": Role.PARTICIPANT,
    "participation": Role.PARTICIPANT,
}


def _last_word(actor: Actor) -> str:
    return (actor.name or "").lower().split()[-1] if actor.name else ""


def is_private(actor: Actor) -> bool:
    """Whether it is people who act for no side: "families of hostages"."""
    return actor.kind is ActorKind.GROUP and bool(_PRIVATE & set((actor.name or "").lower().split()))


class MeetingPeople:
    """Finds the participants of one report's meetings."""

    def __init__(self, context: Context, words: ContactWords) -> None:
        self.context = context
        self.analysis = context.analysis
        self.mentions = context.mentions
        self.words = words

    def _all(self, nouns: Iterable[Token]) -> tuple[Actor, ...]:
        return tuple(actor for noun in nouns for actor in self._who(noun))

    def _who(self, noun: Token) -> tuple[Actor, ...]:
        """Whom a noun means; for one that names nobody, whom it stands beside: "his foe, President X"."""
        if noun.lower in _PRIVATE:
            return (Actor(as_name(noun_words(self.analysis, noun)), None, ActorKind.GROUP),)
        led = self._leaders(noun)
        found = once((*led, *self.mentions.who(noun))) if led else self.mentions.who(noun)
        if led:
            return tuple(actor for actor in found if actor.side is not None) or led
        beside = (child for child in self.analysis.children(noun) if child.dep == "appos")
        return found or next((who for who in map(self.mentions.who, beside) if who), ())

    def _leaders(self, noun: Token) -> tuple[Actor, ...]:
        """Who leads it: "a delegation headed by X", "the delegations, led by ministers X and Y,"."""
        told = [c for c in self.analysis.children(noun) if c.dep == "acl" and c.lemma in _LEADING]
        leaders = [a for verb in told for a in self.mentions.who(passive_agent(self.analysis, verb))]
        sides = {a.side for a in self.mentions.who(noun) if a.side is not None} if leaders else set()
        own = sides.pop() if len(sides) == 1 else None
        return tuple(replace(a, side=a.side or own) for a in leaders)

    # --- with a verb

    def of_verb(self, verb: Token) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Those on the subject's side of the verb, and those whom it reaches."""
        doer = subject(self.analysis, verb)
        if verb.dep == "acl" and has_to(self.analysis, verb):
            above = governing_verb(
                self.analysis, verb
            )  # "turned down an invitation to meet": who turned it down
            doer = subject(self.analysis, above) if above is not None else None
        near = self._relative(verb) or (self._who(doer) if doer is not None else ()) or self._delegates(doer)
        if doer is not None and near:
            near = once(
                (*self._joined(verb, doer), *near, *self._all(after(self.analysis, doer, _WITH_VERB)))
            )
        if is_passive(self.analysis, verb):
            far = self.mentions.who(passive_agent(self.analysis, verb))
        else:
            far = self._all(objects(self.analysis, verb))
        far += self._all(after(self.analysis, verb, _WITH_VERB))
        far = once(far, but=near)
        purposes = (actor for noun in self.words.purposes(verb) for actor in self.of_noun(noun))
        return near, once((*far, *purposes), but=near)

    def _joined(self, verb: Token, doer: Token) -> tuple[Actor, ...]:
        """A in "A and B met" where the parser, misled by a hyphen in A's name, hung A on the verb beside B."""
        first = min(token.i for token in self.analysis.subtree(doer))
        if first < _PAIR or self.analysis.tokens[first - 1].lower != "and":
            return ()
        before = self.analysis.tokens[first - 2]
        mention = self.mentions.at(before)
        up = [before, *self.analysis.ancestors(before)]
        top = next((one for one in up if one.head == verb.i or is_verbal(one)), verb)
        loose = top.head == verb.i and top.dep in _LOOSE
        return mention.actors if loose and mention is not None and mention.kind is MentionKind.PERSON else ()

    def _relative(self, verb: Token) -> tuple[Actor, ...]:
        """All of "A and B, who met": the parser hangs the clause on the last."""
        head = self.analysis.head(verb)
        if verb.dep != "relcl" or head.dep != "conj" or objects(self.analysis, verb):
            return ()
        return self.mentions.who(first_conjunct(self.analysis, head))

    def hosts_inviting(self, verb: Token) -> tuple[Actor, ...]:
        """The host in "… at the invitation of X"."""
        nouns = [noun for word, noun in prepositions(self.analysis, verb) if word in {"at", "on"}]
        return tuple(host for noun in nouns for host in self._inviters(noun))

    def hosts_of_signing(self, verb: Token) -> tuple[Actor, ...]:
        """The third side in "sign an accord hosted by X", "brokered by X"."""
        told = (child for noun in objects(self.analysis, verb) for child in self.analysis.children(noun))
        return tuple(
            actor
            for participle in told
            if participle.dep == "acl" and participle.lemma in _BROKERING
            for actor in self._participial(participle)
        )

    def sponsors(self, head: Token) -> tuple[Actor, ...]:
        """The third side in "under the chairmanship of X", "in the presence of X", "with X in the chair"."""
        found: list[Actor] = []
        for token in self.analysis.subtree(head):
            role = _SPONSORSHIP.get(token.lemma)
            if token.lemma == "chair":
                found.extend(actor.as_role(Role.MEDIATOR) for actor in self._in_the_chair(token))
                continue
            if role is None or token.dep != "pobj" or not self._is_told_of(token, head):
                continue
            by = [target for word, target in prepositions(self.analysis, token) if word == "of"]
            by += [child for child in self.analysis.children(token) if child.dep == "poss"]
            named = self.mentions.sides_in(c for c in self.analysis.children(token) if c.dep in _BEFORE)
            owners = (*self._all(by), *(self.mentions.side_actor(side) for side in named))
            found.extend(actor.as_role(role) for actor in owners)
        return tuple(found)

    def _in_the_chair(self, chair: Token) -> tuple[Actor, ...]:
        """Who it is in "with X in the chair"."""
        held = self.analysis.head(self.analysis.head(chair))
        return self.mentions.who(held) if chair.dep == "pobj" and held.dep in {"pobj", "nsubj"} else ()

    def _is_told_of(self, token: Token, head: Token) -> bool:
        """Whether no other verb stands between a sponsorship and the meeting's verb or noun."""
        for above in self.analysis.ancestors(token):
            if above.i == head.i:
                return True
            if is_verbal(above):
                return False
        return False

    def _inviters(self, noun: Token) -> list[Actor]:
        if noun.lemma != "invitation":
            return []
        by = [target for word, target in prepositions(self.analysis, noun) if word == "of"]
        return [actor.as_role(Role.HOST) for actor in self._all(by)]

    def of_both_sides(self, people: Sequence[Actor]) -> tuple[Actor, ...]:
        """The two parties for "the negotiators", "border experts" of no side that is told; else the same people."""
        main = self.context.dispute.main
        unsided = [
            a for a in people if a.side is None and a.kind in _COLLECTIVES and _last_word(a) in _DELEGATES
        ]
        if len(main) != _PAIR or len(unsided) != len(people) or not people:
            return tuple(people)
        return tuple(self.mentions.side_actor(side) for side in main)

    def with_third(self, people: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Two sides of a meeting of three, with the third: of the parties and mediators, the one told of last."""
        sides = {actor.side for actor in people}
        if len(sides) != _PAIR:
            return people
        dispute = self.context.dispute
        for actor in self.mentions.recent(_FAR_BACK):
            if actor.side not in sides and dispute.role_of(actor.side) is not None:
                return (*people, actor)
        missing = [side for side in dispute.main if side not in sides]
        return (*people, *(self.mentions.side_actor(side) for side in missing[:1]))

    def _delegates(self, doer: Token | None) -> tuple[Actor, ...]:
        """The two parties for "the border commission", of which nothing else is known."""
        main = self.context.dispute.main
        known = doer is None or doer.pos != "NOUN" or doer.lower not in _DELEGATES
        return () if known or len(main) != _PAIR else tuple(self.mentions.side_actor(side) for side in main)

    # --- in a noun's phrase

    def of_noun(self, noun: Token) -> tuple[Actor, ...]:
        """Participants that the noun's phrase itself names."""
        people: list[Actor] = []
        for one in self._chain(noun):
            for child in self.analysis.children(one):
                people.extend(self._before_noun(child))
            for word, target in prepositions(self.analysis, one):
                if word.split()[-1] in _WITH:
                    people.extend(self.mentions.who(target))
                elif word == "at":
                    people.extend(self._inviters(target))
            for below in self.analysis.subtree(one):
                if below.lemma in _LEADING and one.lemma == "delegation":
                    continue  # who leads it stands for it
                if below.dep in {"acl", "relcl"} and (below.head == one.i or self._brokers(below, one)):
                    people.extend(self._participial(below))
                elif below.dep == "prep" and self._adds(below):
                    people.extend(self._all(c for c in self.analysis.children(below) if c.dep == "pobj"))
        return once(people)

    def _adds(self, word: Token) -> bool:
        """Whether "with" after "along" or "together", in a noun's phrase, names others who take part."""
        before = self.analysis.tokens[word.i - 1].lower if word.i else ""
        return (word.lower == "with" and before in {"along", "together"}) or word.lower == "alongside"

    def of_event(self, noun: Token) -> list[Actor]:
        """The organisation whose event it is: "the Union's summit", "a meeting of the Concord"."""
        owners = [
            child for child in self.analysis.children(noun) if child.dep in {"poss", "compound", "nmod"}
        ]
        owners += [target for word, target in prepositions(self.analysis, noun) if word == "of"]
        named = (
            actor for owner in owners for actor in (*self._before_noun(owner), *self.mentions.who(owner))
        )
        return [actor for actor in named if actor.kind is ActorKind.ORGANISATION]

    def _chain(self, noun: Token) -> list[Token]:
        """The noun and the noun it hangs on by "of": "a round of talks", "the start of negotiations"."""
        above = self.analysis.head(noun)
        if noun.dep != "pobj" or above.lower not in {"of", "in"}:
            return [noun]
        upper = self.analysis.head(above)
        return [noun, upper] if upper.lemma in self.words.nouns or upper.lemma in _WHOLES else [noun]

    def _before_noun(self, child: Token) -> Sequence[Actor]:
        """Those in "their", "Armenian-Azerbaijani", "US-North Korea", "Trump-Kim", "the two held" before the noun."""
        if child.dep in {"poss", "nummod"}:
            return self.mentions.who(child)
        if child.dep not in {"compound", "amod", "nmod"}:
            return ()
        found: list[Actor] = []
        for token in self.analysis.subtree(child):
            mention = self.mentions.at(token)
            if mention is not None and mention.kind is MentionKind.PERSON:
                found.extend(mention.actors)
            elif token.i in self.mentions.side_at:
                found.append(self.mentions.side_actor(self.mentions.side_at[token.i].form.side))
        return found

    def _brokers(self, verb: Token, noun: Token) -> bool:
        """Whether "mediated by X", attached lower down, is still said of the noun: no contact noun is nearer."""
        if verb.lemma not in _BROKERING:
            return False
        nearest = next((t for t in self.analysis.ancestors(verb) if self.words.is_noun(t)), None)
        return nearest is not None and nearest.i == noun.i

    def _participial(self, verb: Token) -> list[Actor]:
        """Those in "talks mediated by X", "talks hosted by Y", "talks held with Z"."""
        agents = self.mentions.who(passive_agent(self.analysis, verb))
        found = [self._with_role(verb, actor) for actor in agents]
        found.extend(self._all(after(self.analysis, verb, frozenset({"with", "between"}))))
        if verb.lemma in {"include", "involve", "bring"}:
            found.extend(self._all(objects(self.analysis, verb)))
        return found

    def _with_role(self, verb: Token, actor: Actor) -> Actor:
        row = self.words.roles.get(verb.lemma)
        role = row.get("role") if row else None
        return actor.as_role(Role(role)) if role in {"host", "mediator"} else actor

    # --- around a noun

    def holders(self, verb: Token, noun: Token) -> tuple[Actor, ...]:
        """Those who hold, host or attend what the noun names, with those with whom they do."""
        if noun.dep in {"nsubj", "nsubjpass"}:
            people = self.mentions.who(passive_agent(self.analysis, verb))
        else:
            doers = self.mentions.who(subject(self.analysis, verb))
            people = tuple(self._with_role(verb, actor) for actor in doers)
        return people + self._all(after(self.analysis, verb, frozenset({"with", "between", "alongside"})))

    def implied(self, verb: Token, noun: Token, named: Sequence[Actor]) -> tuple[Actor, ...]:
        """The other side of the talks in "X said after talks with Y"."""
        above = self.analysis.head(noun)
        before = self.analysis.head(above).lower in {"prior", "ahead"} and above.lower in {"to", "of"}
        if noun.dep != "pobj" or not (above.lower in _DURING or before):
            return ()
        doers = self.mentions.who(subject(self.analysis, verb))
        if len({a.side for a in named}) == 1:
            return doers
        told = named or noun.lemma not in _CALLS | _ENCOUNTERS
        if told or (noun.lemma in _ENCOUNTERS and above.lower not in {"during", "at"}):
            return ()
        reached = after(self.analysis, verb, frozenset({"to", "with"})) + objects(self.analysis, verb)
        return doers + self._all(reached)

    def between(self, verb: Token) -> tuple[Actor, ...]:
        """The sides in "talks are set to resume on Monday between X and Y", wherever in the clause they hang."""
        for token in self.analysis.subtree(verb):
            if token.lower == "between" and token.dep in {"prep", "advmod"}:
                below = (c for c in self.analysis.children(token) if c.dep == "pobj")
                found = next((who for who in map(self.mentions.who, below) if several_sides(who)), None)
                if found is not None:
                    return found
        return ()
