"""Sentences that end with a full line: whether their paragraph ends there too.

Where nothing but a short last line ends a paragraph, a full one hides that it does. How many of the text's sentences
end paragraphs, how long its paragraphs are and what the next line begins with say how likely it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log

from newsclean.page import Block
from newsclean.read.text.margins import is_open
from newsclean.read.text.rulers import TYPES, WIDE, Ruler

FEWEST = 3  # paragraphs of several lines that have a mean
# What each sign of a paragraph's end is worth: a logistic regression over 1,400 such lines of news pages, printed and
# read by seven readers of PDF or written by two text browsers.
BIAS, PRIOR, BEFORE, BEHIND, QUOTED, COLON, TITLE = 0.16, 0.83, 1.79, 0.72, 1.70, -0.98, 3.61
# And what blank lines above paragraphs take from it: readers of PDF set some between boxes of text, but where a program
# wrapped the text at a column, they part all paragraphs.
GAPPED_TYPE, GAPPED_COLUMNS = -1.15, -10.0
# In log-odds. Parting one paragraph in two gives two that are wrong, joining two spoils both: either is as bad. Of 330
# such lines of 76 news pages, set in two typefaces, this parts 33 wrongly and joins 38; a third as boundary 70 and 19.
PARTED = -0.2
TINY = 0.05  # of the mean, so that nothing has no logarithm
CLOSING = frozenset("\"'”“’»«›‘」』")
COLONS = frozenset(":：")


def part_full_lines(
    paragraphs: list[list[int]], blocks: Sequence[Block], seams: Mapping[int, float], ruler: Ruler
) -> list[list[int]]:
    """Part paragraphs, given as rows, where a full line likely ends one.

    `seams` are the rows below such lines, each with the logarithm of how many of the sentences around it end a
    paragraph for one that does not.
    """
    several = [rows for rows in paragraphs if len(rows) > 1]
    if not seams or len(several) < FEWEST:
        return paragraphs
    sizes = [sum(_size(blocks[row]) for row in rows) for rows in several]
    mean = sum(sizes) / sum(round(1 + sum(row in seams for row in rows[1:]) / 2) for rows in several)
    bias = BIAS + (GAPPED_TYPE if ruler in TYPES else GAPPED_COLUMNS) * sum(
        blocks[rows[0]].gap > 0 for rows in several
    ) / len(several)
    return [part for rows in paragraphs for part in _parts(rows, blocks, seams, mean, bias)]


def _parts(
    rows: list[int], blocks: Sequence[Block], seams: Mapping[int, float], mean: float, bias: float
) -> list[list[int]]:
    if len(rows) == 1:
        return [rows]
    parts, start = [rows[:1]], 0
    ends = list(accumulate(_size(blocks[row]) for row in rows))
    for i in range(1, len(rows)):
        if rows[i] in seams:
            end = ends[i - 1]
            likely = bias + PRIOR * seams[rows[i]]
            likely += BEFORE * log((end - start) / mean + TINY) + BEHIND * log((ends[-1] - end) / mean + TINY)
            likely += _likelihood(blocks[rows[i - 1]].text, [blocks[row].text for row in rows[i:]])
            if likely > PARTED:
                parts.append([])
                start = end
        parts[-1].append(rows[i])
    return parts


def _likelihood(above: str, below: list[str]) -> float:
    """What the line above and those below add to a paragraph's end."""
    is_title = len(below) == 1 and is_open(below[0])
    return QUOTED * (above[-1] in CLOSING) + COLON * (above[-1] in COLONS) + TITLE * is_title


def _size(block: Block) -> int:
    return len(block.text) + len(WIDE.findall(block.text))
