"""`clean()`: read, label, assemble."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.label import NO_LINES, NO_RULES, label
from newsclean.label.rules import UserRules
from newsclean.label.sitelines import SiteLines
from newsclean.page import Claim
from newsclean.read import read


def clean(
    source: str | bytes | bytearray | memoryview,
    *,
    url: str | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
    language: str | None = None,
    keep_removed: bool = True,
    rules: UserRules | None = None,
    site_lines: SiteLines | None = None,
    fetched_at: dt.datetime | None = None,
) -> Article:
    """Turn a news page or pasted text into an article.

    `source` is HTML or text; bytes are decoded as browsers do it. `url` is the page's address: it settles what the
    page leaves open, such as a day or which of several stories is meant, and nothing is fetched from it. `kind` says
    whether the source is `html` or `text`; `auto` finds out. `language` is the page's, as a BCP 47 tag; without it the
    language is found out. `keep_removed=False` leaves `Article.removed` empty, which saves a little time. `rules` are
    a user's own, from `load_rules`; `site_lines` what the page's site repeats, from `SiteLines.learn`. `fetched_at` is
    when a crawler fetched the page: no date after it is the story's.

    Raises `CleanError`, and nothing else, where the source is no page: empty, binary, too large, in an unknown
    charset, or a path given by mistake. Raises `TypeError` where `rules`, `site_lines` or `fetched_at` are none.

    >>> article = clean("Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", kind="text")
    >>> article.headline
    'Rain ends drought'
    """
    check_own(rules, site_lines)
    if not isinstance(fetched_at, dt.datetime | None):
        raise TypeError(f"fetched_at is of type {type(fetched_at).__name__}: pass a datetime.datetime, or None.")
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    page = read(source, url=url, kind=kind, language=language)
    if fetched_at is not None:
        page.claims.append(Claim("fetched", fetched_at.isoformat(), "crawl"))
    label(page, rules or NO_RULES, site_lines or NO_LINES)
    return assemble(page, keep_removed=keep_removed)


def check_own(rules: object, site_lines: object) -> None:
    """Raise a `TypeError` that says what to pass, where these are no user's rules and no site's lines, and not None."""
    if not isinstance(rules, UserRules | None):
        what = f"load_rules({rules!r})" if isinstance(rules, str | Path) else "what load_rules() gives"
        raise TypeError(f"rules is of type {type(rules).__name__}, not UserRules: pass {what}.")
    if not isinstance(site_lines, SiteLines | None):
        what = "what SiteLines.learn(pages) gives"
        raise TypeError(f"site_lines is of type {type(site_lines).__name__}, not SiteLines: pass {what}.")
