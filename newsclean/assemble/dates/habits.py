"""How a page writes dates: its language, its country, and whether it is an archive."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from urllib.parse import urlsplit

from newsclean.assemble.dates.parse import Habits, Printed, printed
from newsclean.page import Page

LONGEST_LINE = 160  # characters of a line that prints a date
# Top-level domains that tell the country where a zone's name or the order of day and month depends on it.
_DOMAINS = {
    "uk": "GB", "au": "AU", "nz": "NZ", "ie": "IE", "in": "IN", "za": "ZA", "ca": "CA", "us": "US", "ph": "PH",
    "il": "IL", "mx": "MX", "cn": "CN", "tw": "TW", "my": "MY", "sg": "SG", "bd": "BD", "pk": "PK", "ng": "NG",
    "ke": "KE", "gh": "GH", "sa": "SA", "gov": "US", "mil": "US", "edu": "US",
}  # fmt: skip
# Where English and Spanish put the month first.
_MONTH_FIRST = frozenset(("US", "PH", "FM", "PW", "CA"))
# Day, month and year, or month, day and year; which is told by a number above 12.
_ORDERED = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})/(?:20)?[012]\d(?![\d./-])")
_MONTHS = 12
_MOST_BLOCKS = 2_000  # that are asked for the order; the longest page of both corpora has 1,600

_ENGLISH = Habits("en")
_ARCHIVE = re.compile(r"archiv|архив|архів|アーカイブ|hemeroteca", re.IGNORECASE)


def habits_of(page: Page) -> Habits:
    """The page's language and country, from its address and its claims."""
    language, _, _ = (page.language or "").partition("-")
    region = _region(page, language)
    if language == "en":
        month_first = None if region is None else region in _MONTH_FIRST
    else:
        month_first = region in ("US", "PH") if language in ("es", "tl") else False if language else None
    return Habits(language, region, month_first)


def _region(page: Page, language: str) -> str | None:
    host = _host(page.url or "")
    domain = _DOMAINS.get(host.rpartition(".")[2])
    if domain:
        return domain
    for tag in (page.language or "", *(claim.value.replace("_", "-") for claim in page.claimed("language"))):
        first, _, rest = tag.partition("-")
        last = rest.rpartition("-")[2]
        if first.lower() == language and len(last) == 2 and last.isalpha():
            return last.upper()
    return None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_archive(page: Page) -> bool:
    """Whether a page says that it is from an archive, so that it may be older than the web."""
    claims = (claim.value for name in ("section", "breadcrumb", "site_name") for claim in page.claimed(name))
    return any(_ARCHIVE.search(text) for text in (page.url or "", *claims))


class Known:
    """What a page's other dates tell of one whose day and month could each be the other."""

    def __init__(self, page: Page, days: Iterable[dt.date | None] = ()) -> None:
        self.blocks = page.blocks[:_MOST_BLOCKS]
        self.days = frozenset(days)

    @cached_property
    def month_first(self) -> bool | None:
        """Whether dates that can be read in one way alone put the month first, where they agree; few pages ask."""
        orders = set()
        for block in self.blocks:
            if "/" in block.text and len(block.text) <= LONGEST_LINE:
                for match in _ORDERED.finditer(block.text):
                    first, second = int(match[1]), int(match[2])
                    if (first > _MONTHS) is not (second > _MONTHS):
                        orders.add(second > _MONTHS)
        return orders.pop() if len(orders) == 1 else None

    @cached_property
    def named(self) -> frozenset[dt.date]:
        """The days that lines of the page name beyond doubt; a story's list of its neighbours may name its own."""
        texts = (block.text for block in self.blocks if len(block.text) <= LONGEST_LINE)
        return frozenset(date.day for text in texts for date in printed(text, _ENGLISH) if date.swapped is None)


def settled(date: Printed, habits: Habits, known: Known) -> Printed | None:
    """A date whose day and month could each be the other, by other dates of the page, else by its habits, else None."""
    if date.swapped is None or date.day in known.days:
        return date
    if date.swapped in known.days:
        return replace(date, day=date.swapped)
    if habits.language == "en" and known.month_first is not None:
        return date if known.month_first is bool(habits.month_first) else replace(date, day=date.swapped)
    if habits.month_first is None and (date.day in known.named) is not (date.swapped in known.named):
        return date if date.day in known.named else replace(date, day=date.swapped)
    return None if habits.month_first is None else date
