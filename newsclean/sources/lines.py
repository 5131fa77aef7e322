"""A file as lines, one at a time, each with the place in the file where it begins."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from newsclean.errors import CleanError
from newsclean.read import decode

# A file's charset is told from so many of its first bytes, and again where a line of them does not fit.
SAMPLE = 1 << 16
# A line of more bytes is no line: a whole story in one has some 100,000. Decompressed zeros have no line ends at all.
LONGEST_LINE = 16 << 20
# Where fewer bytes are beyond ASCII, a text is in Latin script, for which statistics of a few words guess wrong.
LATIN_SHARE = 0.15
ASCII = bytes(range(128))
WIDE = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


class Line(NamedTuple):
    """One line, without its end."""

    text: str
    number: int  # from 1
    offset: int  # in bytes; in characters where a str was given
    names: str = ""  # of HTML: the class names and ids of the elements around it, innermost last

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing."""
        return not self.text or self.text.isspace()


def text_lines(text: str) -> Iterator[Line]:
    """The lines of a str."""
    offset = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        yield Line(line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"), number, offset)
        offset += len(line)


def byte_lines(stream: BinaryIO, head: bytes = b"") -> Iterator[Line]:
    """The lines of a file, decoded one by one: UTF-8, else the charset that its beginning, `head`, tells."""
    first = stream.readline(LONGEST_LINE)
    wide = next((name for bom, name in WIDE.items() if first.startswith(bom)), None)
    if wide is not None:
        yield from _wide_lines(first, stream, wide)
        return
    first_text = first.removeprefix(codecs.BOM_UTF8)
    charset = ""
    offset = len(first) - len(first_text)
    raw, number, was_blank = first_text, 1, False
    while raw:
        if len(raw) >= LONGEST_LINE:
            raise CleanError(f"Line {number} of this file has no end within {LONGEST_LINE:,} bytes: this is no text.")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.end == len(raw) and error.reason == "unexpected end of data":
                yield Line(raw[: error.start].decode("utf-8"), number, offset)  # a file cut amid a character
                return
            charset = charset or _charset(head or raw)
            text = raw.decode(charset, "replace")
        text = text.rstrip("\r\n")
        if text or not was_blank:  # a run of empty lines says no more than one
            yield Line(text, number, offset)
        was_blank = not text
        offset += len(raw)
        number += 1
        raw = stream.readline(LONGEST_LINE)


def _wide_lines(first: bytes, stream: BinaryIO, charset: str) -> Iterator[Line]:
    """The lines of a file in UTF-16 or UTF-32, which a byte of line end does not part."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    bom = next(bom for bom, name in WIDE.items() if name == charset)
    offset, number, kept = len(bom), 1, decoder.decode(first[len(bom) :])
    while True:
        chunk = stream.read(SAMPLE)
        kept += decoder.decode(chunk, final=not chunk)
        *lines, kept = kept.split("\n") if chunk else [*kept.split("\n"), ""]
        for line in lines:
            yield Line(line.rstrip("\r"), number, offset)
            offset += len(line.encode(charset, "replace")) + len("\n".encode(charset))
            number += 1
        if not chunk:
            return
        if len(kept) > LONGEST_LINE:
            raise CleanError(f"Line {number} of this file has no end within {LONGEST_LINE:,} bytes: this is no text.")


def _charset(head: bytes) -> str:
    """The charset of a file that is no UTF-8: what statistics tell of its beginning, else windows-1252, as of most."""
    head = head[: head.rfind(b"\n") + 1] or head
    if len(head.translate(None, ASCII)) < LATIN_SHARE * len(head):
        return "cp1252"
    try:
        text = decode(head)[0]
    except CleanError:
        return "cp1252"
    for charset in ("cp1252", "cp1250", "cp1251", "gb18030", "shift_jis", "euc_kr", "big5"):
        try:
            if head.decode(charset) == text:
                return charset
        except UnicodeDecodeError:
            continue
    return "cp1252"


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines that show something."""
    run: list[Line] = []
    for line in lines:
        if line.text and not line.text.isspace():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def joined(lines: Iterable[Line]) -> str:
    """The text of some lines, white space folded."""
    return " ".join(" ".join(line.text for line in lines).split())
