"""What depends on what: edges between tracks by side, what was given up, and sides that wait for each other."""

from collections.abc import Sequence
from datetime import date

import pytest
from stance_samples import say

from dragoman.matching.conditions import deadlocks, dealing, dependencies
from dragoman.matching.preconditions import Halves, gives_up, parted
from dragoman.matching.telling import Telling
from dragoman.model import Act, Track

MARCH, APRIL, MAY = date(2040, 3, 4), date(2040, 4, 9), date(2040, 5, 20)
BOTH = (Track.TREATY, Track.BORDERS)
WORDS = {
    "treaty": Track.TREATY,
    "accord": Track.TREATY,
    "chart": Track.BORDERS,
    "line": Track.BORDERS,
    "prisoners": Track.HUMANITARIAN,
    "ferry": Track.TRANSPORT,
}


def tracks_of(text: str) -> Sequence[Track]:
    return [track for word, track in WORDS.items() if word in text]


def wants(number: int, side: str, words: str, day: date | None = MARCH, **fields: object) -> Telling:
    tracks = tuple(dict.fromkeys(tracks_of(words)))
    return say(number, side, Act.CONDITION, words, day, **({"tracks": tracks} | fields))  # type: ignore[arg-type]


def edges(*told: Telling) -> list[tuple[str, Track, Track]]:
    return [(one.side, one.needs, one.for_track) for one in dependencies(told, tracks_of=tracks_of)]


@pytest.mark.parametrize(
    "words",
    [
        "There will be no treaty before the chart is drawn",
        "Lunde will not sign the treaty until the chart is drawn",
        "the chart of the sound is a precondition for any treaty",
        "The chart must be drawn before a treaty can be signed",
        "Without a chart, there can be no treaty",
        "It would sign the treaty only if the chart was drawn first",
        "said that unless the chart is drawn, the treaty will not be signed",
        "First the chart, then the treaty",
    ],
)
def test_which_comes_first_is_told_by_the_words(words: str) -> None:
    assert edges(wants(1, "Lunde", words)) == [("lunde", Track.BORDERS, Track.TREATY)]


@pytest.mark.parametrize(
    ("words", "tracks"),
    [
        ("the treaty and the chart belong together", BOTH),
        ("the treaty had been drafted before the chart was drawn", BOTH),
        ("no treaty before the chart is drawn", (Track.TREATY,)),
        ("no treaty before the chart is drawn and the ferry sails", (*BOTH, Track.TRANSPORT)),
        ("no such thing before the other", BOTH),
    ],
)
def test_what_the_words_do_not_tell_is_left_out(words: str, tracks: tuple[Track, ...]) -> None:
    assert edges(wants(1, "Lunde", words, tracks=tracks)) == []


def test_a_threat_ties_what_would_avert_it() -> None:
    def threat(words: str) -> list[tuple[str, Track, Track]]:
        tracks = tuple(dict.fromkeys(tracks_of(words)))
        return edges(say(1, "Lunde", Act.THREATEN, words, MARCH, tracks=tracks))

    words = "to stop the ferry unless the prisoners are free"
    assert threat(words) == [("lunde", Track.HUMANITARIAN, Track.TRANSPORT)]
    assert threat("to stop the ferry before the prisoners are free") == []


def test_a_warning_wants_nothing_first() -> None:
    assert edges(wants(1, "Lunde", "It would cut off the ferry if the treaty was broken")) == []
    assert edges(wants(1, "Lunde", "It would lift the blockade of the ferry if the treaty was signed")) != []


def test_other_acts_make_no_edge() -> None:
    assert edges(say(1, "Lunde", Act.SAY, "no treaty before the chart is drawn", MARCH, tracks=BOTH)) == []


def test_the_halves_of_the_reader_count_first() -> None:
    words = "It will let the boats sail only when the men of the Tern are home"
    told = wants(
        1,
        "Lunde",
        words,
        tracks=(),
        halves=("the men of the Tern are home", "let the boats sail"),
        half_tracks=((Track.HUMANITARIAN,), (Track.TRANSPORT, Track.ECONOMIC)),
    )
    assert edges(told) == [
        ("lunde", Track.HUMANITARIAN, Track.TRANSPORT),
        ("lunde", Track.HUMANITARIAN, Track.ECONOMIC),
    ]


def test_a_half_without_tracks_is_read_by_its_own_words() -> None:
    words = "No ferry unless the prisoners are free"
    told = wants(1, "Lunde", words, halves=("the prisoners are free", "No ferry"))
    assert edges(told) == [("lunde", Track.HUMANITARIAN, Track.TRANSPORT)]


def test_what_both_halves_share_is_their_setting() -> None:
    words = "No chart unless troops leave the line"
    halves = ("troops leave the line", "No chart")
    tracks = ((Track.BORDERS, Track.SECURITY), (Track.BORDERS,))
    told = wants(1, "Lunde", words, halves=halves, half_tracks=tracks)
    assert edges(told) == [("lunde", Track.SECURITY, Track.BORDERS)]
    same = wants(1, "Lunde", words, halves=halves, half_tracks=((Track.BORDERS,), (Track.BORDERS,)))
    assert edges(same) == []


