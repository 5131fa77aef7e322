"""The story of a page whose text stands in a script alone: the rows that Next.js streams to the browser.

Source: the wire format of React Server Components as `self.__next_f.push([1, "…"])` carries it: rows of an id, a colon
and a value; `T`, a length in hexadecimal bytes of UTF-8 and a comma open a row of text.
"""

from __future__ import annotations

import json
import re

from newsclean.page import Claim
from newsclean.read.html.plain import unmarked

SIGN = "self.__next_f.push("
PUSHED = re.compile(r"self\.__next_f\.push\(\[1,\s*(\"(?:[^\"\\]|\\.)*+\")\s*\]\)", re.DOTALL)
TEXT = re.compile(rb":T([0-9a-f]+),")  # behind a row's id
HEXADECIMAL = b"0123456789abcdef"
LONGEST_ID = 32  # digits; Next.js counts its rows
ROW_ENDS = (b"\n", b"]", b"}", b'"')  # what may stand before an id
PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
SHORTEST = 250  # characters of a text with paragraphs that can be a story


def payload_claims(source: str) -> list[Claim]:
    """The longest text of paragraphs that a page's rows hold, as what the story may be.

    >>> story = "<p>" + "It rained all day. " * 15 + "</p>"
    >>> page = f'<script>self.__next_f.push([1,"2:T{len(story):x},{story}"])</script>'
    >>> [claim.field for claim in payload_claims(page)]
    ['payload_body']
    """
    if SIGN not in source:
        return []
    rows = "".join(filter(None, map(_decoded, PUSHED.findall(source)))).encode("utf-8", "replace")
    found = (row for row in TEXT.finditer(rows) if _opens_row(rows, row.start()))
    texts = (rows[row.end() : row.end() + int(row[1], 16)].decode("utf-8", "replace") for row in found)
    stories = [text for text in texts if len(text) >= SHORTEST and PARAGRAPH.search(text)]
    longest = max(stories, key=len, default="")
    story = unmarked(longest).strip() if longest else ""
    return [Claim("payload_body", story, "next")] if len(story) >= SHORTEST else []


def _opens_row(rows: bytes, end: int) -> bool:
    """Whether an id that ends before `end` stands there, and at a row's start."""
    before = rows[max(0, end - LONGEST_ID - 1) : end]
    rest = before.rstrip(HEXADECIMAL)
    return len(rest) < len(before) and (rest.endswith(ROW_ENDS) if rest else len(before) == end)


def _decoded(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return ""
