"""Mailboxes: messages one after another, each behind a line that begins with `From ` (RFC 4155).

The standard library's `mailbox` wants a file that it can go back and forth in; a mailbox in gzip or from a pipe is
none. What parts its messages is one line; `email` reads them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from newsclean.errors import CleanError
from newsclean.read import refuse_size
from newsclean.sources.document import Document
from newsclean.sources.lines import LONGEST_LINE
from newsclean.sources.opened import Opened
from newsclean.sources.saved import mail

# "From news@paper.example Thu Mar 12 05:00:12 2026"; some programs write "-" for the sender, or a zone beside the year.
PARTING = re.compile(rb"From \S[^\n]*\d\d?:\d\d[^\n]* (?:19|20)\d\d\b[^\n]{0,9}\r?\n")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def recognises(opened: Opened) -> bool:
    """Whether a file that begins as a message does is a mailbox."""
    return PARTING.match(opened.sample[:500].lstrip("\r\n").encode("utf-8", "replace")) is not None


def documents(opened: Opened) -> Iterator[Document]:
    """The page of each message; raises CleanError behind the last where some have none."""
    number = 0
    wrong: list[CleanError] = []
    for offset, data in _messages(opened):
        try:
            document = mail.document_of(QUOTED.sub(rb"\1", data), from_text=opened.text is not None)
        except CleanError as error:
            wrong.append(error)
            continue
        number += 1
        yield replace(document, number=number, offset=offset)
    if wrong:
        raise CleanError(f"This is a mailbox; {len(wrong):,} of its messages cannot be read. The first: {wrong[0]}")


def _messages(opened: Opened) -> Iterator[tuple[int, bytes]]:
    """Each message, and where it begins. A parting line has a blank one above it."""
    stream = io.BytesIO(opened.as_bytes()) if opened.text is not None else opened.stream
    lines: list[bytes] = []
    start = offset = size = 0
    is_blank = True
    for line in iter(lambda: stream.readline(LONGEST_LINE), b""):
        if is_blank and lines and line.startswith(b"From ") and PARTING.match(line):
            yield start, b"".join(lines)
            lines, start, size = [], offset, 0
        lines.append(line)
        offset += len(line)
        size += len(line)
        refuse_size(size)
        is_blank = line in (b"\n", b"\r\n")
    yield start, b"".join(lines)
