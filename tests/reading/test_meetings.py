"""Who met whom, where, when, in which role, and whether it happened."""

from datetime import date

from dragoman.model import Channel, Meeting, MeetingStatus, Record, Role, Span

from .conftest import Read


def meetings(record: Record) -> list[Meeting]:
    return [entry for entry in record.entries if isinstance(entry, Meeting)]


def names(meeting: Meeting) -> set[str | None]:
    return {actor.name for actor in meeting.participants}


def test_a_meeting_told_twice_is_one_entry_with_more_evidence(read: Read) -> None:
    record = read(
        "Kestovian Foreign Minister Petrin Olask met his Taldrian counterpart Émeric Solvane in Quilanta "
        "on Thursday.\n\n"
        "The meeting lasted four hours."
    )
    (meeting,) = meetings(record)
    assert names(meeting) == {"Petrin Olask", "Émeric Solvane"}
    assert meeting.status is MeetingStatus.HELD
    assert meeting.date.start == date(2031, 5, 15)
    assert meeting.place is not None
    assert meeting.place.name == "Quilanta"


def test_separate_talks_are_separate_meetings(read: Read) -> None:
    record = read(
        "Nasima Korrou held separate talks with Foreign Ministers Petrin Olask of Kestovia "
        "and Émeric Solvane of Taldria before sitting down with them in a trilateral format."
    )
    assert sorted(len(names(m)) for m in meetings(record)) == [2, 2, 3]


def test_a_plan_is_not_a_fact(read: Read) -> None:
    record = read("The presidents of Kestovia and Taldria are due to meet in Port Merrin on May 28.")
    (meeting,) = meetings(record)
    assert meeting.status is MeetingStatus.SCHEDULED
    assert meeting.date.start == date(2031, 5, 28)


def test_two_months_are_two_meetings(read: Read) -> None:
    record = read("Petrin Olask and Émeric Solvane met in Quilanta in March and April.")
    assert [m.date.start for m in meetings(record)] == [date(2031, 3, 1), date(2031, 4, 1)]


def test_the_inviter_is_the_host(read: Read) -> None:
    record = read(
        "Petrin Olask and Émeric Solvane will meet in Lysmere on June 3 at the invitation of the World Concord."
    )
    (meeting,) = meetings(record)
    assert {a.side for a in meeting.participants if a.role is Role.HOST} == {"World Concord"}


def test_a_telephone_call(read: Read) -> None:
    record = read("Petrin Olask spoke by phone with Émeric Solvane on Friday.")
    assert [m.channel for m in meetings(record)] == [Channel.PHONE]


def test_a_meeting_of_one_side_is_none(read: Read) -> None:
    assert meetings(read("The Kestovian cabinet met in Brenholt on Thursday.")) == []


def test_a_caption_makes_an_entry_only_if_the_prose_does_not(read: Read) -> None:
    caption = (
        "Kestovian Foreign Minister Petrin Olask (L) and Taldrian Foreign Minister Émeric Solvane "
        "shake hands during a meeting."
    )
    prose = "Kestovia said the road would be opened."
    text = f"{caption}\n\n{prose}"
    record = read(text, body=(Span(len(caption) + 2, len(text)),))
    (meeting,) = meetings(record)
    assert not meeting.date.known


def test_a_meeting_on_the_agenda_is_not_held(read: Read) -> None:
    record = read("He said another meeting between the presidents of Kestovia and Taldria is on the agenda.")
    (met,) = [entry for entry in record.entries if isinstance(entry, Meeting)]
    assert met.status is not MeetingStatus.HELD


def test_the_talks_point_back_not_ahead(read: Read) -> None:
    record = read(
        "The talks in Belquay ended on Thursday. Olask said another meeting between the presidents of Kestovia and "
        "Taldria is on the agenda."
    )
    summits = [e for e in record.entries if isinstance(e, Meeting) and e.status is not MeetingStatus.HELD]
    assert [summit.date.known for summit in summits] == [False]
