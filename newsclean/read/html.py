"""HTML to blocks: one parse, one walk over the texts of the tree.

A block is a run of text between two block-level boundaries, as a browser lays it out: the text of a `<p>`, of a bare
`<div>`, of what stands between two `<br>`. Every text a reader can see is in exactly one block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from newsclean.article import BlockType
from newsclean.page import Block, Form, Lineage, Page, Place
from newsclean.read.claims import read_claims
from newsclean.read.tree import parse

# What no reader sees as text: it makes no block.
INVISIBLE = frozenset(
    "script style noscript template head svg iframe object embed applet canvas audio video map datalist noframes "
    "textarea select area param source track link meta title base".split()
)
# Elements that a browser lays out as blocks, so that text before and after them is parted.
BLOCK_LEVEL = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p "
    "pre search section summary table tbody td tfoot th thead tr ul".split()
)
CELLS = frozenset(("td", "th"))
CELL_BREAK = "\x1e"  # the record separator: white space to str.split, and not in any page
HEADINGS = {f"h{n}": n for n in range(1, 7)}
TYPES = {
    "li": BlockType.LIST_ITEM,
    "dt": BlockType.LIST_ITEM,
    "dd": BlockType.LIST_ITEM,
    "blockquote": BlockType.QUOTE,
    "pre": BlockType.CODE,
    "tr": BlockType.TABLE_ROW,
} | dict.fromkeys(HEADINGS, BlockType.SUBHEAD)
ONE_DESPITE_BREAKS = frozenset((BlockType.SUBHEAD, BlockType.TABLE_ROW, BlockType.CODE))
# A page's sections: what stands inside one is no longer part of the list, quote or table around it.
FRESH = frozenset("article aside body figcaption figure footer form header main nav section".split())
NAME_ATTRIBUTES = frozenset(
    ("class", "id", "role", "aria-label", "itemprop", "data-testid", "data-component", "data-type")
)
TEXTS = etree.XPath("//text()")
# What marks a break in the text that follows it: Unicode's line and paragraph separators, white space to str.split.
LINE_BREAK, RULER = "\u2028", "\u2029"
BREAKS = frozenset((LINE_BREAK, RULER))
# What lxml reads in a text, from bytes or a reference, but refuses to write.
UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SCREEN_READER_ONLY = re.compile(r"\b(?:sr-only|visually-?hidden|screen-?reader)", re.I)
BOLD = frozenset(("b", "strong"))
UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
COLUMN_BREAKS = 3
# Attributes that hide their element, and by which values.
HIDING: dict[str, Callable[[str], object]] = {
    "hidden": "until-found".__ne__,
    "aria-hidden": "true".__eq__,
    "style": UNSEEN_STYLE.search,
}


def read_html(source: str, url: str | None) -> Page:
    """Read HTML into a page.

    >>> page = read_html("<h1>Rain</h1><div>It fell.<br>It <b>stopped</b>.</div>", None)
    >>> [(b.text, b.type.value, b.strong_chars) for b in page.blocks]
    [('Rain', 'subhead', 0), ('It fell.', 'paragraph', 0), ('It stopped.', 'paragraph', 7)]
    """
    root = parse(source)
    if root is None:
        return Page(form=Form.HTML, blocks=[], url=url)
    claims = read_claims(root)
    return Page(form=Form.HTML, blocks=read_blocks(root), claims=claims, url=url)


def read_blocks(root: etree._Element) -> list[Block]:
    """The blocks of a tree, in document order; what no reader sees is taken out of the tree."""
    etree.strip_elements(root, *INVISIBLE, with_tail=False)
    # A mark in the text after a break costs less than looking for texts and breaks together: libxml2 would sort them
    # node by node, in quadratic time among many siblings.
    for element in root.iter("br", "hr"):
        _mark(element, LINE_BREAK if element.tag == "br" else RULER)
    texts: Any = TEXTS(root)
    return _Walk().over(texts)


def _mark(element: etree._Element, mark: str) -> None:
    """Put a mark before the text that follows an element."""
    tail = element.tail or ""
    try:
        element.tail = mark + tail
    except ValueError:
        element.tail = mark + UNWRITABLE.sub("", tail)


@dataclass(slots=True, eq=False)
class _Layout(Lineage):
    """A lineage, with how a browser lays out the text of its elements."""

    type: BlockType = BlockType.PARAGRAPH
    level: int = 0
    parts: bool = True  # its text is parted from what stands around it
    is_cell: bool = False  # a table's cell that holds a value
    link: bool = False  # it is a link, or stands in one
    bold: bool = False


@dataclass(slots=True, eq=False)
class _Spot(Place):
    """An element's place, with what holds its text together."""

    lineage: _Layout
    block: _Spot | None = None  # the element that parts its text from what stands around; None for itself
    cell: _Spot | None = None  # the table cell around it


