"""The label step: decides what each block is, and why."""

from __future__ import annotations

from newsclean.article import Category
from newsclean.page import Label, Page, Role


def label(page: Page) -> None:
    """Label every block of a page."""
    for block in page.blocks:
        block.label = (
            Label(Role.STORY, "story/prose")
            if len(block.text) > 80
            else Label(Role.REMOVED, "story/outside", Category.OTHER)
        )
