"""Where reports come from: text, JSON and HTML files and folders of them.

`plan` says which files will be read, `read_file` and `open_reports` yield reports with their own prose
(`body`), outlet, agency, author, dateline and date; what cannot be read comes as a `SourceError` value.
"""

from dragoman.sources.body import body_of
from dragoman.sources.folders import passed_over, plan
from dragoman.sources.opening import open_reports, read_file
from dragoman.sources.outlets import canonical_agency, is_agency, outlet_of

__all__ = [
    "body_of",
    "canonical_agency",
    "is_agency",
    "open_reports",
    "outlet_of",
    "passed_over",
    "plan",
    "read_file",
]
