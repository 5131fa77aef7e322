"""Text that a text browser wrote: each link has a number in brackets, and the addresses stand in a list at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from newsclean.article import BlockType, Category
from newsclean.page import Block
from newsclean.read.text.rulers import WIDE

# The list's heading, and its first line: Lynx prints "Visible links:" between them, ELinks and Links do not.
LIST = re.compile(r"^ {0,3}References:?\s+(?:Visible links:?\s+)?(?:1\.|\[1\]) +[a-z]+:\S", re.M)
MARK = re.compile(r"\[\d{1,5}\]|\(BUTTON\)")
ITEM = re.compile(r"\d+\. ")
LONGEST_LINK = 25  # characters; where a link within a sentence ends is not marked
LONGEST_HEADING = 120
HEADING_LEVEL = 2  # which it is cannot be seen
COLUMNS = 80  # of a page, in whose middle ELinks sets first-level headings
CENTRED = 6  # columns by which such a line is indented more than others, at least
NARROWEST = 20  # columns of such a line; advertisements' labels are centred too
OFF_CENTRE = 2  # half columns by which it may be off


def is_numbered(source: str) -> bool:
    """Whether links are numbered, and listed at the end.

    >>> is_numbered("[1]Home\\n\\nReferences\\n\\n   1. https://www.wave.example/")
    True
    """
    return "[1]" in source and LIST.search(source) is not None


def read_numbers(blocks: Sequence[Block]) -> None:
    """Take the marks of links and buttons out of blocks, and count what follows each as linked.

    Lines that begin left of most are headings, for text browsers indent everything else, and so are those that stand
    apart in the page's middle.
    """
    base = Counter(block.indent for block in blocks).most_common(1)[0][0]
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        is_line = block.type is BlockType.PARAGRAPH and len(block.text) <= LONGEST_HEADING
        if block.indent < base and is_line and not ITEM.match(block.text):
            block.type, block.level = BlockType.SUBHEAD, HEADING_LEVEL
        elif is_line and block.indent >= base + CENTRED and _is_centred(block, below):
            block.type, block.level = BlockType.SUBHEAD, 1
        before, *links = MARK.split(block.text)
        text = " ".join("".join((before, *links)).split())
        if not links or not text:
            continue
        *inner, last = links
        linked = sum(min(len(link), LONGEST_LINK) for link in inner)
        linked += min(len(last), LONGEST_LINK) if text.endswith(".") else len(last)
        block.text, block.link_chars = text, min(len(text), linked)


def _is_centred(block: Block, below: Block | None) -> bool:
    """Whether a line stands in the page's middle, between blank lines."""
    width = len(block.text) + len(WIDE.findall(block.text))
    is_apart = block.lines == 1 and block.gap > 0 and below is not None and below.gap > 0
    return is_apart and width >= NARROWEST and abs(2 * block.indent + width - COLUMNS) <= OFF_CENTRE


# html-to-text prints a link's address behind its text, and that of a picture without text alone.
_ADDRESS = r"\[(?:(?:https?|ftp|file|mailto|tel|javascript|data):[^\[\]\s]{0,20000}|[/#?][^\[\]\s]{0,2000})\]"
ADDRESS = re.compile(_ADDRESS)
INLINE_ADDRESS = re.compile(f" ?{_ADDRESS}")
# Style sheets for print set a link's address behind its text in parentheses, where a print may break it.
PRINTED_START = re.compile(r"\((?:https?://|mailto:|/)[\w.-]")
PRINTED_ADDRESS = re.compile(
    rf" ?{PRINTED_START.pattern}[^\s()]{{0,2000}}(?: [^\s()]{{0,500}}[/=&%?_.-][^\s()]{{0,500}}){{0,9}}\)"
)
FEWEST_PRINTED = 3  # fewer may be the story's own


def has_printed_addresses(source: str) -> bool:
    """Whether addresses of links stand in parentheses behind their texts throughout a print.

    >>> has_printed_addresses("Ann (/authors/ann), Ben (/authors/ben) and Cleo (https://cleo.example/) asked.")
    True
    """
    return next(islice(PRINTED_START.finditer(source), FEWEST_PRINTED - 1, None), None) is not None


def has_inline_addresses(source: str) -> bool:
    """Whether addresses of links stand in brackets behind their texts.

    >>> has_inline_addresses("By Ann Lee [/authors/lee]")
    True
    """
    return ADDRESS.search(source) is not None


def read_addresses(blocks: Sequence[Block], address: re.Pattern[str] = INLINE_ADDRESS) -> None:
    """Take the addresses in brackets out of blocks, and count the words before each as linked."""
    for block in blocks:
        if block.known is not None or not ("[" in block.text or "(" in block.text):
            continue
        *links, last = address.split(block.text)
        if not links:
            continue
        text = " ".join("".join((*links, last)).split())
        if not text:
            block.link_chars, block.known = len(block.text), Category.MEDIA
            continue
        first, *inner = (link.strip() for link in links)
        linked = sum(min(len(link), LONGEST_LINK) for link in inner)
        linked += len(first) if not last.strip() and not inner else min(len(first), LONGEST_LINK)
        block.text, block.link_chars = text, min(len(text), linked)
