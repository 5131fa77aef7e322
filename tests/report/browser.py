"""Chromium for tests that look at a report as a reader does. They are skipped where there is none."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATH = next(filter(None, map(shutil.which, NAMES)), None)
HOW_TO_GET_IT = "there is no Chromium: apt-get install chromium"
# Chromium refuses to run as root within its sandbox, as in a container.
ARGUMENTS = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
TIMEOUT = 20_000  # milliseconds: a machine may be busy
expect.set_options(timeout=TIMEOUT)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of one module: while it runs, so does an event loop, which others may not want."""
    if PATH is None:
        pytest.skip(HOW_TO_GET_IT)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=PATH, args=ARGUMENTS, timeout=60_000)
        yield browser
        browser.close()


@contextmanager
def tab(
    browser: Browser, file: Path, place: str = "", *, width: int = 1200, dark: bool = False, script: bool = True
) -> Iterator[Page]:
    """A file, opened at a place such as `pages`, in a window of its own. What the script throws fails the test."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
    )
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    go(page, file, place)
    yield page
    context.close()
    assert errors == []


def go(page: Page, file: Path, place: str) -> None:
    """Open a file at a place, and wait until that is shown."""
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#{place}" if place else file.as_uri())
    part = re.match(r"\w*", place)
    page.wait_for_selector(f"#part-{part[0]}" if part and part[0] else "main section:not([hidden])")
