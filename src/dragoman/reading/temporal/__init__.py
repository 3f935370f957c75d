"""The temporal grammar: surface words and an anchor become a `Period`.

General date libraries read "2254" as a year and "next week" as a day, and keep no spans; what is due and what is past
is what this program is for, so the grammar is its own.
"""

from dragoman.reading.temporal.expression import Anchor, TimeExpression
from dragoman.reading.temporal.grammar import find_times

__all__ = ["Anchor", "TimeExpression", "find_times"]
