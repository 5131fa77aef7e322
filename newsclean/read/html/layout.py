"""How a browser lays out an element's text, by the tags and names from the root down to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from newsclean.article import BlockType
from newsclean.page import Lineage
from newsclean.read.html.markup import MOST_KNOWN, names_writer

# Elements that a browser lays out as blocks, so that text before and after them is parted.
BLOCK_LEVEL = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p "
    "pre search section summary table tbody td tfoot th thead tr ul".split()
)
# The same of feeds that somebody saved as a page.
BLOCK_LEVEL |= frozenset(
    "author category channel content:encoded dc:creator dc:date description entry guid item pubdate "
    "published summary updated".split()
)
CELLS = frozenset(("td", "th"))
HEADINGS = {f"h{n}": n for n in range(1, 7)}
TYPES = {
    "li": BlockType.LIST_ITEM,
    "dt": BlockType.LIST_ITEM,
    "dd": BlockType.LIST_ITEM,
    "blockquote": BlockType.QUOTE,
    "pre": BlockType.CODE,
    "tr": BlockType.TABLE_ROW,
} | dict.fromkeys(HEADINGS, BlockType.SUBHEAD)
# A page's sections: what stands inside one is no longer part of the list, quote or table around it.
FRESH = frozenset("article aside body figcaption figure footer form header main nav section".split())
NAME_ATTRIBUTES = frozenset(
    ("class", "id", "role", "aria-label", "itemprop", "data-testid", "data-component", "data-type")
)
SCREEN_READER_ONLY = re.compile("sr-only|visually-?hidden|screen-?reader")
BOLD = frozenset(("b", "strong"))
UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
NOTHING_SAID = (False, False)
SIGNING = frozenset(("div", "span", "p", "address"))  # beside links, what names a writer by its class
# Attributes that hide their element, and by which values.
HIDING: dict[str, Callable[[str], object]] = {
    "hidden": "until-found".__ne__,
    "aria-hidden": "true".__eq__,
    "style": UNSEEN_STYLE.search,
}


class Layout(Lineage):
    """A lineage, with how a browser lays out the text of its elements."""

    __slots__ = ("bold", "is_cell", "level", "link", "parts", "signs", "type")

    def __init__(
        self,
        tag: str,
        names: str,
        hidden: bool = False,
        spoken: bool = False,
        parent: Layout | None = None,
        type: BlockType = BlockType.PARAGRAPH,  # noqa: A002
        level: int = 0,
        parts: bool = True,
        is_cell: bool = False,
        link: bool = False,
        bold: bool = False,
        signs: bool = False,
    ) -> None:
        """`parts` says that its text is parted from what stands around it, `is_cell` that it is a table's cell that
        holds a value, `link` that it is a link or stands in one, `signs` that it may name a writer."""
        self.tag, self.names, self.hidden, self.spoken, self.parent = tag, names, hidden, spoken, parent
        self.type, self.level, self.parts, self.is_cell = type, level, parts, is_cell
        self.link, self.bold, self.signs = link, bold, signs


def is_spoken(names: str) -> bool:
    """Whether an element's names say that it is for screen readers alone.

    >>> is_spoken("c-title sr-only"), is_spoken("c-title")
    (True, False)
    """
    names = names.lower()
    return ("only" in names or "hidden" in names or "reader" in names) and SCREEN_READER_ONLY.search(names) is not None


@lru_cache(maxsize=MOST_KNOWN)
def _said(names: str) -> tuple[bool, bool]:
    """What an element's names say: that it is for screen readers alone, that it holds a writer's name."""
    return is_spoken(names), names_writer(names)


def names_of(element: Any) -> tuple[str, str, bool]:
    """An element's tag, its names, and whether it hides what it holds."""
    names, hidden = "", False
    for key, value in element.items():
        if key in NAME_ATTRIBUTES:
            names = f"{names} {value}" if names else value
        elif key in HIDING and HIDING[key](value):
            hidden = True
    return element.tag, names, hidden


def lay_out(above: Layout, tag: str, names: str, hidden: bool, is_cell: bool) -> Layout:
    """The layout of elements of these tags and names within others; `is_cell` for a table's cell that holds a value."""
    says_spoken, says_writer = _said(names) if names else NOTHING_SAID
    spoken = above.spoken or says_spoken
    layout = Layout.__new__(Layout)
    layout.tag, layout.names, layout.hidden, layout.spoken, layout.parent = tag, names, hidden, spoken, above
    layout.type, layout.level, layout.parts, layout.is_cell = above.type, above.level, False, is_cell
    layout.link, layout.bold = above.link or tag == "a", above.bold or tag in BOLD
    layout.signs = tag == "a" or (says_writer and tag in SIGNING)
    if is_cell:
        layout.level = 0
    elif tag in BLOCK_LEVEL or hidden != above.hidden or spoken != above.spoken:
        fresh = tag in FRESH or above.type is BlockType.TABLE_ROW
        layout.type = TYPES.get(tag) or (BlockType.PARAGRAPH if fresh else above.type)
        layout.level = HEADINGS.get(tag, above.level)
        layout.parts = True
    return layout
