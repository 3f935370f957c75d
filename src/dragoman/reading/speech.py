"""Reporting words: which verb or phrase of a sentence attributes which words to whom.

A *frame* is one attribution: the reporting word (its cue), the speakers, and the words said. Frames are found by the
lexicon of speech verbs and their syntax; the words said are the verb's complement, or, where the syntax is unsure, the
stretch that the verb's position in the sentence marks off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.language import Token
from dragoman.model import Actor, ActorKind, Span
from dragoman.reading.context import Context
from dragoman.reading.syntax import (
    SUBJECTS,
    child_of,
    conjuncts,
    cover,
    governing_verb,
    is_negated,
    is_passive,
    is_verbal,
    passive_agent,
    subject,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution outside quotation marks.

    Attributes:
        verb: the reporting verb (or noun, or the preposition of "according to").
        speakers: whom it names; empty if that stays open.
        content: the words said, in the reporter's rendering; empty if only a quotation carries them.
        cue: the reporting words.
        act: what the verb alone says of the act.
        belief: whether it reports a position or a thought, not an utterance.
        takes_quote: whether a quotation beside it is its content.
    """

    verb: Token
    speakers: tuple[Actor, ...]
    content: tuple[Token, ...]
    cue: Span
    act: str
    belief: bool
    takes_quote: bool
    clausal: bool = True


_MODALS = frozenset(
    ["will", "would", "shall", "should", "could", "can", "may", "might", "must", "'ll", "’ll"]
)
_NEUTRAL = frozenset(
    {"say", "tell", "add", "announce", "report", "state", "declare", "claim", "insist", "write"}
)
_REFUSING = frozenset({"refuse", "decline", "fail", "avoid", "stop"})
_INSERTING = frozenset({",", ";", "–", "—", "-"})
_CARRYING = ("spokes", "media", "agency", "television", "press", "newspaper", "correspondent", "reporter")
_SOURCES = frozenset({"diplomat", "diplomats", "official", "officials", "source", "sources"})
_OBJECTIVE = frozenset({"object", "of", "for", "object_infinitive", "as", "with", "against", "on"})
_OBJECT_PREPOSITIONS = frozenset({"for", "of", "on", "as", "against", "with", "to", "about", "over"})


