"""Copies are told from independent reports by their running prose; quotations and stock phrases prove nothing."""

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.matching.copies import CopyKind, Overlap, compare, kind, origin
from dragoman.matching.fingerprints import fingerprints
from dragoman.matching.variants import differing_words, quotation_variants
from dragoman.model import Report, Span
from dragoman.sources import body_of, plan, read_file

EXERCISE = Path(__file__).parents[2] / "src" / "dragoman" / "exercise" / "reports"

WIRE = """\
PELLAMY (Corvane) — The governments of Ostrava Minor and Lunde agreed on Monday to reopen the ferry between \
their capitals, ending a quarrel over fishing rights that had kept the strait empty for eleven years.

Lundish Trade Minister Ebba Torvik and her counterpart, Rasmo Quill, signed the paper aboard the old ferry, \
which had been towed to the middle of the strait for the purpose and leaked throughout the ceremony.

"We have shared a sea for a thousand years, and a timetable for none," Torvik told the guests. "From today \
we share both."

Under the deal, each side may land its catch in either port, and a panel of three skippers will settle \
disputes within a fortnight. The ferry is to sail twice a day from June, provided that its hull can be \
patched.

Quill said the fishermen of the northern villages had been promised compensation. He did not say who would \
pay for it, and the finance ministry in Pellamy declined to comment.

The opposition in Lunde called the agreement a gift to smugglers. Its leader, Ivo Brandt, vowed to bring \
the matter before the courts, which have twice stopped similar plans.
"""

COPIED = """\
Ferry to Sail Again After Eleven Years

By Corvane

March 4, 2040

PELLAMY (Corvane) — The governments of Ostrava Minor and Lunde agreed on Monday to reopen the ferry between \
their capitals, ending a quarrel over fishing rights that had kept the strait empty for eleven years.

Lundish Trade Minister Ebba Torvik and her counterpart, Rasmo Quill, signed the paper aboard the old ferry, \
which had been towed to the middle of the strait for the purpose and leaked throughout the ceremony.

“We have shared a sea for a thousand years,

Get the Brigholm Post in your inbox:

and a timetable for none,” Torvik told the guests. “From today we share both.”

Under the deal, each side may land its catch in either port, and a panel of three skippers will settle \
disputes within a fortnight. The ferry is to sail twice a day from June, provided that its hull can be \
patched.

Related article: The Skipper Who Would Not Wait

Quill said the fishermen of the northern villages had been promised compensation. He did not say who would \
pay for it, and the finance ministry in Pellamy declined to comment.

The opposition in Lunde called the agreement a gift to smugglers. Its leader, Ivo Brandt, vowed to bring \
the matter before the courts, which have twice stopped similar plans.
"""

REWRITTEN = """\
Ostrava Minor and Lunde decided on Monday to reopen the ferry between their capitals, closing a dispute \
over fishing rights that had left the strait empty for eleven years.

Lundish Trade Minister Ebba Torvik and her colleague, Rasmo Quill, signed the document aboard the old \
ferry, which had been pulled to the middle of the strait for the occasion and leaked during the ceremony.

Under the accord, each side may bring its catch to either port, and a board of three skippers will resolve \
disputes within two weeks. The ferry is to run twice a day from June, if its hull can be mended.

Quill added that fishermen of the northern villages had been offered compensation. He did not tell who \
would pay for it, and the treasury in Pellamy refused to comment.

The opposition in Lunde branded the agreement a present to smugglers. Its head, Ivo Brandt, promised to \
bring the case before the courts, which have twice blocked similar plans.
"""

PARTIAL = """\
BRIGHOLM — Old Henk Aarsen has mended nets on the quay for fifty years, and he does not believe in ferries.

The governments of Ostrava Minor and Lunde agreed on Monday to reopen the ferry between their capitals, \
ending a quarrel over fishing rights that had kept the strait empty for eleven years.

Aarsen shrugs. His sons left for the canneries when the boats stopped, and nobody has asked them to come \
home. On the market square the price of herring fell by a third before noon, which the traders blamed on \
rumours and the moon.
"""

