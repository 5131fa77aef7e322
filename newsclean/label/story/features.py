"""What a block looks like, where it stands and what stands around it: one row of numbers a block.

The features are those of block-context classification: text and link density (Kohlschütter et al., "Boilerplate
detection using shallow text features", WSDM 2010), neighbours (Pomikálek, "Removing boilerplate and duplicate content
from web corpora", 2011), the prose an element holds (Sun et al., "DOM based content extraction via text density",
SIGIR 2011), and the evidence of class and id words. What a source does not offer keeps the same value on every row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from newsclean.article import BlockType
from newsclean.label.story.context import CONTEXT, PROSE_LINKS, PROSE_SIZE, Context, ending
from newsclean.label.story.copies import COPY
from newsclean.label.story.names import Lexicon
from newsclean.label.story.places import Places
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
Known = tuple[list[float], object, object, float]  # of a block: its own features, shape, parent and worst names
BEYOND: Known = [0.0] * len(OWN), object(), object(), 0.0  # a neighbour beyond the page's ends

_NO, _YES = 0.0, 1.0  # rows are floats throughout: comparing those is fastest
_TYPES = {kind: float(number) for number, kind in enumerate(BlockType)}
_DIGIT = re.compile(r"\d")
_DIGITS = b"0123456789"
_OPENING = frozenset("\"'“„«‘「『(（[")


def feature_rows(page: Page, marked: list[bool], names: Lexicon) -> tuple[Iterator[list[float] | None], Places]:
    """One row for each block that may be the story's, in the order of FEATURES; None for one that a rule has matched,
    and for a line far from any prose. They are made one at a time: those of a long text would not fit in memory.

    `marked` says which blocks a rule has matched; `names` weighs elements' class and id words.
    """
    blocks = page.blocks
    scale = density(page.language)
    sizes = [len(block.text) * scale for block in blocks]
    links = [block.link_chars / len(block.text) if block.link_chars else 0.0 for block in blocks]
    prose = [size >= PROSE_SIZE and link < PROSE_LINKS for size, link in zip(sizes, links, strict=True)]
    places = Places(blocks, sizes, prose, names)
    context = Context(page, sizes, links, prose, marked, places.span)
    repeats = Counter([block.text for block in blocks if block.label is not COPY])

    @lru_cache(maxsize=2 * len(SIDES))
    def known(j: int) -> Known:
        if not 0 <= j < len(blocks):
            return BEYOND
        block = blocks[j]
        own = sizes[j], links[j], *_own(block), min(repeats[block.text], MANY), marked[j]
        return [*map(float, own)], *places.kin(j)

    return _rows(context, places, known), places


def _rows(context: Context, places: Places, known: Callable[[int], Known]) -> Iterator[list[float] | None]:
    for i in range(context.count):
        if not context.is_open(i):
            yield None
            continue
        own, shape, parent, _ = known(i)
        row = [*own, *places.row(i), *context.row(i)]
        for j in (i - 1, i - 2, i + 1, i + 2):
            beside, its_shape, its_parent, worst = known(j)
            row += beside
            row += (_YES if shape == its_shape else _NO, _YES if parent is its_parent else _NO, worst)
        yield row


def _own(block: Block) -> tuple[float, ...]:
    text = block.text
    length = len(text)
    start = text[:60]
    words = start.split()
    first = text[0]
    return (
        ending(text),
        0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3 if first in _OPENING else 4,
        block.strong_chars / length,
        _TYPES[block.type],
        block.level,
        text.count(","),
        text.count(". "),
        _count_digits(start) / len(start),
        sum([word[0].isupper() for word in words]) / len(words) if words else 0,
        _hiddenness(block),
        block.gap,
        block.indent,
        bool(block.marker),
    )


def _count_digits(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _DIGITS))
    return len(_DIGIT.findall(text))


def _hiddenness(block: Block) -> float:
    """1 for what only a button or style shows, 2 for what only screen readers say."""
    lineage = block.place.lineage if block.place is not None else None
    return 0.0 if lineage is None else 2.0 if lineage.spoken else float(lineage.hidden)
