"""Measures matching across reports on exercises, and fails under the pinned floors.

An exercise is a folder with `process.toml`, `reports/`, `truth/texts`, `truth/records` and `truth/across.toml`.
Matching is measured twice: on the entries made by hand, so that it is judged by itself, and on what the program reads,
where an entry made by hand stands for the one found with most of its evidence.

    python tools/matching.py [--show] [DIR …]
"""

import argparse
import json
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman import sources
from dragoman.knowledge import Knowledge, load
from dragoman.matching.actors import actors, index
from dragoman.matching.contradictions import contradictions
from dragoman.matching.copies import compare as compare_texts
from dragoman.matching.copies import kind as copy_kind
from dragoman.matching.identity import Identifier, Who
from dragoman.matching.matcher import Matcher
from dragoman.matching.plans import plan
from dragoman.matching.telling import Telling, telling
from dragoman.model import ActorKind, Entry, Record, Report
from dragoman.model.interchange import record_from_json
from dragoman.reading import Reader
from dragoman.record import Store

ROOT = Path(__file__).resolve().parent.parent
EXERCISES = (ROOT / "src" / "dragoman" / "exercise", ROOT / "tests" / "second_exercise")
FLOORS = ROOT / "tools" / "floors.toml"
KINDS = ("meeting", "agreement", "action")


@dataclass(frozen=True)
class Exercise:
    """An exercise with its truth."""

    folder: Path

    @cached_property
    def across(self) -> dict[str, Any]:
        """The truth across reports."""
        return tomllib.loads((self.folder / "truth" / "across.toml").read_text("utf-8"))

    @cached_property
    def knowledge(self) -> Knowledge:
        """What is known before reading."""
        return load(self.folder / "process.toml")

    @cached_property
    def truth(self) -> dict[str, Record]:
        """The records made by hand, by report."""
        return dict(self._truth())

    def _truth(self) -> Iterator[tuple[str, Record]]:
        for path in sorted((self.folder / "truth" / "records").glob("*.json")):
            text = json.loads((self.folder / "truth" / "texts" / path.name).read_text("utf-8"))["text"]
            yield path.stem, record_from_json(json.loads(path.read_text("utf-8")), text=text)

    @cached_property
    def reports(self) -> list[Report]:
        """The reports."""
        found = [item for path in sources.plan([self.folder / "reports"]) for item in sources.read_file(path)]
        return sorted((item for item in found if isinstance(item, Report)), key=lambda report: report.id)

    def tellings(self, records: Mapping[str, Record]) -> dict[str, Telling]:
        """The entries of records as tellings, by REPORT#ENTRY."""
        identify = Identifier(self.knowledge)
        return {
            f"{name}#{entry.id}": telling(record, entry, identify, name=f"{name}#{entry.id}")
            for name, record in records.items()
            for entry in record.entries
        }


def b_cubed(
    found: Iterable[Iterable[Hashable]], truth: Iterable[Iterable[Hashable]]
) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over the items that both have (Bagga and Baldwin 1998)."""
    ours = {item: frozenset(group) for group in map(list, found) for item in group}
    theirs = {item: frozenset(group) for group in map(list, truth) for item in group}
    items = ours.keys() & theirs.keys()
    if not items:
        return 0.0, 0.0, 0.0
    precision = sum(len(ours[x] & theirs[x]) / len(ours[x] & items) for x in items) / len(items)
    recall = sum(len(ours[x] & theirs[x]) / len(theirs[x] & items) for x in items) / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)


def true_events(exercise: Exercise) -> list[list[str]]:
    """The events of the truth, every entry of the three kinds in one."""
    listed = [
        event["entries"] for event in exercise.across["event"] if event["kind"] in KINDS and event["entries"]
    ]
    known = {entry for group in listed for entry in group}
    single = [
        [f"{name}#{entry.id}"]
        for name, record in exercise.truth.items()
        for entry in record.entries
        if entry.type in KINDS and f"{name}#{entry.id}" not in known
    ]
    return listed + single


def events_of(exercise: Exercise, records: Mapping[str, Record]) -> list[list[str]]:
    """The events that a record holds when these were added and matched."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "r.dragoman") as store:
        for record in records.values():
            store.add(record)
        for _ in store.match(Matcher(exercise.knowledge)):
            pass
        found: defaultdict[str, list[str]] = defaultdict(list)
        for stored in store.entries():
            if stored.event and stored.entry.type in KINDS:
                found[stored.event].append(f"{stored.report.id}#{stored.entry.id}")
    return list(found.values())


