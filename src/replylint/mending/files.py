"""A file that holds one draft as plain text, and how a mended draft is put back into it byte for byte."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from replylint.errors import ReadingError
from replylint.model import Message
from replylint.writing import write_whole

_LINE_END = re.compile(r"\r\n|\r|\n")


class DraftFile(NamedTuple):
    """The text of a file around a draft: what stands before the draft, and the file's own mark and line ends."""

    path: Path
    head: str
    mark: bytes
    line_end: str

    @classmethod
    def of(cls, path: Path, message: Message) -> DraftFile:
        """Find the draft in its file; raises ReadingError for a file that can't be written back without loss."""
        try:
            data = path.read_bytes()
            mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
            raw = data[len(mark) :].decode("utf-8")
        except OSError as error:
            raise ReadingError(f"can't be read: {error.strerror}", where=str(path)) from error
        except UnicodeDecodeError as error:
            raise ReadingError("only UTF-8 files are fixed", where=str(path), mend="save it as UTF-8") from error
        ends = set(_LINE_END.findall(raw))
        if len(ends) > 1:
            raise ReadingError("its line ends are mixed", where=str(path), mend="make them all alike, then fix it")
        text = _LINE_END.sub("\n", raw)
        head = text[: len(text) - len(message.source)]
        if not text.endswith(message.source) or (head and not head.startswith("---")):
            raise ReadingError("only files that hold one draft as plain text are fixed", where=str(path),
                               mend="fix the draft where it is written")  # fmt: skip
        return cls(path, head, mark, ends.pop() if ends else "\n")

    def write(self, source: str) -> None:
        """Write the file with another text of the draft; raises ReadingError."""
        text = (self.head + source).replace("\n", self.line_end)
        try:
            write_whole(self.path, self.mark + text.encode("utf-8"))
        except OSError as error:
            raise ReadingError(f"can't be written, and is as it was: {error.strerror}", where=str(self.path)) from error
