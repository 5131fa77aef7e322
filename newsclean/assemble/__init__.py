"""The assemble step: reads an article off labelled blocks and claims."""

from __future__ import annotations

from newsclean.article import Article, BodyBlock, Removal
from newsclean.page import Label, Page, Role


def assemble(page: Page, *, keep_removed: bool = True) -> Article:
    """Build the article."""
    headline = None
    if page.blocks and page.blocks[0].label and page.blocks[0].label.role is Role.REMOVED:
        headline = page.blocks[0].text
        page.blocks[0].label = Label(Role.HEADLINE, "headline/first-line")
    story = [b for b in page.blocks if b.label and b.label.role is Role.STORY]
    return Article(
        headline=headline,
        body="\n\n".join(b.text for b in story),
        blocks=tuple(BodyBlock(type=b.type, text=b.text, level=b.level or None) for b in story),
        removed=tuple(
            Removal(text=b.printed, category=b.label.category, reason=b.label.reason, position=b.position)
            for b in page.blocks
            if keep_removed and b.label and b.label.category
        ),
        language=page.language,
        url=page.url,
    )
