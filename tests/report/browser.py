"""Chromium for tests that look at a report as a reader does. They are skipped where there is none."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATH = next(filter(None, map(shutil.which, NAMES)), None)
HOW_TO_GET_IT = "there is no Chromium: apt-get install chromium"
# Chromium refuses to run as root within its sandbox, as in a container.
ARGUMENTS = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
NUMBERS = count()
TIMEOUT = 20_000  # milliseconds: a machine may be busy
expect.set_options(timeout=TIMEOUT)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser; a test is skipped where there is none."""
    if PATH is None:
        pytest.skip(HOW_TO_GET_IT)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=PATH, args=ARGUMENTS, timeout=60_000)
        yield browser
        browser.close()


@contextmanager
def tab(browser: Browser, file: Path, place: str = "", *, width: int = 1200, dark: bool = False) -> Iterator[Page]:
    """A file, opened at a place such as `pages`. What its script throws fails the test.

    All files are opened in one window, which takes a second to open. It keeps nothing of one for the next.
    """
    page = browser.contexts[0].pages[0] if browser.contexts else browser.new_page()
    page.set_default_timeout(TIMEOUT)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    page.on("pageerror", note)
    go(page, file, place)
    yield page
    page.remove_listener("pageerror", note)
    page.mouse.move(0, 0)
    assert errors == []


@contextmanager
def tab_without_script(browser: Browser, file: Path) -> Iterator[Page]:
    """A file, opened in a window of its own that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    go(page, file, "")
    yield page
    context.close()


def go(page: Page, file: Path, place: str) -> None:
    """Open a file at a place, and wait until that is shown. The number makes it another address, which is loaded."""
    page.goto(f"{file.as_uri()}?{next(NUMBERS)}{place and '#'}{place}")
    shown(page, place)


def move(page: Page, place: str) -> None:
    """Go to another place of the file that is open."""
    page.evaluate("place => { location.hash = place }", place)
    shown(page, place)


def shown(page: Page, place: str) -> None:
    """Wait until a place is shown."""
    part = re.match(r"\w*", place)
    page.wait_for_selector(f"#part-{part[0]}" if part and part[0] else "main section:not([hidden])")


def shows(page: Page, selector: str, text: str) -> None:
    """Wait until an element shows a text, and look at each frame: `expect` looks ten times a second at first."""
    page.wait_for_function(
        "([at, text]) => document.querySelector(at)?.textContent.trim() === text", arg=[selector, text]
    )
