"""Boosted decision trees (Friedman, "Greedy function approximation", 2001), read from data and summed.

The trees' numbers are learned by `tests/training/train_story.py`, which also says on what. A block that the first
trees already settle costs no more of them (a soft cascade: Bourdev and Brandt, 2005).
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsclean.label.story.features import FEATURES
from newsclean.label.story.names import Lexicon
from newsclean.label.story.scorer import DEPTH, Scorer

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Trees:
    """A learned judge of rows of features."""

    sums: Scorer  # of which those above 0 are the story's
    names: Lexicon

    def score(self, row: Sequence[float]) -> float:
        """How surely a row is the story's, in log-odds: above 0 it is."""
        return self.sums.score(array("d", row))


@lru_cache(maxsize=4)
def load_trees(name: str) -> Trees:
    """The shipped trees for `name`: `html` or `text`."""
    return parse_trees(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def parse_trees(data: Mapping[str, Any]) -> Trees:
    """Trees from their data."""
    index = {feature: number for number, feature in enumerate(FEATURES)}
    stages = [(tuple(_node(tree, index) for tree in stage["trees"]), stage["settled"]) for stage in data["stages"]]
    return Trees(Scorer(data["base"] - data["boundary"], stages), Lexicon(data["names"]))


def _node(data: Any, index: Mapping[str, int], depth: int = DEPTH) -> Any:
    if not depth:
        return float(data)
    if isinstance(data, list):
        feature, threshold, low, high = data
        return index[feature], threshold, _node(low, index, depth - 1), _node(high, index, depth - 1)
    leaf = _node(data, index, depth - 1)
    return 0, 0.0, leaf, leaf
