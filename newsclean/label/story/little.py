"""Stories of a few short paragraphs, of which trees take some or none for a story's: what stands in one row with them.

A line of thirty characters looks like chrome by itself. In scripts without capitals trees have nothing else to tell the
two by; in others they do, and sentences below a brief are as often a form's ("Thanks! Please check your inbox.").
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.article import BlockType
from newsclean.label.story.context import ends_sentence, is_unmarked
from newsclean.label.story.places import Places
from newsclean.page import Block

# Characters of a story that is told in so few that more of it may have been missed: a brief has 200 to 400.
LITTLE = 400
FEWEST = 3  # sentences in one row that are a story where there is no other
UNMARKED_SIZE = 20  # characters of a line that may be a sentence where none has a mark at its end


def rest_of_little(blocks: list[Block], unnamed: list[int], places: Places, scale: float) -> list[int]:
    """The sentences that stand in a row with those of a story of a few characters, or without one in the longest row.

    `scale` is how much longer the text would be in a European language.
    """
    told = 0
    for block in blocks:
        if block.is_story:
            told += len(block.text)
            if told * scale >= LITTLE:
                return []
    rows = list(_rows(blocks, set(unnamed), places))
    if not told:
        long = [row for row in rows if len(row) >= FEWEST]
        return max(long, key=lambda row: sum(len(blocks[i].text) for i in row), default=[])
    return [i for row in rows if any(blocks[i].is_story for i in row) for i in row if not blocks[i].is_story]


def _rows(blocks: list[Block], unnamed: set[int], places: Places) -> Iterator[list[int]]:
    """Sentences that follow each other, set alike."""
    row: list[int] = []
    for i, block in enumerate(blocks):
        goes_on = bool(row) and _follows(blocks[row[-1]], block, row)
        if block.is_story or (i in unnamed and places.kind(i) is None and _is_sentence(block, opens=not goes_on)):
            if row and not goes_on:
                yield row
                row = []
            row.append(i)
        elif row:
            yield row
            row = []
    if row:
        yield row


def _follows(above: Block, block: Block, row: list[int]) -> bool:
    """Whether a block is set as the one above it: in the same element, or below as many empty lines."""
    if block.place is None or above.place is None:
        return len(row) == 1 or block.gap == above.gap
    return block.place.parent is above.place.parent and block.place.tag == above.place.tag


def _is_sentence(block: Block, *, opens: bool) -> bool:
    """Whether a block may be one of a story's; a line of text without a mark at its end does not open a row."""
    if block.type is not BlockType.PARAGRAPH or block.link_chars or (block.place is not None and block.place.hidden):
        return False
    if block.text.lower() != block.text.upper():
        return False
    if is_unmarked(block.text):
        return len(block.text) >= UNMARKED_SIZE and not (opens and block.place is None)
    return ends_sentence(block.text)
