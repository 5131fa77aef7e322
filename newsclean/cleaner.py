"""`clean()`: read, label, assemble."""

from __future__ import annotations

from typing import Literal

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.label import NO_LINES, NO_RULES, label
from newsclean.label.rules import UserRules
from newsclean.label.sitelines import SiteLines
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
) -> Article:
    """Turn a news page or pasted text into an article.

    `rules` are a user's own, from `load_rules`; `site_lines` what the page's site repeats, from `SiteLines.learn`.

    >>> article = clean("Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", kind="text")
    >>> article.headline
    'Rain ends drought'
    """
    page = read(source, url=url, kind=kind, language=language)
    label(page, rules, site_lines)
    return assemble(page, keep_removed=keep_removed)
