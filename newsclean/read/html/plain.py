"""Claimed values as plain text: entities decoded, markup and control characters gone, white space folded."""

from __future__ import annotations

import html
import re

# A tag, not the `<` of "profits < losses": it begins with a letter or a slash, and what it holds is short.
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
BREAK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table)\b[^<>]{0,500}>", re.I)
ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,31});")
# Control characters, halves of surrogate pairs (which no encoder takes) and marks without width.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
ESCAPES = 2  # content systems escape twice at most: `&amp;quot;`


def plain(value: str) -> str:
    """A claimed value as one line of plain text.

    >>> plain(" Rain &amp;amp; <b>shine</b>\\n today ")
    'Rain & shine today'
    >>> plain("profits < losses")
    'profits < losses'
    """
    return " ".join(unmarked(value).split())


def unmarked(value: str) -> str:
    """A claimed text without markup; where a block of markup ends, a line ends.

    >>> unmarked("<p>It rained.</p><p>It stopped.</p>").split()
    ['It', 'rained.', 'It', 'stopped.']
    """
    for _ in range(ESCAPES if "&" in value else 0):
        if not ENTITY.search(value):
            break
        value = html.unescape(value)
    if "<" in value:
        value = TAG.sub("", BREAK.sub("\n", value))
    return value if value.isprintable() else UNPRINTABLE.sub("", value)
