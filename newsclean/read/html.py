"""HTML to blocks: one parse, one walk.

A block is a run of text between two block-level boundaries, as a browser lays it out: the text of a `<p>`, of a bare
`<div>`, of what stands between two `<br>`. Every text a reader can see is in exactly one block.
"""

from __future__ import annotations

import re

from lxml import etree

from newsclean.article import BlockType
from newsclean.page import Block, Form, Page, Place
from newsclean.read.claims import read_claims

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
ROW_PARTS = frozenset(("tr", "td", "th"))
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
UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
SCREEN_READER_ONLY = re.compile(r"\b(?:sr-only|visually-?hidden|screen-?reader)", re.I)
BOLD = frozenset(("b", "strong"))


def read_html(source: str, url: str | None) -> Page:
    """Read HTML into a page.

    >>> page = read_html("<h1>Rain</h1><div>It fell.<br>It <b>stopped</b>.</div>", None)
    >>> [(b.text, b.type.value, b.strong_chars) for b in page.blocks]
    [('Rain', 'subhead', 0), ('It fell.', 'paragraph', 0), ('It stopped.', 'paragraph', 7)]
    """
    root = parse(source)
    if root is None:
        return Page(form=Form.HTML, blocks=[], url=url)
    return Page(form=Form.HTML, blocks=_Walk().blocks_of(root), claims=read_claims(root), url=url)


def parse(source: str) -> etree._Element | None:
    """The tree of an HTML source, or None where it holds no element."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError:
        return None


class _Walk:
    """The state of one walk over a tree."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []  # the texts of the block that is being read
        self.link_chars = self.strong_chars = 0
        self.links = self.bolds = 0  # how many <a> and <b> are open
        self.place: Place | None = None  # the element that holds all of the block's text so far
        self.outer: list[Place] = []  # the open block-level elements
        self.inner: list[Place] = []  # the open elements
        self.types: list[tuple[BlockType, int]] = [(BlockType.PARAGRAPH, 0)]

    def blocks_of(self, root: etree._Element) -> list[Block]:
        walker = etree.iterwalk(root, events=("start", "end"))
        start, end = self.start, self.end
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in INVISIBLE and element is not root:
                    walker.skip_subtree()
                    self.inner.append(self.inner[-1])
                elif start(element, tag):
                    if element.text:
                        self.add(element.text)
                else:
                    walker.skip_subtree()
            else:
                end(tag)
                if element.tail and self.inner:
                    self.add(element.tail)
        self.flush()
        return self.blocks

    def start(self, element: etree._Element, tag: str) -> bool:
        """Open an element; False when it was read whole."""
        parent = self.inner[-1] if self.inner else None
        place = _place_of(element, tag, parent)
        self.inner.append(place)
        if tag in BLOCK_LEVEL:
            if tag in CELLS:
                self.pieces.append(CELL_BREAK)
            else:
                self.flush()
            self.outer.append(place)
            kind = TYPES.get(tag)
            if kind is not None:
                self.types.append((kind, HEADINGS.get(tag, 0)))
            elif tag in FRESH:
                self.types.append((BlockType.PARAGRAPH, 0))
        elif tag == "a":
            self.links += 1
        elif tag in BOLD:
            self.bolds += 1
        elif tag == "br":
            self.line_break()
        elif not len(element) and element.text and (place.hidden or SCREEN_READER_ONLY.search(place.names)):
            self.append(_folded(element.text, BlockType.PARAGRAPH), place, BlockType.PARAGRAPH, 0, 0, 0)
            return False
        return True

    def end(self, tag: str) -> None:
        if self.inner.pop() is None:
            return
        if tag in BLOCK_LEVEL:
            if tag not in CELLS:
                self.flush()
            self.outer.pop()
            if tag in TYPES or tag in FRESH:
                self.types.pop()
        elif tag == "a":
            self.links -= 1
        elif tag in BOLD:
            self.bolds -= 1

    def line_break(self) -> None:
        # Sites set whole paragraphs apart by a single <br>; only a heading, a table's row and code go on after one.
        if self.types[-1][0] in ONE_DESPITE_BREAKS:
            self.pieces.append("\n")
        else:
            self.flush()

    def add(self, text: str) -> None:
        if text.isspace():
            self.pieces.append(text)
            return
        here = self.inner[-1]
        if self.place is None:
            self.place = here
        elif self.place is not here and self.outer:
            self.place = self.outer[-1]
        self.pieces.append(text)
        if self.links:
            self.link_chars += len(text)
        if self.bolds:
            self.strong_chars += len(text)

    def flush(self) -> None:
        place, pieces = self.place, self.pieces
        if not pieces:
            return
        self.pieces = []
        if place is None:
            return
        kind, level = self.types[-1]
        if kind is BlockType.TABLE_ROW and (self.outer[-1].tag not in ROW_PARTS or pieces.count(CELL_BREAK) < 2):
            kind = BlockType.PARAGRAPH  # a table that only lays the page out
        self.append(_folded("".join(pieces), kind), place, kind, level, self.link_chars, self.strong_chars)
        self.place = None
        self.link_chars = self.strong_chars = 0

    def append(self, text: str, place: Place, kind: BlockType, level: int, links: int, strong: int) -> None:
        if text:
            size, position = len(text), len(self.blocks) + 1
            self.blocks.append(
                Block(
                    text,
                    position,
                    kind,
                    level,
                    link_chars=min(links, size),
                    strong_chars=min(strong, size),
                    place=place,
                )
            )


def _place_of(element: etree._Element, tag: str, parent: Place | None) -> Place:
    names, hidden = "", parent is not None and parent.hidden
    for key, value in element.items():
        if key in NAME_ATTRIBUTES:
            names = f"{names} {value}" if names else value
        elif key == "hidden" or (key == "aria-hidden" and value == "true"):
            hidden = True
        elif key == "style" and UNSEEN_STYLE.search(value):
            hidden = True
    return Place(tag, names, parent, hidden)


def _folded(text: str, kind: BlockType) -> str:
    if kind is BlockType.CODE:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    if kind is BlockType.TABLE_ROW and CELL_BREAK in text:
        return "\t".join(cell for cell in (" ".join(cell.split()) for cell in text.split(CELL_BREAK)) if cell)
    return " ".join(text.split())
