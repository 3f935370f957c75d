from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from record_samples import TEXT, matched, meeting, record, report, span, state, statement

from dragoman.answers.brief import brief
from dragoman.answers.finding import search
from dragoman.answers.person_names import is_personal
from dragoman.answers.showing import show
from dragoman.answers.timeline import timeline
from dragoman.answers.wording import day_text
from dragoman.errors import NotInRecordError
from dragoman.model import (
    Act,
    Actor,
    ActorKind,
    Agreement,
    AgreementStatus,
    MeetingStatus,
    Period,
    Precision,
    Record,
    Role,
    Span,
)
from dragoman.record import Filters, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.dragoman") as opened:
        opened.add(record())
        yield matched(opened)


def second_report(store: Store) -> None:
    text = "In Quist the ministers of Velmora and Astrany met. That is all."
    evidence = "the ministers of Velmora and Astrany met"
    store.add(Record(report(text, id="R2", outlet="Oster Echo"), (meeting(evidence, text=text),)))
    matched(store)


def test_the_timeline_has_the_dated_in_order_and_the_undated_apart(store: Store) -> None:
    answer = timeline(store)
    assert [line.when for line in answer.dated] == ["2031-04-08", "2031-04-08", "2031-04-09", "2031-05-28"]
    assert answer.dated[0].text == "Velmora and Astrany met in Quist, Harnish, mediated by Harnish"
    assert answer.dated[2].text == "Ida Roke (Velmora) pledged: “We will open the Tarn bridge”"
    assert len(answer.undated) == 3
    assert answer.undated[2].text == "Killed: at least 12 (March), according to The Quist Post"


def test_every_line_has_notes_and_every_note_is_verbatim(store: Store) -> None:
    second_report(store)
    for answer_notes, lines in (
        (timeline(store).notes, (*timeline(store).dated, *timeline(store).undated)),
        (brief(store).notes, tuple(line for section in brief(store).sections for line in section.lines)),
    ):
        numbers = {note.number for note in answer_notes}
        assert [note.number for note in answer_notes] == list(range(1, len(answer_notes) + 1))
        assert {number for line in lines for number in line.notes} == numbers
        assert all(line.notes and line.entries for line in lines)
        for note in answer_notes:
            assert all(quote in store.report(note.report).text for quote in note.quotes)


def test_the_timeline_takes_filters(store: Store) -> None:
    assert len(timeline(store, Filters(types=("meeting",))).dated) == 2
    assert timeline(store, Filters(sides=("Nobody",))).notes == ()


def sections(store: Store, on: date | None = None) -> dict[str, list[str]]:
    return {section.title: [line.text for line in section.lines] for section in brief(store, on).sections}


def test_the_brief_tells_the_state_of_play(store: Store) -> None:
    told = sections(store)
    assert told["Where the tracks stand"] == [
        "Treaty: Quist Accord between Velmora and Astrany: signed (2031-04-08)"
    ]
    assert told["Latest meetings"] == ["Velmora and Astrany met in Quist, Harnish, mediated by Harnish"]
    assert len(told["What is due"]) == 1
    assert told["Who wants what"] == [
        "Velmora (Ida Roke) pledges: “We will open the Tarn bridge”",
        "Astrany demands: troops leave Oster",
    ]
    assert told["Figures by source"] == ["Killed, March: at least 12 (The Quist Post)"]


def test_one_meeting_told_by_two_outlets_is_one_line_with_two_notes(store: Store) -> None:
    second_report(store)
    (line,) = next(section for section in brief(store).sections if section.title == "Latest meetings").lines
    outlets = {note.outlet for note in brief(store).notes if note.number in line.notes}
    assert outlets == {"The Quist Post", "Oster Echo"}


def test_the_brief_of_a_day_knows_only_what_was_published_by_then(store: Store) -> None:
    assert sections(store, date(2031, 4, 8)) == {}
    assert brief(store, date(2031, 4, 8)).reports == 0
    (passed,) = sections(store, date(2031, 6, 1))["What is due"]
    assert passed.startswith("No report of it: Velmora and Astrany are to meet")
    assert brief(store).on == date(2031, 4, 9)


