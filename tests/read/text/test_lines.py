"""Bullets, quote signs, numbers, underlines and cells of tables."""

from __future__ import annotations

import pytest

from newsclean.article import BlockType
from newsclean.read.text.blocks import read_text
from tests.each import each


def kinds(source: str) -> list[tuple[BlockType, str, str]]:
    return [(block.type, block.marker, block.text) for block in read_text(source).blocks]


@each(["•", "*", "◦", "▪", "‣", "·", "\uf0b7"])
def test_a_bullet_goes_to_the_marker_and_comes_back_in_print(bullet: str) -> None:
    (block,) = read_text(f"  {bullet} 16x9 Image").blocks
    assert (block.type, block.marker, block.text, block.indent) == (BlockType.LIST_ITEM, bullet, "16x9 Image", 2)
    assert block.printed == f"{bullet} 16x9 Image"


@each(["*", "+", "-", "•", "* * *", "***", "---", "=====", ">"])
def test_a_sign_alone_stays_as_text(sign: str) -> None:
    assert [block.printed for block in read_text(f"Share\n\n{sign}\n\nIt rained.").blocks] == [
        "Share",
        sign,
        "It rained.",
    ]


def test_nested_bullets_of_layout_renderers_are_bullets_at_every_level() -> None:
    source = "* Menu\n    + Topics\n        o Weather\n            - Storms\n        o Sport"
    assert [marker for _, marker, _ in kinds(source)] == ["*", "+", "o", "-", "o"]


def test_a_nested_list_below_an_empty_item_is_one_too() -> None:
    assert [marker for _, marker, _ in kinds("* \n    +\n        o Weather")] == ["", "", "o"]


def test_a_word_of_one_letter_is_no_bullet() -> None:
    assert kinds("    o governo caiu.") == [(BlockType.PARAGRAPH, "", "o governo caiu.")]
    assert kinds("+ Follow") == [(BlockType.PARAGRAPH, "", "+ Follow")]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_that_opens_direct_speech_is_text(dash: str) -> None:
    source = f"{dash} Nie wiem, powiedziała.\n{dash} To zapytaj."
    assert kinds(source) == [
        (BlockType.PARAGRAPH, "", f"{dash} Nie wiem, powiedziała."),
        (BlockType.PARAGRAPH, "", f"{dash} To zapytaj."),
    ]


def test_a_star_marks_a_footnote_where_bullets_are_round() -> None:
    assert kinds("• One\n• Two\n\n* without weekends")[-1] == (BlockType.PARAGRAPH, "", "* without weekends")


def test_a_round_bullet_amid_a_line_leaves_the_stars_of_a_menu_alone() -> None:
    menu = [f"    * {word}" for word in ("Home", "News", "Sport", "Weather", "Maps")]
    blocks = kinds("\n".join([*menu, "3 May • 5 min read", "• Rain ends drought"]))
    assert [marker for _, marker, _ in blocks] == ["*", "*", "*", "*", "*", "", "•"]


def test_numbers_stay_in_the_text() -> None:
    assert kinds("1. Prices rise\n2. Wages do not\n30. Juni 2025") == [
        (BlockType.PARAGRAPH, "", "1. Prices rise"),
        (BlockType.PARAGRAPH, "", "2. Wages do not"),
        (BlockType.PARAGRAPH, "", "30. Juni 2025"),
    ]


def test_neighbouring_lines_with_a_quote_sign_quote() -> None:
    source = "He wrote:\n\n> See you at the station.\n>\n> Bring the map.\n\nNobody came."
    quotes = read_text(source).blocks[1:3]
    assert [(q.type, q.marker, q.text, q.lines, q.gap) for q in quotes] == [
        (BlockType.QUOTE, ">", "See you at the station.", 2, 1),
        (BlockType.QUOTE, ">", "Bring the map.", 1, 1),
    ]


def test_a_lone_sign_like_a_quote_is_an_arrow() -> None:
    assert kinds("> All news of the day\n\nIt rained.")[0] == (BlockType.PARAGRAPH, "", "> All news of the day")


def test_an_underline_as_long_as_its_line_makes_a_heading() -> None:
    blocks = read_text("TOP STORIES\n===========\n\nWeather\n-------\nIt rained.\n\n-----------------\nImprint").blocks
    assert [(b.type, b.level, b.text, b.lines) for b in blocks] == [
        (BlockType.SUBHEAD, 1, "TOP STORIES", 2),
        (BlockType.SUBHEAD, 2, "Weather", 2),
        (BlockType.PARAGRAPH, 0, "It rained.", 1),
        (BlockType.PARAGRAPH, 0, "-----------------", 1),
        (BlockType.PARAGRAPH, 0, "Imprint", 1),
    ]


def test_aligned_columns_are_a_table() -> None:
    source = "  Dam        Level  Change\n  Las Hoces  11 %   -2\n  Penalba    34 %   +1"
    assert kinds(source) == [
        (BlockType.TABLE_ROW, "", "Dam\tLevel\tChange"),
        (BlockType.TABLE_ROW, "", "Las Hoces\t11 %\t-2"),
        (BlockType.TABLE_ROW, "", "Penalba\t34 %\t+1"),
    ]


def test_cells_parted_by_tabs_are_a_table() -> None:
    assert kinds("1\t\tBlue Team\t\t30\n2\t\tRed Team\t\t28")[1] == (BlockType.TABLE_ROW, "", "2\tRed Team\t28")


def test_rows_of_a_cleaned_body_are_a_table_again() -> None:
    rows = ["Dam\tLevel\tChange", "Las Hoces\t11 %\t-2", "Penalba\t34 %\t+1"]
    assert kinds("\n\n".join(rows)) == [(BlockType.TABLE_ROW, "", row) for row in rows]
    assert kinds("\n\n\n".join(rows))[0] == (BlockType.PARAGRAPH, "", "Dam Level Change")


def test_two_spaces_after_a_full_stop_are_no_table() -> None:
    source = "It rained.  The river rose.\nNobody was hurt.  The mayor spoke."
    assert [kind for kind, *_ in kinds(source)] == [BlockType.PARAGRAPH] * 2


def test_a_letters_signature_stays_a_line_a_block() -> None:
    source = "Kind regards\n-- \nThe Morning Post\nHarbour Street 12"
    assert [text for *_, text in kinds(source)] == ["Kind regards", "--", "The Morning Post", "Harbour Street 12"]


def test_radicals_that_a_reader_gives_for_characters_become_these() -> None:
    (block,) = read_text("⽇本海の⼤雨で⽥⺠会館が１‧５メートル浸⽔した。").blocks
    assert block.text == "日本海の大雨で田民会館が１・５メートル浸水した。"
    (block,) = read_text("hy‧phen‧ation").blocks
    assert block.text == "hy‧phen‧ation"
