"""Paragraphs that a hard wrap or a printed page broke over several lines, made whole.

A break is forced where the next word would not have fitted before the right margin (see `margins`). What stands
between two lines of a paragraph, such as a page's number and running head, stays behind it as blocks of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.text.full_lines import part_full_lines
from newsclean.read.text.hyphens import HYPHENS, SOFT_HYPHEN, Joiner, part_unended, restore_hyphens, unended_lines
from newsclean.read.text.margins import (
    LINES,
    LISTED,
    NARROWEST,
    TOO_LONG,
    Layout,
    Margin,
    find_layout,
    is_caseless,
    is_long,
    is_open,
    starts_small,
)
from newsclean.read.text.page_breaks import is_address, is_page_number, page_cuts
from newsclean.read.text.seams import Titles

SHORT = 0.6  # of the margin; a shorter line that goes on with a small letter is a list's, not a paragraph's
LARGE = 0.25  # the same in print, where large type fills a line with few letters
# Of the margin: what two full lines, joined where a hyphen broke a word, reach at least and at most.
TWO, MENDED = 1.6, 2.1
DEEPEST_INDENT = 8  # columns of a first line's indent; a deeper one centres a line
MOST_TITLES = 30  # of the lines that return most, those that may be what stands at the head of each page
MOST_TITLE_LINES = 5  # on which large type prints a headline
SHORTEST_TITLE_LINE = 12  # characters; shorter first lines are a menu's words
MOST_CUTS = 8  # lines that print sets between two lines of a paragraph: foot, number, addresses, head
# Articles and prepositions: a line that ends with one is no whole. Those that also end phrases, such as English "in"
# and "on", are not among them.
HANGING = frozenset(
    "the a of with from der die das den dem des eine einen einem einer im zum zur für le la les du un une aux dans "
    "pour sur el los las en con por para il lo gli di della dei os dos da het een van att z w pod в на с из для".split()
)
HANGING_WORDS = 4  # of such a line, at least
# With the numbers that text browsers set before links.
BYLINE = re.compile(
    r"(?:von|by|par|por|door|di|da|av|af|de|od|от)(?: (?:\[\d{1,5}\])?[^\W\d_]{1,4}\.)*"
    r"(?: (?:van|von|de|der|den|di|la|le|el|y|und|and))*(?: (?:\[\d{1,5}\])?[^\W\d_a-z][\w.'’-]{1,30}){2,4}"
)
GLUED = re.compile(r"[^\W\d_A-Z]{2,4}[A-Z]")  # "byAnn Lee" goes on with nothing
CENTRED = 12  # columns before a line that is centred
OFF_CENTRE = 2  # half columns by which it may be off
BREAKING = (*HYPHENS, SOFT_HYPHEN)
ADDRESS_MARKS = frozenset("/-.?=&_%")


def mend(blocks: list[Block]) -> list[Block]:
    """Join the blocks that are lines of one paragraph; a text that is not wrapped comes back as it is."""
    lines = part_unended(blocks)
    layout = find_layout(lines)
    if layout is None:
        if lines is not blocks:
            _join_unended(blocks)
        return blocks
    restore_hyphens(_lengthened(lines, layout), [line.text for line in lines])
    paragraphs = _Paragraphs(lines, layout).read()
    joined = [[lines[row] for row in rows] for rows in paragraphs if len(rows) > 1]
    joiner = Joiner([[line.text for line in paragraph] for paragraph in joined], (line.text for line in lines))
    for paragraph in joined:
        text = joiner.join([line.text for line in paragraph])
        paragraph[0].text, paragraph[0].lines = text, sum(line.lines for line in paragraph)
    return [lines[rows[0]] for rows in paragraphs]


def _lengthened(lines: list[Block], layout: Layout) -> Iterator[tuple[Block, int]]:
    """The lines that can be two, of which a reader of PDF mended the word that a hyphen broke; and how many of their
    letters stood in the first.
    """
    for row, (line, edge) in enumerate(zip(lines, layout.edges, strict=True)):
        margin = layout.margin(row) if edge > NARROWEST else None
        if margin is not None and margin.width < edge <= MENDED * margin.width and is_long(line, margin.width):
            yield line, layout.letters(line.text, margin.width)


def _join_unended(blocks: list[Block]) -> None:
    """Join what a hyphen that ended a line parts, where a reader of PDF gave the line's end no break."""
    pieces = {i: broken for i, block in enumerate(blocks) if len(broken := unended_lines(block.text)) > 1}
    if not pieces:
        return
    joiner = Joiner(list(pieces.values()), (block.text for block in blocks))
    for i, texts in pieces.items():
        blocks[i].text = joiner.join(texts)


