"""Actions: what was done on the ground or by decision, told as fact or claimed by the one who did it."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language import Token
from dragoman.model import Act, Action, ActionKind, Actor, ActorKind, Period, Span, Statement
from dragoman.model.span import merged
from dragoman.reading.context import Context
from dragoman.reading.deeds import Deed, Deeds
from dragoman.reading.statement_builder import said_at
from dragoman.reading.syntax import (
    after,
    child_of,
    clause,
    cover,
    governing_verb,
    has_to,
    is_future,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    passive_agent,
    phrase,
    prepositions,
    subject,
)

VERSION = "actions/2"

_TELLING_TAGS = frozenset({"VBD", "VBN", "VBG", "VBZ", "VBP"})
_TARGETS = frozenset({"against", "on", "at", "from", "to"})
_STARTING = frozenset(
    {"begin", "start", "continue", "resume", "keep", "break", "erupt", "intensify", "rage", "see", "leave"}
)
_GOING_ON = frozenset({"continue", "begin", "start", "proceed", "go", "manage", "rush"})
_SINCE = frozenset({"after", "following", "amid", "during", "since", "despite", "by"})
"""Prepositions before what happened."""
_UNDONE = frozenset({Act.PLEDGE, Act.DEMAND, Act.CONDITION, Act.OFFER, Act.THREATEN, Act.REJECT, Act.ACCUSE})
_SUFFERED = frozenset({ActionKind.RELEASE, ActionKind.DETAIN, ActionKind.APPOINT, ActionKind.EXPEL, ActionKind.ATTACK,
                       ActionKind.SEIZE, ActionKind.BLOCKADE, ActionKind.UNBLOCK, ActionKind.SANCTION})  # fmt: skip
"""Kinds whose noun names with "of" the one that suffers the deed ("the release of X"), not its doer."""
_MUTUAL = frozenset({ActionKind.CLASH})
_UNREAL = frozenset(
    {
        "if",
        "unless",
        "whether",
        "until",
        "threat",
        "risk",
        "fear",
        "end",
        "halt",
        "prevent",
        "stop",
        "avoid",
        "against",
        "possible",
        "without",
    }
)


class ActionReader:
    """Reads the actions of one report."""

    def __init__(self, context: Context, statements: Sequence[Statement]) -> None:
        """What is only said in one of the `statements` by somebody else than its doer is no action."""
        self.context = context
        self.analysis = context.analysis
        self._said_at = said_at(context.analysis, statements)
        self.deeds = Deeds(context)

    def read(self) -> list[Action]:
        """All actions; ids are `x1`, `x2` and so on."""
        found: list[Action] = []
        taken: set[int] = set()
        for token in self.analysis.tokens:
            if token.i in taken:
                continue
            deed = self.deeds.of(token)
            if deed is None or not self._is_fact(deed):
                continue
            action = self._action(deed, f"x{len(found) + 1}")
            if action is None:
                continue
            if not deed.is_noun:
                taken.update(
                    t.i
                    for t in self.analysis.subtree(token)
                    if self.deeds.of(t) is not None and not is_verbal(t)
                )
            twin = next((i for i, old in enumerate(found) if self._same(old, action)), None)
            if twin is None:
                found.append(action)
            else:
                found[twin] = self._joined(found[twin], action)
        return found

    # --- is it told as done?

    def _is_fact(self, deed: Deed) -> bool:
        return self._noun_is_fact(deed) if deed.is_noun else self._verb_is_fact(deed.head)

    def _verb_is_fact(self, verb: Token) -> bool:
        """Told as done or under way: not negated, not planned, not conditional."""
        if verb.dep == "xcomp" and verb.tag == "VB" and self.analysis.head(verb).lemma in _GOING_ON:
            return self._verb_is_fact(self.analysis.head(verb))  # "continues to fire rockets"
        if verb.tag not in _TELLING_TAGS or is_negated(self.analysis, verb) or is_future(self.analysis, verb):
            return False
        children = self.analysis.children(verb)
        if (
            verb.tag == "VBG"
            and verb.dep not in {"acl", "conj", "advcl"}
            and not any(c.dep == "aux" for c in children)
        ):
            return False
        if any(c.dep == "mark" and c.lower in _UNREAL for c in children):
            return False
        if verb.dep == "amod":
            return False
        above = governing_verb(self.analysis, verb)
        return verb.dep not in {"xcomp", "pcomp", "csubj"} or above is None or above.lemma in _STARTING

    def _noun_is_fact(self, deed: Deed) -> bool:
        """A noun tells a deed as fact if it is somebody's, has a day or a place, or a verb says that it happened."""
        noun = deed.head
        above = self.analysis.head(noun)
        if above.lower in _UNREAL or self.analysis.head(above).lemma in _UNREAL:
            return False
        verb = governing_verb(self.analysis, noun)
        if self._has_own_past(noun):
            return True
        if verb is not None and (
            is_negated(self.analysis, verb) or is_future(self.analysis, verb) or verb.lemma in _UNREAL
        ):
            return False
        words = {t.lower for t in phrase(self.analysis, noun)}
        if words & {"no", "any", "possible", "potential", "future", "planned", "more", "further"}:
            return False
        if verb is not None and has_to(self.analysis, verb):
            return False
        actor, target = self._people_of_noun(deed)
        told = bool(self.context.times.of(noun)) or self.context.places.of(noun) is not None
        happened = (
            verb is not None and verb.tag in _TELLING_TAGS and (noun.dep == "nsubj" or above.dep == "agent")
        )
        named = (bool(actor) or bool(target)) and (noun.dep not in {"pobj", "conj"} or above.lower in _SINCE)
        mutual = len({a.side for a in (*actor, *target)}) > 1
        return named or told or happened or mutual

    def _has_own_past(self, noun: Token) -> bool:
        """Whether the noun's own phrase tells a day that is past: "last week's test"."""
        published, told = self.context.times.published, self.context.times.of(noun, own=True)
        end = told[0].end if told else None
        return published is not None and end is not None and end <= published

    def _only_said(self, head: Token, actor: Sequence[Actor]) -> bool:
        """Whether the deed stands only in a party's words about another, or in words of what is wanted or planned.

        What neutral observers tell as a fact is taken as one.
        """
        statement = self._said_at.get(head.i)
        if statement is None or statement.act in _UNDONE:
            return statement is not None
        own = {a.side for a in statement.speaker if a.side}
        partial = bool(own & set(self.context.dispute.parties)) or not own
        return partial and not (own & {a.side for a in actor})

    # --- the entry

    def _action(self, deed: Deed, number: str) -> Action | None:
        head = deed.head
        actor, target = self._people_of_noun(deed) if deed.is_noun else self._people_of_verb(head)
        if deed.kind in _MUTUAL and len({a.side for a in actor}) < 2:
            actor = self._both(actor, target)
            target = ()
        sided = any(a.side or a.kind is ActorKind.PERSON for a in (*actor, *target))
        if not (sided or deed.is_noun):
            return None
        if self._only_said(head, actor):
            return None
        evidence = self._evidence(deed)
        return Action(
            id=number,
            evidence=(evidence,),
            date=self._date(head),
            place=self.context.places.of(head),
            tracks=self.context.tracks_of(evidence),
            confidence=0.5 if deed.is_noun else 0.55,
            reader=VERSION,
            kind=deed.kind,
            actor=actor,
            target=target,
        )

    def _both(self, actor: tuple[Actor, ...], target: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Both sides of a clash: those told, else the dispute's parties."""
        told = (*actor, *target)
        if len({a.side for a in told}) >= 2:
            return told
        parties = self.context.dispute.parties
        if len(parties) == 2 and all(a.side in parties for a in told):
            return tuple(self.context.mentions.side_actor(side) for side in parties)
        return actor

    def _date(self, head: Token) -> Period:
        told = self.context.times.of(head)
        return told[0] if told else self.context.times.fresh()

    def _evidence(self, deed: Deed) -> Span:
        verb = deed.head if not deed.is_noun else governing_verb(self.analysis, deed.head)
        if verb is not None and (not deed.is_noun or deed.head.dep in {"nsubj", "nsubjpass", "dobj"}):
            tokens = clause(self.analysis, verb, drop={"advcl", "conj", "cc", "parataxis", "ccomp", "relcl"})
            if len(tokens) <= 40:
                return cover(tokens)
        return cover(self.analysis.subtree(deed.head)[:25])

    # --- who did it to whom

    def _people_of_verb(self, verb: Token) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        if is_passive(self.analysis, verb):
            done_to = child_of(self.analysis, verb, {"nsubjpass"})
            done_to = done_to or (self.analysis.head(verb) if verb.dep in {"acl", "relcl"} else None)
            return self._actors(passive_agent(self.analysis, verb)), self._actors(done_to)
        target: tuple[Actor, ...] = ()
        for noun in objects(self.analysis, verb):
            target += self._actors(noun)
        for noun in after(self.analysis, verb, _TARGETS):
            target += self.context.mentions.who(noun)
        return self._actors(subject(self.analysis, verb)), target

    def _people_of_noun(self, deed: Deed) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """As in "Russian air strikes on X", "X's offensive", "attacks by X against Y", "clashes between X and Y"."""
        mentions, noun = self.context.mentions, deed.head
        actor: list[Actor] = []
        target: list[Actor] = []
        for child in self.analysis.children(noun):
            if child.dep == "poss":
                actor.extend(mentions.who(child))
            elif child.dep in {"amod", "compound", "nmod"}:
                actor.extend(
                    mentions.side_actor(side) for side in mentions.sides_in(self.analysis.subtree(child))
                )
        for word, one in prepositions(self.analysis, noun):
            if word == "of" and deed.kind in _SUFFERED:
                target.extend(self._actors(one))
            elif word in {"by", "between", "of", "from", "among"}:
                actor.extend(self._actors(one))
            elif word in {"on", "against", "at"}:
                target.extend(self._actors(one))
        return tuple(dict.fromkeys(actor)), tuple(dict.fromkeys(target))

    def _actors(self, noun: Token | None) -> tuple[Actor, ...]:
        """Who a noun means; "Russian peacekeepers" and "forces of X" act for their side."""
        if noun is None:
            return ()
        found = self.context.mentions.who(noun)
        if found:
            return found
        sides = self.context.mentions.sides_in(t for t in phrase(self.analysis, noun) if t.i <= noun.i)
        for word, target in prepositions(self.analysis, noun):
            if word in {"of", "from"}:
                sides += [a.side for a in self.context.mentions.who(target) if a.side]
        return tuple(self.context.mentions.side_actor(side) for side in dict.fromkeys(sides))

    # --- told again

    @staticmethod
    def _same(old: Action, new: Action) -> bool:
        """Whether an action is told again: the same kind by the same sides, on days that may be the same."""
        sides = {a.side for a in old.actor} == {a.side for a in new.actor}
        days = not (old.date.known and new.date.known) or old.date.overlaps(new.date)
        near = (
            not old.target or not new.target or {a.side for a in old.target} == {a.side for a in new.target}
        )
        told_of_again = old.kind is ActionKind.SANCTION and not new.actor  # "the decision freezes …"
        return (
            old.kind is new.kind
            and near
            and (told_of_again or (sides and days and old.kind is ActionKind.CLASH))
        )

    @staticmethod
    def _joined(old: Action, new: Action) -> Action:
        return replace(old, evidence=merged([*old.evidence, *new.evidence]))
