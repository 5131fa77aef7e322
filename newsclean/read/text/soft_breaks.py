"""Markdown's paragraphs made whole where a tool wrapped them, and links that go over several lines or blocks.

In a wrapped Markdown text a line's end shows as a space, whatever the line's length (CommonMark 0.31, "Soft line
breaks"); only a backslash or two spaces at its end break it.
"""

from __future__ import annotations

import re

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.text.dialect import LINK_END, LINK_START, TIE
from newsclean.read.text.hyphens import Joiner
from newsclean.read.text.markdown import LINK
from newsclean.read.text.rulers import first_word

GOES_ON = (BlockType.PARAGRAPH, BlockType.LIST_ITEM, BlockType.QUOTE)
DEFINED = re.compile(r":[~ ] ?(?=\S)")
NUMBERED = re.compile(r"(\d{1,9})[.)] ")
LONGEST_RUN = 60  # lines in which a link is looked for
MOST_LINKED = 12  # blocks that one link goes around
TAGGED = re.compile(f"{LINK_START}[^{LINK_START}{LINK_END}]{{0,2000}}{LINK_END}")
AROUND_END = re.compile(
    r"\]\([^\s()]{0,2000}+(?:\([^\s()]{0,500}+\)[^\s()]{0,2000}+){0,9}+(?:\s+\"[^\"\n]{0,1000}\")?\)(?=\[?$)"
)


def join_soft(blocks: list[Block], margin: int) -> list[Block]:
    """Join the lines of each paragraph that was wrapped at a margin; without one only those that one link goes over."""
    paragraphs: list[list[Block]] = []
    for block in blocks:
        if paragraphs and _goes_on(paragraphs[-1], block, margin):
            paragraphs[-1].append(block)
        else:
            paragraphs.append([block])
    if not margin:
        paragraphs = [part for lines in paragraphs for part in _parts(lines)]
    joined = [lines for lines in paragraphs if len(lines) > 1]
    joiner = Joiner([[line.text for line in lines] for lines in joined], (block.text for block in blocks))
    for lines in joined:
        pieces = [piece for line in lines if (piece := line.text.removesuffix(TIE).rstrip())]
        text = joiner.join(pieces or [lines[0].text])
        lines[0].text, lines[0].lines = text, lines[-1].position + lines[-1].lines - lines[0].position
    return [lines[0] for lines in paragraphs]


def _goes_on(paragraph: list[Block], block: Block, margin: int) -> bool:
    above = paragraph[-1]
    if block.gap or above.text.endswith("\\"):
        return False
    if block.type is BlockType.QUOTE:
        return above.type is BlockType.QUOTE
    if block.type is not BlockType.PARAGRAPH or DEFINED.match(block.text):
        return False
    if above.type is BlockType.SUBHEAD:  # some tools wrap headings as well, html2text with two spaces behind its sign
        size = above.level + 1 + len(above.text)
        return above.lines == 1 and 0 < margin <= size + 1 + first_word(block.text) and size <= margin
    return above.type in GOES_ON and above.type is not BlockType.QUOTE and not _counts_on(paragraph, block)


def _counts_on(paragraph: list[Block], block: Block) -> bool:
    """Whether a line is a numbered list's next item, or its first: within a paragraph a list begins at 1."""
    number = NUMBERED.match(block.text)
    if number is None:
        return False
    before = NUMBERED.match(paragraph[0].text)
    return int(number[1]) == (int(before[1]) + 1 if before else 1)


def _parts(lines: list[Block]) -> list[list[Block]]:
    """The lines of a run, joined only where a link goes over their ends."""
    if (
        len(lines) == 1
        or len(lines) > LONGEST_RUN
        or (
            not any("](" in line.text or LINK_END in line.text for line in lines[1:])
            and not any(TIE in line.text for line in lines)
        )
    ):
        return [[line] for line in lines]
    text = "\n".join(line.text for line in lines)
    breaks = [i for i, letter in enumerate(text) if letter == "\n"]
    links = [*LINK.finditer(text), *TAGGED.finditer(text)]
    inside = {at for link in links for at in breaks if link.start() < at < link.end()}
    inside.update(at for at in breaks if text[at - 1] == TIE)
    parts = [[lines[0]]]
    for at, line in zip(breaks, lines[1:], strict=True):
        if at in inside:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def read_definitions(blocks: list[Block]) -> None:
    """Take the colon off a definition's front, and the backslash off the end of a line that is broken there."""
    for block in blocks:
        if block.type is BlockType.CODE:
            continue
        if block.text[0] == ":" and (sign := DEFINED.match(block.text)):
            block.text = block.text[sign.end() :]
        if block.text.endswith("\\") and (rest := block.text.rstrip("\\ ")):
            block.text = rest


def read_block_links(blocks: list[Block]) -> tuple[list[Block], set[int]]:
    """Without the brackets and addresses, on lines of their own, of links that go around whole blocks; and which of
    the blocks left stand in one, by their `position`.
    """
    left: list[Block] = []
    linked: set[int] = set()
    inside: list[Block] | None = None
    for block in blocks:
        text = block.text
        if text[0] == "]" and inside is not None and (end := AROUND_END.match(text)):
            if len(inside) <= MOST_LINKED:
                linked.update(other.position for other in inside)
            inside = [] if text[end.end() :] == "[" else None
            continue
        if text == "[" or (text[-1] == "[" and text.endswith(")[")):
            inside = []
            if text == "[":
                continue
            block.text = text[:-1]
        elif inside is not None:
            inside.append(block)
        left.append(block)
    return left, linked
