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


# Lines of a page whose other lines show that paragraphs meet, with a bar where they do; and words and sentences.
MET = [
    f"{SAID}|{ASKED}",
    f"{SAID}|“We sail at six,” she said.",
    f'{SAID}|"We sail at six", she said.|"And back at ten", she said.',
    f'He called it "a gift".|{ASKED}',
    f"Der Rat nannte es „ein Geschenk“|Auch andere lobten den Beschluss. {SAID}",
    f"Le conseil parla d'un « cadeau »|Aussi le maire était-il content. {SAID}",
    f"Where the ferry lands“Here,” she said. {SAID}",
    f"Le bac est-il si lent ?|Une question pour le conseil. {SAID}",
    f"Where the ferry lands|The quay of Norhaven is old. {SAID}",
    f"Où le bac est resté longtemps|Aujourd'hui, tout va bien. {SAID}",
    f"Die Fähre ist da.|18:05 Uhr: Alle dürfen an Bord. {SAID}",
    f"Sie rief »Das Boot ist da« und »Auch wir fahren«, dann ging sie. {SAID}",
    "• Home",
    "On YouTube the U.S.Army showed it, and L’Oréal paid.",
]


@pytest.mark.parametrize("line", MET)
def test_paragraphs_that_met_in_a_line_are_parted(line: str) -> None:
    first = f"{SAID} It sails to Tarn.Amsel waits for it."
    last = f"{SAID} It sails to Sund.Lund waits. It sails to Aas.Vik waits. It sails to Orly.Dale waits.Rain is due."
    found = [block.printed for block in read_text("\n\n".join([first, line.replace("|", ""), last])).blocks]
    assert found[2:-5] == line.split("|")


def test_a_name_with_a_stop_is_no_meeting_however_often_it_stands() -> None:
    page = [f"{SAID} {SAID} The package Tarn.Ferry sails, and Tarn.Ferry lands." for _ in range(8)]
    assert texts("\n\n".join(page)) == page


@pytest.mark.parametrize("line", [LONG * 20, SAID + ASKED, f"{SAID} {ASKED} " * 20, (SAID + ASKED) * 10])
def test_other_long_lines_stay_whole(line: str) -> None:
    assert texts(line) == [line.strip()]


@given(st.lists(st.sampled_from([SAID, ASKED, LONG, MENU, "Home", "Sport ", " "]), max_size=40))
def test_no_letter_is_lost_or_added(pieces: list[str]) -> None:
    whole = "".join(pieces).strip()
    parted = part_glued([Block(whole, 1)]) if whole else []
    assert "".join(block.text for block in parted).replace(" ", "") == whole.replace(" ", "")
