"""Who met whom, where, when, in which role, and whether it happened."""

from datetime import date

import pytest

from dragoman.model import Channel, Figure, Meeting, MeetingStatus, Record, Role, Span

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


# --- several meetings, and who takes part


def sides_of(record: Record) -> list[list[str | None]]:
    return sorted(sorted({actor.side for actor in m.participants}, key=str) for m in meetings(record))


def test_a_day_of_four_meetings_is_four_meetings(read: Read) -> None:
    record = read(
        "Osmerran Foreign Minister Nasima Korrou received Émeric Solvane of Taldria and then his Kestovian "
        "counterpart, Petrin Olask, in separate meetings on Thursday. The three sat down together in the afternoon. "
        "In the evening she spoke by telephone with Marit Aaskov of the Littoral Union."
    )
    assert sides_of(record) == [
        ["Kestovia", "Osmerra"],
        ["Kestovia", "Osmerra", "Taldria"],
        ["Littoral Union", "Osmerra"],
        ["Osmerra", "Taldria"],
    ]


def test_the_town_of_a_meeting_is_no_side(read: Read) -> None:
    record = read("Petrin Olask and Émeric Solvane met in Port Merrin on Thursday.")
    (meeting,) = meetings(record)
    assert sides_of(record) == [["Kestovia", "Taldria"]]
    assert meeting.place is not None
    assert meeting.place.name == "Port Merrin"


def test_those_met_separately_are_met_twice(read: Read) -> None:
    record = read("Petrin Olask and Émeric Solvane met separately with Nasima Korrou of Osmerra on Thursday.")
    assert sides_of(record) == [["Kestovia", "Osmerra"], ["Osmerra", "Taldria"]]


def test_three_sit_in_trilateral_talks(read: Read) -> None:
    record = read(
        "Émeric Solvane of Taldria arrived on Thursday. A trilateral meeting with Nasima Korrou and the foreign "
        "minister of Kestovia, Petrin Olask, followed in the afternoon."
    )
    assert ["Kestovia", "Osmerra", "Taldria"] in sides_of(record)


def test_a_border_commission_is_of_both_sides(read: Read) -> None:
    record = read(
        "Kestovia and Taldria agreed on the map. The border commission will meet in Ostrey on May 28."
    )
    assert sides_of(record) == [["Kestovia", "Taldria"]]


def test_who_brings_both_sides_together_mediates(read: Read) -> None:
    record = read(
        "Talks between Kestovia and Taldria, mediated by Osmerra, were held in Quilanta on Thursday. "
        "Petrin Olask and Émeric Solvane took part."
    )
    roles = {actor.side: actor.role for actor in meetings(record)[0].participants}
    assert roles == {"Kestovia": Role.PARTY, "Taldria": Role.PARTY, "Osmerra": Role.MEDIATOR}


def test_who_signs_together_meets(read: Read) -> None:
    record = read(
        "Petrin Olask of Kestovia and Émeric Solvane of Taldria put their signatures to the protocol in Quilanta "
        "on Thursday."
    )
    assert sides_of(record) == [["Kestovia", "Taldria"]]


def test_a_former_president_acts_for_no_side(read: Read) -> None:
    record = read("Petrin Olask met former Taldrian president Lucan Averil in Quilanta on Thursday.")
    (meeting,) = meetings(record)
    assert {(a.name, a.side) for a in meeting.participants} == {
        ("Petrin Olask", "Kestovia"),
        ("Lucan Averil", None),
    }


# --- whether and when


def test_talks_that_are_only_called_for_are_none(read: Read) -> None:
    assert meetings(read("Osmerra called for talks between Kestovia and Taldria.")) == []


def test_a_meeting_ruled_out_is_refused(read: Read) -> None:
    record = read(
        "The presidents Radomer Vasht and Ysaline Amarandé would meet in Port Merrin on May 28. "
        "Amarandé had ruled out such a meeting in March."
    )
    told = {m.status: {a.side for a in m.participants} for m in meetings(record)}
    assert told == {
        MeetingStatus.SCHEDULED: {"Kestovia", "Taldria"},
        MeetingStatus.REFUSED: {"Kestovia", "Taldria"},
    }


def test_a_plan_called_off_is_one_meeting(read: Read) -> None:
    record = read(
        "Petrin Olask was to meet Émeric Solvane in Quilanta on May 28. The meeting has been cancelled."
    )
    (meeting,) = meetings(record)
    assert meeting.status is MeetingStatus.CANCELLED


