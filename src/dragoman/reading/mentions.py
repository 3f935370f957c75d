"""Who a word means: mentions of actors, resolved inside the report.

Every noun or pronoun that may stand for an actor is resolved once, in the order of the text, against what was
mentioned before: names, offices ("the minister"), counterparts, collectives ("the two leaders", "the sides"),
metonyms, common nouns that speak ("officials") and pronouns. Where the reference is unsure, the side is kept and the
name is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dragoman.knowledge import FormKind, Knowledge
from dragoman.language import Analysis, Token
from dragoman.model import Actor, ActorKind
from dragoman.reading.cast import Cast, Person
from dragoman.reading.dispute import Dispute, main_state, opposition_of
from dragoman.reading.phrases import OfficePhrase, SidePhrase, canonical
from dragoman.reading.syntax import (
    SUBJECTS,
    conjuncts,
    first_conjunct,
    governing_verb,
    is_verbal,
    prepositions,
    subject,
)


class MentionKind(StrEnum):
    """How an actor is mentioned."""

    PERSON = "person"
    SIDE = "side"
    OFFICE = "office"
    COLLECTIVE = "collective"
    SPEAKER = "speaker"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One resolved mention.

    Attributes:
        head: number of the head token.
        first: number of the first token of its words.
        kind: how it is mentioned.
        actors: whom it means; empty if that stays open.
        subject: whether it is the subject of its clause.
    """

    head: int
    first: int
    kind: MentionKind
    actors: tuple[Actor, ...]
    subject: bool = False

    @property
    def plural(self) -> bool:
        """Whether several actors or a group are meant."""
        return len(self.actors) > 1 or any(a.kind is ActorKind.GROUP for a in self.actors)


_PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "around",
        "inside",
        "across",
        "into",
        "from",
        "to",
        "through",
        "throughout",
    ]
)
_SIDE_NOUNS = frozenset(["government", "authorities", "leadership", "administration", "side", "delegation", "forces", "army", "military", "troops", "regime", "cabinet", "presidency", "ministry", "embassy", "mission", "team", "negotiator", "negotiators", "officials", "state", "republic", "parliament", "foreign_ministry", "office", "spokesman"])  # fmt: skip
_NUMBERED = {"both": 2, "two": 2, "three": 3, "four": 4}
_EXACT = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
_SEVERAL = frozenset({"mediator", "envoy", "negotiator", "ambassador"})
_SPEAKING_PAPERS = frozenset(
    {"report", "statement", "communique", "declaration", "document", "letter", "text", "resolution"}
)
_JOINT_BODIES = frozenset(
    {"group", "force", "commission", "committee", "body", "council", "team", "panel", "delegation"}
)
_PAIR_NOUNS = frozenset(["side", "party", "country", "nation", "neighbor", "neighbour", "state", "government", "rival", "foe", "enemy", "capital", "delegation", "faction", "camp", "belligerent", "combatant", "adversary", "republic", "army", "people"])  # fmt: skip
_LEADER_CATEGORIES = frozenset(
    {"head_of_state", "head_of_government", "igo_head", "movement_leader", "leader"}
)
_COLLECTIVE_OFFICES = {
    "leader": _LEADER_CATEGORIES,
    "president": frozenset({"head_of_state", "head_of_government"}),
    "minister": frozenset({"foreign_minister", "defence_minister", "minister", "interior_minister"}),
    "diplomat": frozenset({"foreign_minister", "envoy", "ambassador", "diplomat"}),
    "envoy": frozenset({"envoy", "ambassador", "negotiator"}),
    "negotiator": frozenset({"negotiator", "envoy"}),
    "official": frozenset(),
    "man": frozenset(),
    "politician": frozenset(),
    "statesman": frozenset(),
    "premier": frozenset({"head_of_government"}),
    "chief": frozenset(),
}
_GENDERED = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_TOP = frozenset({"top", "chief", "senior-most", "leading"})


