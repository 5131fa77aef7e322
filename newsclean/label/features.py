"""What a block looks like, where it stands and what stands around it: one row of numbers a block.

The features are those of block-context classification: text and link density (Kohlschütter et al., "Boilerplate
detection using shallow text features", WSDM 2010), neighbours (Pomikálek, "Removing boilerplate and duplicate content
from web corpora", 2011), the prose an element holds (Sun et al., "DOM based content extraction via text density",
SIGIR 2011), and the evidence of class and id words. What a source does not offer keeps the same value on every row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from newsclean.article import BlockType
from newsclean.label.places import Places
from newsclean.label.phrases import normalise
from newsclean.page import Block, Page

OWN = (
    "size link ending first strong type level commas sentences digits capitals hidden repeats marked gap indent marker"
).split()
PLACE = (
    "tag own_names parent_names grand_names worst_names sum_names in_main chrome in_top depth "
    "parent_share grand_share shape_share shape_count parent_links grand_links"
).split()
CONTEXT = (
    "after_top before_top after_span before_span after_headline claimed part prose_before prose_ago prose_ahead "
    "prose_near prose_around links_near links_around prose_total blocks_total"
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
FAR = 99
BLANK_NEIGHBOUR = [0.0] * (len(OWN) + len(NEIGHBOUR))

_TYPES = {kind: float(number) for number, kind in enumerate(BlockType)}
_ENDINGS = {".": 1, "。": 1, "।": 1, "۔": 1, "?": 2, "!": 2, "？": 2, "！": 2, "؟": 2, ":": 3, "：": 3, "…": 4, ",": 5}
_CLOSING = frozenset("\"'”“»«’)」』）]")
_OPENING = frozenset("\"'“„«‘「『(（[")


@dataclass(slots=True)
class Lines:
    """Sums over a page's blocks, so that any window of them costs one subtraction."""

    prose: list[float]
    links: list[float]
    sizes: list[float]


def feature_rows(page: Page, marked: list[bool], lexicon: Mapping[str, float]) -> list[list[float] | None]:
    """One row for each block that may be the story's, in the order of FEATURES; None for one far from any prose.

    `marked` says which blocks a rule has matched; `lexicon` gives class and id words their log-odds of being the
    story's.
    """
    blocks = page.blocks
    scale = DENSITY.get((page.language or "").partition("-")[0], 1.0)
    repeats = Counter(block.text for block in blocks)
    own = [_own(block, scale, mark, repeats) for block, mark in zip(blocks, marked, strict=True)]
    prose = [row[0] >= PROSE_SIZE and row[1] < PROSE_LINKS for row in own]
    ago, ahead = _distances(prose)
    wanted = [a <= REACH or b <= REACH for a, b in zip(ago, ahead, strict=True)] if any(prose) else [True] * len(own)
    places = Places(blocks, [row[0] for row in own], prose, lexicon)
    context = _Context(page, own, prose, places, ago, ahead)
    rows: list[list[float] | None] = []
    for i, want in enumerate(wanted):
        if not want:
            rows.append(None)
            continue
        row = own[i] + places.row(i) + context.row(i)
        for j in (i - 1, i - 2, i + 1, i + 2):
            row += own[j] + places.kinship(i, j) if 0 <= j < len(own) else BLANK_NEIGHBOUR
        rows.append(row)
    return rows


def _own(block: Block, scale: float, mark: bool, repeats: Counter[str]) -> list[float]:
    text = block.text
    length = len(text)
    start = text[:60]
    words = start.split()
    first = text[0]
    return [
        length * scale,
        block.link_chars / length,
        _ending(text),
        0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3 if first in _OPENING else 4,
        block.strong_chars / length,
        _TYPES[block.type],
        block.level,
        text.count(","),
        text.count(". "),
        sum(map(str.isdigit, start)) / len(start),
        sum([word[0].isupper() for word in words]) / len(words) if words else 0,
        block.place is not None and block.place.hidden,
        repeats[text],
        mark,
        block.gap,
        block.indent,
        bool(block.marker),
    ]


def _ending(text: str) -> float:
    """0 for none, 1 to 5 for a mark at the end, 6 for one within closing quotes, 7 for closing quotes alone."""
    last = text[-1]
    if last in _CLOSING:
        return 6 if len(text) > 1 and text[-2] in _ENDINGS else 7
    return _ENDINGS.get(last, 0)


def _distances(prose: list[bool]) -> tuple[list[int], list[int]]:
    """How many blocks ago the last prose stood, and in how many the next stands; FAR where there is none."""
    return _since(prose), _since(prose[::-1])[::-1]


def _since(prose: list[bool]) -> list[int]:
    result, ago = [], FAR
    for is_prose in prose:
        result.append(min(ago, FAR))
        ago = 1 if is_prose else ago + 1
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
        self, page: Page, own: list[list[float]], prose: list[bool], places: Places, ago: list[int], ahead: list[int]
    ) -> None:
        self.count = len(own)
        self.ago, self.ahead = ago, ahead
        self.lines = Lines(
            _sums([row[0] if is_prose else 0.0 for row, is_prose in zip(own, prose, strict=True)]),
            _sums([row[0] * row[1] for row in own]),
            _sums([row[0] for row in own]),
        )
        self.top = places.span
        self.span = _best_span(own, prose)
        self.headline = _headline_index(page)
        self.claimed = " ".join(normalise(claim.value) for claim in page.claimed("article_body"))
        self.blocks = page.blocks
        self.total = self.lines.prose[-1]

    def row(self, i: int) -> list[float]:
        lines, total = self.lines, self.total
        near = max(0, i - NEAR), min(self.count, i + NEAR + 1)
        around = max(0, i - AROUND), min(self.count, i + AROUND + 1)
        return [
            i - self.top[0],
            self.top[1] - i,
            i - self.span[0],
            self.span[1] - i,
            i - self.headline if self.headline is not None else -FAR,
            self._claimed(i),
            i / self.count,
            lines.prose[i] / total if total else 0,
            self.ago[i],
            self.ahead[i],
            (lines.prose[near[1]] - lines.prose[near[0]]) / (near[1] - near[0]),
            (lines.prose[around[1]] - lines.prose[around[0]]) / (around[1] - around[0]),
            (lines.links[near[1]] - lines.links[near[0]]) / (lines.sizes[near[1]] - lines.sizes[near[0]]),
            (lines.links[around[1]] - lines.links[around[0]]) / (lines.sizes[around[1]] - lines.sizes[around[0]]),
            total,
            self.count,
        ]

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


def _best_span(own: list[list[float]], prose: list[bool]) -> tuple[int, int]:
    """First and last block of the run that holds most prose for its other lines (Kadane's greatest sum)."""
    best, best_span, total, start = 0.0, (0, max(0, len(own) - 1)), 0.0, 0
    for i, (row, is_prose) in enumerate(zip(own, prose, strict=True)):
        if total <= 0:
            total, start = 0.0, i
        total += min(row[0] * _SPAN_GAIN, _SPAN_MOST) if is_prose and row[2] else -_SPAN_COST
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
