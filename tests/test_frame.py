"""Articles as a data frame, of pandas and of polars."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any, Literal

import pytest

from newsclean import Article, Failure, Image, SavedArticle, articles_to_frame, clean
from tests.report.pages import PAGES

Library = Literal["pandas", "polars"]
each_library = pytest.mark.parametrize("library", ["pandas", "polars"])


def rows(frame: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.to_dict("records") if hasattr(frame, "iloc") else frame.to_dicts()
    return found


@each_library
def test_a_row_is_an_article(library: Library) -> None:
    article = clean((PAGES / "news-classic" / "source.html").read_bytes())
    (row,) = rows(articles_to_frame([article], library))
    assert row["headline"] == article.headline
    assert list(row["authors"]) == ["Imogen Treloar"]
    assert str(row["date"])[:10] == "2026-02-17"
    assert row["published_at"] == article.published_at
    assert (row["characters"], row["removed"]) == (len(article.body), len(article.removed))
    assert row["image"] == (article.image.url if article.image else None)


@each_library
def test_a_saved_article_has_its_source(library: Library) -> None:
    assert rows(articles_to_frame([SavedArticle(source="a.jsonl:3")], library))[0]["source"] == "a.jsonl:3"


@each_library
def test_columns_have_their_types_whatever_is_in_them(library: Library) -> None:
    full = Article(
        headline="Rain",
        authors=("Ann Lee",),
        date=dt.date(1, 1, 1),
        published_at=dt.datetime(2026, 3, 4, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
        image=Image(url="https://paper.example/a.jpg"),
        free_access=True,
    )
    kinds = [
        dict(zip(frame.columns, map(str, frame.dtypes), strict=True))
        for frame in (articles_to_frame(articles, library) for articles in ([], [full], [Article()], [Article(), full]))
    ]
    assert kinds[0] == kinds[1] == kinds[2] == kinds[3]
    assert len(kinds[0]) == 22


@each_library
def test_moments_are_in_utc(library: Library) -> None:
    moments = [dt.datetime(2026, 3, 4, 10), dt.datetime(2026, 3, 4, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))]
    found = [
        row["published_at"] for row in rows(articles_to_frame([Article(published_at=m) for m in moments], library))
    ]
    assert found == [dt.datetime(2026, 3, 4, 10, tzinfo=dt.UTC), dt.datetime(2026, 3, 4, 9, tzinfo=dt.UTC)]


@each_library
def test_a_missing_library_is_named(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=f"{library} is not installed: pip install {library}"):
        articles_to_frame([], library)


def test_another_library_is_refused() -> None:
    with pytest.raises(ValueError, match="'pandas' or 'polars'"):
        articles_to_frame([], "dask")  # type: ignore[call-overload]


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(TypeError, match="item 2 is of type Failure, not Article: leave it out"):
        articles_to_frame([Article(), Failure("a", "CleanError", "empty")])  # type: ignore[list-item]
