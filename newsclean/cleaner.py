"""`clean()`: read, label, assemble."""

from __future__ import annotations

from typing import Literal

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.label import label
from newsclean.read import read


def clean(
    source: str | bytes,
    *,
    url: str | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
    language: str | None = None,
    keep_removed: bool = True,
) -> Article:
    """Turn a news page or pasted text into an article.

    >>> article = clean("Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", kind="text")
    >>> article.headline
    'Rain ends drought'
    """
    page = read(source, url=url, kind=kind, language=language)
    label(page)
    return assemble(page, keep_removed=keep_removed)
