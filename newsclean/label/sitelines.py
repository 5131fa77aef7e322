"""Lines that a site repeats under story after story, found by reading many of its pages.

No rule can know a paper's own standing lines: its motto, its office hours, the plea under every story. But they repeat
where stories do not. What has been read is kept as a sample of each site's pages: those whose hashes are smallest
(bottom-k sampling, Cohen and Kaplan 2007). Whoever reads the same pages, in whatever order and in however many places,
ends with the same sample, and so with the same lines; and its size does not grow with the number of pages.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from struct import iter_unpack
from typing import Literal

from newsclean.label.samples import SAMPLE, PageSample, SampledPage, line_hash
from newsclean.page import Block
from newsclean.reasons import removed, site_line

# A line must stand on more pages than a handful, and on more than half of the site's. Two stories that share a quote,
# or a series of five, do not make it one.
MIN_PAGES = 6
MIN_SHARE = 0.5

# Characters from which a line says something of its own. A page without a new one is a copy of a page already read,
# or has no story; counting it would make that story's paragraphs repeat. Menus' lines are shorter, sentences longer.
LONG_LINE = 60

# Fewest pages of a site that are kept where sites are many.
_LEAST_SAMPLE = 16

# Lines of all sites that are kept, about 150 MB. Past it fewer pages of each site are kept, and in the end no more of
# the sites that have had fewest.
_CAPACITY = 16_000_000


@dataclass(frozen=True)
class SiteLines:
    """The lines that one site repeats, for `clean(..., site_lines=...)`.

    What was learned in several places is merged with `|`, and gives what learning in one place gives. `to_json()` and
    `from_json()` save and load it; `compact()` leaves out what only merging needs.
    """

    pages: int = 0  # distinct pages among those sampled
    counts: Mapping[int, int] = field(default_factory=dict)  # line's hash to the number of these pages that have it
    sample: Mapping[int, SampledPage] = field(default_factory=dict, repr=False)

    @classmethod
    def learn(cls, pages: Iterable[str | bytes]) -> SiteLines:
        """Find what repeats in pages, HTML or text, of one site. Raises `CleanError` as `clean()` does.

        >>> pages = [f"Rain in month {n}\\n\\nIn month {n} of the drought it rained for {n} days in all the hills."
        ...          "\\n\\nThe Courant is set by hand." for n in range(12)]
        >>> SiteLines.learn(pages).reason("The Courant is set by hand.")
        'repeats/12-of-12'
        >>> SiteLines.learn(pages[:5]) | SiteLines.learn(pages[3:]) == SiteLines.learn(pages)
        True
        """
        counter = LineCounter()
        for page in pages:
            counter.add("", lines_of(page))
        return counter.samples().get("", cls())

    @classmethod
    def of(cls, sample: Mapping[int, SampledPage]) -> SiteLines:
        """What repeats in the pages of a sample."""
        seen: set[int] = set()
        pages: list[list[int]] = []
        for key in sorted(sample):
            page = sample[key]
            if any(line not in seen for (line,) in iter_unpack(">Q", page.long)):
                pages.append(list(page.lines()))
                seen.update(pages[-1])
        counts = Counter(line for page in pages for line in page)
        return cls(len(pages), {line: n for line, n in counts.items() if _repeats(n, len(pages))}, sample)

    def __or__(self, other: SiteLines) -> SiteLines:
        """What the pages of both repeat, pages that both have read counted once. Neither may be compact."""
        if not isinstance(other, SiteLines):
            return NotImplemented
        for lines in (self, other):
            if lines.pages and not lines.sample:
                raise ValueError("These lines are compact and cannot be merged: merge first, then call compact().")
        counter = LineCounter()
        for lines in (self, other):
            counter.merge("", lines)
        return counter.samples().get("", SiteLines())

    def compact(self) -> SiteLines:
        """The same lines, without the sample of pages that merging needs."""
        return SiteLines(self.pages, self.counts)

    def to_json(self) -> str:
        """All of it as JSON, for `from_json`."""
        sample = [[b64encode(part).decode() for part in self.sample[key]] for key in sorted(self.sample)]
        return json.dumps({"pages": self.pages, "counts": sorted(self.counts.items()), "sample": sample})

    @classmethod
    def from_json(cls, text: str | bytes) -> SiteLines:
        """What `to_json` made; raises `ValueError` for anything else.

        >>> lines = SiteLines(12, {7: 12})
        >>> SiteLines.from_json(lines.to_json()) == lines
        True
        """
        try:
            found = json.loads(text)
            sample = [SampledPage(*(b64decode(part) for part in page)) for page in found["sample"]]
            counts = {int(line): int(n) for line, n in found["counts"]}
            if any(len(part) % 8 for page in sample for part in page):
                raise ValueError("a line's hash has 8 bytes")
            return cls(int(found["pages"]), counts, {page.key: page for page in sample})
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError("This is not the JSON that SiteLines.to_json() makes.") from error

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


class LineCounter:
    """Counts on how many pages of its site each line stands, for any number of sites, in bounded memory."""

    def __init__(self, capacity: int = _CAPACITY) -> None:
        """An empty counter that keeps no more than so many lines."""
        self._capacity = capacity
        self._sites: dict[str, PageSample] = {}
        self._most = SAMPLE
        self._size = 0  # lines kept

    def add(self, site: str, lines: Mapping[int, bool]) -> None:
        """Count a page's lines, given as `lines_of` does. A page that says nothing of its own is passed over."""
        page = SampledPage.of(lines)
        if page.long:
            self._keep(site, page, page.key)

    def merge(self, site: str, lines: SiteLines) -> None:
        """Count the pages that another counter has sampled."""
        for key, page in lines.sample.items():
            self._keep(site, page, key)

    def samples(self) -> dict[str, SiteLines]:
        """For each site, what repeats and the sample."""
        return {name: SiteLines.of(site.pages) for name, site in self._sites.items()}

    def learned(self) -> dict[str, SiteLines]:
        """For each site that has any, the lines that repeat."""
        found = {name: SiteLines.of(site.pages).compact() for name, site in self._sites.items()}
        return {name: lines for name, lines in found.items() if lines.counts}

    def _keep(self, site: str, page: SampledPage, key: int) -> None:
        self._size += self._sites.setdefault(site, PageSample()).add(page, key, self._most)
        while self._size > self._capacity:
            self._shrink()

    def _shrink(self) -> None:
        if self._most > _LEAST_SAMPLE:
            self._most //= 2
            self._size -= sum(site.trim(self._most) for site in self._sites.values())
            return
        by_pages = sorted(self._sites, key=lambda name: len(self._sites[name].pages))
        for name in by_pages[: (len(by_pages) + 1) // 2]:
            self._size -= self._sites.pop(name).trim(0)


def _repeats(count: int, pages: int) -> bool:
    return count >= MIN_PAGES and count > MIN_SHARE * pages
