"""Each folder of fixtures/pages and fixtures/pasted: cleaning its source gives what its expected.json says.

expected.json gives any fields of the article as `model_dump_json` writes them, and three that are easier to write by
hand: `paragraphs` (the body split at its blank lines), `types` (of its blocks) and `removed` (texts that must have been
removed, each with its category). What it does not give is not compared.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, clean
from tests.each import each

FIXTURES = Path(__file__).parent.parent / "fixtures"
FOLDERS = sorted(path.parent for path in FIXTURES.glob("p*/*/expected.json"))


def expected(folder: Path) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return fields


def comparisons() -> list[Any]:
    """One for each folder and key, so that a failure names both."""
    return [
        pytest.param(folder, key, id=f"{folder.relative_to(FIXTURES).as_posix()} {key}")
        for folder in FOLDERS
        for key in expected(folder)
    ]


@cache
def article(folder: Path) -> Article:
    source = next(folder.glob("source.*"))
    return clean(source.read_bytes(), kind="html" if source.suffix == ".html" else "text")


def given(article: Article, key: str) -> Any:
    """What the article says under a key of expected.json."""
    if key == "paragraphs":
        return article.body.split("\n\n") if article.body else []
    if key == "types":
        return [block.type for block in article.blocks]
    return json.loads(article.model_dump_json(include={key}))[key]


@each(comparisons())
def test_fixture_is_cleaned_as_expected(folder: Path, key: str) -> None:
    want, have = expected(folder)[key], given(article(folder), key)
    if key == "removed":
        categories = {removal["text"]: removal["category"] for removal in have}
        have = [{"text": text, "category": categories.get(text)} for text in (entry["text"] for entry in want)]
    assert have == want


def test_every_folder_holds_a_source_and_what_is_expected() -> None:
    folders = [path for path in FIXTURES.glob("p*/*/") if path.is_dir()]
    assert sorted(folders) == FOLDERS
    assert all(len(list(folder.glob("source.*"))) == 1 for folder in folders)
