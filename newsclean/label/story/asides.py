"""What stands beside the story: what an `<aside>` holds could be left out of what is around it, says HTML.

In the story's own element it is a box or a pulled quote, which a reader counts to the story; on all pages of the
corpora no paragraph of a story stands in one that is beside that element.
"""

from __future__ import annotations

from newsclean.label.story.context import PROSE_SIZE
from newsclean.label.story.passages import APART
from newsclean.page import Lineage, Page, Place, density

TAG = "aside"
FEWEST = 3  # paragraphs outside of any aside that tell a story


def drop_asides(page: Page) -> None:
    """Take out of the story the asides beside the element that holds it."""
    told = [(block, block.place) for block in page.blocks if block.is_story and block.place is not None]
    within = {lineage for lineage in {place.lineage for _, place in told} if _is_within(lineage)}
    if not within:
        return
    shortest = PROSE_SIZE / density(page.language)
    prose = [place for block, place in told if len(block.text) >= shortest and place.lineage not in within]
    if len(prose) < FEWEST:
        return
    around = _around(prose)
    for block, place in told:
        if place.lineage in within and around not in place.path():
            block.label = APART


def _is_within(lineage: Lineage | None) -> bool:
    while lineage is not None and lineage.tag != TAG:
        lineage = lineage.parent
    return lineage is not None


def _around(places: list[Place]) -> Place:
    """The element that holds them all."""
    shared = set(places[0].path())
    for place in places[1:]:
        shared.intersection_update(place.path())
    return next(above for above in places[0].path() if above in shared)