def true_actors(exercise: Exercise, tellings: Mapping[str, Telling]) -> dict[tuple[str, int], str]:
    """For each mention of an actor who he truly is; mentions of people not named and not listed are left out."""
    names: dict[tuple[str, str], str] = {}
    here: dict[tuple[str, str, str], str] = {}
    for actor in exercise.across.get("actor", []):
        who = f"{actor['side']}/{actor['name']}"
        names.update({(actor["side"], name): who for name in actor["names"]})
        for place in actor["unnamed"]:
            entry, _, office = place.partition(" ")
            here[entry, actor["side"], f"({office.strip()})"] = who
    for person in exercise.across.get("person", []):
        for place in person["mentions"]:
            entry, _, form = place.partition(": ")
            here[entry, person["side"], form] = f"{person['side']}/{person['name']}"
    found: dict[tuple[str, int], str] = {}
    for name, one in tellings.items():
        for at, actor in enumerate(one.entry.actors):
            side = actor.side or ""
            form = actor.name or f"({actor.office or ''})"
            if (who := here.get((name, side, form))) is not None:
                found[name, at] = who
            elif actor.name and actor.kind not in {ActorKind.GROUP, ActorKind.UNNAMED}:
                own = f"{side}/{side if actor.name == side else actor.name}"
                found[name, at] = names.get((side, actor.name), own)
    return found


def found_actors(tellings: Mapping[str, Telling]) -> dict[tuple[str, int], str]:
    """For each mention who matching takes the actor for."""
    people = index(actors(who for one in tellings.values() for who in one.who))
    return {
        (name, at): _person(people[who].side, people[who].name, who)
        for name, one in tellings.items()
        for at, who in enumerate(one.who)
    }


def _person(side: str, name: str, who: Who) -> str:
    return f"{side}/{name}/{who.person}"