class _Walk:
    """The state of one walk over a tree's texts."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.spots: dict[etree._Element, _Spot] = {}
        self.layouts: dict[tuple[_Layout, str, str, bool, bool], _Layout] = {}
        self.pieces: list[str] = []  # the texts of the block that is being read
        self.block: _Spot | None = None  # the element it is read from
        self.cell: _Spot | None = None
        self.place: Place | None = None  # the element that holds all of its text so far
        self.link_chars = self.strong_chars = 0

    def over(self, texts: Iterable[Any]) -> list[Block]:
        """The blocks of a tree's text nodes: strings that know their parents."""
        spots, pieces = self.spots, self.pieces
        for text in texts:
            if text.isspace():
                if pieces:
                    if text[0] in BREAKS and self.is_broken(text):
                        self.flush()
                    else:
                        pieces.append(text)
                continue
            element = text.getparent()
            parted = False
            if text.is_tail:
                tag = element.tag
                parted = (tag in BLOCK_LEVEL and tag not in CELLS) or (text[0] in BREAKS and self.is_broken(text))
                element = element.getparent()
            spot = spots.get(element) or self.spot(element)
            layout, block = spot.lineage, spot.block or spot
            cell = spot if layout.is_cell else spot.cell
            if parted or block is not self.block:
                self.flush()
                self.block, self.cell, self.place = block, cell, spot
            elif cell is not self.cell:
                pieces.append(CELL_BREAK)
                self.cell, self.place = cell, block
            elif self.place is not spot:
                self.place = block
            pieces.append(text)
            if layout.link:
                self.link_chars += len(text)
            if layout.bold:
                self.strong_chars += len(text)
        self.flush()
        return self.blocks

    def is_broken(self, text: str) -> bool:
        # Sites set whole paragraphs apart by a single <br>; only a heading, a table's row and code go on after one.
        return text[0] == RULER or self.block is None or self.block.lineage.type not in ONE_DESPITE_BREAKS

    def flush(self) -> None:
        """End the block that is being read."""
        pieces = self.pieces
        if not pieces or self.block is None:
            return
        layout = self.block.lineage
        kind = layout.type
        if kind is BlockType.TABLE_ROW and CELL_BREAK not in pieces:
            kind = BlockType.PARAGRAPH
        text = _folded("".join(pieces), kind)
        if text:
            size = len(text)
            links, strong = min(self.link_chars, size), min(self.strong_chars, size)
            position = len(self.blocks) + 1
            self.blocks.append(Block(text, position, kind, layout.level, 1, "", links, strong, 0, 0, self.place))
        pieces.clear()
        self.block = None
        self.link_chars = self.strong_chars = 0

    def spot(self, element: etree._Element) -> _Spot:
        """What is known of an element; it and those above it are looked at once."""
        spots = self.spots
        path = []  # a stack, so that depth costs no recursion
        up: Any = element
        while up is not None and up not in spots:
            path.append(up)
            up = up.getparent()
        above = spots.get(up)
        while path:
            here = path.pop()
            above = spots[here] = self.look(here, above)
        assert above is not None
        return above

    def look(self, element: etree._Element, above: _Spot | None) -> _Spot:
        """Look at one element, whose parent is known."""
        tag, names, hidden = _names(element)
        if above is None:
            return _Spot(_Layout(tag, names, hidden), None)
        parent = above.lineage
        is_cell = tag in CELLS and parent.type is BlockType.TABLE_ROW and not _lays_out(element)
        key = parent, tag, names, hidden or parent.hidden, is_cell
        layout = self.layouts.get(key)
        if layout is None:
            layout = self.layouts[key] = _layout(*key)
        if layout.parts:
            return _Spot(layout, above)
        return _Spot(layout, above, above.block or above, above if parent.is_cell else above.cell)


def _names(element: Any) -> tuple[str, str, bool]:
    """An element's tag, its names, and whether it hides what it holds."""
    names, hidden = "", False
    for key, value in element.items():
        if key in NAME_ATTRIBUTES:
            names = f"{names} {value}" if names else value
        elif key in HIDING and HIDING[key](value):
            hidden = True
    return element.tag, names, hidden


def _layout(above: _Layout, tag: str, names: str, hidden: bool, is_cell: bool) -> _Layout:
    spoken = above.spoken or (names != "" and SCREEN_READER_ONLY.search(names) is not None)
    unlike = hidden is not above.hidden or spoken is not above.spoken
    link, bold = above.link or tag == "a", above.bold or tag in BOLD
    layout = _Layout(tag, names, hidden, spoken, above, above.type, above.level, False, is_cell, link, bold)
    if is_cell:
        layout.level = 0
    elif tag in BLOCK_LEVEL or unlike:
        fresh = tag in FRESH or above.type is BlockType.TABLE_ROW
        layout.type = TYPES.get(tag) or (BlockType.PARAGRAPH if fresh else above.type)
        layout.level = HEADINGS.get(tag, above.level)
        layout.parts = True
    return layout


def _lays_out(cell: Any) -> bool:
    """Whether a table's cell holds a column of the page, not a value: old pages part its paragraphs by <br>."""
    return sum(1 for _ in islice(cell.iter("br"), COLUMN_BREAKS)) == COLUMN_BREAKS


def _folded(text: str, kind: BlockType) -> str:
    if kind is BlockType.CODE:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    if kind is BlockType.TABLE_ROW:
        return "\t".join(filter(None, (" ".join(cell.split()) for cell in text.split(CELL_BREAK))))
    return " ".join(text.split())
