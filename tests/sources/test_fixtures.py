"""Each folder of fixtures/sources: the documents of its file give, cleaned, what its expected.json says, in order.

expected.json is a list with an entry a document. Each gives any fields of the article as `model_dump_json` writes them,
or `paragraphs` (the body split at its blank lines), or `body_has` (texts that it holds, whatever else).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from newsclean import Article, ArticleWarning, Document, clean, documents
from tests.each import each

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "sources"
FOLDERS = sorted(path.parent for path in FIXTURES.glob("*/expected.json"))


def source(folder: Path) -> Path:
    return next(folder.glob("source.*"))


@cache
def found(folder: Path) -> list[tuple[Document, Article]]:
    return [(document, clean(document)) for document in documents(source(folder))]


def given(article: Article, key: str) -> Any:
    if key == "paragraphs":
        return article.body.split("\n\n") if article.body else []
    return json.loads(article.model_dump_json(include={key}))[key]


@each(FOLDERS, lambda folder: folder.name)
def test_each_document_is_cleaned_as_expected(folder: Path) -> None:
    wanted = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    have = [article for _, article in found(folder)]
    assert len(have) == len(wanted)
    for want, article in zip(wanted, have, strict=True):
        for text in want.pop("body_has", ()):
            assert text in article.body
        assert {key: given(article, key) for key in want} == want


@each(FOLDERS, lambda folder: folder.name)
def test_documents_are_numbered_and_in_the_order_of_the_file(folder: Path) -> None:
    held = [document for document, _ in found(folder)]
    assert [document.number for document in held] == list(range(1, len(held) + 1))
    offsets = [document.offset for document in held]
    assert offsets == sorted(offsets)


@each(FOLDERS, lambda folder: folder.name)
def test_clean_gives_the_first_document_and_says_how_many_there_are(folder: Path) -> None:
    held = [article for _, article in found(folder)]
    article = clean(source(folder).read_bytes())
    assert (article.headline, article.body) == (held[0].headline, held[0].body)
    assert (ArticleWarning.SEVERAL_ARTICLES in article.warnings) is (len(held) > 1)
    if len(held) > 1:
        assert article.evidence["several_articles"] == f"1 of {len(held)} documents"
