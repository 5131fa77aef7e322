"""Paragraphs that a scraper broke at their links and bold words, made whole.

Programs that give each text node of a page a line of its own make three lines of "It was <a>Ann Lee</a>, who ...". Such
a text is known by lines that begin with a comma or a full stop, as nobody writes them. A first letter
that is larger than the others is given so by readers of PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.text.hyphens import FIRST_UNSPACED
from newsclean.read.text.margins import is_open, starts_small
from newsclean.read.text.rulers import WIDE

CLOSING = frozenset(",;.:!?)，。、；：！？）")
# So many lines, and one in so many, begin with such a mark. Of 119 news pages rendered so half have more; of their
# other renderings none has more than three.
LEAST = 3
RARE = 200
# A name or title between two pieces goes with a paragraph that is this long already, or has been mended before; or
# where a comma stands before it and a long piece follows. Between other lines it may be a byline.
SETTLED = 100
LONG_PIECE = 40
FARTHEST = 40  # lines after an initial in which what goes on with it is looked for
OPENING_COLON = re.compile(r": \w")
PUNCTUATION = ".,;:!?\"'“”„«»()"


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
    """Join a line that begins with the colon which parts a headline from its kicker with the line above; where the
    colon has a line of its own, the only such in the text, with the one below too. In Markdown such a line is a
    definition.

    >>> [block.text for block in join_kickers([Block("The drought", 1), Block(": rain at last", 2)])]
    ['The drought: rain at last']
    >>> [block.text for block in join_kickers([Block("The drought", 1), Block(":", 2), Block("rain at last", 3)])]
    ['The drought: rain at last']
    """
    if not any(block.text[0] == ":" for block in blocks):
        return blocks
    alone = [i for i, block in enumerate(blocks) if block.text == ":"]
    if len(alone) == 1 and 0 < alone[0] < len(blocks) - 1:
        above, colon, below = blocks[alone[0] - 1 : alone[0] + 2]
        goes_on = _is_piece(below) and len(below.text) < SETTLED and below.text[0].isalpha()
        if _is_piece(colon) and goes_on and is_open(above.text):
            whole = replace(below, text=f": {below.text}", lines=colon.lines + below.lines)
            blocks = [*blocks[: alone[0]], whole, *blocks[alone[0] + 2 :]]
    joined: list[Block] = []
    for block in blocks:
        is_behind = OPENING_COLON.match(block.text) is not None and _is_piece(block)
        if is_behind and joined and _may_begin(joined[-1]) and is_open(joined[-1].text):
            joined[-1].text += block.text
            joined[-1].lines += block.lines
        else:
            joined.append(block)
    return joined


def join_unspaced(blocks: list[Block]) -> list[Block]:
    """Join the lines of Chinese and Japanese paragraphs that a program broke at the only spaces they have, those around
    Latin words and numbers.

    >>> [block.text for block in join_unspaced([Block("由县里与 Tarn", 1), Block("公司承担。", 2)])]
    ['由县里与 Tarn 公司承担。']
    """
    ends = [i for i in range(1, len(blocks)) if _parts_scripts(blocks, i)]
    joined: set[int] = set()
    for i in reversed(ends):
        above, below = blocks[i - 1], blocks[i]
        if not is_open(below.text):
            above.text, above.lines = f"{above.text} {below.text}", above.lines + below.lines
            joined.add(i)
    return [block for i, block in enumerate(blocks) if i not in joined] if joined else blocks


def _parts_scripts(blocks: list[Block], row: int) -> bool:
    """Whether two lines part letters of a script without spaces from those of one with them, within a sentence."""
    above, below = blocks[row - 1], blocks[row]
    end, start = above.text[-1], below.text[0]
    if max(end, start) < FIRST_UNSPACED or not _is_piece(below) or not (_may_begin(above) and _may_begin(below)):
        return False
    latin, other = (end, start) if end < start else (start, end)
    return latin.isascii() and latin.isalnum() and WIDE.match(other) is not None and is_open(above.text)


def join_initials(blocks: list[Block]) -> list[Block]:
    """Set a story's first letter, printed over several lines and so given as a line of its own, before the line that
    goes on with it: the next, or one below a sentence's end that begins with a small letter.

    >>> blocks = [Block("T", 1), Block("he rain came late, and it stayed for weeks.", 2)]
    >>> [block.text for block in join_initials(blocks)]
    ['The rain came late, and it stayed for weeks.']
    """
    lone = [i for i, block in enumerate(blocks) if len(block.text) == 1 and block.text.isupper() and _may_begin(block)]
    joined: set[int] = set()
    for i in lone:
        rest = next((j for j in range(i + 1, min(i + FARTHEST, len(blocks))) if _is_rest(blocks, i, j)), None)
        if rest is not None:
            initial, line = blocks[i], blocks[rest]
            line.text, line.lines = _initial(initial.text, line.text, blocks), line.lines + initial.lines
            if rest == i + 1:
                line.position, line.gap = initial.position, initial.gap
            joined.add(i)
    return [block for i, block in enumerate(blocks) if i not in joined] if joined else blocks


def _may_begin(block: Block) -> bool:
    return block.type is BlockType.PARAGRAPH and block.known is None


def _is_rest(blocks: list[Block], initial: int, row: int) -> bool:
    block = blocks[row]
    if not (_may_begin(block) and len(block.text) >= LONG_PIECE and block.text[0].islower()):
        return False
    return row == initial + 1 or not is_open(blocks[row - 1].text)


def _initial(letter: str, text: str, blocks: list[Block]) -> str:
    """A letter before a line: in its first word, or before it where the text has the word without the letter alone."""
    first, found = text.split(" ", 1)[0].strip(PUNCTUATION), Counter[str]()
    for block in blocks:
        found.update(word.strip(PUNCTUATION) for word in block.text.split())
    whole = found[f"{letter}{first}"] + found[f"{letter.lower()}{first}"]
    return f"{letter} {text}" if found[first] > 1 and not whole else f"{letter}{text}"


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
