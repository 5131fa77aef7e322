"""A page written into one line is parted where its blocks met; a long line of any other text stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.page import Block
from newsclean.read.text.blocks import read_text
from newsclean.read.text.one_line import part_glued

SAID = "Şehir meclisi köprüyü kapattı, ağır araçlar artık geçemiyor."
ASKED = "“Who will pay for it?” asked Ann Lee, who keeps the quay at Norhaven and sells tickets."
MENU = "NewsRain again todayFerry back againHill farms close "
TITLES = ["News", "Rain again today", "Ferry back again"]
LONG = "The U.S.Army bridge was closed by the council, and YouTube showed it; iPhone owners filmed log.Fatal() errors. "


def texts(source: str) -> list[str]:
    return [block.text for block in read_text(source).blocks]


def test_a_page_in_one_line_is_parted_where_sentences_meet() -> None:
    assert texts(MENU + (SAID + ASKED) * 10) == [*TITLES, f"Hill farms close {SAID}", ASKED, *[SAID, ASKED] * 9]


def test_a_footnote_s_number_ends_the_sentence_before_it() -> None:
    page = MENU + "".join(f"{SAID}{n}{ASKED}" for n in range(1, 11))
    assert texts(page)[3:6] == [f"Hill farms close {SAID}1", ASKED, f"{SAID}2"]


def test_a_menu_is_parted_from_the_title_behind_it() -> None:
    first, second, *_ = texts("HomeFerry sails to Norhaven " + (SAID + ASKED) * 10 + MENU)
    assert (first, second) == ("Home", f"Ferry sails to Norhaven {SAID}")


def test_pieces_lead_back_to_their_line_and_count_it_once() -> None:
    blocks = read_text(f"Home\n\n{MENU}{(SAID + ASKED) * 10}\n").blocks
    assert {block.position for block in blocks} == {1, 3}
    assert sum(block.lines for block in blocks) == 2


@pytest.mark.parametrize("line", [LONG * 20, SAID + ASKED, f"{SAID} {ASKED} " * 20, (SAID + ASKED) * 10])
def test_other_long_lines_stay_whole(line: str) -> None:
    assert texts(line) == [line.strip()]


@given(st.lists(st.sampled_from([SAID, ASKED, LONG, MENU, "Home", "Sport ", " "]), max_size=40))
def test_no_letter_is_lost_or_added(pieces: list[str]) -> None:
    whole = "".join(pieces).strip()
    parted = part_glued([Block(whole, 1)]) if whole else []
    assert "".join(block.text for block in parted).replace(" ", "") == whole.replace(" ", "")
