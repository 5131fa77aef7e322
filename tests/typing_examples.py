"""What users write, for mypy to check: that the public names have the types the documentation gives. Never run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, assert_type

from newsclean import (
    Article,
    ArticleWarning,
    BlockType,
    BodyBlock,
    Candidate,
    Category,
    CleanError,
    Failure,
    Image,
    Removal,
    SiteLines,
    UserRules,
    articles_to_frame,
    clean,
    clean_many,
    load_rules,
    read_articles,
)
from newsclean.report import Survey, write_page, write_report

if TYPE_CHECKING:
    import polars


def one_page(html: bytes) -> None:
    article = clean(html, url="https://paper.example/rain", kind="html", language="en-GB")
    assert_type(article, Article)
    assert_type(article.headline, str | None)
    assert_type(article.authors, tuple[str, ...])
    assert_type(article.date, dt.date | None)
    assert_type(article.published_at, dt.datetime | None)
    assert_type(article.blocks, tuple[BodyBlock, ...])
    assert_type(article.blocks[0].type, BlockType)
    assert_type(article.removed, tuple[Removal, ...])
    assert_type(article.removed[0].category, Category)
    assert_type(article.evidence, dict[str, str])
    assert_type(article.candidates, tuple[Candidate, ...])
    assert_type(article.positions, dict[str, int])
    assert_type(article.warnings, tuple[ArticleWarning, ...])
    assert_type(article.image, Image | None)
    assert_type(article.to_markdown(), str)


def pasted(text: str) -> str:
    try:
        return clean(text, keep_removed=False).body
    except CleanError as error:
        raise ValueError("not a page") from error


def looked_at(articles: list[Article]) -> None:
    assert_type(write_report(read_articles("articles.jsonl"), Path("report.html"), size=20_000_000), Survey)
    assert_type(write_page(articles[0], "page.html", title="page"), None)
    assert_type(articles_to_frame(articles, "polars"), polars.DataFrame)


def own_rules(text: str) -> Article:
    rules = load_rules("mine.toml", Path("more.toml"))
    assert_type(rules, UserRules)
    return clean(text, rules=rules)


def one_site(pages: list[str]) -> Iterator[Article]:
    lines = SiteLines.learn(pages)
    assert_type(lines, SiteLines)
    return (clean(page, site_lines=lines) for page in pages)


def many_pages(folder: Path) -> None:
    for result in clean_many(folder.glob("*.html"), workers=4, timeout=5.0, memory=None):
        assert_type(result, Article | Failure)
        if isinstance(result, Failure):
            assert_type(result.error, str)
