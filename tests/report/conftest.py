"""One browser for all tests of reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.report.browser import launched


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser, while tests of reports run: with it runs an event loop, which others may not want."""
    with launched() as browser:
        yield browser
