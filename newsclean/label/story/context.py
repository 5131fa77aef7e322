"""Where each block stands in its page: how far from prose, headline, matches of rules and the ends of the story."""

from __future__ import annotations

from array import array

from newsclean.article import Category
from newsclean.label.rules import normalise, normalise_all
from newsclean.page import Block, Page

CONTEXT = (
    "after_top before_top after_span before_span after_headline claimed part prose_before prose_ago prose_ahead "
    "prose_near prose_around links_near links_around marked_before marked_after marked_ago marked_ahead "
    "category_before category_after"
).split()

# A block of prose: at least a long sentence, and mostly not links. Kohlschütter et al. cut at 10 words and a link
# density of 1/3; 80 characters are 12 to 14 words of a European language.
PROSE_SIZE = 80
PROSE_LINKS = 0.3
# Beyond so many blocks from any prose, 1 story block in 2,000 stands (measured on 912 pages).
REACH = 12
SHORT = 15  # so few characters may stand in any longer text by chance
NEAR, AROUND = 3, 10
FAR = 60.0
FEW = 3.0

CATEGORY_NUMBERS: dict[Category | None, float] = {None: 0.0} | {
    kind: number + 1.0 for number, kind in enumerate(Category)
}
_ENDINGS = {".": 1, "。": 1, "।": 1, "۔": 1, "?": 2, "!": 2, "？": 2, "！": 2, "؟": 2, ":": 3, "：": 3, "…": 4, ",": 5}
COLON = 3.0  # as `ending` says
_SENTENCE = frozenset((1, 2, 4, 6))
STOPS = frozenset(mark for mark, kind in _ENDINGS.items() if kind in _SENTENCE)
UNMARKED = "\u0e00", "\u0eff"
_CLOSING = frozenset("\"'”“»«’)」』）]")


def ending(text: str) -> float:
    """0 for none, 1 to 5 for a mark at the end, 6 for one within closing quotes, 7 for closing quotes alone."""
    last = text[-1]
    if last in _CLOSING:
        return 6 if len(text) > 1 and text[-2] in _ENDINGS else 7
    return _ENDINGS.get(last, 0)


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that ends a sentence, also within closing quotes."""
    return ending(text) in _SENTENCE


def is_unmarked(text: str) -> bool:
    """Whether a text ends in a script that sets no mark at a sentence's end: Thai, Lao."""
    return UNMARKED[0] <= text[-1] <= UNMARKED[1]


def _within(blocks: int) -> float:
    """A distance, no further than FAR: beyond, it says more of the page than of the block."""
    return float(blocks) if -FAR < blocks < FAR else FAR if blocks > 0 else -FAR


# Arrays of numbers take a quarter of a list's memory, or an eighth, which a text of a hundred megabytes notices.
def _since(flags: list[bool]) -> array[float]:
    """For each block how many blocks ago the last stood of which this is true; FAR where none did."""
    result, ago = array("f", bytes(4 * len(flags))), FAR
    for i, flag in enumerate(flags):
        result[i] = ago if ago < FAR else FAR
        ago = 1.0 if flag else ago + 1.0
    return result


def _last(categories: list[float]) -> array[float]:
    """For each block the category of the last that has one; 0 where none has."""
    result, last = array("f", bytes(4 * len(categories))), 0.0
    for i, category in enumerate(categories):
        result[i] = last
        last = category or last
    return result


def _sums(values: list[float]) -> array[float]:
    """The sum of the values before each, then of all."""
    result, total = array("d", bytes(8 * len(values) + 8)), 0.0
    for i, value in enumerate(values):
        total += value
        result[i + 1] = total
    return result


class Context:
    """What each block is, and where it stands in the page."""

    def __init__(
        self,
        page: Page,
        sizes: list[float],
        links: list[float],
        prose: list[bool],
        marked: list[bool],
        top: tuple[int, int],
    ) -> None:
        self.blocks = page.blocks
        self.count = len(sizes)
        self.own_links, self.marked = links, marked
        self.ago, self.ahead = _since(prose), _since(prose[::-1])[::-1]
        self.marks = _sums([float(mark) for mark in marked])
        self.marked_ago, self.marked_ahead = _since(marked), _since(marked[::-1])[::-1]
        categories = [
            CATEGORY_NUMBERS[block.label.category] if block.label is not None else 0.0 for block in page.blocks
        ]
        self.category_before, self.category_after = _last(categories), _last(categories[::-1])[::-1]
        self.prose = _sums([size if is_prose else 0.0 for size, is_prose in zip(sizes, prose, strict=True)])
        self.links = _sums([size * link for size, link in zip(sizes, links, strict=True)])
        self.sizes = _sums(sizes)
        self.total = self.prose[self.count]
        self.top = top
        self.span = _best_span(page.blocks, sizes, prose)
        self.headline = _headline_index(page)
        self.claimed = " ".join(normalise(claim.value) for claim in page.claimed("article_body"))
        self.said = normalise_all([block.text for block in page.blocks]) if self.claimed else []

    def is_open(self, i: int) -> bool:
        """Whether block `i` may be the story's: no rule has matched it, and it is not a link, or a line of text amid
        lines that rules have matched, far from any prose of a page that has some. Prose is near itself."""
        if self.marked[i]:
            return False
        is_prose = self.prose[i + 1] > self.prose[i]
        if is_prose or self.ago[i] <= REACH or self.ahead[i] <= REACH or not self.total:
            return True
        amid_marks = self.blocks[i].place is None and min(self.marked_ago[i], self.marked_ahead[i]) < FAR
        return self.own_links[i] <= PROSE_LINKS and not amid_marks

    def fill(self, i: int, row: list[float], at: int) -> None:
        """Write the features named CONTEXT of block `i` into a row, from `at` on."""
        top, span, headline, total = self.top, self.span, self.headline, self.total
        prose, links, sizes, marks, count = self.prose, self.links, self.sizes, self.marks, self.count
        row[at] = _within(i - top[0])
        row[at + 1] = _within(top[1] - i)
        row[at + 2] = _within(i - span[0])
        row[at + 3] = _within(span[1] - i)
        row[at + 4] = -FAR if headline is None else _within(i - headline)
        row[at + 5] = self._claimed(i)
        row[at + 6] = i / count
        row[at + 7] = prose[i] / total if total else 0.0
        row[at + 8] = self.ago[i]
        row[at + 9] = self.ahead[i]
        # Prose a block among the NEAR and the AROUND blocks on each side, then share of linked text among these.
        low, high = max(0, i - NEAR), min(count, i + NEAR + 1)
        first, last = max(0, i - AROUND), min(count, i + AROUND + 1)
        row[at + 10] = (prose[high] - prose[low]) / (high - low)
        row[at + 11] = (prose[last] - prose[first]) / (last - first)
        row[at + 12] = (links[high] - links[low]) / (sizes[high] - sizes[low])
        row[at + 13] = (links[last] - links[first]) / (sizes[last] - sizes[first])
        row[at + 14] = min(marks[i], FEW)
        row[at + 15] = min(marks[count] - marks[i], FEW)
        row[at + 16] = self.marked_ago[i]
        row[at + 17] = self.marked_ahead[i]
        row[at + 18] = self.category_before[i]
        row[at + 19] = self.category_after[i]

    def _claimed(self, i: int) -> float:
        """Whether the article body that the page claims holds the block; a half where the page claims none."""
        if not self.claimed:
            return 0.5
        said = self.said[i]
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
        if is_prose and ending(blocks[i].text):
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
