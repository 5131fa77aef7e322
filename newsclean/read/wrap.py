"""Paragraphs that a hard wrap or a printed page broke over several lines, made whole.

A break is forced where the next word would not have fitted before the right margin (see `margins`). What stands
between two lines of a paragraph, such as a page's number and running head, stays behind it as blocks of its own.
"""

from __future__ import annotations

from bisect import bisect_left

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.cuts import is_address, is_cut, running_heads
from newsclean.read.hyphens import HYPHENS, SOFT_HYPHEN, Joiner
from newsclean.read.margins import LINES, Margin, edge, find_margins, first_word, is_caseless, is_open, starts_small

NEAR = 60  # blocks; a line farther than this from any forced break is not in the wrapped part
OVERHANG = 1.05  # of the margin, reached by a line in another font
SHORT = 0.6  # of the margin; a shorter line that goes on with a small letter is a list's, not a paragraph's
DEEPEST_INDENT = 8  # columns of a first line's indent; a deeper one centres a line
MOST_CUTS = 8  # lines that print sets between two lines of a paragraph: foot, number, addresses, head
ADDRESS_MARKS = frozenset("/-.?=&_%")


def mend(blocks: list[Block]) -> list[Block]:
    """Join the blocks that are lines of one paragraph; a text that is not wrapped comes back as it is."""
    margins = find_margins(blocks)
    if not margins:
        return blocks
    mended = _Paragraphs(blocks, margins).read()
    joined = [lines for lines in mended if len(lines) > 1]
    joiner = Joiner([[line.text for line in lines] for lines in joined], (block.text for block in blocks))
    for lines in joined:
        text = joiner.join([line.text for line in lines])
        lines[0].text, lines[0].lines = text, sum(line.lines for line in lines)
    return [lines[0] for lines in mended]


class _Paragraphs:
    def __init__(self, blocks: list[Block], margins: list[tuple[int, Margin]]) -> None:
        self.blocks = blocks
        self.margins = margins
        self.rows = [row for row, _ in margins]
        self.heads = running_heads(blocks)

    def read(self) -> list[list[Block]]:
        """The blocks as paragraphs, each a list of its lines."""
        paragraphs: list[list[Block]] = []
        row = 0
        while row < len(self.blocks):
            block = self.blocks[row]
            row += 1
            paragraph = [block]
            paragraphs.append(paragraph)
            while (after := self._next(paragraph, row)) is not None:
                paragraphs.extend([cut] for cut in self.blocks[row:after])
                paragraph.append(self.blocks[after])
                row = after + 1
        return paragraphs

    def _next(self, paragraph: list[Block], row: int) -> int | None:
        """The index of the block that goes on with a paragraph: the next, or one behind a page's end."""
        if row >= len(self.blocks) or (margin := self._margin(row)) is None:
            return None
        above = paragraph[-1]
        if above.type not in LINES or edge(above) > OVERHANG * margin.width:
            return None
        below = self.blocks[row]
        if self._is_cut(row):
            if (after := self._behind_cut(paragraph, row, margin)) is not None:
                return after
            if row not in self.heads:
                return row if is_address(above.text) and _same_address(above, below, margin) else None
        return row if _goes_on(paragraph, below, below.gap, margin) else None

    def _behind_cut(self, paragraph: list[Block], row: int, margin: Margin) -> int | None:
        for after in range(row + 1, min(row + MOST_CUTS, len(self.blocks))):
            if not self._is_cut(after):
                return after if _goes_on(paragraph, self.blocks[after], margin.gap + 1, margin) else None
        return None

    def _is_cut(self, row: int) -> bool:
        block = self.blocks[row]
        if block.type is not BlockType.PARAGRAPH:
            return False
        return row in self.heads or is_cut(block.text)

    def _margin(self, row: int) -> Margin | None:
        """The margin of the nearest forced break."""
        i = bisect_left(self.rows, row)
        near = min(self.margins[max(i - 1, 0) : i + 1], key=lambda pair: abs(pair[0] - row))
        return near[1] if abs(near[0] - row) <= NEAR else None


def _goes_on(paragraph: list[Block], below: Block, gap: int, margin: Margin) -> bool:
    """Whether a line goes on with a paragraph; `gap` is the count of blank lines before it."""
    first, above = paragraph[0], paragraph[-1]
    if below.type not in LINES or (first.type is BlockType.QUOTE) != (below.type is BlockType.QUOTE):
        return False
    if below.type is BlockType.LIST_ITEM:
        return False
    if is_address(above.text):
        return gap <= margin.gap and _same_address(above, below, margin)
    end = edge(above)
    broken_word = above.text.endswith((*HYPHENS, SOFT_HYPHEN)) and above.text[-2:-1].isalnum()
    forced = broken_word or end + 1 + first_word(below.text) >= margin.least
    small, unended = starts_small(below.text), is_open(above.text)
    if gap > margin.gap:
        return forced and unended and _goes_on_after_gap(paragraph, below, margin, small or broken_word)
    if _begins_indented(paragraph, below, margin) and not (small and unended):
        return False
    if forced:
        return unended or small or not margin.ends
    if small and unended and end >= SHORT * margin.width:
        return True
    return _is_title(first, above, below, margin)


def _goes_on_after_gap(paragraph: list[Block], below: Block, margin: Margin, small: bool) -> bool:
    if small:
        return True
    if _begins_indented(paragraph, below, margin):
        return False
    return margin.cuts or (len(paragraph) > 1 and is_caseless(below.text[0]))


def _begins_indented(paragraph: list[Block], below: Block, margin: Margin) -> bool:
    """Whether a line is indented as first lines are; the lines of a list's item or of an indented quotation are not."""
    first, above = paragraph[0], paragraph[-1]
    if below.indent > above.indent:
        return first is not above or not first.marker
    return margin.indented and first is above and below.indent == above.indent > margin.base


def _is_title(first: Block, above: Block, below: Block, margin: Margin) -> bool:
    """Short lines of which only the first is indented: a headline broken in two, where each block begins indented."""
    indented = below.indent < first.indent <= DEEPEST_INDENT
    return indented and not first.marker and is_open(above.text) and edge(below) < SHORT * margin.width


def _same_address(above: Block, below: Block, margin: Margin) -> bool:
    """A long address broken at the margin."""
    text = below.text
    return edge(above) >= SHORT * margin.width and " " not in text and not ADDRESS_MARKS.isdisjoint(text)
