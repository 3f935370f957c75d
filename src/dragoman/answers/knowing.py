"""What is known when a record is asked: the general tables with the processes that its reports were read with."""

from collections.abc import Mapping
from functools import lru_cache

from dragoman.knowledge import Knowledge
from dragoman.knowledge.knowledge import of_texts
from dragoman.matching.identity import Identifier
from dragoman.model import Role
from dragoman.record import Store


def known(store: Store) -> Knowledge:
    """What is known with the processes of the record.

    Raises:
        KnowledgeError: if one of them is malformed for this version of the program.
        StoreError: if the record cannot be read.
    """
    return _of(store.processes())


def roles(store: Store) -> Mapping[str, Role]:
    """What sides, folded as matching has them, do in the processes that the record remembers; empty if it has none.

    Raises:
        KnowledgeError: as `known`.
        StoreError: if the record cannot be read.
    """
    if not store.processes():
        return {}
    knowledge = known(store)
    identify = Identifier(knowledge)
    return {identify.side(name): role for name, role in knowledge.process.roles.items()}


@lru_cache(maxsize=4)
def _of(texts: tuple[str, ...]) -> Knowledge:
    return of_texts(texts, where="a process in the record")
