"""How likely a page's story is right: from how surely its blocks were told apart, and how whole the story is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, log1p, tanh
from typing import NamedTuple

from newsclean.label.story.passages import APART
from newsclean.page import STORY, Block, Form

NOTHING_JUDGED = 0.5  # of a page of which rules knew every block
MOST = 0.999  # nothing is surer


class _Weights(NamedTuple):
    """Of a logistic regression of whether a page's F1 is .9 or more."""

    sureness: float  # of the log-odds of the blocks' mean sureness
    size: float  # of the logarithm of the story's characters
    gaps: float  # of the share of characters between the story's first block and its last that are not the story's
    apart: float  # of the share of characters that stood apart, of what the trees of blocks took for the story
    offset: float


# Fitted out of fold, to pages of domains that the trees had not learned from (1,575 of HTML, 3,121 texts), and tried on
# those that nothing learns from: of 328 of HTML it expects .85 to be right, and .87 are; of 658 texts .75, and .75 are.
WEIGHTS = {
    Form.HTML: _Weights(1.176, 0.115, -10.66, -3.04, -0.736),
    Form.TEXT: _Weights(0.374, 0.456, -12.87, -5.68, -2.106),
}


def story_confidence(form: Form, blocks: Sequence[Block]) -> float:
    """How likely the story's blocks are the story and all of it; 0 where there are none.

    Of pages at .9, nine in ten have an F1 of .9 or more.

    >>> from newsclean.page import Label, Role
    >>> story = [Block("Rain fell.", n, label=Label(Role.STORY, "story"), score=3.0) for n in range(9)]
    >>> menu = [Block("About the weather", n, score=-3.0) for n in range(9)]
    >>> story_confidence(Form.HTML, story + menu) > story_confidence(Form.HTML, story + menu + story)
    True
    """
    size = apart = judged = 0  # characters of the story, of what stood apart, and of what has a score
    at = before = end = 0  # how many stand before a block, before the story's first, and up to the end of its last
    sure = 0.0  # how far the blocks' probabilities are from one half, doubled, for each character
    for block in blocks:
        length, label = len(block.text), block.label
        if label is not None:
            if label.role is STORY:
                before = before if size else at
                size += length
                end = at + length
            elif label is APART:
                apart += length
        if block.score:
            judged += length
            sure += length * abs(tanh(block.score / 2))
        at += length
    if not size or not judged:
        return NOTHING_JUDGED if size else 0.0
    weights = WEIGHTS[form]
    sureness = min(max(sure / judged, 1 - MOST), MOST)
    odds = weights.sureness * log(sureness / (1 - sureness)) + weights.size * log1p(size)
    odds += weights.gaps * (1 - size / (end - before)) + weights.apart * apart / (size + apart)
    return 1 / (1 + exp(-odds - weights.offset))
