"""HTML to blocks."""

from __future__ import annotations

import pytest

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.html.blocks import read_html
from newsclean.read.text import read_text


def blocks(source: str) -> list[Block]:
    return read_html(source, None).blocks


def texts(source: str) -> list[str]:
    return [block.text for block in blocks(source)]


def test_inline_elements_do_not_part_a_text() -> None:
    assert texts("<p>A <b>bold</b> <i>word</i>, <a href=x>linked</a>.</p>") == ["A bold word, linked."]


def test_text_in_bare_divs_and_around_them_is_parted() -> None:
    assert texts("<div>One<div>Two</div>Three</div>") == ["One", "Two", "Three"]


@pytest.mark.parametrize("parting", ["<br>", "<br><br>", "<br/> <br/>", "<hr>"])
def test_breaks_part_paragraphs(parting: str) -> None:
    assert texts(f"<div>It rained all day.{parting}It stopped at night.</div>") == [
        "It rained all day.",
        "It stopped at night.",
    ]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    (heading,) = blocks("<h1>Rain<br>ends drought</h1>")
    assert (heading.text, heading.type, heading.level) == ("Rain ends drought", BlockType.SUBHEAD, 1)


def test_types_follow_elements() -> None:
    source = "<ul><li>Item</li></ul><blockquote><p>Said</p></blockquote><pre>a = 1\n  b</pre><h3>Sub</h3>"
    assert [(b.type, b.text) for b in blocks(source)] == [
        (BlockType.LIST_ITEM, "Item"),
        (BlockType.QUOTE, "Said"),
        (BlockType.CODE, "a = 1\n  b"),
        (BlockType.SUBHEAD, "Sub"),
    ]


def test_a_row_of_a_table_is_one_block_its_cells_parted_by_tabs() -> None:
    (row,) = blocks("<table><tr><th>Year</th><td>2031</td></tr></table>")
    assert (row.text, row.type) == ("Year\t2031", BlockType.TABLE_ROW)


def test_a_table_that_lays_out_the_page_gives_paragraphs() -> None:
    source = "<table><tr><td><p>The story.</p></td><td><p>The menu.</p></td></tr><tr><td>Alone</td></tr></table>"
    assert {block.type for block in blocks(source)} == {BlockType.PARAGRAPH}


def test_what_no_reader_sees_is_no_block() -> None:
    source = "<head><title>T</title></head><script>x</script><style>y</style><noscript>n</noscript><p>Seen</p>"
    assert texts(source) == ["Seen"]


def test_hidden_paragraphs_are_blocks_with_a_hidden_place() -> None:
    (block,) = blocks('<div style="display: none"><p>Read more of it.</p></div>')
    assert block.place is not None
    assert block.place.hidden


def test_a_screen_readers_note_amid_a_sentence_stands_apart() -> None:
    source = '<p>The <a href=x>report<span class="visually-hidden">opens in a new tab</span></a> is out.</p>'
    assert "opens in a new tab" in texts(source)
    assert "reportopens" not in " ".join(texts(source))


def test_links_and_bold_letters_are_counted() -> None:
    (block,) = blocks("<p><b>Read</b> <a href=x>this</a> now</p>")
    assert (block.strong_chars, block.link_chars) == (4, 4)


def test_a_drop_cap_belongs_to_its_word() -> None:
    assert texts('<p><span class="dropcap">T</span>he rain fell.</p>') == ["The rain fell."]


@pytest.mark.parametrize("tag", ["div", "span", "b", "section", "h2"])
def test_depth_loses_no_text(tag: str) -> None:
    source = f"<{tag}>" * 5000 + "<p>Deep down a story stands.</p>" + f"</{tag}>" * 5000
    assert texts(source) == ["Deep down a story stands."]


def test_an_element_of_very_many_attributes_keeps_its_text() -> None:
    attributes = " ".join(f"data-a{number}=1" for number in range(20_000))
    assert texts(f"<p {attributes}>It rained.</p>") == ["It rained."]


def test_unclosed_and_misnested_tags_lose_no_text() -> None:
    assert " ".join(texts("<div><p>One <b>two<p>three</b> four<td>five")) == "One two three four five"