def test_the_day_to_come_is_not_the_day_of_the_call(read: Read) -> None:
    record = read(
        "Émeric Solvane spoke by telephone with Corvin Ellstad about the meeting of the presidents on 28 May."
    )
    call = next(m for m in meetings(record) if m.channel is Channel.PHONE)
    assert call.status is MeetingStatus.HELD
    assert call.date.start != date(2031, 5, 28)


def test_talks_that_began_go_on_for_their_days(read: Read) -> None:
    record = read("Kestovia and Taldria opened a third round of four-day talks in Lysmere on Wednesday.")
    (meeting,) = meetings(record)
    assert meeting.status is MeetingStatus.ONGOING
    assert (meeting.date.start, meeting.date.end) == (date(2031, 5, 14), date(2031, 5, 17))
    assert (meeting.duration, meeting.round) == ("P4D", 3)


def test_the_meeting_before_is_a_meeting_of_its_own(read: Read) -> None:
    record = read(
        "Radomer Vasht and Ysaline Amarandé held their first meeting since June 2029 in Port Merrin on Thursday."
    )
    assert sorted(m.date.start for m in meetings(record) if m.date.start) == [
        date(2029, 6, 1),
        date(2031, 5, 15),
    ]


def test_uncertain_meetings_say_so(read: Read) -> None:
    (sure,) = meetings(read("Petrin Olask met Émeric Solvane in Quilanta on Thursday."))
    unsure = meetings(read("The foreign minister of Kestovia had contacts with partners."))
    assert sure.confidence > 0.7
    assert all(meeting.confidence < sure.confidence for meeting in unsure)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (
            (
                "Kestovia and Taldria signed a ceasefire on 4 April. Three days after the ceasefire, their foreign "
                "ministers met in Quilanta."
            ),
            date(2031, 4, 7),
        ),
        (
            (
                "The truce of 3 March held. The foreign ministers of Kestovia and Taldria met ten days after the truce "
                "was signed."
            ),
            date(2031, 3, 13),
        ),
        (
            (
                "The foreign ministers of Kestovia and Taldria met two days before the attack on Harrowin. The attack "
                "killed nine people on 9 May."
            ),
            date(2031, 5, 7),
        ),
    ],
)
def test_a_day_reckoned_from_an_event_told_elsewhere(read: Read, told: str, day: date) -> None:
    (meeting,) = meetings(read(told))
    assert meeting.date.start == meeting.date.end == day


def test_the_day_an_accord_was_broken_is_not_its_own(read: Read) -> None:
    record = read(
        "Taldrian troops violated the ceasefire on 4 April. Three days after the ceasefire, the foreign ministers "
        "of Kestovia and Taldria met in Quilanta."
    )
    assert all(meeting.date.start != date(2031, 4, 7) for meeting in meetings(record))


def test_the_two_are_the_persons_named_last(read: Read) -> None:
    record = read(
        "Foreign Minister Petrin Olask and Taldria's Émeric Solvane agreed on a statement. It was issued after the two "
        "held talks in Quilanta."
    )
    assert {"Petrin Olask", "Émeric Solvane"} in [names(meeting) for meeting in meetings(record)]


def test_a_hyphen_in_a_name_loses_nobody(read: Read) -> None:
    record = read(
        "Kestovian President Mo Jae-rin and Taldrian Foreign Minister Émeric Solvane met in Quilanta on Tuesday."
    )
    (meeting,) = meetings(record)
    assert {actor.side for actor in meeting.participants} == {"Kestovia", "Taldria"}


def test_a_capital_that_is_a_place_is_no_party(read: Read) -> None:
    record = read(
        "LYSMERE — Kestovia's largest guerrilla army announced on Monday that it sat down again with ministers in the "
        "Osmerran capital.\n\nThe rebels met a delegation of Kestovia's government, the Free Dorvane Front said."
    )
    roles = {actor.side: actor.role for meeting in meetings(record) for actor in meeting.participants}
    assert roles.get("Osmerra") is not Role.PARTY
    assert {"Kestovia", "Free Dorvane Front"} <= set(roles)


def test_a_year_in_the_name_of_an_accord_is_not_the_day_of_the_talks(read: Read) -> None:
    record = read(
        "The negotiations of Kestovia and Taldria about prisoners from the 2019 war started on Thursday in Quilanta."
    )
    (meeting,) = meetings(record)
    assert meeting.date.start == date(2031, 5, 15)


def test_two_who_held_talks_are_no_prisoners(read: Read) -> None:
    record = read(
        "An aide of Petrin Olask told reporters that the two had held friendly consultations with Émeric Solvane."
    )
    assert not [entry for entry in record.entries if isinstance(entry, Figure)]
