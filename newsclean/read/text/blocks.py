"""Pasted text to blocks: lines first, then whatever broke a paragraph over several of them is mended."""

from __future__ import annotations

import re

from newsclean.article import BlockType, Category
from newsclean.page import Block, Claim, Form, Page
from newsclean.read.text.broken_lines import join_initials, join_kickers, join_unspaced, mend_pieces
from newsclean.read.text.capitals import restore_capitals
from newsclean.read.text.dialect import is_smart, reduced, soft_margin
from newsclean.read.text.front_matter import front_matter
from newsclean.read.text.hyphens import SOFT_HYPHEN
from newsclean.read.text.lines import line_blocks
from newsclean.read.text.link_numbers import (
    PRINTED_ADDRESS,
    has_inline_addresses,
    has_printed_addresses,
    is_numbered,
    read_addresses,
    read_numbers,
)
from newsclean.read.text.linked_data import hold_data, linked_data
from newsclean.read.text.markdown import is_markdown, read_structure, strip_syntax
from newsclean.read.text.one_line import part_glued
from newsclean.read.text.own_output import read_written
from newsclean.read.text.sheets import mark_sheets
from newsclean.read.text.smart import smart_marks
from newsclean.read.text.soft_breaks import join_soft, read_block_links, read_definitions
from newsclean.read.text.tool_lines import mark_references, mark_tool_lines
from newsclean.read.text.wrap import mend

URL = re.compile(r"(?:https?://|www\.)[^\s<>]+")


def read_text(source: str) -> Page:
    """Read pasted text of any shape into blocks.

    Each line that shows anything is in exactly one block, and `Block.lines` counts a block's lines. A block begins at
    line `Block.position`, as `str.splitlines` counts them from 1. Lines of a paragraph that a hard wrap or a page's end
    broke become one block; lines between them, such as a page number, follow as blocks of their own. Only a whole page
    that was written into one line becomes several blocks.
    A bullet or quote sign goes to `Block.marker`; the number of a numbered item stays in its text, because papers print
    numbered subheads and paragraphs as often as lists. Links, bold and headings of Markdown become features, and so do
    bare addresses and the numbered links of text browsers (`link_chars`).

    >>> page = read_text("## Rain ends drought\\n\\nThe first rain in a year\\nfell.\\n\\n* [Home](/)")
    >>> [(str(b.type), b.level, b.text, b.link_chars) for b in page.blocks][::3]
    [('subhead', 2, 'Rain ends drought', 0), ('list_item', 0, 'Home', 4)]
    """
    above, claims = front_matter(source)
    matter, text = _parted(source, above)
    told, data = linked_data(text)
    claims += told
    blocks = _markdown_blocks(text, data) if is_markdown(text) else _plain_blocks(text, data, claims)
    for block in blocks if above else ():
        block.position += above
    blocks = [*matter, *blocks]
    if SOFT_HYPHEN in source:
        for block in blocks:
            block.text = block.text.replace(SOFT_HYPHEN, "")
    if "://" in source or "www." in source:
        for block in blocks:
            if "://" in block.text or "www." in block.text:
                block.link_chars = min(len(block.text), block.link_chars + sum(map(len, URL.findall(block.text))))
    return Page(form=Form.TEXT, blocks=blocks, claims=claims, written=read_written(source))


def _parted(source: str, above: int) -> tuple[list[Block], str]:
    """The first lines of a text, its front matter, as one block that is known; and the text below them."""
    if not above:
        return [], source
    lines = source.split("\n", above)
    matter = "\n".join(line.rstrip() for line in lines[:above]).strip()
    return [Block(matter, 1, BlockType.CODE, lines=above, known=Category.OTHER)], "".join(lines[above:])


def _markdown_blocks(source: str, data: list[range]) -> list[Block]:
    source = source.replace("\r\n", "\n")
    margin = soft_margin(source)
    smart = smart_marks(source) if is_smart(source) else None
    source = reduced(source)
    blocks, linked = read_block_links(read_structure(hold_data(line_blocks(source, markdown=True), data), source))
    blocks = join_soft(blocks if margin else join_unspaced(mend(mend_pieces(blocks))), margin)
    read_definitions(blocks)
    strip_syntax(blocks, linked, smart)
    mark_tool_lines(blocks)
    return blocks


def _plain_blocks(source: str, data: list[range], claims: list[Claim]) -> list[Block]:
    """The blocks of a plain text; what it claims of itself is added to the claims."""
    blocks = hold_data(line_blocks(source, markdown=False), data)
    claims += (sheets := mark_sheets(blocks))
    numbered = is_numbered(source)
    if numbered:
        mark_references(blocks)
    mark_tool_lines(blocks)
    blocks = join_unspaced(mend(mend_pieces(join_initials(join_kickers(part_glued(blocks))))))
    if numbered:
        read_numbers(blocks)
        mark_tool_lines(blocks)
    elif has_inline_addresses(source):
        read_addresses(blocks)
        restore_capitals(blocks)
    elif sheets and has_printed_addresses(source):
        read_addresses(blocks, PRINTED_ADDRESS)
    return blocks
