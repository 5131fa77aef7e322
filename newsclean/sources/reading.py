"""A document to a `Page`: its page is read, and what its container vouches for becomes claims."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import reasons
from newsclean.page import Block, Claim, Form, Page, Place
from newsclean.read import read, read_html, read_text, settle
from newsclean.sources.document import Document, Kind, Part

# Sources whose `frame` is what the page hid from readers.
HIDING = frozenset(("singlefile", "mhtml"))
# The fields of a document, and what their values claim.
CLAIMS = {
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "date": "published",
    "modified": "modified",
    "publisher": "publisher",
    "section": "section",
    "page": "page",
    "language": "language",
    "url": "url",
}


def read_document(document: Document, *, url: str | None, kind: Kind, language: str | None) -> Page:
    """Read a document; `url`, `kind` and `language` are the caller's, and go before its own.

    Raises CleanError as `clean()` does.
    """
    url = url or document.url
    if document.parts or (document.source and not document.content.strip()):
        page = _read_parts(document.parts)
        page.claims = list(_claims(document))
        settle(page, url=url, language=language)
    else:
        kind = document.kind if kind == "auto" else kind
        page = read(document.content, url=url, kind=kind, language=language)
        page.claims = [*_claims(document), *page.claims]
        _set_aside(page, document)
    page.container = document.source or None
    page.warnings.extend(document.warnings)
    if document.fetched_at is not None:
        page.claims.append(Claim("fetched", document.fetched_at.isoformat(), "crawl"))
    return page


def _claims(document: Document) -> Iterator[Claim]:
    for name, claimed in CLAIMS.items():
        value = getattr(document, name)
        if value:
            yield Claim(claimed, " ".join(value.split()), document.source)


def _read_parts(parts: tuple[Part, ...]) -> Page:
    """The story's parts as a page's blocks, the others set aside."""
    is_html = any(part.kind == "html" and part.is_story for part in parts)
    page = Page(form=Form.HTML if is_html else Form.TEXT, blocks=[], told=True)
    for part in parts:
        if not part.is_story:
            page.aside.append(removed(part.text, part.line, part.place))
            continue
        page.blocks += _blocks(part, page.aside)
    return page


def _blocks(part: Part, aside: list[Block]) -> list[Block]:
    """A part's blocks; what reading sets beside them is added to `aside`."""
    if part.kind == "html":
        read = read_html(part.text, None)
        for block in (*read.blocks, *read.aside):
            block.position += part.line - 1
        aside += read.aside
        return read.blocks
    if "\n" not in part.text.strip():
        text = " ".join(part.text.split())
        return [Block(text, part.line)] if text else []
    blocks = read_text(part.text).blocks
    for block in blocks:
        block.position += part.line - 1
    return blocks


def removed(text: str, line: int, place: str) -> Block:
    """A block that a container set around a page, by where it stands in it."""
    return Block(" ".join(text.split()), line, label=reasons.removed(f"container/{place}"))


def _set_aside(page: Page, document: Document) -> None:
    """Take out the blocks of elements that a web archive put around the page."""
    if not document.frame:
        return
    framed = [_is_framed(block.place, document.frame) for block in page.blocks]
    for block, is_framed in zip(page.blocks, framed, strict=True):
        if is_framed:
            block.label = reasons.removed("container/hidden" if document.source in HIDING else "container/frame")
            page.aside.append(block)
    page.blocks = [block for block, is_framed in zip(page.blocks, framed, strict=True) if not is_framed]


def _is_framed(place: Place | None, frame: frozenset[str]) -> bool:
    return place is not None and any(not frame.isdisjoint(above.names.split()) for above in place.path())
