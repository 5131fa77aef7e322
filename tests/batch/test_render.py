from __future__ import annotations

import datetime as dt
import json
import math
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, BlockType, BodyBlock, Category, Removal
from newsclean.batch.parquet import write_parquet
from newsclean.batch.render import as_json, as_line, as_markdown, as_text

ARTICLE = Article(
    headline="Rain ends drought",
    standfirst="At last",
    authors=("Ana Ruiz",),
    date=dt.date(2026, 3, 1),
    published_at=dt.datetime(2026, 3, 1, 10, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    body="It fell.\n\nMore\n\none\n\ntwo\n\nWet",
    blocks=(
        BodyBlock(type=BlockType.PARAGRAPH, text="It fell."),
        BodyBlock(type=BlockType.SUBHEAD, text="More", level=3),
        BodyBlock(type=BlockType.LIST_ITEM, text="one"),
        BodyBlock(type=BlockType.LIST_ITEM, text="two"),
        BodyBlock(type=BlockType.QUOTE, text="Wet"),
    ),
    removed=(Removal(text="Share", category=Category.SHARE, reason="en/share/share", position=3),),
    evidence={"headline": "h1"},
)


def test_a_line_is_the_source_and_the_article() -> None:
    line = as_line(ARTICLE, "a.html", {})
    assert line.count(b"\n") == 1
    record = json.loads(line)
    assert record.pop("source") == "a.html"
    assert Article.model_validate(record) == ARTICLE
    assert json.loads(as_json(ARTICLE, "a.html", {})) == {"source": "a.html"} | record


def test_carried_fields_are_repeated_and_never_replace_the_articles() -> None:
    record = json.loads(as_line(ARTICLE, "a", {"id": 1, "headline": "Old", "source": "wire", "score": math.nan}))
    assert (record["id"], record["headline"], record["input_headline"]) == (1, "Rain ends drought", "Old")
    assert (record["source"], record["input_source"], record["score"]) == ("a", "wire", None)


def test_text_and_markdown_are_the_articles_own() -> None:
    assert as_text(ARTICLE, "a.html", {"id": 1}) == ARTICLE.to_text().encode()
    assert as_markdown(ARTICLE, "a.html", {"id": 1}) == ARTICLE.to_markdown().encode()


def test_parquet_has_typed_columns(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    naive = ARTICLE.model_copy(update={"published_at": dt.datetime(2026, 3, 1, 10)})
    carried: list[dict[str, Any]] = [{"id": 1, "mixed": "x", "part": 1.5}, {"id": None, "mixed": [2], "part": 2}, {}]
    articles = [ARTICLE, naive, Article()]
    lines = [as_line(a, f"{n}.html", c) for n, (a, c) in enumerate(zip(articles, carried, strict=True))]
    write_parquet(lambda: iter(lines), tmp_path / "a.parquet")
    table = parquet.read_table(tmp_path / "a.parquet")
    types = {field.name: field.type for field in table.schema}
    assert (types["date"], types["published_at"]) == (pa.date32(), pa.timestamp("us", tz="UTC"))
    assert (types["id"], types["part"], types["mixed"]) == (pa.int64(), pa.float64(), pa.string())
    assert pa.types.is_struct(types["removed"].value_type)
    first, second, third = table.to_pylist()
    assert (first["published_at"], first["published_at_zone"]) == (
        dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC),
        "+02:00",
    )
    assert second["published_at_zone"] is None
    assert first["removed"] == [{"text": "Share", "category": "share", "reason": "en/share/share", "position": 3}]
    assert (first["evidence"], first["authors"], second["mixed"]) == ([("headline", "h1")], ["Ana Ruiz"], "[2]")
    assert (third["headline"], third["date"], third["id"]) == (None, None, None)
