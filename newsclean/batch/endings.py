"""Which files are pages: by their ending, and where that says nothing, by how they begin."""

from __future__ import annotations

import mimetypes
from pathlib import Path, PurePath

from newsclean.batch.jobs import Kind
from newsclean.sources.compression import plain, split_ending
from newsclean.sources.signs import opens_html

# What a page's file is read as if its content does not say otherwise; `auto` is told by content alone.
PAGE_KINDS: dict[str, Kind] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".php", ".asp", ".aspx", ".jsp", ".txt", ".md"), "auto"),
}

_START = 4096

# The endings that Python itself knows, not those of this machine.
_TYPES = mimetypes.MimeTypes()


def page_ending(path: str) -> str:
    """Which of a page's endings a path has, without its compression's, or "".

    >>> page_ending("pages/Story.HTML.gz"), page_ending("logo.png")
    ('.html', '')
    """
    suffix = PurePath(split_ending(path)[0]).suffix.lower()
    return suffix if suffix in PAGE_KINDS else ""


def is_page(path: str, *, forced: bool = False) -> bool:
    """Whether a file whose ending says nothing begins like HTML; `forced` takes any text.

    Crawlers save pages as `story`, `index.php?id=7` and `news.ece`. Files that are known to be of another type, such
    as pictures and style sheets, are not looked into.
    """
    kind = _TYPES.guess_type(split_ending(path)[0].rpartition("/")[2], strict=False)[0]
    if kind is not None and kind != "text/html":
        return False
    try:
        with open(path, "rb") as raw:  # noqa: PTH123  a Path for each of a million files is slow
            start = plain(raw, path).read(_START)
    except Exception:  # unreadable: its ending decides
        return False
    return (bool(start) and b"\0" not in start) if forced else opens_html(start)


def kind_of(path: str | Path, source: bytes) -> Kind:
    """What a file's content is to be read as. Markup's ending is believed unless there is none in the file.

    >>> kind_of("a.html", b"<p>Rain fell."), kind_of("a.html", b"Rain fell."), kind_of("a.txt", b"<p>Rain fell.")
    ('html', 'text', 'auto')
    """
    kind = PAGE_KINDS.get(page_ending(str(path)), "auto")
    return "text" if kind == "html" and b"<" not in source else kind
