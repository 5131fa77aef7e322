"""Captures of archive.today and its other domains: its header set aside, and what it claims of itself left out.

The head of such a page is the archive's: its own name as the site's, the moment of the capture as publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.sources.document import Document
from newsclean.sources.opened import Opened
from newsclean.sources.saved.pages import as_markup, moment_of, rewritten

HOSTS = tuple(f"archive.{domain}" for domain in "today ph is li fo md vn ec".split())
HOST = r"archive\.(?:today|ph|is|li|fo|md|vn|ec)"
CAPTURED = re.compile(
    rf"<link\b[^>]*\brel=[\"']?bookmark[\"']?[^>]*{HOST}/(\d{{8,14}})/(https?://[^\s\"'<>]+)|"
    rf"<link\b[^>]*{HOST}/(\d{{8,14}})/(https?://[^\s\"'<>]+)[^>]*\brel=[\"']?bookmark",
    re.IGNORECASE,
)
OWN = re.compile(rf"(?:canonical|og:site_name|og:url)[^>]{{0,200}}{HOST}|{HOST}[^>]{{0,200}}canonical", re.IGNORECASE)
CONTENT = re.compile(r"<div\b[^>]*\bid=[\"']?(?:CONTENT|SOLID)\b|<div\b[^>]*\bclass=[\"']?html\b", re.IGNORECASE)
# What the archive says above the page: metas, but for the charset's, the page's address and moments.
CLAIMS = re.compile(
    r"<meta\b(?![^>]*charset)[^>]*>|<link\b[^>]*\brel=[\"']?(?:canonical|bookmark)[^>]*>|</?time\b[^>]*>", re.IGNORECASE
)
REWRITTEN = re.compile(
    rf"https?:(?:\\?/){{2}}{HOST}(?:\\?/)(?:o(?:\\?/)\w+|\d{{8,14}})(?:\\?/)(?=https?:)", re.IGNORECASE
)
FRAME = frozenset(("HEADER", "DIVSHARE", "DIVALREADY", "DIVALREADY2", "hashtags"))


def recognises(opened: Opened) -> bool:
    """Whether a page is such a capture."""
    sample = opened.sample
    return (
        "archive." in sample
        and any(host in sample for host in HOSTS)
        and (CAPTURED.search(sample) or OWN.search(sample)) is not None
    )


def documents(opened: Opened) -> Iterator[Document]:
    """The page as it was captured."""
    content = opened.whole()
    told = CAPTURED.search(as_markup(content))
    stamp, address = (told[1] or told[3], told[2] or told[4]) if told else (None, None)
    yield Document(
        content=rewritten(content, _as_it_was),
        kind="html",
        source="archive.today",
        url=address,
        fetched_at=moment_of(stamp) if stamp else None,
        frame=FRAME,
    )


def _as_it_was(markup: str) -> str:
    page = CONTENT.search(markup)
    at = page.start() if page else len(markup)
    return CLAIMS.sub("", markup[:at]) + REWRITTEN.sub("", markup[at:])
