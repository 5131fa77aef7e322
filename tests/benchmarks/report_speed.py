"""The report: its time beside the cleaning's, its memory, its size, and how fast a browser opens it.

`python -m tests.benchmarks.report_speed PAGES [ARTICLES] [BROWSER]`: PAGES is what `newsclean batch` reads. They are
cleaned once; their articles are repeated, each time with other addresses, until there are so many, by default 10,000.
The time that these would have taken to clean is reckoned from the pages'.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks.batch_tree import Cost, run

COMMAND = [sys.executable, "-m", "newsclean"]
ROUNDS = 3  # of opening; the median is told


def main(pages: str, articles: int, browser: str) -> None:
    """Clean, report, open."""
    with tempfile.TemporaryDirectory() as scratch:
        cleaned, many, report = (Path(scratch, name) for name in ("cleaned.jsonl", "many.jsonl", "report.html"))
        cleaning = run([*COMMAND, "batch", pages, "-o", str(cleaned)])
        lines = cleaned.read_bytes().splitlines()
        for count in (articles // 10, articles):
            with many.open("wb") as out:
                out.writelines(islice(repeated(lines), count))
            cost = run([*COMMAND, "report", str(many), "-o", str(report)])
            tell(cost, cleaning, count, len(lines), report)
        painted, usable = opened(report, browser)
    print(f"first paint after {painted:.0f} ms, the list after {usable:.0f} ms")


def repeated(lines: list[bytes]) -> Iterator[bytes]:
    """The articles again and again, each time of another address."""
    turn = 0
    while True:
        for number, line in enumerate(lines):
            article = json.loads(line)
            article["source"] = f"pages/{turn}/{number}.html"
            article["url"] = f"{article['url'] or 'https://paper.example/'}?turn={turn}"
            yield json.dumps(article, ensure_ascii=False).encode() + b"\n"
        turn += 1


def tell(cost: Cost, cleaning: Cost, articles: int, pages: int, report: Path) -> None:
    """Print what a report cost."""
    reckoned = cleaning.seconds * articles / pages
    share = cost.seconds / reckoned
    print(f"{articles:>7,} articles: {cost.seconds:.1f} s, {share:.1%} of {reckoned:.0f} s of cleaning")
    print(f"    {cost.largest:.0f} MB of memory; {report.stat().st_size / 1e6:.2f} MB of report")


def opened(report: Path, browser: str) -> tuple[float, float]:
    """When Chromium first paints the report, and when the list of pages has its rows, in milliseconds."""
    times: list[tuple[float, float]] = []
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for _ in range(ROUNDS):
            page = chromium.new_page()
            page.goto(f"{report.as_uri()}#pages", wait_until="commit")
            page.wait_for_selector("#list tbody tr")
            usable = page.evaluate("performance.now()")
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
            painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            times.append((painted, usable))
            page.close()
        chromium.close()
    painted, usable = (sorted(column)[ROUNDS // 2] for column in zip(*times, strict=True))
    return painted, usable


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    main(given[0], int(given.get(1, 10_000)), given.get(2, "/usr/bin/chromium"))
