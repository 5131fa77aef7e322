"""Boxes: an element that says it is a dialog, a consent notice or a newsletter's form, and a rule knows a line of it;
and one that says nothing, but rules know most of its lines to be a consent notice's or a player's, or it holds a form
and hardly more than what the form is for.

The rest of such a box, its title above all, is judged line by line otherwise, and a notice that stands first in a page
would be its story's beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from newsclean.article import Category
from newsclean.label.apply_rules import BESIDE_LABELS, MENU_LINKS
from newsclean.label.story import PROSE_SIZE, WORDS, ends_sentence, name_words
from newsclean.page import Block, Place

# Words of names by which an element is a box of what a rule of this category has matched in it.
SAYING = {
    category: frozenset(WORDS[category])
    for category in (Category.COOKIES, Category.NEWSLETTER, Category.LOGIN, Category.DONATION)
}
DIALOGS = frozenset(("dialog", "alertdialog", "modal", "popup", "overlay", "interstitial"))
# Of these an element that says nothing is a box, where rules know so many of its lines, and one in so many: a player's
# menus are long, and hold no sentence.
UNNAMED = {Category.COOKIES: (2, 2), Category.MEDIA: (4, 3)}
SAYING[Category.NEWSLETTER] = SAYING[Category.LOGIN] = SAYING[Category.NEWSLETTER] | SAYING[Category.LOGIN]
WHOLE = frozenset(("html", "body", "main", "article"))
SIGNING_UP = frozenset((Category.NEWSLETTER, Category.LOGIN))
FORMS = frozenset(("form", "fieldset", "button"))
FORM_LEVELS = 3  # how far a form may be above its line, and what it stands in above the form
FORM_LINES = 5  # of such a box, the form's own among them
SENTENCE_SIZE = 15  # characters; "Volume 90%." is a label
LEVELS = 6  # how far above the line its box may be


def mark_boxes(blocks: list[Block], marked: list[bool], scale: float) -> None:
    """Label what stands in a box with a line that a rule has matched; `marked` is told.

    `scale` is how much longer the text would be in a European language.
    """
    boxes: dict[Place, Category] = {}
    for block, is_marked in zip(blocks, marked, strict=True):
        if is_marked and block.label is not None and block.label.category is not None and block.place is not None:
            category = block.label.category
            boxes.update((place, category) for place in _boxes(block.place, category) if place not in boxes)
    boxes.update(_unnamed(blocks))
    boxes.update((place, category) for place, category in _forms(blocks, marked, scale) if place not in boxes)
    if not boxes:
        return
    prose = sum(_prose(block) for block in blocks)
    held_by = _held(blocks, boxes)
    for box, category in boxes.items():
        held = held_by[box]
        if sum(_prose(blocks[i]) for i in held) * 2 <= prose:
            for i in held:
                if not marked[i]:
                    blocks[i].label, marked[i] = BESIDE_LABELS[category], True


def _unnamed(blocks: list[Block]) -> Iterator[tuple[Place, Category]]:
    """The elements of which rules know enough lines to be a consent notice's, or a player's."""
    known: dict[Category, set[int]] = {category: set() for category in UNNAMED}
    for i, block in enumerate(blocks):
        if block.label is not None and block.label.category in UNNAMED:
            known[block.label.category].add(i)
    for category, (fewest, one_in) in UNNAMED.items():
        if len(known[category]) < fewest:
            continue
        places = [place for i in known[category] if (place := blocks[i].place) is not None]
        around = {above: category for p in places for above in islice(p.path(), LEVELS) if above.tag not in WHOLE}
        for place, held in _held(blocks, around).items():
            others = [i for i in held if i not in known[category]]
            told = len(held) - len(others)
            if told < fewest or told * one_in < len(held):
                continue
            if category is Category.COOKIES or not any(_tells(blocks[i]) for i in others):
                yield place, category


def _forms(blocks: list[Block], marked: list[bool], scale: float) -> Iterator[tuple[Place, Category]]:
    """The elements that hold, beside a form's line or button that a rule knows, but a title and a short line or two."""
    around: dict[Place, Category] = {}
    for block, is_marked in zip(blocks, marked, strict=True):
        if is_marked and block.label is not None and block.label.category in SIGNING_UP and block.place is not None:
            form = next((place for place in islice(block.place.path(), FORM_LEVELS) if place.tag in FORMS), None)
            for place in islice(form.path(), FORM_LEVELS) if form is not None else ():
                if place.tag in WHOLE:
                    break
                around[place] = block.label.category
    if not around or all(len(block.text) * scale < PROSE_SIZE for block in blocks):
        return
    for place, held in _held(blocks, around).items():
        if len(held) <= FORM_LINES and all(len(blocks[i].text) * scale < PROSE_SIZE for i in held):
            yield place, around[place]


def _held(blocks: list[Block], boxes: Mapping[Place, Category]) -> defaultdict[Place, list[int]]:
    """The indices of the blocks that each box holds."""
    held: defaultdict[Place, list[int]] = defaultdict(list)
    around: dict[Place | None, tuple[Place, ...]] = {None: ()}  # the boxes around each element, itself among them
    for i, block in enumerate(blocks):
        for box in _around(block.place, around, boxes):
            held[box].append(i)
    return held


def _around(
    place: Place | None, around: dict[Place | None, tuple[Place, ...]], boxes: Mapping[Place, Category]
) -> tuple[Place, ...]:
    """The boxes around an element, itself among them; `around` is told."""
    unknown = []
    while (known := around.get(place)) is None and place is not None:
        unknown.append(place)
        place = place.parent
    boxed = known or ()
    for place in reversed(unknown):
        boxed = around[place] = (place, *boxed) if place in boxes else boxed
    return boxed


def _boxes(place: Place, category: Category) -> Iterator[Place]:
    """The elements around a line that say what a rule says of it, or that they are dialogs."""
    words = SAYING.get(category)
    if words is None:
        return
    above: Place | None = place
    for _ in range(LEVELS):
        if above is None:
            return
        if above.tag not in WHOLE and (above.tag in DIALOGS or _says(above.names, words)):
            yield above
        above = above.parent


@lru_cache(maxsize=4096)
def _says(names: str, words: frozenset[str]) -> bool:
    own = name_words(names)
    return not words.isdisjoint(own) or not DIALOGS.isdisjoint(own)


def _tells(block: Block) -> bool:
    """Whether a line is prose, or a sentence as short as a label."""
    is_sentence = len(block.text) >= SENTENCE_SIZE and ends_sentence(block.text)
    return _prose(block) > 0 or (is_sentence and not _is_link(block))


def _prose(block: Block) -> int:
    """A paragraph's characters; none of a link's or a label's."""
    size = len(block.text)
    return size if size >= PROSE_SIZE and not _is_link(block) else 0


def _is_link(block: Block) -> bool:
    return block.link_chars > MENU_LINKS * len(block.text)
