"""Lines that are not the report's own prose: subscription, related articles, sharing, adverts, rights, contacts.

Every pattern is general and holds for a whole line. Prose wrongly left out costs more than furniture left in,
so each has a longest length and most ask for a colon, a fixed wording or nothing else on the line.
"""

import re

_SIGN = r"\s*[:|–—-]"
_MEDIA = r"photos?|pictures?|videos?|watch(?: now| live| more| this)?|listen(?: now)?|map|gallery|graphics?|infographic"
_RELATED = (
    r"related(?: (?:articles?|stor(?:y|ies)|content|news|coverage|topics?|posts?|links?|reading))?|"
    r"read(?: (?:more|also|next|on|too|full (?:story|article)|the full (?:story|article)))?|see also|also (?:read|see)|"
    r"more (?:on|from|about)(?: (?:this|the))?[\w\s]{0,40}|more (?:news|stories|coverage)|recommended(?: (?:stories|for you))?|"
    r"don['’]t miss|most (?:read|popular|viewed)|trending(?: now)?|you (?:may|might) also like|editor['’]?s['’]? (?:picks?|choice)|"
    r"top stories|latest news|further reading|previously|live(?: updates?| blog)?|explainer|timeline|"
    r"up next|next article|previous article|in this article|story highlights|key points|highlights|at a glance"
)
_TOPICS = r"topics?|tags?|keywords|filed under|categor(?:y|ies)|sections?"
_SHARERS = r"facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|e-?mail|messenger|vk|viber|youtube"

_PATTERNS: tuple[tuple[int, str], ...] = (
    # subscription
    (160, r"get (?:the |our |today['’]s )?.{2,80} in your inbox\b.*"),
    (
        220,
        r"(?:sign up|subscribe|register|join us|join our)\b.{0,180}\b(?:newsletters?|inbox|alerts?|updates|channel|telegram|"
        r"whatsapp|month|week|year|e-?mail|free|today|now|here)\b.*",
    ),
    (
        60,
        r"(?:subscribe|sign (?:up|in)|log ?in|register|newsletters?|enter your e-?mail.*|your e-?mail.*)[.!:]?",
    ),
    (220, r".{3,80}\bis published (?:every|each|daily|weekly|monthly|on)\b.*\bsubscri\w+.*"),
    (
        220,
        r"(?:support (?:us|our|independent|quality|free)|donate to|become a (?:member|patron|supporter)|buy a subscription)\b.*\b(?:journalism|donat\w+|member|"
        r"subscri\w+|supporters?|patron)\b.*",
    ),
    # related articles and media
    (220, rf"(?:{_RELATED}|{_MEDIA}){_SIGN}.{{0,200}}"),
    (60, rf"(?:{_RELATED}|{_MEDIA}|{_TOPICS})"),
    (220, rf"(?:{_TOPICS}):.*"),
    (
        220,
        r"(?:just watched|must watch|replay more videos|play video|media playback|video player|live stream)\b.*",
    ),
    (120, r"(?:view|show|see) (?:all|more|gallery|comments)\b.{0,60}"),
    # sharing
    (
        120,
        rf"(?:share|tweet|pin|save|print|copy link|bookmark|follow)(?:[\W_]+(?:share|tweet|pin|save|print|copy|link|on|via|"
        rf"with|by|this|article|story|post|page|friends?|us|to|or|and|{_SHARERS}))*\W*",
    ),
    (60, rf"(?:{_SHARERS})(?:[\W_]+(?:{_SHARERS}|print|share|more))*\W*"),
    (160, rf"(?:follow|like|find) (?:us|@\w+|.{{2,60}}) on (?:{_SHARERS}|google news|social media)\b.*"),
    (40, r"\d+ (?:shares?|comments?|views?|likes?)|comments?(?: \(\d+\))?"),
    (
        120,
        r"(?:leave|post|add|write) a (?:comment|reply)\b.*|join the (?:conversation|discussion)\b.*|no comments(?: yet)?",
    ),
    # adverts and consent
    (
        80,
        r"\W*(?:advertisement|advertising|advert|ad|sponsored(?: content| by.*)?|promoted(?: content)?|paid content)\W*",
    ),
    (
        120,
        r"(?:article|story|report) continues (?:below|after).*|(?:continue|keep) reading.{0,60}|skip (?:to|past|ad)\b.*|"
        r"scroll (?:down )?to continue.*|click (?:here|to)\b.*|tap (?:here|to)\b.*|loading\W*",
    ),
    (
        400,
        r".*\b(?:we and our partners|this (?:web)?site|we) uses? cookies\b.*|.*\bcookie (?:policy|settings|preferences)\b.*",
    ),
    (80, r"(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions))\b.*"),
    # rights and origin
    (400, r"(?:©|\(c\)|copyright\b).*"),
    (
        400,
        r".*\ball rights reserved\b.*|.*\bmay not be (?:published|reproduced|redistributed|"
        r"republished)\b.*\b(?:permission|consent|redistributed)\b.*",
    ),
    (
        300,
        r"(?:original (?:url|article|source|link|text|story)|source(?: url)?|url|link|permalink|short ?link|available at)"
        r"(?:\s*:.{0,280})?",
    ),
    (
        300,
        r"this (?:article|story|piece|post) (?:was |has been |is |first |originally |also )*"
        r"(?:published|appeared|reprinted|republished|translated|produced)\b.*",
    ),
    (300, r"(?:first|originally) (?:published|appeared)\b.*|(?:read|view) (?:the )?original\b.*"),
    (400, r"\W*https?://\S+\W*|\W*www\.\S+\W*"),
    (40, r"[\W_]+|\W*(?:30|ends?|end of (?:text|article|statement))\W*"),
    # contacts and corrections
    (
        220,
        r"(?:press |media )?contacts?\b\s*(?::.*)?|(?:press|media) (?:office|inquiries|enquiries|relations)\s*:.*|"
        r"for (?:more|further) information\b.*|for (?:media|press) (?:inquiries|enquiries)\b.*",
    ),
    (220, r"(?:tel|telephone|phone|fax|e-?mail|editors?|duty editor)\s*\.?:.*"),
    (160, r".*\b[\w.+-]{1,60}@[\w-]{1,60}\.[a-z]{2,10}\b\W*"),
    (120, r"\d+\s*(?:min(?:ute)?s?|hours?|hrs?|days?)\s+(?:read|ago)|(?:\d+ of \d+|image \d+ of \d+)"),
    (
        60,
        r"(?:home|back to (?:top|home)|menu|search|skip to content|print this|listen to this article.*|text size.*|font size.*)",
    ),
)
_COMPILED = tuple((longest, re.compile(pattern, re.IGNORECASE)) for longest, pattern in _PATTERNS)

