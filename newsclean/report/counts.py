"""Counts that stay small however much is counted."""

from __future__ import annotations

from collections import Counter


class FrequentCounter:
    """Counts texts, and of more different ones than it may hold keeps the frequent ones.

    When there are more, the rarer ones go until half of it is free. A count is never too high, and too low by `missed`
    at most: Misra and Gries, "Finding repeated elements" (1982), purged as by Anderson and others in "A
    high-performance algorithm for identifying frequent items in data streams" (2017).

    >>> lines = FrequentCounter(limit=2)
    >>> lines.add("share", "share", "share")
    >>> lines.add("login", "menu")
    >>> lines.most_common(1), lines.missed, lines.total
    ([('share', 3)], 1, 5)
    """

    def __init__(self, limit: int) -> None:
        """`limit` is how many different texts it may hold."""
        self.limit = limit
        self.total = 0  # of all that was counted
        self.missed = 0  # by how much a count may be too low
        self._counts: Counter[str] = Counter()

    def add(self, *texts: str) -> None:
        """Count each of some texts once more."""
        self.total += len(texts)
        self._counts.update(texts)
        if len(self._counts) > self.limit:
            self._purge()

    def most_common(self, number: int | None = None) -> list[tuple[str, int]]:
        """The most frequent texts with their counts; texts of one count in the order of the alphabet."""
        ranked = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return ranked[:number]

    def __len__(self) -> int:
        """How many different texts are held."""
        return len(self._counts)

    def _purge(self) -> None:
        kept = dict(self.most_common(self.limit // 2))
        self.missed += max((count for text, count in self._counts.items() if text not in kept), default=0)
        self._counts = Counter(kept)
