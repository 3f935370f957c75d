"""Papers that speak for whoever issued them: "The statement said …" is said by the statement's author."""

from collections.abc import Iterable

from dragoman.language import Token
from dragoman.model import Actor
from dragoman.reading.context import Context
from dragoman.reading.syntax import passive_agent

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
        author = passive_agent(analysis, child) if child.dep == "acl" else None
        found = context.mentions.who(child if child.dep == "poss" else author)
        if found and not all_papers(found):
            return found
    return ()
