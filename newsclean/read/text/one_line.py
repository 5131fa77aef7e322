"""Paragraphs that a scraper wrote into one line, parted where they met.

Programs that join a page's text nodes with nothing between them leave "... said.The council ..." where a paragraph
ended, and "HomeNewsSport" where a menu stood; all of a page, or what its source has in one line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import regex

from newsclean.article import BlockType
from newsclean.page import Block

# A sentence that ends where the next one begins, also behind a footnote's number, "said.1The", or as French sets it,
# "là ?Une"; not "U.S.Army", nor a call such as `log.Fatal()`.
ENDED = (
    r"(?:(?<=[\w%”\"»)][.!?…])|(?<=\p{Ll} [!?])|(?<=[.!?…][”\"»’)])|(?<=\p{Ll}{4}[.!?…][”\"»’)]?\d{1,2}))(?<!\b\w\.)"
)
BEGUN = r"(?=[„“«‘(]*\p{Lu}[\w’'-]*[\s,:]|\d{1,2}:\d\d|[„“«‘]\w)"
# A quotation that ends where a sentence begins, as a title may; of marks that open elsewhere their fellow tells.
QUOTED = (
    r"(?<=\p{L}[”\"]|„[^„“]{1,300}\p{L}“|(?<!\S)«[^«»]{1,300}\p{L} ?»|(?<!\S)»[^«»]{1,300}\p{L}«)(?=\p{Lu}\p{Ll}* \w)"
)
MEETING = regex.compile(f"{ENDED}{BEGUN}|{QUOTED}")
# A word that ends where a phrase begins: a menu's, or a title and what follows it.
TITLE = regex.compile(r"(?<=\p{Ll}\p{Ll})(?=\p{Lu}\p{Ll}+ \w+ )")
# The same behind a word without a capital, as names such as "YouTube" have none.
HEADED = regex.compile(r"(?<=\b\p{Ll}+\p{Ll})(?=\p{Lu}[\p{Ll}’']+,? [\w’'-]+ )")
JOINT = regex.compile(rf"{MEETING.pattern}|{TITLE.pattern}")
SEAM = regex.compile(rf"{MEETING.pattern}|{HEADED.pattern}")
# A line of so many characters is a page if so many sentences and so many titles meet in it. A story alone may have lost
# its spaces, but has no titles: of 912 clean articles one has a paragraph in which sentences meet, and one title.
PAGE_SIZE = 1_000
MEETINGS, TITLES = 5, 3
# In a text whose paragraphs met, sentences meet, but not all: one that has lost its spaces is parted nowhere. So it is
# with half of the news pages of which BeautifulSoup gave all text. Fewer than one in ten may be names of programs.
RARE = 10
SPACED = 0.5
WORD = 20  # characters of one
# The mark comes first, for it is found in a fifth of the time that letters take, of which a text is full.
MET = re.compile(r"[.!?…](?<=[^\W\d_]{2}[.!?…])[\"'”’»“)]?[„“«‘(]?[^\W\d_a-z]")
PARTED = re.compile(r"[^\W\d_]{2}[.!?…][\"'”’»“)]? [„“«‘\"(]?[^\W\d_a-z]")


def part_glued(blocks: list[Block]) -> list[Block]:
    """Part the blocks that are pages written into one line, and where sentences meet the paragraphs of a text that has
    several in a line; all of their pieces stand at its position.

    >>> said = "It rained all night, and then it stopped.", "The council met again, and the ferry sailed to Norhaven."
    >>> pieces = part_glued([Block("NewsRain todayFerry back againWe sail on " + "".join(said * 20), 1)])
    >>> [piece.text for piece in pieces[:3]], pieces[4].text == said[1], {piece.position for piece in pieces}
    (['News', 'Rain today', 'Ferry back again'], True, {1})
    """
    texts = [block.text for block in blocks if MET.search(block.text)]
    met = Counter(_words_at(text, seam.start()) for text in texts for seam in SEAM.finditer(text))
    names = frozenset(words for words, count in met.items() if count > 1)
    glued = _is_glued(blocks, len(met) - len(names))
    return [p for b in blocks for p in (_pieces(b, glued, names) if glued or len(b.text) >= PAGE_SIZE else (b,))]


def _is_glued(blocks: list[Block], met: int) -> bool:
    """Whether sentences of a text meet where its paragraphs do: at so many different pairs of words."""
    if met < MEETINGS:
        return False
    spaced = sum(1 for block in blocks for _ in PARTED.finditer(block.text))
    return met * SPACED <= spaced <= met * RARE


def _words_at(text: str, at: int) -> str:
    """What meets there; the same again is a name, such as "Tarn.Ferry"."""
    return text[max(0, at - WORD) : at].rpartition(" ")[2] + text[at : at + WORD].partition(" ")[0]


def _has(joint: regex.Pattern[str], count: int, text: str) -> bool:
    return sum(1 for _ in islice(joint.finditer(text), count)) == count


def _pieces(block: Block, glued: bool, names: frozenset[str]) -> Iterator[Block]:
    is_page = len(block.text) >= PAGE_SIZE and _has(MEETING, MEETINGS, block.text) and _has(TITLE, TITLES, block.text)
    if not (is_page or glued):
        yield block
        return
    pieces = _parted(JOINT, block.text, frozenset()) if is_page else _parted(SEAM, block.text, names)
    first, *others = filter(None, (piece.strip() for piece in pieces))
    yield replace(block, text=first, type=BlockType.PARAGRAPH) if others else block
    for other in others:
        yield replace(block, text=other, type=BlockType.PARAGRAPH, marker="", lines=0, gap=0)


def _parted(joint: regex.Pattern[str], text: str, names: frozenset[str]) -> Iterator[str]:
    """A text's pieces; a straight quotation mark between two that none before has opened goes with the second."""
    opened, start = "", 0
    seams = (seam.start() for seam in joint.finditer(text))
    for end in (*(at for at in seams if _words_at(text, at) not in names), len(text)):
        whole, start = opened + text[start:end], end
        opened = '"' if whole.endswith('"') and whole.count('"') % 2 else ""
        yield whole.removesuffix(opened)
    yield opened
