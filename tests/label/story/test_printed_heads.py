"""Where text prints another story's head: a title, a name and a day right above a paragraph, below a story's end."""

from __future__ import annotations

import pytest

from newsclean.article import ArticleWarning, Category
from newsclean.label.story import keep_one_story
from newsclean.page import STORY, Block, Form, Label, Lineage, Page, Place, Role

PROSE = "The council voted on Monday to keep the old ferry, which has carried post across the sound for ninety years."
TITLE = "Mill of Skarholm opens again"
OWN = ["Ferry stays after close vote", "Ann Lee", "3 March 2026"]
END = ["More from the valley", "Facebook", "About us"]
HEAD = [TITLE, "Bo Lindqvist", "4 March 2026"]
STORY_OF_THREE = [PROSE] * 3


def kept(lines: list[str], *, category: Category | None = None, place: Place | None = None) -> int:
    """How many paragraphs stay of a text whose prose was taken for the story; the name below may be a picture's."""
    blocks = [Block(text, n, place=place) for n, text in enumerate(lines, 1)]
    for block in blocks:
        if block.text == PROSE:
            block.label = Label(STORY, "story")
        elif block.text == HEAD[1]:
            block.label = Label(Role.REMOVED, "any", category)
    page = Page(Form.TEXT, blocks)
    keep_one_story(page)
    count = sum(block.is_story for block in blocks)
    assert (ArticleWarning.SEVERAL_ARTICLES in page.warnings) == (count < lines.count(PROSE))
    return count


def test_another_story_goes_with_all_below_its_head() -> None:
    assert kept([*OWN, *STORY_OF_THREE, *END, *HEAD, *STORY_OF_THREE]) == 3


@pytest.mark.parametrize(
    "head",
    [
        [f"1. {TITLE}", *HEAD[1:]],
        [f"{TITLE}.", *HEAD[1:]],
        [f"“{TITLE}”", *HEAD[1:]],
        ["Mill opens again", *HEAD[1:]],
        [OWN[0], *HEAD[1:]],
        HEAD[:2],
        [TITLE, HEAD[2]],
        [TITLE, "Bo Lindqvist", "In 2026 he left"],
        [TITLE, "at the mill", HEAD[2]],
        [TITLE, *HEAD[1:], "The loom is older than the mill that it stands in"],
    ],
    ids=[
        "an item",
        "a sentence",
        "a quotation",
        "a label",
        "the page's own",
        "no day",
        "no name",
        "a year",
        "no",
        "more",
    ],
)
def test_what_is_no_head_ends_no_story(head: list[str]) -> None:
    assert kept([*OWN, *STORY_OF_THREE, *END, *head, *STORY_OF_THREE]) == 6


def test_a_head_right_below_the_story_ends_it_not() -> None:
    assert kept([*OWN, *STORY_OF_THREE, *HEAD, *STORY_OF_THREE]) == 6
    assert kept([*OWN, *STORY_OF_THREE, *END[:2], *HEAD, *STORY_OF_THREE]) == 6


@pytest.mark.parametrize("category", [Category.CAPTION, Category.CREDIT])
def test_a_picture_s_name_and_day_are_no_head(category: Category) -> None:
    assert kept([*OWN, *STORY_OF_THREE, *END, *HEAD, *STORY_OF_THREE], category=category) == 6


def test_items_with_a_head_each_are_no_story_together() -> None:
    assert kept([*OWN, *STORY_OF_THREE, *END, *[*HEAD, PROSE] * 4]) == 7


def test_html_without_headings_has_no_printed_heads() -> None:
    place = Place(Lineage("p", ""), None)
    assert kept([*OWN, *STORY_OF_THREE, *END, *HEAD, *STORY_OF_THREE], place=place) == 6
