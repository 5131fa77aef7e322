"""The lines that a reader sees of a large HTML file, one at a time: no tree of the whole file is built."""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from lxml import etree

from newsclean.sources.lines import Line

CHUNK = 1 << 16
FED = 1 << 20  # bytes after which a new parser takes over, where a document begins
ENTRY = re.compile(
    rb"<article\b|<!-- Hide XML section from browser\s*<DOC |<div[^>]{0,40} id=[\"']?article-|<table\b", re.I
)
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
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


def markup_lines(stream: BinaryIO, charset: str | None = None) -> Iterator[Line]:
    """The lines of an HTML file, a block element or a `<br>` a line; a blank one stands between paragraphs.

    Without a `charset` the file says which it is.

    >>> import io
    >>> [line.text for line in markup_lines(io.BytesIO(b"<p>It <b>rained</b>.</p><p>It stopped.<br>Then"))]
    ['It rained.', '', 'It stopped.', '', 'Then', '']
    """
    found = _Target()
    parser: etree.HTMLParser | None = None
    for piece, begins in _pieces(stream):
        if begins or parser is None:
            charset = charset or _claimed(piece)
            _close(parser)
            parser = _parser(found, charset)
        parser.feed(piece)
        found.offset += len(piece)
        while found.lines:
            yield found.lines.popleft()
    _close(parser)
    found.flush()
    yield from found.lines


def _close(parser: etree.HTMLParser | None) -> None:
    if parser is not None:
        with suppress(etree.XMLSyntaxError):  # nothing but white space
            parser.close()


def _parser(found: _Target, charset: str | None) -> etree.HTMLParser:
    found.open.clear()
    found.unseen = 0
    target: Any = found  # the stubs ask for more than lxml does
    return etree.HTMLParser(target=target, huge_tree=True, remove_comments=True, encoding=charset)


def _pieces(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The pieces of a file, and whether a new parser begins with one: a parser keeps all that it was ever fed."""
    fed, begins = 0, True
    while chunk := stream.read(CHUNK):
        cut = ENTRY.search(chunk) if fed >= FED else None
        if cut is not None and cut.start():
            yield chunk[: cut.start()], begins
            chunk, fed, begins = chunk[cut.start() :], 0, True
        yield chunk, begins
        fed, begins = fed + len(chunk), False


def _claimed(start: bytes) -> str | None:
    """The charset that a file's beginning claims; else what browsers take it for."""
    claim = CHARSET.search(start)
    name = claim[1].decode("ascii") if claim else "windows-1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "windows-1252"
    return name


class _Target:
    """Takes what the parser meets, and makes lines of it."""

    def __init__(self) -> None:
        self.lines: deque[Line] = deque()
        self.open: list[tuple[str, str]] = []  # of each element around, its tag, and the names down to it
        self.pieces: list[str] = []
        self.names = ""
        self.unseen = 0
        self.number = 1
        self.offset = 0

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
