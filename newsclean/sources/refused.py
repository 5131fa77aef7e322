"""Text files that hold no page, or none that is read: refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.errors import CleanError
from newsclean.sources.document import Document
from newsclean.sources.opened import Opened
from newsclean.sources.records import HTML_FIELDS, TEXT_FIELDS, URL_FIELDS

# How a file's root element begins, what it is, and what to do.
ROOTS = {
    "opml": "an OPML file, a list of feeds: fetch the feeds, and pass them",
    "urlset": "a sitemap, a list of addresses: fetch the pages, and pass them",
    "sitemapindex": "a list of sitemaps: fetch the pages that they name, and pass them",
    "en-export": "an Evernote export (ENEX), which newsclean does not read: export the notes as HTML",
}
PROLOGUE = r"\s*(?:<\?[^<>]*\?>\s*|<!--[^<>]*-->\s*|<!DOCTYPE[^<>]*>\s*)*"
ROOT = re.compile(rf"{PROLOGUE}<({'|'.join(ROOTS)})\b", re.IGNORECASE)
# A table's first line names its columns, one of them for a text, and what follows has as many.
COLUMN = re.compile(r'"?[A-Za-z][\w .-]{0,30}"?')
FEWEST_COLUMNS = 3
TEXTS = frozenset((*HTML_FIELDS, *TEXT_FIELDS, "content", "fulltext", "full_text", "full text"))
FACTS = frozenset((*URL_FIELDS, "id", "title", "headline", "date", "author", "authors", "published", "publisher"))


def recognises(opened: Opened) -> bool:
    """Whether a file is one of these."""
    sample = opened.sample.lstrip("\ufeff")
    return ROOT.match(sample) is not None or _is_table(sample)


def documents(opened: Opened) -> Iterator[Document]:
    """Raise CleanError with the file's kind."""
    root = ROOT.match(opened.sample.lstrip("\ufeff"))
    if root is not None:
        raise CleanError(f"This is {ROOTS[root[1].lower()]}.")
    raise CleanError("This is a table (CSV), which newsclean does not read: save its rows as lines of JSON (.jsonl).")
    yield  # makes this a generator, as the readers of other kinds are


def _is_table(sample: str) -> bool:
    first, _, rest = sample.partition("\n")
    mark = max(",;\t", key=first.count)
    if first.count(mark) < FEWEST_COLUMNS - 1 or first.count(mark) > rest.count(mark) or not rest[:1].strip():
        return False
    columns = first.strip().split(mark)
    names = {column.strip('" ').lower() for column in columns}
    named = all(COLUMN.fullmatch(column.strip()) for column in columns)
    return named and not names.isdisjoint(TEXTS) and not names.isdisjoint(FACTS)
