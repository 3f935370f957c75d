"""Which sides a report tells to mediate: "Russian-brokered", "mediated by the Union", "Vasht, the mediator"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.language import Analysis, Token
from dragoman.reading.persons import NameSpan
from dragoman.reading.phrases import SidePhrase, by_token, compounded_with
from dragoman.reading.syntax import is_passive, passive_agent, phrase, prepositions, subject

_MEDIATING = frozenset({"mediate", "broker", "facilitate", "moderate"})
_BROKERED = frozenset({"broker", "brokered", "mediate", "mediated", "facilitate", "facilitated", "sponsored"})
_SENT = frozenset({"mediator", "facilitator", "go-between", "intermediary", "peacemaker", "negotiator"})
_SERVICES = frozenset({"mediation", "facilitation", "auspex", "auspices", "aegis", "chairmanship"})
_OWNING = frozenset({"of", "by", "from"})
_RECEIVING = frozenset({"host", "hold", "chair", "convene"})
_CONTACT = frozenset({"talk", "talks", "meeting", "negotiation", "summit"})


def brokers(
    analysis: Analysis, sides: Sequence[SidePhrase], names: Sequence[NameSpan] = ()
) -> frozenset[str]:
    """The sides that mediate, themselves or through persons of theirs, in the words of the report."""
    return frozenset(_Brokers(analysis, sides, names).found())


class _Brokers:
    """Looks for mediators in one report."""

    def __init__(self, analysis: Analysis, sides: Sequence[SidePhrase], names: Sequence[NameSpan]) -> None:
        self.analysis = analysis
        self.sides = sides
        self.side_at: Mapping[int, SidePhrase] = by_token(sides)
        self.name_at: Mapping[int, NameSpan] = by_token(names)

    def found(self) -> Iterator[str]:
        for one in self.sides:
            if compounded_with(self.analysis, one) in _BROKERED or self._receives(one):
                yield one.form.side
        for token in self.analysis.tokens:
            if token.lemma in _MEDIATING and token.pos in {"VERB", "AUX"}:
                yield from self._of_verb(token)
            elif token.lemma in _SENT | _SERVICES and token.pos in {"NOUN", "PROPN"}:
                yield from self._of_noun(token)

    def _receives(self, side: SidePhrase) -> bool:
        """As in "Osmerra hosted talks between Kestovia and Taldria"."""
        following = {token.lemma for token in self.analysis.tokens[side.end : side.end + 9]}
        return bool(following & _RECEIVING and following & _CONTACT and "between" in following)

    def _of_verb(self, verb: Token) -> Iterator[str]:
        if verb.dep == "amod":  # "African Union mediated talks"
            yield from self._sides([self.analysis.tokens[verb.i - 1]] if verb.i else [])
            return
        passive = is_passive(self.analysis, verb)
        who = (passive_agent if passive else subject)(self.analysis, verb)
        if who is not None:
            yield from self._acting(who)

    def _of_noun(self, noun: Token) -> Iterator[str]:
        if noun.lemma == "negotiator":
            return
        yield from self._sides(t for t in phrase(self.analysis, noun) if t.i <= noun.i)
        for word, owner in prepositions(self.analysis, noun):
            if word in _OWNING and noun.lemma in _SERVICES:
                yield from self._acting(owner)
        if noun.lemma in _SENT:
            yield from self._called(noun)

    def _called(self, noun: Token) -> Iterator[str]:
        """Who is called a mediator: "X, the mediator,", "X is the mediator", "X has acted as a mediator"."""
        above = self.analysis.head(noun)
        for child in self.analysis.children(noun):
            if child.dep == "appos":
                yield from self._acting(child)
        if noun.dep == "appos":
            yield from self._acting(above)
        elif noun.dep == "attr" or (noun.dep == "pobj" and above.lower == "as"):
            verb = above if noun.dep == "attr" else self.analysis.head(above)
            who = subject(self.analysis, verb)
            if who is not None:
                yield from self._acting(who)
        if noun.i + 1 in self.name_at:
            yield from self._sides([self.analysis.tokens[noun.i + 1]])

    def _acting(self, who: Token) -> Iterator[str]:
        """The sides of a noun's phrase: of the person it names, else those it names."""
        named = self.name_at.get(who.i)
        if named is not None:
            yield from self._sides([who])
        else:
            yield from self._sides(phrase(self.analysis, who))

    def _sides(self, tokens: Iterable[Token]) -> Iterator[str]:
        for token in tokens:
            name = self.name_at.get(token.i)
            if name is not None and name.person.side is not None:
                yield name.person.side
            elif token.i in self.side_at:
                yield self.side_at[token.i].form.side
