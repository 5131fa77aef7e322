"""What a browser prints at the edges of sheets, and what a page fixes to its window."""

from __future__ import annotations

from newsclean.article import Category
from newsclean.page import Block
from newsclean.read.text.sheets import mark_sheets

TITLE = "Island boat sails again"


def marked(*lines: str) -> list[str]:
    """The lines that belong to sheets' edges."""
    blocks = [Block(text, i) for i, text in enumerate(lines, 1)]
    mark_sheets(blocks)
    return [block.text for block in blocks if block.known is Category.NAVIGATION]


def sheet(number: int, *lines: str) -> list[str]:
    return ["3/14/25, 9:05 AM", *lines, "https://post.example/boat", f"{number}/4"]


def test_a_bar_that_a_reader_sorted_among_a_sheet_s_lines_is_known_by_the_other_sheets() -> None:
    found = marked(
        *sheet(1, TITLE, "Log in", "The boat sails again."),
        *sheet(2, TITLE, "Log in", "It is as old as the pier."),
        *sheet(3, "Nobody asked for a bridge.", TITLE, "The boat is loved.", "Log in", "So they say."),
        *sheet(4, TITLE, "Log in", "The bill is paid."),
    )
    assert found.count(TITLE) == 4
    assert found.count("Log in") == 4
    assert len(found) == 4 * 5


def test_a_headline_that_the_sheets_repeat_is_no_edge() -> None:
    whole = f"3/14/25, 9:05 AM {TITLE}"
    for head in ([whole], ["3/14/25, 9:05 AM", TITLE]):
        found = marked(*head, TITLE, "It sails.", "https://post.example/boat 1/2", *head, "So it does.", "2/2")
        assert found.count(TITLE) == 2 * (len(head) - 1)
