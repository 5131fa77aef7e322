"""What a block outside the story is, where no rule says so: by the names around it, its neighbours and its shape."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import Category
from newsclean.label.places import Places
from newsclean.page import Block, Label, Role

_NAMED = {category: Label(Role.REMOVED, f"names/{category}", category) for category in Category}
_BESIDE = {category: Label(Role.REMOVED, f"beside/{category}", category) for category in Category}
MENU = Label(Role.REMOVED, "story/menu", Category.NAVIGATION)
OUTSIDE = Label(Role.REMOVED, "story/outside", Category.OTHER)
MENU_LINKS = 0.6
MENU_SIZE = 60


def categorise(blocks: Sequence[Block], unnamed: Sequence[int], places: Places) -> None:
    """Label blocks as removed that no rule matched and the story does not hold; `unnamed` are their indices."""
    left = []
    for i in unnamed:
        kind = places.kind(i)
        if kind is None:
            left.append(i)
        else:
            blocks[i].label = _NAMED[kind]
    for i in left:
        blocks[i].label = _by_neighbours(blocks, i) or _by_shape(blocks[i])


def _by_neighbours(blocks: Sequence[Block], i: int) -> Label | None:
    """A line between two of one category is of that category: a button amid an appeal, a number amid share links."""
    around = [blocks[j].label for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
    categories = {label.category if label is not None else None for label in around}
    if len(categories) == 1 and (category := categories.pop()) is not None:
        return _BESIDE[category]
    return None


def _by_shape(block: Block) -> Label:
    links = block.link_chars / len(block.text)
    if links > MENU_LINKS or (len(block.text) < MENU_SIZE and block.text[-1].isalnum()):
        return MENU
    return OUTSIDE
