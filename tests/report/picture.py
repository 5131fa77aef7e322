"""Takes the README's picture of a report, `report.png` in this folder: `python -m tests.report.picture`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from newsclean.report import write_report
from tests.report.browser import ARGUMENTS, PATH, tab
from tests.report.pages import cleaned, made

PICTURE = Path(__file__).with_name("report.png")
WIDTH, HEIGHT = 1080, 760


def main() -> None:
    """Make a report of the fixtures, open a page, and take its picture."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as play:
        report = Path(scratch, "report.html")
        write_report([*cleaned(), *map(made, range(12))], report, title="articles.jsonl")
        browser = play.chromium.launch(executable_path=PATH, args=ARGUMENTS)
        with tab(browser, report, "pages?words=reservoir", width=WIDTH) as page:
            page.locator("#list a.title").click()
            page.locator(".why", has_text="date/read").first.hover()
            page.screenshot(path=PICTURE, clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
        browser.close()


if __name__ == "__main__":
    main()
