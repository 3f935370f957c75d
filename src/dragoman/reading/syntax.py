"""Grammar as the readers need it: subjects, objects, conjuncts, noun phrases, clauses, tense and negation.

All functions take the `Analysis` and tokens of it; none changes anything.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from dragoman.language import Analysis, Token
from dragoman.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_TILL = frozenset({"until", "once"})
OPEN_MARKS = frozenset({"if", "unless", "whether"})
"""Words that leave open whether their clause is so."""
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLANNED = frozenset(
    {
        "due",
        "set",
        "slate",
        "schedule",
        "plan",
        "expect",
        "likely",
        "intend",
        "agree",
        "ready",
        "prepare",
        "hope",
        "want",
        "propose",
        "invite",
    }
)


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary standing as one."""
    return token.pos in _VERBAL


def conjuncts(analysis: Analysis, token: Token) -> list[Token]:
    """The token and those joined to it by "and", "or" or commas, in order."""
    if is_source(analysis, token):
        return [token]
    found = [token]
    for one in found:
        found.extend(child for child in analysis.children(one) if child.dep == "conj")
    return sorted(found, key=lambda one: one.i)


def is_source(analysis: Analysis, token: Token) -> bool:
    """Whether the token is the source in "according to X, A and B …": what follows the comma is no conjunct of X."""
    above = analysis.head(token)
    return token.dep == "pobj" and above.lower == "to" and analysis.head(above).lower == "according"


def first_conjunct(analysis: Analysis, token: Token) -> Token:
    """The head of a coordination that holds the token."""
    while token.dep == "conj" and token.head != token.i and not is_source(analysis, analysis.head(token)):
        token = analysis.head(token)
    return token


def governing_verb(analysis: Analysis, token: Token) -> Token | None:
    """The nearest verb above the token; None if there is none up to the root."""
    for above in analysis.ancestors(token):
        if is_verbal(above):
            return above
    return None


def child_of(analysis: Analysis, token: Token, deps: Collection[str]) -> Token | None:
    """The first dependent with one of these relations."""
    return next((child for child in analysis.children(token) if child.dep in deps), None)


