"""Builds a view piece by piece: text with its place in the source, blocks, and marks such as bold."""

from __future__ import annotations

from replylint.model import Block, BlockKind, OffsetMap, Segment, Span, View


class ViewBuilder:
    """Collects the pieces of one view; every `add` says where in the source the text stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._kind: BlockKind = "paragraph"
        self._block_start = 0
        self.marks: dict[str, list[Span]] = {"bold": [], "link": [], "hidden": []}
        self.length = 0

    def add(self, text: str, source: int, source_length: int | None = None) -> None:
        """Append text that stands at `source`; of another length there (an entity, folded space) where so given."""
        if not text:
            return
        length = len(text) if source_length is None else source_length
        last = self._segments[-1] if self._segments else None
        if (
            last and length == len(text) and last.view_length == last.source_length
            and last.source + last.source_length == source
        ):  # fmt: skip
            self._segments[-1] = Segment(last.view, last.view_length + length, last.source, last.source_length + length)
        else:
            self._segments.append(Segment(self.length, len(text), source, length))
        self._parts.append(text)
        self.length += len(text)

    def open_block(self, kind: BlockKind, source: int) -> None:
        """End the block so far, if it shows anything, and begin one of this kind."""
        self.close_block()
        if self.length and self._parts[-1][-1] != "\n":
            self.add("\n", source, 0)
        self._kind, self._block_start = kind, self.length

    def close_block(self) -> None:
        """End the block so far; an empty one leaves no trace."""
        shown = "".join(self._tail(self._block_start))
        if shown.strip():
            self._blocks.append(Block(self._kind, self._block_start, self.length))
        self._block_start = self.length

    def mark(self, name: str, start: int) -> None:
        """Mark the view from `start` to here."""
        if self.length > start:
            self.marks[name].append(Span(start, self.length))

    def ends_blank(self) -> bool:
        """Whether the view so far is empty or ends in white space."""
        return not self._parts or self._parts[-1][-1].isspace()

    def build(self, *, can_emphasise: bool = True, rtl_declared: bool = True) -> View:
        """Give the finished view."""
        self.close_block()
        return View(
            "".join(self._parts), OffsetMap.of(self._segments), tuple(self._blocks), tuple(self.marks["bold"]),
            tuple(self.marks["link"]), tuple(self.marks["hidden"]), can_emphasise, True, rtl_declared,
        )  # fmt: skip

    def _tail(self, start: int) -> list[str]:
        found, length = [], self.length
        for part in reversed(self._parts):
            if length <= start:
                break
            found.append(part)
            length -= len(part)
            if part.strip():
                break
        return found
