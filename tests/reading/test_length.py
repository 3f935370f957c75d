"""Long reports: the cost grows with their length, not faster."""

import time
from datetime import date

import pytest

from dragoman.model import Report, Span
from dragoman.reading import Reader

PARAGRAPH = (
    "Foreign Minister Petrin Olask met his Taldrian counterpart in Quilanta on day {n}. “We have agreed on {n} of the "
    "articles,” he told reporters, adding that the two sides would meet again in {n} days. A spokesman for the Free "
    "Dorvane Front said {n} of its fighters had been killed in the shelling, a charge that Kestovia rejected.\n\n"
)
WORDS = len(PARAGRAPH.split())


def seconds(reader: Reader, words: int) -> float:
    text = "".join(PARAGRAPH.format(n=n) for n in range(words // WORDS))
    report = Report(id="long", text=text, published=date(2031, 5, 16), body=(Span(0, len(text)),))
    start = time.process_time()
    record = reader.read(report)
    assert len(record.entries) > words // WORDS
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_ten_times_the_words_cost_about_ten_times_as_much(reader: Reader) -> None:
    seconds(reader, 2_000)  # everything loaded
    assert seconds(reader, 200_000) < 18 * seconds(reader, 20_000)
