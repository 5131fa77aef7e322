"""What print sets between two lines of a paragraph: page numbers, running heads, addresses of links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.article import BlockType
from newsclean.page import Block

PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|seite|pag\.?|pág\.?|página|pagina|страница|стр\.?|strona|str\.?|sayfa|blz\.?|p\.|第)? ?\d{1,3}"
    r"(?: ?(?:/|\||of|von|sur|de|di|do|van|из|z) ?\d{1,3})? ?(?:页|頁|ページ)?[^\w.,;:!?%]{0,3}",
    re.I,
)
LONGEST_NUMBER = 24  # characters of a page number's line, "- Seite 112 von 118 -"
ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+(?: \d{1,3}/\d{1,3})?")  # browsers print the page number after it
DIGITS = re.compile(r"\d+")
TALLEST_HEAD = 3  # lines of a page's foot and the next one's head; a longer run that returns was pasted twice


def is_address(text: str) -> bool:
    """Whether a line is an address and nothing else."""
    return text.startswith(("http", "www.", "<http")) and ADDRESS.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number and nothing else.

    >>> is_page_number("Page 3 of 12"), is_page_number("3,000")
    (True, False)
    """
    return len(text) <= LONGEST_NUMBER and PAGE_NUMBER.fullmatch(text) is not None


def is_cut(text: str) -> bool:
    """Whether a line is an address or a page's number."""
    return is_address(text) or is_page_number(text)


def running_heads(blocks: Sequence[Block]) -> set[int]:
    """The indices of lines that return word for word, but for their digits: few in a row, and none amid a sentence."""
    returning = _returning(blocks)
    heads: set[int] = set()
    run: list[int] = []
    for i in (*returning, len(blocks) + 1):
        if run and i != run[-1] + 1:
            if len(run) <= TALLEST_HEAD and not any(blocks[j].text[0].islower() for j in run):
                heads.update(run)
            run = []
        run.append(i)
    return heads


def _returning(blocks: Sequence[Block]) -> list[int]:
    places: dict[str, list[int]] = {}
    for i, block in enumerate(blocks):
        if block.type is BlockType.PARAGRAPH and not is_cut(block.text):
            places.setdefault(DIGITS.sub("0", block.text), []).append(i)
    return sorted(i for rows in places.values() if len(rows) > 1 for i in rows)
