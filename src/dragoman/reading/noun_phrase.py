"""The words of a noun phrase, and the phrase as a name."""

from collections.abc import Sequence

from dragoman.language import Analysis, Token

_MODIFIERS = frozenset({"det", "amod", "compound", "poss", "nummod", "case", "nmod", "predet"})
_JOINED = frozenset({"conj", "cc", "punct"})
_LINKING = frozenset({"of", "for", "from"})
_UNNAMED_TAGS = frozenset({"DT", "PRP$"})
_OPEN_TAGS = frozenset({"IN", "POS", "CC"})
_GLUED_TAGS = frozenset({"POS", "HYPH"})


def noun_words(analysis: Analysis, head: Token) -> list[Token]:
    """The words of a noun phrase: what modifies the noun, and its "of" phrase."""
    keep = [head]
    for one in keep:
        keep.extend(child for child in analysis.children(one) if _belongs(child, of_head=one is head))
    return sorted(keep, key=lambda t: t.i)


def _belongs(child: Token, *, of_head: bool) -> bool:
    if child.dep in _MODIFIERS or child.dep == "pobj":
        return True
    if of_head:
        return child.dep == "prep" and child.lower in _LINKING
    return child.dep in _JOINED  # the noun's own conjuncts are other nouns, those of its modifiers are not


def as_name(words: Sequence[Token]) -> str:
    """A noun phrase as a name: without determiners, in the text's own words."""
    kept = [w for w in words if w.tag == "HYPH" or (w.tag not in _UNNAMED_TAGS and w.dep != "punct")]
    while kept and kept[-1].tag in _OPEN_TAGS:
        kept.pop()
    out = ""
    for word in kept:
        glue = "" if not out or word.tag in _GLUED_TAGS or out.endswith("-") else " "
        out += glue + word.text
    return out
