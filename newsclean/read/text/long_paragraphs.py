"""Paragraphs that are too long to be one, parted where a sentence ends at a line's end.

Where nothing but a short last line ends a paragraph, a full one hides that it does. Of the news corpus' paragraphs
1.9 % have more than 800 characters and .4 % more than 1,000.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import fmean

from newsclean.page import Block
from newsclean.read.text.rulers import WIDE

LONGEST = 800  # characters; those that are as wide as two count twice
TIMES = 2.0  # or so many times the mean
FEWEST = 3  # paragraphs of several lines that have a mean
GAPLESS = 0.3  # share of such paragraphs that begin below a blank line; where more do, they say what is a paragraph


def part_long(paragraphs: list[list[int]], blocks: Sequence[Block], seams: Collection[int]) -> list[list[int]]:
    """Part the paragraphs, given as rows, that are too long, at the seam that is nearest to their middle; `seams` are
    the rows that may begin one.
    """
    several = [rows for rows in paragraphs if len(rows) > 1]
    if not seams or len(several) < FEWEST:
        return paragraphs
    if sum(blocks[rows[0]].gap > 0 for rows in several) > GAPLESS * len(several):
        return paragraphs
    longest = max(LONGEST, TIMES * fmean(_size(rows, blocks) for rows in several))
    return [part for rows in paragraphs for part in _parts(rows, blocks, seams, longest)]


def _parts(rows: list[int], blocks: Sequence[Block], seams: Collection[int], longest: float) -> list[list[int]]:
    parts, todo = [], [rows]
    while todo:
        whole = todo.pop()
        ways = [n for n in range(1, len(whole)) if whole[n] in seams] if _size(whole, blocks) > longest else []
        if not ways:
            parts.append(whole)
            continue
        middle = min(ways, key=lambda n: abs(_size(whole[:n], blocks) - _size(whole[n:], blocks)))
        todo += whole[middle:], whole[:middle]
    return parts


def _size(rows: list[int], blocks: Sequence[Block]) -> float:
    return sum(len(blocks[row].text) + len(WIDE.findall(blocks[row].text)) for row in rows)
