"""An aside of other news beside the story's element is none of the story; all others stay."""

from __future__ import annotations

import pytest

from newsclean.label.story.asides import drop_asides
from newsclean.page import STORY, Block, Form, Label, Lineage, Page, Place

PROSE = "The council voted on Monday to keep the old ferry, which has carried post across the sound for ninety years."


def place(*tags: str, within: Place | None = None) -> Place:
    """The innermost of elements that stand in one another."""
    for tag in tags:
        within = Place(Lineage(tag, "", parent=within.lineage if within else None), within)
    assert within is not None
    return within


def page_of(outside: int, *, level: int = 0, container: str = "div", entries: int = 2) -> Page:
    """A page of paragraphs in one element, and below it an aside of so many items."""
    holder = place(container, within=place("html", "body"))
    column = place("div", within=holder)
    aside = place("aside", within=holder)
    blocks = [Block(PROSE, n, place=place("p", within=column)) for n in range(outside)]
    blocks += [Block("A title", 90 + n, level=level, place=place("li", "p", within=aside)) for n in range(entries)]
    blocks += [Block(PROSE, 99 + n, place=place("p", within=aside)) for n in range(2)]
    for block in blocks:
        block.label = Label(STORY, "story")
    return Page(Form.HTML, blocks)


@pytest.mark.parametrize(
    ("page", "stays"),
    [
        (page_of(3), 3),
        (page_of(2), 6),
        (page_of(3, level=1), 7),
        (page_of(3, container="article"), 7),
        (page_of(3, entries=1), 6),
        (page_of(3, level=2, entries=1), 3),
    ],
    ids=["a feed", "hardly a story outside", "the page's title", "the story's article", "one item", "a titled item"],
)
def test_an_aside_goes_where_it_tells_of_other_stories(page: Page, stays: int) -> None:
    drop_asides(page)
    assert sum(block.is_story for block in page.blocks) == stays
