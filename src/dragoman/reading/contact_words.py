"""Which verbs and nouns of a report tell a contact: by the lexicon, and by the construction where that decides."""

from dragoman.language import Token
from dragoman.reading.context import Context
from dragoman.reading.lexicon_lines import Line, Lines, line_of_verb
from dragoman.reading.syntax import governing_verb, has_to, objects, phrase, prepositions

Row = Line

_PHRASAL = frozenset({"prt", "prep", "advmod", "dobj"})
_RESUMING = frozenset({"resume", "restart", "begin", "start", "continue", "hold"})
_SESSIONS = frozenset({"activity", "work", "session", "meeting", "consultation"})
_MEASURES = frozenset({"round", "session", "series", "exchange", "set"})
_SIGNING = frozenset({"sign", "initial"})
_SIGNATURES = frozenset({"signature", "initial", "initials", "name", "pen"})
_OF_THREE = ("trilateral", "tripartite", "three-way", "three-party")
_TOWARDS = frozenset({"for", "of", "to"})
_CALLS_FOR = frozenset(
    {"call", "appeal", "press", "push", "plead", "clamour", "clamor", "hope", "wish", "long", "argue"}
)
_WISHES = frozenset(
    {"need", "appeal", "importance", "urgency", "necessity", "desire", "benefit", "merit", "plea"}
)
_WANTING = frozenset(
    {"urge", "demand", "advocate", "favour", "favor", "encourage", "recommend", "support", "need"}
)
_URGING = frozenset(
    {"urge", "call", "press", "exhort", "implore", "appeal", "advise", "encourage", "demand", "push"}
)
_ROUNDS = frozenset({"round", "session", "exchange"})
_EXCHANGED = frozenset({"view", "opinion", "message"})
_PURPOSE = frozenset({"for", "during", "in"})
_NAMING = frozenset({"oprd", "xcomp", "ccomp"})
_CALLING = frozenset({"for", "on", "as", "upon"})
_EVENT_PLACES = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "pobj", "conj"})


