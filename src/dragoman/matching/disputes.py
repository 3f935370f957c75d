"""Statements of one report that go against each other: denials of what was said before, accusations, causes."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.knowledge.phrases import fold
from dragoman.matching.claims import ClaimKind, Opposed, denied
from dragoman.matching.denials import Denies, Said, families_of
from dragoman.matching.scopes import Naming, names, numbers, phrase_pattern
from dragoman.model import Act

_REACH = {Denies.BEFORE: 450, Denies.BLAME: 900, Denies.NUMBER: 30, Denies.SUCH: 450}
"""Characters before a denial within which what it denies is looked for; a number is of the sentence before."""
_NEAR = 450
"""Characters within which accusations of each other are taken to be about one event."""
_HEAD = 60
"""Characters at the head of an accusation in which the accused is named ("accused X of …")."""
_REACH_OF_CAUSE = 1000

ASSERTING = frozenset({Act.SAY, Act.ANNOUNCE, Act.ACCUSE, Act.DEMAND, Act.REJECT, Act.SETBACK, Act.PROGRESS})
"""Acts by which a fact is told, be it beside a demand; a pledge or an offer is none."""


def disputes_within(sayings: Sequence[Said], naming: Naming) -> Iterator[Opposed]:
    """What statements of one report, given in the order of their places, say against each other."""
    for index, denial in enumerate(sayings):
        target = _target(sayings, index, naming)
        if target is not None and denial.denies is not None:
            yield _opposed(target, denial)
    yield from _mutual(sayings, naming)
    yield from _causes(sayings)


def others(one: Said, two: Said) -> bool:
    """Whether two statements have other speakers, as far as is told."""
    if one.speakers and two.speakers:
        return not one.speakers & two.speakers
    ours, theirs = ({who.key for who in saying.telling.who} for saying in (one, two))
    return not ours & theirs


def _opposed(target: Said, denial: Said) -> Opposed:
    kind = ClaimKind.AUTHOR if denial.denies is Denies.BLAME else ClaimKind.DENIAL
    reasons = {
        Denies.BLAME: "guilt denied after an accusation",
        Denies.NUMBER: "a number rejected after it was given",
        Denies.SUCH: "denied that there is such a thing",
    }
    reason = reasons.get(denial.denies or Denies.BEFORE, "denied right after it was said")
    return denied(kind, target.telling, denial.telling, confidence=0.8, reason=reason)


def _target(sayings: Sequence[Said], index: int, naming: Naming) -> Said | None:
    """What a denial without content of its own goes against: the nearest statement before it that fits."""
    denial = sayings[index]
    if denial.denies not in _REACH:
        return None
    for saying in reversed(sayings[:index]):
        if denial.start - saying.end > _REACH[denial.denies]:
            return None
        if saying.end <= denial.start and others(saying, denial) and _fits(saying, denial, naming):
            return saying
    return None


def _fits(saying: Said, denial: Said, naming: Naming) -> bool:
    if saying.denies in {Denies.BEFORE, Denies.BLAME, Denies.NUMBER} or saying.statement.act not in ASSERTING:
        return False
    match denial.denies:
        case Denies.BLAME:
            return accuses(saying, denial.called, naming) or _points_at(saying, denial.called, naming)
        case Denies.NUMBER:
            return any(True for _ in numbers(" ".join(saying.telling.content)))
        case Denies.SUCH:
            return denial.such in saying.tokens and saying.denies in {None, Denies.NEGATED}
    return saying.statement.act is not Act.DEMAND


def accuses(saying: Said, called: frozenset[str], naming: Naming) -> bool:
    """Whether a statement accuses one of those called so."""
    return saying.statement.act is Act.ACCUSE and speaks_of(saying, called, naming)


def _points_at(saying: Said, called: frozenset[str], naming: Naming) -> bool:
    """Whether a statement tells a deed of force or harm and speaks of those called so."""
    return bool(families_of(saying.tokens) & {"~force", "~harm"}) and speaks_of(saying, called, naming)


def speaks_of(saying: Said, called: frozenset[str], naming: Naming) -> bool:
    """Whether a statement names one of those called so."""
    text = fold(saying.text)
    return any(name in text or names(saying.text, name, naming) for name in called if name)


def _mutual(sayings: Sequence[Said], naming: Naming) -> Iterator[Opposed]:
    """Accusations of each other, side by side, of the same kind of deed."""
    accusing = [saying for saying in sayings if saying.statement.act is Act.ACCUSE and saying.denies is None]
    for one, two in combinations(accusing, 2):
        if two.start - one.end > _NEAR or not others(one, two) or not one.speakers or not two.speakers:
            continue
        if not any(phrase_pattern("accuse").search(saying.cue) for saying in (one, two)) or not _for_sides(
            one, two
        ):
            continue
        deeds = families_of(one.tokens) & families_of(two.tokens)
        if "~force" in deeds and (_at(one, two, naming) or _at(two, one, naming)):
            reason = "each accuses the other"
            yield Opposed(
                ClaimKind.AUTHOR, one.telling, two.telling, denied=False, confidence=0.7, reason=reason
            )


def _at(one: Said, two: Said, naming: Naming) -> bool:
    """Whether the first accuses the side of the second: the accused stands at the head of what is said."""
    head = " ".join(one.telling.content)[:_HEAD]
    return any(name in fold(head) or names(head, name, naming) for name in two.called if name)


def _for_sides(one: Said, two: Said) -> bool:
    """Whether either statement has speakers of one side, the other's not among them."""
    ours, theirs = ({who.side for who in saying.telling.who} for saying in (one, two))
    return len(ours) == len(theirs) == 1 and "" not in ours | theirs


def _causes(sayings: Sequence[Said]) -> Iterator[Opposed]:
    """Another cause, told as the real one, after a cause told by somebody else."""
    for index, real in enumerate(sayings):
        if not phrase_pattern("real").search(fold(real.text)):
            continue
        for saying in reversed(sayings[:index]):
            if real.start - saying.end > _REACH_OF_CAUSE:
                break
            if _names_cause(saying) and _other_people(saying, real):
                reason = "another cause is told as the real one"
                yield Opposed(
                    ClaimKind.CAUSE, saying.telling, real.telling, denied=False, confidence=0.8, reason=reason
                )
                break


def _names_cause(saying: Said) -> bool:
    text = fold(saying.text)
    return bool(phrase_pattern("causes").search(text) or phrase_pattern("reasons").search(text))


def _other_people(one: Said, two: Said) -> bool:
    ours, theirs = ({actor.label for actor in saying.statement.speaker} for saying in (one, two))
    return not ours & theirs
