"""Papers that speak for whoever issued them: "The statement said …" is said by the statement's author."""

from collections.abc import Iterable

from dragoman.language import Analysis, Token
from dragoman.model import Actor
from dragoman.reading.context import Context
from dragoman.reading.syntax import child_of, passive_agent

_PAPERS = frozenset(
    "statement communique communiqué letter declaration document text message release".split()
)


def is_paper(actor: Actor) -> bool:
    """Whether the actor is a paper, by the last word of its name."""
    words = (actor.name or "").lower().split()
    return actor.side is None and bool(words) and words[-1] in _PAPERS


def all_papers(actors: Iterable[Actor]) -> bool:
    """Whether nobody but papers is named."""
    return all(map(is_paper, actors))


def issuer(context: Context, verb: Token | None) -> tuple[Actor, ...]:
    """Who issued the paper of the verb's sentence: "A statement issued by X", "X's statement"; empty if not told."""
    if verb is None:
        return ()
    analysis = context.analysis
    papers = (t for t in analysis.words(analysis.sentence_of(verb)) if t.lemma in _PAPERS)
    for child in (child for paper in papers for child in analysis.children(paper)):
        author = child if child.dep == "poss" else _author_behind(analysis, child)
        found = context.mentions.who(author)
        if found and not all_papers(found):
            return found
    return ()


def _author_behind(analysis: Analysis, child: Token) -> Token | None:
    """As in "a statement issued by X", "the statement from X"."""
    if child.dep == "acl":
        return passive_agent(analysis, child)
    return (
        child_of(analysis, child, {"pobj"}) if child.dep == "prep" and child.lower in {"from", "by"} else None
    )


def is_joint(context: Context, verb: Token | None) -> bool:
    """Whether the paper of the verb's sentence is a joint one."""
    if verb is None:
        return False
    analysis = context.analysis
    papers = (t for t in analysis.words(analysis.sentence_of(verb)) if t.lemma in _PAPERS)
    return any(child.lower == "joint" for paper in papers for child in analysis.children(paper))
