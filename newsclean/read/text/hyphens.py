"""A paragraph's lines to one text: breaks between words, amid a hyphenated word, and in scripts without spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from newsclean.page import Block

SOFT_HYPHEN = "\xad"
HYPHENS = ("-", "\u2010")
WORD = re.compile(r"[\w'’-]+")
AT_ONCE = 1000  # lines searched for words at a time, so that few words stand in memory
LAST_WORD = re.compile(r"[\w\u2010'’-]{1,60}$")
FIRST_WORD = re.compile(r"\w[\w\u2010'’-]{0,60}")
FRONT = 10  # characters in which an address's scheme ends, after a bracket or two; Markdown's links begin otherwise
TITLE_QUOTES = "\"'(<["  # before what stands behind an address and is no part of it
DASHES = ("—", "--", "/")
CLOSE_DASH = re.compile(r"\w(?:—|--|/)$")  # English sets dash and slash close to both words

FIRST_UNSPACED = "\u0e00"
# Thai, Lao, Burmese, Khmer, kana, ideographs, full-width forms. Hangul parts its words with spaces.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffef]")
SHARED_MARKS = frozenset("“”‘’…—·")  # Chinese and Western print use the same
SPACED_LATIN = re.compile(r"[\u3040-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u3040-\u9fff]")

# What follows a hyphen that belongs there. "Haupt- und Nebenstraßen", "mid- to late": hyphen and space stay.
CONJUNCTIONS = frozenset(
    "und oder bzw beziehungsweise sowie and or to en of og och eller ja tai i lub y e et ou".split()
)
SECOND_HALVES = frozenset(
    "backed based born brokered built called century controlled counter driven educated elect elected friendly funded "
    "general generation held hour imposed income inch kilometer kilometre language law led level mediated metre mile "
    "million minded minute month occupied old owned paid party profile quality related risk round run scale speaking "
    "speed sponsored standing style supported tech term thirds torn trained turned up wing winning year "
    "il elle ils elles là même mêmes nous vous lui нибудь либо таки".split()
)
FIRST_HALVES = frozenset("self well non half far vice quasi".split())
COMPOUNDS = frozenset({("из", "за"), ("из", "под"), ("что", "то"), ("кто", "то"), ("как", "то"), ("где", "то")})
# Share of breaks that follow a hyphen and precede a small letter. Measured on the news corpus, wrapped at 60 to 100
# columns: words with a hyphen of their own make .004 to .007 of the breaks, breaking words to fill the lines makes .13.
HYPHENATED = 0.03
FEW_BREAKS = 60  # fewer say nothing of how often hyphens end lines
WHOLE_WORD = 4  # letters; shorter pieces are words of some language too often to say anything


# What PDFium sets for a hyphen at a line's end together with the line's end, and older readers for a hyphen.
UNENDED = re.compile(r"(?<=\w)[\x02\ufffe](?=\w)")


def is_unended(text: str) -> bool:
    """Whether a hyphen that ended a line stands in a text without the line's end."""
    return ("\x02" in text or "\ufffe" in text) and UNENDED.search(text) is not None


def unended_lines(text: str) -> list[str]:
    """The lines of which a reader of PDF made one, without a break behind the hyphens that end them.

    >>> unended_lines("the govern\\x02ment fell")
    ['the govern-', 'ment fell']
    """
    if not is_unended(text):
        return [text]
    first, *others = UNENDED.split(text)
    return [*(f"{piece}-" for piece in (first, *others[:-1])), others[-1]]


def part_unended(blocks: list[Block]) -> list[Block]:
    """A block for each line as it was printed; those that go on in a line of the source take no line of their own."""
    if not any(is_unended(block.text) for block in blocks):
        return blocks
    parted: list[Block] = []
    for block in blocks:
        first, *others = unended_lines(block.text)
        parted.append(replace(block, text=first) if others else block)
        parted.extend(replace(block, text=other, marker="", lines=0, gap=0) for other in others)
    return parted


LONG_HALF = 4  # letters; fewer behind digits may be a unit or an ending


def restore_hyphens(lines: Iterable[tuple[Block, int]], texts: Sequence[str]) -> None:
    """Set the hyphens again that pdftotext left out where it made one line of two.

    Each line is given with how many of its letters fitted before the margin. `texts` is all that the source says: a
    word that stands there with a hyphen has one, and one that stands there as it is has none.
    """
    words: Counter[str] = Counter()
    for block, fitting in lines:
        words = words or Counter(word for text in texts for word in WORD.findall(text))
        start = block.text.rfind(" ", 0, fitting) + 1
        word = WORD.search(block.text, start)
        if word is None or words[word[0]] > 1:
            continue
        for at in range(min(word.end() - 1, fitting), word.start(), -1):
            left, right = block.text[word.start() : at], block.text[at : word.end()]
            if f"{left}-{right}" in words or _meet(left, right):
                block.text = f"{block.text[:at]}-{block.text[at:]}"
                break


def _meet(left: str, right: str) -> bool:
    """Whether two words meet: the second begins with a capital, or long behind digits."""
    if right[0].isupper():
        return left[-1].isalnum() and not right[1:2].isupper()
    return left[-1].isdigit() and right[0].isalpha() and len(right) >= LONG_HALF


