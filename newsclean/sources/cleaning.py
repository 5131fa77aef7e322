"""`clean()`: one page, or the first document of what holds many, to an article."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Literal

from newsclean.article import Article, ArticleWarning
from newsclean.cleaner import check_own, clean_page
from newsclean.errors import CleanError
from newsclean.label.rules import UserRules
from newsclean.label.sitelines import SiteLines
from newsclean.page import Claim, Page
from newsclean.read import check_arguments
from newsclean.sources.document import Document
from newsclean.sources.opened import Opened
from newsclean.sources.reading import read_document, removed
from newsclean.sources.recognise import reader_for


def clean(
    source: str | bytes | bytearray | memoryview | Document,
    *,
    url: str | None = None,
    kind: Literal["auto", "html", "text"] = "auto",
    language: str | None = None,
    keep_removed: bool = True,
    rules: UserRules | None = None,
    site_lines: SiteLines | None = None,
    witness: bool = True,
    fetched_at: dt.datetime | None = None,
) -> Article:
    """Turn a news page or pasted text into an article.

    `source` is HTML or text, or a `Document`; bytes are decoded as browsers do it. Where it holds several documents, as
    the export of a press database does, the first is taken, with the warning `several_articles`; `documents()` gives
    all. `url` is the page's address: it settles what the page leaves open, such as a day or which of several stories is
    meant, and nothing is fetched from it. `kind` says whether the source is `html` or `text`; `auto` finds out.
    `language` is the page's, as a BCP 47 tag; without it the language is found out. `keep_removed=False` leaves
    `Article.removed` empty, which saves a little time. `rules` are a user's own, from `load_rules`; `site_lines` what
    the page's site repeats, from `SiteLines.learn`. `witness=False` never asks trafilatura, which is asked where a
    story is much in doubt. `fetched_at` is when a crawler fetched the page: no date after it is the
    story's.

    Raises `CleanError`, and nothing else, where the source is no page: empty, binary, too large, in an unknown
    charset, cut short, of a kind that needs an extra, or a path given by mistake.
    Raises `TypeError` where `rules`, `site_lines` or `fetched_at` are none.

    >>> article = clean("Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", kind="text")
    >>> article.headline
    'Rain ends drought'
    """
    check_own(rules, site_lines)
    if not isinstance(fetched_at, dt.datetime | None):
        raise TypeError(f"fetched_at is of type {type(fetched_at).__name__}: pass a datetime.datetime, or None.")
    check_arguments(url, kind, language)
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    held = _held(source)
    document = next(held, None)
    if document is None:
        raise CleanError("This file holds no document that can be read.")
    page = read_document(document, url=url, kind=kind, language=language)
    _set_others_aside(page, held)
    if fetched_at is not None:
        page.claims.append(Claim("fetched", fetched_at.isoformat(), "crawl"))
    return clean_page(page, keep_removed=keep_removed, rules=rules, site_lines=site_lines, witness=witness)


def _held(source: str | bytes | Document) -> Iterator[Document]:
    """The documents of what was handed over; most often it is one page."""
    if isinstance(source, Document):
        yield source
        return
    if not isinstance(source, str | bytes):
        yield Document(content=source)
        return
    opened = Opened(io.BytesIO(b""), text=source) if isinstance(source, str) else Opened(io.BytesIO(source))
    reader = reader_for(opened)
    if reader is None:
        yield Document(content=source)
    else:
        yield from reader(opened)


def _set_others_aside(page: Page, others: Iterator[Document]) -> None:
    """Remove what the source holds beside its first document, and say how many there are."""
    found = list(others)
    if not found:
        return
    page.documents = 1 + len(found)
    page.warnings.append(ArticleWarning.SEVERAL_ARTICLES)
    for document in found:
        texts = [(part.text, part.line) for part in document.parts] or [(str(document.content), document.offset + 1)]
        texts += [(document.headline, texts[0][1])] if document.headline and document.parts else []
        for text, line in texts:
            for i, paragraph in enumerate(text.splitlines()):
                if paragraph.strip():
                    page.aside.append(removed(paragraph, line + i, "another-document"))
