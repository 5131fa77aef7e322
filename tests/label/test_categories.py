"""Links to other stories are told from a menu's items."""

from __future__ import annotations

import pytest

from newsclean import clean

STORY = "".join(
    f"<p>{sentence} The ferry will cross twice a day until the levee is mended, the harbour master said.</p>"
    for sentence in ("The river rose by a metre before dawn.", "Nobody was hurt, and no boat was lost.", "It is June.")
)
TITLE = "A tenor for the harbour band"
PAGE = "<html lang='en'><body><h1>The levee held</h1><div class='story'>{}</div>{}</body></html>"


def category(source: str | bytes, text: str) -> str:
    removed = {block.text: block.category for block in clean(source).removed}
    return str(removed[text])


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ('<div class="sidebar"><ul><li><a href="/1">{}</a></li></ul></div>', "related"),
        ('<article><header><h3><a href="/1">{}</a></h3></header></article>', "related"),
        ('<nav class="sidebar"><ul class="menu"><li><a href="/1">{}</a></li></ul></nav>', "navigation"),
        ('<footer><ul><li><a href="/1">{}</a></li></ul></footer>', "navigation"),
    ],
)
def test_a_title_in_a_sidebar_is_another_storys_and_in_a_menu_none(below: str, expected: str) -> None:
    assert category(PAGE.format(STORY, below.format(TITLE)), TITLE) == expected


def test_a_short_link_in_a_sidebar_is_a_menus() -> None:
    assert (
        category(PAGE.format(STORY, '<div class="sidebar"><a href="/1">Harbour</a></div>'), "Harbour") == "navigation"
    )


PROSE = [
    "The river rose by a metre before dawn, and the ferry will cross twice a day until the levee is mended.",
    "Nobody was hurt, and no boat was lost, said the harbour master, who had been up all night with his two sons.",
    "The mayor thanked the volunteers, who filled nine thousand bags with sand between midnight and five o'clock.",
]


def pasted_category(title: str, line: str) -> str:
    return category(
        "\n\n".join(["Home", "News", "The levee held", *PROSE, title, line, "Harbour", "Sport", "Log in"]), line
    )


def test_a_line_below_the_title_of_a_list_is_another_story() -> None:
    assert pasted_category("Most read", TITLE) == "related"
    assert pasted_category("Harbour news", TITLE) == "navigation"


def test_a_short_line_below_the_title_of_a_list_is_a_menus() -> None:
    assert pasted_category("Most read", "Weather") == "navigation"
