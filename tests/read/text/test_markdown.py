"""Markdown becomes plain text, and its links, emphasis and headings become features."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.text.blocks import read_text

STORY = "The miller moved his sacks to the loft on Monday, with the help of two neighbours and their sons."


def read_one(line: str) -> Block:
    """The block of a line in a text that is Markdown beyond doubt."""
    return read_text(f"## Subhead\n\n{line}").blocks[1]


def test_headings_are_subheads_with_their_level() -> None:
    blocks = read_text("# Rain ends drought\n\n## The *first* day ##\n\n#rain is trending").blocks
    assert [(b.type, b.level, b.text) for b in blocks] == [
        (BlockType.SUBHEAD, 1, "Rain ends drought"),
        (BlockType.SUBHEAD, 2, "The first day"),
        (BlockType.PARAGRAPH, 0, "#rain is trending"),
    ]


def test_links_become_their_text_and_are_counted() -> None:
    block = read_one('The [mayor](https://x.example/p_(1) "Who is she?") and [the dam](/dam) were there.')
    assert block.text == "The mayor and the dam were there."
    assert block.link_chars == len("mayor") + len("the dam")


def test_a_menu_of_links_is_a_list_of_links() -> None:
    blocks = read_text("* [Home](/)\n* [News](/news)\n- [Sport](/sport)").blocks
    assert [(b.type, b.marker, b.text, b.link_chars) for b in blocks] == [
        (BlockType.LIST_ITEM, "*", "Home", 4),
        (BlockType.LIST_ITEM, "*", "News", 4),
        (BlockType.LIST_ITEM, "-", "Sport", 5),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("![A flooded street](https://x.example/a.jpg)", "A flooded street"),
        ("[![Logo](/logo.svg)](/)", "Logo"),
        ("![](https://x.example/a.jpg)", "https://x.example/a.jpg"),
        ("[](/share)", "/share"),
        ("<https://x.example/story>", "https://x.example/story"),
    ],
)
def test_pictures_and_empty_links_are_never_lost(line: str, text: str) -> None:
    block = read_one(line)
    assert (block.text, block.link_chars) == (text, len(text))


def test_references_become_their_text_where_they_are_defined() -> None:
    blocks = read_text("See [the study][1] and [a note][x].\n\n[1]: https://x.example/study\n\n## End").blocks
    assert (blocks[0].text, blocks[0].link_chars) == ("See the study and [a note][x].", len("the study"))
    assert blocks[1].text == "[1]: https://x.example/study"


@pytest.mark.parametrize(
    "line",
    [
        "He wrote [sic] (twice).",
        "“It was [his](he insisted) idea.”",
        "The f**k-up cost 2*3*4 crowns, said snake_case_name.",
        "5 * 3 is 15",
        "a_b_c and __init__py",
    ],
)
def test_prose_with_signs_of_markdown_is_left_alone(line: str) -> None:
    block = read_one(line)
    assert (block.text, block.link_chars, block.strong_chars) == (line, 0, 0)


def test_emphasis_is_counted_and_taken_off() -> None:
    block = read_one("**Very *big* floods** in _Grünau_, ~~not~~ `here`.")
    assert block.text == "Very big floods in Grünau, not here."
    assert block.strong_chars == len("Very big floods") + len("Grünau")


def test_a_bold_line_is_bold_throughout() -> None:
    block = read_text("**What happens now**\n\nNobody knows.").blocks[0]
    assert (block.text, block.strong_chars) == ("What happens now", len("What happens now"))


def test_escaped_signs_are_signs() -> None:
    assert read_one(r"\* not bold\* and 1\. not \[a\](list)").text == "* not bold* and 1. not [a](list)"


def test_a_fence_holds_one_block_of_code_with_its_line_breaks() -> None:
    blocks = read_text("Run this:\n\n```python\nfor day in week:\n    print(day)\n\nstop()\n```\n\nDone.").blocks
    assert [(b.type, b.text, b.lines) for b in blocks] == [
        (BlockType.PARAGRAPH, "Run this:", 1),
        (BlockType.CODE, "for day in week:\n    print(day)\n\nstop()", 5),
        (BlockType.PARAGRAPH, "Done.", 1),
    ]


def test_a_fence_left_open_hides_nothing() -> None:
    texts = [block.text for block in read_text("## Code\n\n```\n\nIt rained.\n\n[a](/b)").blocks]
    assert texts == ["Code", "```", "It rained.", "a"]


def test_tables_are_rows_of_cells() -> None:
    blocks = read_text("| Dam | Level |\n|:----|------:|\n| [Las Hoces](/h) | **11 %** |\n\nIt rained.").blocks
    assert [(b.type, b.text, b.lines, b.link_chars, b.strong_chars) for b in blocks] == [
        (BlockType.TABLE_ROW, "Dam\tLevel", 2, 0, 0),
        (BlockType.TABLE_ROW, "Las Hoces\t11 %", 1, 9, 4),
        (BlockType.PARAGRAPH, "It rained.", 1, 0, 0),
    ]


def test_a_menu_with_bars_is_no_table() -> None:
    assert read_text("Home | News | Sport -- all of it").blocks[0].type is BlockType.PARAGRAPH


def test_a_quote_of_one_line_quotes_in_markdown() -> None:
    block = read_one("> We shall see.")
    assert (block.type, block.marker, block.text) == (BlockType.QUOTE, ">", "We shall see.")


def test_a_link_broken_by_a_wrap_is_one_link() -> None:
    lines = [
        "The council of the town met on Monday to talk about the new dam, which [the",
        "mayor of the town](https://x.example/mayor) wants to build before the winter",
        "comes, although nobody has said yet who is going to pay for it and when the",
        "work is to begin.",
    ]
    (block,) = read_text("\n".join(lines)).blocks
    assert "which the mayor of the town wants" in block.text
    assert block.link_chars == len("the mayor of the town")


def test_entities_are_what_they_stand_for() -> None:
    assert (
        read_one("Br&uuml;cke &amp; F&auml;hre, 3&nbsp;Euro &#8211; wie 2019").text
        == "Brücke & Fähre, 3 Euro – wie 2019"
    )
    assert read_one("Write `&amp;` for an and.").text == "Write &amp; for an and."


def test_a_link_without_an_address_is_a_link() -> None:
    block = read_one("She met [the mayor]() on Monday.")
    assert (block.text, block.link_chars) == ("She met the mayor on Monday.", len("the mayor"))


def test_blocks_within_a_link_below_prose_are_another_story_s() -> None:
    story = [
        "The people of Tarn voted by three to one on Sunday evening to keep the last ferry of their harbour.",
        "The mayor called the result a clear instruction, and promised a new engine within a year for the boat.",
        "The first boat with the new engine is due to sail in May, the council said. Until then all stays as it is.",
    ]
    cards = [
        f"[\n\n### {title}\n\n{line}\n\n](/news/{n})"
        for n, (title, line) in enumerate(
            [
                ("Winter storm closes the coast road for a second day", "The harbour master counts forty lost boats."),
                ("Why the herring came back to the sound", "Fishermen had not seen so many since the eighties."),
            ]
        )
    ]
    top = "[\n\n# Harbour town votes to keep its last ferry\n\nThe result is clear\n\n](/news/ferry)"
    article = clean(f"{top}\n\nBy [Maud Ferris](/ferris)\n\n" + "\n\n".join([*story, *cards]) + "\n")
    assert article.headline == "Harbour town votes to keep its last ferry"
    assert article.body == "\n\n".join(story)


@pytest.mark.parametrize("sign", ["*", "**", "***", "_", "__"])
def test_emphasis_may_begin_and_end_with_a_link(sign: str) -> None:
    link = "[Die Mühle](https://x.example/m)"
    for line, text in [
        (f"{sign}{link}{sign}", "Die Mühle"),
        (f"{sign}Neu: {link}{sign} am Wehr", "Neu: Die Mühle am Wehr"),
        (f"{sign}{link} am Wehr{sign}", "Die Mühle am Wehr"),
        (f"Dort steht {sign}{link}{sign}.", "Dort steht Die Mühle."),
    ]:
        block = read_one(line)
        assert (block.text, block.link_chars) == (text, len("Die Mühle"))
        assert block.strong_chars >= len("Die Mühle")


def test_stars_beside_a_link_that_are_no_emphasis_stay() -> None:
    assert read_one("It costs 2 * [three](/x) * 4.").text == "It costs 2 * three * 4."
    assert read_one("[The mill](/m)** is a note.").text == "The mill** is a note."


def test_a_file_that_a_program_for_notes_embeds_is_no_text() -> None:
    article = clean("# Rain\n\nIt rained for a week, and the old mill stood in the water.\n\n![[mill.jpg]]\n\n" + STORY)
    assert "mill.jpg" not in article.body
    assert [removal.text for removal in article.removed if removal.category == "media"] == ["![[mill.jpg]]"]
