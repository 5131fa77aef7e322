"""Lines to blocks: white space, bullets, quote signs and the cells of tables, a line a block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from newsclean.article import BlockType
from newsclean.page import Block
from newsclean.read.invisible import INVISIBLE, NOTHING
from newsclean.read.text.dialect import NO_LINE
from newsclean.read.text.hyphens import SOFT_HYPHEN

CHUNK = 1 << 20  # characters read at a time, so that a text of 100 MB never stands there a second time
TAB = " " * 4  # a tab may part the cells of a table, so it keeps a run's width
SPACES = ("\xa0", "\u1680", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000")
ZERO_WIDTH = "\u200b\u2060\ufeff"
# Within a word such a mark may part words (Thai, Khmer) and stays; at its edge nobody can miss it.
EDGE = r"\s!-/:-@\[-`{-~"
STRAY_ZERO_WIDTH = re.compile(rf"(?:^|(?<=[{EDGE}]))[{ZERO_WIDTH}]+|[{ZERO_WIDTH}]+(?=[{EDGE}]|$)")
# A soft hyphen shows nothing but at a line's end, where readers of PDF may give a hyphen too; they may set a space
# behind it where letters are spaced out. At lines' ends it stays until they are joined.
BROKEN_AT_HYPHEN = re.compile(r"\xad[\u2010-]? *(?=\r?$)", re.M)
INNER_SOFT_HYPHEN = re.compile(r"\xad+(?: (?=[^\W\dA-Z_])|(?! *\r?$))", re.M)
# Type that some readers of PDF give as it is cut (Unicode's "Alphabetic Presentation Forms").
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Fonts draw a radical and the character that is the same by one sign, and such readers may give the radical (Unicode's
# "Kangxi Radicals"; of "CJK Radicals Supplement" those that are characters by themselves), and a point of hyphenation
# for the middle dot.
RADICALS = {n: unicodedata.normalize("NFKC", chr(n)) for n in range(0x2F00, 0x2FD6)} | dict(
    zip(
        map(ord, "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰⻱⻲⻳‧"),
        "母民虎西见角贝车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄斉齐歯齿竜龙龜亀龟・",
        strict=True,
    )
)
RADICAL = re.compile("[\u2e80-\u2fd5]")
# Signs that are nothing but bullets, with Word's two of the private use area. Squares, circles and diamonds are not
# among them: Japanese papers set them before subheads.
BULLETS = frozenset("•◦▪▫‣⁃∙·➢➤\uf0b7\uf0a7")
# But w3m marks the lower levels of a list with these, below a round bullet and indented more.
SQUARES = frozenset("□☆○■★◎●△◇◆")
UNDERLINES = "=-"
SHORTEST_UNDERLINE = 3
STARRED = re.compile(r"^ *\* ", re.M)
# Stars that may be footnotes beside round bullets: of 84 pasted pages with a round sign somewhere and stars before
# lines, those with more had menus and lists in stars.
FOOTNOTES = 3
MARKS = BULLETS | SQUARES | frozenset("*+-o>#=")
CELLS = re.compile(" {2,}")
WIDE = " " * 4  # columns parted by this much, or by a tab, need not be aligned


def line_blocks(source: str, markdown: bool) -> list[Block]:
    """A block for each line that shows anything. `markdown` says that `-`, `>` and `#` are syntax."""
    blocks: list[Block] = []
    marks = _Marks(markdown, has_footnotes="•" in source and not _are_starred(source))
    spaced: dict[int, str] = {}
    may_hide = not source.isascii() and _holds(source, INVISIBLE)
    number = gap = start = 0
    while start < len(source):
        end = source.find("\n", start + CHUNK) + 1 or len(source)
        for line in _plain_spaces(source[start:end]).splitlines():
            number += 1
            text = line.strip()
            if not text or (may_hide and not text.strip(NOTHING)):
                gap += 1
                continue
            if text in NO_LINE:
                if blocks:
                    blocks[-1].lines += 1
                continue
            first = text[0]
            indent = 0 if line[0] == first else len(line) - len(line.lstrip())
            if "  " in text:
                spaced[len(blocks)] = text
                text = " ".join(text.split())
            block = Block(text, number, BlockType.PARAGRAPH, 0, 1, "", 0, 0, gap, indent)
            gap = 0
            if first not in MARKS or marks.read(block, blocks):
                blocks.append(block)
            elif first == ">":
                gap = 1
        start = end
    if spaced:
        _read_tables(blocks, spaced, gap=1 if "\t" in source else 0)
    return blocks


def _holds(source: str, marks: Iterable[str]) -> bool:
    """Whether one of the marks stands in a source."""
    return any(mark in source for mark in marks)


def _are_starred(source: str) -> bool:
    """Whether more lines begin with stars than a text has footnotes."""
    return next(islice(STARRED.finditer(source), FOOTNOTES, None), None) is not None


def _plain_spaces(source: str) -> str:
    """All white space but line ends as spaces, no stray marks of zero width."""
    source = source.replace("\t", TAB).replace("\x1f", " ")  # costs nothing where there is none
    if source.isascii():
        return source
    for space in SPACES:
        source = source.replace(space, " ")
    if _holds(source, ZERO_WIDTH):
        source = STRAY_ZERO_WIDTH.sub("", source)
    if SOFT_HYPHEN in source:
        source = INNER_SOFT_HYPHEN.sub("", BROKEN_AT_HYPHEN.sub(SOFT_HYPHEN, source))
    if _holds(source, LIGATURES):
        for ligature, letters in LIGATURES.items():
            source = source.replace(ligature, letters)
    if RADICAL.search(source):
        source = source.translate(RADICALS)
    return source


@dataclass(slots=True, eq=False)
class _Marks:
    """Takes signs off the fronts of lines. What a sign means depends on the lines before it."""

    markdown: bool
    has_footnotes: bool  # the text's bullets are round, so that a star marks a footnote
    round_indent: int = -1
    plus_indent: int = -1
    o_indent: int = -1

    def read(self, block: Block, before: list[Block]) -> bool:
        """Set the block's type, marker and text; false where the line is only a sign and belongs to the one before."""
        text, sign = block.text, block.text[0]
        if sign == ">":
            return self._quote(block, before)
        if sign in UNDERLINES and not text.strip(sign):
            return not _underlines(block, before)
        if sign == "#":
            if self.markdown:
                _head(block)
        elif self._is_bullet(sign, text, block.indent) and (rest := text[1:].strip()):
            block.type, block.marker, block.text = BlockType.LIST_ITEM, sign, rest
        return True

    def _is_bullet(self, sign: str, text: str, indent: int) -> bool:
        """Layout renderers mark the levels of a list `*`, `+`, `o` and `-`: a letter or a dash is one only below those.

        Elsewhere `o` is a word (Portuguese) and a dash opens direct speech.
        """
        if sign == "•":
            self.round_indent = indent
            return True
        if sign in SQUARES:
            return 0 <= self.round_indent < indent and text[1:2] == " "
        if text[1:2] not in ("", " "):
            return False
        if sign in BULLETS or sign == "*":
            return sign != "*" or ((self.markdown or not self.has_footnotes) and any(map(str.isalnum, text)))
        if sign == "+":
            if indent:
                self.plus_indent = indent
            return self.markdown or indent > 0
        if sign == "o":
            if not 0 <= self.plus_indent < indent:
                return False
            self.o_indent = indent
            return True
        return self.markdown or 0 <= self.o_indent < indent

    def _quote(self, block: Block, before: list[Block]) -> bool:
        """`>` before one line alone may be a link's arrow; two such lines, or Markdown, quote."""
        above = before[-1] if before and before[-1].printed[0] == ">" else None
        if above is not None and above.position + above.lines != block.position:
            above = None
        if above is None and not self.markdown:
            return True
        for quote in (above, block):
            if quote is not None and not quote.marker and (rest := quote.text.lstrip("> ")):
                quote.type, quote.marker, quote.text = BlockType.QUOTE, ">", rest
        if above is not None and not block.marker:
            above.lines += 1
            return False
        return True


