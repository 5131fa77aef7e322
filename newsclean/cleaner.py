"""`clean_page()`: label, assemble."""

from __future__ import annotations

from pathlib import Path

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.label import NO_LINES, NO_RULES, label
from newsclean.label.rules import UserRules
from newsclean.label.sitelines import SiteLines
from newsclean.page import Page


def clean_page(
    page: Page,
    *,
    keep_removed: bool = True,
    rules: UserRules | None = None,
    site_lines: SiteLines | None = None,
    witness: bool = True,
) -> Article:
    """Turn a page that has been read into an article; its blocks are labelled on the way.

    >>> from newsclean.read import read
    >>> page = read("Rain ends drought\\n\\nThe first rain fell on Tuesday.", url=None, kind="text", language="en")
    >>> clean_page(page).headline
    'Rain ends drought'
    """
    label(page, rules or NO_RULES, site_lines or NO_LINES, witness=witness)
    return assemble(page, keep_removed=keep_removed)


def check_own(rules: object, site_lines: object) -> None:
    """Raise a `TypeError` that says what to pass, where these are no user's rules and no site's lines, and not None."""
    if not isinstance(rules, UserRules | None):
        what = f"load_rules({rules!r})" if isinstance(rules, str | Path) else "what load_rules() gives"
        raise TypeError(f"rules is of type {type(rules).__name__}, not UserRules: pass {what}.")
    if not isinstance(site_lines, SiteLines | None):
        what = "what SiteLines.learn(pages) gives"
        raise TypeError(f"site_lines is of type {type(site_lines).__name__}, not SiteLines: pass {what}.")
