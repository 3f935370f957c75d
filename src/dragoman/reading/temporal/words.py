"""The vocabulary of time expressions: fragments of patterns, and the numbers that words stand for.

A space in a pattern stands for one to three blanks of any kind (`form.compiled` puts them in), so that a long run of
blanks can never be divided in many ways.
"""

import re

MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY_NAME = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
WEEKDAY_SHORT = rf"(?:{WEEKDAY_NAME}|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.?)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR_NUMBER = r"(?:1[6-9]\d\d|20\d\d)(?!\d|,\d| ?(?:GMT|UTC|CET|hours|hrs|local)\b)"
DAYPART = r"(?:early morning|morning|midday|noon|lunchtime|afternoon|evening|night|midnight)"
TO = r"(?: ?[-–—] ?| (?:to|until|till|through|thru|up to) )"
AND_IF_BETWEEN = rf"(?(between)(?: and |{TO})|{TO})"
FROM = r"(?:from |(?P<between>between ))?"
NAMED_SEASON = r"(?:spring|summer|autumn|fall|winter)"

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = (
    {word: value for value, word in enumerate(_ONES + _TEENS, 1)}
    | {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {"a": 1, "an": 1, "dozen": 12}
)
# What counts that are no numbers span: the least and the most that a reader would take them for.
_ROUGH = {"couple": (2, 3), "few": (2, 5), "several": (3, 7), "some": (2, 6), "": (2, 6)}

_WHOLE = r"(?:\d{1,3}|" + "|".join(sorted(_ONES + _TEENS, key=len, reverse=True)) + ")"
DECADES = {
    "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
CENTURIES = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip
COUNT_WORD = (
    rf"(?:{_WHOLE}(?: or | to |-){_WHOLE}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:"
    + "|".join(_ONES)
    + rf"))?|(?:a )?(?:couple of|couple|dozen|few)|several|some|{_WHOLE}|an?)"
)
UNIT_NAME = r"(?:minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)"

_ORDINALS = {
    word: value
    for value, words in {
        1: "first 1st opening", 2: "second 2nd latter", 3: "third 3rd", 4: "fourth 4th", 5: "fifth 5th", 6: "sixth 6th",
        7: "seventh 7th", 8: "eighth 8th", 9: "ninth 9th", 10: "tenth 10th", -1: "last final closing",
    }.items()
    for word in words.split()
}  # fmt: skip
ORDINAL_WORD = "(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"

# What may follow a noun of time that stands alone; a content word there makes it a modifier ("the 15th round").
_ALONE = (
    "about after against ahead also amid among and are as at be because been before between but by can could "
    "despite did does during following for from had has have he if in instead into is it its no nor not of on "
    "or over regarding said says she should since so than that the then they this through to toward towards "
    "under unless until was we were when where whether which while who will with without would yet"
).split()
_BETWEEN = re.compile(r"(\w+)(?: or | to |-)(\w+)")
_NEXT_WORD = re.compile(r"\s{0,3}([^\W\d_]+|[-'’]\w)")


def number(word: str) -> int | None:
    """A small number in figures or words; "several" and the like have none."""
    word = word.lower().removeprefix("a ").strip()
    if word.isdecimal():
        return int(word)
    tens, _, ones = word.partition("-")
    if ones:
        return None if tens not in _TENS or ones not in _ONES else _NUMBERS[tens] + _NUMBERS[ones]
    return _NUMBERS.get(word)


def counts(word: str) -> tuple[int, int] | None:
    """The least and the most that a count stands for: both the same for a number, apart for "several"."""
    exact = number(word)
    if exact is not None:
        return exact, exact
    between = _BETWEEN.fullmatch(plain(word))
    if between is None:
        return _ROUGH.get(plain(word).removeprefix("a ").removesuffix(" of"))
    least, most = number(between[1]), number(between[2])
    return (least, most) if least is not None and most is not None and least < most else None


def vocabulary() -> set[str]:
    """The words of numbers, ordinals, units and decades, each up to its first mark."""
    units = {
        "minute",
        "hour",
        "day",
        "week",
        "weekend",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
    }
    return (
        {word.split("-")[0] for word in (*_NUMBERS, *_ROUGH, *_ORDINALS, *DECADES, *CENTURIES)}
        | units
        | {f"{name}s" for name in units}
    )


def ordinal(word: str) -> int:
    """First is 1, second 2; the last is -1."""
    return _ORDINALS[word.lower()]


def unit(word: str) -> str:
    """The unit's own name: "years" and "year" are one."""
    word = word.lower().rstrip("s")
    return "century" if word == "centurie" else word


def stands_alone(text: str, at: int) -> bool:
    """Whether no content word follows: the end, a mark, or a word that opens another phrase."""
    following = _NEXT_WORD.match(text, at)
    return following is None or following[1].lower() in _ALONE


def continues(text: str, at: int, *, openers: frozenset[str]) -> bool:
    """Whether a noun phrase or a clause follows: a word that is not one of those that cannot open it."""
    following = _NEXT_WORD.match(text, at)
    return following is not None and (following[1].lower() not in _ALONE or following[1].lower() in openers)


def plain(words: str) -> str:
    """Lower case, single blanks, straight apostrophes."""
    return " ".join(words.lower().replace("’", "'").split())
