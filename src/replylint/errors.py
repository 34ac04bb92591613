"""The one family of errors that a user can cause: what, where, and the mend, in one line."""

from __future__ import annotations


class ReplylintError(Exception):
    """Something the user can mend; the command line prints it without a traceback and exits with 2."""

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(what)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return " ".join((f"{head} ({self.mend})" if self.mend else head).splitlines())


class UsageError(ReplylintError):
    """An option, a name or a path on the command line or in the API is not known or not usable."""


class ReadingError(ReplylintError):
    """A file can't be read as a reply."""


class RecordError(ReadingError):
    """One record of a file can't be read as a reply; the file's other records stand."""


class RuleError(ReplylintError):
    """A rule form, a phrase family or a word list is not well formed."""


class ConfigError(ReplylintError):
    """A configuration file, a side file or a baseline is not well formed."""


class StoreError(ReplylintError):
    """The store of an audit can't be opened, read or written."""
