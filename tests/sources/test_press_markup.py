"""A large export as HTML: a document is parsed when it is asked for, and comes out as if the whole file were."""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from newsclean import clean, documents
from newsclean.sources import Document
from newsclean.sources.document import _NAMES
from newsclean.sources.markup_lines import markup_lines
from newsclean.sources.markup_pieces import CHUNK, claimed_charset, pieces
from newsclean.sources.opened import Opened
from newsclean.sources.press import documents_in_markup, form_of
from tests.sources.test_fixtures import FIXTURES

KINDS = ("nexis-html", "factiva-html", "factiva-table", "europresse", "europresse-old")
TIMES = 40  # then a file has several chunks, and documents that two of them share


def export(kind: str) -> bytes:
    """A fixture's documents over and over, in one page."""
    raw = (FIXTURES / kind / "source.html").read_bytes()
    opening = re.compile(rb"<article>|<table><tbody>|<A NAME|<div id=.article-", re.IGNORECASE)
    start = opening.search(raw)
    assert start is not None
    end = raw.rfind(b"</body>") if b"</body>" in raw else len(raw)
    return raw[: start.start()] + raw[start.start() : end] * TIMES + raw[end:]


def parsed_at_once(raw: bytes) -> Iterator[Document]:
    charset = Opened(io.BytesIO(raw)).charset or claimed_charset(raw[:CHUNK])
    form = form_of(list(markup_lines(pieces(io.BytesIO(raw)), charset)))
    assert form is not None
    return documents_in_markup(form, (replace(piece, is_document=False) for piece in pieces(io.BytesIO(raw))), charset)


def told(document: Document) -> dict[str, object]:
    """All of a document, but for blank lines at its edges, and where it begins with them."""
    values = {name: getattr(document, name) for name in _NAMES if name != "offset"}
    return {**values, "content": str(document.content).strip()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [1.0, 0.77, 0.5])
def test_each_document_is_as_if_the_file_were_parsed_at_once(kind: str, share: float) -> None:
    raw = export(kind)
    raw = raw[: int(len(raw) * share)]
    assert [told(document) for document in documents(raw)] == [told(document) for document in parsed_at_once(raw)]


@pytest.mark.parametrize("kind", KINDS)
def test_all_but_the_first_and_the_last_wait_and_go_to_other_processes_unread(kind: str) -> None:
    found = list(documents(export(kind)))
    assert len(found) >= TIMES
    for document in found[1:-1]:
        assert document._read is not None
        assert isinstance(document._read.told, bytes)
    sent = pickle.loads(pickle.dumps(found[5]))
    assert clean(sent) == clean(found[5])


def test_lines_are_numbered_along_the_file() -> None:
    raw = export("nexis-html")
    numbers = [line.number for line in markup_lines(pieces(io.BytesIO(raw)), "utf-8") if not line.is_blank]
    assert numbers == sorted(set(numbers))


def test_a_piece_ends_at_a_table_or_at_any_element_where_no_document_opens() -> None:
    row = b"<tr><td>It rained.</td></tr>"
    tables = b"<table>%b</table>" % (row * 2_000) * 40
    assert max(len(piece.raw) for piece in pieces(io.BytesIO(tables))) < (1 << 20) + 4 * CHUNK
    assert b"".join(piece.raw for piece in pieces(io.BytesIO(tables))) == tables
    flat = b"<p>It rained.</p>" * 1_200_000
    assert len(next(pieces(io.BytesIO(flat))).raw) <= (1 << 24) + CHUNK