class Joiner:
    """Joins the lines of paragraphs, with the whole text's words as evidence for what a hyphen at a line's end is."""

    def __init__(self, paragraphs: Sequence[Sequence[str]], texts: Iterable[str]) -> None:
        """`paragraphs` are all that will be joined, as lines; `texts` is everything the source says."""
        broken: list[tuple[str, str]] = []
        breaks = 0
        for lines in paragraphs:
            breaks += len(lines) - 1
            for left, right in pairwise(lines):
                if left.endswith(HYPHENS) and (halves := _halves(left, right)):
                    broken.append(halves)
        self.words = _count_words(broken, texts) if broken else Counter()
        self.hyphenated = self._is_hyphenated(broken, breaks)
        self.spaced_latin: bool | None = None
        self.paragraphs = paragraphs

    def _is_hyphenated(self, broken: list[tuple[str, str]], breaks: int) -> bool:
        """Whether words were broken to fill the lines, and not only where a hyphen stood anyway."""
        verdicts = Counter(self._compound(*halves) for halves in broken)
        if breaks >= FEW_BREAKS and len(broken) > HYPHENATED * breaks:
            return True
        if breaks >= FEW_BREAKS or verdicts[True] != verdicts[False]:
            return verdicts[False] > verdicts[True]
        return True

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one text.

        >>> Joiner([], []).join(["It was mid-", "January when the govern-", "ment fell", "apart."])
        'It was mid-January when the government fell apart.'
        """
        text = [lines[0]]
        for right in lines[1:]:
            left = text[-1]
            if "://" in left[:FRONT] and " " not in left and "]" not in left and right[0] not in TITLE_QUOTES:
                pass  # an address broken at the margin; one in brackets is whole
            elif left.endswith(SOFT_HYPHEN):
                text[-1] = left[:-1]
            elif left.endswith(HYPHENS):
                text[-1], space = self._hyphen(left, right)
                text.append(space)
            elif not self._close(left, right):
                text.append(" ")
            text.append(right)
        return "".join(text)

    def _hyphen(self, left: str, right: str) -> tuple[str, str]:
        """The left line, with or without its hyphen, and what parts it from the right one."""
        if not left[-2:-1].isalnum():
            return left, " "  # a dash
        halves = _halves(left, right)
        if halves is None:
            return left, ("" if right[0].isalnum() else " ")
        if halves[1] in CONJUNCTIONS:
            return left, " "
        compound = self._compound(*halves)
        if compound is None:
            known = all(len(half) >= WHOLE_WORD and self.words[half] > 0 for half in halves)
            compound = known or not self.hyphenated
        return (left if compound else left[:-1]), ""

    def _compound(self, first: str, second: str) -> bool | None:
        """Whether a word has a hyphen of its own; None where the text does not tell."""
        whole, parted = self.words[first + second] > 0, self.words[f"{first}-{second}"] > 0
        if whole != parted:
            return parted
        head = first.rpartition("-")[2]
        if "-" in second or head != first or head[-1].isupper() or len(head) == 1:
            return True
        if second in SECOND_HALVES or first in FIRST_HALVES or (first, second) in COMPOUNDS:
            return True
        return None

    def _close(self, left: str, right: str) -> bool:
        """Whether nothing parts the two lines' words."""
        end, start = left[-1], right[0]
        if end >= FIRST_UNSPACED or start >= FIRST_UNSPACED:
            unspaced = [UNSPACED.match(letter) is not None for letter in (end, start)]
            if any(unspaced):
                if any(letter.isascii() and letter.isalnum() for letter in (end, start)):
                    return not self._sets_latin_apart()
                return all(unspaced) or end in SHARED_MARKS or start in SHARED_MARKS
        return left.endswith(DASHES) and CLOSE_DASH.search(left) is not None

    def _sets_latin_apart(self) -> bool:
        if self.spaced_latin is None:
            self.spaced_latin = any(SPACED_LATIN.search(line) for lines in self.paragraphs for line in lines)
        return self.spaced_latin


def _halves(left: str, right: str) -> tuple[str, str] | None:
    """The two halves of a word that may have been hyphenated: letters before, lower-case letters after."""
    first, second = LAST_WORD.search(left[:-1]), FIRST_WORD.match(right)
    if first and second and first[0][-1].isalpha() and second[0][0].islower():
        return first[0].replace("\u2010", "-"), second[0].replace("\u2010", "-").rstrip("-'’")
    return None


def _count_words(broken: list[tuple[str, str]], texts: Iterable[str]) -> Counter[str]:
    """How often the broken words stand in the texts whole, with a hyphen, or as halves that are words themselves."""
    wanted = {word for first, second in broken for word in (first, second, first + second, f"{first}-{second}")}
    found: Counter[str] = Counter()
    lines = iter(texts)
    while some := " ".join(islice(lines, AT_ONCE)):
        found.update([word for word in WORD.findall(some.replace("\u2010", "-")) if word in wanted])
    found.subtract(second for _, second in broken)  # the first halves keep their hyphen, and so are not counted
    return found
