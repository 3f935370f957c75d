"""Reporting words: which verb or phrase of a sentence attributes which words to whom.

A *frame* is one attribution: the reporting word (its cue), the speakers, and the words said. Frames are found by the
lexicon of speech verbs and their syntax: `Speakers` tells who is credited, `Said` with which words.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from dragoman.language import Token
from dragoman.model import Span
from dragoman.reading.attitudes import Attitudes
from dragoman.reading.context import Context
from dragoman.reading.frame import Frame, contrasted, without_carriers
from dragoman.reading.lexicon_lines import line_of_verb
from dragoman.reading.said import Said, trimmed
from dragoman.reading.speakers import Speakers
from dragoman.reading.syntax import (
    OPEN_MARKS,
    RELATIVE_TAGS,
    SUBJECTS,
    child_of,
    cover,
    governing_verb,
    is_negated,
    is_verbal,
    objects,
)

_MODALS = frozenset({
    "will", "would", "shall", "should", "could", "can", "may", "might", "must", "'ll", "’ll",
})  # fmt: skip
_PARTICLES = frozenset({"prt", "prep", "advmod"})
_REFUSING = frozenset({"refuse", "decline", "fail", "avoid", "stop"})
_GIVING = frozenset({
    "give", "provide", "offer", "name", "identify", "specify", "elaborate", "discuss", "divulge", "comment",
    "speculate", "answer", "respond", "be", "go", "share", "release",
})  # fmt: skip
"""What one who "declined to …" kept to himself: "to give details", "to be drawn"."""
_GOING_ON = frozenset({"go", "continue", "hasten", "rush", "proceed"})
_SPEAKING_UP = frozenset(
    {"hold", "give", "call", "convene", "issue", "appear", "phone", "telephone", "write"}
)
"""As in "held a press conference to announce": what the purpose names was done."""
_SPEAKABLE = frozenset({"clause", "quote"})
_POINTING = frozenset({"that", "this", "it", "so", "them", "these", "those", "comment"})


class _Reporting(NamedTuple):
    """A reporting verb with the lexicon's row for it."""

    verb: Token
    row: Mapping[str, Any]
    particle: Token | None

    @property
    def takes(self) -> frozenset[str]:
        """The constructions that carry what is said."""
        return frozenset(self.row.get("takes", ()))


