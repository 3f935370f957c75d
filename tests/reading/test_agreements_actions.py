"""What was agreed, and what was done."""

from dragoman.model import Action, ActionKind, Agreement, AgreementStatus, Record

from .conftest import Read


def agreements(record: Record) -> list[Agreement]:
    return [entry for entry in record.entries if isinstance(entry, Agreement)]


def actions(record: Record) -> list[Action]:
    return [entry for entry in record.entries if isinstance(entry, Action)]


def test_a_truce_with_a_hyphen(read: Read) -> None:
    (truce,) = agreements(read("Kestovia and Taldria signed a cease-fire in Quilanta on Thursday."))
    assert truce.status is AgreementStatus.SIGNED
    assert {actor.side for actor in truce.parties} == {"Kestovia", "Taldria"}


def test_what_an_accord_calls_for_is_not_what_becomes_of_it(read: Read) -> None:
    (accord,) = agreements(
        read(
            "Kestovia and Taldria signed an accord on Thursday, which calls for the withdrawal of all troops."
        )
    )
    assert accord.status is AgreementStatus.SIGNED


def test_to_go_on_talking_is_no_agreement(read: Read) -> None:
    assert agreements(read("Kestovia and Taldria agreed to continue negotiations next week.")) == []


def test_a_truce_of_one_side_is_none(read: Read) -> None:
    assert agreements(read("The Free Dorvane Front declared a ceasefire on Thursday.")) == []


def test_who_forged_a_truce_is_no_party(read: Read) -> None:
    record = read(
        "Fighting between Kestovia and Taldria stopped on Thursday. Osmerra and the Littoral Union forged the truce."
    )
    truce = next(a for a in agreements(record) if a.mediators)
    assert {actor.side for actor in truce.parties} == {"Kestovia", "Taldria"}
    assert {actor.side for actor in truce.mediators} == {"Osmerra", "Littoral Union"}


def test_a_verb_tells_by_its_object_what_was_done(read: Read) -> None:
    kinds = {
        "Taldrian troops captured a Kestovian soldier on Thursday.": ActionKind.DETAIN,
        "Taldrian troops captured the town of Senk on Thursday.": ActionKind.SEIZE,
        "Kestovia launched a series of strikes on Taldria on Thursday.": ActionKind.ATTACK,
        "Kestovia continued to shell Taldria on Thursday.": ActionKind.ATTACK,
    }
    for text, kind in kinds.items():
        assert [action.kind for action in actions(read(text))] == [kind], text


def test_who_turns_back_is_not_expelled(read: Read) -> None:
    record = read("Osmerra's envoy, Okane Dassiro, turned back at Ostrey on Thursday.")
    assert all(action.kind is not ActionKind.EXPEL for action in actions(record))
