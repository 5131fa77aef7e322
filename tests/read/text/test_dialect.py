"""Markdown's dialects: what of them is syntax, and shows nothing."""

from __future__ import annotations

import time

import pytest

from newsclean import clean
from newsclean.article import Category
from newsclean.page import Block, Form
from newsclean.read.source import sniff
from newsclean.read.text import read_text
from newsclean.read.text.dialect import reduced, soft_margin
from tests.each import each


def texts(source: str) -> list[str]:
    return [block.text for block in read_text(source).blocks]


def only(source: str) -> Block:
    (block,) = read_text(source).blocks
    return block


@each(
    [
        ("# Weir opens {#weir .title}", "Weir opens"),
        ('## Weir opens {.sub data-x="{1}"}', 'Weir opens {.sub data-x="{1}"}'),
        (
            'It rained [in Norhaven]{.place} [today](/d){rel="x"\nclass="y"}. Then not.',
            "It rained in Norhaven today. Then not.",
        ),
        ('[[Ida]{.first} [Brekke]{.last}](mailto:i@n.example){rel="author"}', "Ida Brekke"),
        ("[ [Published]{.label} Monday ]{.date .small}", "Published Monday"),
        ('[x](/y) by <a href="/ida"\nrel="author">Ida Brekke</a>, Norhaven', "x by Ida Brekke, Norhaven"),
        ("**Ida Brekke** , mayor, said so.", "Ida Brekke, mayor, said so."),
        ("`{#not .these}` and [set]{1, 2} stay", "{#not .these} and [set]{1, 2} stay"),
    ],
)
def test_attributes_spans_and_tags_are_syntax(source: str, text: str) -> None:
    assert texts(f"# Norhaven\n\n{source}")[1:] == [text] if not source.startswith("# ") else texts(source) == [text]


def test_lines_of_divs_and_styles_show_nothing_and_count() -> None:
    source = (
        '# Weir\n\n:::: {.a style="x:1;\n  y:2"}\n::: ad\n:::\nIt rained.\n::::\n\n<style>\n.a{}\n</style>\nIt stopped.'
    )
    blocks = read_text(source).blocks
    assert [(block.text, block.position) for block in blocks] == [("Weir", 1), ("It rained.", 7), ("It stopped.", 13)]


def test_as_many_lines_as_before() -> None:
    source = '::: {.a}\n[x]{.b\n.c} <img\nsrc="x"\nalt="y" /> z\n:::\n'
    assert reduced(source).count("\n") == source.count("\n")


def test_hard_breaks_part_and_soft_breaks_join() -> None:
    line = "The council of Norhaven met on Monday to talk about the weir, and"
    soft = f"{line}\n" * 4 + "the council went home."
    assert texts(f"# Weir\n\n{soft}\n\nOne side.\\\nThe other side.  \nThe third.") == [
        "Weir",
        " ".join(soft.splitlines()),
        "One side.",
        "The other side.",
        "The third.",
    ]


def test_a_wrapped_heading_is_whole() -> None:
    line = "The council of Norhaven met on Monday to talk about the weir, and"
    heading = "# The council of Norhaven votes against the weir and for another\nferry"
    assert texts(f"{heading}\n\n" + f"{line}\n" * 5)[0] == heading[2:].replace("\n", " ")


def test_numbered_items_stay_apart_in_wrapped_text_and_days_do_not() -> None:
    line = "The council of Norhaven met on Monday to talk about the weir on the"
    said = texts(
        f"# Weir\n\n{line}\n12. of May, and then on the weir that is to be built above the old\n"
        + f"{line}\n" * 4
        + "\n1. One\n2. Two"
    )
    assert said[-2:] == ["1. One", "2. Two"]
    assert "on the 12. of May" in said[1]


def test_a_definition_is_a_block_without_its_colon() -> None:
    assert texts("# Weir\n\nWeir\n:   A low dam.") == ["Weir", "Weir", "A low dam."]


