"""Fingerprints by which a store finds earlier reports that share running text with a new one.

Method: winnowing over word shingles (S. Schleimer, D. S. Wilkerson and A. Aiken, "Winnowing: local algorithms for
document fingerprinting", SIGMOD 2003). Of every window of consecutive shingle hashes the smallest is kept, so that any
two texts with `SHINGLE + WINDOW - 1` words in a row in common share a fingerprint, wherever these words stand. The hash
of a shingle is the polynomial of Karp and Rabin (1987) over the CRC-32 of its words, modulo a Mersenne prime. Shingles
of stock words alone ("said in a statement on") are passed over: they find the whole archive and prove nothing.
"""

from collections.abc import Iterator, Sequence
from zlib import crc32

from dragoman.matching.prose import folded_words
from dragoman.matching.stock import is_stock
from dragoman.model import Report

SHINGLE = 5
"""Words in a shingle: shorter ones are shared by chance ("said in a statement")."""

WINDOW = 8
"""Shingles in a window: with five words each, twelve words in a row (a full clause) are never missed."""

FEWEST = 2
"""Words of a shingle that are not of the stock; with it half as many reports are compared in vain."""

_PRIME = (1 << 61) - 1
_BASE = 0x1B873593CC9E2D51 % _PRIME
_PASSED_OVER = _PRIME  # larger than any hash


def fingerprints(report: Report) -> frozenset[int]:
    """The report's fingerprints, 0 <= f < 2**61, about two for nine words of its body, quoted ones included.

    They depend on the words of the body alone: not on case, accents, kinds of marks, white space, nor on what is
    printed between the paragraphs. A body of fewer than `SHINGLE` words, or of stock words alone, has none.
    """
    words = folded_words(report)
    hashes = list(_shingle_hashes([crc32(word.encode("utf-8", "surrogatepass")) for word in words]))
    own = [not is_stock(word) for word in words]
    ranked = [
        code if sum(own[at : at + SHINGLE]) >= FEWEST else _PASSED_OVER for at, code in enumerate(hashes)
    ]
    windows = range(max(1, len(ranked) - WINDOW + 1))
    return frozenset(min(ranked[at : at + WINDOW], default=_PASSED_OVER) for at in windows) - {_PASSED_OVER}


def _shingle_hashes(codes: Sequence[int]) -> Iterator[int]:
    """The hash of every shingle, rolled from one to the next."""
    leaving = pow(_BASE, SHINGLE, _PRIME)
    rolling = 0
    for at, code in enumerate(codes):
        rolling = (rolling * _BASE + code) % _PRIME
        if at >= SHINGLE:
            rolling = (rolling - codes[at - SHINGLE] * leaving) % _PRIME
        if at >= SHINGLE - 1:
            yield rolling
