"""An article as the bytes that a run writes: a line of JSON, a file of JSON, text or Markdown."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from newsclean.article import Article

# What an output line has besides the article's fields.
SOURCE = "source"

# What precedes a carried field's name that an article's field has.
INPUT = "input_"

_TAKEN = frozenset(Article.model_fields) | {SOURCE}

Render = Callable[[Article, str, dict[str, Any]], bytes]


def as_line(article: Article, source: str, carried: dict[str, Any]) -> bytes:
    """One line of JSON: the source, the fields carried through, the article's fields.

    A carried field whose name an article's field has gets the prefix `input_`.

    >>> as_line(Article(headline="Rain"), "a.html", {"id": 7, "date": "1/2"})[:50]
    b'{"source":"a.html","id":7,"input_date":"1/2","head'
    """
    return _before(source, carried) + article.model_dump_json().encode()[1:] + b"\n"


def as_json(article: Article, source: str, carried: dict[str, Any]) -> bytes:
    """The same as `as_line`, indented."""
    record = json.loads(as_line(article, source, carried))
    return json.dumps(record, ensure_ascii=False, indent=2).encode() + b"\n"


def as_jsonld(article: Article, source: str, carried: dict[str, Any]) -> bytes:  # noqa: ARG001
    """The article as a schema.org NewsArticle, which has no place for the others."""
    return json.dumps(article.to_jsonld(), ensure_ascii=False, indent=2).encode() + b"\n"


def as_text(article: Article, source: str, carried: dict[str, Any]) -> bytes:  # noqa: ARG001
    """The article as text, likewise."""
    return article.to_text().encode()


def as_markdown(article: Article, source: str, carried: dict[str, Any]) -> bytes:  # noqa: ARG001
    """The article as Markdown, likewise."""
    return article.to_markdown().encode()


def _before(source: str, carried: dict[str, Any]) -> bytes:
    fields = {SOURCE: source} | {f"{INPUT}{k}" if k in _TAKEN else k: v for k, v in carried.items()}
    try:
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=str, allow_nan=False)
    except ValueError:  # JSON has no NaN, which tables use for nothing
        text = json.dumps(_without_nan(fields), ensure_ascii=False, separators=(",", ":"), default=str)
    return text.encode("utf-8", "replace")[:-1] + b","


def _without_nan(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(k): _without_nan(v) for k, v in value.items()}
    return [_without_nan(v) for v in value] if isinstance(value, list | tuple) else value


RENDERERS: dict[str, Render] = {
    "jsonl": as_line,
    "json": as_json,
    "jsonld": as_jsonld,
    "txt": as_text,
    "md": as_markdown,
}
