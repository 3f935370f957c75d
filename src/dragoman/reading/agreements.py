"""Agreements: understandings between sides, each once, with its latest status in the report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.language import Token
from dragoman.model import Actor, ActorKind, Agreement, AgreementStatus, Period, Place, Span
from dragoman.model.period import UNKNOWN
from dragoman.model.span import merged
from dragoman.reading.agreement_status import STAGES, TRUCES, AgreementStatusReader
from dragoman.reading.context import Context
from dragoman.reading.discourse import distinct
from dragoman.reading.syntax import (
    after,
    child_of,
    clause,
    cover,
    governing_verb,
    is_future,
    is_negated,
    is_passive,
    is_verbal,
    passive_agent,
    phrase,
    prepositions,
    subject,
)

VERSION = "agreements/2"

_GENERIC = frozenset(
    {
        "agreement",
        "deal",
        "accord",
        "treaty",
        "pact",
        "ceasefire",
        "cease-fire",
        "truce",
        "settlement",
        "text",
        "document",
    }
)
_DECLARING = frozenset({"declare", "proclaim", "observe"})
_TALKING = frozenset(
    "continue resume start begin try return discuss keep talk negotiate reconvene convene restart".split()
)
_BETWEEN = frozenset({"between", "with", "among", "by"})
_BROKER = frozenset({"broker", "mediate", "facilitate", "negotiate", "sponsor", "arrange"})


@dataclass(frozen=True, slots=True)
class _Telling:
    head: Token
    noun: str
    parties: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    status: AgreementStatus | None
    date: Period
    place: Place | None
    evidence: Span
    name: str | None


def _may_be_one(group: Sequence[_Telling], new: _Telling) -> bool:
    """Whether a named and an unnamed agreement may be one: not one that is still sought and one that was made."""
    made = {_is_made(t.status) for t in (*group, new) if t.status is not None}
    return len(made) < len((True, False))


def _is_made(status: AgreementStatus) -> bool:
    return STAGES.index(status) > STAGES.index(AgreementStatus.UNDER_NEGOTIATION)


class AgreementReader:
    """Reads the agreements of one report."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        lexicon = context.knowledge.lexicon("agreement")
        self.nouns: Mapping[str, Mapping[str, Any]] = lexicon["nouns"]
        self.statuses = AgreementStatusReader(context)
        self.not_agreements = frozenset(str(words).lower() for words in lexicon["not_agreements"])

    def read(self) -> list[Agreement]:
        """All agreements; ids are `a1`, `a2` and so on."""
        tellings: list[_Telling] = []
        for token in self.analysis.tokens:
            if token.pos in {"NOUN", "PROPN"}:
                telling = self._by_noun(token)
            elif is_verbal(token) and token.lemma == "agree":
                telling = self._by_agree(token)
            else:
                telling = None
            if telling is not None:
                tellings.append(telling)
        return self._entries(tellings)

    # --- tellings

    def _row(self, noun: Token) -> Mapping[str, Any] | None:
        if noun.dep == "compound" or noun.i in self.context.mentions.side_at:
            return None
        hyphened = self.statuses.hyphened(noun)
        if hyphened in self.nouns:
            return self.nouns[hyphened]
        before = [c for c in self.analysis.children(noun) if c.dep in {"compound", "amod"}]
        for other in before:
            row = self.nouns.get(f"{other.lower} {noun.lemma}")
            if row is not None:
                return row
        return self.nouns.get(noun.lemma) or self.nouns.get(noun.lower)

    def _by_noun(self, noun: Token) -> _Telling | None:
        row = self._row(noun)
        if row is None or float(row.get("strength", 0.5)) < 0.7 or self._is_none(noun):
            return None
        verb = governing_verb(self.analysis, noun)
        status = self.statuses.of(noun, verb)
        if status is None and row.get("status"):
            status = AgreementStatus(row["status"])
        parties, mediators = self._people(noun, verb)
        if self._forged_by_others(noun, parties):
            parties, mediators = (), distinct([*mediators, *parties])
        return _Telling(
            noun, self.statuses.hyphened(noun) or noun.lemma, parties, mediators, status, self._date(noun, verb),
            self.context.places.of(noun), self._evidence(noun, verb), self._name(noun),
        )  # fmt: skip

    def _forged_by_others(self, noun: Token, parties: Sequence[Actor]) -> bool:
        """Whether those told with a truce are none of those who fight: they forged it for them."""
        main = set(self.context.dispute.main)
        truce = (self.statuses.hyphened(noun) or noun.lemma) in TRUCES
        return bool(truce and main and parties and not {actor.side for actor in parties} & main)

    def _by_agree(self, verb: Token) -> _Telling | None:
        """As in "A and B agreed to …", "A agreed with B on …": an understanding without a name."""
        if (
            is_negated(self.analysis, verb)
            or is_future(self.analysis, verb)
            or verb.tag not in {"VBD", "VBN", "VBP"}
        ):
            return None
        parties = self.context.mentions.who(subject(self.analysis, verb))
        for noun in after(self.analysis, verb, frozenset({"with"})):
            parties += self.context.mentions.who(noun)
        holds = child_of(self.analysis, verb, {"ccomp"}) is not None  # "agree that …" is an opinion
        if (
            holds
            or self._is_to_talk(verb)
            or len({a.side or a.name for a in parties}) < 2
            or self._names_agreement(verb)
        ):
            return None
        tokens = clause(self.analysis, verb, drop={"advcl", "conj", "cc", "parataxis"})
        return _Telling(
            verb, "agree", parties, (), AgreementStatus.AGREED, self._date(verb, verb), self.context.places.of(verb),
            cover(tokens), None,
        )  # fmt: skip

    def _is_to_talk(self, verb: Token) -> bool:
        """Whether all that is agreed is to go on talking: "agreed to resume negotiations"."""
        to_do = [child for child in self.analysis.children(verb) if child.dep == "xcomp"]
        return any(child.lemma in _TALKING for child in to_do)

    def _names_agreement(self, verb: Token) -> bool:
        """Whether what is agreed is itself an agreement ("agree on a truce"): its noun tells it."""
        below = [t for word, t in prepositions(self.analysis, verb) if word in {"on", "to", "upon"}]
        return any(self._row(t) is not None for t in below if t.pos in {"NOUN", "PROPN"})

    def _is_none(self, noun: Token) -> bool:
        """Whether the noun is no agreement here: "a great deal", "arms deal"."""
        words = " ".join(t.lower for t in phrase(self.analysis, noun) if t.i <= noun.i)
        if noun.lemma == "understanding" and any(w == "of" for w, _ in prepositions(self.analysis, noun)):
            return True  # "reach an understanding of how": they know more then
        if "unilateral" in words or self._is_one_sided(noun):
            return True
        return any(words.endswith(other) for other in self.not_agreements)

    def _is_one_sided(self, noun: Token) -> bool:
        """As in "the rebels declared a ceasefire": nobody has agreed to it."""
        verb = governing_verb(self.analysis, noun)
        if verb is None or noun.dep != "dobj" or verb.lemma not in _DECLARING:
            return False
        return len({a.side for a in self.context.mentions.who(subject(self.analysis, verb))}) == 1

    def _people(self, noun: Token, verb: Token | None) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        mentions = self.context.mentions
        parties: list[Actor] = []
        mediators: list[Actor] = []
        for child in self.analysis.children(noun):
            if child.dep in {"amod", "compound", "nmod"}:
                sides = [mentions.side_actor(s) for s in mentions.sides_in(self.analysis.subtree(child))]
                brokered = any(
                    t.lemma in _BROKER or t.lower.rstrip("ed") in _BROKER
                    for t in self.analysis.subtree(child)
                )
                (mediators if brokered else parties).extend(sides)
            elif child.dep == "acl" and child.lemma in _BROKER:
                mediators.extend(mentions.who(passive_agent(self.analysis, child)))
            elif child.dep == "acl":
                parties.extend(mentions.who(passive_agent(self.analysis, child)))
        for word, target in prepositions(self.analysis, noun):
            if word in _BETWEEN:
                parties.extend(mentions.who(target))
        row = self.statuses.row_of_verb(verb) if verb is not None and noun.dep in {"dobj", "pobj"} else None
        if verb is not None and row is not None:
            who = (
                passive_agent(self.analysis, verb)
                if is_passive(self.analysis, verb)
                else subject(self.analysis, verb)
            )
            found = mentions.who(who)
            (mediators if row.get("who") == "mediator" or verb.lemma in _BROKER else parties).extend(found)
            for target in after(self.analysis, verb, frozenset({"with", "between"})):
                parties.extend(mentions.who(target))
        return distinct(parties), distinct(mediators)

    def _date(self, noun: Token, verb: Token | None) -> Period:
        told = self.context.times.of(noun) or (self.context.times.of(verb) if verb is not None else ())
        return told[0] if told else UNKNOWN

    def _evidence(self, noun: Token, verb: Token | None) -> Span:
        if (
            verb is not None
            and noun.dep in {"dobj", "nsubj", "nsubjpass"}
            and self.statuses.row_of_verb(verb) is not None
        ):
            return cover(clause(self.analysis, verb, drop={"advcl", "conj", "cc", "parataxis", "ccomp"})[:40])
        return cover(self.analysis.subtree(noun)[:30])

    def _name(self, noun: Token) -> str | None:
        """A printed name: capitalised words that end in the noun ("Minsk Protocol")."""
        words = [
            t for t in phrase(self.analysis, noun) if t.i <= noun.i and t.dep in {"compound", "amod", "nmod"}
        ] + [noun]
        if (
            not noun.text[:1].isupper()
            or len(words) < 2
            or not all(w.text[:1].isupper() or w.tag == "HYPH" for w in words)
        ):
            return None
        return " ".join(cover(words).of(self.context.text).split())

    # --- entries

    def _entries(self, tellings: Sequence[_Telling]) -> list[Agreement]:
        groups: list[list[_Telling]] = []
        for telling in tellings:
            group = next((g for g in reversed(groups) if self._same(g, telling)), None)
            if group is not None:
                group.append(telling)
            else:
                groups.append([telling])
        kept = [g for g in groups if self._stands(g)]
        return [self._entry(group, number) for number, group in enumerate(kept, 1)]

    def _same(self, group: Sequence[_Telling], new: _Telling) -> bool:
        names = {t.name for t in group if t.name}
        if new.name and names:
            return new.name in names
        if (new.name or names) and not _may_be_one(group, new):
            return False
        if "agree" in {new.noun, group[0].noun}:
            return False
        old_sides = {a.side for t in group for a in t.parties}
        new_sides = {a.side for a in new.parties}
        kin = new.noun in {t.noun for t in group} or bool({new.noun, group[-1].noun} & _GENERIC)
        if not kin or not new_sides or not old_sides:
            return kin
        wider = (
            old_sides <= new_sides and len(new_sides) <= len(old_sides) + 1
        )  # an accord of four is another one
        return wider or new_sides <= old_sides

    def _stands(self, group: Sequence[_Telling]) -> bool:
        """An agreement needs a status and either a name or two parties."""
        if all(t.status is None for t in group):
            return False
        sides = {a.side or a.name for t in group for a in t.parties}
        return len(sides) >= 2 or any(t.name for t in group) or len(self.context.dispute.parties) >= 2

    def _entry(self, group: Sequence[_Telling], number: int) -> Agreement:
        statuses = [t.status for t in group if t.status is not None]
        evidence = merged(
            [t.evidence for t in group if t.status is not None or t.parties] or [group[0].evidence]
        )
        brokers = {person.name for person in self.context.cast.of_category("mediator", None)}
        parties = distinct([self._bound(a) for t in group for a in t.parties if a.name not in brokers])
        if len({a.side for a in parties}) < 2:
            parties = (
                tuple(self.context.mentions.side_actor(side) for side in self.context.dispute.main) or parties
            )
        mediators = distinct([a for t in group for a in t.mediators])
        mediators = tuple(a for a in mediators if a.side not in {p.side for p in parties})
        dates = [t.date for t in group if t.date.known]
        return Agreement(
            id=f"a{number}",
            evidence=evidence,
            date=dates[0] if dates else self.context.times.fresh(),
            place=next((t.place for t in group if t.place), None),
            tracks=self.context.tracks_of(*evidence),
            confidence=0.6,
            reader=VERSION,
            name=next((t.name for t in group if t.name), None),
            status=max(statuses, key=STAGES.index),
            parties=parties,
            mediators=mediators,
        )

    def _bound(self, actor: Actor) -> Actor:
        """Who is bound: the state for which a minister or a parliament agrees."""
        state = actor.side is not None and self.context.knowledge.kind_of(actor.side) is ActorKind.STATE
        if actor.side and (state or actor.kind in {ActorKind.PERSON, ActorKind.UNNAMED}):
            return self.context.mentions.side_actor(actor.side)
        return actor
