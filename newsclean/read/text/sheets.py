"""What a browser prints at the head and foot of each sheet: when, the page's title, its address, the sheet's number.

Readers of PDF give these lines before, after or amid the sheet's text, together or each on its own. What a page fixes
to its window, such as a bar of menus, is printed on each sheet too, and stands beside them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.article import Category
from newsclean.page import Block, Claim

STAMP = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日),? (?:[上下]午 ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:\s?[ap]\.?\s?m\.?)?(?!\w)",
    re.I,
)
NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,4})/(\d{1,4})$")
ADDRESS = re.compile(r"(?:https?|file|about|chrome)://?\S+")
LONGEST = 2500  # characters of a foot: addresses are long
MOST_SHEETS = 999
MOST_FIXED = 15  # lines beside a sheet's head and foot that the page may have fixed to its window
FIXED = 0.5  # share of the sheets' edges beside which such a line stands
FEWEST_MARKED = 3  # sheets beside whose edges a line stands that is known amid others too
CUT = ("…", "...")


def mark_sheets(blocks: Sequence[Block]) -> list[Claim]:
    """Say of the lines that a browser printed at the edges of sheets what they are; and what they claim, the page's
    title and address.

    Only where sheets are numbered `1/3`, `2/3`, `3/3` and the time of printing stands at a line's front.

    >>> lines = ["11/30/26, 4:25 AM Rain — The Wave", "It rained all day.", "https://wave.example/rain 1/1"]
    >>> blocks = [Block(text, i) for i, text in enumerate(lines, 1)]
    >>> [claim.value for claim in mark_sheets(blocks)]
    ['Rain — The Wave', 'https://wave.example/rain']
    >>> [block.known and block.known.value for block in blocks]
    ['navigation', None, 'navigation']
    """
    stamps = {m[0] for b in blocks if b.text[0].isdigit() and (m := STAMP.match(b.text))}
    if not stamps or not (feet := _feet(blocks, stamps)):
        return []
    titles: Counter[str] = Counter()
    lone: list[int] = []
    for row, block in enumerate(blocks):
        stamp = STAMP.match(block.text) if block.text[0].isdigit() else None
        if stamp is None:
            continue
        block.known = Category.NAVIGATION
        if title := block.text[stamp.end() :].strip():
            titles[title] += 1
        else:
            lone.append(row)
    below = {row + 1 for row in lone if row + 1 < len(blocks)}
    beside = below | {row - 1 for row in feet if row}
    for row in sorted(beside | feet):
        block = blocks[row]
        if row in below and _repeats(blocks, below, row):
            titles[block.text] += 1
        if row in feet or block.text in titles:
            block.known = Category.NAVIGATION
    apart = {blocks[row].text for row in below if len(below) > 1 and blocks[row].known is not None}
    _mark_moved(blocks, _mark_fixed(blocks) | apart.intersection(titles), feet)
    return list(_claims(titles, [blocks[row].text for row in sorted(feet)]))


def _mark_fixed(blocks: Sequence[Block]) -> set[str]:
    """Say of the lines beside the sheets' edges that stand beside most of them what they are; these lines' texts."""
    rows = {row for row, block in enumerate(blocks) if block.known is Category.NAVIGATION}
    edges = sum(row - 1 not in rows for row in rows)
    ends = [(row, way) for row in sorted(rows) for way in (-1, 1) if _is_free(blocks, row + way)]
    beside = {other for row, way in ends for other in _beside(blocks, row, way)}
    counts = Counter(blocks[row].text for row in beside)
    fixed = {text for text, count in counts.items() if count >= max(2, FIXED * edges)}
    for row, way in ends:
        for other in _beside(blocks, row, way):
            if blocks[other].text not in fixed:
                break
            blocks[other].known = Category.NAVIGATION
    return fixed


def _mark_moved(blocks: Sequence[Block], edging: set[str], feet: set[int]) -> None:
    """Say of the lines that stand beside other sheets' edges, and on this sheet once amid the text, what they are: a
    reader of PDF sorts what a page fixed to its window among the lines that it hides.
    """
    ends = [row for row in sorted(feet) if NUMBER.search(blocks[row].text) or STAMP.search(blocks[row].text)]
    marked = Counter(block.text for block in blocks if block.known is not None and block.text in edging)
    edging = {text for text in edging if marked[text] >= FEWEST_MARKED}
    for start, end in pairwise([0, *ends]):
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row in range(start, end):
            if blocks[row].text in edging:
                rows[blocks[row].text].append(row)
        for found in rows.values():
            if len(found) == 1:
                blocks[found[0]].known = Category.NAVIGATION


def _beside(blocks: Sequence[Block], row: int, way: int) -> Iterator[int]:
    """The rows that follow a sheet's edge, in one direction."""
    for other in range(row + way, row + way * (MOST_FIXED + 1), way):
        if not _is_free(blocks, other):
            return
        yield other


def _is_free(blocks: Sequence[Block], row: int) -> bool:
    return 0 <= row < len(blocks) and blocks[row].known is None


def _claims(titles: Counter[str], feet: list[str]) -> Iterator[Claim]:
    """The title and the address that most sheets say; a title alone may be what follows another date."""
    addresses = Counter(found[0] for text in feet if (found := ADDRESS.match(text)))
    for title, _ in titles.most_common(bool(addresses)):
        if not title.endswith(CUT):
            yield Claim("seo_headline", title, "title")
    for address, _ in addresses.most_common(1):
        if address.startswith("http"):
            yield Claim("cut_url" if address.endswith(CUT) else "url", address, "sheet")


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
