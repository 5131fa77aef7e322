"""Captions: what markup says is one, by its element or by the picture above it, and what ends with a picture's credit,
unless the captions are the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsclean.article import BlockType, Category
from newsclean.label.story.context import PROSE_LINKS, PROSE_SIZE, ends_sentence, is_unmarked
from newsclean.label.story.credits import Credit, credit_at_end, may_be_signature
from newsclean.label.story.names import name_words
from newsclean.page import Block, Label, Page, Place, add_up, density
from newsclean.reasons import CREDITED, removed

NAMED = removed("names/caption")
PICTURED = removed("picture/caption")
ENDS_IN_CREDIT = removed(CREDITED)
CAPTION_TAG = "figcaption"
CAPTION_LEVELS = 3  # how far up it may stand
# Words of an element's own names that say so. Of six such lines in the corpora that trees took, gold has one.
CAPTION_WORDS = frozenset(
    "caption figcaption legend legende legenda leyenda bildunterschrift bildtext didascalia onderschrift".split()
)
# So does a word for a picture with one for what is said of it: "photo__description".
PICTURE_WORDS = frozenset("photo image picture img foto bild video".split())
DESCRIBING = frozenset(("description", "desc"))
# What holds a picture and its caption: no part of a page, no item of a list, no paragraph. Three levels up it may be.
PARTS = frozenset("article main body section header ul ol li".split())
WITHIN = frozenset("p a span".split())  # a picture in one of these belongs to what is around it
BARE = frozenset("div figure center".split())  # these may hold the caption's text themselves
# These hold a caption alone, right below a picture, where they look unlike the story's paragraphs. What is said there
# is not one: stories set it apart, too.
ALONE = BARE | frozenset("small em i cite label h6".split())
ALONE_SHORTEST, ALONE_SIZE = 32, 160  # characters; what is shorter may be the title of what follows
SPOKEN = tuple("\"'“”„«»‘「『–—")
BOX_LEVELS = 4
# A caption and a credit, and no more: of 27 such boxes amid stories of the corpora one held a sentence of the story.
BOX_BLOCKS = 2
BOX_SIZE = 300
# Above a story's first paragraph, where its summary may stand in one box with the picture, so many characters.
TOP_SIZE = 100
NEAR = 3  # blocks within which a paragraph of the story stands beside the box
PICTURES = (Category.CAPTION, Category.MEDIA)  # what a line of text is that stands for a picture
# So many boxes in a row are a list's, and so many blocks on each side are looked at for them.
LISTED, ROW = 3, 4
# So many captions that say more than the rest of a story are the story: a slideshow, a photo story.
SLIDES = 3
SMALLEST = 6  # of the levels of headings


def mark_captions(page: Page) -> None:
    """Take captions out of the story, and call those that stand outside it what they are."""
    found = {i: label for i, block in enumerate(page.blocks) if (label := _caption(page, i, block)) is not None}
    _mark(page, found)


def drop_credited(page: Page) -> None:
    """Take lines out of the story that end with a picture's credit. Last, for the passages of a story are judged with
    its captions in it.
    """
    most = BOX_SIZE / density(page.language)
    short = [i for i, b in enumerate(page.blocks) if len(b.text) <= most and b.is_story]
    _mark(page, {i: ENDS_IN_CREDIT for i in short if _is_credited(page, i, page.blocks[i])})


def _mark(page: Page, found: dict[int, Label]) -> None:
    """Label captions, unless they are the story."""
    if not found or _are_the_story(page, found):
        return
    for i, label in found.items():
        page.blocks[i].label = label


def _caption(page: Page, i: int, block: Block) -> Label | None:
    """What a block is by its element or the picture above it, if it is a caption that no rule has named."""
    if block.place is None or block.label is None or not (block.is_story or block.label.reason.startswith("story/")):
        return None
    if _is_named(block.place):
        return NAMED
    if not block.level and _names_caption(block.place.names) and len(block.text) * density(page.language) <= BOX_SIZE:
        return NAMED
    box = _box(block.place)
    if box is not None and _holds_caption(page, i, box):
        return PICTURED
    return PICTURED if _stands_below(page, block) and _holds_caption(page, i, block.place) else None


def _is_credited(page: Page, i: int, block: Block) -> bool:
    """Whether a line of the story ends with a picture's credit."""
    credit = credit_at_end(block.text) if block.type is BlockType.PARAGRAPH else Credit.NONE
    if credit is Credit.NONE or (credit is Credit.BELOW_PICTURE and not _is_below_picture(page.blocks, i)):
        return False
    return not may_be_signature(block.text) or _is_amid_prose(page, i)


def _is_amid_prose(page: Page, i: int) -> bool:
    """Whether paragraphs of the story stand above and below a line: none that signs it stands there."""
    shortest = PROSE_SIZE / density(page.language)
    told = [j for j, block in enumerate(page.blocks) if block.is_story and j != i and len(block.text) >= shortest]
    return bool(told) and told[0] < i < told[-1]


def _is_below_picture(blocks: Sequence[Block], i: int) -> bool:
    """Whether a picture stands right above a block: in its own element, or between it and the block before it."""
    block = blocks[i]
    if block.pictured or (block.place is not None and block.place.picture == i):
        return True
    return block.place is None and i > 0 and blocks[i - 1].known in PICTURES