def test_a_link_around_blocks_links_them() -> None:
    blocks = read_text("# Weir\n\nIt rained.\n\n[\n\n### Storm\n\nIt blew.\n\n](/storm)[\n\n### Fog\n\n](/fog)").blocks
    assert [(block.text, block.link_chars) for block in blocks[2:]] == [("Storm", 5), ("It blew.", 8), ("Fog", 3)]


@pytest.mark.parametrize(
    "line",
    [
        "![A grey weir\nbeside a mill](/weir.jpg)",
        "[![A grey weir](/weir.jpg)](/gallery)",
        "![](data:image/svg+xml,%3csvg viewBox='0 0 (1) 2'%3e)",
        "![A grey weir](/a.jpg) ![A mill](/b.jpg)",
        "<figcaption>A grey weir. Photo: Ida Brekke</figcaption>",
    ],
)
def test_what_stands_for_a_picture_is_known(line: str) -> None:
    assert read_text(f"# Weir\n\n{line}").blocks[1].known in (Category.CAPTION, Category.MEDIA)


def test_addresses_of_references_are_known() -> None:
    blocks = read_text("# Weir\n\nBy [Ida Brekke][1]\n\n   [1]: /ida\n").blocks
    assert [(block.text, block.known) for block in blocks[1:]] == [
        ("By Ida Brekke", None),
        ("[1]: /ida", Category.NAVIGATION),
    ]


@pytest.mark.parametrize(
    "source",
    [
        '# Weir\n\n<div class="a">\n\n<img src="x" /> <img src="y" />\n\n</div>\n\nIt [rained](/r).\n',
        "<!DOCTYPE html>\n\n[Home](/) [News](/news)\n\n# Weir\n\nIt rained.",
    ],
)
def test_markdown_with_tags_is_text(source: str) -> None:
    assert sniff(source) is Form.TEXT


def test_markup_with_markdown_in_it_is_html() -> None:
    assert sniff("<html><body><p>Write [a link](/x) or\n# a heading</p></body></html>") is Form.HTML


def test_signs_that_pandoc_wrote_in_ascii_are_what_they_were() -> None:
    said = "He's \"here\" -- in [Norhaven]{.place}\\'s \"old 'mill'\"..."
    assert only(said).text == "He’s “here” – in Norhaven's “old ‘mill’”…"
    assert only('He\'s "here" in [Norhaven]{.place}.').text == 'He\'s "here" in Norhaven.'


@each(["![", "[![a](", ']({.a x="', '<a b="', "::: {", "[x]{.a ", "](data:(", "<!-- -", "<style "])
def test_time_grows_with_the_text(piece: str) -> None:
    start = time.process_time()
    clean("# Weir\n\n[a](/b)\n\n" + piece * 3_000, kind="text")
    assert time.process_time() - start < 20


def test_text_that_is_not_wrapped_has_no_margin() -> None:
    assert soft_margin("# Weir\n\nBy Ida Brekke\n4 May 2026\nIt rained.\nIt stopped.\n") == 0


@pytest.mark.parametrize(
    "line", ["> <a\nhref='x'>\n> y</a>", "* <img\nsrc='x'\n/>\n* y", "# <a\nhref='x'>\ny</a>", "<img\nalt='x' />"]
)
def test_lines_of_tags_alone_lose_nothing(line: str) -> None:
    for around in ("# Weir\n\n[a](/b)\n\n{}", "It [rained](/r).\n{}\nIt stopped."):
        blocks = read_text(around.format(line)).blocks
        assert all(block.text.strip() for block in blocks)
        assert ("y" in "".join(block.text for block in blocks)) is ("y" in line)


def test_a_heading_wrapped_behind_two_spaces_is_whole() -> None:
    story = "Rain fell on the island of Tarn for the first time in a year, the council\nsaid on Monday evening.\n\n"
    first = "Rain on the island of Tarn: what the council makes of the wet year"
    assert len(f"#  {first} altogether") == 80
    blocks = read_text(f"#  {first}\naltogether\n\n" + story * 6).blocks
    assert (blocks[0].text, blocks[0].level) == (f"{first} altogether", 1)
