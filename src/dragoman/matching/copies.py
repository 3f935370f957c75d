"""What two reports share word for word, and whether the one is a copy of the other.

A store asks `fingerprints.fingerprints` which earlier reports may share text with a new one; `compare` then says
exactly what is shared. Both depend on the two reports alone, so the order in which reports arrive changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.matching.alignment import Passage, passages
from dragoman.matching.origins import house, origin
from dragoman.matching.overlap import CopyKind, Overlap, kind
from dragoman.matching.prose import SHORTEST_SPEECH, Prose, prose_of
from dragoman.model import Report, Span

__all__ = ["CopyKind", "Overlap", "compare", "kind", "origin"]

SHORTEST_PASSAGE = 8
"""Equal words of a shared passage outside quotations: shorter ones are names with their titles, and chance."""

CLAUSE = 12
"""Equal words of the writer's own that make a passage evidence of copying: a full clause."""

TELLING = 4
"""Different words in such a clause that are neither names nor of the common stock (see `stock`)."""

THINNEST = 1 / 8
"""Share of such words in the clause, below which it is legal or official formula however long it is."""

WEEKS = 28
"""Days after which an outlet that uses its own sentences again tells of another occasion with them: press offices
condemn each missile in the same words. Corrections and new versions come within days."""


def compare(first: Report, second: Report) -> Overlap:
    """What the two reports share, by alignment of their words; `compare(b, a)` is `compare(a, b).turned()`."""
    one, two = prose_of(first), prose_of(second)
    formula = _same_house(first, second) and _weeks_apart(first, second)
    if two.words < one.words:  # alignment breaks ties by position, so it is always done the same way round
        return _overlap(two, one, formula=formula).turned()
    return _overlap(one, two, formula=formula)


def _same_house(first: Report, second: Report) -> bool:
    name = house(first)
    return bool(name) and name == house(second)


def _weeks_apart(first: Report, second: Report) -> bool:
    if first.published is None or second.published is None:
        return False
    return abs((first.published - second.published).days) >= WEEKS


type _Pairs = list[tuple[int, int]]


def _overlap(one: Prose, two: Prose, *, formula: bool) -> Overlap:
    found = passages(one.words, two.words, shortest=SHORTEST_SPEECH)
    kept = [pairs for pairs in map(_pairs, found) if _is_kept(pairs, one, two)]
    quoted = [pair for pairs in kept for pair in pairs if one.quoted[pair[0]] or two.quoted[pair[1]]]
    first = _Side.of(one, [[i for i, _ in pairs] for pairs in kept], {i for i, _ in quoted})
    second = _Side.of(two, [[j for _, j in pairs] for pairs in kept], {j for _, j in quoted})
    equal = sum(map(len, kept)) - len(quoted)
    return Overlap(
        first.own,
        second.own,
        first.quoted,
        second.quoted,
        first.share,
        second.share,
        max((_clause(pairs, one, two) for pairs in kept), default=0),
        max(first.edited(equal), second.edited(equal)),
        one.words == two.words,
        formula,
    )


def _pairs(passage: Passage) -> _Pairs:
    return [(run.i + step, run.j + step) for run in passage.runs for step in range(run.length)]


def _is_kept(pairs: _Pairs, one: Prose, two: Prose) -> bool:
    """Whether a passage is long enough to be told: by itself, or by what both quote."""
    if len(pairs) >= SHORTEST_PASSAGE:
        return True
    quoted = [(i, j) for i, j in pairs if one.quoted[i] and two.quoted[j]]
    return len(quoted) >= SHORTEST_SPEECH and _telling(quoted, one, two) >= 2


def _telling(pairs: _Pairs, one: Prose, two: Prose) -> int:
    """How many different words of a passage say something of their own."""
    return len({one.words[i] for i, j in pairs if one.telling[i] and two.telling[j]})


def _clause(pairs: _Pairs, one: Prose, two: Prose) -> int:
    """The number of equal words in the longest stretch of prose that is evidence of copying, 0 if there is none."""
    stretches = groupby(pairs, lambda pair: one.quoted[pair[0]] or two.quoted[pair[1]])
    own = [list(stretch) for quoted, stretch in stretches if not quoted]
    return max((len(stretch) for stretch in own if _is_evidence(stretch, one, two)), default=0)


def _is_evidence(stretch: _Pairs, one: Prose, two: Prose) -> bool:
    if len(stretch) < CLAUSE or _telling(stretch, one, two) < TELLING:
        return False
    return sum(one.telling[i] and two.telling[j] for i, j in stretch) >= THINNEST * len(stretch)


@dataclass(frozen=True, slots=True)
class _Side:
    """What of one report is shared: its spans, and the words in the own ones, in number and as share of all."""

    own: tuple[Span, ...]
    quoted: tuple[Span, ...]
    words: int
    share: float

    @classmethod
    def of(cls, prose: Prose, passages: Sequence[Sequence[int]], quoted: set[int]) -> "_Side":
        """From the matched words of each passage, and those of them that are quoted on either side."""
        labels: dict[int, tuple[int, int, bool]] = {}
        for number, matched in enumerate(passages):
            for at in range(matched[0], matched[-1] + 1):
                labels[at] = (number, prose.pieces[at], prose.quoted[at] or at in quoted)
        own = [at for at, label in labels.items() if not label[2]]
        share = len(own) / max(1, prose.unquoted())
        return cls(_spans(prose, labels, quoted=False), _spans(prose, labels, quoted=True), len(own), share)

    def edited(self, equal: int) -> float:
        """The share of the own words that are not equal, if so many are."""
        return max(0.0, 1 - equal / self.words) if self.words else 0.0


def _spans(prose: Prose, labels: dict[int, tuple[int, int, bool]], *, quoted: bool) -> tuple[Span, ...]:
    """The spans of the words of one sort: never over the end of a passage, of a piece of the body or of speech."""
    groups = groupby(sorted(labels), labels.__getitem__)
    words = [list(members) for label, members in groups if label[2] is quoted]
    return tuple(Span(prose.starts[group[0]], prose.ends[group[-1]]) for group in words)
