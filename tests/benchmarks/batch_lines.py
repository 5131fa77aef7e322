"""What counting a site's lines costs: `batch_lines.py [PAGES]`, by default 100,000 pages of 60 lines on 100 sites.

Tells the time a page, the memory, and whether each site's 20 standing lines, and nothing else, were found.
"""

from __future__ import annotations

import resource
import sys
import time

from newsclean.label.samples import line_hash
from newsclean.label.sitelines import LineCounter

SITES = 100
STANDING = 20
OWN = 40


def main(pages: int) -> None:
    """Count, and tell."""
    counter = LineCounter()
    spent = 0.0
    for number in range(pages):
        site = f"site{number % SITES}"
        lines = {line_hash(f"{site} standing {n}"): False for n in range(STANDING)}
        lines |= {line_hash(f"{number} own {n}"): True for n in range(OWN)}
        began = time.perf_counter()
        counter.add(site, lines)
        spent += time.perf_counter() - began
    found = counter.learned()
    right = sum(len(lines.counts) == STANDING for lines in found.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{pages} pages: {1e6 * spent / pages:.0f} µs a page, {peak:.0f} MB, {right} of {SITES} sites exactly right")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
