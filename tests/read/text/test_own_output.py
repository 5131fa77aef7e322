"""Which texts are newsclean's own, and what is read back from them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import Article, BlockType, BodyBlock
from newsclean.page import Role
from newsclean.read.text import read_written
from tests.each import each

BODY = "It fell on Tuesday.\n\nFarmers danced."
WRITTEN = f"Rain ends drought\n\nAt last\n\nBy Ann Lee · 2026-03-01\n\n\n{BODY}\n"

lines = st.text("ab1. \\*_`~<>[]()#+-|&·—", min_size=1).map(lambda line: " ".join(line.split())).filter(bool)
code = st.text("a `~\n", min_size=1).map(lambda text: text.strip("\n")).filter(str.strip)
blocks = st.one_of(
    st.builds(BodyBlock, type=st.sampled_from(["paragraph", "quote", "list_item"]).map(BlockType), text=lines),
    st.builds(BodyBlock, type=st.just(BlockType.SUBHEAD), text=lines, level=st.integers(1, 6)),
    st.builds(BodyBlock, type=st.just(BlockType.TABLE_ROW), text=st.lists(lines, min_size=2).map("\t".join)),
    st.builds(BodyBlock, type=st.just(BlockType.CODE), text=code),
)
articles = st.builds(
    Article,
    headline=lines.filter(lambda line: line != "—" and not line.startswith(("# ", "<"))),
    standfirst=st.none() | lines.filter(lambda line: "·" not in line and "—" not in line),
    byline=st.none() | lines.filter(lambda line: "·" not in line and "—" not in line),
    date=st.none() | st.dates(),
    blocks=st.lists(blocks, min_size=1, max_size=5).map(tuple),
)


@given(articles)
def test_markdown_is_read_back_to_the_same_fields_and_blocks(article: Article) -> None:
    written = read_written(article.to_markdown())
    assert written is not None
    assert written.fields.blocks == article.blocks
    for name in ("headline", "standfirst", "byline", "date"):
        assert getattr(written.fields, name) == getattr(article, name)


@given(articles)
def test_text_is_read_back_to_the_same_fields(article: Article) -> None:
    written = read_written(article.to_text())
    assert written is not None
    assert [block.text for block in written.fields.blocks] == [block.text for block in article.blocks]
    for name in ("headline", "standfirst", "byline", "date"):
        assert getattr(written.fields, name) == getattr(article, name)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_line_becomes_a_labelled_block(end: str) -> None:
    written = read_written(WRITTEN.replace("\n", end))
    assert written is not None
    assert written.fields.date == dt.date(2026, 3, 1)
    assert [(b.position, b.label.role) for b in written.blocks if b.label] == [
        (1, Role.HEADLINE),
        (3, Role.STANDFIRST),
        (5, Role.BYLINE),
        (8, Role.STORY),
        (10, Role.STORY),
    ]


@each(
    [
        WRITTEN.replace("\n\n\n", "\n\n"),  # a pasted page with such a signature
        WRITTEN.replace("fell on", "fell\non"),  # a wrapped line
        WRITTEN.replace("Farmers", "\nFarmers"),  # two blank lines amid the story
        WRITTEN.replace("danced", " danced"),  # spaces that newsclean folds
        WRITTEN.replace("At last", "At last\n\nAt long last"),  # more lines above than an article has
        WRITTEN.replace("2026-03-01", "2026-02-30"),  # no day of any calendar, so that a line too many is left
        f"# Rain\n\n\n{BODY} [More](/more)\n",  # Markdown that newsclean does not write
        f"# Rain\n\n\n* one\n\n{BODY}\n",
        "<p>Rain\n\n\nIt fell on Tuesday.\n",
        "Rain\n\n\n",
        BODY,
    ],
)
def test_other_texts_are_not_taken_for_it(source: str) -> None:
    assert read_written(source) is None
