"""Bytes to text, as browsers do it."""

from __future__ import annotations

from newsclean.article import ArticleWarning


def decode(source: str | bytes) -> tuple[str, list[ArticleWarning]]:
    """Decode a source."""
    return (source if isinstance(source, str) else source.decode("utf-8", "replace")), []
