"""What a file is, told by its content and never by its name: the reader that makes documents of it."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain, islice
from typing import Any, cast

from newsclean.errors import CleanError
from newsclean.sources import feeds, json_feed, office, pdf, records, refused
from newsclean.sources.agencies import newsml, ninjs, nitf, rcv1, reuters_sgml
from newsclean.sources.document import Document
from newsclean.sources.limits import limited
from newsclean.sources.lines import Line
from newsclean.sources.markup_lines import markup_lines
from newsclean.sources.markup_pieces import Piece, claimed_charset, pieces
from newsclean.sources.opened import Opened
from newsclean.sources.press import SAMPLE_LINES, Form, documents_in_lines, documents_in_markup, form_of
from newsclean.sources.saved import archive_today, mail, mbox, safari, singlefile, wayback
from newsclean.sources.sieve import holds_any

Documents = Callable[[Opened], Iterator[Document]]

GZIP, ZSTD, ZIP, RTF = "\x1f", b"\x28\xb5\x2f\xfd", "PK\x03\x04", "{\\rtf"
# What other files that are zip archives have in their beginning.
OTHER_ZIPS = {
    b"application/epub+zip": "an EPUB book", b"application/vnd.oasis.opendocument": "an OpenDocument file",
    b"xl/workbook": "an Excel file", b"ppt/presentation": "a PowerPoint file",
}  # fmt: skip
MARKUP = (safari, feeds, newsml, nitf, rcv1, reuters_sgml)  # of XML, and what begins like it
CAPTURES = (wayback, archive_today, singlefile)
# What the HTML of press databases has, and few other pages have: looked for before any of it is read.
PRESS_WORDS = (
    "DocPublicationName", "articleParagraph", "<DOCFULL>", "Headline'>", "ProQuest doc", "HD<", "DOCUMENTS<",
    "f Document<", "okuments<", "ocumento<", "in de Document<", "LENGTH:", "oad-Date:",
)  # fmt: skip
# What these and captures have. Every page is asked, and few have any.
SIGNS = tuple(
    word.encode() for word in (*PRESS_WORDS, wayback.HOST, wayback.OWN_NAME, *archive_today.HOSTS, *singlefile.SIGNS)
)
# What the text of press databases has in its first lines: a break before each is found in a tenth of a start's time.
PRESS_TEXT = re.compile(
    r"\n[ \t\xa0]*+(?:\d+ (?:of|von|de|sur|van|di) \d+ doc|_{20,}|HD\b|"
    r"do[ck]umento? (?:\d+ (?:of|von|de|sur|van|di) \d|[a-z]\w{14})|"
    r"(?:length|länge|longueur|longitud|extensión|lengte|lunghezza|comprimento|extensão|load-date) ?:|"
    r"\d[\d.,' ]*+(?:words?|mots?|Wörter|palabras?|parole|woorden|ord|palavras?|słów|слов\w?|語|字|词|단어)\s*$|"
    r"end of (?:the )?document|ende des dokuments|fin d[ue] document|fin[ei]? del documento|fim do documento|"
    r"einde van |proquest document|\S{2,24}+[ \xa0\u3000]+[A-Z]\w{1,15}00(?:19|20)\d{6}\w{5,16}\s*$)",
    re.IGNORECASE | re.MULTILINE,
)


def reader_for(opened: Opened) -> Documents | None:
    """What reads a file; None for a plain page, or what is none."""
    if opened.text is None:
        if records.is_warc(opened.head):
            return records.warc_documents
        if opened.head.startswith(records.PARQUET):
            return records.parquet_documents
        packed = _unpacking(opened.head)
        if packed is not None:
            return packed
    sample = opened.sample
    start = sample[:64].lstrip("\ufeff \r\n\t")
    if refused.recognises(opened):
        return refused.documents
    if pdf.recognises(opened):
        return pdf.documents
    if sample.startswith(RTF):
        return _read_rtf
    if sample.startswith("bplist"):
        return safari.documents
    if start.startswith("<"):
        return _reader_of_markup(opened)
    if start[:1] in ("{", "[") and ninjs.recognises(opened):
        if _is_lines(sample):
            return records.json_line_documents
        return json_feed.documents if json_feed.recognises(opened) else ninjs.documents
    if mail.recognises(opened):
        return mbox.documents if mbox.recognises(opened) else mail.documents
    if PRESS_TEXT.search(f"\n{sample}"):
        form = form_of(list(islice(opened.lines(), SAMPLE_LINES)))
        return partial(_read_press, form=form) if form is not None else None
    return None


def _is_lines(sample: str) -> bool:
    """Whether a file's first line is an object of its own, with a page in it."""
    line = sample.lstrip("\ufeff").split("\n", 1)[0]
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return not ninjs.is_story(entry) and records.is_page_record(entry) if isinstance(entry, dict) else False