class Frames:
    """Finds the frames of one report's sentences."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        self.speakers = Speakers(context)
        self.said = Said(context)
        self.attitudes = Attitudes(context)
        lexicon = context.knowledge.lexicon("speech")
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.nouns: Mapping[str, Mapping[str, Any]] = lexicon["nouns"]

    def of(self, tokens: tuple[Token, ...]) -> list[Frame]:
        """The frames of some tokens (a sentence, or several that a quotation joins), outer ones first."""
        outside = (token for token in tokens if not self.context.in_quotation(token))
        frames = (self._frame(token, tokens) for token in outside)
        found = [frame for frame in frames if frame is not None and frame.speakers]
        parted = contrasted(self._without_insertions(found), self.analysis)
        return without_carriers(parted, self.context.knowledge)

    def _without_insertions(self, frames: list[Frame]) -> list[Frame]:
        """As in "Kim said that …, agencies reported": an attribution at the end belongs to no other's content."""
        for inserted in frames:
            bounds = None if inserted.is_according else self.said.insertions.bounds(inserted.verb)
            if bounds is None:
                continue
            first, last = bounds
            frames = [
                frame
                if frame.verb.i >= first or not inserted.clausal
                else replace(frame, content=trimmed([t for t in frame.content if not first <= t.i <= last]))
                for frame in frames
            ]
        return frames

    def _frame(self, token: Token, tokens: tuple[Token, ...]) -> Frame | None:
        if token.lower == "according":
            return self._according(token, tokens)
        if not is_verbal(token):
            return self.attitudes.frame(token)
        reporting = self._reporting(token) if token.dep != "amod" else None
        if reporting is None or not self._is_told(token):
            return None
        return self._verb_frame(reporting)

    # --- verbs

    def _reporting(self, verb: Token) -> _Reporting | None:
        """The lexicon's row for a verb with its particle, if any."""
        row, particle = line_of_verb(self.analysis, self.verbs, verb, _PARTICLES, behind=True)
        return None if row is None else _Reporting(verb, row, particle)

    def _verb_frame(self, reporting: _Reporting) -> Frame | None:
        verb, row, particle = reporting
        takes = reporting.takes
        speakers = self.speakers.of(verb, takes_quote="quote" in takes)
        if not speakers or (self._is_agreement(verb) and len({a.side for a in speakers}) > 1):
            return None
        content = self.said.with_verb(verb, takes, particle)
        if not self._carries_enough(reporting, content):
            return None
        return Frame(
            verb,
            speakers,
            content,
            self._cue(verb, particle, content),
            self._act(row, verb),
            belief=bool(row.get("belief", False)),
            takes_quote=bool(takes & _SPEAKABLE),
            clausal=bool(takes & _SPEAKABLE) and self._is_clausal(verb),
        )

    def _is_agreement(self, verb: Token) -> bool:
        """Whether the verb is an "agree" without a clause: said of several sides it is no statement."""
        return verb.lemma == "agree" and child_of(self.analysis, verb, {"ccomp"}) is None

    def _carries_enough(self, reporting: _Reporting, content: tuple[Token, ...]) -> bool:
        """Whether words are said: as content or by a quotation, and for a weak verb as a clause or near a quotation."""
        if not content and "quote" not in reporting.takes:
            return False
        pointing = any(noun.pos == "PRON" for noun in objects(self.analysis, reporting.verb))
        if pointing and not self._has_clause(reporting):
            return False  # "rejected it": what is rejected is told elsewhere
        if content and all(token.lower in _POINTING for token in content):
            return False  # "deny that and say …", "calls seeking comment"
        if not reporting.row.get("weak"):
            return True
        clause = child_of(self.analysis, reporting.verb, {"ccomp"})
        if content and (clause is not None or self._voices(reporting.verb)):
            return True
        return self._is_near_quotation(reporting.verb)

    def _has_clause(self, reporting: _Reporting) -> bool:
        below = {child.dep for child in self.analysis.children(reporting.verb)}
        return bool(below & {"ccomp", "xcomp", "prep", "advcl", "oprd"}) or "quote" in reporting.takes

    def _voices(self, verb: Token) -> bool:
        """Whether the object is itself a word of speech or attitude ("noted our concern")."""
        return any(noun.lemma in self.nouns for noun in objects(self.analysis, verb))

    def _is_near_quotation(self, verb: Token) -> bool:
        sentence = self.analysis.sentence_of(verb)
        near = self.analysis.quotations_in(sentence.span)
        return any(len(q.inner.of(self.context.text).split()) > 3 for q in near)

    def _is_clausal(self, verb: Token) -> bool:
        """Whether the verb has more than a mere object: a clause, or an insertion in one."""
        deps = {child.dep for child in self.analysis.children(verb)}
        if deps & {"ccomp", "xcomp", "parataxis"} or not deps & {"dobj", "prep"}:
            return True
        return bool(self.said.around_insertion(verb))

    def _cue(self, verb: Token, particle: Token | None, content: tuple[Token, ...]) -> Span:
        """The verb with what stands between it and the content ("told the press")."""
        words = [verb]
        if particle is not None and particle.i == verb.i + 1:
            words.append(particle)
        said = {token.i for token in content}
        for child in self.analysis.children(verb):
            if child.i > verb.i and child.dep in {"dobj", "dative"}:
                group = self.analysis.subtree(child)
                if len(group) <= 5 and said.isdisjoint(t.i for t in group):
                    words.extend(group)
        span = cover(words)
        overlaps = any(span.start <= t.span.start < span.end for t in content)
        return verb.span if overlaps else span

    # --- acts

    def act_of(self, verb: Token) -> str:
        """The act of a verb as the lexicon has it; "say" for one that is no verb of speech."""
        reporting = self._reporting(verb)
        return "say" if reporting is None else self._act(reporting.row, verb)

    def _act(self, row: Mapping[str, Any], verb: Token) -> str:
        """The verb's act, or that of its construction here ("tell X to" demands, "agree to" pledges)."""
        special: Mapping[str, Any] = row.get("acts") or {}
        keys = (self._construction(child, verb, special) for child in self.analysis.children(verb))
        key = next((key for key in keys if key in special), None)
        return str(row.get("act", "say") if key is None else special[key])

    def _construction(self, child: Token, verb: Token, special: Collection[str]) -> str | None:
        """What the lexicon calls the construction that a dependent makes with the verb."""
        if child.dep == "xcomp" and any(c.lower == "to" for c in self.analysis.children(child)):
            told = "object_infinitive" in special and self._names_doer(verb, child)
            return "object_infinitive" if told else "infinitive"
        if child.dep == "prep":
            return child.lower
        if child.dep == "advcl" and any(
            c.dep == "mark" and c.lower == "for" for c in self.analysis.children(child)
        ):
            return "for"  # "called for a truce to be respected"
        if child.dep == "ccomp" and child.i > verb.i:
            return "clause"
        return "object" if child.dep == "dobj" else None

    def _names_doer(self, verb: Token, infinitive: Token) -> bool:
        """Whether somebody is told to do it: "told him to leave", not "agreed to leave"."""
        behind = (c for c in self.analysis.children(verb) if c.i > verb.i)
        named = any(c.dep in {"dobj", "nsubj"} for c in behind)
        return named or child_of(self.analysis, infinitive, SUBJECTS) is not None

    # --- what is told at all

    def _is_told(self, verb: Token) -> bool:
        """Whether the verb reports something said: not refused, not denied, not to come, not an "if"."""
        words = {child.lower for child in self.analysis.children(verb) if child.dep in {"aux", "auxpass"}}
        if verb.tag == "MD" or words & _MODALS or is_negated(self.analysis, verb):
            return False
        if verb.tag == "VB" and not words & {"did", "do", "does"}:
            return self._is_infinitive_told(verb)
        if verb.lemma in _REFUSING and self._withholds(verb):
            return False
        mark = child_of(self.analysis, verb, {"mark"})
        return mark is None or mark.lower not in OPEN_MARKS

    def _withholds(self, verb: Token) -> bool:
        """Whether it is a "refused to say", "declined to comment": nothing is said."""
        infinitives = (child.lemma for child in self.analysis.children(verb) if child.dep == "xcomp")
        return any(
            lemma in _GIVING or _SPEAKABLE & set(self.verbs.get(lemma, {}).get("takes", ()))
            for lemma in infinitives
        )

    def _is_infinitive_told(self, verb: Token) -> bool:
        """Whether it is a "went on to say"; "refused to say", "plans to ask" are not told."""
        above = self.analysis.head(verb)
        opening = _GOING_ON if verb.dep == "xcomp" else _GOING_ON | _SPEAKING_UP
        return verb.dep in {"xcomp", "advcl"} and above.lemma in opening and above.i < verb.i

    # --- "according to"

    def _scope(self, according: Token, tokens: tuple[Token, ...]) -> Sequence[Token]:
        """What an "according to" may be said of: its relative clause if it stands in one, else the whole sentence."""
        verb = governing_verb(self.analysis, according)
        if verb is None or verb.dep != "relcl":
            return tokens
        return [t for t in self.analysis.subtree(verb) if t.tag not in RELATIVE_TAGS]

    def _according(self, token: Token, tokens: tuple[Token, ...]) -> Frame | None:
        to = next((t for t in self.analysis.tokens[token.i + 1 : token.i + 2] if t.lower == "to"), None)
        if to is None:
            return None
        who = child_of(self.analysis, to, {"pobj"}) or child_of(self.analysis, token, {"pobj"})
        if who is None:
            return None
        end = self.speakers.end_of_source(who, tokens)
        content = trimmed([t for t in self._scope(token, tokens) if not token.i <= t.i <= end])
        source = self.speakers.source(who, end)
        return Frame(token, source, content, cover([token, to]), "say", belief=False, takes_quote=True)
