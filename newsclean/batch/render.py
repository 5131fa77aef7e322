"""An article as a line of JSON, a JSON file, plain text or Markdown."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from typing import Any

from newsclean.article import Article, BlockType, BodyBlock

# What an output line has besides the article's fields.
SOURCE = "source"

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


def as_text(article: Article, source: str = "", carried: dict[str, Any] | None = None) -> bytes:  # noqa: ARG001
    """The headline, the standfirst, the byline with the date, and the body, parted by blank lines.

    >>> as_text(Article(headline="Rain ends drought", body="It fell on Tuesday."))
    b'Rain ends drought\\n\\nIt fell on Tuesday.\\n'
    """
    parts = (article.headline, article.standfirst, _signature(article), article.body)
    return "\n\n".join(part for part in parts if part).encode() + b"\n"


def as_markdown(article: Article, source: str = "", carried: dict[str, Any] | None = None) -> bytes:  # noqa: ARG001
    """The same as Markdown: headings, quotes and lists marked as such.

    >>> print(as_markdown(Article(headline="Rain", standfirst="At last")).decode(), end="")
    # Rain
    <BLANKLINE>
    *At last*
    """
    signature = _signature(article)
    head = (
        f"# {article.headline}" if article.headline else "",
        f"*{article.standfirst}*" if article.standfirst else "",
        f"_{signature}_" if signature else "",
    )
    return "\n\n".join([*filter(None, head), *_markdown_blocks(article.blocks)]).encode() + b"\n"


def _markdown_blocks(blocks: tuple[BodyBlock, ...]) -> Iterator[str]:
    """Blocks as Markdown; items that follow one another make one list."""
    items: list[str] = []
    for block in blocks:
        if block.type is BlockType.LIST_ITEM:
            items.append(f"- {block.text}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield _markdown_block(block)
    if items:
        yield "\n".join(items)


def _markdown_block(block: BodyBlock) -> str:
    match block.type:
        case BlockType.SUBHEAD:
            return f"{'#' * (block.level or 2)} {block.text}"
        case BlockType.QUOTE:
            return f"> {block.text}"
        case BlockType.CODE:
            return f"```\n{block.text}\n```"
        case _:
            return block.text


def _signature(article: Article) -> str:
    who = article.byline or ", ".join(article.authors or article.agencies)
    return " · ".join(filter(None, (who, article.date.isoformat() if article.date else "")))


def _before(source: str, carried: dict[str, Any]) -> bytes:
    fields = {SOURCE: source} | {f"input_{k}" if k in _TAKEN else k: v for k, v in carried.items()}
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


RENDERERS: dict[str, Render] = {"jsonl": as_line, "json": as_json, "txt": as_text, "md": as_markdown}
