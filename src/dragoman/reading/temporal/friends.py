"""False friends: words that look like a time and are none. They are passed over whole."""

from dragoman.reading.temporal.form import Form
from dragoman.reading.temporal.words import MONTH_NAME, NAMED_SEASON, UNIT_NAME, WEEKDAY_NAME

_PAPERS = "(?:Times|Telegraph|Mirror|Express|Herald|Post|Mail|Tribune|World|People|Independent|Review)"
_TREATIES = (
    "(?:Agreement|Accords?|Rising|Uprising|Island|Islands|Offensive|Declaration|Massacre|Protocol|Prayers?)"
)

FORMS = (
    Form(
        rf"(?:Black|Bloody|Super|Cyber|Giving|Gloomy) (?:{WEEKDAY_NAME}|{MONTH_NAME})(?: {_TREATIES})?", None
    ),
    Form(rf"(?:Good Friday|Easter|Christmas|{WEEKDAY_NAME}) {_TREATIES}", None),
    Form(rf"Sunday {_PAPERS}", None),
    Form(r"(?:Mail|Independent) on Sunday|Man Friday|Ruby Tuesday|Wednesday Addams", None),
    Form(r"(?:Arab|Prague|Croatian) Spring", None),
    Form(r"(?:Vision|Agenda|Expo|Euro|Horizon|Windows|Strategy) 20\d\d", None),
    Form(
        rf"(?:every|each) (?:other |second |single )?(?:{WEEKDAY_NAME}|{MONTH_NAME}|{UNIT_NAME}|{NAMED_SEASON})",
        None,
    ),
    Form(r"24/7|9/11|7/7", None),
    Form(r"(?:one|some|any) (?:fine )?day", None),
)
