"""Captures of the Wayback Machine: its toolbar set aside, the addresses that it rewrote as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.sources.document import Document
from newsclean.sources.opened import Opened
from newsclean.sources.saved.pages import as_markup, moment_of, rewritten

HOST, OWN_NAME = "web.archive.org", "wm-ipp"  # one of these stands in each capture
# What only a page has that the archive played back; one that links to the archive has none of it.
PLAYED = re.compile(
    r"BEGIN WAYBACK TOOLBAR INSERT|End Wayback Rewrite JS|__wm\.(?:init|wombat|bt)\(|_static/js/bundle-playback|"
    r"id=[\"']?wm-ipp|<link[^>]{0,200}rel=[\"']?canonical[^>]{0,200}web\.archive\.org/web/\d|"
    r"property=[\"']?og:url[^>]{0,200}web\.archive\.org/web/\d"
)
SLASH = r"\\?/"  # in JSON a slash may be escaped
MARK = rf"{SLASH}web{SLASH}(?:\d{{4,14}})(?:[a-z]{{2}}_)?{SLASH}"
REWRITTEN = re.compile(
    rf"(?:(?:https?:)?{SLASH}{SLASH}web\.archive\.org|(?<=[\"'=(\s])){MARK}(?=(?:https?:|mailto:|tel:|{SLASH}{SLASH}))"
)
WOMBAT = re.compile(r"__wm\.wombat\([\"'](https?://[^\"']+)[\"'],\s*[\"'](\d{4,14})[\"']")
ADDRESSED = re.compile(r"(?:https?:)?//web\.archive\.org/web/(\d{4,14})(?:[a-z]{2}_)?/(https?://[^\s\"'<>]+)")
FRAME = frozenset(("wm-ipp-base", "wm-ipp", "wm-ipp-print", "wm-ipp-inside", "wm-capinfo", "donato"))


def recognises(opened: Opened) -> bool:
    """Whether a page is a capture that the archive played back."""
    sample = opened.sample
    return (HOST in sample or OWN_NAME in sample) and PLAYED.search(sample) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The page as it was captured."""
    content = opened.whole()
    markup = as_markup(content)
    told = WOMBAT.search(markup)
    address, stamp = (told[1], told[2]) if told else (None, None)
    if told is None and (addressed := _own_address(markup)):
        stamp, address = addressed[1], addressed[2]
    yield Document(
        content=rewritten(content, lambda html: REWRITTEN.sub("", html)),
        kind="html",
        source="wayback",
        url=address,
        fetched_at=moment_of(stamp) if stamp else None,
        frame=FRAME,
    )


def _own_address(markup: str) -> re.Match[str] | None:
    """The page's own address in the archive: the canonical one, else the first."""
    for link in re.finditer(r"<(?:link|meta)\b[^>]*(?:canonical|og:url)[^>]*>", markup):
        if found := ADDRESSED.search(link[0]):
            return found
    return ADDRESSED.search(markup)