def _stands_below(page: Page, block: Block) -> bool:
    """Whether a block stands right below a picture, in an element of its own that may hold a caption alone."""
    if not block.pictured or block.place is None or block.place.picture is not None or not _is_alone(block.place):
        return False
    is_long_enough = ALONE_SHORTEST <= len(block.text) * density(page.language) <= ALONE_SIZE
    return is_long_enough and not block.text.startswith(SPOKEN)


def _is_alone(place: Place) -> bool:
    """Whether an element sets its text apart; a span does where it stands in no paragraph of its own."""
    if place.tag == "span":
        return place.parent is not None and place.parent.tag in BARE
    return place.tag in ALONE


def _is_named(place: Place) -> bool:
    """Whether an element is a caption, or stands in one."""
    above: Place | None = place
    for _ in range(CAPTION_LEVELS):
        if above is None:
            return False
        if above.tag == CAPTION_TAG:
            return True
        above = above.parent
    return False


@lru_cache(maxsize=4096)
def _names_caption(names: str) -> bool:
    words = name_words(names)
    return not CAPTION_WORDS.isdisjoint(words) or not (PICTURE_WORDS.isdisjoint(words) or DESCRIBING.isdisjoint(words))


def _box(place: Place) -> Place | None:
    """The element that holds a picture and, below it, what stands in `place`."""
    above: Place | None = place
    for level in range(BOX_LEVELS):
        if above is None or above.tag in PARTS:
            return None
        if above.picture is not None and above.tag not in WITHIN and (level or above.tag in BARE):
            return above
        above = above.parent
    return None


def _holds_caption(page: Page, i: int, box: Place) -> bool:
    """Whether a box holds little beside its picture, and stands among paragraphs of the story."""
    blocks, scale = page.blocks, density(page.language)
    first, last = i, i
    while first and i - first <= BOX_BLOCKS and _is_in(blocks[first - 1], box):
        first -= 1
    while last + 1 < len(blocks) and last - first <= BOX_BLOCKS and _is_in(blocks[last + 1], box):
        last += 1
    held = blocks[first : last + 1]
    size = sum(len(block.text) for block in held) * scale
    if len(held) > BOX_BLOCKS or size > BOX_SIZE or (box.picture or 0) > first:
        return False
    if any(_is_heading(block) or block.link_chars > PROSE_LINKS * len(block.text) for block in held):
        return False
    if _in_a_row(blocks, first, last, box):
        return False
    beside = (*blocks[max(0, first - NEAR) : first], *blocks[last + 1 : last + 1 + NEAR])
    if any(_is_set_alike(block, box) for block in beside):
        return False
    above = _has_paragraph(blocks[max(0, first - NEAR) : first], box, scale)
    below = _has_paragraph(blocks[last + 1 : last + 1 + NEAR], box, scale)
    return above or (below and size <= TOP_SIZE)


def _is_heading(block: Block) -> bool:
    """Whether a block heads something: a sentence in the smallest heading is set so for its looks."""
    is_sentence = ends_sentence(block.text) or is_unmarked(block.text)
    return 0 < block.level < SMALLEST or (block.level > 0 and not is_sentence)


def _in_a_row(blocks: Sequence[Block], first: int, last: int, box: Place) -> bool:
    """Whether boxes of the same names stand before or after a box without a line between: the items of a list."""
    row = {box}
    for side in (reversed(blocks[max(0, first - ROW) : first]), blocks[last + 1 : last + 1 + ROW]):
        for block in side:
            other = _box(block.place) if block.place is not None else None
            if other is None or other.lineage is not box.lineage:
                break
            row.add(other)
    return len(row) >= LISTED


def _is_in(block: Block, box: Place) -> bool:
    return block.place is not None and any(place is box for place in block.place.path())


def _has_paragraph(beside: Sequence[Block], box: Place, scale: float) -> bool:
    """Whether one of the blocks is a paragraph of the story that stands in an element around the box, without a
    picture of its own: entries of a list have one each."""
    around = list(_around(box))
    return any(
        block.is_story
        and block.place is not None
        and block.place.picture is None
        and block.place.parent in around
        and len(block.text) * scale >= PROSE_SIZE
        for block in beside
    )


def _is_set_alike(block: Block, box: Place) -> bool:
    """Whether a block of the story, without a picture, stands in an element of the same names as a box: then that is a
    paragraph with a picture in it."""
    place = block.place
    return block.is_story and place is not None and place.picture is None and place.lineage is box.lineage


def _around(box: Place) -> Iterator[Place]:
    """The elements that a story's paragraphs may share with a box: its parent, and the next where that is its own."""
    if box.parent is not None:
        yield box.parent
        if box.parent.tag not in PARTS and box.parent.parent is not None:
            yield box.parent.parent


def _are_the_story(page: Page, found: dict[int, Label]) -> bool:
    """Whether captions say more than all the rest of the story, as in a slideshow, or are all that there is."""
    scale = density(page.language)
    told = {i: len(block.text) * scale for i, block in enumerate(page.blocks) if block.is_story}
    captions = add_up(size for i, size in told.items() if i in found)
    rest = add_up(told.values()) - captions
    count = sum(i in found for i in told)
    return captions > rest and (count >= SLIDES or rest < PROSE_SIZE)
