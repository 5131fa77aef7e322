"""JSON Feed (1.0 and 1.1): a document an item. Source: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsclean.errors import CleanError
from newsclean.sources.document import Document, Part
from newsclean.sources.feeds import plain, story_of
from newsclean.sources.json_text import text_of_json, value_of
from newsclean.sources.opened import Opened

# The address of the version may have its slashes escaped, and may stand behind the items.
VERSION = re.compile(r"\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/")
ITEM = re.compile(r"\"items\"\s*:\s*\[\s*\{(?s:.*)\"content_(?:html|text)\"\s*:")


def recognises(opened: Opened) -> bool:
    """Whether a file of JSON is a feed."""
    return VERSION.search(opened.sample) is not None or ITEM.search(opened.sample) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The items of a feed, in its order; raises CleanError for JSON that is none."""
    feed = value_of(text_of_json(opened))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise CleanError("This is a JSON file that no newsclean source knows: it is a JSON Feed without items.")
    for number, item in enumerate((item for item in items if isinstance(item, dict)), 1):
        yield _document(item, feed, number)


def _document(item: dict[str, Any], feed: dict[str, Any], number: int) -> Document:
    whole = _text(item, "content_html") or _text(item, "content_text") or ""
    content, kind, summary = story_of(whole, _text(item, "summary") or "")
    return Document(
        content=content,
        kind=kind,
        source="feed",
        parts=(Part(content, 1, kind=kind),) if content.strip() else (),
        url=_address(item),
        publisher=plain(_text(feed, "title") or "") or None,
        headline=plain(_text(item, "title") or "") or None,
        standfirst=summary,
        byline=_writers(item) or _writers(feed),
        date=_text(item, "date_published"),
        modified=_text(item, "date_modified"),
        section=next((tag for tag in item.get("tags") or () if isinstance(tag, str) and tag.strip()), None),
        language=_text(item, "language") or _text(feed, "language"),
        number=number,
    )


def _text(entry: dict[str, Any], name: str) -> str | None:
    value = entry.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _address(item: dict[str, Any]) -> str | None:
    """The item's page; what it links to where it has none of its own; an identity that is an address."""
    addresses = (_text(item, name) for name in ("url", "external_url", "id"))
    return next((url for url in addresses if url and url.startswith(("http://", "https://"))), None)


def _writers(entry: dict[str, Any]) -> str | None:
    """The names of an item's or a feed's authors, of which version 1.0 has one."""
    authors = entry.get("authors") or [entry.get("author")]
    names = [_text(author, "name") for author in authors if isinstance(author, dict)]
    return "; ".join(name for name in names if name) or None