def _reader_of_markup(opened: Opened) -> Documents | None:
    for module in MARKUP:
        if module.recognises(opened):
            return cast(Documents, module.documents)
    if not holds_any(opened.beginning, SIGNS):
        return None
    for capture in CAPTURES:
        if capture.recognises(opened):
            return cast(Documents, capture.documents)
    if any(word in opened.sample for word in PRESS_WORDS):
        form = form_of(list(islice(markup_lines(*_markup(opened)), SAMPLE_LINES)))
        return partial(_read_press_markup, form=form) if form is not None else None
    return None


def _read_press(opened: Opened, form: Form) -> Iterator[Document]:
    return documents_in_lines(form, opened.lines())


def _read_press_markup(opened: Opened, form: Form) -> Iterator[Document]:
    return documents_in_markup(form, *_markup(opened))


def _markup(opened: Opened) -> tuple[Iterator[Piece], str]:
    """A file's pieces, and its charset."""
    if opened.text is not None:
        return pieces(io.BytesIO(opened.as_bytes())), "utf-8"
    return pieces(opened.stream), opened.charset or claimed_charset(opened.head)


def _read_rtf(opened: Opened) -> Iterator[Document]:
    whole = opened.whole()
    text = whole if isinstance(whole, str) else whole.decode("latin-1")
    yield from _office_documents(office.rtf_lines(text), "rtf")


def _read_zip(opened: Opened) -> Iterator[Document]:
    stream = opened.stream
    if not stream.seekable():
        stream = io.BytesIO(opened.as_bytes())
    if records.is_wacz(stream):
        stream.seek(0)
        yield from records.wacz_documents(stream)
        return
    stream.seek(0)
    if not office.is_docx(stream):
        if b"word/" in opened.head:
            raise CleanError("This is a Word file (DOCX) cut short, or broken: save it again.")
        kind = next((name for sign, name in OTHER_ZIPS.items() if sign in opened.head), None)
        if kind is not None:
            raise CleanError(f"This is {kind}, which newsclean does not read: save it as HTML, text or DOCX.")
        raise CleanError("This is a zip archive cut short, or no Word file (DOCX): unpack it, and pass what it holds.")
    stream.seek(0)
    yield from _office_documents(office.docx_lines(stream), "docx")


def _office_documents(lines: Iterator[Line], source: str) -> Iterator[Document]:
    """The documents of a press database in Word's formats; else the file's text as one."""
    sample = list(islice(lines, SAMPLE_LINES))
    form = form_of(sample)
    if form is not None:
        yield from documents_in_lines(form, chain(sample, lines))
        return
    text = "\n".join(line.text for line in chain(sample, lines))
    if not text.strip():
        raise CleanError(f"This is a {source.upper()} file without text.")
    yield Document(content=text, kind="text", source=source)


def _unpacking(head: bytes) -> Documents | None:
    """The reader of a compressed file."""
    if head.startswith(b"\x1f\x8b"):
        return partial(_read_packed, name="a gzip file")
    if head.startswith(ZSTD):
        return partial(_read_packed, name="a zstd file")
    return _read_zip if head.startswith(ZIP.encode()) else None


def _read_packed(opened: Opened, name: str) -> Iterator[Document]:
    packed = opened.stream
    size = packed.seek(0, io.SEEK_END) if packed.seekable() else None
    if size is not None:
        packed.seek(0)
    unpacked: Any = gzip.GzipFile(fileobj=packed) if "gzip" in name else _zstd().ZstdFile(packed, "rb")
    inner = Opened(limited(unpacked, size, name))
    if _unpacking(inner.head) is not None:
        raise CleanError(f"This is {name} with another in it: unpack it first.")
    yield from documents_in(inner)


def _zstd() -> Any:
    """The standard library has zstd from Python 3.14 on; its backport has the same interface."""
    return import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


# What holds one page, whatever else.
ONE = frozenset(
    (pdf.documents, mail.documents, safari.documents, singlefile.documents, wayback.documents, archive_today.documents)
)


def holds_many(opened: Opened) -> bool:
    """Whether a file may hold more than one document, by the reader that its beginning asks for."""
    reader = reader_for(opened)
    return reader is not None and reader not in ONE


def is_source(start: bytes) -> bool:
    """Whether a file that begins so is a container that some reader knows."""
    opened = Opened(io.BytesIO(start))
    reader = reader_for(opened)
    if reader in (None, refused.documents):
        return False
    return reader is not ninjs.documents or ninjs.STORY.search(opened.sample) is not None


def begins_like_many(start: bytes) -> bool:
    """Whether a file that begins so may hold more than one document."""
    if start.startswith(ZIP.encode()):
        return True  # a Word file's table of contents stands at its end
    return holds_many(Opened(io.BytesIO(start)))


def documents_in(opened: Opened) -> Iterator[Document]:
    """The documents of a file; one that no reader knows is one page. Raises CleanError where a reader finds none."""
    reader = reader_for(opened)
    if reader is None:
        yield Document(content=opened.whole())
        return
    found = False
    for document in reader(opened):
        found = True
        yield document
    if not found:
        raise CleanError("This file holds no document that can be read: it is empty, or cut short before its first.")
