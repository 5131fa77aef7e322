"""The line above a story that is its headline, where no claim says which of them it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.assemble.byline import read_line
from newsclean.assemble.head_lines import (
    BELOW,
    CLOSED,
    FAIR,
    PATH,
    PRINTED,
    SHORT,
    Scorer,
    is_headline_like,
)
from newsclean.assemble.line_facts import DATE, DIGIT
from newsclean.assemble.story_bounds import Head, main_head
from newsclean.assemble.words import UNSPACED, Words
from newsclean.page import Block
from newsclean.read.text import Titles

LEAST = 2.5  # less than a line has that stands alone above its story
FEWEST_WORDS = 5  # of a headline above a standfirst; a kicker above a headline has fewer
STANDFIRST = 2.4  # by how much a standfirst may read more like a headline than the headline above it
KICKER = 1.0  # the same for a kicker and the headline below it
# By how much a line above the main part of a story must read more like a headline than any above its first part. Of
# both corpora in two renderings, 1,822 pages, this finds 13 more headlines and loses none; half of it loses one.
MAIN = 2.0
LONGEST = 300
SECTIONS = 3  # words of a menu's line
SHORTEST_PART = 12  # characters that a line must have to be found within another
DATE_OR_COUNT = re.compile(r"^\W*\d[\d\s.,:/-]*\w{0,3}$")
SUFFIXED = tuple(f" {sign} " for sign in "-–—|·•")
PARTING = tuple(">»›/|→•·:–—-.")


@dataclass(frozen=True, slots=True)
class _Best:
    """A line chosen among others."""

    index: int
    worth: float
    among: list[int]


def headline_line(head: Head, words: Words, titles: Titles) -> tuple[int, Head] | None:
    """The index of the line above the story that reads most like its headline, and the head it belongs to: the story's,
    or its main part's, for a consent notice or an advertisement may pass for a story's beginning. None where none does.
    """
    first, later = _best(head, words, titles), main_head(head)
    main = _best(later, words, titles) if later is not None else None
    if later is not None and main is not None and (first is None or main.worth > first.worth + MAIN):
        return _own_part(later, main), later
    return None if first is None else (_own_part(head, first), head)


def _own_part(head: Head, best: _Best) -> int:
    """A line that ends another is its headline where a sign parts them, or what stands before it is a line of its own:
    "Home > News > Rain ends drought", "Valley weather Rain ends drought", "11/3/24, 9:05 AM Rain ends drought"; or
    where nothing at all does, "NewsValleyRain ends drought". So is one that begins another where a sign parts the
    site's name from it: "Rain ends drought - The Wave".

    Of two that say the same, one in capitals alone is no headline's spelling.
    """
    found, text, lines = best.index, head.blocks[best.index].text, {head.blocks[i].text for i in best.among}
    for i in best.among:
        part = head.blocks[i].text
        if len(text) < 2 * len(part) and text.startswith(part) and text[len(part) :].startswith(SUFFIXED):
            text, found = part, i
            continue
        before = text.removesuffix(part).rstrip() if len(part) >= SHORTEST_PART and text.endswith(part) else ""
        glued = before and len(before) + len(part) == len(text) and before[-1].islower() and not part[0].islower()
        if glued or before.endswith(PARTING) or before in lines or PRINTED.fullmatch(before):
            text, found = part, i
        elif text.isupper() and not part.isupper() and head.key(i) == head.key(found):
            text, found = part, i
    return found


def _is_told(head: Head, i: int) -> bool:
    """Whether a line is the story's, and no headline that was taken for its first paragraph."""
    block = head.blocks[i]
    if i < head.start or not block.is_story:
        return False
    return i > head.start or not is_headline_like(block.text)


def _best(head: Head, words: Words, titles: Titles) -> _Best | None:
    """The line of greatest worth; only lines whose looks leave them a chance are read."""
    above = [i for i in head.above if _may_be(head.blocks[i], words) and not _is_told(head, i)]
    if not above:
        return None
    scorer = Scorer(head, words, titles, above[-1] + BELOW)
    looks = {i: scorer.looks(i) for i in above}
    best, most = None, LEAST
    for i in sorted(above, key=lambda i: (-looks[i], i)):
        worth = scorer.whole(i, looks[i], most)
        if worth > most and not _is_byline(head.blocks[i].text, words):
            best, most = i, worth
    if best is None:
        return None
    for beside, margin in ((best - 1, STANDFIRST), (best + 1, KICKER)):
        if beside in looks and _heads(head, min(best, beside), is_headline=beside < best):
            worth = scorer.whole(beside, looks[beside])
            if worth > max(LEAST, most - margin):
                return _Best(beside, worth, above)
    return _Best(best, most, above)


def _heads(head: Head, upper: int, *, is_headline: bool) -> bool:
    """Whether of two lines the upper can be a headline above its standfirst, or else a kicker above the headline.

    A kicker has fewer words, and stands above no sentence.
    """
    has_words = _has_words(head, upper) or head.blocks[upper + 1].text.endswith(CLOSED)
    return _is_set_off(head, upper) and has_words is is_headline


def _is_set_off(head: Head, i: int) -> bool:
    """Whether a line is set off from those around it, as a headline above its standfirst is; a menu's lines are not."""
    block, below = head.blocks[i], head.blocks[i + 1]
    is_apart = (block.gap > 0 or i == 0) and below.gap > 0
    is_like = SHORT <= len(block.text) <= FAIR[1] and not block.text.endswith(CLOSED) and not PATH.search(block.text)
    return is_apart and is_like and len(block.text) < len(below.text)


def _has_words(head: Head, i: int) -> bool:
    text = head.blocks[i].text
    return len(text.split()) >= FEWEST_WORDS or UNSPACED.search(text) is not None


def _is_byline(text: str, words: Words) -> bool:
    """Whether a line names people, and announces them or says what they are."""
    if not words.announces(text) and words.role.isdisjoint(text.lower().split()):
        return False
    named = read_line(text, words)
    return named.clean and bool(named.people)


def _may_be(block: Block, words: Words) -> bool:
    """Whether a line can be a headline at all: no date, no number, no button, no row of sections."""
    text = block.text
    if len(text) > LONGEST or block.known is not None or not any(map(str.isalpha, text)):
        return False
    if DIGIT.search(text) and (
        DATE_OR_COUNT.match(text) or (sum(map(str.isalpha, text)) * 2 < len(text) and DATE.search(text))
    ):
        return False
    own = text.lower().split()
    return not words.perhaps_not.issuperset(own) or (len(own) < SECTIONS and len(text) > SHORT)
