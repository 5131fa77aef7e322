"""Rows of a table, and items of a list, stand or fall together: a part of one says something else than the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newsclean.article import BlockType
from newsclean.label.story.context import PROSE_LINKS
from newsclean.label.story.places import Places
from newsclean.page import Block, Label, Place, Role

WHOLE = Label(Role.STORY, "story/whole")
HOLDERS = {BlockType.TABLE_ROW: frozenset(("table",)), BlockType.LIST_ITEM: frozenset(("ul", "ol", "dl"))}
# An item of a list of facts is one element's text; one of several elements is a card, a comment, a teaser.
ITEMS = frozenset(("li", "dt", "dd"))
INLINE = frozenset(("b", "strong", "em", "i", "span"))
# From so great a share of its characters on, the rest of a list or table is the story's too. Of 28 tables of the
# corpora that the trees took in part, no row of those with less stands in the gold text; of 21 lists, a fifth does.
MOST = 0.5


def keep_whole(blocks: list[Block], unnamed: Iterable[int], places: Places) -> list[int]:
    """Label the rest of tables and lists of which the trees took most; leave out those of HTML of which they took less.

    Links are no items of a story's list. What a rule knows by its words may be one, for it needs its neighbours to be
    read. Returns the indices of those that nothing has named now.
    """
    left = set(unnamed)
    for members in _groups(blocks, places).values():
        own = [i for i in members if blocks[i].is_story or not _is_link(blocks[i])]
        whole = sum(len(blocks[i].text) for i in own)
        taken = [i for i in own if blocks[i].is_story]
        share = sum(len(blocks[i].text) for i in taken) / whole if whole else 0.0
        if share >= MOST:
            for i in set(own).difference(taken):
                blocks[i].label = WHOLE
            left.difference_update(own)
        elif blocks[members[0]].place is not None:  # lines of text one below the other may be of two lists
            for i in taken:
                blocks[i].label = None
            left.update(taken)
    return sorted(left)


def _is_link(block: Block) -> bool:
    return block.link_chars > PROSE_LINKS * len(block.text)


def _groups(blocks: list[Block], places: Places) -> dict[object, list[int]]:
    """The tables and lists, each with the indices of its rows or items; of text, what stands one below the other."""
    groups: defaultdict[object, list[int]] = defaultdict(list)
    run = 0
    for i, block in enumerate(blocks):
        if block.place is None:
            run += not i or blocks[i - 1].type is not block.type
            if block.type in HOLDERS:
                groups[run].append(i)
            continue
        if block.type not in HOLDERS:
            continue
        if block.type is BlockType.LIST_ITEM and (places.kind(i) is not None or not _is_item(block.place)):
            continue
        holder = next((place for place in block.place.path() if place.tag in HOLDERS[block.type]), None)
        if holder is not None:
            groups[holder].append(i)
    return groups


def _is_item(place: Place) -> bool:
    inner = place.parent if place.tag in INLINE and place.parent is not None else place
    return inner.tag in ITEMS and not place.hidden