def subject(analysis: Analysis, verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, else the one it shares with the clause above it."""
    at: Token = verb
    for _ in range(6):
        own = [child for child in analysis.children(at) if child.dep in SUBJECTS]
        if own:
            return own[1] if len(own) > 1 and _is_of_time(analysis, at, own[0]) else own[0]
        if at.dep in {"relcl", "acl"}:
            return analysis.head(at)
        above = analysis.head(at)
        if above.i == at.i:
            return None
        at = above
    return None


def _is_of_time(analysis: Analysis, verb: Token, noun: Token) -> bool:
    """Whether the parser took a time for the subject: "Before the ceremony X saw Y"."""
    marks = (child for child in analysis.children(verb) if child.dep == "mark" and child.i < noun.i)
    return any(mark.lower in {"before", "after", "since", "until"} for mark in marks)


def passive_agent(analysis: Analysis, verb: Token) -> Token | None:
    """Whom a passive names after "by"."""
    for child in analysis.children(verb):
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            return child_of(analysis, child, {"pobj"})
    return None


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb is passive, as a clause or as a participle behind a noun."""
    if child_of(analysis, verb, {"nsubjpass", "auxpass"}) is not None:
        return True
    return (
        verb.tag == "VBN"
        and verb.dep in {"acl", "relcl", "advcl"}
        and child_of(analysis, verb, {"aux"}) is None
    )


def objects(analysis: Analysis, verb: Token) -> list[Token]:
    """Direct objects and their like, with what the parser joined to the verb: "received A and then B"."""
    found = [child for child in analysis.children(verb) if child.dep in OBJECTS]
    joined = (child for child in analysis.children(verb) if child.dep == "conj" and child.pos in _NOUNS)
    return found + [child for child in joined if found and child.i > found[-1].i]


def after(analysis: Analysis, token: Token, words: AbstractSet[str]) -> list[Token]:
    """What follows one of these prepositions under the token: its object nouns or clauses."""
    found: list[Token] = []
    for child in analysis.children(token):
        if child.dep in {"prep", "agent", "dative", "mark", "prt", "advmod"} and child.lower in words:
            found.extend(below for below in analysis.children(child) if below.dep in {"pobj", "pcomp"})
            for inner in analysis.children(child):
                if inner.dep == "prep" and inner.lower in words | {"of", "with"}:
                    found.extend(
                        below for below in analysis.children(inner) if below.dep in {"pobj", "pcomp"}
                    )
    return found


def prepositions(analysis: Analysis, token: Token) -> Iterator[tuple[str, Token]]:
    """Pairs of a preposition's word and its object noun under the token."""
    for child in analysis.children(token):
        if child.dep in {"prep", "agent", "dative"}:
            for below in analysis.children(child):
                if below.dep in {"pobj", "pcomp"}:
                    yield child.lower, below
                elif below.dep == "prep":
                    for deeper in analysis.children(below):
                        if deeper.dep == "pobj":
                            yield f"{child.lower} {below.lower}", deeper


def has_to(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.lower == "to" and child.dep == "aux" for child in analysis.children(verb))


_NEVER = frozenset({"never", "not", "n't", "n’t"})
_NOBODY = frozenset({"neither", "nobody", "none", "no"})


def is_negated(analysis: Analysis, verb: Token) -> bool:
    """Whether "not", "never" or "no longer" stands with the verb, or its subject is "neither side" or "nobody"."""
    below = analysis.children(verb)
    if any(child.dep == "neg" or child.lower in _NEVER for child in below):
        return True
    return any(_is_nobody(analysis, child) for child in below if child.dep in SUBJECTS)


def _is_nobody(analysis: Analysis, who: Token) -> bool:
    if who.lower in _NOBODY:
        return True
    return any(child.dep in {"det", "preconj"} and child.lower in _NOBODY for child in analysis.children(who))


def is_future(analysis: Analysis, verb: Token) -> bool:
    """Whether the clause speaks of what is to come: "will", "would", "is to", "due to", "plans to"."""
    words = {child.lower for child in analysis.children(verb) if child.dep in {"aux", "auxpass"}}
    if words & {"will", "'ll", "’ll", "shall", "would", "could", "should", "may", "might", "can", "must"}:
        return True
    if verb.tag in {"VBP", "VBZ"} and any(child.lower in _TILL for child in analysis.children(verb)):
        return True
    if verb.dep in {"xcomp", "ccomp", "acl", "advcl"} and "to" in words:
        above = analysis.head(verb)
        return (
            above.lemma in _PLANNED
            or (above.lemma == "be" and verb.dep == "xcomp")
            or is_future(analysis, above)
        )
    if verb.dep == "conj":
        return verb.tag == "VB" and is_future(analysis, analysis.head(verb))
    if verb.lemma in _PLANNED and verb.tag == "VBN":
        deps = {(child.dep, child.lemma) for child in analysis.children(verb)}
        return ("aux", "have") not in deps or any(dep == "auxpass" for dep, _ in deps)
    return verb.lemma == "be" and any(child.lemma in _PLANNED for child in analysis.children(verb))


def cover(tokens: Collection[Token]) -> Span:
    """The span from the first of the tokens to the last."""
    return Span(min(token.span.start for token in tokens), max(token.span.end for token in tokens))


def phrase(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """A noun with what belongs to it closely: determiners, adjectives, compounds, "of" phrases; no clauses."""
    keep = [token]
    for one in keep:
        keep.extend(child for child in analysis.children(one) if _is_close(child, one, token))
    return tuple(sorted(keep, key=lambda one: one.i))


_CLOSE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "case", "quantmod", "advmod", "nmod", "predet"}
)


def _is_close(child: Token, above: Token, head: Token) -> bool:
    if child.dep == "prep":
        return child.lower == "of" and above is head
    return child.dep in _CLOSE or (child.dep == "pobj" and above.dep == "prep")


def stripped(
    tokens: Sequence[Token], *, front: Callable[[Token], bool], back: Callable[[Token], bool]
) -> tuple[Token, ...]:
    """The tokens without those at the front and at the back that are loose there."""
    first, end = 0, len(tokens)
    while first < end and front(tokens[first]):
        first += 1
    while end > first and back(tokens[end - 1]):
        end -= 1
    return tuple(tokens[first:end])


def clause(analysis: Analysis, verb: Token, *, drop: Collection[str] = ()) -> tuple[Token, ...]:
    """A verb with everything below it, without closing punctuation and without the relations in `drop`."""
    keep = [verb.i]
    for i in keep:
        for child in analysis.children(analysis.tokens[i]):
            keep.extend([] if i == verb.i and child.dep in drop else [child.i])
    tokens = [analysis.tokens[i] for i in sorted(keep)]
    while tokens and tokens[-1].pos in {"PUNCT", "SPACE"} and tokens[-1].lower not in {")", '"', "”", "’"}:
        tokens.pop()
    while len(tokens) > 1 and (
        tokens[0].lower in {",", ";", ":", "-", "–", "—"}
        or (tokens[0].lower == "that" and tokens[0].dep == "mark")
    ):
        tokens.pop(0)
    return tuple(tokens)
