"""Where a wrapped text's right margin is, and whether there is one at all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.cuts import is_address
from newsclean.read.hyphens import UNSPACED

# Columns. People wrap at 60 to 100; a print in small type reaches 130. Lines shorter than 36 are as often a list's.
NARROWEST, WIDEST = 36, 140
RAGGED = 0.8  # of the margin: where a proportional font's lines end at the earliest
FORCED = 0.88  # of the margin: what a line and the next word reach together when that word did not fit
FEWEST = 2  # forced breaks that show a margin
LEAST_SHARE = 0.02  # of all lines that must be forced breaks; a page of 300 menu lines has 2 or 3 that look like them
AGREE = 0.5  # share of sure continuations that must be forced breaks
GO_ON = 0.2  # share of full lines that must surely go on; German, with its capitals, goes down to .28 in wrapped news
TOO_LONG = 1.1  # of the margin: a line beyond it was not wrapped
ODD_BREAKS = 0.05  # share of forced breaks that are left out of account as accidents
INDENTED = 0.1  # share of forced breaks after an indented line, where first lines are indented; prose has .25 and more
SLACK = 0.03  # of the margin, allowed beyond the raggedness seen

CLOSERS = "\"'”’»›“)]}」』）】*_"
TERMINALS = frozenset(".!?…:。！？：؟۔।॥։።")
OPENERS = "\"'“„«‹‘‚([{¿¡「『（【*_"
WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]")
LINES = (BlockType.PARAGRAPH, BlockType.QUOTE, BlockType.LIST_ITEM)


@dataclass(slots=True, frozen=True)
class Margin:
    """The right margin of a stretch of text, in columns."""

    width: int  # where its longest lines end
    least: float  # a forced break's line reaches this together with the next word
    gap: int  # blank lines between two lines of a paragraph: 0, or 1 in text that is double-spaced
    cuts: bool  # whether paragraphs also go on after more blank lines than that
    ends: bool  # whether a full line that ends a sentence is as likely to end its paragraph
    base: int  # columns before a line that is not a paragraph's first
    indented: bool  # whether first lines are indented more than that


@dataclass(slots=True, frozen=True)
class _Break:
    """A line that surely goes on."""

    row: int  # the index of the line after it
    edge: int
    need: int  # columns to the end of the next word


def is_caseless(letter: str) -> bool:
    """Whether a letter is of a script without capitals (Georgian's are not used to begin sentences)."""
    return letter > "\u058f" and letter.isalpha() and (letter.lower() == letter.upper() or "ა" <= letter <= "ჿ")


def starts_small(text: str) -> bool:
    """Whether a text begins with a small letter, after an opening quotation mark or bracket if there is one."""
    if text[0].isalnum():
        return text[0].islower()
    inner = text.lstrip(OPENERS)
    return inner[:1].islower()


def is_open(text: str) -> bool:
    """Whether a line ends without a mark that ends sentences."""
    if text[-1].isalnum() or text[-1] == ",":
        return True
    return text.rstrip(CLOSERS)[-1:] not in TERMINALS


def edge(block: Block) -> int:
    """The column in which a line ends."""
    size = block.indent + len(block.text) + (len(block.marker) + 1 if block.marker else 0)
    return size if block.text.isascii() else size + len(WIDE.findall(block.text))


def first_word(text: str) -> int:
    """The columns of a line's first word; scripts without spaces break after any letter or short word."""
    if UNSPACED.match(text):
        return 2 if WIDE.match(text) else 6
    end = text.find(" ")
    return end if end > 0 else len(text)


def find_margins(blocks: Sequence[Block]) -> list[tuple[int, Margin]]:
    """The index of each block that a forced break precedes, in order, with the margin there; none in unwrapped text."""
    left = _sure_breaks(blocks)
    fewest = max(FEWEST, int(LEAST_SHARE * len(blocks)))
    found: list[tuple[int, Margin]] = []
    while len(left) >= fewest:
        widest = _commonest_edge(sorted(b.edge for b in left))
        here = [b for b in left if b.edge <= widest and b.need >= FORCED * widest]
        found += _margin(blocks, here, left, widest, fewest)
        left = [b for b in left if not RAGGED * widest <= b.edge <= widest]
    return sorted(found, key=lambda pair: pair[0])


def _sure_breaks(blocks: Sequence[Block]) -> list[_Break]:
    breaks = []
    for row, below in enumerate(blocks):
        first = below.text[0]
        if not (first.islower() or is_caseless(first)) or not row or below.type not in LINES[:2]:
            continue
        above = blocks[row - 1]
        if above.type in LINES and NARROWEST <= (end := edge(above)) <= WIDEST and is_open(above.text):
            breaks.append(_Break(row, end, end + 1 + first_word(below.text)))
    return breaks


def _commonest_edge(edges: list[int]) -> int:
    """The edge with most others in the ragged zone before it; of two that are equal the wider."""
    return max(edges, key=lambda end: (bisect_right(edges, end) - bisect_left(edges, RAGGED * end), end))


def _margin(
    blocks: Sequence[Block], here: list[_Break], sure: list[_Break], width: int, fewest: int
) -> list[tuple[int, Margin]]:
    if not here:
        return []
    gap = Counter(blocks[b.row].gap for b in here).most_common(1)[0][0]
    forced = [b for b in here if blocks[b.row].gap == gap]
    if len(forced) < fewest or not _is_wrapped(blocks, forced, sure, width):
        return []
    needs = sorted(b.need for b in forced)
    odd = needs[int(ODD_BREAKS * len(needs))]
    least = width + 1 if odd > width else odd - SLACK * width
    rows = [b.row for b in forced]
    base = Counter(blocks[row].indent for row in rows).most_common(1)[0][0]
    firsts = sum(blocks[row - 1].indent > blocks[row].indent == base for row in rows)
    margin = Margin(
        width,
        least,
        gap,
        cuts=sum(b.need >= least and blocks[b.row].gap > gap for b in here) >= FEWEST,
        ends=_ends_at_full_lines(blocks[rows[0] - 1 : rows[-1] + 1], width, least, gap, base),
        base=base,
        indented=firsts >= INDENTED * len(rows),
    )
    return [(row, margin) for row in rows]


def _ends_at_full_lines(span: Sequence[Block], width: int, least: float, gap: int, base: int) -> bool:
    """Whether paragraphs follow each other so closely that a full line which ends a sentence tells nothing.

    Then the lines that end paragraphs early say how many must end at full lines by chance: their ends are spread
    evenly up to the margin. To join two paragraphs spoils both, to part one spoils one.
    """
    early = full = 0
    chance = 0.0
    for above, below in pairwise(span):
        if below.gap != gap or below.indent > base or is_open(above.text) or starts_small(below.text):
            continue
        word = first_word(below.text) + 1
        if edge(above) + word >= least:
            full += 1
        else:
            early += 1
            chance += (width - least + word) / width
    return 2 * chance > full - chance


def _is_wrapped(blocks: Sequence[Block], forced: list[_Break], sure: list[_Break], width: int) -> bool:
    """Whether the stretch from the first forced break to the last reads like wrapped text and not like a list."""
    start, end = forced[0].row - 1, forced[-1].row
    others = sum(start < b.row <= end for b in sure)
    if len(forced) < AGREE * others:
        return False
    full = sum(RAGGED * width <= edge(block) <= TOO_LONG * width for block in blocks[start:end])
    long = sum(edge(block) > TOO_LONG * width and not is_address(block.text) for block in blocks)
    return len(forced) >= GO_ON * full and long <= len(forced)
