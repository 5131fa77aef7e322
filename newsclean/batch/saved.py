"""Reads back what a batch wrote: lines of JSON, Parquet, or a folder of JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_serializer, model_validator
from pydantic_core.core_schema import SerializerFunctionWrapHandler

from newsclean.article import Article
from newsclean.batch.render import INPUT, SOURCE
from newsclean.sources.compression import plain, split_ending

_OWN = frozenset(Article.model_fields)


class SavedArticle(Article):
    """An article as a batch wrote it: with what it was made of.

    `model_validate_json()` takes a line of the batch's output, and `model_dump_json()` gives it.

    >>> line = '{"source": "a.jsonl:3", "id": 7, "input_date": "1/2", "headline": "Rain ends drought"}'
    >>> saved = SavedArticle.model_validate_json(line)
    >>> saved.headline, saved.source, saved.carried
    ('Rain ends drought', 'a.jsonl:3', {'id': 7, 'date': '1/2'})
    """

    source: str = Field(description="What the batch read: a path, or path:place for a record of a file of many.")
    carried: dict[str, Any] = Field(
        default_factory=dict, description="The other fields of the record that the page came in, by their own names."
    )

    @property
    def article(self) -> Article:
        """The article alone, equal to the one that `clean()` gives."""
        return Article.model_construct(_fields_set=set(_OWN), **{name: getattr(self, name) for name in _OWN})

    @model_validator(mode="before")
    @classmethod
    def _carry(cls, data: Any) -> Any:
        """Gather the fields that are not the article's."""
        if not isinstance(data, dict) or "carried" in data:
            return data
        own = {name: value for name, value in data.items() if name in _OWN or name == SOURCE}
        return own | {"carried": {_named(name): value for name, value in data.items() if name not in own}}

    @model_serializer(mode="wrap")
    def _as_line(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Lay the carried fields beside the article's, as in the batch's output."""
        fields = handler(self)
        carried = fields.pop("carried")
        beside = {INPUT + name if name in _OWN or name == SOURCE else name: carried[name] for name in carried}
        return {SOURCE: fields.pop(SOURCE), **beside, **fields}


def _named(name: str) -> str:
    """A carried field's own name."""
    bare = name.removeprefix(INPUT)
    return bare if bare in _OWN or bare == SOURCE else name


def read_articles(path: str | Path) -> Iterator[SavedArticle]:
    """The articles that `newsclean batch` wrote, one after another, however many there are.

    `path` is a file of lines of JSON (`.jsonl`, also `.gz` and `.zst`), a Parquet file, or a folder of JSON files. An
    article has the source it was made of and the fields carried along from its record. A line that is no article
    raises `ValueError`, which names it; so does a folder of other files alone.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp(), "out.jsonl")
    >>> _ = file.write_text('{"source": "a.html", "headline": "Rain ends drought"}')
    >>> [(article.source, article.headline) for article in read_articles(file)]
    [('a.html', 'Rain ends drought')]
    """
    path = Path(path)
    if path.is_dir():
        return _from_folder(path)
    if path.suffix.lower() == ".parquet":
        return _from_parquet(path)
    return (_article(fields, f"{path}:{number}") for number, fields in _objects(path, whole=False))


def _from_folder(path: Path) -> Iterator[SavedArticle]:
    files = sorted(file for file in path.rglob("*") if split_ending(file.name)[0].endswith(".json"))
    if not files and any(path.iterdir()):
        raise ValueError(f"{path} holds no articles as JSON: read a folder that newsclean batch --format json wrote")
    for file in files:
        for _, fields in _objects(file, whole=True):
            yield _article(fields, str(file))


def _objects(path: Path, *, whole: bool) -> Iterator[tuple[int, Any]]:
    """The JSON values of a file, numbered: one a line, or one in all."""
    number = 0
    try:
        with path.open("rb") as raw:
            file = plain(raw, path.name)
            for number, line in enumerate([file.read()] if whole else file, 1):
                if not line.isspace():
                    yield number, json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}:{number} is no line of JSON: {error}") from error
    except EOFError as error:
        raise ValueError(f"{path} is cut short after its line {number}") from error


def _from_parquet(path: Path) -> Iterator[SavedArticle]:
    try:
        from newsclean.batch.parquet import read_parquet

        for number, fields in enumerate(read_parquet(path), 1):
            yield _article(fields, f"{path}:{number}")
    except ImportError as error:
        raise ImportError("Parquet needs pyarrow: pip install 'newsclean[parquet]'") from error
    except KeyError as error:
        raise ValueError(f"{path} is not as newsclean writes Parquet: it has no column {error}") from error


def _article(fields: Any, place: str) -> SavedArticle:
    try:
        return SavedArticle.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])) or "line"
        raise ValueError(f"{place} is no article that newsclean wrote: {name}: {first['msg']}") from error
