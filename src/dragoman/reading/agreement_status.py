"""How far an agreement has come, by the words about it: proposed, agreed, signed, in force, violated, collapsed."""

from collections.abc import Mapping
from typing import Any

from dragoman.language import Token
from dragoman.model import AgreementStatus
from dragoman.reading.context import Context
from dragoman.reading.lexicon_lines import line_of_verb
from dragoman.reading.syntax import child_of, has_to, is_future, is_negated, is_passive, phrase

TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice", "cessation"})
STAGES = (
    AgreementStatus.PROPOSED, AgreementStatus.UNDER_NEGOTIATION, AgreementStatus.AGREED, AgreementStatus.INITIALLED,
    AgreementStatus.SIGNED, AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE, AgreementStatus.VIOLATED,
    AgreementStatus.EXPIRED, AgreementStatus.COLLAPSED,
)  # fmt: skip
_ACCUSING = frozenset(
    {"accuse", "blame", "say", "claim", "allege", "charge", "warn", "condemn", "denounce", "deny"}
)
_NEGOTIATED = frozenset(
    {
        "talk",
        "negotiation",
        "discussion",
        "work",
        "draft",
        "progress",
        "difference",
        "article",
        "negotiate",
        "discuss",
    }
)


_PHRASAL = frozenset({"prt", "prep", "advmod", "dobj", "acomp"})


class AgreementStatusReader:
    """Tells the status of the agreements of one report."""

    def __init__(self, context: Context) -> None:
        self.analysis = context.analysis
        lexicon = context.knowledge.lexicon("agreement")
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.adjectives: Mapping[str, Mapping[str, Any]] = lexicon["adjectives"]
        self.violations: Mapping[str, Mapping[str, Any]] = lexicon["violation_nouns"]

    def of(self, noun: Token, verb: Token | None) -> AgreementStatus | None:
        """The status told by the words about the noun: "signed", "collapsed", "brokered", "talks on a treaty"."""
        violated = self._by_violation(noun)
        if violated is not None:
            return violated
        for child in self.analysis.children(noun):
            if (
                child.dep in {"relcl", "acl"}
                and not has_to(self.analysis, child)
                and not self._is_within(child)
            ):
                status = self._by_verb(child, noun, planned=False)
                if status is not None:
                    return status
        if verb is not None and noun.dep in {"dobj", "nsubj", "nsubjpass", "pobj", "attr"}:
            status = self._by_verb(verb, noun, planned=self._is_planned(verb))
            if status is not None:
                return status
        for child in self.analysis.children(noun):
            if child.dep == "amod" and child.lower in self.adjectives:
                return AgreementStatus(self.adjectives[child.lower]["status"])
        if any(above.lemma in _NEGOTIATED for above in list(self.analysis.ancestors(noun))[:4]):
            return AgreementStatus.UNDER_NEGOTIATION
        words = {t.lower for t in phrase(self.analysis, noun)}
        is_truce = bool(words & TRUCES) or self.hyphened(noun) in TRUCES
        return (
            AgreementStatus.IN_FORCE if is_truce and words & {"the", "this", "brokered", "existing"} else None
        )

    def _is_within(self, relative: Token) -> bool:
        """As in "the conflict, in which many were killed": the clause tells what happens in it, not to it."""
        return any(
            child.dep == "prep" and any(word.tag in {"WDT", "WP"} for word in self.analysis.children(child))
            for child in self.analysis.children(relative)
        )

    def _by_violation(self, noun: Token) -> AgreementStatus | None:
        """As in "in breach of the truce", unless a side says so of the other."""
        above = list(self.analysis.ancestors(noun))
        if any(token.lemma in _ACCUSING for token in above):
            return None
        row = next((self.violations.get(t.lemma) for t in above[1:2] if above[0].lower == "of"), None)
        return AgreementStatus(row["status"]) if row is not None else None

    def _is_planned(self, verb: Token) -> bool:
        """As in "Will sign", "to sign": not done yet. A bare form is the present of headlines ("A and B sign …")."""
        return is_future(self.analysis, verb) or has_to(self.analysis, verb)

    def _by_verb(self, verb: Token, noun: Token, *, planned: bool) -> AgreementStatus | None:
        row = self.row_of_verb(verb)
        if row is None or is_negated(self.analysis, verb):
            return None
        own = self._is_subject(verb, noun) and not is_passive(self.analysis, verb)
        if self._is_doing(verb, noun):
            return None
        if own != (row.get("who") == "agreement") and not is_passive(self.analysis, verb):
            return None  # "the parties hold" is not "the truce holds"
        status = AgreementStatus(row["status"])
        open_ = planned or any(
            c.dep == "det" and c.lower in {"any", "no"} for c in self.analysis.children(noun)
        )
        if not open_ or status is AgreementStatus.PROPOSED:
            return status
        if status is AgreementStatus.IN_FORCE and self._is_known_truce(noun):
            return status  # "to maintain the ceasefire": there is one
        ends = STAGES.index(status) > STAGES.index(AgreementStatus.IN_FORCE)
        return (
            None if ends else AgreementStatus.UNDER_NEGOTIATION
        )  # "urged it to abandon the truce": not ended yet

    def _is_known_truce(self, noun: Token) -> bool:
        words = {t.lower for t in phrase(self.analysis, noun)}
        return bool(words & {"the", "this", "their"}) and (noun.lemma in TRUCES or bool(self.hyphened(noun)))

    def _is_subject(self, verb: Token, noun: Token) -> bool:
        """Whether the agreement is what does it: "the accord calls for", "an accord, which calls for"."""
        if verb.dep == "relcl" and verb.head == noun.i:
            who = child_of(self.analysis, verb, {"nsubj"})
            return who is not None and who.tag in {"WDT", "WP"}
        return noun.dep == "nsubj"

    def _is_doing(self, verb: Token, noun: Token) -> bool:
        """As in "the truce, which ended the war": the agreement does it to something else."""
        if is_passive(self.analysis, verb) or child_of(self.analysis, verb, {"dobj"}) is None:
            return False
        relative = (
            child_of(self.analysis, verb, {"nsubj"}) if verb.dep == "relcl" and verb.head == noun.i else None
        )
        return noun.dep == "nsubj" or (relative is not None and relative.tag in {"WDT", "WP"})

    def row_of_verb(self, verb: Token) -> Mapping[str, Any] | None:
        """The lexicon's line for a verb that tells what becomes of an agreement."""
        return line_of_verb(self.analysis, self.verbs, verb, _PHRASAL)[0]

    def hyphened(self, noun: Token) -> str:
        """The word that a hyphen makes of the noun and the one before it: "cease-fire"; empty if there is none."""
        tokens = self.analysis.tokens
        bound = noun.i >= len(("cease", "-")) and tokens[noun.i - 1].lower in {"-", "‑"}
        word = f"{tokens[noun.i - 2].lower}-{noun.lemma}" if bound else ""
        return "ceasefire" if word == "cease-fire" else word