INDEPENDENT = """\
BRIGHOLM, March 3 — After more than a decade without a crossing, Lunde and Ostrava Minor will be linked by \
ship again this summer. Trade ministers Ebba Torvik and Rasmo Quill put their names to the accord at sea on \
Monday.

"We have shared a sea for a thousand years, and a timetable for none," Torvik said in a short speech. "From \
today we share both."

Boats of either nation may sell their fish across the water. Quarrels go before three captains, who must \
rule in two weeks.

Mr Brandt, who heads the largest party outside the Lundish cabinet, spoke of a present for criminals and \
said judges would have the last word.
"""


def report(text: str, *, title: str | None = None, **known: object) -> Report:
    return Report(id="r", text=text, title=title, body=body_of(text, title=title), **known)  # type: ignore[arg-type]


def kind_of(first: str | Report, second: str | Report) -> CopyKind:
    one, two = (item if isinstance(item, Report) else report(item) for item in (first, second))
    assert kind(compare(one, two)) is kind(compare(two, one))
    return kind(compare(one, two))


def words(report: Report, spans: tuple[Span, ...]) -> list[str]:
    return [" ".join(span.of(report.text).split()) for span in spans]


def test_a_copy_with_other_headline_curly_marks_and_boilerplate_inside() -> None:
    first, second = report(WIRE), report(COPIED, title="Ferry to Sail Again After Eleven Years")
    overlap = compare(first, second)
    assert kind(overlap) is CopyKind.COPY
    assert overlap.share_of_first == overlap.share_of_second == 1
    assert overlap.edited == 0
    assert not any("inbox" in part or "Related" in part for part in words(second, overlap.second_spans))
    assert words(second, overlap.second_quoted) == [
        "We have shared a sea for a thousand years",
        "and a timetable for none",
        "From today we share both",
    ]


def test_fingerprints_do_not_see_marks_case_and_boilerplate() -> None:
    first, second = fingerprints(report(WIRE)), fingerprints(report(COPIED))
    assert len(first & second) > 0.95 * len(first)
    assert fingerprints(replace(report(WIRE), text=WIRE.upper())) == first
    assert fingerprints(report(WIRE.replace('"', "”").replace(" ferry", "  ferry"))) == first


def test_fingerprints_are_the_same_everywhere() -> None:
    text = "The skippers of Lunde mended their nets before the storm reached the outer harbour."
    assert sorted(fingerprints(report(text))) == [129921119756971297, 171475726753698525]
    assert all(0 <= value < 2**63 for value in fingerprints(report(WIRE)))
    assert 4 <= len(WIRE.split()) / len(fingerprints(report(WIRE))) <= 6


def test_a_shortened_copy_with_moved_paragraph() -> None:
    paragraphs = WIRE.split("\n\n")
    short = "\n\n".join([paragraphs[0], paragraphs[4], paragraphs[1].split(", which")[0] + "."])
    overlap = compare(report(WIRE), report(short))
    assert kind(overlap) is CopyKind.COPY
    assert overlap.share_of_second == 1
    assert overlap.share_of_first < 0.6
    assert len(overlap.first_spans) == 3


def test_a_rewrite_with_another_word_in_each_sentence() -> None:
    assert kind_of(WIRE, REWRITTEN) is CopyKind.REWRITE
    assert fingerprints(report(WIRE)) & fingerprints(report(REWRITTEN))


def test_one_sentence_taken_over() -> None:
    first, second = report(WIRE), report(PARTIAL)
    overlap = compare(first, second)
    assert kind(overlap) is CopyKind.PARTIAL
    assert words(first, overlap.first_spans) == words(second, overlap.second_spans)
    assert words(first, overlap.first_spans)[0].startswith("The governments of Ostrava Minor")
    assert fingerprints(first) & fingerprints(second)


def test_independent_reports_share_only_what_was_said() -> None:
    first, second = report(WIRE), report(INDEPENDENT)
    overlap = compare(first, second)
    assert kind(overlap) is CopyKind.QUOTATION
    assert (
        words(first, overlap.first_quoted)[0]
        == "We have shared a sea for a thousand years, and a timetable for none"
    )
    assert kind_of(INDEPENDENT, PARTIAL) is CopyKind.NONE


