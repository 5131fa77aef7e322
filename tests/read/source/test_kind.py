"""Markup and text are told apart."""

from __future__ import annotations

from newsclean.page import Form
from newsclean.read.source.kind import sniff
from tests.each import each

PROSE = "Rain fell on the valley for the first time in a year, and farmers danced in the fields.\n\n"


@each(
    [
        "<!DOCTYPE html><html><p>Rain fell.</p></html>",
        "\n\n  <html lang='en'><body>Rain fell.",
        "<!-- saved on Tuesday -->\n<!doctype html>\n<title>Rain</title>",
        "<?xml version='1.0' encoding='utf-8'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>",
        "<rss version='2.0'><channel><item><title>Rain</title></item></channel></rss>",
        "<item><title>Rain</title><description>&lt;p&gt;It fell.&lt;/p&gt;</description></item>",
        "<![CDATA[<p>Rain fell.</p>]]>",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>Rain fell.",
        "<p>Rain fell.</p>",
        "<P>\nRain fell on\nall the land\nand on the sea\nand everybody\nwas glad\n",
        "Rain fell.<br>More rain fell.<br/>Then it stopped.",
        "Rain fell in the night<p>More rain fell<p>Then it stopped",
        "<h1>Rain</h1>It fell on Tuesday.",
        "Rain <a href='/a'>fell</a> on <a href='/b'>Tuesday</a>",
        "<div>\n Rain fell on Tuesday\n and on Wednesday.\n</div>",
        "<span class='lead'>Rain fell.</span>",
        "<table><tr><td>Rain",
        "<svg><path d='M0 0'></svg><article><h2>Rain</h2></article>",
    ],
)
def test_markup_is_html(source: str) -> None:
    assert sniff(source) is Form.HTML


@each(
    [
        "Rain fell on Tuesday.",
        "The <p> tag begins a paragraph, and <br> breaks a line.",
        "Set a word in <b>bold</b> where it matters, the teacher said.",
        "The page called <script> from another site, the firm said.",
        "<b> is a tag. So is <i>.",
        "<3 is how they sign their letters.",
        "Profits < losses, and costs > income.",
        "Write to <desk@paper.example> or see <https://paper.example/>.",
        "&lt;p&gt;Rain fell.&lt;/p&gt;",
        PROSE * 10 + "More rain is due.<br>\n\n" + PROSE * 10,
        PROSE * 5 + "<html>\n<body>\n<p>Hello</p>\n</body>\n</html>\n\n" + PROSE * 10,
        "# Rain\n\n<img src='a.png'>\n\nIt fell on Tuesday.\n\n* one\n* two\n",
        '<div align="center">\n\n# Rain\n\n</div>\n\n- one\n- two\n\nText of [a link](b).\n',
        '<div class="menu">\n\n<a\nhref="/sport" class="item">Sport</a>\n\n</div>\n\n' * 1500 + f"# Rain\n\n{PROSE}\n",
        "They use <div>, `<div>` and (<br>) too.",
        "",
    ],
)
def test_text_that_names_tags_is_text(source: str) -> None:
    assert sniff(source) is Form.TEXT


def test_only_the_beginning_is_looked_at() -> None:
    assert sniff(PROSE * 1000 + "<p>Rain</p>" * 1000) is Form.TEXT


@each(
    [
        "<!---->" * 5000,
        "<!-- " * 5000,
        "Date: x" + "\n" * 8000 + "<p",
        "<p " * 5000,
        "<" * 8000,
        "<a b=" * 2000,
        " " * 100_000 + "<p>Rain",
        "<p" + " " * 100_000 + ">",
    ],
)
def test_hostile_sources_are_told_at_once(source: str) -> None:
    sniff(source)
