"""The lines that a reader sees of a large HTML file, one at a time: no tree of the whole file is built."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from lxml import etree

from newsclean.sources.lines import Line
from newsclean.sources.markup_pieces import Piece

BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 head header hr html li main nav ol p pre section table tbody tfoot thead title tr ul".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
UNSEEN = frozenset("script style noscript template head title".split())
# Elements that say by their tag what stands in them, as a class name would.
TELLING = frozenset(("header", "footer", "aside"))
DEEPEST = 500  # elements within each other whose names are remembered
CELLS = frozenset(("td", "th"))


def markup_lines(pieces: Iterable[Piece], charset: str) -> Iterator[Line]:
    """The lines of an HTML file's pieces, a block element or a `<br>` a line; a blank one stands between paragraphs.

    A line's number grows along the file.

    >>> page = Piece(b"<p>It <b>rained</b>.</p><p>It stopped.<br>Then", 0, 0)
    >>> [line.text for line in markup_lines([page], "utf-8")]
    ['It rained.', '', 'It stopped.', '', 'Then', '']
    """
    for piece in pieces:
        found = _Target(piece)
        target: Any = found  # the stubs ask for more than lxml does
        parser = etree.HTMLParser(target=target, huge_tree=True, remove_comments=True, encoding=charset)
        parser.feed(piece.raw)
        with suppress(etree.XMLSyntaxError):  # nothing but white space
            parser.close()
        found.flush()
        yield from found.lines


class _Target:
    """Takes what the parser meets, and makes lines of it."""

    def __init__(self, piece: Piece) -> None:
        self.lines: deque[Line] = deque()
        self.open: list[tuple[str, str]] = []  # of each element around, its tag, and the names down to it
        self.pieces: list[str] = []
        self.names = ""
        self.unseen = 0
        self.number = piece.tags + 1
        self.offset = piece.offset

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.pieces and tag in BLOCKS:
            self.flush()
        elif tag in CELLS and self.pieces:
            self.pieces.append("\t")
        if tag in VOID:
            return
        names = self.open[-1][1] if self.open else ""
        if attributes:
            names = " ".join(filter(None, (names, attributes.get("class"), attributes.get("id"))))
        if tag in TELLING:
            names = f"{names} <{tag}>".strip()
        if len(self.open) < DEEPEST:
            self.open.append((tag, names))
        self.unseen += tag in UNSEEN

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.pieces and tag in BLOCKS:
            self.flush()
        if tag in VOID:
            return
        for i in range(len(self.open) - 1, -1, -1):
            if self.open[i][0] == tag:
                if self.unseen:
                    self.unseen -= sum(1 for other, _ in self.open[i:] if other in UNSEEN)
                del self.open[i:]
                return

    def data(self, text: str) -> None:
        """A run of text."""
        if self.unseen or not text:
            return
        names = self.open[-1][1] if self.open else ""
        if not self.pieces:
            if text.isspace():
                return
            self.names = names
        elif names is not self.names and not text.isspace():
            self.names = _longer(self.names, names)
        self.pieces.append(text)

    def close(self) -> None:
        """The file ends."""

    def flush(self) -> None:
        """End the line."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        self.pieces.clear()
        text = "\t".join(" ".join(cell.split()) for cell in text.split("\t")).strip()
        if text:
            self.lines.append(Line(text, self.number, self.offset, self.names))
            self.lines.append(Line("", self.number, self.offset))
            self.number += 1


def _longer(names: str, others: str) -> str:
    return names if set(others.split()) <= set(names.split()) else f"{names} {others}".strip()
