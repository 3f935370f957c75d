"""Captions and photograph credits, wherever they stand."""

import re

_CREDIT = re.compile(
    r"\*\*[^*]{2,120}\*\*\s*$"
    r"|[(\[]\s*(?:file |ap |afp |reuters |stock |illustrative |courtesy |screen)?"
    r"(?:photo|image|picture|file|screenshot|credit)"
    r"(?:graph)?s?\b[^()\[\]]{0,140}[)\]]\s*\.?$"
    r"|\b(?:photo(?:graph)?s?|image|picture|credit|illustration)(?: credit)?\s*:\s*\S.{1,100}$"
    r"|\b(?:photo(?:graph)?s?|picture) (?:by|courtesy of|from)\b[^.]{2,80}\.?\)?$"
    r"|\b(?:getty images|shutterstock|ap photo|epa-efe|afp photo|reuters photo|wikimedia commons|flickr)\b"
    r".{0,60}$"
    r"|\s[/|©]\s?(?:AFP|AP|Reuters|TASS|EPA|Getty|Xinhua|dpa|Anadolu|AA|RIA Novosti|Sputnik)\b.{0,40}$",
    re.IGNORECASE,
)
_START = re.compile(
    r"^\W*(?:file(?: photo| picture| image)?\s*[:–—-]|file photo\b|pictured\b|"
    r"(?:photo|image|picture|photograph|caption|"
    r"image caption|image source|media caption|photo caption)\s*[:,|–—-]|(?:ap|afp|reuters|epa) photo\b|©)",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\((?:L|R|C|CL|CR|(?:(?:2nd|second|far|front|back|top|bottom|third|3rd)[- ])?"
    r"(?:left|right|center|centre|L|R)(?:[- ]\w+)?)\)"
)
_PLACE_AND_DAY = re.compile(
    r",\s(?:in\s)?[A-Z][\w'’ -]{2,30},\s(?:on\s)?"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]{2,8},?)\s\d{4}\.?$"
)
_DAY_AT_END = re.compile(r"\s(?:on\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},|\d{1,2}\s[A-Z][a-z]{2,8})\s\d{4}\.?$")
_PRESENT = re.compile(
    r"\b(?:shakes?|hosts?|meets?|speaks?|poses?|attends?|walks?|looks?|greets?|arrives?|listens?|delivers?|"
    r"addresses|holds?|"
    r"waves?|stands?|sits?|gestures?|welcomes?|leaves?|talks?|signs?|seen|pictured)\b"
)
_PAST = re.compile(
    r"\b(?:said|told|added|announced|agreed|accused|warned|rejected|was|were|had|has|have|will|would)\b"
)
_LONGEST = 420


def is_caption(line: str, *, before_prose: bool) -> bool:
    """Whether the line describes a picture or credits its maker.

    Above the first paragraph a sentence in the present tense that ends with a day is one too; further down
    only clear signs count, as prose is not to be lost.
    """
    if len(line) > _LONGEST:
        return False
    if _START.match(line) or _CREDIT.search(line):
        return True
    if _SIDES.search(line):
        return before_prose or (bool(_PRESENT.search(line)) and not _PAST.search(line))
    if _PAST.search(line):
        return False
    if _PLACE_AND_DAY.search(line):
        return True
    return before_prose and bool(_DAY_AT_END.search(line)) and bool(_PRESENT.search(line))
