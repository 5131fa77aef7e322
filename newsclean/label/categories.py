"""What a block outside the story is, where no rule says so: by the names around it, its neighbours and its shape."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import Category
from newsclean.label.places import Places
from newsclean.page import Block, Label, Role

_NAMED = {category: Label(Role.REMOVED, f"names/{category}", category) for category in Category}
BESIDE_LABELS = {category: Label(Role.REMOVED, f"beside/{category}", category) for category in Category}
MENU = Label(Role.REMOVED, "story/menu", Category.NAVIGATION)
TITLE = Label(Role.REMOVED, "story/title", Category.RELATED)
OUTSIDE = Label(Role.REMOVED, "story/outside", Category.OTHER)
MENU_LINKS = 0.6
LINE_SIZE = 120
# A line of so many characters is the headline of another story, a shorter one an item of a menu.
TITLE_SIZE = 30


def categorise(blocks: Sequence[Block], unnamed: Sequence[int], places: Places) -> None:
    """Label blocks as removed that no rule matched and the story does not hold; `unnamed` are their indices."""
    left = []
    for i in unnamed:
        kind = places.kind(i)
        if kind is None:
            left.append(i)
        else:
            blocks[i].label = _NAMED[kind]
    start = next((i for i, block in enumerate(blocks) if block.is_story), len(blocks))
    for i in left:
        blocks[i].label = _by_neighbours(blocks, i) or _by_shape(blocks[i], i < start)


def _by_neighbours(blocks: Sequence[Block], i: int) -> Label | None:
    """A line between two of one category is of that category: a button amid an appeal, a number amid share links."""
    around = [blocks[j].label for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
    categories = {label.category if label is not None else None for label in around}
    if len(categories) == 1 and (category := categories.pop()) is not None:
        return BESIDE_LABELS[category]
    return None


def _by_shape(block: Block, above_story: bool) -> Label:
    """A menu's item or another story's headline; what stands above the story and is no link may be of its head."""
    text = block.text
    if block.link_chars > MENU_LINKS * len(text):
        return MENU if len(text) < TITLE_SIZE else TITLE
    if len(text) < LINE_SIZE and text[-1].isalnum():
        return MENU if len(text) < TITLE_SIZE or above_story else TITLE
    return OUTSIDE
