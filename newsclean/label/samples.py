"""A sample of a site's pages by their hashes: whoever reads the same pages, in whatever order, has the same one."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from struct import iter_unpack
from typing import NamedTuple

# Pages of a site that are kept. A line that stands on three of five pages is then taken for one on less than half once
# in a hundred times, one on four of five never. A page of 100 lines takes 1 kB.
SAMPLE = 128


class SampledPage(NamedTuple):
    """The lines of a page, as their hashes of 8 bytes in order, one after another: long lines and others."""

    long: bytes
    short: bytes

    @classmethod
    def of(cls, lines: Mapping[int, bool]) -> SampledPage:
        """A page of such lines, given as `lines_of` does."""
        packed = sorted((line.to_bytes(8), is_long) for line, is_long in lines.items())
        long, short = (b"".join(line for line, is_long in packed if is_long is kind) for kind in (True, False))
        return cls(long, short)

    @property
    def key(self) -> int:
        """A hash of what the page says, by which it is sampled. Pages that say the same are one page."""
        return int.from_bytes(blake2b(self.long, digest_size=8).digest())

    @property
    def size(self) -> int:
        """How many lines it has."""
        return (len(self.long) + len(self.short)) // 8

    def lines(self) -> Iterator[int]:
        """All its lines."""
        return (line for (line,) in iter_unpack(">Q", self.long + self.short))


class PageSample:
    """The pages of a site that are kept, by their keys."""

    def __init__(self) -> None:
        self.pages: dict[int, SampledPage] = {}
        self._heap: list[int] = []  # of the keys with a minus: the first is the greatest key's

    def add(self, page: SampledPage, key: int, most: int) -> int:
        """Keep a page if its key is among the smallest. Gives by how many lines the sample has grown."""
        known = self.pages.get(key)
        if known is not None:  # the same but for its short lines: the same one must stay, whichever came first
            self.pages[key] = min(known, page)
            return self.pages[key].size - known.size
        if len(self.pages) == most and key > -self._heap[0]:
            return 0
        self.pages[key] = page
        heapq.heappush(self._heap, -key)
        return page.size - self.trim(most)

    def trim(self, most: int) -> int:
        """Keep no more pages than so many. Gives by how many lines the sample has shrunk."""
        lost = 0
        while len(self.pages) > most:
            lost += self.pages.pop(-heapq.heappop(self._heap)).size
        return lost


def line_hash(text: str) -> int:
    """A line's hash, 64 bits, the same in every process."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
