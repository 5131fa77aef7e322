"""An article in a notebook: one short line, and HTML in which all text is escaped."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, ArticleWarning, BlockType, BodyBlock, Category, Removal, SavedArticle
from newsclean.notebook import MOST_REMOVED


def test_the_line_has_headline_byline_date_size_and_warnings() -> None:
    article = Article(
        headline="Rain ends drought",
        byline="By Ann Lee",
        date=dt.date(2026, 3, 4),
        body="It rained." * 200,
        warnings=(ArticleWarning.PAYWALL_STUB, ArticleWarning.MOJIBAKE),
    )
    said = "'Rain ends drought', By Ann Lee, 2026-03-04, 2,000 characters, warnings: paywall_stub, mojibake"
    assert repr(article) == str(article) == f"<Article {said}>"
    assert repr(SavedArticle(source="a.html")) == "<SavedArticle no headline, no date, no story>"


@given(st.text(max_size=2_000))
def test_the_line_is_short_whatever_the_headline(headline: str) -> None:
    line = repr(Article(headline=headline, body=headline * 9))
    assert len(line) < 1_000
    assert "\n" not in line


def test_the_html_shows_the_head_the_blocks_and_what_was_left_out() -> None:
    blocks = [
        BodyBlock(type=kind, text=f"a {kind} block", level=2 if kind == "subhead" else None) for kind in BlockType
    ]
    removed = [Removal(text="Share", category=Category.SHARE, reason="en/share/share-on", position=1)]
    html = Article(
        headline="Rain",
        standfirst="At last.",
        byline="By Ann Lee",
        blocks=tuple(blocks),
        removed=tuple(removed),
        warnings=(ArticleWarning.MOJIBAKE,),
    )._repr_html_()
    for said in (
        "Rain",
        "At last.",
        "By Ann Lee",
        "Left out: share 1",
        "<del>Share</del>",
        "Warnings: mojibake",
    ):
        assert said in html
    assert all(f"a {kind} block" in html for kind in BlockType)


def test_a_long_list_of_removals_is_cut_and_says_so() -> None:
    removal = Removal(text="Menu", category=Category.NAVIGATION, reason="story/menu", position=1)
    html = Article(removed=(removal,) * (MOST_REMOVED + 3))._repr_html_()
    assert html.count("<del>") == MOST_REMOVED
    assert "and 3 more" in html


class Tags(HTMLParser):
    """Which elements and attributes a piece of HTML has, and whether all are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen |= {tag, *(name for name, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("kind", BlockType)
@given(said=st.text(st.sampled_from("<>\"'&/=! scriptonx\n"), max_size=60))
def test_no_text_becomes_an_element(kind: BlockType, said: str) -> None:
    removal = Removal(text=said, category=Category.OTHER, reason=said, position=1)
    article = Article(
        headline=said,
        standfirst=said,
        byline=said,
        publisher=said,
        url=said,
        removed=(removal,),
        blocks=(BodyBlock(type=kind, text=said),),
    )
    tags = Tags()
    tags.feed(article._repr_html_())
    assert tags.open == []
    own = "div h3 h4 p li pre blockquote details summary del small style dir".split()
    assert tags.seen <= set(own)
