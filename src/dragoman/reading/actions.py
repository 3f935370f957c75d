"""Actions: what was done on the ground or by decision, told as fact or claimed by the one who did it."""

from collections.abc import Mapping
from typing import Any

from dragoman.language import Token
from dragoman.model import Action, ActionKind, Actor, Span
from dragoman.reading.context import Context
from dragoman.reading.syntax import (
    after,
    clause,
    conjuncts,
    cover,
    governing_verb,
    is_future,
    is_negated,
    is_passive,
    objects,
    passive_agent,
    prepositions,
    subject,
)

VERSION = "actions/1"

_TELLING_TAGS = frozenset({"VBD", "VBN", "VBG", "VBZ", "VBP"})
_TARGETS = frozenset({"against", "on", "at", "from", "to"})


class ActionReader:
    """Reads the actions of one report."""

    def __init__(self, context: Context, spoken: list[Span]) -> None:
        """`spoken` are the contents of statements: what is only said there is no action."""
        self.context = context
        self.analysis = context.analysis
        self.spoken = spoken
        lexicon = context.knowledge.lexicon("action")
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.objects: Mapping[str, Mapping[str, Any]] = lexicon["objects"]

    def read(self) -> list[Action]:
        """All actions; ids are `x1`, `x2`, …"""
        found: list[Action] = []
        for token in self.analysis.tokens:
            if token.pos in {"VERB", "AUX"} and token.tag in _TELLING_TAGS:
                action = self._by_verb(token, f"x{len(found) + 1}")
                if action is not None:
                    found.append(action)
        return found

    def _row(self, verb: Token) -> Mapping[str, Any] | None:
        """The lexicon's row: the verb with its object decides where there is such a line, else the verb."""
        nouns = [noun for noun in objects(self.analysis, verb)]
        nouns += [child for child in self.analysis.children(verb) if child.dep == "nsubjpass"]
        for noun in nouns:
            for one in conjuncts(self.analysis, noun):
                row = self.objects.get(f"{verb.lemma} {one.lemma}")
                if row is not None:
                    return row
        for child in self.analysis.children(verb):
            if child.dep in {"prt", "prep"}:
                row = self.verbs.get(f"{verb.lemma} {child.lower}")
                if row is not None:
                    return row
        return self.verbs.get(verb.lemma)

    def _by_verb(self, verb: Token, number: str) -> Action | None:
        row = self._row(verb)
        if row is None or not row.get("kind") or not self._is_fact(verb):
            return None
        actor, target = self._people(verb)
        if not self._bears(row, actor, target):
            return None
        tokens = clause(self.analysis, verb, drop={"advcl", "conj", "cc", "parataxis", "ccomp", "relcl"})[:40]
        evidence = cover(tokens)
        told = self.context.times.of(verb)
        return Action(
            id=number,
            evidence=(evidence,),
            date=told[0] if told else self.context.times.fresh(),
            place=self.context.places.of(verb),
            tracks=self.context.tracks.of(evidence.of(self.context.text)),
            confidence=0.55,
            reader=VERSION,
            kind=ActionKind(row["kind"]),
            actor=actor,
            target=target,
        )

    def _is_fact(self, verb: Token) -> bool:
        """Told by the outlet as done or under way: not negated, not planned, not only said by somebody."""
        if is_negated(self.analysis, verb) or is_future(self.analysis, verb):
            return False
        if self.context.in_quotation(verb) or any(span.contains(verb.span) for span in self.spoken):
            return False
        if (
            verb.tag == "VBG"
            and verb.dep not in {"acl", "conj", "advcl"}
            and not any(c.dep == "aux" for c in self.analysis.children(verb))
        ):
            return False
        if any(
            c.dep == "mark" and c.lower in {"if", "unless", "whether", "until"}
            for c in self.analysis.children(verb)
        ):
            return False
        above = governing_verb(self.analysis, verb)
        return (
            verb.dep not in {"xcomp", "pcomp"}
            or above is None
            or above.lemma in {"begin", "start", "continue", "resume", "keep"}
        )

    def _people(self, verb: Token) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        mentions = self.context.mentions
        if is_passive(self.analysis, verb):
            done_to = next((c for c in self.analysis.children(verb) if c.dep == "nsubjpass"), None)
            done_to = done_to or (self.analysis.head(verb) if verb.dep in {"acl", "relcl"} else None)
            return self._actors(passive_agent(self.analysis, verb)), self._actors(done_to)
        target: tuple[Actor, ...] = ()
        for noun in objects(self.analysis, verb):
            target += self._actors(noun)
        for noun in after(self.analysis, verb, _TARGETS):
            target += mentions.who(noun)
        return self._actors(subject(self.analysis, verb)), target

    def _actors(self, noun: Token | None) -> tuple[Actor, ...]:
        """Who a noun means; "Russian peacekeepers" and "forces of X" are of their side."""
        if noun is None:
            return ()
        found = self.context.mentions.who(noun)
        if found:
            return found
        sides = self.context.mentions.sides_in(t for t in self.analysis.subtree(noun) if t.i <= noun.i)
        for word, target in prepositions(self.analysis, noun):
            if word in {"of", "from"}:
                sides += [a.side for a in self.context.mentions.who(target) if a.side]
        return tuple(self.context.mentions.side_actor(side) for side in dict.fromkeys(sides))

    def _bears(self, row: Mapping[str, Any], actor: tuple[Actor, ...], target: tuple[Actor, ...]) -> bool:
        """Whether somebody with a side did it or suffered it."""
        del row
        return any(one.side for one in actor) or any(one.side for one in target)
