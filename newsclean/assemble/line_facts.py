"""What several fields ask of a page's lines, each looked up once: a table of facts per line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from newsclean.assemble.keys import key_of
from newsclean.assemble.words import Words
from newsclean.page import Block

T = TypeVar("T")

WORD = re.compile(r"[^\W\d_]{3,}")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")  # a shorter one says little
DIGIT = re.compile(r"\d")
DATE = re.compile(
    r"\d{1,2}[:.h]\d{2}|(?<!\d)(?:19|20)\d\d(?!\d)|"
    r"\d+ (?:[Mm]in|hour|day|Std|Stund|Tag|uur|dag|heure|jour|hora|día|ore|ora|giorn|tim|час|дн)"
)
UNSPACED_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
PHOTO_WORDS = frozenset(
    "foto fotos photo photos getty bild credit image images imago picture quelle source copyright fotograf kuva "
    "reuters shutterstock fotó фото courtesy dpa afp epa 写真 攝影 摄影 사진".split()
)


class Fact(dict[int, T], Generic[T]):
    """One fact of each line, by its index."""

    def __init__(self, blocks: Sequence[Block], look: Callable[[str], T]) -> None:
        super().__init__()
        self._blocks, self._look = blocks, look

    def __missing__(self, i: int) -> T:
        """Look at a line for the first time."""
        found = self[i] = self._look(self._blocks[i].text)
        return found


class Facts:
    """The table: a line is looked at when one of its facts is first asked.

    >>> from newsclean.assemble.words import words_of
    >>> facts = Facts([Block("By Ann Lee, 4 May 2024", 1)], words_of("en"))
    >>> facts.key[0], facts.announces[0], facts.dated[0], facts.photo[0]
    ('byannlee4may2024', True, True, False)
    """

    def __init__(self, blocks: Sequence[Block], words: Words) -> None:
        self.key = Fact(blocks, key_of)  # its letters and digits
        self.announces = Fact(blocks, words.announces)  # a writer
        self.dated = Fact(blocks, is_dated)
        self.photo = Fact(blocks, names_photo)
        self.words = Fact(blocks, words_in)


def is_dated(text: str) -> bool:
    """Whether a line holds a year, a time of day or how long ago something was."""
    return DIGIT.search(text) is not None and DATE.search(text) is not None


def words_in(text: str) -> frozenset[str]:
    """The longer words of a text, lower case; pairs of characters in scripts that write no spaces.

    >>> sorted(words_in("Rain ends the drought")), sorted(words_in("大雨來了"))
    (['drought', 'ends', 'rain'], ['來了', '大雨', '雨來'])
    """
    if not text.isascii() and UNSPACED_RUN.search(text):
        return frozenset(pair for run in UNSPACED_RUN.findall(text) for pair in map("".join, pairwise(run)))
    return frozenset(LONG_WORD.findall(text.lower()))


def names_photo(text: str) -> bool:
    """Whether a line says whose picture something is."""
    return "©" in text or not PHOTO_WORDS.isdisjoint(WORD.findall(text.lower()))
