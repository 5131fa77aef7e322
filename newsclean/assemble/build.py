"""Labels the blocks that fields were read from, and builds the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsclean.article import Article, Category
from newsclean.assemble.byline import Byline
from newsclean.assemble.dates import Dates
from newsclean.assemble.headline import Headline
from newsclean.assemble.site import key_of
from newsclean.assemble.standfirst import Standfirst
from newsclean.page import Block, Label, Page, Role

SPELLING = 12  # characters of punctuation and space in which two prints of one line may differ
SHORTEST_REPEAT = 8  # letters: a shorter line says the same as a field by chance


def settle_blocks(
    page: Page, headline: Headline | None, standfirst: Standfirst | None, byline: Byline, dates: Dates
) -> None:
    """Give each block that a field was read from its role, and mark the ones that say a field again."""
    if headline is not None:
        _take(headline.blocks, Role.HEADLINE, f"headline/{headline.source}")
        _mark_repeats(page.blocks, Role.HEADLINE, headline.text)
    if standfirst is not None:
        _take(standfirst.blocks, Role.STANDFIRST, f"standfirst/{standfirst.source}")
        _mark_repeats(page.blocks, Role.STANDFIRST, standfirst.text)
    _take(byline.blocks, Role.BYLINE, "byline/line")
    if byline.line is not None:
        _mark_repeats(page.blocks, Role.BYLINE, byline.line)
    for block in dates.blocks:
        if block.label is not None and block.label.role is Role.REMOVED:
            block.label = Label(Role.REMOVED, "date/read", Category.TIMESTAMP)


def _take(blocks: Iterable[Block], role: Role, reason: str) -> None:
    for block in blocks:
        block.label = Label(role, reason)


def _mark_repeats(blocks: Iterable[Block], role: Role, said: str) -> None:
    """Mark blocks that say a field again: of those that say it whole, the first is the field's."""
    key, size = key_of(said), len(said)
    if len(key) < SHORTEST_REPEAT:
        return
    taken = False
    for block in blocks:
        label = block.label
        if label is None or label.role not in (role, Role.REMOVED) or abs(len(block.text) - size) > SPELLING:
            continue
        if key_of(block.text) == key:
            if taken or label.role is not role:
                block.label = Label(Role.REMOVED, f"{role}/repeated", Category.DUPLICATE)
            taken = taken or label.role is role


def build(page: Page, fields: dict[str, Any], *, keep_removed: bool) -> Article:
    """An article of chosen fields and labelled blocks, validated in one call."""
    story = [block for block in page.blocks if block.label is not None and block.label.role is Role.STORY]
    fields["body"] = "\n\n".join(block.text for block in story)
    fields["blocks"] = [{"type": b.type, "text": b.text, "level": b.level or None} for b in story]
    if keep_removed:
        fields["removed"] = [
            {"text": b.printed, "category": label.category, "reason": label.reason, "position": b.position}
            for b in page.blocks
            if (label := b.label) is not None and label.role is Role.REMOVED
        ]
    return Article.model_validate(fields)
