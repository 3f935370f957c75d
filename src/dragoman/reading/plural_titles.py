"""Titles that several names share: "Foreign Ministers A and B", "the co-chairs — A of X, B of Y and C of Z —"."""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.language import Analysis
from dragoman.reading.persons import NameSpan, Person
from dragoman.reading.phrases import OfficePhrase
from dragoman.reading.syntax import conjuncts, first_conjunct, prepositions

_LISTING = frozenset({"—", "–", ":", "("})


def share_plural_titles(
    analysis: Analysis, names: Sequence[NameSpan], office_at: Mapping[int, OfficePhrase]
) -> None:
    """Give a plural office to each person in the list or the pair that it stands before, unless one is told."""
    for office in {id(o): o for o in office_at.values()}.values():
        if office.plural:
            _share(office, (name.person for name in _listed(analysis, names, office)))
    for name in names:
        office_before = office_at.get(name.first - 1)
        if office_before is not None and office_before.plural:
            _share(office_before, _joined_persons(analysis, names, name))


def _share(office: OfficePhrase, persons: Iterable[Person]) -> None:
    joined = list(persons)
    if any(person.former for person in joined):  # "former presidents A of X and B of Y"
        for person in joined:
            person.former, person.side = True, None
        return
    for person in joined:
        if person.office is None:
            person.office, person.category = office.words, office.category


def _listed(analysis: Analysis, names: Sequence[NameSpan], office: OfficePhrase) -> list[NameSpan]:
    """The names in the list that a dash, colon or bracket opens behind a plural office."""
    tokens = analysis.tokens
    at, end = office.end, min(len(tokens), office.end + 8)
    while at < end and tokens[at].lower not in _LISTING:
        at += 1
    if at >= len(tokens) or tokens[at].lower not in _LISTING:
        return []
    sentence = tokens[office.first].sentence
    listed = [n for n in names if at < n.first <= at + 30 and tokens[n.first].sentence == sentence]
    return listed if len(listed) > 1 and listed[0].first == at + 1 else []


def _joined_persons(analysis: Analysis, names: Sequence[NameSpan], name: NameSpan) -> list[Person]:
    """The persons whose names "and" joins to this one, or to its side: "A of X and B of Y"."""
    head = first_conjunct(analysis, analysis.tokens[name.end - 1])
    joined = conjuncts(analysis, head)
    for one in list(joined):
        sides = (side for word, side in prepositions(analysis, one) if word == "of")
        joined.extend(other for side in sides for other in conjuncts(analysis, side)[1:])
    places = [token.i for token in joined]
    found = (next((n for n in names if n.first <= i < n.end), None) for i in places)
    return [one.person for one in found if one is not None]
