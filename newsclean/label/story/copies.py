"""Copies: a story that a page or a paste holds twice, for print, for small screens, by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.label.story.context import PROSE_LINKS, PROSE_SIZE
from newsclean.page import Block, Page, density
from newsclean.reasons import removed

COPY = removed("story/copy")
# So many different paragraphs must stand on a page again for a story to stand there twice, unless one is hidden: a
# single one is a chorus, a pulled quote, a lorem ipsum.
AGAIN = 2
# A block that says so many paragraphs of the story again, and is more than such a part of all, says nothing of its own.
TOLD_AGAIN = 2
WHOLE = 3
SHORTEST = 20  # characters of a paragraph that is looked for within another block, in a European language


def mark_copies(page: Page, marked: list[bool]) -> None:
    """Label the second copy of a story's paragraphs, or the hidden one, before they are judged; `marked` is told.

    A copy is told by paragraphs as long as prose; what is short goes with what it stands beside in both copies.
    """
    blocks = page.blocks
    pairs = _again(blocks, density(page.language))
    if len({blocks[i].text for i, _ in pairs}) < AGAIN:
        pairs = [(i, first) for i, first in pairs if _is_hidden(blocks[i]) != _is_hidden(blocks[first])]
    for i, first in pairs:
        copy, kept = (first, i) if _is_hidden(blocks[first]) and not _is_hidden(blocks[i]) else (i, first)
        if blocks[copy].label is None:
            _mark_run(blocks, marked, copy, kept)


def _again(blocks: Sequence[Block], scale: float) -> list[tuple[int, int]]:
    """The indices of paragraphs that stand on the page before, each with that of the first."""
    seen: dict[str, int] = {}
    pairs = []
    for i, block in enumerate(blocks):
        size = len(block.text)
        if size * scale >= PROSE_SIZE and block.link_chars <= PROSE_LINKS * size and block.label is None:
            first = seen.setdefault(block.text, i)
            if first != i:
                pairs.append((i, first))
    return pairs


def _mark_run(blocks: Sequence[Block], marked: list[bool], copy: int, kept: int) -> None:
    """Label a copied paragraph, and what stands beside it as it does beside the one that is kept."""
    for step in (-1, 1):
        a, b = copy, kept
        while 0 <= a < len(blocks) and 0 <= b < len(blocks) and a != kept and blocks[a].text == blocks[b].text:
            if not marked[a]:
                blocks[a].label, marked[a] = COPY, True
            a, b = a + step, b + step


def _is_hidden(block: Block) -> bool:
    return block.place is not None and (block.place.hidden or block.place.lineage.spoken)


def drop_wholes(page: Page) -> None:
    """Take a block out of the story that says the rest of it again: it is nearly half of all that is told."""
    story, scale = [block for block in page.blocks if block.is_story], density(page.language)
    total = sum(len(block.text) for block in story)
    for block in [block for block in story if len(block.text) * WHOLE > total]:
        others = {other.text for other in story if other is not block and len(other.text) * scale >= SHORTEST}
        within = [text for text in others if text in block.text]
        if len(within) >= TOLD_AGAIN and sum(map(len, within)) * 10 >= len(block.text) * 9:
            block.label = COPY