def _underlines(line: Block, before: list[Block]) -> bool:
    """Whether a line of signs sets the line before it as a heading: about as long, as Markdown writers draw it."""
    above = before[-1] if before and not line.gap else None
    if above is None or above.type is not BlockType.PARAGRAPH or above.indent != line.indent:
        return False
    if len(line.text) < SHORTEST_UNDERLINE or abs(len(above.text) - len(line.text)) > 2:
        return False
    above.type, above.level = BlockType.SUBHEAD, 1 if line.text[0] == "=" else 2
    above.lines += 1
    return True


HEAD = re.compile(r"(#{1,6}) +(.*?)[ #]*$")


def _head(block: Block) -> None:
    if (match := HEAD.match(block.text)) and match[2]:
        block.type, block.level, block.text = BlockType.SUBHEAD, len(match[1]), match[2]


def _read_tables(blocks: list[Block], spaced: dict[int, str], gap: int) -> None:
    """Neighbouring lines with gaps inside are a table's rows where the gaps are wide or the columns stand aligned.

    `gap` is how many blank lines may part rows: where tabs part cells, as in a cleaned body, each row is a paragraph.
    """
    rows = {
        i
        for i, text in spaced.items()
        if i - 1 in spaced and blocks[i].gap <= gap and _same_columns(blocks[i - 1], spaced[i - 1], blocks[i], text)
    }
    for i in rows | {i - 1 for i in rows}:
        if blocks[i].type is BlockType.PARAGRAPH:
            blocks[i].type, blocks[i].text = BlockType.TABLE_ROW, "\t".join(CELLS.split(spaced[i]))


def _same_columns(above: Block, upper: str, below: Block, lower: str) -> bool:
    if WIDE in upper and WIDE in lower:
        return True
    starts = {above.indent + m.end() for m in CELLS.finditer(upper)}
    return any(below.indent + m.end() in starts for m in CELLS.finditer(lower))
