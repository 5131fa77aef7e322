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

# A sentence that ends where the next one begins; not "U.S.Army", nor a call such as `log.Fatal()`.
MEETING = regex.compile(
    r"""(?:(?<=[\w%)][.!?…])|(?<=[.!?…][”"»’)]))(?<!\b\w\.)(?=[„“«‘(]*\p{Lu}[\w’'-]*[\s,]|[„“«‘]\w)"""
)
# The same, and a word that ends where a phrase begins: a title and what follows it.
JOINT = regex.compile(rf"{MEETING.pattern}|(?<=\p{{Ll}}\p{{Ll}})(?=\p{{Lu}}\p{{Ll}}+ \w+ )")
# A line of so many characters with so many meeting sentences is a page: of 1,822 texts of both corpora, where line
# breaks part the blocks, one has such a line.
PAGE_SIZE = 1_000
MEETINGS = 5


def part_glued(blocks: list[Block]) -> list[Block]:
    """Part the blocks that are pages written into one line; all of their pieces stand at its position.

    >>> said = "It rained all night, and then it stopped.", "The council met again, and the ferry sailed to Norhaven."
    >>> pieces = part_glued([Block("Home" + "".join(said * 20), 1)])
    >>> pieces[0].text, pieces[1].text == said[0], pieces[2].text == said[1], {piece.position for piece in pieces}
    ('Home', True, True, {1})
    """
    return [p for block in blocks for p in (_pieces(block) if len(block.text) >= PAGE_SIZE else (block,))]


def _pieces(block: Block) -> Iterator[Block]:
    if sum(1 for _ in islice(MEETING.finditer(block.text), MEETINGS)) < MEETINGS:
        yield block
        return
    first, *others = filter(None, (piece.strip() for piece in JOINT.split(block.text)))
    yield replace(block, text=first, type=BlockType.PARAGRAPH)
    for other in others:
        yield replace(block, text=other, type=BlockType.PARAGRAPH, marker="", lines=0, gap=0)
