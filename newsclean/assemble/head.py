"""Where a page's story begins and ends, and what stands around its beginning."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsclean.assemble.site import key_of, may_say
from newsclean.page import Block, Page, Role

# How many blocks above a story its headline may stand: 39 at most on the news corpus, with share bars and captions
# between; two more for headings printed below the first picture's text.
ABOVE = 60
INTO = 3

PROSE = 60  # characters, with a full stop; or twice as many without
SENTENCE_END = tuple('.?!:;。？！।…"”»’)')


@dataclass(frozen=True, slots=True)
class Head:
    """The blocks of a page and where its story stands among them."""

    blocks: list[Block]
    start: int  # the first block of the story's prose; the count of blocks where there is none
    end: int  # one behind the story's last block
    story: list[Block]  # the story's blocks
    opening: int  # how many of them stand before its prose
    _keys: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def key(self, i: int) -> str:
        """A block's letters and digits; several fields ask for those above the story."""
        known = self._keys.get(i)
        if known is None:
            known = self._keys[i] = key_of(self.blocks[i].text)
        return known

    @property
    def told(self) -> list[Block]:
        """The story's blocks from its prose on."""
        return self.story[self.opening :]

    def printing(self, key: str) -> list[int]:
        """The blocks above the story that say what a key says."""
        return [i for i in self.above if may_say(self.blocks[i].text, len(key), key[:1]) and self.key(i) == key]

    @property
    def above(self) -> range:
        """The indices of the blocks above the story, and of its first few, whose label may be wrong."""
        return range(max(0, self.start - ABOVE), min(len(self.blocks), self.start + INTO))


def head_of(page: Page) -> Head:
    """Find where the story stands: from its first prose, for a headline or a byline may pass for a line of it."""
    blocks = page.blocks
    story = [i for i, block in enumerate(blocks) if (label := block.label) is not None and label.role is Role.STORY]
    if not story:
        return Head(blocks, len(blocks), len(blocks), [], 0)
    first = next((n for n, i in enumerate(story) if _is_prose(blocks[i])), 0)
    return Head(blocks, story[first], story[-1] + 1, [blocks[i] for i in story], first)


def _is_prose(block: Block) -> bool:
    size = len(block.text)
    if block.level:
        return False
    return size >= 2 * PROSE or (size >= PROSE and block.text.endswith(SENTENCE_END))
