"""A process file to begin with: valid, commented, filled with what the general tables know of its sides."""

import json
from collections.abc import Iterator, Sequence

from dragoman.knowledge.knowledge import Knowledge, load
from dragoman.knowledge.offices import Tenure, base_offices
from dragoman.knowledge.overlay import category_of
from dragoman.knowledge.sides import FormKind, SideForm
from dragoman.model import Role

_HEAD = """\
# A process file for Dragoman. What every key means: docs/process-files.md.
# It adds to the general tables; leave out what they know. "dragoman process check FILE" tells what is doubtful.
"""

_KINDS = '# "state", "organisation", "armed_group" or "group"'

_NO_SIDES = """\

# Who takes part. The first two parties are "the two sides"; other roles: "mediator", "host", "participant".
# [[side]]
# name = "Norvaal"
# kind = "state"
# role = "party"
"""

_PEOPLE = """\

# ---------------------------------------------------------------- people
# Who acts for whom, and when. Holders of an office that you list here stand in place of those whom the general
# tables have for that office and side: list the earlier ones too if your reports go back that far.
"""

_PERSON = """\
# [[person]]
# name = "Hesper Aldane"
# side = "Norvaal"
# office = "special envoy"
# from = "2040-02-01"
# to = "2041-11-30"
# gender = "f"
# aliases = ["Esper Aldane"]
"""

_REST = """\

# ---------------------------------------------------------------- outlets, places, words
# [[outlet]]
# name = "The Tolvik Gazette"
# domain = "tolvikgazette.example"
# agency = false

# [[place]]
# name = "the Salt Exchange"
# kind = "building"
# within = "Dunmarra"
# country = "Pellam"
# lat = 45.1
# lon = -36.9

# Words that in these reports mean one track and nothing else: treaty, borders, transport, security, humanitarian,
# status, political, arms, economic, justice.
# [[track]]
# key = "transport"
# words = ["causeway", "ferry licences"]
"""

_OFFICES = ("head_of_state", "head_of_government", "foreign_minister")


def starter(*, sides: Sequence[str] = (), mediators: Sequence[str] = ()) -> str:
    """The text of a process file for these parties and mediators; it loads as it is.

    A side that the general tables know by another name ("UN") stands under the name that they use.
    """
    knowledge = load()
    parties = list(dict.fromkeys(_usual_name(name, knowledge) for name in sides))
    brokers = list(dict.fromkeys(_usual_name(name, knowledge) for name in mediators))
    brokers = [name for name in brokers if name not in parties]
    title = " and ".join(parties) if parties else "A negotiation"
    lines = [_HEAD, f"name = {_quoted(title)}", 'description = ""']
    for name, role in [*((p, Role.PARTY) for p in parties), *((b, Role.MEDIATOR) for b in brokers)]:
        lines += ["", *_side(name, role, knowledge)]
    people = "\n".join(line for name in [*parties, *brokers] for line in _people(name))
    return "\n".join(lines) + "\n" + ("" if parties else _NO_SIDES) + _PEOPLE + (people or _PERSON) + _REST


def _usual_name(name: str, knowledge: Knowledge) -> str:
    form = knowledge.side(name)
    named = form is not None and form.form in {FormKind.NAME, FormKind.ALIAS}
    return form.side if form is not None and named else name


def _forms(name: str, knowledge: Knowledge) -> list[SideForm]:
    return [form for form in knowledge.sides.values() if form.side == name and form.name == name]


def _side(name: str, role: Role, knowledge: Knowledge) -> Iterator[str]:
    """The table of a side."""
    forms = _forms(name, knowledge)
    yield "[[side]]"
    yield f"name = {_quoted(name)}"
    if not forms:
        yield f'kind = "group" {_KINDS}'
    else:
        yield f"kind = {_quoted(forms[0].kind)}"
    yield f"role = {_quoted(role)}"
    demonyms = [s for f in forms if f.form in {FormKind.DEMONYM, FormKind.PEOPLE} for s in f.spellings]
    yield f"demonyms = {_list(demonyms)}"
    capital = next((f.spellings[0] for f in forms if f.form is FormKind.CAPITAL), None)
    if capital is not None:
        yield f"capital = {_quoted(capital)}"
    yield "aliases = []"


def _people(name: str) -> Iterator[str]:
    """Who holds the highest offices of a side as far as the tables know, as comments."""
    for office in _OFFICES:
        tenure = _latest(base_offices().by_office.get((name, office), ()))
        if tenure is None:
            continue
        label = tenure.label if category_of(tenure.label) == office else office.replace("_", " ")
        yield "# [[person]]"
        yield f"# name = {_quoted(tenure.person)}"
        yield f"# side = {_quoted(name)}"
        yield f"# office = {_quoted(label.lower())} # known to hold it on {tenure.as_of}"
        yield f'# from = "{tenure.start}"'
        yield ""


def _latest(tenures: Sequence[Tenure]) -> Tenure | None:
    """Who came into office last of those whose end is not known."""
    going = [tenure for tenure in tenures if tenure.end is None]
    return max(going, key=lambda tenure: (tenure.start, tenure.as_of), default=None)


def _quoted(text: str) -> str:
    """A TOML string: JSON's has the same form for text without control characters."""
    return json.dumps(text, ensure_ascii=False)


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"
