"""Paragraphs that a scraper broke at their links come back whole, and lines that nobody broke stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.page import Block
from newsclean.read.text.blocks import read_text
from newsclean.read.text.broken_lines import mend_pieces

BROKEN = """The ferry came back
The ferry to Norhaven, which had stood in the yard for five weeks because a shaft had cracked, sailed again, the
Norhaven Post
reported. “Nobody waved,” said
Ann Lee
, who keeps the quay.
The council
will pay
half of the cost
, and the
company
the rest
.
Home
About us
"""


def texts(source: str) -> list[str]:
    return [block.text for block in read_text(source).blocks]


def test_pieces_of_a_paragraph_are_joined_and_lines_beside_them_are_not() -> None:
    assert texts(BROKEN) == [
        "The ferry came back",
        "The ferry to Norhaven, which had stood in the yard for five weeks because a shaft had cracked, sailed again, "
        "the Norhaven Post reported. “Nobody waved,” said Ann Lee, who keeps the quay.",
        "The council will pay half of the cost, and the company the rest.",
        "Home",
        "About us",
    ]


def test_a_joined_block_counts_the_lines_it_took() -> None:
    blocks = read_text(BROKEN).blocks
    assert [block.lines for block in blocks] == [1, 5, 7, 1, 1]
    assert sum(block.lines for block in blocks) == len(BROKEN.splitlines())


@pytest.mark.parametrize(
    "source",
    [
        "Rain\nsun\nwind\nfog",  # a list in small letters
        "He codes in\n.NET\n.NET Core\n.NET 8",
        "A line\n\n, one\n\n, two\n\n, three",  # blank lines part what they stand between
        "One line\n, and one that goes on",  # too few to be sure
    ],
)
def test_lines_of_other_texts_stay_apart(source: str) -> None:
    assert texts(source) == [line for line in source.splitlines() if line]


@given(st.lists(st.text("ab, .\u3002(", min_size=1).filter(str.strip), max_size=12))
def test_no_letter_is_lost_or_added(lines: list[str]) -> None:
    joined = mend_pieces([Block(line.strip(), number) for number, line in enumerate(lines, 1)])
    assert "".join(b.text for b in joined).replace(" ", "") == "".join(lines).replace(" ", "")


def test_a_line_that_begins_with_a_colon_goes_with_the_kicker_above() -> None:
    source = "News\n\nThe island's own\n: ferry of superlatives\n\nIt sails again."
    assert [block.text for block in read_text(source).blocks] == [
        "News",
        "The island's own: ferry of superlatives",
        "It sails again.",
    ]


RAIN = "ain fell on the valley on Tuesday for the first time in a year."


def test_a_large_first_letter_belongs_to_the_line_that_goes_on_with_it() -> None:
    assert [b.text for b in read_text(f"Rain ends drought\n\nR\n\n{RAIN}").blocks] == ["Rain ends drought", f"R{RAIN}"]
    far = [b.text for b in read_text(f"R\nRain ends drought\nFarmers danced, it is said.\n{RAIN}").blocks]
    assert far == ["Rain ends drought", "Farmers danced, it is said.", f"R{RAIN}"]


def test_a_large_first_letter_that_is_a_word_stands_apart() -> None:
    lead, other = "farmer was the first to see the rain that ended the drought.", "Another farmer danced."
    assert read_text(f"A\n{lead}\n{other}").blocks[0].text == f"A {lead}"


def test_letters_of_an_index_stay() -> None:
    assert len(read_text("A\nB\nC\nArden\nBreck\nCarrow").blocks) == 6


FERRY = (
    "六艘新船由一位老木匠和他的四名徒弟建造。工程耗资约\n1,400 万元，由县里与 Tarn Ferry\n公司共同承担，"
    "预计 2027\n年全部交付使用。"
)


def test_chinese_lines_broken_at_their_only_spaces_are_made_whole() -> None:
    source = f"渡船复航\n\n记者 林晓\n2026年3月4日\n\n{FERRY}\n\n岛上目前有三百一十七名居民。"
    assert [b.text for b in read_text(source).blocks] == [
        "渡船复航",
        "记者 林晓",
        "2026年3月4日",
        FERRY.replace("\n", " "),
        "岛上目前有三百一十七名居民。",
    ]


@pytest.mark.parametrize("colon", ["\n:\n", "\n: ", ":\n:\n"])
def test_a_colon_between_a_kicker_and_its_headline_joins_them(colon: str) -> None:
    source = f"Imprint\n\nThe drought{colon}Rain at last\nBy Ann Lee\n\nThe first rain in a year fell on the valley.\n"
    texts = [block.text for block in read_text(source).blocks]
    joins = not colon.startswith(":")
    assert ("The drought: Rain at last" in texts) is joins
    assert "By Ann Lee" in texts
    assert ("The drought:" in texts) is not joins


def test_a_lone_colon_below_a_blank_line_or_at_the_end_joins_nothing() -> None:
    for source in ("The drought\n\n:\n\nRain at last", "The drought came.\n:\nRain at last", "Rain at last\n\n:"):
        texts = [block.text for block in read_text(source).blocks]
        assert "Rain at last" in texts
        assert all(text == text.strip() for text in texts)


@pytest.mark.parametrize(
    "source",
    [
        "Section\n:\nCulture\n\nAuthor\n:\nAnn Lee\n\nRain at last",  # a table
        "2\n:\n1\n\nRain at last",  # a score
        f"Owner\n:\n{'My daughter leaves home at twenty past six. ' * 3}",  # speech
    ],
)
def test_colons_of_tables_scores_and_speech_join_nothing(source: str) -> None:
    assert not any(": " in block.text for block in read_text(source).blocks)
