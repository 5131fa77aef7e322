"""The sum of trees over a row: the innermost loop of all.

Told twice: the interpreter is quickest on nested tuples, a processor on flat arrays (`scorer.pyx`, where it is
compiled). Both add the same numbers in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

DEPTH = (
    5  # of every tree: a leaf higher up stands at the ends of all branches below it, so that no path asks for leaves
)
# (feature, threshold, where not above it, where above it); at the last level the two are leaves' log-odds.
Node = tuple[int, float, Any, Any]
# Trees, and how far from the boundary a sum ends after them.
Stage = tuple[tuple[Node, ...], float]


def zeros(size: int) -> list[float]:
    """A row, or a part of one, to be filled."""
    return [0.0] * size


def copy(row: list[float], at: int, other: list[float], start: int, size: int) -> None:
    """Copy some values of another row into a row, from `at` on."""
    row[at : at + size] = other[start : start + size]


class Scorer:
    """Trees that sum up rows of features."""

    def __init__(self, base: float, stages: Sequence[Stage]) -> None:
        """`base` is what every sum begins with."""
        self.base = base
        self.stages = tuple(stages)
        self.count = sum(len(trees) for trees, _ in self.stages)

    def score(self, row: Sequence[float]) -> float:
        """The sum for one row; it ends with the first stage after which it is settled.

        >>> leaf = (0, 0.5, -1.0, 2.0)
        >>> for _ in range(DEPTH - 1):
        ...     leaf = (0, 0.0, leaf, leaf)
        >>> Scorer(0.25, [((leaf,), 9.0)]).score([0.7])
        2.25
        """
        total = self.base
        for trees, settled in self.stages:
            for feature, threshold, low, high in trees:  # unrolled
                feature, threshold, low, high = low if row[feature] <= threshold else high
                feature, threshold, low, high = low if row[feature] <= threshold else high
                feature, threshold, low, high = low if row[feature] <= threshold else high
                feature, threshold, low, high = low if row[feature] <= threshold else high
                total += low if row[feature] <= threshold else high
            if total > settled or total < -settled:
                break
        return total
