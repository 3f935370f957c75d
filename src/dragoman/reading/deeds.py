"""Which words tell a deed: verbs and nouns of the action lexicon, with what their objects must be.

Many verbs are deeds only with the right object ("hold hostages", not "hold talks"; "take the town", not "take note").
The lexicon says which; this module checks the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.knowledge import FormKind
from dragoman.language import Token
from dragoman.model import ActionKind, ActorKind
from dragoman.reading.context import Context
from dragoman.reading.lexicon_lines import line_of_verb
from dragoman.reading.syntax import child_of, conjuncts, is_passive, objects, prepositions, subject

HUMANS = frozenset(
    [
        "people",
        "person",
        "civilian",
        "prisoner",
        "hostage",
        "detainee",
        "captive",
        "soldier",
        "troop",
        "fighter",
        "militant",
        "rebel",
        "journalist",
        "activist",
        "protester",
        "demonstrator",
        "worker",
        "villager",
        "resident",
        "refugee",
        "migrant",
        "child",
        "woman",
        "man",
        "girl",
        "boy",
        "student",
        "diplomat",
        "official",
        "minister",
        "ambassador",
        "leader",
        "commander",
        "lawyer",
        "monk",
        "priest",
        "peacekeeper",
        "policeman",
        "officer",
        "member",
        "family",
        "citizen",
        "national",
        "opponent",
        "dissident",
        "politician",
        "general",
        "serviceman",
        "guard",
        "staff",
        "crew",
        "body",
        "remains",
    ]
)
"""Nouns for people that may be killed, held, freed, expelled."""

_PLACES = frozenset(
    [
        "town",
        "village",
        "city",
        "area",
        "territory",
        "base",
        "airport",
        "hill",
        "position",
        "border",
        "road",
        "bridge",
        "district",
        "region",
        "province",
        "port",
        "station",
        "post",
        "checkpoint",
        "crossing",
        "corridor",
        "island",
        "valley",
        "plant",
        "building",
        "headquarters",
        "house",
        "camp",
        "market",
        "hospital",
        "school",
        "neighbourhood",
        "neighborhood",
        "outskirts",
        "land",
        "ground",
        "capital",
        "front",
        "line",
        "ridge",
        "dam",
        "airfield",
        "compound",
        "heights",
        "outpost",
        "stronghold",
        "north",
        "south",
        "east",
        "west",
        "stretch",
        "swathe",
        "barracks",
        "garrison",
    ]
)
_FORCES = frozenset(
    [
        "troop",
        "soldier",
        "force",
        "army",
        "fighter",
        "tank",
        "unit",
        "militia",
        "rebel",
        "battalion",
        "brigade",
        "peacekeeper",
        "militant",
        "jet",
        "aircraft",
        "warplane",
        "helicopter",
        "ship",
        "warship",
        "fleet",
        "navy",
        "missile",
        "rocket",
        "artillery",
        "police",
        "guard",
        "weapon",
        "drone",
        "convoy",
        "regiment",
        "division",
        "gunman",
        "insurgent",
        "vehicle",
        "observer",
        "monitor",
        "military",
        "personnel",
        "contingent",
        "marine",
        "paratrooper",
        "reservist",
        "commander",
        "gun",
        "mortar",
    ]
)
_MEASURES = frozenset(
    {"series", "number", "wave", "spate", "string", "barrage", "dozen", "hundred", "thousand", "couple"}
)
_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
_PHRASAL = frozenset({"prt", "prep", "advmod", "dobj", "acomp"})
_NEEDED = {"human": HUMANS, "place": _PLACES, "military": _FORCES, "vehicle": _FORCES}


@dataclass(frozen=True, slots=True)
class Deed:
    """A word that tells a deed, its kind, and whether it is a noun."""

    head: Token
    kind: ActionKind
    is_noun: bool


class Deeds:
    """Finds the deeds of one report's words."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        lexicon = context.knowledge.lexicon("action")
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.nouns: Mapping[str, Mapping[str, Any]] = lexicon["nouns"]
        self.objects: Mapping[str, Mapping[str, Any]] = lexicon["objects"]

    def of(self, token: Token) -> Deed | None:
        """The deed that a verb or noun tells, if it tells one here."""
        if (
            token.pos == "VERB"
            and token.tag == "VBG"
            and token.dep in _NOUN_PLACES
            and token.lower in self.nouns
        ):
            return self._noun(token)  # "fighting broke out"
        if token.pos == "VERB":
            return self._verb(token)
        return self._noun(token) if token.pos == "NOUN" else None

    # --- verbs

    def _undergone(self, verb: Token) -> list[Token]:
        """What the verb is done to: its objects, or the subject of a passive, with their conjuncts."""
        if is_passive(self.analysis, verb):
            own = child_of(self.analysis, verb, {"nsubjpass"})
            found = (
                [own]
                if own is not None
                else [self.analysis.head(verb)]
                if verb.dep in {"acl", "relcl"}
                else []
            )
        else:
            found = objects(self.analysis, verb)
        joined = [one for noun in found for one in conjuncts(self.analysis, noun)]
        return joined + [part for one in joined if one.lemma in _MEASURES for part in self._parts(one)]

    def _parts(self, noun: Token) -> list[Token]:
        """The strikes in "a series of strikes"."""
        return [below for word, below in prepositions(self.analysis, noun) if word == "of"]

    def _verb(self, verb: Token) -> Deed | None:
        undergone = self._undergone(verb)
        told = self._by_object(verb, undergone)
        if told is not None:
            return None if told == "none" else Deed(verb, ActionKind(told), is_noun=False)
        row, _ = line_of_verb(self.analysis, self.verbs, verb, _PHRASAL, behind=True)
        if row is None or row["kind"] == "none" or (row["kind"] == "expel" and not undergone):
            return None  # "turned back" himself, not others
        kind = self._kind(verb, row, undergone)
        return None if kind is None else Deed(verb, ActionKind(kind), is_noun=False)

    def _kind(self, verb: Token, row: Mapping[str, Any], undergone: list[Token]) -> str | None:
        """The kind of deed that the verb's line and what it is done to tell; None if together they are none."""
        inner = next((self._noun_row(noun) for noun in undergone if self._noun_row(noun)), None)
        if row.get("weak") and inner is not None:
            return str(inner["kind"])  # "launched an offensive"
        vague = row.get("weak") and "kind_military" not in row
        if vague and not any(self._is("human", one) or self._is("place", one) for one in undergone):
            return None
        by_kind = self._by_kind_of_object(row, undergone)
        fits = by_kind or self._fits(verb, str(row.get("needs", "")), undergone, set(row.get("takes", ())))
        return by_kind or (str(row["kind"]) if fits else None)

    def _by_kind_of_object(self, row: Mapping[str, Any], undergone: Iterable[Token]) -> str | None:
        """What a verb that needs its object tells of people, of a place, of forces: "captured a fighter", "a town"."""
        for noun in undergone:
            for need in ("military", "human", "place"):
                kind = row.get(f"kind_{need}")
                if kind is not None and self._is(need, noun):
                    return str(kind)
        return None

    def _by_object(self, verb: Token, undergone: Iterable[Token]) -> str | None:
        """The kind that verb and object together tell ("hold + hostages"); "none" if together they are no deed."""
        for noun in undergone:
            for form in (noun.lower, noun.lemma):
                row = self.objects.get(f"{verb.lemma} + {form}")
                if row is not None:
                    return str(row["kind"])
        return None

    def _fits(self, verb: Token, needs: str, undergone: list[Token], takes: set[str]) -> bool:
        left = any(self._is("place", one) for one in undergone) and "from" in takes  # "left the district"
        if needs == "object_noun" or (
            takes and "object" not in takes and self._has_object(verb) and not left
        ):
            return False
        if not needs:
            return bool(undergone) or bool(takes & {"intransitive", "plural"}) or not takes & {"object"}
        doer = subject(self.analysis, verb)
        tested = undergone or ([doer] if doer is not None else [])
        if needs == "military" and doer is not None:
            tested = [*tested, doer]
        return any(self._is(needs, one) for one in tested)

    def _has_object(self, verb: Token) -> bool:
        """As in "demonstrates its commitment", "marched them off": an intransitive verb in another sense."""
        return child_of(self.analysis, verb, {"dobj", "ccomp"}) is not None

    def _is(self, need: str, noun: Token) -> bool:
        """Whether a noun is human, a place, military or a vehicle."""
        if noun.lemma in _NEEDED.get(need, frozenset()) or noun.lower in _NEEDED.get(need, frozenset()):
            return True
        if need == "place":
            phrase = self.context.mentions.side_at.get(noun.i)
            if phrase is not None:
                return phrase.form.form.value in {"name", "alias", "capital"}
            return noun.entity in {"GPE", "LOC", "FAC"}
        actors = self.context.mentions.who(noun)
        if need == "human":
            named = self.context.mentions.side_at.get(noun.i)
            if named is not None and named.form.form is FormKind.PEOPLE:
                return True
            return any(a.kind in {ActorKind.PERSON, ActorKind.GROUP, ActorKind.UNNAMED} for a in actors)
        return any(a.kind is ActorKind.ARMED_GROUP for a in actors)

    # --- nouns

    def _noun_row(self, noun: Token) -> Mapping[str, Any] | None:
        before = [
            c for c in self.analysis.children(noun) if c.dep in {"compound", "amod"} and c.i == noun.i - 1
        ]
        for form in (noun.lower, noun.lemma):
            for other in before:
                row = self.nouns.get(f"{other.lower} {form}")
                if row is not None:
                    return row
        return self.nouns.get(noun.lower) or self.nouns.get(noun.lemma)

    def _noun(self, noun: Token) -> Deed | None:
        row = self._noun_row(noun)
        if row is None or noun.dep == "compound" or row["kind"] == "none":
            return None
        if float(row.get("strength", 0)) < 0.7 or (row.get("figurative") and not self._is_concrete(noun)):
            return None
        return Deed(noun, ActionKind(row["kind"]), is_noun=True)

    def _is_concrete(self, noun: Token) -> bool:
        """Whether an often figurative noun ("offensive", "war") has a side, a day or a place of its own here."""
        own = [c for c in self.analysis.children(noun) if c.dep in {"poss", "amod", "compound", "nmod"}]
        sided = any(t.i in self.context.mentions.side_at for c in own for t in self.analysis.subtree(c))
        below = {t.i for t in self.analysis.subtree(noun)}
        timed = any(t.head.i in below for t in self.context.times.by_sentence.get(noun.sentence, ()))
        return sided or timed or self.context.places.of(noun) is not None
