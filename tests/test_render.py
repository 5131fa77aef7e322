"""An article as text, Markdown and JSON-LD: one writer each, whichever way a user asks for it."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from newsclean import clean
from newsclean.article import Article, BlockType, BodyBlock
from newsclean.cli.app import app
from newsclean.render import escaped

FIXTURES = Path(__file__).parent.parent / "fixtures"
SOURCES = sorted(FIXTURES.glob("p*/*/source.*"))

ARTICLE = Article(
    headline="Rain *ends* drought",
    standfirst="Farmers danced.",
    byline="By Ann Lee",
    authors=("Ann Lee",),
    agencies=("AFP",),
    publisher="The Wave",
    tags=("rain",),
    free_access=False,
    body="It rained.",
    blocks=(
        BodyBlock(type=BlockType.PARAGRAPH, text="1. is no list, nor is [this](a link)"),
        BodyBlock(type=BlockType.SUBHEAD, text="What now?", level=3),
        BodyBlock(type=BlockType.LIST_ITEM, text="Rain"),
        BodyBlock(type=BlockType.LIST_ITEM, text="Sun"),
        BodyBlock(type=BlockType.QUOTE, text="It rained."),
        BodyBlock(type=BlockType.TABLE_ROW, text="Day\tRain"),
        BodyBlock(type=BlockType.TABLE_ROW, text="Monday\t3 mm"),
        BodyBlock(type=BlockType.CODE, text="print('```')"),
    ),
)


def test_markdown_shows_each_type_and_escapes_what_reads_like_markup() -> None:
    assert ARTICLE.to_markdown() == (
        "# Rain \\*ends\\* drought\n\n**Farmers danced.**\n\n*By Ann Lee · —*\n\n\n"
        "1\\. is no list, nor is \\[this\\](a link)\n\n### What now?\n\n- Rain\n- Sun\n\n> It rained.\n\n"
        "| Day | Rain |\n| --- | --- |\n| Monday | 3 mm |\n\n```\nprint('```')\n```\n"
    )


def test_text_is_what_a_reader_wants() -> None:
    assert ARTICLE.to_text() == (
        "Rain *ends* drought\n\nFarmers danced.\n\nBy Ann Lee · —\n\n\n"
        "1. is no list, nor is [this](a link)\n\nWhat now?\n\nRain\n\nSun\n\nIt rained.\n\n"
        "Day\tRain\n\nMonday\t3 mm\n\n    print('```')\n"
    )


DAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("article", "signature"),
    [
        (Article(byline="By Ann Lee", authors=("Ann Lee",), date=DAY), "By Ann Lee · 2026-03-01"),
        (Article(byline="Ann Lee and Jo Poe", authors=("Ann Lee", "Jo Poe")), "Ann Lee and Jo Poe · —"),
        (Article(byline="Ann Lee Jo Poe", authors=("Ann Lee", "Jo Poe")), "Ann Lee Jo Poe · — · Ann Lee · Jo Poe"),
        (Article(byline="(lee)", authors=("Ann Lee",), date=DAY), "(lee) · 2026-03-01 · Ann Lee"),
        (Article(authors=("Ann Lee", "Jo Poe"), date=DAY), "2026-03-01 · Ann Lee · Jo Poe"),
        (Article(date=DAY), "2026-03-01"),
    ],
)
def test_the_signature_says_who_wrote_the_story_and_when(article: Article, signature: str) -> None:
    assert article.to_text() == f"—\n\n{signature}\n\n\n—\n"
    assert f"\n\n*{escaped(signature)}*\n\n\n" in article.to_markdown()


def test_what_is_not_known_has_a_dash_and_an_empty_article_nothing() -> None:
    assert Article(body="It rained.").to_text() == "—\n\n\nIt rained.\n"
    assert Article(body="It rained.").to_markdown() == "# —\n\n\nIt rained.\n"
    assert Article(headline="Rain").to_text() == "Rain\n\n\n—\n"
    assert Article().to_text() == Article().to_markdown() == ""


# What Markdown has rules for, and letters between.
signs = st.text("ab1. \\*_`~<>[]()!#+-=|&;\"'@/:^$é中", min_size=1, max_size=12)
lines = st.lists(signs, min_size=1, max_size=4).map(" ".join).map(lambda line: " ".join(line.split())).filter(bool)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OPENS = {
    BlockType.PARAGRAPH: ["paragraph_open"],
    BlockType.SUBHEAD: ["heading_open"],
    BlockType.QUOTE: ["blockquote_open", "paragraph_open"],
    BlockType.LIST_ITEM: ["bullet_list_open", "list_item_open", "paragraph_open"],
}


@given(st.sampled_from(list(OPENS)), lines)
def test_a_reader_of_markdown_sees_each_block_as_it_is(kind: BlockType, line: str) -> None:
    article = Article(headline=line, standfirst=line, byline=line, blocks=(BodyBlock(type=kind, text=line),))
    tokens = READER.parse(article.to_markdown())
    shown = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert shown == [line, line, f"{line} · —", line]
    opened = [token.type for token in tokens if token.type.endswith("_open")]
    assert opened == ["heading_open", "paragraph_open", "paragraph_open", *OPENS[kind]]


@given(st.lists(st.tuples(lines, lines), min_size=1, max_size=4))
def test_a_reader_of_markdown_sees_each_cell_of_a_table(rows: list[tuple[str, str]]) -> None:
    blocks = tuple(BodyBlock(type=BlockType.TABLE_ROW, text="\t".join(row)) for row in rows)
    tokens = READER.parse(Article(headline="Rain", blocks=blocks).to_markdown())
    shown = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert shown == ["Rain", *(cell for row in rows for cell in row)]


@given(
    st.lists(st.sampled_from(["```", "````", " ```", "~~~", "x = 1", "", "    y", "# z"]), min_size=1).map("\n".join)
)
def test_a_reader_of_markdown_sees_code_whole_with_the_fences_in_it(code: str) -> None:
    article = Article(headline="Rain", blocks=(BodyBlock(type=BlockType.CODE, text=code),))
    fences = [token for token in READER.parse(article.to_markdown()) if token.type == "fence"]
    assert [fence.content for fence in fences] == [f"{code}\n"]


def test_jsonld_is_a_news_article_without_empty_values() -> None:
    data = json.loads(json.dumps(ARTICLE.to_jsonld()))
    assert data["@type"] == "NewsArticle"
    assert data["author"] == {"@type": "Person", "name": "Ann Lee"}
    assert data["sourceOrganization"] == {"@type": "NewsMediaOrganization", "name": "AFP"}
    assert data["isAccessibleForFree"] is False
    assert "datePublished" not in data
    assert "image" not in data


def test_a_publisher_or_an_agency_as_author_is_no_person_in_jsonld() -> None:
    article = Article(headline="Rain", authors=("The Wave", "AFP"), agencies=("AFP",), publisher="The Wave")
    assert [author["@type"] for author in article.to_jsonld()["author"]] == ["Organization", "Organization"]


@cache
def cleaned(path: Path) -> Article:
    return clean(path.read_bytes(), kind="html" if path.suffix == ".html" else "text")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_the_command_prints_what_the_methods_give(path: Path) -> None:
    article = cleaned(path)
    for options, written in ((), article.to_text()), (("--markdown",), article.to_markdown()):
        assert CliRunner().invoke(app, ["clean", str(path), *options]).stdout == written


@pytest.mark.parametrize("form", ["txt", "md"])
def test_a_run_writes_what_the_methods_give(form: str, tmp_path: Path) -> None:
    # One worker, for each loads the rules of all languages that its pages are in.
    arguments = ["--include", "p*/*/source.*", "-o", str(tmp_path), "--format", form, "--quiet", "-j", "1"]
    result = CliRunner().invoke(app, ["batch", str(FIXTURES), *arguments])
    assert result.exit_code == 0, result.stderr
    for path in SOURCES:
        article = cleaned(path)
        place = tmp_path / path.relative_to(FIXTURES).with_suffix("")
        # What a file of several documents holds, a feed's items, goes into a folder of its name.
        file = place / f"000001.{form}" if place.is_dir() else place.with_suffix(f".{form}")
        assert file.read_bytes() == (article.to_text() if form == "txt" else article.to_markdown()).encode()