def test_a_statement_that_one_prints_and_the_other_quotes_is_no_copy() -> None:
    said = (
        "Our fleet will stay within its own waters until the commission has drawn the new line on the chart"
    )
    assert kind_of(
        f"{said}. The minister wishes all skippers calm seas.", f'BRIGHOLM — "{said}," it said.'
    ) in {
        CopyKind.QUOTATION,
        CopyKind.NONE,
    }


@pytest.mark.parametrize(
    "stock",
    [
        "who was speaking on condition of anonymity because he was not authorised to speak to the media",
        "The Lundish Foreign Ministry said in a statement on Tuesday that the two sides had discussed",
        "The ministers discussed bilateral relations as well as regional and international issues of mutual interest",
        "Trade Minister Ebba Torvik and her counterpart, Rasmo Quill, of Ostrava Minor on Tuesday, March 4, 2040,",
        "Reporting by Aldo Fenn and Mirre Vose; additional reporting by Tilde Harm; editing by Jona Reek",
        "nor immediately respond to a request for comment from reporters when asked about the report on Monday",
    ],
)
def test_stock_phrases_prove_nothing(stock: str) -> None:
    one = f"Herring prices rose sharply. {stock} said the catch was poor. Snow fell on the northern hills."
    two = (
        f"A lighthouse keeper found the buoy. {stock} added that lamps would burn. Children sang all evening."
    )
    assert kind_of(one, two) is CopyKind.NONE


def test_the_same_short_item_twice_is_a_copy() -> None:
    item = "Lunde and Ostrava Minor sign an accord on fishing rights in Pellamy."
    assert kind_of(item, item.replace("Lunde", "LUNDE") + " ") is CopyKind.COPY


def test_an_outlet_that_uses_its_words_again_tells_of_another_occasion() -> None:
    first = report(
        "Lunde condemns the launch of another torpedo toward its coast. Such reckless conduct endangers every skipper, "
        "and the harbour guard is assessing the damage to buoys and moorings.",
        outlet="Harbour Office",
        published=date(2040, 1, 5),
    )
    again = report(
        first.text.replace("torpedo", "drone"), outlet="The Harbour Office", published=date(2040, 4, 9)
    )
    assert kind_of(first, again) is CopyKind.FORMULA
    assert kind_of(first, replace(again, published=date(2040, 1, 9))) is CopyKind.COPY
    assert kind_of(first, replace(again, outlet="Brigholm Post")) is CopyKind.COPY
    assert not CopyKind.FORMULA.is_copied


def test_a_correction_derives_from_what_it_corrects() -> None:
    first = report(WIRE, agency="Corvane", published=date(2040, 3, 3))
    text = "(Corrects to say eleven years, not twelve.)\n\n" + WIRE.replace("twice a day", "once a day")
    later = report(text, agency="Corvane", published=date(2040, 3, 4))
    assert kind_of(first, later) is CopyKind.COPY
    assert origin_of(later, first) == first.key


def origin_of(first: Report, second: Report) -> str:
    overlap = compare(first, second)
    assert origin(first, second, overlap) == origin(second, first, overlap.turned())
    return origin(first, second, overlap)


def test_the_agency_is_the_origin_even_of_an_earlier_print() -> None:
    wire = report(WIRE, agency="Corvane", published=date(2040, 3, 4))
    printed = report(COPIED, outlet="Brigholm Post", agency="Corvane", published=date(2040, 3, 3))
    assert origin_of(wire, printed) == wire.key
    helped = report(PARTIAL + "\nWith Corvane.", outlet="Brigholm Post", published=date(2040, 3, 2))
    assert origin_of(helped, wire) == wire.key


def test_without_credit_the_earlier_then_the_longer_is_the_origin() -> None:
    text = WIRE.replace("PELLAMY (Corvane) — ", "")
    short = report("\n\n".join(text.split("\n\n")[:3]), outlet="Post")
    long = report(text, outlet="Gazette")
    assert origin_of(short, long) == long.key
    early = replace(short, published=date(2040, 3, 3))
    assert origin_of(early, replace(long, published=date(2040, 3, 4))) == early.key


