"""Rows of a table, and items of a list, stand or fall together: a part of one says something else than the whole. The
short lines of one element, a verse or an address, stand together where most of them do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newsclean.article import BlockType, Category
from newsclean.label.story.context import PROSE_LINKS, ends_sentence
from newsclean.label.story.places import Places
from newsclean.page import Block, Label, Place, Role

WHOLE = Label(Role.STORY, "story/whole")
HOLDERS = {BlockType.TABLE_ROW: frozenset(("table",)), BlockType.LIST_ITEM: frozenset(("ul", "ol", "dl"))}
# An item of a list of facts is one element's text; one of several elements is a card, a comment, a teaser.
ITEMS = frozenset(("li", "dt", "dd"))
INLINE = frozenset(("b", "strong", "em", "i", "span"))
LINES = frozenset((BlockType.PARAGRAPH, BlockType.QUOTE))
# From so great a share of its characters on, the rest of a list or table is the story's too. Of 28 tables of the
# corpora that the trees took in part, no row of those with less stands in the gold text; of 21 lists, a fifth does.
MOST = 0.5
FEWEST = 3  # lines that vouch for each other: of two, one is as often a label or a button
LINE_SIZE = 80  # characters of a line, as a European language would have them; a longer one is a paragraph


def keep_whole(blocks: list[Block], unnamed: Iterable[int], places: Places, scale: float) -> list[int]:
    """Label the rest of tables and lists of which the trees took most; leave out those of HTML of which they took less.
    Of lines the rest is labelled that no rule knows, or knows for a telephone or the like, and none is left out.

    Links are no items of a story's list. What a rule knows by its words may be one, for it needs its neighbours to be
    read. `scale` is how much longer the text would be in a European language. Returns the indices of those that nothing
    has named now.
    """
    left = set(unnamed)
    _keep_lines(blocks, left, places, LINE_SIZE / scale)
    for members in _groups(blocks, places).values():
        own = [i for i in members if blocks[i].is_story or not _is_link(blocks[i])]
        taken = [i for i in own if blocks[i].is_story]
        if _share(blocks, own) >= MOST:
            for i in set(own).difference(taken):
                blocks[i].label = WHOLE
            left.difference_update(own)
        elif blocks[members[0]].place is not None:  # lines of text one below the other may be of two lists
            for i in taken:
                blocks[i].label = None
            left.update(taken)
    return sorted(left)


def _keep_lines(blocks: list[Block], left: set[int], places: Places, longest: float) -> None:
    """Label the rest of lines of which the trees took most; what is `left` is told.

    Below sentences alone, a line that does not end as one is a button.
    """
    for run in _lines(blocks, longest):
        own = [i for i in run if blocks[i].is_story or (_may_be_line(blocks[i], i in left) and places.kind(i) is None)]
        if len(own) < FEWEST or _share(blocks, own) < MOST:
            continue
        sentences = all(ends_sentence(blocks[i].text) for i in own if blocks[i].is_story)
        for i in own:
            if not blocks[i].is_story and (not sentences or ends_sentence(blocks[i].text)):
                blocks[i].label = WHOLE
                left.discard(i)


def _share(blocks: list[Block], members: list[int]) -> float:
    """How much of their text is the story's."""
    whole = sum(len(blocks[i].text) for i in members)
    return sum(len(blocks[i].text) for i in members if blocks[i].is_story) / whole if whole else 0.0


def _lines(blocks: list[Block], longest: float) -> Iterator[list[int]]:
    """Short lines that follow each other in one element, parted by breaks or each in an element of its own like the
    others'."""
    run: list[int] = []
    for i, block in enumerate(blocks):
        is_line = block.type in LINES and len(block.text) <= longest and block.place is not None
        if run and not (is_line and _are_set_alike(blocks[run[-1]], block)):
            yield run
            run = []
        if is_line:
            run.append(i)
    yield run


def _may_be_line(block: Block, is_unnamed: bool) -> bool:
    """Whether a line that the trees left out may be one of the story's all the same: an address has a telephone."""
    is_contact = block.label is not None and block.label.category is Category.CONTACT
    return (is_unnamed or is_contact) and not _is_link(block)


def _are_set_alike(above: Block, below: Block) -> bool:
    one, other = _holder(above.place), _holder(below.place)
    if one is None or other is None or one is other:
        return one is other
    return one.parent is other.parent and one.lineage is other.lineage


def _holder(place: Place | None) -> Place | None:
    """The element of which a line is a part, for it may be set in another way."""
    while place is not None and place.tag in INLINE:
        place = place.parent
    return place


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
