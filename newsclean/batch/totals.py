"""Counts over a whole run, for its closing summary."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field

from newsclean.batch.jobs import Stats

# How many of the slowest pages the summary names.
_SLOWEST = 3


@dataclass
class Totals:
    """What a run did."""

    pages: int = 0  # articles and failures
    failed: int = 0
    removed: Counter[str] = field(default_factory=Counter)  # blocks, by category
    warnings: Counter[str] = field(default_factory=Counter)  # pages, by warning
    slowest: list[tuple[float, str]] = field(default_factory=list)  # seconds and source, in no order

    def add(self, source: str, stats: Stats, failed: bool) -> None:
        """Count one page."""
        self.pages += 1
        self.failed += failed
        self.removed.update(stats.removed)
        self.warnings.update(stats.warnings)
        heapq.heappush(self.slowest, (stats.seconds, source))
        if len(self.slowest) > _SLOWEST:
            heapq.heappop(self.slowest)
