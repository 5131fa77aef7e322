"""The walk over the texts of a tree, which makes its blocks.

What C does here is told twice: `walk.pyx`, where it is compiled, goes over the parser's own nodes, which Python has no
name for. Whoever changes one changes the other; tests hold that both give the same.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from lxml import etree

from newsclean.article import BlockType
from newsclean.page import Block, Place
from newsclean.read.html.layout import BLOCK_LEVEL, CELLS, Layout, lay_out, names_of
from newsclean.read.html.markup import TIMES, moment_of, signature_of
from newsclean.read.invisible import INVISIBLE, NOTHING

CELL_BREAK = "\x1e"  # the record separator: white space to str.split, and not in any page
ONE_DESPITE_BREAKS = frozenset((BlockType.SUBHEAD, BlockType.TABLE_ROW, BlockType.CODE))
BREAKS = frozenset(("br", "hr"))
PICTURES = frozenset(("img", "picture", "amp-img", "video", "amp-video"))  # what follows a <source> may stand within
PICTURE_LEVELS = 4  # so far up from a picture is what holds it and its caption
COLUMN_BREAKS = 3
PROPERTIES = etree.XPath("//@itemprop/.. | //@property[not(parent::meta)]/..")


def with_properties(root: etree._Element) -> list[etree._Element]:
    """The elements of a tree that have a property, of microdata or of RDFa; of `<meta>`, of microdata alone."""
    found: Any = PROPERTIES(root)  # by way of the attributes: to ask each element for them takes five times as long
    return list(found)


class _Spot(Place):
    """An element's place, with what holds its text together."""

    __slots__ = ("block", "cell")
    lineage: Layout

    def __init__(self, lineage: Layout, above: _Spot | None, block: _Spot | None, cell: _Spot | None) -> None:
        """`block` is the element that parts its text from what stands around, None for itself; `cell` the table's cell
        around it."""
        self.lineage, self.parent, self.picture = lineage, above, None
        self.block, self.cell = block, cell


class Walk:
    """One walk over a tree: its blocks, in document order, and the elements that may name a writer or a time."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.writers: list[etree._Element] = []
        self.timed: list[etree._Element] = []
        self.open: list[etree._Element] = []  # the path from the root to the element that is being read
        self.spots: list[_Spot] = []  # what is known of these; those that hold no text so far are not looked at
        self.layouts: dict[tuple[Layout, str, str, bool, bool], Layout] = {}
        self.pieces: list[str] = []  # the texts of the block that is being read
        self.block: _Spot | None = None  # the element it is read from
        self.cell: _Spot | None = None
        self.place: Place | None = None  # the element that holds all of its text so far
        self.link_chars = self.strong_chars = 0
        self.below_picture = -1  # the number of the block below the last picture

    def over(self, root: etree._Element) -> None:
        """Go over the texts of a tree, in document order."""
        path = self.open
        for element in root.iter():
            parent = element.getparent()
            while path and path[-1] is not parent:
                self.close()
            if element.tag in PICTURES and path:
                self.see_picture()
            path.append(element)
            text = element.text
            if text:
                self.take(text, False)
        while path:
            self.close()
        self.flush()

    def close(self) -> None:
        """Leave an element, and read the text that follows it."""
        element = self.open.pop()
        del self.spots[len(self.open) :]
        tag, text = element.tag, element.tail
        parted = tag in BLOCK_LEVEL and tag not in CELLS
        if tag in BREAKS:
            # Sites set whole paragraphs apart by a single <br>; only a heading, a table's row and code go on after one.
            if tag == "hr" or self.block is None or self.block.lineage.type not in ONE_DESPITE_BREAKS:
                self.flush()
            else:
                self.pieces.append("\n")
        if text:
            self.take(text, parted)

    def take(self, text: str, parted: bool) -> None:
        """Read a text of the open element; it may be parted from the text before it."""
        pieces = self.pieces
        if text.isspace():
            if pieces:
                pieces.append(text)
            return
        spot = self.spots[-1] if len(self.spots) == len(self.open) else self.spot()
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

    def see_picture(self) -> None:
        """Note for the open element and those above where a picture stands; not one amid a line, such as an emoji."""
        spot: Place | None = self.spot()
        if self.pieces and self.block is (self.spots[-1].block or spot):
            return
        before = self.below_picture = len(self.blocks) + bool(self.pieces)
        for _ in range(PICTURE_LEVELS):
            if spot is None or spot.picture is not None:
                return
            spot.picture = before
            spot = spot.parent

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
        if text and (text[0] not in INVISIBLE or text.strip(NOTHING)):
            size = len(text)
            links, strong = min(self.link_chars, size), min(self.strong_chars, size)
            before, place = len(self.blocks), self.place
            pictured = before == self.below_picture
            block = Block(text, before + 1, kind, layout.level, 1, "", links, strong, 0, 0, place, pictured)
            self.blocks.append(block)
        pieces.clear()
        self.block = None
        self.link_chars = self.strong_chars = 0

    def spot(self) -> _Spot:
        """What is known of the open element; it and those above it are looked at once."""
        spots = self.spots
        spot = spots[-1] if spots else None
        for element in self.open[len(spots) :]:
            spot = self.look(element, spot)
            spots.append(spot)
        assert spot is not None
        return spot

    def look(self, element: etree._Element, above: _Spot | None) -> _Spot:
        """Look at one element, whose parent is known."""
        tag, names, hidden = names_of(element)
        if above is None:
            return _Spot(Layout(tag, names, hidden), None, None, None)
        parent = above.lineage
        is_cell = tag in CELLS and parent.type is BlockType.TABLE_ROW and not _lays_out(element)
        key = parent, tag, names, hidden or parent.hidden, is_cell
        layout = self.layouts.get(key)
        if layout is None:
            layout = self.layouts[key] = lay_out(*key)
        if layout.signs and signature_of(element):
            self.writers.append(element)
        if not TIMES.isdisjoint(element.keys()) and moment_of(element) is not None:
            self.timed.append(element)
        if layout.parts:
            return _Spot(layout, above, None, None)
        return _Spot(layout, above, above.block or above, above if parent.is_cell else above.cell)


def _lays_out(cell: Any) -> bool:
    """Whether a table's cell holds a column of the page, not a value: old pages part its paragraphs by <br>."""
    return sum(1 for _ in islice(cell.iter("br"), COLUMN_BREAKS)) == COLUMN_BREAKS


def _folded(text: str, kind: BlockType) -> str:
    if kind is BlockType.CODE:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    if kind is BlockType.TABLE_ROW:
        return "\t".join(filter(None, (" ".join(cell.split()) for cell in text.split(CELL_BREAK))))
    return " ".join(text.split())
