"""What a block outside the story is, where no rule says so: by the names around it, its neighbours and its shape."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsclean.article import Category
from newsclean.label.apply_rules import BESIDE_LABELS, LISTED, MENU_LINKS, is_in_list
from newsclean.label.story import MENU, OUTSIDE, TITLE, Places, is_for_payers, name_words
from newsclean.page import Block, Label, Page, Place, density
from newsclean.reasons import removed

_NAMED = {category: removed(f"names/{category}") for category in Category}
LINE_SIZE = 120
# A line of so many characters is the headline of another story, a shorter one an item of a menu: of links of 22 to 29
# characters in the corpora three in four are a button's, a topic's or a menu's. In a list or an element that holds
# other stories, three in four of 24 to 29 are headlines.
TITLE_SIZE = 30
LISTED_SIZE = 24
# Below the story's start these elements hold headlines of other stories, not the site's menu.
TEASER_TAG = "header"
TEASER_WORD = "sidebar"
TEASER_LEVELS = 5
PROMPT = _NAMED[Category.LOGIN]
PROMPT_LEVELS = 3


def categorise(page: Page, unnamed: Sequence[int], places: Places) -> None:
    """Label blocks as removed that no rule matched and the story does not hold; `unnamed` are their indices."""
    blocks = page.blocks
    scale = density(page.language)
    start = next((i for i, block in enumerate(blocks) if block.is_story), len(blocks))
    left = []
    for i in unnamed:
        kind = places.kind(i)
        if kind in (None, Category.NAVIGATION) and i > start and _is_teaser(blocks[i], places.naming(i), scale):
            blocks[i].label = TITLE
        elif kind is None:
            left.append(i)
        else:
            blocks[i].label = _NAMED[kind]
    for i in left:
        size = len(blocks[i].text) * scale
        label = PROMPT if _is_in_prompt(blocks[i]) else _by_neighbours(blocks, i, start, size)
        blocks[i].label = label or _by_shape(blocks[i], size, i < start)


def _is_teaser(block: Block, named: Place | None, scale: float) -> bool:
    """Whether a link below the story's start is another story's headline, by the element that names what it is, or a
    story's head of its own."""
    if block.link_chars <= MENU_LINKS * len(block.text) or len(block.text) * scale < LISTED_SIZE:
        return False
    if named is not None:
        return named.tag == TEASER_TAG or TEASER_WORD in name_words(named.names)
    path = block.place.path() if block.place is not None else ()
    return any(place.tag == TEASER_TAG for place in islice(path, TEASER_LEVELS))


def _is_in_prompt(block: Block) -> bool:
    """Whether a line that the trees left out stands in an element that is for those who pay."""
    path = block.place.path() if block.place is not None else ()
    return any(is_for_payers(place.names) for place in islice(path, PROMPT_LEVELS))


def _by_neighbours(blocks: Sequence[Block], i: int, start: int, size: float) -> Label | None:
    """A line between two of one category is of that category: a button amid an appeal, a number amid share links.

    So is a line of text, below the story's start, under the title of a list of other stories, and the next one.
    """
    around = [blocks[j].label for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
    categories = {label.category if label is not None else None for label in around}
    if len(categories) == 1 and (category := categories.pop()) is not None:
        return BESIDE_LABELS[category]
    is_line = i > start and blocks[i].place is None and LISTED_SIZE <= size < LINE_SIZE
    return LISTED if is_line and is_in_list(blocks[i - 1]) else None


def _by_shape(block: Block, size: float, above_story: bool) -> Label:
    """A menu's item or another story's headline; what stands above the story and is no link may be of its head."""
    text = block.text
    if block.link_chars > MENU_LINKS * len(text):
        return MENU if size < TITLE_SIZE else TITLE
    if size < LINE_SIZE and text[-1].isalnum():
        return MENU if size < TITLE_SIZE or above_story else TITLE
    return OUTSIDE
