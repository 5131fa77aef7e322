"""Keeps what comes first, of more than there is room for."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")

# The less, the sooner an item is kept.
Rank = tuple[float, ...]


class Sample(Generic[Item]):
    """The items of lowest rank that fit into a room.

    >>> sample: Sample[str] = Sample(room=5, size=len)
    >>> for rank, text in [(3, "ccc"), (1, "aaa"), (2, "bb")]:
    ...     sample.offer((rank,), lambda: text)
    >>> sample.items(), sample.offered
    (['aaa', 'bb'], 3)
    """

    def __init__(self, room: int, size: Callable[[Item], int]) -> None:
        """`size` says how much of the room an item takes."""
        self.room = room
        self.offered = 0
        self._size = size
        self._taken = 0
        self._dropped: Rank = (math.inf,)  # the lowest rank that there was no room for
        self._heap: list[tuple[Rank, int, Item]] = []  # the highest rank first, for that goes first

    def offer(self, rank: Rank, make: Callable[[], Item]) -> None:
        """Keep an item if its rank is low enough; only then is it made."""
        self.offered += 1
        if rank >= self._dropped:
            return
        item = make()
        heapq.heappush(self._heap, (tuple(-part for part in rank), -self.offered, item))
        self._taken += self._size(item)
        while self._taken > self.room:
            inverse, _, dropped = heapq.heappop(self._heap)
            self._dropped = tuple(-part for part in inverse)
            self._taken -= self._size(dropped)

    def items(self) -> list[Item]:
        """What was kept, the lowest rank first."""
        return [item for _, _, item in sorted(self._heap, reverse=True)]

    def __len__(self) -> int:
        """How many items are kept."""
        return len(self._heap)