def clusters(
    of: Mapping[tuple[str, int], str], keep: Iterable[tuple[str, int]]
) -> list[list[tuple[str, int]]]:
    """Mentions by who they are."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for mention in keep:
        if mention in of:
            found[of[mention]].append(mention)
    return list(found.values())


def plans_right(
    exercise: Exercise, tellings: Mapping[str, Telling], events: Sequence[Sequence[str]]
) -> list[str]:
    """The plans whose outcome is told wrongly, in words."""
    of = {entry: event for event in events for entry in event}
    wrong = []
    for true in exercise.across["plan"]:
        last = next((step["entry"] for step in reversed(true["steps"]) if step["entry"] in of), None)
        found = plan(tellings[entry] for entry in of[last]) if last else None
        outcome = found.outcome.value if found else "no plan"
        if outcome != true["outcome"]:
            wrong.append(f"{true['key']}: {outcome}, not {true['outcome']}")
    return wrong


def copied(exercise: Exercise) -> tuple[float, list[str]]:
    """F1 over pairs of reports that share copied text, and the wrong pairs in words.

    Two copies of one origin are such a pair: neither is independent of the other in what both took over.
    """
    families: defaultdict[str, set[str]] = defaultdict(set)
    for copy in exercise.across["copy"]:
        families[copy["origin"]] |= {copy["origin"], *copy["copies"]}
    true = {tuple(sorted(both)) for family in families.values() for both in combinations(family, 2)}
    found = {
        (one.id, two.id)
        for one, two in combinations(exercise.reports, 2)
        if copy_kind(compare_texts(one, two)).is_copied
    }
    wrong = [f"copy missed: {a} {b}" for a, b in sorted(true - found)]
    wrong += [f"copy invented: {a} {b}" for a, b in sorted(found - true)]
    return 2 * len(true & found) / (len(true) + len(found)), wrong


def contradicted(
    exercise: Exercise, tellings: Mapping[str, Telling], events: Sequence[Sequence[str]]
) -> tuple[int, int, int, list[str]]:
    """True contradictions found, true ones in all, those reported that touch none of the truth; and both in words."""
    naming = Identifier(exercise.knowledge).side
    found = contradictions(list(tellings.values()), events, naming=naming)
    held = [[set(position.tellings) for position in one.positions] for one in found]
    true = [claim for claim in exercise.across["claim"] if _is_contradiction(claim)]
    lost = [claim["key"] for claim in true if not any(_shows(claim, positions) for positions in held)]
    invented = [
        f"not in the truth: {one.kind.value}, {one.about}: "
        + " / ".join(f"{p.value} ({', '.join(p.tellings)})" for p in one.positions)
        for one, positions in zip(found, held, strict=True)
        if not any(_touches(claim, positions) for claim in true)
    ]
    return len(true) - len(lost), len(true), len(invented), [f"missed: {key}" for key in lost] + invented


def _is_contradiction(claim: Mapping[str, Any]) -> bool:
    return claim.get("contradiction", True) and len([p for p in claim["positions"] if p["entries"]]) > 1


def _shows(claim: Mapping[str, Any], positions: Sequence[set[str]]) -> bool:
    """Whether two positions found hold entries of two positions of the truth."""
    sides = [set(position["entries"]) for position in claim["positions"]]
    hits = [{n for n, side in enumerate(sides) if side & position} for position in positions]
    return any(len(one | two) > 1 for one, two in combinations([hit for hit in hits if hit], 2))


def _touches(claim: Mapping[str, Any], positions: Sequence[set[str]]) -> bool:
    return _shows(claim, positions)


def read(exercise: Exercise) -> dict[str, Record]:
    """What the program reads."""
    reader = Reader(exercise.knowledge)
    return {record.report.id: record for record in reader.read_many(exercise.reports)}


def aligned(exercise: Exercise, records: Mapping[str, Record]) -> dict[str, str]:
    """For each entry made by hand that was found the entry that stands for it."""
    found = {}
    for name, truth in exercise.truth.items():
        read_ = records.get(name)
        if read_ is not None:
            found.update({f"{name}#{a}": f"{name}#{b}" for a, b in _pairs(truth.entries, read_.entries)})
    return found


def _pairs(truth: Sequence[Entry], read_: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    shares = sorted(
        ((-_share(one, two), one.id, two.id) for one in truth for two in read_ if one.type == two.type),
    )
    used: set[tuple[int, str]] = set()
    for share, one, two in shares:
        if share < -0.2 and (0, one) not in used and (1, two) not in used:
            used |= {(0, one), (1, two)}
            yield one, two


def _share(one: Entry, two: Entry) -> float:
    ours = {at for span in one.evidence for at in range(span.start, span.end)}
    theirs = {at for span in two.evidence for at in range(span.start, span.end)}
    same = len({a.side for a in one.actors} & {a.side for a in two.actors})
    return len(ours & theirs) / len(ours | theirs) + 0.01 * same


def measure(exercise: Exercise, *, show: bool) -> dict[str, float]:
    """All figures of one exercise."""
    tellings = exercise.tellings(exercise.truth)
    events = events_of(exercise, exercise.truth)
    truth = true_events(exercise)
    figures: dict[str, float] = {}
    said: list[str] = []
    for kind in (*KINDS, "events"):
        chosen = [group for group in truth if kind == "events" or tellings[group[0]].entry.type == kind]
        figures[f"{kind}_precision"], figures[f"{kind}_recall"], figures[f"{kind}_f1"] = b_cubed(
            events, chosen
        )
    real = true_actors(exercise, tellings)
    taken = found_actors(tellings)
    figures["actors_f1"] = b_cubed(clusters(taken, real), clusters(real, real))[2]
    said += _actor_errors(real, taken)
    wrong = plans_right(exercise, tellings, events)
    figures["plans"] = 1 - len(wrong) / len(exercise.across["plan"])
    figures["copies_f1"], bad = copied(exercise)
    hit, total, false, words = contradicted(exercise, tellings, truth)
    figures["contradictions_recall"] = hit / total
    figures["contradictions_unlisted"] = false
    said += [*_event_errors(events, truth), *wrong, *bad, *words]
    figures |= _end_to_end(exercise)
    if show:
        print("\n".join(said))
    return {name: round(value, 3) for name, value in figures.items()}


def _end_to_end(exercise: Exercise) -> dict[str, float]:
    records = read(exercise)
    tellings = exercise.tellings(records)
    back = {two: one for one, two in aligned(exercise, records).items()}
    events = events_of(exercise, records)
    named = [[back[entry] for entry in event if entry in back] for event in events]
    _, _, score = b_cubed([group for group in named if group], true_events(exercise))
    of = {back[entry]: event for event in events for entry in event if entry in back}
    right = total = 0
    for true in exercise.across["plan"]:
        last = next((step["entry"] for step in reversed(true["steps"]) if step["entry"] in of), None)
        total += 1
        found = plan(tellings[entry] for entry in of[last]) if last else None
        right += bool(found and found.outcome.value == true["outcome"])
    return {"read_events_f1": score, "read_plans": right / total}


def _event_errors(found: Sequence[Sequence[str]], truth: Sequence[Sequence[str]]) -> Iterator[str]:
    of = {entry: tuple(group) for group in truth for entry in group}
    ours = {entry: tuple(group) for group in found for entry in group}
    for group in found:
        if len({of.get(entry) for entry in group}) > 1:
            yield f"merged: {' '.join(group)}"
    for group in truth:
        if len({ours.get(entry) for entry in group}) > 1:
            yield f"split: {' '.join(group)}"


def _actor_errors(real: Mapping[tuple[str, int], str], taken: Mapping[tuple[str, int], str]) -> Iterator[str]:
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    back: defaultdict[str, set[str]] = defaultdict(set)
    for mention, who in real.items():
        pairs[who].add(taken[mention])
        back[taken[mention]].add(who)
    yield from (
        f"actor split: {who}: {sorted(several)}" for who, several in sorted(pairs.items()) if len(several) > 1
    )
    yield from (
        f"actor merged: {who}: {sorted(several)}" for who, several in sorted(back.items()) if len(several) > 1
    )


def main() -> int:
    """Measure, print, compare with the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=[f for f in EXERCISES if f.is_dir()])
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    arguments = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text("utf-8")).get("matching", {})
    failed = []
    for folder in arguments.folders:
        print(f"\n== {folder.name}")
        figures = measure(Exercise(folder), show=arguments.show)
        for name, value in figures.items():
            print(f"{name:28} {value:.3f}")
        failed += [
            f"{folder.name}: {name} {figures.get(name, 0)} is under its floor {floor}"
            for name, floor in floors.get(folder.name, {}).items()
            if figures.get(name, 0) < floor
        ]
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
