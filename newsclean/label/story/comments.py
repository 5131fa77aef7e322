"""Readers' comments below a title that says so: "12 comments:". They are told as well as the story is, and where that
is short, trees take them for more of it."""

from __future__ import annotations

from newsclean.article import Category
from newsclean.label.story.context import COLON, PROSE_SIZE, ending, is_unmarked
from newsclean.page import Form, Page, density
from newsclean.reasons import removed

BELOW = removed(f"beside/{Category.COMMENTS}")
FEWEST = 2  # paragraphs of a story that has been told: above, a counter may end in a colon as well


def drop_comments(page: Page) -> None:
    """Take out of a pasted story what stands below such a title, which a rule knows and a colon ends."""
    if page.form is not Form.TEXT:
        return
    scale = density(page.language)
    told, is_below = 0, False
    for block in page.blocks:
        label, text = block.label, block.text
        if block.is_story and is_below:
            block.label = BELOW
        elif block.is_story:
            told += len(text) * scale >= PROSE_SIZE and (ending(text) > 0 or is_unmarked(text))
        elif label is not None and label.category is Category.COMMENTS and told >= FEWEST and _counts(text):
            is_below = True


def _counts(title: str) -> bool:
    return ending(title) == COLON and any(map(str.isdigit, title))
