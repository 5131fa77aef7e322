"""What a browser prints at the head and foot of each sheet: when, the page's title, its address, the sheet's number.

Readers of PDF give these lines before, after or amid the sheet's text, together or each on its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from newsclean.article import Category
from newsclean.page import Block

STAMP = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日),? (?:[上下]午 ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:\s?[ap]\.?\s?m\.?)?(?!\w)",
    re.I,
)
NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,4})/(\d{1,4})$")
ADDRESS = re.compile(r"(?:https?|file|about|chrome)://?\S+")
LONGEST = 2500  # characters of a foot: addresses are long
MOST_SHEETS = 999


def mark_sheets(blocks: Sequence[Block]) -> None:
    """Say of the lines that a browser printed at the edges of sheets what they are.

    Only where sheets are numbered `1/3`, `2/3`, `3/3` and the time of printing stands at a line's front.

    >>> lines = ["11/30/26, 4:25 AM Rain — The Wave", "It rained all day.", "https://wave.example/rain 1/1"]
    >>> blocks = [Block(text, i) for i, text in enumerate(lines, 1)]
    >>> mark_sheets(blocks)
    >>> [block.known and block.known.value for block in blocks]
    ['navigation', None, 'navigation']
    """
    stamps = {m[0] for b in blocks if b.text[0].isdigit() and (m := STAMP.match(b.text))}
    if not stamps or not (feet := _feet(blocks, stamps)):
        return
    titles: set[str] = set()
    lone: list[int] = []
    for row, block in enumerate(blocks):
        stamp = STAMP.match(block.text) if block.text[0].isdigit() else None
        if stamp is None:
            continue
        block.known = Category.NAVIGATION
        if title := block.text[stamp.end() :].strip():
            titles.add(title)
        else:
            lone.append(row)
    below = {row + 1 for row in lone if row + 1 < len(blocks)}
    beside = below | {row - 1 for row in feet if row}
    for row in sorted(beside | feet):
        block = blocks[row]
        if row in feet or block.text in titles or (row in below and _repeats(blocks, below, row)):
            block.known = Category.NAVIGATION


def _feet(blocks: Sequence[Block], stamps: set[str]) -> set[int]:
    """The rows of addresses and numbers at the feet of sheets; none where the numbers don't count all sheets."""
    numbered: defaultdict[int, dict[int, int]] = defaultdict(dict)
    feet: set[int] = set()
    for row, block in enumerate(blocks):
        text = block.text
        if len(text) > LONGEST:
            continue
        if address := ADDRESS.match(text):
            glued = next((text.find(stamp, address.end()) for stamp in stamps if stamp in text), -1)
            rest = text[address.end() : glued if glued > 0 else None].strip()
            if glued > 0:
                feet.add(row)
        else:
            rest = text
        if (number := NUMBER.fullmatch(rest)) and 1 <= int(number[1]) <= int(number[2]) <= MOST_SHEETS:
            numbered[int(number[2])].setdefault(int(number[1]), row)
            feet.add(row)
    glued_sheets = sum(STAMP.search(blocks[row].text) is not None for row in feet)
    sheets = max((n for n, found in numbered.items() if len(found) + glued_sheets >= n), default=0)
    if not sheets:
        return set()
    kept = {row for row in feet if (m := NUMBER.search(blocks[row].text)) is None or int(m[2]) == sheets}
    alone = {row for row in kept if NUMBER.fullmatch(blocks[row].text)}
    return kept | {other for row in alone for other in (row - 1, row + 1) if _is_address(blocks, other)}


def _is_address(blocks: Sequence[Block], row: int) -> bool:
    return 0 <= row < len(blocks) and ADDRESS.fullmatch(blocks[row].text) is not None


def _repeats(blocks: Sequence[Block], rows: set[int], row: int) -> bool:
    """Whether a line below a lone stamp stands below the others as well."""
    return len(rows) == 1 or sum(blocks[other].text == blocks[row].text for other in rows) > 1
