"""Numbers and what they count."""

import pytest

from dragoman.model import Figure, FigureKind

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "value", "what"),
    [
        ("Seven of our guards are dead.", 7, FigureKind.KILLED),
        ("The raid resulted in the killing of 19 soldiers.", 19, FigureKind.KILLED),
        ("About 40,000 people in the valley had been driven from their homes.", 40_000, FigureKind.DISPLACED),
        ("Kestovia announced the release of 43 men.", 43, FigureKind.PRISONERS),
        ("The war left 1,200 people homeless.", 1_200, FigureKind.DISPLACED),
    ],
)
def test_what_befell_those_counted(read: Read, text: str, value: float, what: FigureKind) -> None:
    (figure,) = [entry for entry in read(text).entries if isinstance(entry, Figure)]
    assert (figure.value_low, figure.what) == (value, what)


def test_two_fates_in_one_sentence(read: Read) -> None:
    record = read("Some 200,000 were killed, with over 1.2 million people forced to flee.")
    told = {f.what: f.value_low for f in record.entries if isinstance(f, Figure)}
    assert told == {FigureKind.KILLED: 200_000, FigureKind.DISPLACED: 1_200_000}
