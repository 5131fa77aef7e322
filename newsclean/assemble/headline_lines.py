"""The line above a story that is its headline, where no claim says which of them it is."""

from __future__ import annotations

import re

from newsclean.assemble.head import Head
from newsclean.assemble.lines import (
    BELOW,
    DATE,
    DIGIT,
    MOST_BY_WORDS,
    SHORT,
    Scorer,
    is_headline_like,
)
from newsclean.assemble.people import read_line
from newsclean.assemble.words import UNSPACED, Words
from newsclean.page import Block

LEAST = 2.5  # less than a line has that stands alone above its story
FEWEST_WORDS = 5  # of a headline above a standfirst; a kicker above a headline has fewer
STANDFIRST = 2.4  # by how much a standfirst may read more like a headline than the headline above it
KICKER = 1.0  # the same for a kicker and the headline below it
LONGEST = 300
SHORTEST_PART = 12  # characters that a line must have to be found within another
DATE_OR_COUNT = re.compile(r"^\W*\d[\d\s.,:/-]*\w{0,3}$")
QUOTED = tuple("?!。？！”»“’\"'")  # what ends a sentence, beside a full stop
PARTING = tuple(">»›/|→•·:–—-.")


def headline_line(head: Head, words: Words) -> int | None:
    """The index of the line above the story that reads most like its headline; None where none does."""
    above = [i for i in head.above if _may_be(head.blocks[i], words) and not _is_told(head, i)]
    if not above:
        return None
    best = _best(head, words, above)
    return None if best is None else _own_part(head, best, above)


def _own_part(head: Head, best: int, above: list[int]) -> int:
    """A line that ends another, behind a sign that parts them, is its headline: "Home > News > Rain ends drought".

    Of two that say the same, one in capitals alone is no headline's spelling.
    """
    text, found = head.blocks[best].text, best
    for i in above:
        part = head.blocks[i].text
        if len(part) >= SHORTEST_PART and text.endswith(part) and text[: -len(part)].rstrip().endswith(PARTING):
            text, found = part, i
        elif text.isupper() and not part.isupper() and head.key(i) == head.key(found):
            text, found = part, i
    return found


def _is_told(head: Head, i: int) -> bool:
    """Whether a line is the story's, and no headline that was taken for its first paragraph."""
    block = head.blocks[i]
    if i < head.start or not block.is_story:
        return False
    # A clean copy begins with its headline, which may be a question or end with what somebody said.
    return i > head.start or not is_headline_like(block.text) or (i > 0 and block.text.endswith(QUOTED))


def _best(head: Head, words: Words, above: list[int]) -> int | None:
    """The line of greatest worth; lines whose shape leaves them no chance are not read."""
    scorer = Scorer(head, words, range(above[0], above[-1] + BELOW + 1))
    shapes = {i: scorer.shape(i) for i in above}
    best, most = None, LEAST
    for i in sorted(above, key=lambda i: (-shapes[i], i)):
        if shapes[i] + MOST_BY_WORDS <= most:
            break
        worth = shapes[i] + scorer.wording(i)
        if worth > most and not _is_byline(head.blocks[i].text, words):
            best, most = i, worth
    if best is None:
        return None
    for beside, margin in ((best - 1, STANDFIRST), (best + 1, KICKER)):
        upper = min(best, beside)
        if beside in shapes and _is_set_off(head, upper) and _has_words(head, upper) is (beside < best):
            worth = shapes[beside] + scorer.wording(beside)
            if worth > max(LEAST, most - margin):
                return beside
    return best


def _is_set_off(head: Head, i: int) -> bool:
    """Whether a line is set off from those around it, as a headline above its standfirst is; a menu's lines are not."""
    block, below = head.blocks[i], head.blocks[i + 1]
    is_apart = (block.gap > 0 or i == 0) and below.gap > 0
    return is_apart and is_headline_like(block.text) and len(block.text) < len(below.text)


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
    """Whether a line can be a headline at all: no date, no number, no button."""
    text = block.text
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    if DIGIT.search(text) and (
        DATE_OR_COUNT.match(text) or (sum(map(str.isalpha, text)) * 2 < len(text) and DATE.search(text))
    ):
        return False
    return len(text) > SHORT or not words.perhaps_not.issuperset(text.lower().split())
