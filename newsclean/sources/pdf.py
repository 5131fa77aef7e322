"""PDF as text, by pypdfium2 (extra `pdf`): Chrome's own engine, whose text keeps the order of reading.

Of the libraries with a free licence it is the fastest by far and the one that mends ligatures itself; PyMuPDF's licence
asks more of its users, and pypdf and pdfminer.six take ten times as long.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from newsclean.errors import CleanError
from newsclean.sources.document import Document
from newsclean.sources.opened import Opened

START = "%PDF-"
MOST_PAGES = 2_000  # a print of a story has some ten; a whole paper some hundred
SHORTEST_TEXT = 20  # characters on a page: a scan's holds at most a number
FORM_FEED = "\f"
LINE_ENDS = re.compile(r"\r\n?|\ufffe|\uffff")


def recognises(opened: Opened) -> bool:
    """Whether a file is a PDF; a few bytes may stand before its mark."""
    return START in opened.sample[:1024]


def documents(opened: Opened) -> Iterator[Document]:
    """The text of a PDF as one document, a form feed between its pages."""
    try:
        import pypdfium2
    except ImportError as error:
        raise CleanError("This is a PDF. Reading it needs pypdfium2: pip install 'newsclean[pdf]'.") from error
    try:
        pdf = pypdfium2.PdfDocument(opened.as_bytes())
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "that asks for a password: save a copy without one" if locked else "cut short, or broken: save it again"
        raise CleanError(f"This is a PDF {what}.") from error
    with contextlib.closing(pdf):
        if len(pdf) > MOST_PAGES:
            raise CleanError(f"This is a PDF of {len(pdf):,} pages; newsclean reads one of {MOST_PAGES:,} at most.")
        pages = [_page_text(pdf, i) for i in range(len(pdf))]
        if not pages or max(len(page.strip()) for page in pages) < SHORTEST_TEXT:
            raise CleanError("This is a scanned PDF: it holds pictures of pages and no text. Run OCR over it first.")
        facts = pdf.get_metadata_dict()
    yield Document(content=FORM_FEED.join(pages), kind="text", source="pdf", fetched_at=_moment(facts))


def _page_text(pdf: Any, number: int) -> str:
    page = pdf[number]
    with contextlib.closing(page):
        text = page.get_textpage()
        with contextlib.closing(text):
            return LINE_ENDS.sub("\n", str(text.get_text_bounded()))


def _moment(facts: dict[str, str]) -> dt.datetime | None:
    """When the PDF was made: `D:20260410091522+02'00'`."""
    found = re.match(r"D:(\d{14})(?:(Z)|([+-])(\d\d)'?(\d\d))?", facts.get("CreationDate", ""))
    if found is None:
        return None
    try:
        moment = dt.datetime.strptime(found[1], "%Y%m%d%H%M%S")
        offset = dt.timedelta(hours=int(found[4] or 0), minutes=int(found[5] or 0))
    except ValueError:
        return None
    return moment.replace(tzinfo=dt.timezone(-offset if found[3] == "-" else offset))
