"""Entities that were escaped twice are decoded, and those that a text explains stay."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.page import Block
from newsclean.read.escaped import unescape

STORY = (
    "The council didn&#39;t vote on the bridge, and the mayor said &ldquo;not yet&rdquo; to all who asked on Monday.",
    "Some 200 people stood before the hall &ndash; more than since the flood &ndash; and sang for hours on end.",
)


def shown(kind: str, *lines: str) -> str:
    """A story whose readers see these lines as they are written here."""
    if kind == "text":
        return "\n\n".join(["No vote on the bridge", *lines])
    paragraphs = "".join(f"<p>{line.replace('&', '&amp;')}</p>" for line in lines)
    return f"<html lang=en><body><article><h1>No vote</h1>{paragraphs}</article></body></html>"


@pytest.mark.parametrize("kind", ["html", "text"])
def test_entities_escaped_twice_are_decoded(kind: str) -> None:
    article = clean(shown(kind, *STORY))
    assert "didn't vote" in article.body
    assert "said “not yet” to all" in article.body
    assert "hall – more" in article.body


def test_entities_that_a_text_explains_stay() -> None:
    texts = (
        "To set a space that does not break, write &amp;nbsp; between the two words, as printers have done for years.",
        "A quotation mark is &amp;quot; in the source of a page, though readers never see that it is written so.",
    )
    page = f"<html lang=en><body><article><h1>Marks</h1>{''.join(f'<p>{t}</p>' for t in texts)}</article></body></html>"
    body = clean(page).body
    assert "write &nbsp; between" in body
    assert "is &quot; in" in body


@pytest.mark.parametrize("empty", ["&nbsp;", "&#160;", "&#8203;", "&shy;", "&#10;"])
@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_line_of_nothing_but_an_escaped_space_harms_nothing(kind: str, empty: str) -> None:
    article = clean(shown(kind, STORY[0], empty, STORY[1]))
    assert "didn't vote" in article.body


def test_addresses_and_markup_that_a_text_shows_are_not_decoded() -> None:
    told = "It can&#39;t be; see https://wave.example/?a=b&copy;c and write &#60;p&#62; or &amp; for what readers see."
    body = clean(shown("html", told, STORY[1])).body
    assert "can't be" in body
    assert "?a=b&copy;c" in body
    assert "&#60;p&#62; or &amp; for" in body


def test_entities_stay_where_none_stands_amid_a_word() -> None:
    told = "The council said &ldquo;no&rdquo; to the bridge on Monday, and nobody knew how often it had said so before."
    assert "&ldquo;no&rdquo;" in clean(shown("html", told, told)).body


def test_an_address_keeps_its_entities() -> None:
    blocks = [Block("They can&#39;t see https://wave.example/?q=a&quot;b here.", 1), Block("&nbsp;&nbsp;", 2)]
    unescape(blocks)
    assert [block.text for block in blocks] == ["They can't see https://wave.example/?q=a&quot;b here.", "&nbsp;&nbsp;"]
