"""Lines that a site repeats under story after story, found by reading many of its pages.

No rule can know a paper's own standing lines: its motto, its office hours, the plea under every story. But they repeat
where stories do not. Counting them needs little memory, however many pages there are: a line that was seen once costs
two bits of a Bloom filter (Bloom 1970), and only lines seen again are counted, on the whole exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal

from newsclean.page import Block
from newsclean.reasons import removed, site_line

# A line must stand on more pages than a handful, and on more than half of the site's. Two stories that share a quote,
# or a series of five, do not make it one.
MIN_PAGES = 6
MIN_SHARE = 0.5

# Characters from which a line says something of its own. A page without a new one is a copy of a page already read,
# or has no story; counting it would make that story's paragraphs repeat. Menus' lines are shorter, sentences longer.
LONG_LINE = 60

# Bits of the filter, 32 MB. 30 million lines seen once, about a million pages, fill a fifth of it: 4 % of new lines are
# then taken for lines seen before, and are counted 1 too high.
_FILTER_BITS = 1 << 28

# Lines and sites counted at a time, about 100 MB. Past it the rarest are forgotten.
_CAPACITY = 1_000_000


@dataclass(frozen=True)
class SiteLines:
    """The lines that one site repeats, for `clean(..., site_lines=...)`."""

    pages: int = 0  # distinct pages read
    counts: Mapping[int, int] = field(default_factory=dict)  # line's hash to the number of pages that have it

    @classmethod
    def learn(cls, pages: Iterable[str | bytes]) -> SiteLines:
        """Find what repeats in pages, HTML or text, of one site. Raises `CleanError` as `clean()` does.

        >>> pages = [f"Rain in month {n}\\n\\nIn month {n} of the drought it rained for {n} days in all the hills."
        ...          "\\n\\nThe Courant is set by hand." for n in range(12)]
        >>> SiteLines.learn(pages).reason("The Courant is set by hand.")
        'repeats/12-of-12'
        """
        counter = LineCounter()
        for page in pages:
            counter.add("", lines_of(page))
        return counter.learned().get("", cls())

    def reason(self, text: str) -> str | None:
        """Why a line is the site's and not the story's, such as `repeats/11-of-12`, or None."""
        count = self.counts.get(line_hash(text))
        return site_line(count, self.pages) if count is not None else None

    def mark(self, blocks: Iterable[Block]) -> None:
        """Label those of the story's blocks as removed that the site repeats."""
        if not self.counts:
            return
        for block in blocks:
            if block.is_story:
                reason = self.reason(block.text)
                if reason is not None:
                    block.label = removed(reason)


def lines_of(
    source: str | bytes, url: str | None = None, kind: Literal["auto", "html", "text"] = "auto"
) -> dict[int, bool]:
    """The lines of a page by their hashes, and whether each is long."""
    from newsclean.read import read

    page = read(source, url=url, kind=kind, language=None)
    return {line_hash(block.text): len(block.text) >= LONG_LINE for block in page.blocks}


def line_hash(text: str) -> int:
    """A line's hash, 64 bits, the same in every process."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())


@dataclass(slots=True)
class _Site:
    pages: int = 0
    counts: dict[int, int] = field(default_factory=dict)  # only of lines seen twice or more


class LineCounter:
    """Counts on how many pages of its site each line stands, for any number of sites, in bounded memory."""

    def __init__(self, filter_bits: int = _FILTER_BITS, capacity: int = _CAPACITY) -> None:
        """An empty counter; `filter_bits` is a power of two."""
        self._seen = bytearray(filter_bits // 8)
        self._mask = filter_bits - 1
        self._capacity = capacity
        self._sites: dict[str, _Site] = {}
        self._size = 0  # lines and sites counted
        self._floor = 1  # what was counted no more often has been forgotten

    def add(self, site: str, lines: Mapping[int, bool]) -> None:
        """Count a page's lines, given as `lines_of` does. A copy of pages already counted is passed over."""
        salt = line_hash(site)
        new = {line for line in lines if not self._was_seen(line ^ salt)}
        if not any(lines[line] for line in new):
            return
        self._size += site not in self._sites
        counted = self._sites.setdefault(site, _Site())
        counted.pages += 1
        for line in lines:
            if line not in new:
                self._size += line not in counted.counts
                counted.counts[line] = counted.counts.get(line, 1) + 1
            else:
                self._note_seen(line ^ salt)
        if self._size > self._capacity:
            while self._size > self._capacity // 2:
                self._forget_rarest()

    def learned(self) -> dict[str, SiteLines]:
        """For each site that has any, the lines that repeat."""
        found = {
            name: SiteLines(site.pages, {line: n for line, n in site.counts.items() if _repeats(n, site.pages)})
            for name, site in self._sites.items()
        }
        return {name: lines for name, lines in found.items() if lines.counts}

    def _was_seen(self, key: int) -> bool:
        first, second = key & self._mask, (key >> 32) & self._mask
        return bool(self._seen[first >> 3] >> (first & 7) & 1 and self._seen[second >> 3] >> (second & 7) & 1)

    def _note_seen(self, key: int) -> None:
        for bit in (key & self._mask, (key >> 32) & self._mask):
            self._seen[bit >> 3] |= 1 << (bit & 7)

    def _forget_rarest(self) -> None:
        self._floor += 1
        for name, site in list(self._sites.items()):
            site.counts = {line: n for line, n in site.counts.items() if n > self._floor}
            if not site.counts and site.pages <= self._floor:
                del self._sites[name]
        self._size = len(self._sites) + sum(len(site.counts) for site in self._sites.values())


def _repeats(count: int, pages: int) -> bool:
    return count >= MIN_PAGES and count > MIN_SHARE * pages
