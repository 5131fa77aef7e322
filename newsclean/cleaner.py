"""`clean_page()`: label, assemble."""

from __future__ import annotations

from newsclean.article import Article
from newsclean.assemble import assemble
from newsclean.label import NO_LINES, NO_RULES, label
from newsclean.label.rules import UserRules
from newsclean.label.sitelines import SiteLines
from newsclean.page import Page


def clean_page(
    page: Page, *, keep_removed: bool = True, rules: UserRules = NO_RULES, site_lines: SiteLines = NO_LINES
) -> Article:
    """Turn a page that has been read into an article; its blocks are labelled on the way.

    >>> from newsclean.read import read
    >>> page = read("Rain ends drought\\n\\nThe first rain fell on Tuesday.", url=None, kind="text", language="en")
    >>> clean_page(page).headline
    'Rain ends drought'
    """
    label(page, rules, site_lines)
    return assemble(page, keep_removed=keep_removed)
