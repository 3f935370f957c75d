"""The one tree of errors: each message names the item, the stage and the fix."""


class DragomanError(Exception):
    """Anything that Dragoman reports to its user in one line, without a traceback.

    Args:
        item: what it happened to: a file, a report, an entry, an address.
        stage: what was being done ("opening", "reading", "storing").
        reason: what is wrong, in words for the user.
        fix: what the user can do about it; empty if there is nothing.
    """

    def __init__(self, item: str, *, stage: str, reason: str, fix: str = "") -> None:
        self.item = item
        self.stage = stage
        self.reason = reason
        self.fix = fix
        super().__init__(item, stage, reason, fix)

    def __str__(self) -> str:
        """One line: item, stage, reason and fix."""
        line = f"{self.item}: {self.stage}: {self.reason}"
        return " ".join((f"{line} ({self.fix})" if self.fix else line).split())


class SourceError(DragomanError):
    """A report could not be had from where it comes from: missing, unreadable, malformed, empty."""


class ModelError(DragomanError):
    """A value breaks a rule of the record: a span outside its text, an unknown status, a bad date."""


class KnowledgeError(DragomanError):
    """A data or process file is malformed."""


class LanguageError(DragomanError):
    """The language model is missing or cannot take the text."""


class StoreError(DragomanError):
    """The record cannot be opened, read or written."""


class NotInRecordError(DragomanError):
    """What was asked for is not in the record."""
