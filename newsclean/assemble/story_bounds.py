"""Where a page's story begins and ends, and what stands around its beginning."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from newsclean.assemble.keys import may_say
from newsclean.assemble.line_facts import Facts
from newsclean.assemble.words import words_of
from newsclean.page import STORY, Block, Page

# How many blocks above a story its headline may stand: 39 at most on the news corpus, with share bars and captions
# between; two more for headings printed below the first picture's text.
ABOVE = 60
INTO = 3

# So many other blocks or more between two of a story's part it: a box amid a story has fewer lines.
APART = 10
PROSE = 60  # characters, with a full stop; or twice as many without
SENTENCE_END = tuple('.?!:;。？！।…"”»’)')


@dataclass(frozen=True, slots=True)
class Head:
    """The blocks of a page and where its story stands among them."""

    blocks: list[Block]
    start: int  # the first block of the story's prose; the count of blocks where there is none
    end: int  # one behind the story's last block
    story: list[Block]  # the story's blocks
    at: list[int]  # their indices
    opening: int  # how many of them stand before its prose
    facts: Facts = field(repr=False, compare=False)

    def key(self, i: int) -> str:
        """A block's letters and digits."""
        return self.facts.key[i]

    @property
    def told(self) -> list[Block]:
        """The story's blocks from its prose on."""
        return self.story[self.opening :]

    def printing(self, key: str) -> list[int]:
        """The blocks above the story that say what a key says."""
        lines = (i for i in self.above if self.blocks[i].known is None)
        return [i for i in lines if may_say(self.blocks[i].text, len(key), key[:1]) and self.key(i) == key]

    @property
    def above(self) -> range:
        """The indices of the blocks above the story, and of its first few, whose label may be wrong."""
        return range(max(0, self.start - ABOVE), min(len(self.blocks), self.start + INTO))


def head_of(page: Page) -> Head:
    """Find where the story stands: from its first prose, for a headline or a byline may pass for a line of it."""
    blocks, facts = page.blocks, Facts(page.blocks, words_of(page.language))
    at = [i for i, block in enumerate(blocks) if (label := block.label) is not None and label.role is STORY]
    if not at:
        return Head(blocks, len(blocks), len(blocks), [], [], 0, facts)
    return _head(blocks, [blocks[i] for i in at], at, 0, facts)


def main_head(head: Head) -> Head | None:
    """The head of the part that holds most of a story whose parts stand far from each other; None for its first."""
    starts = [0, *(n for n, (i, j) in enumerate(pairwise(head.at), 1) if j - i > APART)]
    if len(starts) == 1:
        return None
    sizes = [sum(len(b.text) for b in head.story[n:end]) for n, end in pairwise([*starts, len(head.story)])]
    main = starts[sizes.index(max(sizes))]
    return _head(head.blocks, head.story, head.at, main, head.facts) if main > head.opening else None


def _head(blocks: list[Block], story: list[Block], at: list[int], first: int, facts: Facts) -> Head:
    """The head of a story whose blocks stand at these indices, from one of them on."""
    opening = next((n for n in range(first, len(story)) if _is_prose(story[n])), first)
    return Head(blocks, at[opening], at[-1] + 1, story, at, opening, facts)


def _is_prose(block: Block) -> bool:
    size = len(block.text)
    if block.level:
        return False
    return size >= 2 * PROSE or (size >= PROSE and block.text.endswith(SENTENCE_END))
