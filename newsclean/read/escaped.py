"""Entities that a content system escaped twice, which readers see as `don&#39;t`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from newsclean.article import BlockType
from newsclean.page import Block

# Quotation marks, dashes and letters: what editors escape in prose.
ENTITY = (
    r"&(?:[lrsb][sd]quo|[lr]aquo|quot|apos|[nm]dash|hellip|nbsp|amp|szlig|[ao]elig|i(?:excl|quest)|euro|pound|deg|"
    r"[a-zA-Z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|#0?3[49]|#x2[27]|#160|#82(?:1[126-9]|2[0-2]|30));"
)
# Amid a word no writer sets one, not even where HTML is explained.
WITHIN = re.compile(rf"[^\W\d_]{ENTITY}[^\W\d_]", re.IGNORECASE)
# One that stands alone, as where it is explained, stays; but dashes stand so.
BESIDE = re.compile(rf"(?<=\S){ENTITY}|{ENTITY}(?=\S)|&[nm]dash;", re.IGNORECASE)
WORD = re.compile(r"\S+")


def unescape(blocks: Iterable[Block]) -> None:
    """Decode entities in a page's blocks where some stand amid words; code and addresses are left as they are.

    >>> blocks = [Block("They can&#39;t say &ldquo;no&rdquo;.", 1), Block("Write &amp; or &lt;p&gt; for these.", 2)]
    >>> unescape(blocks)
    >>> [block.text for block in blocks]
    ["They can't say “no”.", 'Write &amp; or &lt;p&gt; for these.']
    """
    held = [b for b in blocks if "&" in b.text and ";" in b.text and b.type is not BlockType.CODE]
    if not any(WITHIN.search(block.text) for block in held):
        return
    for block in held:
        text = _decoded(block.text)
        if text:
            block.link_chars = block.link_chars * len(text) // len(block.text)
            block.strong_chars = block.strong_chars * len(text) // len(block.text)
            block.text = text


def _decoded(text: str) -> str:
    return WORD.sub(_word_decoded, text).replace("\xa0", " ").strip()


def _word_decoded(word: re.Match[str]) -> str:
    is_address = "://" in word[0] or "=" in word[0]
    return word[0] if is_address else BESIDE.sub(lambda entity: html.unescape(entity[0]), word[0])
