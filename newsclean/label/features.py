"""What a block looks like, where it stands and what stands around it: one row of numbers a block.

The features are those of block-context classification: text and link density (Kohlschütter et al., "Boilerplate
detection using shallow text features", WSDM 2010), neighbours (Pomikálek, "Removing boilerplate and duplicate content
from web corpora", 2011), the prose an element holds (Sun et al., "DOM based content extraction via text density",
SIGIR 2011), and the evidence of class and id words. What a source does not offer keeps the same value on every row.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from newsclean.article import BlockType, Category
from newsclean.label.names import Lexicon
from newsclean.label.phrases import normalise
from newsclean.label.places import Places
from newsclean.page import Block, Page

OWN = (
    "size link ending first strong type level commas sentences digits capitals hidden gap indent marker repeats marked"
).split()
PLACE = (
    "tag own_names parent_names grand_names worst_names sum_names in_main chrome depth "
    "parent_share grand_share shape_share shape_count parent_links grand_links kind kind_levels"
).split()
CONTEXT = (
    "after_top before_top after_span before_span after_headline claimed part prose_before prose_ago prose_ahead "
    "prose_near prose_around links_near links_around marked_before marked_after marked_ago marked_ahead "
    "category_before category_after"
).split()
SIDES = ("previous", "previous2", "next", "next2")
NEIGHBOUR = "same_shape same_parent worst_names".split()
FEATURES = (
    *OWN,
    *PLACE,
    *CONTEXT,
    *(f"{side}_{name}" for side in SIDES for name in (*OWN, *NEIGHBOUR)),
)

# A block of prose: at least a long sentence, and mostly not links. Kohlschütter et al. cut at 10 words and a link
# density of 1/3; 80 characters are 12 to 14 words of a European language.
PROSE_SIZE = 80
PROSE_LINKS = 0.3
# Beyond so many blocks from any prose, 1 story block in 2,000 stands (measured on 912 pages).
REACH = 12
# How much longer a text would be in a European language, by the lengths of translations.
DENSITY = {"zh": 2.5, "ja": 2.0, "ko": 1.7, "th": 1.2}
SHORT = 15  # so few characters may stand in any longer text by chance
NEAR, AROUND = 3, 10
FAR = 60.0
FEW = 3.0
MANY = 4  # so often or more often a line is repeated
BEYOND = [0.0] * len(OWN), object(), object(), 0.0  # a neighbour beyond the page's ends

_NO, _YES = 0.0, 1.0  # rows are floats throughout: comparing those is fastest
_CATEGORIES: dict[Category | None, float] = {None: 0.0} | {kind: number + 1.0 for number, kind in enumerate(Category)}
_TYPES = {kind: float(number) for number, kind in enumerate(BlockType)}
_ENDINGS = {".": 1, "。": 1, "।": 1, "۔": 1, "?": 2, "!": 2, "？": 2, "！": 2, "؟": 2, ":": 3, "：": 3, "…": 4, ",": 5}
_DIGIT = re.compile(r"\d")
_CLOSING = frozenset("\"'”“»«’)」』）]")
_OPENING = frozenset("\"'“„«‘「『(（[")


def feature_rows(page: Page, marked: list[bool], names: Lexicon) -> tuple[list[list[float] | None], Places]:
    """One row for each block that may be the story's, in the order of FEATURES; None for one that a rule has matched,
    and for a line far from any prose.

    `marked` says which blocks a rule has matched; `names` weighs elements' class and id words.
    """
    blocks = page.blocks
    count = len(blocks)
    scale = DENSITY.get((page.language or "").partition("-")[0], 1.0)
    sizes = [len(block.text) * scale for block in blocks]
    links = [block.link_chars / len(block.text) for block in blocks]
    prose = [size >= PROSE_SIZE and link < PROSE_LINKS for size, link in zip(sizes, links, strict=True)]
    ago, ahead = _since(prose), _since(prose[::-1])[::-1]
    repeats = Counter([block.text for block in blocks])
    places = Places(blocks, sizes, prose, names)
    context = _Context(page, sizes, links, prose, places.span, ago, ahead, marked)

    @cache
    def known(j: int) -> tuple[list[float], object, object, float]:
        if not 0 <= j < count:
            return BEYOND
        block = blocks[j]
        own = [sizes[j], links[j], *map(float, (*_own(block), min(repeats[block.text], MANY), marked[j]))]
        return own, *places.kin(j)

    rows: list[list[float] | None] = []
    for i in range(count):
        if marked[i] or (context.is_far(i) and (links[i] > PROSE_LINKS or context.is_amid_marks(i))):
            rows.append(None)
            continue
        own, shape, parent, _ = known(i)
        row = [*own, *places.row(i), *context.row(i)]
        for j in (i - 1, i - 2, i + 1, i + 2):
            beside, its_shape, its_parent, worst = known(j)
            row += beside
            row += (_YES if shape == its_shape else _NO, _YES if parent is its_parent else _NO, worst)
        rows.append(row)
    return rows, places


def _own(block: Block) -> tuple[float, ...]:
    text = block.text
    length = len(text)
    start = text[:60]
    words = start.split()
    first = text[0]
    return (
        _ending(text),
        0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3 if first in _OPENING else 4,
        block.strong_chars / length,
        _TYPES[block.type],
        block.level,
        text.count(","),
        text.count(". "),
        len(_DIGIT.findall(start)) / len(start),
        sum([word[0].isupper() for word in words]) / len(words) if words else 0,
        block.place is not None and block.place.hidden,
        block.gap,
        block.indent,
        bool(block.marker),
    )


def _ending(text: str) -> float:
    """0 for none, 1 to 5 for a mark at the end, 6 for one within closing quotes, 7 for closing quotes alone."""
    last = text[-1]
    if last in _CLOSING:
        return 6 if len(text) > 1 and text[-2] in _ENDINGS else 7
    return _ENDINGS.get(last, 0)


def _within(blocks: int) -> float:
    """A distance, no further than FAR: beyond, it says more of the page than of the block."""
    return float(blocks) if -FAR < blocks < FAR else FAR if blocks > 0 else -FAR


def _since(prose: list[bool]) -> list[float]:
    """For each block how many blocks ago the last prose stood; FAR where none did."""
    result, ago = [], FAR
    for is_prose in prose:
        result.append(ago if ago < FAR else FAR)
        ago = 1.0 if is_prose else ago + 1.0
    return result


def _last(categories: list[float]) -> list[float]:
    """For each block the category of the last that has one; 0 where none has."""
    result, last = [], 0.0
    for category in categories:
        result.append(last)
        last = category or last
    return result


def _sums(values: list[float]) -> list[float]:
    total, sums = 0.0, [0.0]
    for value in values:
        total += value
        sums.append(total)
    return sums


class _Context:
    """Where each block stands in the page."""

    def __init__(
        self,
        page: Page,
        sizes: list[float],
        links: list[float],
        prose: list[bool],
        top: tuple[int, int],
        ago: list[float],
        ahead: list[float],
        marked: list[bool],
    ) -> None:
        self.blocks = page.blocks
        self.count = len(sizes)
        self.ago, self.ahead = ago, ahead
        self.marks = _sums([float(mark) for mark in marked])
        self.marked_ago, self.marked_ahead = _since(marked), _since(marked[::-1])[::-1]
        categories = [_CATEGORIES[block.label.category] if block.label is not None else 0.0 for block in page.blocks]
        self.category_before, self.category_after = _last(categories), _last(categories[::-1])[::-1]
        self.prose = _sums([size if is_prose else 0.0 for size, is_prose in zip(sizes, prose, strict=True)])
        self.links = _sums([size * link for size, link in zip(sizes, links, strict=True)])
        self.sizes = _sums(sizes)
        self.total = self.prose[-1]
        self.top = top
        self.span = _best_span(page.blocks, sizes, prose)
        self.headline = _headline_index(page)
        self.claimed = " ".join(normalise(claim.value) for claim in page.claimed("article_body"))

    def is_far(self, i: int) -> bool:
        """Whether block `i` is far from any prose of a page that has some."""
        return self.ago[i] > REACH and self.ahead[i] > REACH and self.total > 0

    def is_amid_marks(self, i: int) -> bool:
        """Whether a rule has matched somewhere around a line of text: else it may be a table or list of the story."""
        return self.blocks[i].place is None and min(self.marked_ago[i], self.marked_ahead[i]) < FAR

    def row(self, i: int) -> list[float]:
        """The features named CONTEXT of block `i`."""
        top, span, headline, total = self.top, self.span, self.headline, self.total
        return [
            _within(i - top[0]),
            _within(top[1] - i),
            _within(i - span[0]),
            _within(span[1] - i),
            -FAR if headline is None else _within(i - headline),
            self._claimed(i),
            i / self.count,
            self.prose[i] / total if total else 0.0,
            self.ago[i],
            self.ahead[i],
            *self._around(i),
            min(self.marks[i], FEW),
            min(self.marks[-1] - self.marks[i], FEW),
            self.marked_ago[i],
            self.marked_ahead[i],
            self.category_before[i],
            self.category_after[i],
        ]

    def _around(self, i: int) -> tuple[float, float, float, float]:
        """Prose a block among the NEAR and the AROUND blocks on each side, then share of linked text among these."""
        prose, links, sizes, count = self.prose, self.links, self.sizes, self.count
        low, high = max(0, i - NEAR), min(count, i + NEAR + 1)
        first, last = max(0, i - AROUND), min(count, i + AROUND + 1)
        return (
            (prose[high] - prose[low]) / (high - low),
            (prose[last] - prose[first]) / (last - first),
            (links[high] - links[low]) / (sizes[high] - sizes[low]),
            (links[last] - links[first]) / (sizes[last] - sizes[first]),
        )

    def _claimed(self, i: int) -> float:
        """Whether the article body that the page claims holds the block; a half where the page claims none."""
        if not self.claimed:
            return 0.5
        said = normalise(self.blocks[i].text)
        return len(said) > SHORT and said in self.claimed


# What a block adds to or takes from the span that it stands in: a paragraph of 400 characters outweighs eight lines
# of a menu. Any values near these find the same spans; the trees weigh what they are worth.
_SPAN_GAIN = 1 / 100
_SPAN_MOST = 4.0
_SPAN_COST = 0.5


def _best_span(blocks: list[Block], sizes: list[float], prose: list[bool]) -> tuple[int, int]:
    """First and last block of the run that holds most prose for its other lines (Kadane's greatest sum)."""
    best, best_span, total, start = 0.0, (0, max(0, len(blocks) - 1)), 0.0, 0
    for i, is_prose in enumerate(prose):
        if total <= 0:
            total, start = 0.0, i
        if is_prose and _ending(blocks[i].text):
            total += min(sizes[i] * _SPAN_GAIN, _SPAN_MOST)
        else:
            total -= _SPAN_COST
        if total > best:
            best, best_span = total, (start, i)
    return best_span


def _headline_index(page: Page) -> int | None:
    """The heading that says what the page claims for its headline, else its first heading of level 1."""
    claims = [normalise(c.value) for c in page.claims if c.field in ("headline", "seo_headline")]
    first = None
    for i, block in enumerate(page.blocks):
        if block.level:
            said = normalise(block.text)
            if len(said) > SHORT and any(said in claim for claim in claims):
                return i
            if first is None and block.level == 1:
                first = i
    return first
