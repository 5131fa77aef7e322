"""Headings that html-to-text wrote in capitals: as their page has them, where the rest of the text tells how.

A heading stays in capitals where one of its words stands nowhere else, so that nobody can tell whether it is a name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newsclean.article import BlockType
from newsclean.page import Block

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ADDRESS = re.compile(r"\S*/\S*")  # its words are in small letters, whatever they are
# What may stand between a sentence's beginning and its first word.
BEFORE = " \t\"'“”„«»‹›‘’‚([{¿¡–—-*_"
CLOSING = "\"'”’»“)*_"
ENDS = frozenset(".!?:…|")
PROSE = 60  # characters of a paragraph, in which capitals say something
STEM, SUFFIX = 5, 3  # letters that two forms of a word share, at least; and those that they do not, at most
MOST_KIN = 50  # words of one stem that are looked at
BACK = 12  # characters in which a sentence's end stands before the next one's first word
ACRONYM = 5  # letters of the longest word that stands in capitals for what it abbreviates
# Share of the words within sentences that have a capital: above it nouns have one, as in German, and a form of the same
# stem in small letters does not tell a noun's case.
NOUNS = 0.15


def restore_capitals(blocks: Sequence[Block]) -> None:
    """Give headings in capitals the spelling that their words have elsewhere.

    >>> story = "In Tarn the USA sold a ferry to the council, which had asked for it since the last winter had begun."
    >>> blocks = [Block("COUNCIL ASKED USA FOR FERRY", 1, gap=2), Block("TARN VOTES", 2, gap=2), Block(story, 3, gap=1)]
    >>> restore_capitals(blocks)
    >>> [block.text for block in blocks[:2]]
    ['Council asked USA for ferry', 'TARN VOTES']
    """
    headings = [block for block in blocks if _is_heading(block)]
    if headings:
        spelled = _Spellings(block.text for block in blocks if block.known is None and not block.text.isupper())
        for block in headings:
            block.text = spelled.restored(block.text)


def _is_heading(block: Block) -> bool:
    return block.gap > 0 and block.type is BlockType.PARAGRAPH and block.known is None and block.text.isupper()


class _Spellings:
    """How a text's words are spelled within its sentences."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.within: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.first: defaultdict[str, Counter[str]] = defaultdict(Counter)
        capitals = small = 0
        for text in texts:
            is_prose = len(text) >= PROSE and text.rstrip(CLOSING)[-1:] in ENDS
            for word, begins in _words(ADDRESS.sub("", text)):
                if word.isupper() and len(word) > ACRONYM:
                    continue
                if word[0].islower() or (is_prose and not begins):
                    self.within[word.casefold()][word] += 1
                    small += is_prose and word[0].islower()
                    capitals += word[0].isupper()
                elif is_prose:
                    self.first[word.casefold()][word] += 1
        self.has_nouns = capitals > NOUNS * (capitals + small)
        self.stems: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.within:
            if len(self.stems[key[:STEM]]) < MOST_KIN:
                self.stems[key[:STEM]].append(key)

    def restored(self, text: str) -> str:
        """A text in capitals as its words are spelled; in capitals where one of them is not known."""
        parts: list[str] = []
        at = 0
        for match, (word, begins) in zip(WORD.finditer(text), _words(text), strict=True):
            spelled = self._spelling(word, begins=begins)
            if spelled is None:
                return text
            parts += text[at : match.start()], spelled[0].upper() + spelled[1:] if begins else spelled
            at = match.end()
        return "".join((*parts, text[at:]))

    def _spelling(self, word: str, *, begins: bool) -> str | None:
        key = word.casefold()
        if key.isdigit():
            return word
        if key in self.within:
            return max(sorted(self.within[key].items()), key=lambda found: (found[1], found[0][0].islower()))[0]
        if begins and key in self.first:
            return self.first[key].most_common(1)[0][0]
        kin = [other for other in self.stems[key[:STEM]] if _is_kin(key, other)] if len(key) >= STEM else []
        capitals = {other[0].isupper() for form in kin for other in self.within[form]}
        if capitals == {True}:
            return word.capitalize()
        if capitals == {False} and not self.has_nouns:
            return word.lower()
        return word.capitalize() if begins and len(word) > ACRONYM else None


def _is_kin(one: str, other: str) -> bool:
    """Whether two words are likely forms of one."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= STEM and max(len(one), len(other)) - shared <= SUFFIX


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words, and whether each begins a sentence."""
    for match in WORD.finditer(text):
        start = match.start()
        before = text[max(0, start - BACK) : start].rstrip(BEFORE)
        yield match[0], before[-1] in ENDS if before else start <= BACK
