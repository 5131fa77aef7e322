"""Readers' comments below a title that counts them: "12 comments:". They are told as well as the story is, and where
that is short, trees take them for more of it.

Without a colon such a line stands in the head of a story as well, below its entries and teasers, and in bars of buttons
that may be amid it. It is a title where a story has been told not far above, and comments stand below, which say one
after the other when they were written, or offer to be answered. So, on the texts of two renderers, no sentence of a
story goes on 1,904 pages of four corpora.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import Category
from newsclean.label.story.context import COLON, PROSE_SIZE, ending, ends_sentence, is_unmarked
from newsclean.page import Block, Form, Page, density
from newsclean.reasons import removed

BELOW = removed(f"beside/{Category.COMMENTS}")
FEWEST = 2  # paragraphs of a story that has been told: above, a counter may end in a colon as well
IN_A_ROW, FAR = 3, 60  # without a colon: paragraphs in a row, so many blocks above at most
BAR = 2  # lines from a counter to a button to share the story, in a bar that holds both
# So many comments, by lines of their own, among the next lines: a button to answer it, a number of days or votes.
OWN, NEAR = 2, 40
OWN_SIZE = 40  # characters of such a line


def drop_comments(page: Page) -> None:
    """Take out of a pasted story what stands below such a title, which a rule knows."""
    if page.form is not Form.TEXT:
        return
    scale = density(page.language)
    told = row = 0
    told_at = -FAR - 1  # where the last paragraph of such a row stands
    is_below = False
    for i, block in enumerate(page.blocks):
        if not block.is_story:
            row = 0
            is_below = is_below or (_counts(block) and _is_title(page.blocks, i, told, told_at))
        elif is_below:
            block.label = BELOW
        else:
            is_told = _is_told(block.text, scale)
            told, row = told + is_told, row + is_told
            told_at = i if row >= IN_A_ROW else told_at


def _is_title(blocks: Sequence[Block], i: int, told: int, told_at: int) -> bool:
    """Whether a counter is the title of what stands below it; `told` paragraphs stand above."""
    text = blocks[i].text
    if ending(text) == COLON:
        return told >= FEWEST
    if i - told_at > FAR or ends_sentence(text) or _is_in_bar(blocks, i):
        return False
    return _are_comments(blocks[i + 1 : i + 1 + NEAR])


def _is_told(text: str, scale: float) -> bool:
    return len(text) * scale >= PROSE_SIZE and (ending(text) > 0 or is_unmarked(text))


def _counts(block: Block) -> bool:
    """Whether a line is a title of comments with their number, not a number alone."""
    is_title = block.label is not None and block.label.category is Category.COMMENTS
    return is_title and any(map(str.isdigit, block.text)) and any(map(str.isalpha, block.text))


def _are_comments(blocks: Sequence[Block]) -> bool:
    """Whether comments stand among these, and no other counter, which each entry of a blog has."""
    buttons = signed = 0
    is_signed = False
    for block in blocks:
        if block.is_story:
            signed, is_signed = signed + is_signed, False
        elif _counts(block):
            return False
        elif len(block.text) <= OWN_SIZE:
            is_signed = is_signed or any(map(str.isdigit, block.text))
            buttons += block.label is not None and block.label.category is Category.COMMENTS
    return buttons >= OWN or signed >= OWN


def _is_in_bar(blocks: Sequence[Block], i: int) -> bool:
    beside = blocks[max(i - BAR, 0) : i + BAR + 1]
    return any(block.label is not None and block.label.category is Category.SHARE for block in beside)
