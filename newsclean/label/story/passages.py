"""Which passages stand apart from the story as wholes: readers' comments, another story, a note about the writer.

A passage is blocks of the story in a row, with nothing left out between them. The one that is longest and surest is the
story's own; each other is judged by its size and scores beside that one's, and by what was left out on the way to it:
one by one, the paragraphs of a story look like those of the next one below it, but a passage behind a row of buttons to
share the first does not. Trees over what first trees made of a sequence are stacked sequential learning (Cohen and
Carvalho, "Stacked sequential learning", IJCAI 2005).
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from newsclean.article import BlockType, Category
from newsclean.label.story.context import ending
from newsclean.label.story.scorer import Scorer
from newsclean.page import Page, add_up, density
from newsclean.reasons import removed

# The way is all that stands between a passage and the story's own, the gap what was left out of it since the passage
# before. Sizes are in characters, as a European language would have them; "_beside" is in proportion to the story's
# own passage, "_share" to all that stays.
PASSAGE_FEATURES = (
    *"below order gap_blocks gap_size way_blocks way_size".split(),
    *"blocks size best mean worst ended block_size size_beside weight_beside block_size_beside is_subhead".split(),
    *"digits_above shortest_above place_in_blocks place_in_text share share_above side_beside".split(),
    *"own_blocks own_size own_mean passages kept".split(),
    *(f"{where}_{category}" for where in ("gap", "way") for category in Category),
)

APART = removed("story/apart")
CATEGORIES = tuple(Category)
SIZE_CAP = 600  # of a block, in characters, as it speaks for its passage
HEAD = 3  # so many lines above a passage may be its head: another story's day, a reader's name
NO_HEAD = 999.0
DIGIT = re.compile(r"\d")


class Passage(NamedTuple):
    """Blocks in a row, of the story or left out between two such: their indices from `start` up to `end`."""

    start: int
    end: int


class Looks(NamedTuple):
    """What a passage is like by itself; the scores are log-odds."""

    blocks: float
    size: float
    best: float
    mean: float
    worst: float
    ended: float  # share of blocks that end as a sentence does


def drop_passages(page: Page, marked: Sequence[bool], trees: Scorer) -> None:
    """Remove the passages that stand apart from the story; `marked` says which blocks a rule has matched."""
    for passage, row in passage_rows(page, marked):
        if trees.score(array("d", row)) < 0:
            for block in page.blocks[passage.start : passage.end]:
                block.label = APART


def passage_rows(page: Page, marked: Sequence[bool]) -> Iterator[tuple[Passage, list[float]]]:
    """Each passage but the story's own, and its row of numbers in the order of PASSAGE_FEATURES; one at a time, for
    those of a long text would not fit in memory."""
    passages = list(runs(block.is_story for block in page.blocks))
    if len(passages) > 1:
        seen = _BesideOwn(page, marked, passages)
        yield from seen.rows(range(seen.own + 1, len(passages)))
        yield from seen.rows(range(seen.own - 1, -1, -1))


def runs(flags: Iterable[bool]) -> Iterator[Passage]:
    """Blocks in a row of which all are flagged, from top to bottom."""
    start = 0
    for flagged, group in groupby(flags):
        end = start + sum(1 for _ in group)
        if flagged:
            yield Passage(start, end)
        start = end


class Seen:
    """A page's passages, and which of them is the story's own."""

    def __init__(self, page: Page, passages: Sequence[Passage]) -> None:
        scale = density(page.language)
        self.blocks, self.passages = page.blocks, passages
        self.sizes = [len(block.text) * scale for block in page.blocks]
        self.before = [0.0, *accumulate(self.sizes)]  # how much stands before each block
        self.weights = [self._weight(passage) for passage in passages]
        self.own = max(range(len(passages)), key=self.weights.__getitem__)
        self.own_looks = self.looks(passages[self.own])

    def size(self, passage: Passage) -> float:
        """How many characters stand in these blocks."""
        return self.before[passage.end] - self.before[passage.start]

    def looks(self, passage: Passage) -> Looks:
        """What these blocks are like by themselves."""
        blocks = self.blocks[passage.start : passage.end]
        scores = [block.score for block in blocks]
        count = float(len(blocks))
        ended = sum(ending(block.text) > 0 for block in blocks) / count
        return Looks(count, self.size(passage), max(scores), add_up(scores) / count, min(scores), ended)

    def _weight(self, passage: Passage) -> float:
        return add_up(min(self.sizes[i], SIZE_CAP) * max(0.0, self.blocks[i].score) for i in range(*passage))


class _BesideOwn(Seen):
    """Sees each passage beside the story's own."""

    def __init__(self, page: Page, marked: Sequence[bool], passages: Sequence[Passage]) -> None:
        super().__init__(page, passages)
        self.kept = [0.0, *accumulate(self.size(passage) for passage in passages)]  # how much in those before each
        self.categories = [
            block.label.category if known and block.label is not None else None
            for block, known in zip(page.blocks, marked, strict=True)
        ]

    def rows(self, numbers: range) -> Iterator[tuple[Passage, list[float]]]:
        """Those of one side of the story's own passage, from the nearest on."""
        side = add_up(self.size(self.passages[n]) for n in numbers) / self.own_looks.size
        way: Counter[Category | None] = Counter()
        for order, number in enumerate(numbers, 1):
            passage = self.passages[number]
            gap = _between(passage, self.passages[number - numbers.step])
            categories = self.categories[slice(*gap)]
            left_out = Counter(categories)
            way.update(categories)
            row = [float(numbers.step), float(order), *self._extent(gap)]
            row += self._extent(_between(passage, self.passages[self.own]))
            row += self._beside_own(number)
            row += self._place(number)
            row += (side, *self._page())
            row += [float(counts.get(category, 0)) for counts in (left_out, way) for category in CATEGORIES]
            yield passage, row

    def _extent(self, blocks: Passage) -> tuple[float, float]:
        return float(blocks.end - blocks.start), self.size(blocks)

    def _beside_own(self, number: int) -> tuple[float, ...]:
        looks, own = self.looks(self.passages[number]), self.own_looks
        block_size = looks.size / looks.blocks
        weight = self.weights[number] / max(1.0, self.weights[self.own])
        is_subhead = self.blocks[self.passages[number].start].type is BlockType.SUBHEAD
        beside = looks.size / own.size, weight, block_size * own.blocks / own.size
        return *looks, block_size, *beside, float(is_subhead)

    def _place(self, number: int) -> tuple[float, ...]:
        """Of the lines left out right above a passage, how many have digits and how long the shortest is; how much of
        the page stands above it, and how much of what stays it is and stands above it."""
        start = self.passages[number].start
        above = range(max(self.passages[number - 1].end if number else 0, start - HEAD), start)
        digits = sum(_has_digit(self.blocks[i].text) for i in above)
        shortest = min((self.sizes[i] for i in above), default=NO_HEAD)
        place = start / len(self.blocks), self.before[start] / self.before[-1]
        share = self.size(self.passages[number]) / self.kept[-1]
        return float(digits), shortest, *place, share, self.kept[number] / self.kept[-1]

    def _page(self) -> tuple[float, ...]:
        own = self.own_looks
        return own.blocks, own.size, own.mean, float(len(self.passages)), self.kept[-1] / self.before[-1]


def _has_digit(text: str) -> bool:
    return DIGIT.search(text) is not None or (not text.isascii() and any(map(str.isdigit, text)))  # "②" as well


def _between(one: Passage, other: Passage) -> Passage:
    """The blocks between two passages."""
    first, last = sorted((one, other))
    return Passage(first.end, last.start)
