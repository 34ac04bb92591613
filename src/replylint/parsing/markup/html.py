"""The view of HTML mail: text as a browser shows it, blocks, bold, links, quoted mail, and the declared direction."""

from __future__ import annotations

import re

from replylint.model import BlockKind, View
from replylint.parsing.markup.builder import ViewBuilder
from replylint.parsing.markup.tags import Piece, attributes, pieces

_DROPPED = frozenset({"script", "style", "head", "title", "template", "svg", "select", "option", "textarea"})
_PARAGRAPHS = (
    "p div section article blockquote body center header footer main form table tr ul ol dl dd dt pre address caption "
    "figure hr"
)
_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(_PARAGRAPHS.split(), "paragraph"),
    "li": "item",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_BOLD = frozenset({"b", "strong", "th"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "base", "col", "source", "wbr"})
_QUOTE_MARKS = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "divrplyfwdmsg", "appendonsend", "gmail_attr")
_TO_THE_END = ("divrplyfwdmsg", "appendonsend")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|max-height\s*:\s*0", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_RTL_STYLE = re.compile(r"direction\s*:\s*rtl", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
_HEBREW = re.compile("[א-ת]")


def html_view(source: str) -> View:
    """Give the view of HTML; broken and hostile markup is read as far as it goes."""
    reader = _Reader(source)
    for piece in pieces(source):
        reader.take(piece)
    return reader.view()


class _Reader:
    """Walks the pieces with a stack of open elements, each with what it began."""

    def __init__(self, source: str) -> None:
        self._out = ViewBuilder()
        self._stack: list[tuple[str, str, int]] = []
        self._dropping = 0
        self._pre = 0
        self._rtl_open = 0
        self._rtl_styled = bool(_RTL_STYLE.search(source[: source.find("</style>")])) if "</style>" in source else False
        self._rtl: bool | None = None
        self._rest_hidden: int | None = None

    def view(self) -> View:
        """Give the finished view; what is still open ends here."""
        while self._stack:
            self._end(*self._stack.pop())
        if self._rest_hidden is not None:
            self._out.mark("hidden", self._rest_hidden)
        return self._out.build(rtl_declared=self._rtl is not False)

    def take(self, piece: Piece) -> None:
        """Read one piece."""
        if piece.kind == "open":
            self._open(piece)
        elif piece.kind == "close":
            self._close(piece)
        elif not self._dropping:
            self._text(piece)

    def _open(self, piece: Piece) -> None:
        name = piece.text
        if name == "br":
            if not self._dropping:
                self._out.add("\n", piece.start, piece.end - piece.start)
            return
        found = attributes(piece.attributes) if piece.attributes.strip(" /") else {}
        if name in _BLOCKS and not self._dropping:
            self._out.open_block(_BLOCKS[name] if not self._in_item() else "item", piece.start)
        elif name in ("td", "th") and not self._dropping and not self._out.ends_blank():
            self._out.open_block("paragraph", piece.start)
        if name in _VOID:
            return
        begun = self._begun(name, found)
        self._stack.append((name, begun, self._out.length))

    def _in_item(self) -> bool:
        return any(name == "li" for name, _, _ in self._stack[-6:])

    def _begun(self, name: str, found: dict[str, str]) -> str:
        """Give, as letters, what an element begins: d(rop), p(re), r(tl), b(old), l(ink), q(uote)."""
        style, begun = found.get("style", ""), ""
        if name in _DROPPED or _HIDDEN.search(style):
            begun += "d"
            self._dropping += 1
        if name == "pre":
            begun += "p"
            self._pre += 1
        if found.get("dir", "").lower() in ("rtl", "auto") or _RTL_STYLE.search(style):
            begun += "r"
            self._rtl_open += 1
        if name in _BOLD or _BOLD_STYLE.search(style):
            begun += "b"
        if name == "a":
            begun += "l"
        marks = f"{found.get('class', '')} {found.get('id', '')}".lower()
        if name == "blockquote" or any(mark in marks for mark in _QUOTE_MARKS):
            begun += "q"
            if any(mark in marks for mark in _TO_THE_END) and self._rest_hidden is None:
                self._rest_hidden = self._out.length
        return begun

    def _close(self, piece: Piece) -> None:
        for depth in range(len(self._stack) - 1, max(-1, len(self._stack) - 40), -1):
            if self._stack[depth][0] == piece.text:
                while len(self._stack) > depth:
                    self._end(*self._stack.pop())
                break
        if piece.text in _BLOCKS and not self._dropping:
            self._out.open_block("item" if self._in_item() else "paragraph", piece.end)

    def _end(self, name: str, begun: str, start: int) -> None:
        self._dropping -= "d" in begun
        self._pre -= "p" in begun
        self._rtl_open -= "r" in begun
        for letter, mark in (("b", "bold"), ("l", "link"), ("q", "hidden")):
            if letter in begun:
                self._out.mark(mark, start)

    def _text(self, piece: Piece) -> None:
        if self._rtl is None and _HEBREW.search(piece.text):
            self._rtl = self._rtl_open > 0 or self._rtl_styled
        if piece.kind == "entity":
            shown = " " if piece.text == "\u00a0" else piece.text
            if shown.isspace() and self._out.ends_blank() and not self._pre:
                return
            self._out.add(shown, piece.start, piece.end - piece.start)
        elif self._pre:
            self._out.add(piece.text, piece.start)
        else:
            self._folded(piece)

    def _folded(self, piece: Piece) -> None:
        """Add text with its white space folded as a browser does."""
        place = 0
        for match in _SPACE.finditer(piece.text):
            self._out.add(piece.text[place : match.start()], piece.start + place)
            if not self._out.ends_blank():
                self._out.add(" ", piece.start + match.start(), match.end() - match.start())
            place = match.end()
        self._out.add(piece.text[place:], piece.start + place)
