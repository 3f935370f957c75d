"""Which passages two word sequences share, in whatever order, with small edits inside.

Method: seed, extend and chain. Trigrams that are rare enough in both texts are seeds; each is extended to the longest
run of equal words around it; runs that follow each other in both texts with small gaps are chained (as sequence
aligners do: H. Li, "Minimap2", Bioinformatics 34, 2018, section 2.1); the best chains are taken first and no word is
used twice (greedy string tiling: M. J. Wise, "YAP3", SIGCSE 1996). A moved paragraph is thus found as well as a
changed word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

SEED = 3
"""Words in a seed and fewest in a run: synonyms put into a sentence leave runs about this long."""

WIDEST_GAP = 6
"""Most words, on either side, between two runs of one passage: an inserted apposition or a changed phrase."""

_COMMON = (
    8  # a trigram that stands more often in one text is no seed: the work stays linear, lists give no noise
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first[i : i + length]` equal to `second[j : j + length]`."""

    i: int
    j: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs in order in both texts, with small gaps between them.

    Attributes:
        runs: without overlaps; words that are equal within a gap are runs too, down to one word.
    """

    runs: tuple[Run, ...]

    @property
    def matched(self) -> int:
        """Number of equal words."""
        return sum(run.length for run in self.runs)


def passages(first: Sequence[str], second: Sequence[str], *, shortest: int) -> list[Passage]:
    """The shared passages of at least so many equal words, in order of the first text."""
    if first == second and len(first) >= shortest:  # also for texts that repeat themselves beyond any seed
        return [Passage((Run(0, 0, len(first)),))]
    taken_first, taken_second = bytearray(len(first)), bytearray(len(second))
    found: list[Passage] = []
    for chain in _chains(_runs(first, second)):
        free = [part for run in chain for part in _free(run, taken_first, taken_second)]
        for part in _split(free):
            if sum(run.length for run in part) < shortest:
                continue
            _take(part, taken_first, taken_second)
            found.append(Passage(tuple(_filled(part, first, second))))
    return sorted(found, key=lambda passage: passage.runs[0].i)


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for at, seed in enumerate(zip(words, words[1:], words[2:], strict=False)):
        places.setdefault(seed, []).append(at)
    return places


def _runs(first: Sequence[str], second: Sequence[str]) -> list[Run]:
    """All maximal runs around seeds, in order."""
    places, others = _places(first), _places(second)
    runs: list[Run] = []
    reached: dict[int, int] = {}  # by diagonal, where the last run on it ended
    for at, seed in enumerate(zip(first, first[1:], first[2:], strict=False)):
        here = others.get(seed, ())
        if not here or len(here) > _COMMON or len(places[seed]) > _COMMON:
            continue
        for other in here:
            if reached.get(at - other, -1) <= at:
                run = _extended(first, second, at, other)
                reached[at - other] = run.i + run.length
                runs.append(run)
    return sorted(runs, key=lambda run: (run.i, run.j))


def _extended(first: Sequence[str], second: Sequence[str], i: int, j: int) -> Run:
    end, other = i + SEED, j + SEED
    while end < len(first) and other < len(second) and first[end] == second[other]:
        end, other = end + 1, other + 1
    while i and j and first[i - 1] == second[j - 1]:
        i, j = i - 1, j - 1
    return Run(i, j, end - i)


def _link(run: Run, after: Run) -> tuple[float, int] | None:
    """What the second run adds to a chain that ends in the first, and how far they overlap; None if it cannot."""
    gap_i, gap_j = after.i - run.i - run.length, after.j - run.j - run.length
    overlap = max(0, -gap_i, -gap_j)
    if max(gap_i, gap_j) + overlap > WIDEST_GAP or overlap >= after.length or after.j <= run.j:
        return None
    return after.length - overlap - 0.5 * (max(gap_i, gap_j) + overlap), overlap


def _chains(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The chains of runs, best first; each run is in one."""
    score = [float(run.length) for run in runs]
    before: list[int | None] = [None] * len(runs)
    active: list[int] = []
    for at, run in enumerate(runs):
        active = [other for other in active if runs[other].i + runs[other].length + WIDEST_GAP >= run.i]
        for other in active:
            link = _link(runs[other], run)
            if link and score[other] + link[0] > score[at]:
                score[at], before[at] = score[other] + link[0], other
        active.append(at)
    used: set[int] = set()
    for end in sorted(range(len(runs)), key=lambda at: (-score[at], at)):
        chain: list[Run] = []
        step: int | None = end
        while step is not None and step not in used:
            used.add(step)
            chain.append(runs[step])
            step = before[step]
        if chain:
            yield chain[::-1]


def _free(run: Run, taken_first: bytearray, taken_second: bytearray) -> Iterator[Run]:
    """The parts of a run whose words are in no better passage on either side."""
    start: int | None = None
    for step in range(run.length + 1):
        free = step < run.length and not (taken_first[run.i + step] or taken_second[run.j + step])
        if free and start is None:
            start = step
        elif not free and start is not None:
            yield Run(run.i + start, run.j + start, step - start)
            start = None


def _split(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Chains again, after words were taken out; where two runs overlap the later one gives way."""
    part: list[Run] = []
    for run in runs:
        link = _link(part[-1], run) if part else None
        if part and link is None:
            yield part
            part = []
        cut = link[1] if link else 0
        part.append(Run(run.i + cut, run.j + cut, run.length - cut))
    if part:
        yield part


def _take(runs: Sequence[Run], taken_first: bytearray, taken_second: bytearray) -> None:
    """Mark a passage's words, gaps included, as used."""
    last = runs[-1]
    for taken, start, end in (
        (taken_first, runs[0].i, last.i + last.length),
        (taken_second, runs[0].j, last.j + last.length),
    ):
        taken[start:end] = b"\1" * (end - start)


def _filled(runs: Sequence[Run], first: Sequence[str], second: Sequence[str]) -> Iterator[Run]:
    """The runs, with the equal words in the gaps between them."""
    for run, after in pairwise(runs):
        yield run
        j = run.j + run.length
        for i in range(run.i + run.length, after.i):
            same = next((at for at in range(j, after.j) if second[at] == first[i]), None)
            if same is not None:
                yield Run(i, same, 1)
                j = same + 1
    yield runs[-1]
