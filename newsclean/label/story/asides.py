"""What stands beside the story: what an `<aside>` holds could be left out of what is around it, says HTML.

In the story's own element, or its article, it is a box or a pulled quote, which a reader counts to the story, and one
of plain paragraphs may be a letter in full or a second column. What several titles or a list's items tell beside it is
other news: on all pages of the corpora no paragraph of a story stands in such an aside.
"""

from __future__ import annotations

from collections import defaultdict

from newsclean.label.story.context import PROSE_SIZE
from newsclean.label.story.passages import APART
from newsclean.page import Block, Lineage, Page, Place, density

TAG = "aside"
FEWEST = 3  # paragraphs outside of any aside that tell a story
ENTRIES = 2  # titles or items in an aside that are of several stories


def drop_asides(page: Page) -> None:
    """Take out of the story the asides of other news beside the element that holds it."""
    if not any(map(_is_within, {b.place.lineage for b in page.blocks if b.is_story and b.place is not None})):
        return
    placed = [(block, block.place) for block in page.blocks if block.place is not None]
    within = {lineage for lineage in {place.lineage for _, place in placed} if _is_within(lineage)}
    shortest = PROSE_SIZE / density(page.language)
    told = [place for block, place in placed if block.is_story and len(block.text) >= shortest]
    prose = [place for place in told if place.lineage not in within]
    if len(prose) < FEWEST:
        return
    around = _around(prose)
    beside: defaultdict[Place, list[tuple[Block, Place]]] = defaultdict(list)
    for block, place in placed:
        if place.lineage in within:
            beside[next(above for above in place.path() if above.tag == TAG)].append((block, place))
    for aside, held in beside.items():
        if around not in aside.path() and _is_of_several(held):
            for block, _ in held:
                if block.is_story:
                    block.label = APART


def _is_of_several(held: list[tuple[Block, Place]]) -> bool:
    """Whether an aside tells of other stories: under titles, or in a list; none where the page's own title is in it."""
    titles = [block.level for block, _ in held if block.level]
    items = {above for _, place in held for above in place.path() if above.tag == "li"}
    return 1 not in titles and len(titles) + len(items) >= ENTRIES


def _is_within(lineage: Lineage | None) -> bool:
    while lineage is not None and lineage.tag != TAG:
        lineage = lineage.parent
    return lineage is not None


def _around(places: list[Place]) -> Place:
    """The element that holds them all, or the article around it."""
    shared = set(places[0].path())
    for place in places[1:]:
        shared.intersection_update(place.path())
    element = next(above for above in places[0].path() if above in shared)
    return next((above for above in element.path() if above.tag == "article"), element)