def test_quotations_that_differ_in_a_few_words() -> None:
    said = "The strait is wide enough for two flags but not for two timetables"
    heard = "The strait is wide enough for both flags, but never for two timetables"
    first = report(f'Torvik was blunt. "{said}," she said. "We sail at noon whatever the weather brings."')
    second = report(f"“{heard}.” So spoke Torvik. “We sail at noon, whatever the weather brings,” she said.")
    pairs = quotation_variants(first, second)
    assert [(one.of(first.text), two.of(second.text)) for one, two in pairs] == [(said + ",", heard + ".")]
    marked = [
        (found.first and found.first.of(said), found.second and found.second.of(heard))
        for found in differing_words(said, heard)
    ]
    assert marked == [("two", "both"), ("not", "never")]
    assert differing_words("“It’s done.”", '"it\'s DONE"') == []
    assert [found.first for found in differing_words("sail at noon", "we sail at noon")] == [None]


def test_a_quotation_cut_short_is_no_variant() -> None:
    first = report('"The harbour will open when the ice allows it and the pilots agree," said Quill.')
    second = report('"The harbour will open when the ice allows it," said Quill.')
    assert quotation_variants(first, second) == []


def exercise() -> dict[str, Report]:
    found = [item for file in plan([EXERCISE]) for item in read_file(file)]
    return {item.id: item for item in found if isinstance(item, Report)}


def test_the_copies_of_the_exercise_are_found_and_no_others() -> None:
    reports = exercise()
    found = {
        tuple(sorted((one.id, two.id))): kind(compare(one, two))
        for one, two in combinations(reports.values(), 2)
    }
    copied = {pair: sort for pair, sort in found.items() if sort.is_copied}
    assert copied == {
        ("X11", "X13"): CopyKind.COPY,
        ("X11", "X14"): CopyKind.COPY,
        ("X13", "X14"): CopyKind.COPY,
        ("X39", "X40"): CopyKind.COPY,
        ("X43", "X44"): CopyKind.PARTIAL,
    }
    marks = {name: fingerprints(item) for name, item in reports.items()}
    assert all(marks[one] & marks[two] for one, two in copied)
    assert origin_of(reports["X13"], reports["X11"]) == reports["X11"].key
    assert origin_of(reports["X40"], reports["X39"]) == reports["X39"].key
    assert origin_of(reports["X44"], reports["X43"]) == reports["X43"].key


def test_the_quotation_variant_of_the_exercise_is_found_and_no_other() -> None:
    reports = exercise()
    found = [
        (one.id, two.id) for one, two in combinations(reports.values(), 2) if quotation_variants(one, two)
    ]
    assert sorted(map(sorted, found)) == [["X11", "X15"], ["X13", "X15"], ["X14", "X15"]]


PIECES = st.sampled_from(
    [
        "the ferry",
        "sails",
        " ",
        "\n\n",
        '"',
        "“",
        "”",
        "’",
        "Torvik said",
        "nets of herring",
        "é",
        "<b>",
        "www.x.y ",
        "1,000",
        ".",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join), st.sampled_from([WIRE, COPIED])
)


def check_spans(report: Report, overlap: Overlap) -> None:
    own, quoted = overlap.first_spans, overlap.first_quoted
    together = sorted((*own, *quoted))
    assert all(any(piece.contains(span) for piece in report.body) for span in together)
    assert all(before.end <= after.start for before, after in pairwise(together))
    assert 0 <= overlap.share_of_first <= 1
    assert 0 <= overlap.edited <= 1


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
@example("a b c " * 400, "b c a " * 400)
@example(WIRE, WIRE + WIRE)
def test_any_two_texts(one: str, two: str) -> None:
    first, second = report(one), report(two)
    overlap = compare(first, second)
    assert compare(second, first) == overlap.turned()
    assert kind(overlap) is kind(overlap.turned())
    check_spans(first, overlap)
    check_spans(second, overlap.turned())
    assert origin_of(first, second) in {first.key, second.key}
    for ours, theirs in quotation_variants(first, second):
        assert ours.end <= len(one)
        assert theirs.end <= len(two)
    differing_words(one, two)
    fingerprints(first)


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True), min_size=20, max_size=200))
def test_prose_is_a_copy_of_itself(prose: list[str]) -> None:
    item = Report(id="r", text=" ".join(prose), body=(Span(0, len(" ".join(prose))),))
    overlap = compare(item, item)
    assert kind(overlap) is CopyKind.COPY
    assert overlap.share_of_first == overlap.share_of_second == 1
    assert overlap.first_spans == item.body
