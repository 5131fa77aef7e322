"""How wide a line is: in columns, or in type, where letters differ.

Widths of letters are those of Helvetica and Times (Adobe Font Metrics for the PDF Core 14 fonts), which Arial,
Liberation and most browsers' own faces share; those of other faces for text differ from one of them in much the same
ratio throughout.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsclean.page import Block
from newsclean.read.text.hyphens import FIRST_UNSPACED, UNSPACED

WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]")
COLUMN = 450  # thousandths of an em that a letter of running text is wide on average, its spaces included
SANS = {
    191: "'",
    222: "ijl‘’ı",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”„•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu«»–",
    584: "+<=>~",
    611: "FTZß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "—…Æœ",
    1015: "@",
}
SERIF = {
    180: "'",
    200: "|",
    250: " ,.",
    278: "/:;\\ijltı",
    333: "!()-I[]`fr‘’",
    350: "•",
    389: "Js",
    408: '"',
    444: "?acez“”„",
    469: "^",
    500: "#$*0123456789_bdghknopquvxy«»ß–",
    541: "~",
    556: "FPS",
    564: "+<=>",
    611: "ELTZ",
    667: "BCRæ",
    722: "ADGHKNOQUVXYwœ",
    778: "&m",
    833: "%",
    889: "MÆ",
    921: "@",
    944: "W",
    1000: "—…",
}
COMMON, CAPITAL, EM = 556, 700, 1000  # of letters that are not among them


class _Widths(dict[str, int]):
    """The width of each letter, in thousandths of an em; of one with an accent that of the letter below it."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        if WIDE.match(letter):
            width = EM
        elif base != letter:
            width = self[base]
        elif unicodedata.combining(letter):
            width = 0
        else:
            width = CAPITAL if letter.isupper() else COMMON
        self[letter] = width
        return width


class Ruler(NamedTuple):
    """How wide a text is, and how wide a line's first word with the space before it."""

    width: Callable[[str], float]
    first_word: Callable[[str], float]

    def edge(self, block: Block) -> float:
        """Where a line ends."""
        marked = f"{block.marker} {block.text}" if block.marker else block.text
        return self.width(marked) + (self.width(" " * block.indent) if block.indent else 0)


def first_word(text: str) -> int:
    """The columns of a line's first word; scripts without spaces break after any letter or short word."""
    if text[0] >= FIRST_UNSPACED and UNSPACED.match(text):
        return 2 if WIDE.match(text) else 6
    end = text.find(" ")
    return end if end > 0 else len(text)


def _wide_columns(text: str) -> int:
    return len(text) + len(WIDE.findall(text))


def typeface(widths: Mapping[int, str]) -> Ruler:
    """A ruler for a face of type, given as its letters by width; it tells columns of common letters.

    >>> round(TYPES[0].width("William")), round(TYPES[0].width("illicit"))
    (7, 4)
    """
    letters = _Widths({letter: width for width, letters in widths.items() for letter in letters})

    def width(text: str) -> float:
        return sum(map(letters.__getitem__, text)) / COLUMN

    return Ruler(width, lambda text: width(f" {text[: first_word(text)]}"))


COLUMNS = Ruler(len, lambda text: 1 + first_word(text))
WIDE_COLUMNS = Ruler(_wide_columns, COLUMNS.first_word)  # where letters are wide, those of East Asian scripts fill two
TYPES = (typeface(SANS), typeface(SERIF))