_CREDIT = re.compile(
    r"\(?(?:(?:additional )?(?:reporting|writing|editing|reported|written|edited|compiled|translated|translation|"
    r"graphics?|research|production) by\b.*|with (?:agencies|agency reports|inputs? from .*|files from .*|reporting by .*|"
    r"additional reporting .*)|.{2,120} contributed to (?:this|the) (?:report|story|article)\b.{0,60})",
    re.IGNORECASE,
)
_TRAILING_CREDIT = re.compile(
    r"\s*[(\[](?:additional )?(?:reporting|writing|editing|reported|written|edited|compiled|translated) by\b[^()\[\]]{2,600}[)\]]?\s*$",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page and not to the report."""
    return any(len(line) <= longest and pattern.fullmatch(line) for longest, pattern in _COMPILED)


def is_shouted(line: str) -> bool:
    """Whether the line is a headline in capitals, as pages insert them between paragraphs."""
    letters = [char for char in line if char.isalpha()]
    return (
        len(letters) >= 12 and len(line.split()) >= 3 and sum(map(str.isupper, letters)) > 0.92 * len(letters)
    )


def is_credit(line: str) -> bool:
    """Whether the line says who reported, wrote or edited."""
    return len(line) <= 700 and bool(_CREDIT.match(line))


def trailing_credit(text: str) -> int:
    """How many characters at the end of these words are a bracket with credits; 0 if none."""
    match = _TRAILING_CREDIT.search(text, max(0, len(text) - 800))
    return len(text) - match.start() if match else 0