class _Paragraphs:
    """The rows of a wrapped text, a row a line, sorted into paragraphs."""

    def __init__(self, blocks: list[Block], layout: Layout) -> None:
        self.blocks = blocks
        self.edges = layout.edges
        self.layout = layout
        # By rows that may begin a paragraph, as a sentence ends with the full line above: how likely sentences do.
        self.seams: dict[int, float] = {}
        self.cuts, self.heads = page_cuts(blocks)
        printed = {row for row in self.cuts if blocks[row].known is not None}
        heads = Counter(blocks[row].text for row in sorted(self.heads | printed))
        self.titles = Titles(text for text, _ in heads.most_common(MOST_TITLES))

    def read(self) -> list[list[int]]:
        """The paragraphs in order, each as its rows."""
        paragraphs: list[list[int]] = []
        row = 0
        while row < len(self.blocks):
            paragraph = [row]
            paragraphs.append(paragraph)
            row += 1
            while (after := self._next(paragraph, row)) is not None:
                paragraphs.extend([cut] for cut in range(row, after))
                paragraph.append(after)
                row = after + 1
        return part_full_lines(paragraphs, self.blocks, self.seams, self.layout.ruler)

    def _next(self, paragraph: list[int], row: int) -> int | None:
        """The row that goes on with a paragraph: the next, or one behind a page's end."""
        if row >= len(self.blocks) or (margin := self.layout.margin(row)) is None:
            return None
        above = paragraph[-1]
        if not self.blocks[row].lines and self.blocks[above].text.endswith("-"):
            return row
        if self.blocks[above].type not in LINES:
            return None
        if row in self.cuts or row in self.heads:
            if (after := self._behind_cut(paragraph, row, margin)) is not None:
                return after
            if row in self.cuts:
                return row if above in self.cuts and self._is_same_address(above, row, margin) else None
        goes_on = self._goes_on(paragraph, row, self.blocks[row].gap, margin) or self._is_title(paragraph, row)
        return row if goes_on else None

    def _behind_cut(self, paragraph: list[int], row: int, margin: Margin) -> int | None:
        for after in range(row + 1, min(row + MOST_CUTS, len(self.blocks))):
            if after not in self.cuts and after not in self.heads:
                return after if self._goes_on(paragraph, after, margin.gap + 1, margin) else None
        return None

    def _goes_on(self, paragraph: list[int], row: int, gap: int, margin: Margin) -> bool:
        """Whether a row goes on with a paragraph; `gap` is the count of blank lines before it."""
        above, below = self.blocks[paragraph[-1]], self.blocks[row]
        quoted = below.type is BlockType.QUOTE
        if not (quoted or below.type is BlockType.PARAGRAPH) or quoted != (above.type is BlockType.QUOTE):
            return False
        if paragraph[-1] in self.cuts:
            return gap <= margin.gap and self._is_same_address(paragraph[-1], row, margin)
        end = self.edges[paragraph[-1]]
        broken_word = above.text.endswith(BREAKING) and above.text[-2:-1].isalnum()
        is_longer = end > TOO_LONG * margin.width and is_long(above, TOO_LONG * margin.width)
        if is_longer and not self._is_two(paragraph[-1], below, margin):
            return False
        small, unended = starts_small(below.text), is_open(above.text)
        need = end + self.layout.ruler.first_word(below.text)
        forced = broken_word or need >= (margin.least if small or unended else margin.full)
        if gap > margin.gap:
            if not (forced and unended):
                return False
            return small or broken_word or self._goes_on_after_gap(paragraph, row, margin)
        if unended and end >= SHORT * margin.width and _are_centred(above, below):
            return True
        if not (small and unended) and self._begins_indented(paragraph, below, margin):
            return False
        if not small and (listed := LISTED.match(below.text)):
            before = LISTED.match(self.blocks[paragraph[0]].text)
            if before and before.lastgroup == listed.lastgroup:
                return False
        if forced and not (small and self._is_byline(row)):
            if not (unended or small):
                self.seams[row] = margin.ends
            return True
        if margin.cuts and unended and _hangs(above.text):
            return True
        if small and unended and not self._is_byline(row):
            is_print = margin.cuts and not GLUED.match(below.text)
            if end >= (LARGE if is_print else SHORT) * margin.width:
                return True
        return self._is_headline(paragraph, row, margin)

    def _is_two(self, row: int, below: Block, margin: Margin) -> bool:
        """Whether a line that is too long can be two full ones, of which a reader of PDF mended the word that a hyphen
        broke; a line of smaller type, such as a caption, is too long as well.
        """
        if not TWO * margin.width <= self.edges[row] <= MENDED * margin.width or not is_open(self.blocks[row].text):
            return False
        return starts_small(below.text) or (margin.cuts and self.edges[row + 1] >= SHORT * margin.width)

    def _goes_on_after_gap(self, paragraph: list[int], row: int, margin: Margin) -> bool:
        below, is_cut = self.blocks[row], row > paragraph[-1] + 1
        if self._begins_indented(paragraph, below, margin):
            return False
        if margin.cuts and (is_cut or margin.drifts or _hangs(self.blocks[paragraph[-1]].text)):
            return True
        return len(paragraph) > 1 and is_caseless(below.text[0])

    def _is_byline(self, row: int) -> bool:
        """Whether a line names its writer, and the next is none that goes on with it."""
        below = self.blocks[row + 1] if row + 1 < len(self.blocks) else None
        return BYLINE.fullmatch(self.blocks[row].text) is not None and (
            below is None or below.gap > 0 or not starts_small(below.text)
        )

    def _begins_indented(self, paragraph: list[int], below: Block, margin: Margin) -> bool:
        """Whether a line is indented as first lines are; those of a list's item or an indented quotation are not."""
        first, above = self.blocks[paragraph[0]], self.blocks[paragraph[-1]]
        if below.indent > above.indent:
            hangs = first.marker or ((listed := LISTED.match(first.text)) and listed.lastgroup == "item")
            return first is not above or not hangs
        return margin.indented and first is above and below.indent == above.indent > margin.base

    def _is_headline(self, paragraph: list[int], row: int, margin: Margin) -> bool:
        """Short lines of which only the first is indented: a headline in a text whose blocks all begin indented."""
        first, above, below = (self.blocks[i] for i in (paragraph[0], paragraph[-1], row))
        indented = below.indent < first.indent <= DEEPEST_INDENT and not first.marker and not self.heads
        return indented and is_open(above.text) and self.edges[row] < SHORT * margin.width

    def _is_title(self, paragraph: list[int], row: int) -> bool:
        """Whether what stands at the head of each page holds these lines: a headline, broken in large type."""
        first, above, below = (self.blocks[i] for i in (paragraph[0], paragraph[-1], row))
        if below.gap or len(paragraph) >= MOST_TITLE_LINES or len(first.text) < SHORTEST_TITLE_LINE:
            return False
        return self.titles.join(above.text, below.text)

    def _is_same_address(self, above: int, row: int, margin: Margin) -> bool:
        """Whether a row is the rest of an address broken at the margin."""
        text = self.blocks[row].text
        if self.edges[above] < SHORT * margin.width or is_page_number(text) or not is_address(self.blocks[above].text):
            return False
        return " " not in text and not ADDRESS_MARKS.isdisjoint(text)


def _hangs(text: str) -> bool:
    """Whether a line ends with a word that ends no phrase."""
    words = text.split()
    return words[-1].lower() in HANGING and len(words) >= HANGING_WORDS


def _are_centred(above: Block, below: Block) -> bool:
    """Whether two lines are set around the same middle, the lower far from the edge: a heading's, in text browsers."""
    if below.indent < CENTRED:
        return False
    return abs(2 * (above.indent - below.indent) + len(above.text) - len(below.text)) <= OFF_CENTRE
