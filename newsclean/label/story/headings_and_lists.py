"""What a story's paragraphs vouch for: the heading right above one, and the list that one announces with a colon.

Entries of live blogs are short, so that each of their lines looks like chrome by itself.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from newsclean.article import BlockType
from newsclean.label.story.context import COLON, PROSE_LINKS, ending, ends_sentence
from newsclean.label.story.places import Places
from newsclean.page import Block

LEVELS = 4  # how far up the element that holds both may be
# So many headings set alike are those of entries. A header, and the entry, are so many levels above one; between it and
# the entry's first paragraph stand a time and a name at most.
ENTRIES = 2
HEADER_LEVELS = 2
HEADER_LINES = 3
TIME_SIZE = 40
NO_DIGITS = str.maketrans("", "", "0123456789")


def vouched(blocks: list[Block], doubtful: list[int], unnamed: list[int], places: Places) -> list[int]:
    """Which blocks that the trees did not take for the story's its paragraphs vouch for.

    `unnamed` are the indices of all those that no rule matched, `doubtful` of those that trees hesitated on.
    """
    entries = _entry_titles(blocks, unnamed, places)
    return _headings(blocks, [i for i in doubtful if i not in entries]) + entries + _announced(blocks, unnamed, places)


def _entry_titles(blocks: list[Block], unnamed: list[int], places: Places) -> list[int]:
    """The headings of a story's entries: set alike, each in an element of its own with a paragraph of the story right
    below it, or below its time.
    """
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    left = set(unnamed)
    for i, block in enumerate(blocks):
        is_title = block.level > 0 and block.place is not None and (i in left or block.is_story)
        if is_title and places.kind(i) is None and _heads_entry(blocks, i):
            groups[_setting(block)].append(i)
    entries = [group for group in groups.values() if len({blocks[j].place for j in group}) >= ENTRIES]
    return [i for group in entries for i in group if i in left]


def _heads_entry(blocks: list[Block], i: int) -> bool:
    """Whether a paragraph of the story follows a heading that is no link, in the element that holds the heading."""
    heading = blocks[i]
    if heading.link_chars > PROSE_LINKS * len(heading.text) or heading.place is None:
        return False
    around = set(islice(heading.place.path(), 1, 1 + HEADER_LEVELS))
    for below in blocks[i + 1 : i + 1 + HEADER_LINES]:
        if below.is_story:
            return below.place is not None and below.place.parent in around and below.type is BlockType.PARAGRAPH
        if below.level or len(below.text) > TIME_SIZE:
            return False
    return False


def _headings(blocks: list[Block], doubtful: list[int]) -> list[int]:
    """The headings right above a paragraph of the story that are set as most of the story's headings are.

    There are 5 such in 900 pages, 3 of them surely the story's.
    """
    above = [i for i in doubtful if blocks[i].type is BlockType.SUBHEAD and _is_above_paragraph(blocks, i)]
    if not above:
        return []
    votes: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for block in blocks:
        if block.type is BlockType.SUBHEAD:
            votes[_setting(block)] += 1 if block.is_story else -1
    return [i for i in above if votes[_setting(blocks[i])] > 0]


def _is_above_paragraph(blocks: list[Block], i: int) -> bool:
    if i + 1 == len(blocks) or blocks[i].link_chars > PROSE_LINKS * len(blocks[i].text):
        return False
    below = blocks[i + 1]
    return below.is_story and below.type is BlockType.PARAGRAPH and _holds_both(blocks[i], below)


def _setting(block: Block) -> tuple[str, ...]:
    """What a block's element and its parent are called but for numbers: the entries of a list have one each."""
    path = () if block.place is None else islice(block.place.path(), 2)
    return tuple(f"{place.tag} {place.names.translate(NO_DIGITS)}" for place in path)


def _announced(blocks: list[Block], unnamed: list[int], places: Places) -> list[int]:
    """The list's items, if they are sentences and no links, below a paragraph of the story that ends in a colon."""
    kept: list[int] = []
    for i in unnamed:
        item = blocks[i]
        if item.type is not BlockType.LIST_ITEM or item.link_chars or not ends_sentence(item.text) or not i:
            continue
        is_next = bool(kept) and kept[-1] == i - 1
        if places.kind(i) is None and (is_next or _announces(blocks[i - 1], item)):
            kept.append(i)
    return kept


def _announces(above: Block, item: Block) -> bool:
    return above.is_story and ending(above.text) == COLON and _holds_both(above, item)


def _holds_both(first: Block, second: Block) -> bool:
    """Whether the element that holds the first block right within it holds the second as well."""
    if first.place is None or second.place is None:
        return False
    return any(place is first.place.parent for place in islice(second.place.path(), 1, LEVELS))
