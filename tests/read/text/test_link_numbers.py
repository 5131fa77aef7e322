"""Text browsers number links and list their addresses at the end; the numbers are no part of the text."""

from __future__ import annotations

import pytest

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.text.blocks import read_text

BODY = """
   [1]Home [2]News
   (BUTTON) Save

Rain ends drought

   The first rain in a year fell on the [3]valley, and [4]farmers danced in
   their fields, while the water board said that the reservoirs had risen by
   two metres overnight.

   See also [5]Why clouds have names
"""
LISTED = "".join(f"   {n}. https://www.wave.example/{n}\n" for n in range(1, 6))


def blocks_of(body: str, heading: str = "References\n\n") -> list[Block]:
    return read_text(body + "\n" + heading + LISTED).blocks


@pytest.mark.parametrize("heading", ["References\n\n", "References\n\n   Visible links:\n", "References:\n\n"])
def test_numbers_are_taken_out_and_links_are_counted(heading: str) -> None:
    found = {block.text: block.link_chars for block in blocks_of(BODY, heading)}
    assert found["Home News"] == len("Home News")
    assert found["Save"] == len("Save")
    assert found["See also Why clouds have names"] == len("Why clouds have names")
    story = (
        "The first rain in a year fell on the valley, and farmers danced in their fields, while the water board said "
        "that the reservoirs had risen by two metres overnight."
    )
    assert 0 < found[story] < len(story) / 2


def test_a_line_left_of_all_others_is_a_heading() -> None:
    headings = [block.text for block in blocks_of(BODY) if block.type is BlockType.SUBHEAD]
    assert headings == ["Rain ends drought", "References"]


@pytest.mark.parametrize("title", ["Rain ends the longest drought", "谷地迎来一年来的第一场雨"])
def test_a_line_in_the_page_s_middle_is_the_first_heading(title: str) -> None:
    width = len(title) if title.isascii() else 2 * len(title)
    middle = f"{' ' * ((80 - width) // 2)}{title}"
    found = next(b for b in blocks_of(BODY.replace("Rain ends drought", f"Weather\n\n{middle}")) if b.text == title)
    assert (found.type, found.level) == (BlockType.SUBHEAD, 1)


def test_lines_keep_their_numbers_where_no_addresses_are_listed() -> None:
    note = "The dam was built in 1961 [1] and raised in 1988 [2]."
    assert read_text(f"{note}\n\nReferences\n\n1. Penrose, A. (1962). Dams of the north.").blocks[0].text == note


PRINTED = """\
3/14/25, 9:05 AM Rain ends drought
The first rain in a year fell on the valley (/places/valley), and farmers danced in their
fields, while the water board (https://water.example/board) said that the
reservoirs (https://water.example/levels/reservoirs-
and-rivers.html) had risen by two metres overnight (and more).
https://www.wave.example/rain 1/1
"""


def test_addresses_that_a_style_sheet_prints_behind_links_are_taken_out() -> None:
    found = read_text(PRINTED).blocks[1]
    assert found.text == (
        "The first rain in a year fell on the valley, and farmers danced in their fields, while the water board said "
        "that the reservoirs had risen by two metres overnight (and more)."
    )
    assert 0 < found.link_chars < len(found.text) / 2


def test_a_story_s_own_addresses_in_parentheses_stay() -> None:
    story = PRINTED.splitlines()[1]
    assert "(/places/valley)" in read_text(story).blocks[0].text
