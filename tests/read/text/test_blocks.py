"""Pasted text: what is in every fixture stands there as one block, and what holds for any text."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.article import BlockType
from newsclean.page import Block, Form
from newsclean.read.text.blocks import read_text
from tests.each import each

FIXTURES = sorted((Path(__file__).parents[3] / "fixtures" / "pasted").glob("*/source.txt"))
# No sign that is syntax, ends words or shows nothing: those have tests of their own.
LETTERS = st.text(alphabet="abcdeABCD äöüßжщЖ漢字かאבجد0123,.?!()\n\r\t\x0b\x0c\u2028\xa0\u3000", max_size=400)
WORDS = st.sampled_from(
    ["rain", "fell", "on", "the", "Tuesday", "harbour", "of", "a", "Grünau", "government", "2026", "."]
)
LINES = st.lists(st.lists(WORDS, max_size=18).map(" ".join), max_size=60)


def fold(text: str) -> str:
    return " ".join(text.split())


def visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def printed(blocks: list[Block]) -> list[str]:
    return [fold(block.printed) for block in blocks]


@pytest.mark.parametrize("source", FIXTURES, ids=lambda path: path.parent.name)
def test_each_expected_piece_of_a_fixture_is_exactly_one_block(source: Path) -> None:
    expected = json.loads(source.with_name("expected.json").read_text(encoding="utf-8"))
    pieces = [*expected.get("paragraphs", ()), *(removal["text"] for removal in expected.get("removed", ()))]
    pieces += [expected[field] for field in ("headline", "standfirst") if expected.get(field)]
    blocks = read_text(source.read_bytes().decode()).blocks
    found = {*printed(blocks), *(fold(block.text) for block in blocks)}
    assert [piece for piece in pieces if fold(piece) not in found] == []


@pytest.mark.parametrize("source", FIXTURES, ids=lambda path: path.parent.name)
def test_reading_what_was_read_changes_nothing(source: Path) -> None:
    once = printed(read_text(source.read_bytes().decode()).blocks)
    assert printed(read_text("\n\n".join(once)).blocks) == once


@settings(deadline=None)
@given(LETTERS)
def test_every_letter_of_any_text_is_in_a_block(source: str) -> None:
    blocks = read_text(source).blocks
    assert sum((visible(block.printed) for block in blocks), Counter()) == visible(source)


@settings(deadline=None)
@given(LINES)
def test_every_line_is_in_exactly_one_block_and_blocks_say_where_they_begin(lines: list[str]) -> None:
    blocks = read_text("\n".join(lines)).blocks
    assert sum(block.lines for block in blocks) == sum(bool(line.strip()) for line in lines)
    starts = [block.position for block in blocks]
    assert starts == sorted(set(starts))
    for block in blocks:
        assert fold(block.printed).startswith(fold(lines[block.position - 1]).rstrip("-"))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_read_without_an_error(source: str) -> None:
    page = read_text(source)
    assert page.form is Form.TEXT
    for block in page.blocks:
        assert block.text.strip()
        assert 0 <= block.link_chars <= len(block.text)
        assert 0 <= block.strong_chars <= len(block.text)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["[", "]", "(", ")", "!", "*", "_", "`", "~", "\\", "a b", "http://x.y/z", "\n", "# ", "> "])
    )
)
def test_any_tangle_of_markdown_is_read_without_an_error(pieces: list[str]) -> None:
    for block in read_text("## Head\n\n" + "".join(pieces)).blocks:
        assert block.text.strip()
        assert block.link_chars <= len(block.text)


def test_a_page_of_menus_alone_stays_a_line_a_block() -> None:
    menu = ["Home", "News", "Politics", "Economy", "all topics", "weather", "Sport", "log in", "Imprint"] * 40
    blocks = read_text("\n".join(menu)).blocks
    assert [block.text for block in blocks] == menu
    assert {block.lines for block in blocks} == {1}


def test_text_without_anything_to_see_has_no_blocks() -> None:
    assert read_text("").blocks == []
    assert read_text(" \n\t\n\xa0\n\u200b\n\u200f\u200e\n\ufeff\n\xad\n").blocks == []


def test_gap_and_indent_say_what_stood_before_a_line() -> None:
    first, second, third = read_text("one\n\n \n    two\nthree").blocks
    assert (first.gap, first.indent) == (0, 0)
    assert (second.position, second.gap, second.indent) == (4, 2, 4)
    assert (third.gap, third.indent) == (0, 0)


@each(["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    blocks = read_text(end.join(["Rain ends drought", "", "It rained."])).blocks
    assert [(block.text, block.position, block.gap) for block in blocks] == [
        ("Rain ends drought", 1, 0),
        ("It rained.", 3, 1),
    ]


def test_white_space_is_folded_and_marks_of_zero_width_go() -> None:
    (block,) = read_text("\ufeffThe\xa0rain\u2009fell\u3000at\u200b  last.\u200b \t").blocks
    assert block.text == "The rain fell at last."


def test_marks_that_carry_meaning_within_words_stay() -> None:
    for word in ("می\u200cخواهم", "👩\u200d🚒", "ភាសា\u200bខ្មែរ"):
        (block,) = read_text(word).blocks
        assert block.text == word


@pytest.mark.parametrize("word", ["be\xadlieb\xadte", "be\xadlieb\xad te", "\xadbeliebte", "beliebte\xad"])
def test_soft_hyphens_are_no_part_of_a_word(word: str) -> None:
    (block,) = read_text(word).blocks
    assert block.text == "beliebte"


def test_a_bare_address_counts_as_a_link() -> None:
    (block,) = read_text("Read more: https://www.example.org/story").blocks
    assert block.link_chars == len("https://www.example.org/story")
    assert block.type is BlockType.PARAGRAPH
