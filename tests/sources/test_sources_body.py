"""The report's own prose: what lies outside, what never does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.sources import body_of

FIRST = "OSTRAVEL (Meridian) — The governments of Velmora and Ostrand agreed on Monday to open the bridge."
SECOND = "“We have waited for this bridge longer than for the railway,” said Minister Ilka Varn."
THIRD = "The agreement, which took three weeks of talks, will be signed in Port Quell in May."


def body(text: str, title: str | None = None) -> list[str]:
    return [span.of(text) for span in body_of(text, title=title)]


def test_paragraphs_with_blank_lines_between_are_one_span() -> None:
    text = f"\n \n{FIRST}\n\n\n{SECOND}\n{THIRD}\n\n"
    assert body(text) == [text.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Get the Velmora Post in your inbox:",
        "Sign up for our newsletter and never miss a story",
        "Subscribe",
        "Related article: Ostrand Minister Walks Out of Talks",
        "Read more: What the bridge means",
        "Also read | Five things about Port Quell",
        "See also: the map of the valley",
        "Advertisement",
        "ADVERTISEMENT",
        "Article continues below",
        "Share this article",
        "Share on Facebook",
        "Facebook Twitter WhatsApp",
        "Follow us on Twitter",
        "Follow Ilka Varn on X",
        "5 min read",
        "We use cookies to improve your visit.",
        "© 2041 The Velmora Post. All rights reserved.",
        "https://velmorapost.example/2041/bridge",
        "Original url:",
        "Map: The valley",
        "Video: the bridge from the air",
        "MINISTER ON BRIDGE: FROM ‘NEVER’ TO ‘NOT BEFORE MAY’",
        "Minister Ilka Varn (L) shakes hands with Oto Brandel in Port Quell. **Meridian**",
        "The bridge at Ostravel seen in winter (Photo: Lena Okuro/Meridian)",
        "FILE PHOTO: The bridge at Ostravel",
        "Photograph: Lena Okuro",
        "* * *",
        "###",
        "\\###",
        "For more information, write to the press office",
        "Contact: desk@velmorapost.example",
        "(Reporting by Lena Okuro; Editing by Pell Ames)",
        "Lena Okuro contributed to this report.",
        "This article was first published in The Ostrand Mail.",
        "By Lena Okuro",
        "March 4, 2041",
        "The view from the other bank",
    ],
)
def test_what_stands_between_paragraphs_and_is_no_prose(line: str) -> None:
    text = f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"
    assert body(text) == [FIRST, f"{SECOND}\n\n{THIRD}"]


@pytest.mark.parametrize(
    "line",
    [
        "Map makers from both sides met in Port Quell on Monday.",
        "Subscribers to the theory that the bridge would never open were proved wrong.",
        "Related talks on water went on in Ostravel.",
        "Share prices in Velmora rose after the announcement.",
        "Support for the deal grew among members of parliament.",
        "Follow-up talks are due on Tuesday, the ministry said.",
        "Contacts between the two sides never broke off, Varn said.",
        "By Tuesday, the two sides had agreed on eleven articles.",
        "From Port Quell the minister flew home.",
        "Varn is a former journalist who has led the talks since March.",
        "“No.”",
        "He refused.",
        "- the bridge will open in May",
        "1. The bridge will be open to lorries",
        "The report was published by the observers on Monday.",
        "Varn said the photo showed nothing.",
        "Brandel, who left the talks early, said: “Print that.”",
        "VELMORA WILL NOT YIELD.",
    ],
)
def test_what_is_prose_stays(line: str) -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}"
    expected = [text] if line != "VELMORA WILL NOT YIELD." else [f"{FIRST}\n\n{SECOND}", THIRD]
    assert body(text) == expected


def test_a_sentence_goes_on_after_what_interrupts_it() -> None:
    text = (
        f"{FIRST}\n\n“A bridge that is\n\nGet the Post in your inbox:\n\nonly half open is none,” Varn said."
    )
    assert body(text) == [f"{FIRST}\n\n“A bridge that is", "only half open is none,” Varn said."]


def test_the_head_of_a_report_lies_outside() -> None:
    head = (
        "Minister Ilka Varn hosts her colleague, Port Quell, March 3, 2041.\n\nBridge to Open in May\n\n"
        "Velmora and Ostrand end a quarrel of years\n\nBy Lena Okuro\n\nMarch 4, 2041\n\n"
    )
    assert body(f"{head}{FIRST}\n\n{SECOND}") == [f"{FIRST}\n\n{SECOND}"]


def test_a_headline_repeated_at_the_start_of_the_paragraph_lies_outside() -> None:
    text = f"Bridge to open in May Monday, March 4, 2041 On Sunday, both sides agreed. {THIRD}"
    assert body(text, "Bridge to open in May") == [f"On Sunday, both sides agreed. {THIRD}"]


def test_credits_at_the_end_of_the_last_paragraph_lie_outside() -> None:
    assert body(f"{FIRST}\n\n{THIRD} (Reporting by Lena Okuro; Editing by Pell Ames)") == [
        f"{FIRST}\n\n{THIRD}"
    ]


def test_a_biography_at_the_end_lies_outside() -> None:
    biography = "Lena Okuro is the Post's correspondent in Port Quell. She has written two books on rivers."
    text = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert body(f"{text}\n\n{biography}") == [text]


def test_a_person_of_the_report_is_no_author() -> None:
    text = (
        f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nIlka Varn is a former editor of the paper and has led the talks."
    )
    assert body(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Velmora and Ostrand agree to open the bridge",
        "Velmora and Ostrand open the bridge. Both sides accuse the other of delay.",
        "Subscribe",
        "  One word  ",
    ],
)
def test_a_text_of_one_paragraph_is_all_body(text: str) -> None:
    assert body(text) == [text.strip()]


def test_lines_wrapped_by_hand_are_not_headings() -> None:
    text = (
        "The Minister of Foreign Affairs of Velmora, Ilka Varn, spoke today with\n"
        "the Minister of Foreign Affairs of Ostrand and underlined the importance\n"
        "of the bridge at Ostravel. Both agreed that the work of the commission\n"
        "should go on without delay, and that the next round of talks be held in\n"
        "Port Quell.\n\n###\n"
    )
    assert body(text) == [text.removesuffix("\n\n###\n")]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=400),
        st.lists(
            st.sampled_from([FIRST, SECOND, THIRD, "Subscribe", "By Lena Okuro", "\r\n", "\n", " "])
        ).map("\n".join),
    ),
    st.none() | st.text(max_size=20),
)
def test_spans_are_sorted_apart_and_inside_the_text(text: str, title: str | None) -> None:
    spans = body_of(text, title=title)
    assert bool(spans) == bool(text.strip())
    at = -1
    for span in spans:
        assert at < span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        at = span.end
