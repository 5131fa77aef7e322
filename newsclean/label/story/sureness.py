"""How likely a page's story is right, from how surely its blocks were told apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, tanh

from newsclean.page import Block, Form

# Slope and offset of a logistic regression (Platt scaling, 1999) of whether a page's F1 is .9 or more on the log-odds
# of its blocks' mean sureness, fitted out of fold: to pages of domains that the trees had not learned from.
PLATT = {Form.HTML: (1.737, -1.413), Form.TEXT: (1.737, -1.413)}
NOTHING_JUDGED = 0.5  # of a page of which rules knew every block
MOST = 0.999  # nothing is surer


def story_confidence(form: Form, blocks: Sequence[Block]) -> float:
    """How likely the blocks were told apart rightly: of pages at .9, nine in ten have nine tenths of their story right.

    >>> story_confidence(Form.HTML, [Block("Rain fell.", 1, score=5.0)]) > story_confidence(Form.HTML, [])
    True
    """
    judged = [block for block in blocks if block.score]
    if not judged:
        return NOTHING_JUDGED
    slope, offset = PLATT[form]
    sureness = min(max(_mean_sureness(judged), 1 - MOST), MOST)
    return 1 / (1 + exp(-slope * log(sureness / (1 - sureness)) - offset))


def _mean_sureness(judged: Sequence[Block]) -> float:
    """How far the blocks' probabilities are from one half, doubled; on average over their characters."""
    total = sure = 0.0
    for block in judged:
        size = len(block.text)
        total += size
        sure += size * abs(tanh(block.score / 2))
    return sure / total
