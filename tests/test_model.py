"""The article as data: it goes to JSON and back unharmed, describes itself, and cannot be changed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from newsclean import Article, ArticleWarning, BlockType, BodyBlock, Candidate, Category, Image, Removal, clean
from tests.each import each

SOURCES = sorted((Path(__file__).parent.parent / "fixtures").glob("p*/*/source.*"))

# Every text but half a surrogate pair, which is no text and which JSON cannot hold.
texts = st.text(st.characters(codec="utf-8"))
zones = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
times = st.none() | st.datetimes(timezones=zones)
any_article = st.builds(
    Article,
    headline=st.none() | texts,
    authors=st.lists(texts).map(tuple),
    date=st.none() | st.dates(),
    published_at=times,
    body=texts,
    blocks=st.lists(st.builds(BodyBlock, type=st.sampled_from(BlockType), text=texts)).map(tuple),
    image=st.none() | st.builds(Image, url=texts, caption=st.none() | texts),
    removed=st.lists(
        st.builds(Removal, text=texts, category=st.sampled_from(Category), reason=texts, position=st.integers(1))
    ).map(tuple),
    evidence=st.dictionaries(texts, texts),
    candidates=st.lists(st.builds(Candidate, field=texts, value=texts, source=texts)).map(tuple),
    positions=st.dictionaries(texts, st.integers(1, 10**6)),
    confidence=st.floats(0, 1),
    warnings=st.lists(st.sampled_from(ArticleWarning)).map(tuple),
)


@given(any_article)
def test_an_article_goes_to_json_and_back(article: Article) -> None:
    assert Article.model_validate_json(article.model_dump_json()) == article


@each(SOURCES, lambda path: path.parent.name)
def test_a_cleaned_article_goes_to_json_and_back(path: Path) -> None:
    article = clean(path.read_bytes())
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert Article.model_validate(article.model_dump()) == article
    assert json.loads(json.dumps(article.to_jsonld())) == article.to_jsonld()


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field that a schema and the models within it define."""
    for name, model in {"Article": schema, **schema["$defs"]}.items():
        for field, definition in model.get("properties", {}).items():
            yield f"{name}.{field}", definition


def test_the_schema_describes_every_field() -> None:
    fields = dict(properties(Article.model_json_schema()))
    assert {"Article.headline", "BodyBlock.type", "Removal.reason", "Image.caption"} <= fields.keys()
    assert [name for name, definition in fields.items() if not definition.get("description", "").endswith(".")] == []


def test_an_article_cannot_be_changed() -> None:
    article = Article(headline="Rain", blocks=(BodyBlock(type=BlockType.PARAGRAPH, text="It rained."),))
    with pytest.raises(ValidationError, match="frozen"):
        article.headline = "Sun"
    with pytest.raises(FrozenInstanceError):
        article.blocks[0].text = "It shone."  # type: ignore[misc]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="headlin"):
        Article.model_validate({"headlin": "Rain"})


def test_nothing_is_claimed_that_is_not_known() -> None:
    article = Article()
    assert article.body == ""
    assert article.confidence == 0
    assert (article.headline, article.date, article.language, article.free_access) == (None, None, None, None)
