"""Which line of a lexicon a verb has: with the word under it that makes a line of its own ("pull out"), else alone."""

from collections.abc import Collection, Mapping
from typing import Any

from dragoman.language import Analysis, Token

Line = Mapping[str, Any]
"""What a lexicon says of a word or phrase."""

Lines = Mapping[str, Line]
"""A section of a lexicon: words and phrases with their lines."""


def line_of_verb(
    analysis: Analysis, lines: Lines, verb: Token, deps: Collection[str], *, behind: bool = False
) -> tuple[Line | None, Token | None]:
    """The line of a verb, and the dependent that it goes with, if one does; (None, None) if the lexicon lacks it.

    Args:
        analysis: the report.
        lines: the lexicon's verbs; phrases of two words are keys of their own.
        verb: the verb.
        deps: the relations of the dependents that may make a phrase with it.
        behind: whether these must stand behind the verb.
    """
    for child in analysis.children(verb):
        if child.dep in deps and (child.i > verb.i or not behind):
            line = lines.get(f"{verb.lemma} {child.lower}")
            if line is not None:
                return line, child
    return lines.get(verb.lemma), None
