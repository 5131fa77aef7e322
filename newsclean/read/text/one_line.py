"""Pages that a scraper wrote into one line, parted where their blocks met.

Programs that join a page's text nodes with nothing between them leave "... said.The council ..." where a paragraph
ended, and "HomeNewsSport" where a menu stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import regex

from newsclean.article import BlockType
from newsclean.page import Block

# A sentence that ends where the next one begins, also behind a footnote's number, "said.1The"; not "U.S.Army", nor a
# call such as `log.Fatal()`.
MEETING = regex.compile(
    r"""(?:(?<=[\w%)][.!?…])|(?<=[.!?…][”"»’)])|(?<=\p{Ll}{4}[.!?…][”"»’)]?\d{1,2}))(?<!\b\w\.)(?=[„“«‘(]*\p{Lu}[\w’'-]*[\s,]|[„“«‘]\w)"""
)
# A word that ends where a phrase begins: a menu's, or a title and what follows it.
TITLE = regex.compile(r"(?<=\p{Ll}\p{Ll})(?=\p{Lu}\p{Ll}+ \w+ )")
JOINT = regex.compile(rf"{MEETING.pattern}|{TITLE.pattern}")
# A line of so many characters is a page if so many sentences and so many titles meet in it. A story alone may have lost
# its spaces, but has no titles: of 912 clean articles one has a paragraph in which sentences meet, and one title.
PAGE_SIZE = 1_000
MEETINGS, TITLES = 5, 3


def part_glued(blocks: list[Block]) -> list[Block]:
    """Part the blocks that are pages written into one line; all of their pieces stand at its position.

    >>> said = "It rained all night, and then it stopped.", "The council met again, and the ferry sailed to Norhaven."
    >>> pieces = part_glued([Block("NewsRain todayFerry back againWe sail on " + "".join(said * 20), 1)])
    >>> [piece.text for piece in pieces[:3]], pieces[4].text == said[1], {piece.position for piece in pieces}
    (['News', 'Rain today', 'Ferry back again'], True, {1})
    """
    return [p for block in blocks for p in (_pieces(block) if len(block.text) >= PAGE_SIZE else (block,))]


def _has(joint: regex.Pattern[str], count: int, text: str) -> bool:
    return sum(1 for _ in islice(joint.finditer(text), count)) == count


def _pieces(block: Block) -> Iterator[Block]:
    if not (_has(MEETING, MEETINGS, block.text) and _has(TITLE, TITLES, block.text)):
        yield block
        return
    first, *others = filter(None, (piece.strip() for piece in JOINT.split(block.text)))
    yield replace(block, text=first, type=BlockType.PARAGRAPH)
    for other in others:
        yield replace(block, text=other, type=BlockType.PARAGRAPH, marker="", lines=0, gap=0)
