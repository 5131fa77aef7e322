"""Boosted decision trees (Friedman, "Greedy function approximation", 2001), read from data and summed.

The trees' numbers are learned by `tests/training/train_story.py`, which also says on what. A block that the first
trees already settle costs no more of them (a soft cascade: Bourdev and Brandt, 2005).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsclean.label.story.features import FEATURES
from newsclean.label.story.gaps import GAP_FEATURES
from newsclean.label.story.names import Lexicon
from newsclean.label.story.passages import PASSAGE_FEATURES
from newsclean.label.story.scorer import DEPTH, Scorer

FOLDER = Path(__file__).parent
NONE: Mapping[str, Any] = {"base": 0.0, "boundary": 0.0, "stages": ()}  # nothing is judged as a whole


@dataclass(frozen=True, slots=True)
class Trees:
    """A learned judge of rows of features."""

    sums: Scorer  # of a block's row, how surely it is the story's, in log-odds: above 0 it is
    names: Lexicon
    passages: Scorer  # of a passage's row: below 0 it stands apart from the story
    gaps: Scorer  # of a gap's row: above 0 it is the story's


@lru_cache(maxsize=4)
def load_trees(name: str) -> Trees:
    """The shipped trees for `name`: `html` or `text`."""
    return parse_trees(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def parse_trees(data: Mapping[str, Any]) -> Trees:
    """Trees from their data; where they hold none of passages or of gaps, none is judged as a whole."""
    passages = _scorer(data.get("passages", NONE), PASSAGE_FEATURES)
    gaps = _scorer(data.get("gaps", NONE), GAP_FEATURES)
    return Trees(_scorer(data, FEATURES), Lexicon(data["names"]), passages, gaps)


def _scorer(data: Mapping[str, Any], features: Sequence[str]) -> Scorer:
    index = {feature: number for number, feature in enumerate(features)}
    stages = [(tuple(_node(tree, index) for tree in stage["trees"]), stage["settled"]) for stage in data["stages"]]
    return Scorer(data["base"] - data["boundary"], stages)


def _node(data: Any, index: Mapping[str, int], depth: int = DEPTH) -> Any:
    if not depth:
        return float(data)
    if isinstance(data, list):
        feature, threshold, low, high = data
        return index[feature], threshold, _node(low, index, depth - 1), _node(high, index, depth - 1)
    leaf = _node(data, index, depth - 1)
    return 0, 0.0, leaf, leaf
