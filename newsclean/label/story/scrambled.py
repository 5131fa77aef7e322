"""Scrambled paragraphs: what a page holds for paying readers with its letters shifted or shuffled."""

from __future__ import annotations

from newsclean.article import ArticleWarning, BlockType
from newsclean.label.story.context import PROSE_SIZE
from newsclean.page import Page
from newsclean.read.language import is_scrambled
from newsclean.reasons import removed

SCRAMBLED = removed("story/scrambled")
FEWEST = 2  # one alone may be so by chance: Czech has common words that are anagrams of others


def drop_scrambled(page: Page) -> None:
    """Take scrambled paragraphs out of a story, and warn that the page holds only its start."""
    told = [b for b in page.blocks if b.is_story and b.type is BlockType.PARAGRAPH and len(b.text) >= PROSE_SIZE]
    scrambled = [block for block in told if is_scrambled(block.text, page.language)]
    if len(scrambled) < FEWEST:
        return
    for block in scrambled:
        block.label = SCRAMBLED
    page.warnings.append(ArticleWarning.PAYWALL_STUB)
