"""`dragoman show`: one entry with its evidence in context."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import record_option

if TYPE_CHECKING:
    from dragoman.answers.showing import Shown

_EXAMPLES = """\b
Examples:
  dragoman show 3f2a9c01-m1
  dragoman show 3f2a-m1        (as much of the id as makes it the only one)"""


@click.command("show", epilog=_EXAMPLES)
@click.argument("entry_id", metavar="ID")
@record_option
def command(record: Path, entry_id: str) -> None:
    """Print one entry and its paragraphs, its exact words between >> and << (bold on a terminal).

    Timelines, briefs and searches give the ids.
    """
    # Loaded here, so that help answers at once.
    from dragoman.answers.showing import show  # noqa: PLC0415
    from dragoman.cli import printing  # noqa: PLC0415
    from dragoman.record import Store  # noqa: PLC0415

    with Store.open(record, read_only=True) as store:
        answer = show(store, entry_id)
    printing.paragraph(answer.wording)
    click.echo()
    for name, value in (*_facts(answer), *_matching(answer)):
        if value:
            printing.paragraph(value, first=f"  {name:<13}", indent=" " * 15)
    for variant in answer.variants:
        head = variant.stored.report
        left_out = f" (without “{'”, “'.join(variant.missing)}”)" if variant.missing else ""
        click.echo()
        printing.paragraph(
            f"as printed by {head.outlet or head.agency or head.id}, {head.published}{left_out}:", first="  "
        )
        printing.highlighted(printing.marked(variant.pieces))
    for passage in answer.passages:
        before, after = "… " if passage.cut_before else "", " …" if passage.cut_after else ""
        click.echo()
        printing.highlighted(before + printing.marked(passage.pieces) + after)


_MOST_LIKE, _MOST_UNLIKE = 3, 2
"""Links whose reasons are printed; the entries themselves are all named."""


def _matching(answer: "Shown") -> Iterator[tuple[str, str]]:
    """What other reports tell of the same, why they are taken to, and what people decided."""
    from dragoman.answers.wording import standing  # noqa: PLC0415 - loaded with the answer

    if answer.event is not None:
        others = [one for one in answer.event.members if one.id != answer.stored.id]
        yield "event", f"told as it stands by {answer.event.told or '1 report'}"
        for one in others:
            outlet = one.report.outlet or one.report.agency or f"report {one.report.id}"
            state = standing(one.entry)
            told = f"{one.short}, {outlet}, {one.report.published or 'no date'}"
            yield "told too", f"{told}: {state}" if state else told
    for name, joined, most in (("because like", True, _MOST_LIKE), ("not joined", False, _MOST_UNLIKE)):
        links = [link for link in answer.links if link.joined is joined]
        for link in links[:most]:
            other = link.second if link.first == answer.stored.id else link.first
            yield name, f"{_short(other)} ({link.score:.2f}): {'; '.join(link.reasons)}"
        if len(links) > most:
            yield "", f"and {len(links) - most} more"
    for decision in answer.decided:
        other = decision.second if decision.first == answer.stored.id else decision.first
        why = f": {decision.reason}" if decision.reason else ""
        yield (
            "decided",
            f"{decision.verdict} as {_short(other)}, by {decision.reviewer}, {decision.at:%Y-%m-%d}{why}",
        )


def _short(entry: str) -> str:
    key, _, suffix = entry.partition("-")
    return f"{key[:8]}-{suffix}"


def _facts(answer: "Shown") -> Iterator[tuple[str, str]]:
    """What is known of the entry, name and value."""
    stored, head = answer.stored, answer.stored.report
    entry = stored.entry
    yield "entry", f"{stored.id}{'' if stored.active else ' (replaced by a newer reading)'}"
    yield "type", entry.type
    yield "date", f"{answer.when} ({entry.date.precision})" if entry.date.known else "unknown"
    yield "tracks", ", ".join(entry.tracks)
    yield "lasting", answer.lasting
    yield "round", answer.round
    for half in answer.halves:
        yield half.name, f"{half.words}{f' ({", ".join(half.tracks)})' if half.tracks else ''}"
    yield "confidence", f"{entry.confidence:.2f}"
    yield "reader", entry.reader
    yield (
        "report",
        ", ".join(str(part) for part in (head.id, head.outlet, head.agency, head.published) if part),
    )
    yield "title", head.title or ""
    yield "address", head.url or ""