class Frames:
    """Finds the frames of one report's sentences."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.analysis = context.analysis
        lexicon = context.knowledge.lexicon("speech")
        self.verbs: Mapping[str, Mapping[str, Any]] = lexicon["verbs"]
        self.nouns: Mapping[str, Mapping[str, Any]] = lexicon["nouns"]
        self.adjectives: Mapping[str, Mapping[str, Any]] = lexicon["adjectives"]

    def of(self, tokens: tuple[Token, ...]) -> list[Frame]:
        """The frames of some tokens (a sentence, or several that a quotation joins), outer ones first."""
        found: list[Frame] = []
        for token in tokens:
            if self.context.in_quotation(token):
                continue
            if token.lower == "according":
                frame = self._according(token, tokens)
            elif is_verbal(token):
                frame = self._verb_frame(token)
            else:
                frame = None
            if frame is not None and (frame.speakers):
                found.append(frame)
        return self._without_carriers(found)

    # --- verbs

    def _row(self, verb: Token) -> tuple[Mapping[str, Any], Token | None] | None:
        """The lexicon's row for a verb with its particle, if any."""
        for child in self.analysis.children(verb):
            if child.dep in {"prt", "prep", "advmod"} and child.i > verb.i:
                row = self.verbs.get(f"{verb.lemma} {child.lower}")
                if row is not None:
                    return row, child
        row = self.verbs.get(verb.lemma)
        return None if row is None else (row, None)

    def _verb_frame(self, verb: Token) -> Frame | None:
        hit = self._row(verb)
        if hit is None or not self._is_told(verb):
            return None
        row, particle = hit
        takes = set(row.get("takes", ()))
        speakers, passive = self._speakers(verb, takes)
        agreeing = verb.lemma == "agree" and child_of(self.analysis, verb, {"ccomp"}) is None
        if not speakers or (agreeing and len({a.side for a in speakers}) > 1):
            return None  # what several sides agree is an agreement, not a statement
        content = self._content(verb, takes, particle, passive=passive)
        if not content and "quote" not in takes:
            return None
        if row.get("weak") and not self._clausal(verb, content) and not self._near_quotation(verb):
            return None
        return Frame(
            verb,
            speakers,
            content,
            self._cue(verb, particle, content),
            self._act(row, verb, content),
            bool(row.get("belief", False)),
            "quote" in takes or bool(takes & {"clause"}),
            clausal=bool(takes & {"clause", "quote"}) and self._is_clausal(verb),
        )

    def _act(self, row: Mapping[str, Any], verb: Token, content: tuple[Token, ...]) -> str:
        """The verb's act, or that of its construction here ("tell X to" demands, "agree to" pledges)."""
        special = row.get("acts")
        if special:
            for child in self.analysis.children(verb):
                if child.dep == "xcomp" and any(c.lower == "to" for c in self.analysis.children(child)):
                    named = any(
                        c.dep in {"dobj", "nsubj"} and c.i > verb.i for c in self.analysis.children(verb)
                    )
                    named = named or child_of(self.analysis, child, SUBJECTS) is not None
                    key = "object_infinitive" if named and "object_infinitive" in special else "infinitive"
                    if key in special:
                        return str(special[key])
                elif child.dep == "prep" and child.lower in special:
                    return str(special[child.lower])
                elif child.dep == "ccomp" and child.i > verb.i and "clause" in special:
                    return str(special["clause"])
                elif child.dep == "dobj" and "object" in special:
                    return str(special["object"])
        del content
        return str(row.get("act", "say"))

    def _is_clausal(self, verb: Token) -> bool:
        """Whether the verb has more than a mere object: a clause, or an insertion in one."""
        deps = {child.dep for child in self.analysis.children(verb)}
        return (
            bool(deps & {"ccomp", "xcomp", "parataxis"})
            or not deps & {"dobj", "prep"}
            or bool(self._aside(verb))
        )

    def _is_told(self, verb: Token) -> bool:
        """Whether the verb reports something said: not refused, not denied, not to come, not an "if"."""
        if verb.tag == "MD" or is_negated(self.analysis, verb):
            return False
        words = {child.lower for child in self.analysis.children(verb) if child.dep in {"aux", "auxpass"}}
        if words & _MODALS:
            return False
        if verb.tag == "VB" and not words & {"did", "do", "does"}:
            return self._infinitive_told(verb)
        if verb.lemma in _REFUSING and self._withholds(verb):
            return False
        mark = child_of(self.analysis, verb, {"mark"})
        return not (mark is not None and mark.lower in {"if", "unless", "whether"})

    def _withholds(self, verb: Token) -> bool:
        """ "Refused to say", "declined to comment": nothing is said."""
        for child in self.analysis.children(verb):
            if child.dep == "xcomp" and {"clause", "quote"} & set(
                self.verbs.get(child.lemma, {}).get("takes", ())
            ):
                return True
        return False

    def _infinitive_told(self, verb: Token) -> bool:
        """ "Went on to say" is told; "refused to say", "plans to ask" are not."""
        above = self.analysis.head(verb)
        return (
            verb.dep in {"xcomp", "advcl"}
            and above.lemma in {"go", "continue", "hasten", "rush", "proceed"}
            and above.i < verb.i
        )

    def _speakers(self, verb: Token, takes: set[str]) -> tuple[tuple[Actor, ...], bool]:
        if is_passive(self.analysis, verb):
            agent = passive_agent(self.analysis, verb)
            if agent is not None:
                return self._named(agent), True
            if verb.dep in {"acl", "relcl"} or "quote" not in takes:
                return (), True
            quoted = any(
                child.dep in {"prep"} and child.lower == "as" for child in self.analysis.children(verb)
            )
            return (self._named(subject(self.analysis, verb)) if quoted else ()), True
        who = subject(self.analysis, verb)
        if (
            who is not None
            and child_of(self.analysis, verb, SUBJECTS) is None
            and verb.tag not in {"VBG", "VBD", "VBN", "VBZ", "VBP", "VB"}
        ):
            return (), False
        if who is None or (not self.context.mentions.who(who) and who.i > verb.i):
            who = self._inverted(verb) or who
        return self._named(who), False

    def _subject_outside(self, verb: Token) -> Token | None:
        """The verb's own subject that stands outside quotation marks and names somebody."""
        for child in self.analysis.children(verb):
            if (
                child.dep in SUBJECTS
                and not self.context.in_quotation(child)
                and self.context.mentions.at(child)
            ):
                return child
        return None

    def _inverted(self, verb: Token) -> Token | None:
        """The speaker after the verb ("..., said the minister") where the parser saw an object."""
        for child in self.analysis.children(verb):
            if (
                child.i > verb.i
                and child.dep in {"dobj", "attr", "nsubj", "oprd", "npadvmod"}
                and self.context.mentions.at(child)
            ):
                return child
        return None

    def _named(self, token: Token | None) -> tuple[Actor, ...]:
        if token is None:
            return ()
        actors = self.context.mentions.who(token)
        if actors:
            return actors
        if (
            token.pos == "PROPN"
            and token.entity in {"ORG", "PERSON", "NORP", "GPE", ""}
            and token.text[:1].isupper()
        ):
            words = [
                t
                for t in self.analysis.subtree(token)
                if t.dep in {"compound", "punct"} and t.i < token.i and t.text[:1].isalnum()
            ] + [token]
            name = " ".join(t.text for t in sorted(words, key=lambda t: t.i))
            kind = ActorKind.PERSON if token.entity == "PERSON" else ActorKind.ORGANISATION
            return (Actor(name, None, kind),)
        return ()

    # --- content

    def _content(
        self, verb: Token, takes: set[str], particle: Token | None, *, passive: bool
    ) -> tuple[Token, ...]:
        if takes & {"clause", "quote"}:
            aside = self._aside(verb)
            if aside:
                return aside
            clausal = self._clause(verb)
            if clausal:
                return clausal
        return self._complement(verb, takes, particle, passive=passive)

    def _clause(self, verb: Token) -> tuple[Token, ...]:
        """A that-clause or bare clause: the syntactic complement, before or after the verb."""
        heads = [child for child in self.analysis.children(verb) if child.dep in {"ccomp", "parataxis"}]
        heads = [head for head in heads if (head.i > verb.i) == (heads[0].i > verb.i)]
        if heads:
            found = sorted({t.i for head in heads for t in self._side_of(verb, head)})
            return self._trim(self.analysis.tokens[found[0] : found[-1] + 1]) if found else ()
        if verb.dep in {"parataxis", "ccomp"} and self._is_aside(verb):
            return self._around(verb)
        return self._linear(verb)

    def _aside(self, verb: Token) -> tuple[Token, ...]:
        """What "…, he said." or "…, the ministry said, …" is said of: the sentence without the insertion.

        The attribution is an insertion if a comma or the like stands before its subject and after its last word, and
        it has no complement of its own.
        """
        bounds = self._insertion(verb)
        if bounds is None:
            return ()
        first, last = bounds
        sentence = self.analysis.sentence_of(verb)
        words = self.analysis.words(sentence)
        before = [t for t in words if t.i < first - 1]
        if sum(t.pos != "PUNCT" for t in before) < 3 and sum(t.i > last + 1 for t in words) < 3:
            return ()
        after = (
            []
            if last + 1 >= sentence.end or words[-1].i <= last + 2
            else [t for t in words if t.i > last + 1]
        )
        return self._trim(tuple(before)) + self._trim(tuple(after))

    def _insertion(self, verb: Token) -> tuple[int, int] | None:
        """First and last token of an inserted attribution; None if the verb is none."""
        tokens, sentence = self.analysis.tokens, self.analysis.sentence_of(verb)
        who = self._subject_outside(verb)
        if who is None or abs(who.i - verb.i) > 8:
            return None
        group = [t.i for t in self.analysis.subtree(who) if t.i < verb.i] if who.i < verb.i else [verb.i]
        first = min(group, default=verb.i)
        if any(tokens[i].dep == "punct" and tokens[i].lower == "," for i in range(first, verb.i)):
            return None
        if first == sentence.first or tokens[first - 1].lower not in _INSERTING:
            return None
        last = max(verb.i, who.i)
        for at in range(last + 1, min(last + 9, sentence.end)):
            if tokens[at].lower in _INSERTING | {"."}:
                return None if self._complements(verb, at) else (first, at - 1)
            last = at
        return (
            (first, sentence.end - 1)
            if last >= sentence.end - 1 and not self._complements(verb, sentence.end)
            else None
        )

    def _complements(self, verb: Token, end: int) -> bool:
        """Whether the verb has a clause of its own between itself and a token."""
        return any(
            child.dep in {"ccomp", "xcomp"} and verb.i < child.i < end
            for child in self.analysis.children(verb)
        ) or any(t.lower == "that" and t.tag == "IN" for t in self.analysis.tokens[verb.i + 1 : end])

    def _is_aside(self, verb: Token) -> bool:
        """Whether the verb with its subject is an insertion: "Kim, Seoul said, is ready"."""
        subtree = self.analysis.subtree(verb)
        if len(subtree) > 14:
            return False
        before, after = subtree[0].i - 1, subtree[-1].i + 1
        tokens = self.analysis.tokens
        return (before >= 0 and tokens[before].lower in {",", "–", "—", "-"}) or (
            after < len(tokens)
            and tokens[after].lower in {","}
            and before >= 0
            and tokens[before].lower == ","
        )

    def _around(self, verb: Token) -> tuple[Token, ...]:
        """Everything of the sentence but the inserted attribution."""
        sentence = self.analysis.sentence_of(verb)
        out = {token.i for token in self.analysis.subtree(verb)}
        return self._trim(tuple(t for t in self.analysis.words(sentence) if t.i not in out))

    def _side_of(self, verb: Token, head: Token) -> tuple[Token, ...]:
        """The complement's tokens that lie on its own side of the verb."""
        subtree = self.analysis.subtree(head)
        own = {verb.i} | {
            t.i
            for child in self.analysis.children(verb)
            if child.dep in SUBJECTS
            for t in self.analysis.subtree(child)
        }
        if head.i > verb.i:
            kept = [t for t in subtree if t.i > verb.i and t.i not in own]
        else:
            limit = min(own)
            kept = [t for t in subtree if t.i < limit]
        return tuple(kept)

    def _linear(self, verb: Token) -> tuple[Token, ...]:
        """Where the parse shows no clause: what follows "that", or what stands before a closing "X said"."""
        sentence = self.analysis.sentence_of(verb)
        words = self.analysis.words(sentence)
        later = [t for t in words if t.i > verb.i]
        for at, token in enumerate(later[:8]):
            if token.lower == "that" and token.tag == "IN" and at + 2 < len(later):
                return self._trim(tuple(later[at + 1 :]))
        return ()

    def _complement(
        self, verb: Token, takes: set[str], particle: Token | None, *, passive: bool
    ) -> tuple[Token, ...]:
        """An infinitive, object or prepositional phrase that carries what is said, to the end of the verb's phrase."""
        if passive and "object" in takes:
            who = child_of(self.analysis, verb, {"nsubjpass"})
            if who is not None:
                return self._trim(self.analysis.subtree(who))
        heads = [
            c for c in self.analysis.children(verb) if c.i > verb.i and self._carries(c, takes, particle)
        ]
        if not heads:
            return ()
        first = min(t.i for head in heads for t in self.analysis.subtree(head))
        last = self._end_of_phrase(verb, max(t.i for head in heads for t in self.analysis.subtree(head)))
        start = max(first, verb.i + 1)
        if particle is not None and particle.i == start:
            start += 1
        return self._trim(self.analysis.tokens[start : last + 1])

    def _carries(self, child: Token, takes: set[str], particle: Token | None) -> bool:
        if child.dep in {"xcomp", "ccomp"}:
            return bool(takes & {"infinitive", "object_infinitive", "clause"})
        if child.dep in {"dobj", "attr", "oprd", "acomp", "dative"} and child.pos != "ADP":
            return bool(takes & _OBJECTIVE)
        if child.dep == "advcl":
            return "object_infinitive" in takes and any(
                g.lower == "to" for g in self.analysis.children(child)
            )
        return child.dep in {"prep", "agent"} and (child.lower in takes or child is particle)

    def _end_of_phrase(self, verb: Token, last: int) -> int:
        """The last token of the verb's phrase: prepositional phrases go on with the object, time and clauses do not."""
        timed = [t.head for t in self.context.times.by_sentence.get(verb.sentence, ())]
        for child in self.analysis.children(verb):
            if child.i <= last or child.dep not in {"prep", "dative", "xcomp"}:
                continue
            group = self.analysis.subtree(child)
            if any(t.i in {one.i for one in group} for t in timed) and len(group) <= 5:
                break
            last = max(last, group[-1].i)
        return last

    def _trim(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        kept = list(tokens)
        while kept and (
            (kept[0].pos == "PUNCT" and kept[0].lower not in {'"', "“", "'", "‘", "(", "«", "„", "”", "’"})
            or (
                kept[0].lower in {"that", "but", "and", "however", "though"}
                and kept[0].tag in {"IN", "CC", "RB"}
            )
        ):
            kept.pop(0)
        while (
            kept
            and kept[-1].pos == "PUNCT"
            and kept[-1].lower not in {'"', "”", "'", "’", ")", "»", "“", "%"}
        ):
            kept.pop()
        return tuple(kept)

    def _clausal(self, verb: Token, content: tuple[Token, ...]) -> bool:
        return bool(content) and any(child.dep in {"ccomp"} for child in self.analysis.children(verb))

    def _near_quotation(self, verb: Token) -> bool:
        sentence = self.analysis.sentence_of(verb)
        return any(
            q.outer.overlaps(sentence.span) and len(q.inner.of(self.context.text).split()) > 3
            for q in self.analysis.quotations
        )

    def _cue(self, verb: Token, particle: Token | None, content: tuple[Token, ...]) -> Span:
        """The verb with what stands between it and the content ("told the press")."""
        words = [verb] + ([particle] if particle is not None and particle.i == verb.i + 1 else [])
        inside = {token.i for token in content}
        for child in self.analysis.children(verb):
            if (
                child.i > verb.i
                and child.dep in {"dobj", "dative"}
                and not inside & {t.i for t in self.analysis.subtree(child)}
            ):
                group = self.analysis.subtree(child)
                if len(group) <= 5:
                    words.extend(group)
        span = cover(words)
        return (
            span
            if content == () or not any(span.start <= t.span.start < span.end for t in content)
            else verb.span
        )

    # --- "according to"

    def _according(self, token: Token, tokens: tuple[Token, ...]) -> Frame | None:
        to = next((t for t in self.analysis.tokens[token.i + 1 : token.i + 2] if t.lower == "to"), None)
        if to is None:
            return None
        who = next((c for c in self.analysis.children(to) if c.dep == "pobj"), None)
        who = who or next((c for c in self.analysis.children(token) if c.dep == "pobj"), None)
        if who is None:
            return None
        end = self._end_of_source(who, tokens)
        out = {t.i for t in tokens if token.i <= t.i <= end}
        content = self._trim(tuple(t for t in tokens if t.i not in out))
        return Frame(
            token, self._source(who, end), content, cover([token, to]), "say", belief=False, takes_quote=True
        )

    def _source(self, who: Token, end: int) -> tuple[Actor, ...]:
        """The source; a conjunct beyond its comma is the next clause's subject ("According to A, B and C …")."""
        one = self.context.mentions.who(who, together=False) or self._named(who)
        more = [c for c in conjuncts(self.analysis, who) if who.i < c.i <= end]
        return one + tuple(
            a for c in more for a in self.context.mentions.who(c, together=False) if a not in one
        )

    def _end_of_source(self, who: Token, tokens: tuple[Token, ...]) -> int:
        """The last token of the source's noun phrase: up to the comma that closes it."""
        last = who.i
        for token in tokens:
            if token.i > who.i:
                if token.lower in {",", ".", ";"}:
                    appositive = (
                        any(c.dep == "appos" and c.i > token.i for c in self.analysis.children(who))
                        and token.lower == ","
                    )
                    if not appositive:
                        break
                last = token.i
        return last

    # --- who carries whom

    def _without_carriers(self, frames: list[Frame]) -> list[Frame]:
        """Drops a frame whose content is nothing but another's report, and one that only carries it.

        "Seoul said that Kim had promised …" is Kim's; "… , Choe said, according to Yonhap" is Choe's.
        """
        kept: list[Frame] = []
        for frame in frames:
            inner = [o for o in frames if o is not frame and o.verb.i in {t.i for t in frame.content}]
            if (
                frame.verb.lower == "according"
                and len(frames) > 1
                and any(o.verb.lower != "according" for o in frames)
            ):
                continue
            if any(self._is_whole(frame, other) for other in inner):
                continue
            kept.append(frame)
        kept = [f for f in kept if not all(self._is_own_reporter(actor) for actor in f.speakers)]
        contents = [(frame, {t.i for t in frame.content}) for frame in kept]
        return [
            f
            for f in kept
            if not any(
                o is not f and f.verb.i in numbers and not self._is_whole(o, f) for o, numbers in contents
            )
        ]

    def _is_whole(self, outer: Frame, inner: Frame) -> bool:
        """Whether the inner frame is the head of what the outer one reports, by a carrier of news."""
        if outer.speakers == inner.speakers or outer.act not in {"say", "announce"}:
            return False
        if not all(self._is_carrier(actor) for actor in outer.speakers):
            return False
        inside = {t.i for t in outer.content}
        roots = [t.i for t in outer.content if t.head not in inside or t.head == t.i]
        return inner.verb.i in roots

    @staticmethod
    def _is_own_reporter(actor: Actor) -> bool:
        """Whether the actor is a correspondent: the outlet's own words are no statement."""
        label = (actor.office or (actor.name if actor.kind is not ActorKind.PERSON else "") or "").lower()
        return label.split()[-1:] in (["correspondent"], ["reporter"])

    def _is_carrier(self, actor: Actor) -> bool:
        """Whether the actor passes news on: an agency, an outlet, a spokesperson, an unnamed source."""
        label = (actor.office or actor.name or "").lower()
        if (
            actor.kind is ActorKind.UNNAMED
            and actor.name is None
            and label.split()[-1:]
            and label.split()[-1] in _SOURCES
        ):
            return True
        return bool(self.context.knowledge.outlet(actor.name or "")) or any(
            word in label for word in _CARRYING
        )


def governing_frame_verb(context: Context, token: Token) -> Token | None:
    """The nearest verb above a token (for readers that need to know who says a thing)."""
    return governing_verb(context.analysis, token)
