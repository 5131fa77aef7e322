"""Word's two formats as lines: DOCX and RTF, in which press databases export as well.

DOCX is read with lxml, which is here anyway, as a stream; python-docx would hold the whole file as a tree. RTF is read
by striprtf (extra `rtf`): small, kept, and without a part that runs anything.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from newsclean.errors import CleanError
from newsclean.sources.limits import limited
from newsclean.sources.lines import Line, text_lines

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORY = "word/document.xml"
PARAGRAPH, TEXT, TAB, BREAKS = f"{WORD}p", f"{WORD}t", f"{WORD}tab", (f"{WORD}br", f"{WORD}cr")


def is_docx(stream: BinaryIO) -> bool:
    """Whether a zip archive is a Word file."""
    return STORY in _names(stream)


def _names(stream: BinaryIO) -> list[str]:
    try:
        with zipfile.ZipFile(stream) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def docx_lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a Word file's text, a blank one behind each paragraph; what stands on the edge of a page is none."""
    with zipfile.ZipFile(stream) as archive:
        size = archive.getinfo(STORY).compress_size
        with archive.open(STORY) as member:
            source = limited(member, size, "a Word file (DOCX)")  # type: ignore[arg-type]
            try:
                yield from _paragraph_lines(source)
            except etree.XMLSyntaxError as error:
                raise CleanError(f"This is a Word file (DOCX) that is broken: {error.msg}.") from error


def _paragraph_lines(source: BinaryIO) -> Iterator[Line]:
    number = 1
    context = etree.iterparse(source, events=("end",), tag=PARAGRAPH, resolve_entities=False, no_network=True)
    for _, paragraph in context:
        text = "".join(map(_text, paragraph.iter(TEXT, TAB, *BREAKS)))
        for line in text.split("\n"):
            yield Line(line, number, number - 1)
            number += 1
        if text.strip():
            yield Line("", number, number - 1)
            number += 1
        paragraph.clear()
        while paragraph.getprevious() is not None:
            del paragraph.getparent()[0]


def _text(run: etree._Element) -> str:
    if run.tag == TEXT:
        return run.text or ""
    return " " if run.tag == TAB else "\n"


# Pictures make up most of such a file, and no text stands in them.
PICTURES = re.compile(r"\{\\(?:\*\\(?:shppict|blipuid)|pict|nonshppict)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
PAGE_EDGES = re.compile(r"\{\\(?:header|footer)[lrf]?\b(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")


def rtf_lines(source: str) -> Iterator[Line]:
    """The lines of an RTF file's text, a blank one behind each paragraph."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise CleanError("This is an RTF document. Reading it needs striprtf: pip install 'newsclean[rtf]'.") from error
    try:
        text = rtf_to_text(PAGE_EDGES.sub("", PICTURES.sub("", source)), errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # any of its own guesses about a broken file
        raise CleanError(f"This is an RTF document that is broken: {error}.") from error
    if not source.rstrip().rstrip("\0").endswith("}") and not text.strip():
        raise CleanError("This is an RTF document cut short.")
    yield from text_lines(text.replace("\n", "\n\n"))
