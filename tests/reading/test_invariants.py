"""What always holds: spans are verbatim, reading again changes nothing, nothing raises."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Report, Span
from dragoman.model.interchange import record_to_json
from dragoman.reading import Reader

WORDS = """Kestovia|Taldria|Petrin Olask|the two ministers|he|they|it|said|told|accused|met|will meet|talks|agreed
|signed|the treaty|a ceasefire|killed|40 people|in Quilanta|on Thursday|next week|between|and|with|of|that|,|.|“|”|"|'
|’|—|according to|only if|before|\u00a0|é|\u202e|🕊|U.S.|(|)|more than|since"""
pieces = st.sampled_from([*WORDS.replace("\n", "").split("|"), "\n\n", "\r\n"])
texts = st.lists(pieces, max_size=40).map(" ".join) | st.text(max_size=200)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.dates() | st.none())
def test_any_text_gives_a_record_whose_spans_are_verbatim(
    reader: Reader, text: str, published: date | None
) -> None:
    body = (Span(0, len(text)),) if text else ()
    report = Report(id="t", text=text, published=published, body=body)
    record = reader.read(report)
    for entry in record.entries:
        assert entry.evidence
        for span in entry.spans:
            assert span.of(text).strip()
            assert any(part.contains(span) for part in body)
    assert record_to_json(reader.read(report)) == record_to_json(record)