def test_an_edge_has_its_statements_days_and_reports() -> None:
    told = [
        wants(1, "Lunde", "no treaty before the chart is drawn", MARCH),
        wants(2, "Lunde", "no treaty until the chart is drawn", MAY),
        wants(3, "Lunde", "never a treaty without a chart", APRIL, report="r01"),
    ]
    (found,) = dependencies(reversed(told), tracks_of=tracks_of)
    assert (found.first, found.last, found.reports) == (MARCH, MAY, 2)
    assert found.tellings == ("r01-s1", "r01-s3", "r02-s2")
    (counted,) = dependencies(told, tracks_of=tracks_of, independent=lambda names: 10 * len(names))
    assert counted.reports == 30


def test_an_unclear_telling_of_the_same_saying_counts() -> None:
    told = [
        wants(1, "Lunde", "no treaty before the chart of the sound is drawn and sealed"),
        wants(2, "Lunde", "a treaty with the chart of the sound drawn and sealed"),
    ]
    ids = [[one.id for one in told]]
    (found,) = dependencies(told, ids, tracks_of=tracks_of)
    assert found.reports == 2
    assert dependencies(told, tracks_of=tracks_of)[0].reports == 1


def test_uncertain_statements_count_by_option() -> None:
    told = [wants(1, "Lunde", "no treaty before the chart is drawn", confidence=0.3)]
    assert len(dependencies(told, tracks_of=tracks_of)) == 1
    assert dependencies(told, tracks_of=tracks_of, uncertain=False) == ()


def drop(side: str, words: str, day: date) -> Telling:
    return say(9, side, Act.ANNOUNCE, words, day, tracks=BOTH)


def test_a_condition_is_given_up_only_in_so_many_words_by_its_side_and_later() -> None:
    held = wants(1, "Lunde", "no treaty before the chart is drawn", APRIL)
    words = "Lunde no longer insists on a chart before the treaty"

    def dropped(other: Telling) -> tuple[str, ...]:
        return dependencies([held, other], tracks_of=tracks_of)[0].dropped

    assert dropped(drop("Lunde", words, MAY)) == ("r09-s9",)
    assert dropped(drop("Ostrava", words, MAY)) == ()
    assert dropped(drop("Lunde", words, MARCH)) == ()
    assert dropped(drop("Lunde", "Lunde is ready for a treaty and a chart", MAY)) == ()
    assert not gives_up("Lunde has not dropped its demand")


def test_sides_that_wait_for_each_other_are_a_deadlock() -> None:
    told = [
        wants(1, "Lunde", "no treaty before the chart is drawn"),
        wants(2, "Ostrava", "no chart before the treaty is signed"),
        wants(3, "Ostrava", "no ferry before the prisoners are free"),
    ]
    (found,) = deadlocks(dependencies(told, tracks_of=tracks_of))
    assert found.tracks == (Track.TREATY, Track.BORDERS)
    assert {one.side for one in found.dependencies} == {"lunde", "ostrava"}
    given_up = [*told, drop("Lunde", "It no longer insists on a chart before a treaty", MAY)]
    assert deadlocks(dependencies(given_up, tracks_of=tracks_of)) == ()


def test_a_longer_circle_is_a_deadlock_too() -> None:
    told = [
        wants(1, "Lunde", "no treaty before the chart is drawn"),
        wants(2, "Ostrava", "no chart before the prisoners are free"),
        wants(3, "Lunde", "the prisoners stay until there is a treaty"),
    ]
    (found,) = deadlocks(dependencies(told, tracks_of=tracks_of))
    assert found.tracks == (Track.TREATY, Track.HUMANITARIAN, Track.BORDERS)


def test_one_side_alone_or_years_apart_or_strangers_are_no_deadlock() -> None:
    one = wants(1, "Lunde", "no treaty before the chart is drawn")
    assert (
        deadlocks(dependencies([one, wants(2, "Lunde", "no chart before the treaty")], tracks_of=tracks_of))
        == ()
    )
    late = wants(2, "Ostrava", "no chart before the treaty is signed", date(2043, 1, 1))
    assert deadlocks(dependencies([one, late], tracks_of=tracks_of)) == ()
    other = wants(2, "Ostrava", "no chart before the treaty is signed")
    found = dependencies([one, other], tracks_of=tracks_of)
    assert deadlocks(found, dealing([one, other])) == ()
    together = wants(3, "Ostrava", "welcome", report=one.report)
    assert len(deadlocks(found, dealing([one, other, together]))) == 1


def test_words_are_parted_at_what_ties_them() -> None:
    assert parted("no treaty before the chart") == Halves("the chart", "no treaty")
    assert parted("the chart before the treaty") == Halves("the chart", "the treaty")
    assert parted("Unless the chart is drawn, no treaty") == Halves("the chart is drawn", "no treaty")
    assert parted("the treaty and the chart") is None
    assert parted("until") is None
    assert parted("") is None
