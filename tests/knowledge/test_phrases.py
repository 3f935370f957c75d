import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import fold
from dragoman.knowledge.phrases import count_tokens, written_like


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(phrase: str) -> None:
    assert fold(fold(phrase)) == fold(phrase)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_case_makes_no_difference(phrase: str) -> None:
    assert fold(phrase.upper()) == fold(phrase.lower())


@given(st.text(max_size=40))
def test_white_space_is_collapsed(phrase: str) -> None:
    folded = fold(phrase)
    assert folded == " ".join(folded.split())


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("The  White\nHouse", "white house"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Élysée", "elysee"),
        ("Nagorno‑Karabakh", "nagorno-karabakh"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("the the", "the"),
        ("Theresa May", "theresa may"),
        ("the", "the"),
    ],
)
def test_keys(phrase: str, key: str) -> None:
    assert fold(phrase) == key


def test_tokens_are_counted_as_a_tokeniser_splits() -> None:
    assert count_tokens("Nagorno-Karabakh Republic") == 4


@pytest.mark.parametrize(
    ("spelling", "surface", "same"),
    [
        ("US", "US", True),
        ("US", "us", False),
        ("US", "Us", False),
        ("Security Council", "SECURITY COUNCIL", True),
        ("Security Council", "security council", False),
        ("the Front", "the Front", True),
        ("the Front", "the front", False),
        ("al-Qaeda", "al-Qaeda", True),
    ],
)
def test_capitals_count(spelling: str, surface: str, *, same: bool) -> None:
    assert written_like([spelling], surface) is same