class Mentions:
    """All mentions of one report, by token."""

    def __init__(
        self,
        analysis: Analysis,
        knowledge: Knowledge,
        *,
        sides: list[SidePhrase],
        offices: list[OfficePhrase],
        cast: Cast,
        dispute: Dispute,
    ) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.cast = cast
        self.dispute = dispute
        self.side_at = {i: phrase for phrase in sides for i in range(phrase.first, phrase.end)}
        self.office_at = {i: phrase for phrase in offices for i in range(phrase.first, phrase.end)}
        self.name_at = {i: span for span in cast.spans for i in range(span.first, span.end)}
        self.speakers = knowledge.lexicon("speech")["speakers"]
        self.agreements = knowledge.lexicon("agreement")["nouns"]
        self.collectives = knowledge.lexicon("offices")["collective"]
        self.sides = sides
        self.main_state = main_state(knowledge, sides)
        self.history: list[Mention] = []
        self.by_token: dict[int, Mention] = {}
        self.title_of = {
            i: s.person for s in cast.spans for i in range(s.end, s.right) if i not in self.name_at
        }
        self.title_of |= {i: s.person for first, end, s in cast.titles for i in range(first, end)}
        for token in analysis.tokens:
            if token.i not in self.by_token:
                self._read(token)

    # --- what readers ask

    def at(self, token: Token) -> Mention | None:
        """The mention whose words the token belongs to."""
        return self.by_token.get(token.i)

    def who(self, token: Token | None, *, together: bool = True) -> tuple[Actor, ...]:
        """The actors that a noun means, with those joined to it by "and" unless `together` is False."""
        if token is None:
            return ()
        found: list[Actor] = []
        for one in self._together(token) if together else [token]:
            mention = self.by_token.get(one.i)
            for actor in mention.actors if mention else ():
                if all(actor.identity != other.identity for other in found):
                    found.append(actor)
        return tuple(found)

    def _together(self, token: Token) -> list[Token]:
        """Conjuncts, with those that the parser hung on an "of" phrase: "ministers A of X and B of Y"."""
        found = conjuncts(self.analysis, token)
        for one in list(found):
            if one.i not in self.name_at:
                continue
            for word, side in prepositions(self.analysis, one):
                if word == "of":
                    found.extend(c for c in conjuncts(self.analysis, side)[1:] if c.i in self.name_at)
        return found

    def sides_in(self, tokens: Iterable[Token]) -> list[str]:
        """The sides that words name in any form (demonyms too), in order, each once."""
        found: list[str] = []
        for token in tokens:
            phrase = self.side_at.get(token.i)
            if phrase is not None and phrase.form.side not in found:
                found.append(phrase.form.side)
        return found

    def side_actor(self, side: str) -> Actor:
        """A side itself as an actor."""
        return Actor(side, side, self.knowledge.kind_of(side))

    # --- building

    def _add(
        self, head: Token, first: int, kind: MentionKind, actors: tuple[Actor, ...], last: int | None = None
    ) -> None:
        is_subject = first_conjunct(self.analysis, head).dep in SUBJECTS
        mention = Mention(head.i, first, kind, actors, is_subject)
        for i in range(first, (last if last is not None else head.i) + 1):
            self.by_token.setdefault(i, mention)
        self.by_token[head.i] = mention
        if actors:
            self.history.append(mention)

    def _read(self, token: Token) -> None:
        name = self.name_at.get(token.i)
        if name is not None and name.person is not None:
            head = self._head_of_run(name.first, name.end)
            self._add(head, name.first, MentionKind.PERSON, (name.person.actor,), name.end - 1)
        elif token.i in self.title_of and token.pos in {"NOUN", "PROPN"} and token.i not in self.side_at:
            person = self.title_of[token.i]
            assert person is not None
            self.by_token[token.i] = Mention(token.i, token.i, MentionKind.OFFICE, (person.actor,))
        elif token.i in self.office_at:
            self._read_office(token)
        elif token.i in self.side_at:
            self._read_side(token)
        elif (
            token.lower in _NUMBERED
            and token.dep in {"nsubj", "nsubjpass", "pobj", "dobj"}
            and token.pos in {"NUM", "NOUN", "DET", "PRON"}
        ):
            self._read_number(token)
        elif token.pos == "PRON" or token.tag == "PRP$":
            self._read_pronoun(token)
        elif token.pos in {"NOUN", "PROPN"}:
            self._read_noun(token)

    def _head_of_run(self, first: int, end: int) -> Token:
        tokens = self.analysis.tokens[first:end]
        outside = [t for t in tokens if not first <= t.head < end or t.head == t.i]
        return outside[-1] if outside else tokens[-1]

    # sides

    def _read_side(self, token: Token) -> None:
        phrase = self.side_at[token.i]
        head = self._head_of_run(phrase.first, phrase.end)
        form = phrase.form
        governor = self.analysis.head(head)
        modifies = head.dep in {"amod", "compound", "nmod"} and governor.i not in self.side_at
        hyphenated = phrase.end < len(self.analysis.tokens) and self.analysis.tokens[phrase.end].tag == "HYPH"
        if form.form is FormKind.DEMONYM and (
            modifies
            or hyphenated
            or (head.tag in {"JJ", "NNP"} and not head.lower.endswith("s") and head.dep not in SUBJECTS)
        ):
            return
        if modifies and head.dep != "nmod":
            return
        if form.form in {FormKind.CAPITAL} and self._is_place(head):
            return
        actor = Actor(form.name, form.side, form.kind)
        self._add(head, phrase.first, MentionKind.SIDE, (actor,), phrase.end - 1)

    def _is_place(self, head: Token) -> bool:
        """Whether a capital's name is the town here: "in Moscow" is, "Moscow said" and "between Moscow and Kyiv" are not."""
        first = first_conjunct(self.analysis, head)
        above = self.analysis.head(first)
        if first.dep == "pobj" and above.lower in _PLACE_PREPOSITIONS:
            return True
        return first.dep in {"npadvmod", "appos", "ROOT"}

    # offices

    def _read_office(self, token: Token) -> None:
        phrase = self.office_at[token.i]
        head = self.analysis.tokens[phrase.end - 1]
        name = self._name_beside(head)
        if name is not None:
            for i in range(phrase.first, phrase.end):
                self.by_token.setdefault(
                    i, Mention(head.i, phrase.first, MentionKind.OFFICE, (name.actor,), False)
                )
            return
        words = self._noun_words(head)
        sides = self._modifying_sides(words, head)
        if phrase.plural:
            actors = self._holders_of(phrase, sides, words)
        else:
            actor = self._holder(phrase, sides[0] if sides else None, words, head)
            actors = (actor,) if actor else ()
        self._add(head, phrase.first, MentionKind.OFFICE, actors)

    def _name_beside(self, head: Token) -> Person | None:
        """The person whose title this office is."""
        span = self.name_at.get(head.i + 1)
        if span is not None and span.first == head.i + 1:
            return span.person
        if head.dep == "appos":
            span = self.name_at.get(self.analysis.head(head).i)
            return span.person if span else None
        for child in self.analysis.children(head):
            if child.dep == "appos" and child.i in self.name_at:
                return self.name_at[child.i].person
        return None

    def _noun_words(self, head: Token) -> list[Token]:
        """The words of a noun phrase: what modifies the noun, and its "of" phrase."""
        keep = [head]
        for one in keep:
            for child in self.analysis.children(one):
                if (
                    (
                        child.dep
                        in {
                            "det",
                            "amod",
                            "compound",
                            "poss",
                            "nummod",
                            "case",
                            "nmod",
                            "predet",
                            "punct",
                            "conj",
                            "cc",
                        }
                        and (one is not head or child.dep not in {"conj", "cc", "punct"})
                    )
                    or (child.dep == "prep" and child.lower in {"of", "for", "from"} and one is head)
                    or child.dep == "pobj"
                ):
                    keep.append(child)
        return sorted(keep, key=lambda t: t.i)

    def _modifying_sides(self, words: list[Token], head: Token) -> list[str]:
        sides = self.sides_in(words)
        if not sides and self.main_state and any(w.lower == "opposition" and w.i != head.i for w in words):
            return [opposition_of(self.main_state, self.sides)]
        if not sides:
            for word in words:
                if word.dep == "poss" and word.i != head.i:
                    mention = self.by_token.get(word.i)
                    sides.extend(
                        a.side for a in (mention.actors if mention else ()) if a.side and a.side not in sides
                    )
        return sides

    def _holder(
        self, phrase: OfficePhrase, side: str | None, words: list[Token], head: Token
    ) -> Actor | None:
        lower = {word.lower for word in words}
        side = side or phrase.side or None
        if phrase.words.endswith("counterpart"):
            return self._counterpart(head, side)
        if lower & {"a", "an", "another", "no", "any", "some"} and head.dep != "appos":
            if side is None:
                side = self._seated(head) or (
                    self._spoken_of(head) if phrase.category == "spokesperson" else None
                )
            return Actor(None, side, ActorKind.UNNAMED, None, phrase.words)
        for category in _categories(phrase, lower):
            found = self._recent_person(category, side)
            if found is not None:
                return found.actor
        if side is not None and phrase.category:
            inferred = self._from_tables(side, phrase)
            if inferred is not None:
                return inferred
        return Actor(
            None,
            side,
            ActorKind.PERSON if lower & {"the", "his", "her", "its"} or side else ActorKind.UNNAMED,
            None,
            phrase.words,
        )

    def _spoken_of(self, head: Token) -> str | None:
        """The side of a bare "spokesman": the organisation or state that was the last subject."""
        for mention in reversed(self.history[-8:]):
            near = head.sentence - self.analysis.tokens[mention.head].sentence <= 1
            if near and mention.subject and mention.actors and mention.actors[0].kind is not ActorKind.PERSON:
                return mention.actors[0].side
        return None

    def _recent_person(self, category: str, side: str | None) -> Person | None:
        """The holder mentioned last before here; if a side is told, a later first mention will do."""
        by_name = {person.name: person for person in self.cast.of_category(category, side)}
        for mention in reversed(self.history):
            for actor in mention.actors:
                if actor.name in by_name:
                    return by_name[actor.name]
        if side is not None and len(by_name) == 1:
            return next(iter(by_name.values()))
        return None

    def _from_tables(self, side: str, phrase: OfficePhrase) -> Actor | None:
        published = self.analysis.report.published
        if published is None or phrase.category not in _EXACT or phrase.words in {"leader", "chief", "head"}:
            return None
        holders = [
            t for t in self.knowledge.holders(side, phrase.category, published) if t.confirmed(published)
        ]
        if len({t.person for t in holders}) != 1:
            return None
        return Actor(holders[0].person, side, ActorKind.PERSON, None, phrase.words, inferred=True)

    def _counterpart(self, head: Token, side: str | None) -> Actor | None:
        """ "His Armenian counterpart": the holder of the same office on the other side."""
        verb = governing_verb(self.analysis, head)
        who = subject(self.analysis, verb) if verb is not None else None
        near = [a for a in self.who(who) if a.kind is ActorKind.PERSON]
        if not near:
            near = [a for m in reversed(self.history[-6:]) for a in m.actors if a.kind is ActorKind.PERSON][
                :1
            ]
        model = next((p for p in self.cast.persons if near and p.name == near[0].name), None)
        office = (model.office if model else None) or (near[0].office if near else None)
        if side is None:
            return None
        if model is not None and model.category:
            others = [p for p in self.cast.of_category(model.category, side) if p is not model]
            if others:
                return others[0].actor
            inferred = self._from_tables(
                side, OfficePhrase(head.i, head.i + 1, office or "", model.category, plural=False)
            )
            if inferred is not None:
                return inferred
        return Actor(None, side, ActorKind.PERSON, None, office)

    def _holders_of(self, phrase: OfficePhrase, sides: list[str], words: list[Token]) -> tuple[Actor, ...]:
        """ "The foreign ministers of A and B"; "the two ministers"; "his Armenian and Azerbaijani counterparts"."""
        lower = {word.lower for word in words}
        head = words[-1] if not words else self.analysis.tokens[phrase.end - 1]
        if phrase.words.endswith("counterpart"):
            found = (self._counterpart(head, side) for side in sides)
            return tuple(actor for actor in found if actor is not None)
        if sides and (len(sides) > 1 or lower & {"both"}):
            singular = OfficePhrase(phrase.first, phrase.end, phrase.words, phrase.category, plural=False)
            held = (self._holder(singular, side, [], head) for side in sides)
            return tuple(actor for actor in held if actor is not None)
        if not sides and lower & {"the", "both", "two", "three", "these", "their"}:
            group = self._recent_group(phrase, lower)
            if group:
                return group
        side = sides[0] if sides else None
        return (
            Actor(_plain(words), side, ActorKind.UNNAMED if side else ActorKind.GROUP, None, phrase.words),
        )

    def _recent_group(self, phrase: OfficePhrase, lower: set[str]) -> tuple[Actor, ...]:
        """The last persons of an office, as many as are told (two unless "three" or more)."""
        wanted = 3 if "three" in lower else 4 if "four" in lower else 2
        categories = frozenset({phrase.category}) if phrase.category else frozenset()
        if len(phrase.words.split()) == 1 and phrase.category not in _EXACT:
            categories |= self._collective(self.analysis.tokens[phrase.end - 1])
        if phrase.category in _SEVERAL and not lower & {"two", "both", "three", "four"}:
            held = [p for p in self.cast.persons if p.category == phrase.category]
            if len(held) > 1:
                return tuple(person.actor for person in held)
        found = self._last_persons(wanted, categories)
        if found or wanted != 2:
            return found
        return self._of_parties(phrase.words, phrase.category)

    def _last_persons(self, wanted: int, categories: frozenset[str]) -> tuple[Actor, ...]:
        fits = {p.name: p for p in self.cast.persons if not categories or p.category in categories}
        if not categories:
            fits = {p.name: p for p in self.cast.persons}
        found: list[Actor] = []
        pair = self._of_main_parties(fits) if wanted == 2 else ()
        if pair:
            return pair
        for mention in reversed(self.history):
            for actor in mention.actors:
                if (
                    actor.kind is ActorKind.PERSON
                    and actor.name in fits
                    and all(actor.side != other.side for other in found)
                ):
                    found.append(fits[actor.name].actor)
            if len(found) >= wanted:
                return tuple(found[:wanted])
        return ()

    def _of_main_parties(self, fits: Mapping[str, Person]) -> tuple[Actor, ...]:
        """The fitting persons of the two parties, if both were mentioned: they are "the two ministers" of a dispute."""
        found: dict[str, Actor] = {}
        for mention in reversed(self.history):
            for actor in mention.actors:
                if actor.name in fits and actor.side in self.dispute.main and actor.side is not None:
                    found.setdefault(actor.side, fits[actor.name].actor)
        return tuple(found[side] for side in self.dispute.main) if len(found) == 2 else ()

    # common nouns

    def _read_noun(self, token: Token) -> None:
        if token.dep == "compound" or token.i in self.by_token:
            return
        if token.text in {"North", "South"} and self._read_half(token):
            return
        words = self._noun_words(token)
        lower = {word.lower for word in words}
        named = self._name_beside(token)
        if named is not None and token.pos == "NOUN" and named.side is not None:
            self._add(token, token.i, MentionKind.OFFICE, (named.actor,))
            return
        if token.lemma == "counterpart":
            self._read_counterpart(token, words)
        elif (
            token.tag == "NNS"
            and token.lemma in _COLLECTIVE_OFFICES
            and lower & {"two", "both", "three", "the"}
            and not self._modifying_sides(words, token)
        ):
            self._read_group(token, lower)
        elif token.lemma in _PAIR_NOUNS and (token.tag == "NNS" or "both" in lower):
            self._read_pair(token, words, lower)
        elif token.lemma == "diplomat" and lower & _TOP:
            phrase = OfficePhrase(token.i, token.i + 1, "foreign minister", "foreign_minister", plural=False)
            sides = self._modifying_sides(words, token)
            actor = self._holder(phrase, sides[0] if sides else None, words, token)
            self._add(token, token.i, MentionKind.OFFICE, (actor,) if actor else ())
        else:
            self._read_speaker(token, words, lower)

    def _read_half(self, token: Token) -> bool:
        """ "The North": the one side of the report whose name begins so ("North Korea")."""
        sides = {p.form.side for p in self.sides if p.form.side.startswith(f"{token.text} ")}
        if len(sides) != 1 or not any(c.lower == "the" for c in self.analysis.children(token)):
            return False
        self._add(token, token.i, MentionKind.SIDE, (self.side_actor(sides.pop()),))
        return True

    def _read_counterpart(self, token: Token, words: list[Token]) -> None:
        sides = self._modifying_sides([w for w in words if w.dep != "poss"], token)
        actors = tuple(
            a for a in (self._counterpart(token, side) for side in sides or [None]) if a is not None
        )
        self._add(token, token.i, MentionKind.OFFICE, actors)

    def _read_group(self, token: Token, lower: set[str]) -> None:
        wanted = 3 if "three" in lower else 2
        actors = self._last_persons(wanted, self._collective(token)) or self._of_parties(token.lemma, "")
        self._add(token, token.i, MentionKind.COLLECTIVE, actors)

    def _collective(self, token: Token) -> frozenset[str]:
        """The categories of office that a plural noun may stand for ("the ministers"); empty if for none."""
        row = self.collectives.get(token.lower)
        if row is None or row.get("kind") != "people":
            return frozenset()
        return frozenset(canonical(category) for category in row.get("categories", ()))

    def _of_parties(self, office: str, category: str) -> tuple[Actor, ...]:
        """The holders of an office on the sides of the dispute, if these are two states: unnamed where unknown."""
        parties = [s for s in self.dispute.parties if self.knowledge.kind_of(s) is ActorKind.STATE]
        if len(parties) != 2:
            return ()
        cast = [self.cast.of_category(category, side) for side in parties] if category else []
        if cast and all(len(held) == 1 for held in cast):
            return tuple(held[0].actor for held in cast)
        phrase = OfficePhrase(0, 1, office, category, plural=False)
        inferred = [self._from_tables(side, phrase) if category else None for side in parties]
        return tuple(
            actor or Actor(None, side, ActorKind.PERSON, None, office)
            for side, actor in zip(parties, inferred, strict=True)
        )

    def _read_pair(self, token: Token, words: list[Token], lower: set[str]) -> None:
        sides = self._modifying_sides(words, token)
        if len(sides) >= 2:
            actors = tuple(self.side_actor(side) for side in sides)
        elif lower & {"two", "both"} and self.dispute.main and not set(sides) & set(self.dispute.main):
            actors = tuple(self.side_actor(side) for side in self.dispute.main)
        elif sides and token.lemma not in {"side", "party"}:
            actors = (Actor(_plain(words), sides[0], ActorKind.ORGANISATION),)
        elif (
            lower & {"two", "both", "the", "these", "warring", "rival", "neither", "each", "either"}
            and len(self.dispute.parties) >= 2
        ):
            actors = tuple(self.side_actor(side) for side in self.dispute.main)
        else:
            return
        self._add(token, token.i, MentionKind.COLLECTIVE, actors)

    def _speaker_row(self, token: Token) -> Mapping[str, Any] | None:
        """The lexicon's line for a noun that may speak, with the word before it if that makes a line of its own."""
        before = (
            self.analysis.tokens[token.i - 1].lower
            if token.i and self.analysis.tokens[token.i - 1].sentence == token.sentence
            else ""
        )
        two = self.analysis.tokens[token.i - 2].lower if token.i > 1 else ""
        for words in (f"{two} {before} {token.lemma}", f"{before} {token.lemma}", token.lemma, token.lower):
            row = self.speakers.get(words)
            if row is not None:
                return row  # type: ignore[no-any-return]
        return None

    def _read_speaker(self, token: Token, words: list[Token], lower: set[str]) -> None:
        row = self._speaker_row(token)
        sides = self._modifying_sides(words, token)
        if token.lemma in self.agreements and token.lemma not in _SPEAKING_PAPERS:
            return
        if token.lemma == "opposition" and token.tag == "NN":
            state = sides[0] if sides else self.main_state
            side = opposition_of(state, self.sides) if state else None
            self._add(token, token.i, MentionKind.SPEAKER, (Actor(_plain(words), side, ActorKind.GROUP),))
            return
        if row is None:
            if lower & {"joint", "bilateral"} and token.lemma in _JOINT_BODIES and not sides:
                sides = list(self.dispute.main)
            if sides and (token.lemma in _SIDE_NOUNS or (len(sides) > 1 and token.lemma in _JOINT_BODIES)):
                row = {"kind": "organisation"}
            else:
                return
        if not sides and lower & {"joint", "bilateral"} and token.lemma in _JOINT_BODIES:
            sides = list(self.dispute.main)
        if len(sides) > 1 and (row.get("kind") == "body" or token.lemma in _JOINT_BODIES):
            self._add(token, token.i, MentionKind.COLLECTIVE, tuple(self.side_actor(side) for side in sides))
            return
        kind = ActorKind(
            row.get("plural_kind" if token.tag in {"NNS", "NNPS"} else "kind", row.get("kind", "unnamed"))
        )
        side = sides[0] if sides else None
        if kind in {ActorKind.ORGANISATION, ActorKind.BODY, ActorKind.PERSON} and side is None:
            side = self._owner(token, lower)
        if side is None and kind is not ActorKind.GROUP:
            side = self._seated(token)
        if kind is ActorKind.PERSON:
            kind = ActorKind.UNNAMED
        if kind is ActorKind.UNNAMED:
            actor = Actor(None, side, kind, None, _plain(words))
        else:
            actor = Actor(_plain(words), side, kind)
        self._add(token, min(w.i for w in words if w.i <= token.i), MentionKind.SPEAKER, (actor,), token.i)

    def _seated(self, token: Token) -> str | None:
        """The side of "officials in Brenholt": whose seat the place is."""
        for word, place in prepositions(self.analysis, token):
            phrase = self.side_at.get(place.i)
            if word in {"in", "at"} and phrase is not None:
                return phrase.form.side
        return None

    def _owner(self, token: Token, lower: set[str]) -> str | None:
        """The side of "the ministry", "the delegation" when none is told: the side spoken of last."""
        if token.lemma in _SPEAKING_PAPERS or token.lower in {"media", "reports", "press"}:
            return None
        if not lower & {"the", "its", "his", "her", "their"} and token.lemma not in _SIDE_NOUNS:
            return None
        if token.lemma in {"government", "army", "military", "police", "regime"} and self.main_state:
            near = [m for m in self.history[-4:] if self.analysis.tokens[m.head].sentence == token.sentence]
            states = [a.side for m in near for a in m.actors if a.kind is ActorKind.STATE and a.side]
            return states[-1] if states else self.main_state
        for mention in reversed(self.history[-8:]):
            for actor in mention.actors:
                if actor.side:
                    return actor.side
        del token
        return None

    def _read_number(self, token: Token) -> None:
        """ "The three sat down", "both agreed": as many of the persons or sides named last."""
        wanted = _NUMBERED[token.lower]
        the = any(child.lower == "the" for child in self.analysis.children(token))
        if not the and token.lower != "both":
            return
        actors = self._last_persons(wanted, frozenset())
        self._add(token, token.i, MentionKind.COLLECTIVE, actors)

    # pronouns

    def _read_pronoun(self, token: Token) -> None:
        word = token.lower
        if word in _GENDERED:
            actors = self._person_before(token, _GENDERED[word])
        elif word in _THEY:
            actors = self._group_before(token)
        elif word in _IT:
            actors = self._thing_before(token)
        elif word in {"who", "which", "that"} and token.dep in SUBJECTS:
            actors = self._antecedent(token)
        else:
            return
        self._add(token, token.i, MentionKind.PRONOUN, actors)

    def _antecedent(self, token: Token) -> tuple[Actor, ...]:
        verb = self.analysis.head(token)
        return self.who(self.analysis.head(verb), together=False) if verb.dep == "relcl" else ()

    def _same_quotation(self, token: Token, mention: Mention) -> bool:
        """Whether both stand outside quotations or in the same one: a speaker's "he" is not the reporter's."""
        here = self.analysis.quotation_at(token.span.start)
        there = self.analysis.quotation_at(self.analysis.tokens[mention.head].span.start)
        return (here is None and there is None) or here == there or here is not None

    def _ranked(self, token: Token) -> list[Mention]:
        """Earlier mentions, the likeliest antecedent first: near sentences, and in each subjects before the rest."""
        sentence = token.sentence
        recent = [m for m in self.history[-40:] if sentence - self.analysis.tokens[m.head].sentence <= 4]
        recent = [m for m in recent if self._same_quotation(token, m)]
        return sorted(
            recent,
            key=lambda m: (
                sentence - self.analysis.tokens[m.head].sentence,
                not m.subject,
                m.head if m.subject else -m.head,
            ),
        )

    def _person_before(self, token: Token, gender: str) -> tuple[Actor, ...]:
        genders = {p.name: p.gender for p in self.cast.persons}
        blocked = self._own_clause_subject(token)
        for mention in self._ranked(token):
            if len(mention.actors) != 1 or mention.head in blocked:
                continue
            actor = mention.actors[0]
            if actor.kind is ActorKind.PERSON and actor.name and genders.get(actor.name) in {gender, None}:
                return mention.actors
            if actor.kind in {ActorKind.PERSON, ActorKind.UNNAMED} and not actor.name and mention.subject:
                return mention.actors
        return ()

    def _own_clause_subject(self, token: Token) -> set[int]:
        """An object pronoun does not mean the subject of its own clause ("he told him")."""
        if token.dep not in {"dobj", "pobj", "dative"} or token.lower.endswith("self"):
            return set()
        verb = governing_verb(self.analysis, token)
        who = subject(self.analysis, verb) if verb is not None else None
        return {one.i for one in conjuncts(self.analysis, who)} if who is not None else set()

    def _group_before(self, token: Token) -> tuple[Actor, ...]:
        blocked = self._own_clause_subject(token)
        for mention in self._ranked(token):
            if mention.head in blocked:
                continue
            head = first_conjunct(self.analysis, self.analysis.tokens[mention.head])
            group = self.who(head)
            if len(group) > 1 or mention.plural or self.analysis.tokens[mention.head].tag in {"NNS", "NNPS"}:
                return group
        return ()

    def _thing_before(self, token: Token) -> tuple[Actor, ...]:
        things = {ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.BODY}
        if token.lower == "it" and self._is_expletive(token):
            return ()
        for mention in self._ranked(token):
            if len(mention.actors) == 1 and mention.actors[0].kind in things and mention.head != token.i:
                return mention.actors
        return ()

    def _is_expletive(self, token: Token) -> bool:
        verb = self.analysis.head(token)
        if not is_verbal(verb):
            return False
        children = {child.dep for child in self.analysis.children(verb)}
        return token.dep == "expl" or (
            verb.lemma in {"be", "seem", "appear"}
            and "acomp" in children
            and bool(children & {"ccomp", "xcomp", "csubj"})
            and verb.dep not in {"ROOT"}
        )


def _categories(phrase: OfficePhrase, lower: set[str]) -> list[str]:
    """The categories that an office's words may mean in a report: "minister" alone may be any minister."""
    noun = phrase.words.split()[-1]
    found = [phrase.category] if phrase.category else []
    if len(phrase.words.split()) == 1:
        found.extend(sorted(_COLLECTIVE_OFFICES.get(noun, frozenset())))
    del lower
    return list(dict.fromkeys(found))


def _plain(words: list[Token]) -> str:
    """A noun phrase as a name: without determiners, in the text's own words."""
    kept = [
        word
        for word in words
        if (word.tag not in {"DT", "PRP$"} and word.dep not in {"punct"}) or word.tag == "HYPH"
    ]
    while kept and kept[-1].tag in {"IN", "POS"}:
        kept.pop()
    out = ""
    for word in kept:
        glue = "" if not out or word.tag in {"POS", "HYPH"} or out.endswith("-") else " "
        out += glue + word.text
    return out
