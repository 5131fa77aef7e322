"""Pages that an extension (SingleFile) or a browser (“complete page”) saved as HTML, their address in a comment."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsclean.sources.document import Document
from newsclean.sources.opened import Opened

SINGLEFILE = re.compile(r"<!--\s*Page saved with SingleFile\b(.*?)-->", re.DOTALL)
ADDRESS = re.compile(r"url:\s*(https?://\S+)")
DATE = re.compile(r"saved date:\s*(\w{3} \w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4})")
# "saved from url=(0042)https://paper.example/story": browsers have written it since Internet Explorer 4.
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://\S+?)\s*-->")
SIGNS = ("SingleFile", "saved from url")  # looked for first: every page is asked
HIDDEN = frozenset(("sf-hidden",))  # the extension's class for what the page hid from readers


def recognises(opened: Opened) -> bool:
    """Whether a page says that it was saved so."""
    sample = opened.sample
    return (
        any(sign in sample for sign in SIGNS) and (SINGLEFILE.search(sample) or SAVED_FROM.search(sample)) is not None
    )


def documents(opened: Opened) -> Iterator[Document]:
    """The page, without what it hid."""
    by_tool = SINGLEFILE.search(opened.sample)
    if by_tool is None:
        by_browser = SAVED_FROM.search(opened.sample)
        assert by_browser is not None
        yield Document(content=opened.whole(), kind="html", source="saved-page", url=by_browser[1])
        return
    address, date = ADDRESS.search(by_tool[1]), DATE.search(by_tool[1])
    moment = dt.datetime.strptime(date[1], "%a %b %d %Y %H:%M:%S GMT%z") if date else None
    url = address[1] if address else None
    yield Document(content=opened.whole(), kind="html", source="singlefile", url=url, fetched_at=moment, frame=HIDDEN)
