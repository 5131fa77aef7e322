"""Paragraphs that a scraper broke at their links and bold words, made whole.

Programs that give each text node of a page a line of its own make three lines of "It was <a>Ann Lee</a>, who ...". Such
a text is known by lines that begin with a comma or a full stop, as nobody writes them.
"""

from __future__ import annotations

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.text.margins import is_open, starts_small

CLOSING = frozenset(",;.:!?)，。、；：！？）")
# So many lines, and one in so many, begin with such a mark. Of 119 news pages rendered so half have more; of their
# other renderings none has more than three.
LEAST = 3
RARE = 200
# A name or title between two pieces goes with a paragraph that is this long already, or has been mended before; or
# where a comma stands before it and a long piece follows. Between other lines it may be a byline.
SETTLED = 100
LONG_PIECE = 40


def mend_pieces(blocks: list[Block]) -> list[Block]:
    """Join the lines that are pieces of one paragraph; a text that is not broken so comes back as it is.

    >>> lines = "Norhaven", ", said Ann Lee", ".", "It", "will", "return", ", she said", "."
    >>> [block.text for block in mend_pieces([Block(text, line) for line, text in enumerate(lines, 1)])]
    ['Norhaven, said Ann Lee.', 'It will return, she said.']
    """
    closing = sum(1 for block in blocks if _closes(block))
    if closing < LEAST or closing * RARE < len(blocks):
        return blocks
    paragraphs: list[list[Block]] = []
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        if paragraphs and _goes_on(paragraphs[-1], block, below):
            paragraphs[-1].append(block)
        else:
            paragraphs.append([block])
    for first, *others in paragraphs:
        first.text += "".join(piece.text if _closes(piece) else f" {piece.text}" for piece in others)
        first.lines += sum(piece.lines for piece in others)
    return [paragraph[0] for paragraph in paragraphs]


def _closes(block: Block) -> bool:
    """Whether a line begins with a mark that closes a clause, as no writer's line does; `.NET` is a word."""
    text = block.text
    return text[0] in CLOSING and not block.gap and (len(text) == 1 or not text[1].isalnum())


def join_kickers(blocks: list[Block]) -> list[Block]:
    """Join a line that begins with the colon which parts a headline from its kicker with the line above. In Markdown
    such a line is a definition.

    >>> [block.text for block in join_kickers([Block("The drought", 1), Block(": rain at last", 2)])]
    ['The drought: rain at last']
    """
    joined: list[Block] = []
    for block in blocks:
        is_behind = block.text.startswith(": ") and block.text[2:3].isalnum() and _is_piece(block)
        if is_behind and joined and joined[-1].type is BlockType.PARAGRAPH and is_open(joined[-1].text):
            joined[-1].text += block.text
            joined[-1].lines += block.lines
        else:
            joined.append(block)
    return joined


def _is_piece(block: Block) -> bool:
    return block.type is BlockType.PARAGRAPH and not block.gap


def _goes_on(paragraph: list[Block], block: Block, below: Block | None) -> bool:
    """Whether a line goes on with a paragraph; `below` is the line after it."""
    if not _is_piece(block) or paragraph[0].type is not BlockType.PARAGRAPH:
        return False
    if _closes(block):
        return True
    if not is_open(paragraph[-1].text):
        return False
    if starts_small(block.text):
        return True
    if below is None or not _is_piece(below) or not (_closes(below) or starts_small(below.text)):
        return False
    first = paragraph[0].text
    return len(paragraph) > 1 or len(first) >= SETTLED or ("," in first and len(below.text) >= LONG_PIECE)
