"""Entities that a content system escaped twice, which readers see as `don&#39;t`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from newsclean.article import BlockType
from newsclean.page import Block

ENTITY = r"&(?!lt;|gt;)(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});"
# Amid a word no writer sets one, not even where HTML is explained.
WITHIN = re.compile(rf"[^\W\d_]{ENTITY}[^\W\d_]")
ALONE = re.compile(ENTITY)


def unescape(blocks: Iterable[Block]) -> None:
    """Decode entities in a page's blocks where some stand amid words; code is left as it is.

    >>> blocks = [Block("They can&#39;t say &ldquo;no&rdquo;.", 1), Block("Use &lt;p&gt; &amp; rest.", 2)]
    >>> unescape(blocks)
    >>> [block.text for block in blocks]
    ["They can't say “no”.", 'Use &lt;p&gt; & rest.']
    """
    held = [b for b in blocks if "&" in b.text and ";" in b.text and b.type is not BlockType.CODE]
    if any(WITHIN.search(block.text) for block in held):
        for block in held:
            block.text = ALONE.sub(lambda entity: html.unescape(entity[0]), block.text).replace("\xa0", " ").strip()