@pytest.mark.parametrize("source", ["<html></html>", "<!-- nothing -->", "<frameset><frame src=a></frameset>"])
def test_a_page_without_text_has_no_blocks(source: str) -> None:
    assert blocks(source) == []


def test_an_xml_declaration_does_not_count_as_text() -> None:
    assert texts('<?xml version="1.0" encoding="ISO-8859-1"?><html><body><p>Über</p></body></html>') == ["Über"]


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u200c\u200d", "\u3164", "\u034f \u200c \u034f \u00ad"])
def test_a_paragraph_that_shows_nothing_is_no_block(unseen: str) -> None:
    assert texts(f"<p>One</p><p>{unseen}</p><pre>{unseen}\n</pre><p>{unseen}Two</p>") == ["One", f"{unseen}Two"]
    assert texts(f"<table><tr><td>{unseen}</td><td>{unseen}</td></tr><tr><td>One</td><td>Two</td></tr></table>") == [
        "One\tTwo"
    ]


@pytest.mark.parametrize("unseen", ["\u200b", "\u034f \u200c \u034f \u00ad"])
def test_a_pasted_line_that_shows_nothing_is_no_block(unseen: str) -> None:
    assert [block.text for block in read_text(f"One\n\n{unseen}\n\nTwo").blocks] == ["One", "Two"]


@pytest.mark.parametrize(
    ("ruby", "line", "apart"),
    [
        ("<ruby>体育館<rt>たいいくかん</rt></ruby>", "体育館", "体育館 たいいくかん"),
        ("<ruby><rb>体育館</rb><rt>たいいくかん</rt></ruby>", "体育館", "体育館 たいいくかん"),
        ("<ruby>体育館<rp>（</rp><rt>たいいくかん</rt><rp>）</rp></ruby>", "体育館", "体育館 たいいくかん"),
        ("<ruby>体育館<rtc><rt>たいいくかん</rt></rtc></ruby>", "体育館", "体育館 たいいくかん"),
        ("<ruby>茶<rt>chá</rt>厂<rt>chǎng</rt></ruby>", "茶厂", "茶 chá, 厂 chǎng"),
        ("<ruby>茶<rt>chá<rb>厂<rt>chǎng</ruby>", "茶厂", "茶 chá, 厂 chǎng"),  # ends of rt and rb may be left out
        ("<ruby><b>水</b><span>槽</span><rt><span>すい</span>そう</rt></ruby>", "水槽", "水槽 すい そう"),
        ("<ruby><ruby>水槽<rt>すいそう</rt></ruby><rt>tank</rt></ruby>", "水槽", "水槽 すいそう tank"),
    ],
)
def test_a_line_keeps_its_words_and_their_readings_stand_apart(ruby: str, line: str, apart: str) -> None:
    page = read_html(f"<h1>町の{ruby}</h1><p>古い{ruby}と新しい{ruby}。</p>", None)
    assert [block.text for block in page.blocks] == [f"町の{line}", f"古い{line}と新しい{line}。"]
    assert [(block.text, block.label and block.label.reason) for block in page.aside] == [(apart, "read/ruby")]
    assert [claim.value.replace("\n", "") for claim in page.claimed("headline")] == [f"町の{line}"]


@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby><rt>たいいくかん</rt></ruby>",
        "<ruby>体育館</ruby>",
        "<ruby>体育館<rt>たい" + "いくかん" * 60,
        "<ruby>A<rt>b<p>It rained.</p></rt></ruby>",
    ],
)
def test_ruby_that_is_no_word_with_its_reading_stays_as_it_is(ruby: str) -> None:
    page = read_html(f"<div>町の{ruby}</div>", None)
    plain = read_html(f"<div>町の{ruby}</div>".replace("ruby>", "span>").replace("rt>", "span>"), None)
    assert [block.text for block in page.blocks] == [block.text for block in plain.blocks]
    assert page.aside == []


def test_a_headline_with_ruby_is_claimed_in_one_piece() -> None:
    page = read_html("<h1>町の<ruby>体育館<rt>たいいくかん</rt></ruby>で祭り</h1>", None)
    assert [claim.value for claim in page.claimed("headline")] == ["町の体育館で祭り"]
