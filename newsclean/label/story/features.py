"""What a block looks like, where it stands and what stands around it: one row of numbers a block.

The features are those of block-context classification: text and link density (Kohlschütter et al., "Boilerplate
detection using shallow text features", WSDM 2010), neighbours (Pomikálek, "Removing boilerplate and duplicate content
from web corpora", 2011), the prose an element holds (Sun et al., "DOM based content extraction via text density",
SIGIR 2011), and the evidence of class and id words. What a source does not offer keeps the same value on every row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsclean.article import BlockType
from newsclean.label.story.context import CONTEXT, PROSE_LINKS, PROSE_SIZE, Context, ending
from newsclean.label.story.copies import COPY
from newsclean.label.story.names import Lexicon
from newsclean.label.story.places import Places
from newsclean.label.story.scorer import copy, zeros
from newsclean.page import Block, Page, density

OWN = (
    "size link ending first strong type level commas sentences digits capitals hidden gap indent marker repeats marked"
).split()
PLACE = (
    "tag own_names parent_names grand_names worst_names sum_names in_main chrome depth "
    "parent_share grand_share shape_share shape_count parent_links grand_links kind kind_levels"
).split()
SIDES = ("previous", "previous2", "next", "next2")
NEIGHBOUR = "same_shape same_parent worst_names".split()
FEATURES = (
    *OWN,
    *PLACE,
    *CONTEXT,
    *(f"{side}_{name}" for side in SIDES for name in (*OWN, *NEIGHBOUR)),
)

MANY = 4  # so often or more often a line is repeated
KEPT = 8  # blocks whose own features are kept: one's, and its neighbours'

OWN_SIZE, PLACE_SIZE, CONTEXT_SIZE = len(OWN), len(PLACE), len(CONTEXT)
BESIDE_SIZE = OWN_SIZE + len(NEIGHBOUR)
PLACE_AT = OWN_SIZE
CONTEXT_AT = PLACE_AT + PLACE_SIZE
BESIDE_AT = CONTEXT_AT + CONTEXT_SIZE

_TYPES = {kind: float(number) for number, kind in enumerate(BlockType)}
_DIGIT = re.compile(r"\d")
_DIGITS = b"0123456789"
_OPENING = frozenset("\"'“„«‘「『(（[")


class Rows:
    """The rows of a page's blocks, made one at a time: those of a long text would not fit in memory."""

    def __init__(self, page: Page, marked: list[bool], names: Lexicon) -> None:
        """`marked` says which blocks a rule has matched; `names` weighs elements' class and id words."""
        blocks = page.blocks
        scale = density(page.language)
        sizes = [len(block.text) * scale for block in blocks]
        links = [block.link_chars / len(block.text) if block.link_chars else 0.0 for block in blocks]
        prose = [size >= PROSE_SIZE and link < PROSE_LINKS for size, link in zip(sizes, links, strict=True)]
        self.blocks, self.count, self.marked, self.sizes, self.links = blocks, len(blocks), marked, sizes, links
        self.places = Places(blocks, sizes, prose, names)
        self.context = Context(page, sizes, links, prose, marked, self.places.span)
        self.repeats = dict(Counter([block.text for block in blocks if block.label is not COPY]))
        self.row = zeros(len(FEATURES))  # that of the last block asked for, in the order of FEATURES
        self.beyond = zeros(OWN_SIZE)  # a neighbour beyond the page's ends
        self.own = zeros(KEPT * OWN_SIZE)  # features of the last blocks looked at
        self.kept = [-1] * KEPT  # the indices of these

    def read(self, i: int) -> bool:
        """Make the row of block `i`; false for one that a rule has matched, and for a line far from any prose."""
        if not self.context.is_open(i):
            return False
        row, own = self.row, self.own
        start = self.look(i)
        copy(row, 0, own, start, OWN_SIZE)
        self.places.fill(i, row, PLACE_AT)
        self.context.fill(i, row, CONTEXT_AT)
        at = BESIDE_AT
        for step in (-1, -2, 1, 2):
            j = i + step
            behind = at + OWN_SIZE
            if 0 <= j < self.count:
                start = self.look(j)
                copy(row, at, own, start, OWN_SIZE)
                self.places.fill_kin(i, j, row, behind)
            else:
                copy(row, at, self.beyond, 0, OWN_SIZE)
                row[behind] = row[behind + 1] = row[behind + 2] = 0.0
            at += BESIDE_SIZE
        return True

    def look(self, j: int) -> int:
        """Where the features of block `j`'s own stand."""
        slot = j % KEPT
        at = slot * OWN_SIZE
        if self.kept[slot] != j:
            self.kept[slot] = j
            block, own = self.blocks[j], self.own
            repeats = self.repeats.get(block.text, 0)
            own[at] = self.sizes[j]
            own[at + 1] = self.links[j]
            _fill_own(block, own, at + 2)
            own[at + 15] = float(repeats if repeats < MANY else MANY)
            own[at + 16] = 1.0 if self.marked[j] else 0.0
        return at


def feature_rows(page: Page, marked: list[bool], names: Lexicon) -> Iterator[list[float] | None]:
    """The row of each block as a list, or None, for those who learn from them."""
    rows = Rows(page, marked, names)
    return (list(rows.row) if rows.read(i) else None for i in range(rows.count))


def _fill_own(block: Block, own: list[float], at: int) -> None:
    """Write what a block's text and type show: the features OWN from `ending` to `marker`."""
    text = block.text
    length = len(text)
    start = text[:60]
    words = start.split()
    own[at] = ending(text)
    own[at + 1] = _first(text[0])
    own[at + 2] = block.strong_chars / length
    own[at + 3] = _TYPES[block.type]
    own[at + 4] = float(block.level)
    own[at + 5] = float(text.count(","))
    own[at + 6] = float(text.count(". "))
    own[at + 7] = _count_digits(start) / len(start)
    capitals = 0
    for word in words:
        if word[0].isupper():
            capitals += 1
    own[at + 8] = capitals / len(words) if words else 0.0
    own[at + 9] = _hiddenness(block)
    own[at + 10] = float(block.gap)
    own[at + 11] = float(block.indent)
    own[at + 12] = 1.0 if block.marker else 0.0


def _first(letter: str) -> float:
    """0 for a capital, 1 for a small letter, 2 for a digit, 3 for a sign that opens, 4 for any other."""
    if letter.isupper():
        return 0.0
    if letter.islower():
        return 1.0
    return 2.0 if letter.isdigit() else 3.0 if letter in _OPENING else 4.0


def _count_digits(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _DIGITS))
    return len(_DIGIT.findall(text))


def _hiddenness(block: Block) -> float:
    """1 for what only a button or style shows, 2 for what only screen readers say."""
    lineage = block.place.lineage if block.place is not None else None
    return 0.0 if lineage is None else 2.0 if lineage.spoken else float(lineage.hidden)
