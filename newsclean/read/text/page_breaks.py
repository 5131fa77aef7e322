"""What print sets between two lines of a paragraph: page numbers, running heads, addresses of links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.text.margins import is_open

PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|pag\.?|pág\.?|página|pagina|страница|стр\.?|strona|str\.?|sayfa|blz\.?|p\.|第)? ?\d{1,3}"
    r"(?: ?(?:/|\||of|von|sur|de|di|do|van|из|z) ?\d{1,3})? ?(?:页|頁|ページ)?[^\w.,;:!?%]{0,3}",
    re.I,
)
LONGEST_NUMBER = 24  # characters of a page number's line, "- Seite 112 von 118 -"
ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+(?: \d{1,3}/\d{1,3})?")  # browsers print the page number after it
STARTS = ("http", "www.", "<http", "page ", "p.")
DIGITS = re.compile(r"\d+")
TALLEST_HEAD = 3  # lines of a page's foot and the next one's head; a longer run that returns was pasted twice


def is_address(text: str) -> bool:
    """Whether a line is an address and nothing else."""
    return text.startswith(STARTS[:3]) and ADDRESS.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number and nothing else.

    >>> is_page_number("Page 3 of 12"), is_page_number("3,000")
    (True, False)
    """
    return len(text) <= LONGEST_NUMBER and PAGE_NUMBER.fullmatch(text) is not None


def is_cut(text: str) -> bool:
    """Whether a line is an address or a page's number."""
    return is_address(text) or is_page_number(text)


def page_cuts(blocks: Sequence[Block]) -> tuple[set[int], set[int]]:
    """The rows of addresses, page numbers and what is known to be no story's; and those of running heads, lines that
    return but for their digits.
    """
    cuts: set[int] = set()
    places: dict[str, list[int]] = {}
    for row, block in enumerate(blocks):
        text = block.text
        if block.known is not None:
            cuts.add(row)
            continue
        if text[0].islower() and not text.startswith(STARTS):
            continue
        if block.type is BlockType.PARAGRAPH:
            if is_cut(text):
                cuts.add(row)
            elif not _ends_sentence(blocks, row):
                places.setdefault(DIGITS.sub("0", text), []).append(row)
    heads: set[int] = set()
    for rows in places.values():
        if len(rows) > 1:
            alone = [_stands_alone(blocks, row, rows[i - 1]) for i, row in enumerate(rows)]
            heads.update(row for row, is_head in zip(rows, alone, strict=True) if is_head)
    return cuts, heads


def _ends_sentence(blocks: Sequence[Block], row: int) -> bool:
    """Whether a line ends the sentence of the line right above it."""
    block = blocks[row]
    return row > 0 and not block.gap and not is_open(block.text) and is_open(blocks[row - 1].text)


def _stands_alone(blocks: Sequence[Block], row: int, other: int) -> bool:
    """Whether a line that returns is not part of a passage that does."""
    for way in (-1, 1):
        for step in range(way, way * TALLEST_HEAD, way):
            here, there = row + step, other + step
            if min(here, there) < 0 or max(here, there) >= len(blocks) or blocks[here].text != blocks[there].text:
                break
            if blocks[here].text[0].islower():
                return False
        else:
            return False
    return True