class ContactWords:
    """The contact words of one report.

    Attributes:
        light: verbs that make a noun an event ("hold talks"), with their lines.
        roles: verbs that give those who do them a role ("host"), with their lines.
    """

    def __init__(self, context: Context) -> None:
        self.analysis = context.analysis
        lexicon = context.knowledge.lexicon("contact")
        self.verbs: Lines = lexicon["verbs"]
        self.nouns: Lines = lexicon["nouns"]
        self.light: Lines = lexicon["light_verbs"]
        self.roles: Lines = lexicon["roles"]
        self.not_meetings = frozenset(str(words).lower() for words in lexicon["not_meetings"])

    # --- verbs

    def of_verb(self, verb: Token) -> Row | None:
        """The line for a verb that tells a contact, with its particle or object if these make a line of their own."""
        row = self._verb_row(verb)
        if row is not None:
            return None if verb.lemma == "call" and self._names(verb) else row
        if self.resumes(verb):
            return {"channel": "unknown"}
        return {"channel": "phone", "takes": ["direct", "with"]} if self._by_phone(verb) else None

    def _verb_row(self, verb: Token) -> Row | None:
        return line_of_verb(self.analysis, self.verbs, verb, _PHRASAL)[0]

    def _names(self, verb: Token) -> bool:
        """Whether it is a "called him a liar", "called for calm": not a telephone call."""
        told = {child.dep for child in self.analysis.children(verb)}
        words = {word for word, _ in prepositions(self.analysis, verb)}
        return bool(told & _NAMING) or bool(words & _CALLING)

    def is_telephoning(self, verb: Token) -> bool:
        """Whether the verb tells of telephone calls, of which each person reached is one."""
        row = self.verbs.get(verb.lemma)
        return (
            row is not None and row.get("channel") == "phone" and verb.lemma != "speak"
        ) or self._by_phone(verb)

    def _by_phone(self, verb: Token) -> bool:
        """Whether it is done by telephone ("congratulated him by telephone"): a contact whatever the verb."""
        return any(
            word in {"by", "over", "on"} and noun.lemma in {"phone", "telephone"}
            for word, noun in prepositions(self.analysis, verb)
        )

    def is_signing(self, verb: Token) -> bool:
        """Whether it is "sign", "initial", "put their signatures to"."""
        below = {noun.lemma for noun in objects(self.analysis, verb)}
        return verb.lemma in _SIGNING or (verb.lemma in {"put", "set", "affix"} and bool(below & _SIGNATURES))

    def is_mutual(self, verb: Token) -> bool:
        """Whether those who do it do it to one another: "saw each other", "spoke in person", "spoke by phone"."""
        if any(o.lower in {"other", "another"} for o in objects(self.analysis, verb)):
            return True
        ways = {
            noun.lemma
            for word, noun in prepositions(self.analysis, verb)
            if word in {"in", "by", "on", "over"}
        }
        return verb.lemma in {"speak", "talk"} and bool(ways & {"person", "phone", "telephone"})

    def resumes(self, verb: Token) -> bool:
        """Whether "a joint commission will resume its activities": a meeting of its sides."""
        below = {noun.lemma for noun in objects(self.analysis, verb)}
        return verb.lemma in _RESUMING and bool(below & _SESSIONS)

    def has_contact_noun(self, verb: Token) -> bool:
        """Whether a contact noun stands anywhere below a verb."""
        return any(token.lemma in self.nouns for token in self.analysis.subtree(verb))

    def other_objects(self, verb: Token) -> list[Token]:
        """The verb's objects that are no part of a contact phrase ("hold talks")."""
        return [o for o in objects(self.analysis, verb) if f"{verb.lemma} {o.lower}" not in self.verbs]

    def purposes(self, verb: Token) -> list[Token]:
        """The contact nouns that say what a contact verb was for: "met for talks"."""
        found = [noun for word, noun in prepositions(self.analysis, verb) if word in _PURPOSE]
        return [noun for noun in found if self.is_noun(noun) and noun.lemma != "meeting"]

    # --- nouns

    def of_noun(self, noun: Token) -> Row | None:
        """The line for a noun that tells a contact; None too where its phrase says that it is none."""
        row = self._noun_row(noun)
        if row is None or noun.dep == "compound" or self._is_excluded(noun):
            return None
        return row

    def is_noun(self, noun: Token) -> bool:
        """Whether the lexicon has the noun, whatever its phrase."""
        return self._noun_row(noun) is not None

    def _noun_row(self, noun: Token) -> Row | None:
        row = self.nouns.get(noun.lower)
        return row if row is not None else self.nouns.get(noun.lemma)

    def _is_excluded(self, noun: Token) -> bool:
        towards = {word for word, _ in prepositions(self.analysis, noun)}
        if noun.lemma == "call" and "for" in towards and not towards & {"with", "between"}:
            return True  # a demand, not a telephone call
        if noun.lemma in _ROUNDS and "of" in towards and not self._is_round_of_contacts(noun):
            return True
        words = " ".join(t.lower for t in phrase(self.analysis, noun) if t.i <= noun.i)
        return any(words.endswith(other) or f"{other} " in f"{words} " for other in self.not_meetings)

    def _is_round_of_contacts(self, noun: Token) -> bool:
        """Whether "a round of …" goes on with a contact noun or views."""
        below = [t for word, t in prepositions(self.analysis, noun) if word == "of"]
        return any(self.is_noun(t) or t.lemma in _EXCHANGED for t in below)

    def is_of_three(self, noun: Token) -> bool:
        """Whether it is "trilateral talks", "a three-way meeting"."""
        words = " ".join(t.lower for t in phrase(self.analysis, noun) if t.i < noun.i).replace(" - ", "-")
        return any(word in words for word in _OF_THREE)

    def is_wished_for(self, noun: Token) -> bool:
        """Whether it is only wished for: "called for talks", "urged them to resume talks", "the need for dialogue"."""
        above = self.analysis.head(noun)
        if noun.dep == "pobj" and above.lower in _TOWARDS:
            upper = self.analysis.head(above)
            return upper.lemma in _WISHES or (upper.lemma in _CALLS_FOR and above.lower == "for")
        verb = governing_verb(self.analysis, noun)
        if verb is None:
            return False
        if noun.dep == "dobj" and verb.lemma in _WANTING:
            return True
        urging = self.analysis.head(verb)
        return verb.dep in {"xcomp", "ccomp"} and urging.lemma in _URGING

    def verb_of(self, noun: Token) -> Token | None:
        """The verb that governs the noun; "resume" in "talks are to resume"."""
        verb = governing_verb(self.analysis, noun)
        if verb is None or verb.lemma != "be" or noun.dep not in {"nsubj", "nsubjpass"}:
            return verb
        to_do = (c for c in self.analysis.children(verb) if c.dep == "xcomp" and has_to(self.analysis, c))
        return next(to_do, verb)

    def part_of(self, noun: Token) -> Token | None:
        """The talks in "a round of talks", "a series of meetings": the noun is only their measure."""
        if noun.lemma not in _MEASURES:
            return None
        below = (t for word, t in prepositions(self.analysis, noun) if word == "of")
        return next((t for t in below if self.is_noun(t)), None)

    def is_event(self, noun: Token, verb: Token | None) -> bool:
        """Whether a light verb makes the noun an event ("hold talks", "attend a summit")."""
        return verb is not None and verb.lemma in self.light and noun.dep in _EVENT_PLACES
