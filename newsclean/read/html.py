"""HTML to blocks: one parse, one walk over the texts of the tree.

A block is a run of text between two block-level boundaries, as a browser lays it out: the text of a `<p>`, of a bare
`<div>`, of what stands between two `<br>`. Every text a reader can see is in exactly one block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

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
LONG_TAG_SIZE = 20_000
LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]*+)[^<>]{{{LONG_TAG_SIZE},}}+>")
MOST_ATTRIBUTES = 1000
COLUMN_BREAKS = 3
# Tags of elements that may nest without end: all but those that close themselves, or headings as well.
NESTING = tuple(
    re.compile(rf"</?(?!(?:{kept})\b)[a-zA-Z][^<>]*>")
    for kept in ("p|h[1-6]|a|br|html|head|body|title|meta|link|script|style", "p|br|title|meta|link|script|style")
)
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


def parse(source: str) -> etree._Element | None:
    """The tree of an HTML source, or None where it holds no element.

    libxml2 drops what lies deeper than 2,048 levels. A source that does is read again without the elements that nest,
    and where even headings do, without those.
    """
    if max(map(len, source.split("<"))) > LONG_TAG_SIZE:
        source = LONG_TAG.sub(_without_attributes, source)
    for nesting in (None, *NESTING):
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        flat = source if nesting is None else nesting.sub("<br>", source)
        try:
            root = etree.fromstring(flat.encode("utf-8", "replace"), parser)
        except (etree.ParserError, etree.XMLSyntaxError):
            return None
        last = parser.error_log.last_error  # reading on stops at this error
        if last is None or last.type_name != "ERR_RESOURCE_LIMIT":
            break
    return root


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag of thousands of attributes without them: libxml2 takes quadratic time over those of one element."""
    return f"<{tag[1]}>" if tag[0].count("=") > MOST_ATTRIBUTES else tag[0]


def read_blocks(root: etree._Element) -> list[Block]:
    """The blocks of a tree, in document order; what no reader sees is taken out of the tree."""
    etree.strip_elements(root, *INVISIBLE, with_tail=False)
    # A mark in the text after a break costs less than looking for texts and breaks together: libxml2 would sort them
    # node by node, in quadratic time among many siblings.
    for element in root.iter("br", "hr"):
        _mark(element, LINE_BREAK if element.tag == "br" else RULER)
    walk = _Walk()
    texts: Any = TEXTS(root)
    for text in texts:
        if not text.isspace():
            walk.add(text)
        elif walk.pieces:
            walk.space(text)
    walk.flush()
    return walk.blocks


@dataclass(slots=True, eq=False)
class _Spot(Place):
    """A place, with what the walk must know of its element."""

    type: BlockType = BlockType.PARAGRAPH
    level: int = 0
    link: bool = False  # it is a link, or stands in one
    bold: bool = False
    block: _Spot | None = None  # the element that parts its text from what stands around; None for itself
    cell: _Spot | None = None  # the table cell around it


def _mark(element: etree._Element, mark: str) -> None:
    """Put a mark before the text that follows an element."""
    tail = element.tail or ""
    try:
        element.tail = mark + tail
    except ValueError:
        element.tail = mark + UNWRITABLE.sub("", tail)


class _Walk:
    """The state of one walk over a tree's texts."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.spots: dict[etree._Element, _Spot] = {}
        self.pieces: list[str] = []  # the texts of the block that is being read
        self.block: _Spot | None = None  # the element it is read from
        self.cell: _Spot | None = None
        self.place: Place | None = None  # the element that holds all of its text so far
        self.link_chars = self.strong_chars = 0

    def add(self, text: Any) -> None:
        """Take in a text node: a string that knows its parent."""
        element = text.getparent()
        parted = False
        if text.is_tail:
            tag = element.tag
            parted = (tag in BLOCK_LEVEL and tag not in CELLS) or (text[0] in BREAKS and self.is_broken(text))
            element = element.getparent()
        spot = self.spots.get(element) or self.spot(element)
        block = spot.block or spot
        if block is not self.block or parted:
            self.flush()
            self.block, self.cell, self.place = block, spot.cell, spot
        elif spot.cell is not self.cell:
            self.pieces.append(CELL_BREAK)
            self.cell, self.place = spot.cell, block
        elif self.place is not spot:
            self.place = block
        self.pieces.append(text)
        if spot.link:
            self.link_chars += len(text)
        if spot.bold:
            self.strong_chars += len(text)

    def space(self, text: str) -> None:
        """Take in white space amid a block."""
        if text[0] in BREAKS and self.is_broken(text):
            self.flush()
        else:
            self.pieces.append(text)

    def is_broken(self, text: str) -> bool:
        # Sites set whole paragraphs apart by a single <br>; only a heading, a table's row and code go on after one.
        return text[0] == RULER or self.block is None or self.block.type not in ONE_DESPITE_BREAKS

    def flush(self) -> None:
        block, pieces = self.block, self.pieces
        if block is None or not pieces:
            return
        kind = BlockType.PARAGRAPH if block.type is BlockType.TABLE_ROW and CELL_BREAK not in pieces else block.type
        text = _folded("".join(pieces), kind)
        if text:
            size = len(text)
            links, strong = min(self.link_chars, size), min(self.strong_chars, size)
            self.blocks.append(
                Block(text, len(self.blocks) + 1, kind, block.level, 1, "", links, strong, place=self.place)
            )
        self.pieces, self.block = [], None
        self.link_chars = self.strong_chars = 0

    def spot(self, element: etree._Element) -> _Spot:
        """What is known of an element; it and those above it are looked at once."""
        path = [element]  # a stack, so that depth costs no recursion
        above = None
        while (up := path[-1].getparent()) is not None:
            above = self.spots.get(up)
            if above is not None:
                break
            path.append(up)
        while path:
            here = path.pop()
            above = self.spots[here] = _spot(here, above)
        assert above is not None
        return above


def _spot(element: Any, above: _Spot | None) -> _Spot:
    tag, names, hidden = str(element.tag), "", above is not None and above.hidden
    for key, value in element.items():
        if key in NAME_ATTRIBUTES:
            names = f"{names} {value}" if names else value
        elif key in HIDING and HIDING[key](value):
            hidden = True
    if above is None:
        return _Spot(tag, names, None, hidden)
    link, bold = above.link or tag == "a", above.bold or tag in BOLD
    if tag in CELLS and above.type is BlockType.TABLE_ROW and not _lays_out(element):
        spot = _Spot(tag, names, above, hidden, above.type, 0, link, bold, above.block or above)
        spot.cell = spot
        return spot
    if tag in BLOCK_LEVEL or hidden is not above.hidden or (names and SCREEN_READER_ONLY.search(names)):
        fresh = tag in FRESH or above.type is BlockType.TABLE_ROW
        kind = TYPES.get(tag) or (BlockType.PARAGRAPH if fresh else above.type)
        return _Spot(tag, names, above, hidden, kind, HEADINGS.get(tag, above.level), link, bold)
    return _Spot(tag, names, above, hidden, above.type, above.level, link, bold, above.block or above, above.cell)


def _lays_out(cell: Any) -> bool:
    """Whether a table's cell holds a column of the page, not a value: old pages part its paragraphs by <br>."""
    return sum(1 for _ in islice(cell.iter("br"), COLUMN_BREAKS)) == COLUMN_BREAKS


def _folded(text: str, kind: BlockType) -> str:
    if kind is BlockType.CODE:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    if kind is BlockType.TABLE_ROW:
        return "\t".join(filter(None, (" ".join(cell.split()) for cell in text.split(CELL_BREAK))))
    return " ".join(text.split())
