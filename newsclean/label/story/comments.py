"""Readers' comments below a title that counts them: "12 comments:". They are told as well as the story is, and where
that is short, trees take them for more of it.

Measured on the texts of two renderers: of 1,904 pages of four corpora no sentence of a story stands below such a title
without a colon where three paragraphs in a row stand not far above it. Teasers have such counters as well, and so have
bars of buttons to share a story, which may stand amid it.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import Category
from newsclean.label.story.context import COLON, PROSE_SIZE, ending, is_unmarked
from newsclean.page import Block, Form, Page, density
from newsclean.reasons import removed

BELOW = removed(f"beside/{Category.COMMENTS}")
FEWEST = 2  # paragraphs of a story that has been told: above, a counter may end in a colon as well
IN_A_ROW, FAR = 3, 60  # without a colon: paragraphs in a row, so many blocks above at most
BAR = 2  # lines from a counter to a button to share the story, in a bar that holds both


def drop_comments(page: Page) -> None:
    """Take out of a pasted story what stands below such a title, which a rule knows."""
    if page.form is not Form.TEXT:
        return
    scale = density(page.language)
    told = row = 0
    told_at = -FAR - 1  # where the last paragraph of such a row stands
    is_below = False
    for i, block in enumerate(page.blocks):
        if block.is_story and is_below:
            block.label = BELOW
        elif block.is_story:
            is_told = _is_told(block.text, scale)
            told, row = told + is_told, row + is_told
            told_at = i if row >= IN_A_ROW else told_at
        else:
            row = 0
            if not is_below and _counts(block):
                is_title = i - told_at <= FAR and not _is_in_bar(page.blocks, i)
                is_below = told >= FEWEST if ending(block.text) == COLON else is_title


def _is_told(text: str, scale: float) -> bool:
    return len(text) * scale >= PROSE_SIZE and (ending(text) > 0 or is_unmarked(text))


def _counts(block: Block) -> bool:
    """Whether a line is a title of comments with their number, not a number alone."""
    is_title = block.label is not None and block.label.category is Category.COMMENTS
    return is_title and any(map(str.isdigit, block.text)) and any(map(str.isalpha, block.text))


def _is_in_bar(blocks: Sequence[Block], i: int) -> bool:
    beside = blocks[max(i - BAR, 0) : i + BAR + 1]
    return any(block.label is not None and block.label.category is Category.SHARE for block in beside)
