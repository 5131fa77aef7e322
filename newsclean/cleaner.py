"""`clean()`: read, label, assemble."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.label import NO_LINES, NO_RULES, label
from newsclean.label.rules import UserRules
from newsclean.label.sitelines import SiteLines
from newsclean.page import Claim
from newsclean.read import read


def clean(
    source: str | bytes,
    *,
    url: str | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
    language: str | None = None,
    keep_removed: bool = True,
    rules: UserRules = NO_RULES,
    site_lines: SiteLines = NO_LINES,
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
    charset, or a path given by mistake.

    >>> article = clean("Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", kind="text")
    >>> article.headline
    'Rain ends drought'
    """
    page = read(source, url=url, kind=kind, language=language)
    if fetched_at is not None:
        page.claims.append(Claim("fetched", fetched_at.isoformat(), "crawl"))
    label(page, rules, site_lines)
    return assemble(page, keep_removed=keep_removed)