def test_vague_dates_do_not_make_two_meetings_one(store: Store) -> None:
    text = "Since April the ministers have met. That is all."
    since = replace(
        meeting("the ministers have met", text=text), date=Period(date(2031, 4, 1), None, Precision.VAGUE)
    )
    store.add(Record(report(text, id="R2"), (since,)))
    matched(store)
    assert len(sections(store)["Latest meetings"]) == 2


def test_a_meeting_expected_long_ago_is_not_due(store: Store) -> None:
    text = "The ministers will meet. That is all."
    expected = meeting("ministers will meet", text=text, day=None, status=MeetingStatus.EXPECTED)
    store.add(Record(report(text, id="R2"), (expected,)))
    matched(store)
    assert len(sections(store, date(2031, 6, 1))["What is due"]) == 1
    assert "What is due" not in sections(store, date(2032, 6, 1))


def test_an_empty_record_has_an_empty_brief(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty") as store:
        answer = brief(store)
    assert (answer.on, answer.reports, answer.sections, answer.notes) == (None, 0, (), ())


def test_the_brief_keeps_to_its_room(tmp_path: Path) -> None:
    acts = (Act.DEMAND, Act.PLEDGE, Act.REJECT, Act.CONDITION)
    with Store.open(tmp_path / "large") as store:
        for number in range(60):
            text = f"{TEXT} Report number {number}."
            said = statement(text=text, side=f"Side {number % 7}", name=None, act=acts[number % 4])
            met = meeting(text=text, day=date(2031, 1, 1 + number % 28))
            store.add(Record(report(text, id=f"R{number}"), (said, met)))
        answer = brief(store, room=2500)
    printed = sum(len(line.text) for section in answer.sections for line in section.lines)
    printed += sum(60 + min(160, len(" … ".join(note.quotes))) for note in answer.notes)
    assert printed <= 2500
    assert answer.left_out > 0
    assert len(answer.sections) >= 2


def test_an_entry_is_shown_in_its_paragraph(store: Store) -> None:
    shown = show(store, store.entries()[2].short)
    (passage,) = shown.passages
    assert "".join(piece.text for piece in passage.pieces) in TEXT
    assert [piece.text for piece in passage.pieces if piece.evidence] == list(shown.stored.quotes)
    assert not passage.cut_before
    with pytest.raises(NotInRecordError):
        show(store, "nothing")


def test_long_paragraphs_are_cut_around_the_evidence(store: Store) -> None:
    text = "before " * 200 + "The ministers met." + " after" * 200
    store.add(Record(report(text, id="long"), (meeting("The ministers met", text=text),)))
    long = next(one for one in store.entries() if one.report.id == "long")
    (passage,) = show(store, long.id).passages
    assert passage.cut_before
    assert passage.cut_after
    assert sum(len(piece.text) for piece in passage.pieces) < 900


def test_search_marks_the_words(store: Store) -> None:
    found = search(store, ["bridge"])[0]
    assert [piece.text for piece in found.pieces if piece.evidence] == ["bridge"]
    assert found.report == "R1"


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period.day(date(2031, 4, 8)), "2031-04-08"),
        (Period(date(2031, 4, 8), date(2031, 4, 10), Precision.RANGE), "2031-04-08 to 10"),
        (Period(date(2031, 4, 28), date(2031, 5, 4), Precision.WEEK), "2031-04-28 to 05-04"),
        (Period(date(2031, 4, 1), date(2031, 4, 30), Precision.MONTH), "April 2031"),
        (Period(date(2031, 1, 1), date(2031, 12, 31), Precision.YEAR), "2031"),
        (Period(date(2031, 4, 1), date(2031, 4, 8), Precision.VAGUE), "about 2031-04-01 to 08"),
        (Period(None, date(2031, 4, 8), Precision.VAGUE), "until 2031-04-08"),
        (Period(date(2031, 4, 8), None, Precision.VAGUE), "from 2031-04-08"),
        (Period(date(2031, 12, 1), date(2032, 2, 29), Precision.SEASON), "2031-12-01 to 2032-02-29"),
    ],
)
def test_dates_for_readers(period: Period, text: str) -> None:
    assert day_text(period) == text


