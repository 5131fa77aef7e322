"""Which gaps of a story are the story's after all, as wholes: short lines that trees of blocks judged one by one.

A gap is blocks left out in a row of which no rule knows any: a poem's lines, a list, an interview's answers, code. One
by one they look like a menu's lines or another story's title; what stands around them, and how they are as a whole,
says more. What passages are to what stays, gaps are to what goes: both are judged by trees over what first trees made
of a sequence (`passages.py`).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from newsclean.label.story.context import CATEGORY_NUMBERS
from newsclean.label.story.passages import Passage, Seen, runs
from newsclean.label.story.scorer import Scorer
from newsclean.page import Label, Page, Role
from newsclean.reasons import removed

MENU = removed("story/menu")
TITLE = removed("story/title")
OUTSIDE = removed("story/outside")
IN_GAP = Label(Role.STORY, "story/in-gap")

# Looks of the gap, and how many of its lines stand in the page more than once; of the story's passages above it and
# below it, how many blocks away they stand, and of which category the blocks right beside the gap are. Sizes are in
# characters, as a European language would have them; "size_beside" and "block_size_beside" are in proportion to the
# story's own passage. What the whole page is like is left out: trees learn pages by it.
GAP_FEATURES = (
    *"blocks size best mean worst ended block_size longest colon repeated".split(),
    *"above_blocks above_size above_mean above_distance below_blocks below_size below_mean below_distance".split(),
    *"above_marked below_marked above_category below_category size_beside block_size_beside blank_beside".split(),
)
# So many blocks away from the story no gap is asked about: hardly any is the story's, and menus are long.
REACH = 12
NONE_NEAR = 99.0
NO_PASSAGE = 0.0, 0.0, 0.0
# What the trees of blocks left out for what it looks like: only this may be taken in.
_BY_LOOKS = frozenset({None, MENU, TITLE, OUTSIDE})


def fill_gaps(page: Page, marked: Sequence[bool], trees: Scorer) -> None:
    """Label the gaps that are the story's; `marked` says which blocks a rule has matched."""
    if not trees.count:
        return
    for gap, row in gap_rows(page, marked):
        if trees.score(array("d", row)) > 0:
            for block in page.blocks[gap.start : gap.end]:
                block.label = IN_GAP


def gap_rows(page: Page, marked: Sequence[bool]) -> Iterator[tuple[Passage, list[float]]]:
    """Each gap within REACH of the story, and its row of numbers in the order of GAP_FEATURES; one at a time, for those
    of a long text would not fit in memory. What is done to a gap changes no other's row."""
    passages = list(runs(block.is_story for block in page.blocks))
    if passages:
        yield from _Gaps(page, marked, passages).rows()


class _Gaps(Seen):
    """Sees each gap between a page's passages, above the first and below the last."""

    def __init__(self, page: Page, marked: Sequence[bool], passages: Sequence[Passage]) -> None:
        super().__init__(page, passages)
        self.marked = marked
        self.repeats = Counter(block.text for block in page.blocks)
        self.near = [self._near(passage) for passage in passages]
        left_out = (block.label in _BY_LOOKS and not known for block, known in zip(page.blocks, marked, strict=True))
        self.gaps = list(runs(left_out))
        self.blank = self._blank(passages[self.own])

    def rows(self) -> Iterator[tuple[Passage, list[float]]]:
        below = 0  # the number of the first passage below the gap, which is the count of those above it
        for gap in self.gaps:
            while below < len(self.passages) and self.passages[below].end <= gap.start:
                below += 1
            end = self.passages[below - 1].end if below else None
            start = self.passages[below].start if below < len(self.passages) else None
            above = float(gap.start - end) if end is not None else NONE_NEAR
            ahead = float(start - gap.end) if start is not None else NONE_NEAR
            if min(above, ahead) <= REACH:
                row = [*self._looks_of(gap)]
                row += (*(self.near[below - 1] if below else NO_PASSAGE), above)
                row += (*(self.near[below] if start is not None else NO_PASSAGE), ahead)
                row += (self._marked(end, gap.start), self._marked(gap.end, start))
                row += (self._category(gap.start - 1), self._category(gap.end))
                row += self._beside_own(gap)
                yield gap, row

    def _looks_of(self, gap: Passage) -> tuple[float, ...]:
        looks = self.looks(gap)
        longest = max(self.sizes[gap.start : gap.end])
        colons = sum(block.text.endswith((":", "：")) for block in self.blocks[gap.start : gap.end])
        repeated = sum(self.repeats[block.text] > 1 for block in self.blocks[gap.start : gap.end])
        return *looks, looks.size / looks.blocks, longest, colons / looks.blocks, repeated / looks.blocks

    def _near(self, passage: Passage) -> tuple[float, float, float]:
        looks = self.looks(passage)
        return looks.blocks, looks.size, looks.mean

    def _marked(self, start: int | None, end: int | None) -> float:
        """How many blocks from `start` up to `end` a rule has matched; where no story stands there, of some."""
        if start is None:
            return 0.0
        return float(sum(self.marked[start : end if end is not None else start + REACH]))

    def _category(self, i: int) -> float:
        """The number of a block's category; 0 for one of the story, or beyond the page's ends."""
        label = self.blocks[i].label if 0 <= i < len(self.blocks) else None
        return CATEGORY_NUMBERS[label.category] if label is not None else 0.0

    def _beside_own(self, gap: Passage) -> tuple[float, float, float]:
        own, size = self.own_looks, self.size(gap)
        block_size = size * own.blocks / own.size / (gap.end - gap.start)
        return size / own.size, block_size, self._blank(gap) - self.blank

    def _blank(self, blocks: Passage) -> float:
        """Blank lines before a block, on average."""
        return sum(block.gap for block in self.blocks[blocks.start : blocks.end]) / (blocks.end - blocks.start)