def test_a_quotation_printed_in_other_words_is_shown_with_the_words_that_differ(store: Store) -> None:
    words = "We shall open the Tarn bridge now"
    text = f"“{words}”, said Velmora’s minister Ida Roke on Wednesday. That is all."
    other = statement(f"“{words}”", words, text=text)
    store.add(Record(report(text, id="R2", outlet="Oster Echo"), (other,)))
    matched(store)
    own = next(one for one in store.entries(Filters(types=("statement",))) if one.report.id == "R1")
    (variant,) = show(store, own.id).variants
    assert variant.stored.report.outlet == "Oster Echo"
    assert "".join(piece.text for piece in variant.pieces) == words
    assert [piece.text for piece in variant.pieces if piece.evidence] == ["shall", "now"]
    back = show(store, variant.stored.id).variants
    assert [piece.text for piece in back[0].pieces if piece.evidence] == ["will"]
    assert back[0].missing == ("now",)


def deal(store: Store, name: str, day: date, *sides: str, number: int = 2) -> None:
    text = f"They signed the {name}. That is all."
    entry = next(one for one in record().entries if isinstance(one, Agreement))
    parties = tuple(Actor(side, side, ActorKind.STATE) for side in sides)
    own = replace(entry, name=name, parties=parties, date=Period.day(day), evidence=(Span(0, 10),))
    store.add(Record(report(text, id=f"R{number}", published=date(2031, 6, 1)), (own,)))


def test_where_tracks_stand_the_parties_of_the_process_come_first(tmp_path: Path) -> None:
    side = '[[side]]\nname = "{}"\nrole = "party"\n'
    with Store.open(tmp_path / "r") as store:
        deal(store, "Old Accord", date(2028, 5, 1), "Velmora", "Astrany", number=2)
        deal(store, "New Accord", date(2031, 5, 1), "Harnish", "Oster", number=3)
        matched(store)
        assert sections(store)["Where the tracks stand"] == [
            "Treaty: New Accord between Harnish and Oster: signed (2031-05-01)"
        ]
        store.keep_processes(['name = "Tarn"\n' + side.format("Velmora") + side.format("Astrany")])
        assert sections(store)["Where the tracks stand"] == [
            "Treaty: Old Accord between Velmora and Astrany: signed (last told 2028-05-01)"
        ]


@pytest.mark.parametrize(
    "name",
    [
        "Ida Roke",
        "Tamim bin Hamad al Thani",
        "Abdel Fattah el-Sisi",
        "JEAN-PIERRE",
        "Ursula von der Leyen",
        "Лавров",
    ],
)
def test_names_of_persons(name: str) -> None:
    assert is_personal(name)


@pytest.mark.parametrize(
    "name",
    [
        "Four Azerbaijani police officers",
        "two officials",
        "Eleven Guards",
        "The President",
        "Senior Administration Official",
        "Aide",
        "Rachel and Jon",
        "Route 17",
        "Zelenskyy**](https://x",
        "",
    ],
)
def test_what_is_no_name_of_a_person(name: str) -> None:
    assert not is_personal(name)


def test_the_timeline_tells_each_state_of_an_agreement_once(store: Store) -> None:
    for number, status in enumerate(
        (AgreementStatus.SIGNED, AgreementStatus.VIOLATED, AgreementStatus.VIOLATED)
    ):
        text = f"They spoke of the Quist Accord. Paper {number} has it."
        told = Agreement(
            id="a1",
            evidence=(span("the Quist Accord", text),),
            date=Period.day(date(2031, 4, 8 if status is AgreementStatus.SIGNED else 20)),
            name="Quist Accord",
            status=status,
            parties=(state("Velmora", Role.PARTY), state("Astrany", Role.PARTY)),
        )
        store.add(Record(report(text, id=f"A{number}", published=date(2031, 4, 21)), (told,)))
    matched(store)
    lines = [line.text for line in timeline(store, Filters(types=("agreement",))).dated]
    assert [line.split(": ")[-1] for line in lines] == ["signed (2 reports)", "violated (2 reports)"]
