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
LONGEST_START = 3  # bytes of a character of UTF-8 without its last
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
    """The lines of a file, of several empty ones the first: UTF-8, else the charset that its beginning, `head`, tells.

    An export has a hundred lines a document, so a line is to cost little: a block is decoded and parted at once.
    """
    block = stream.read(SAMPLE)
    wide = next((name for bom, name in WIDE.items() if block.startswith(bom)), None)
    if wide is not None:
        yield from _wide_lines(block, stream, wide)
        return
    bom = codecs.BOM_UTF8 if block.startswith(codecs.BOM_UTF8) else b""
    block = block[len(bom) :] + stream.readline(LONGEST_LINE)
    offset, number, was_blank = len(bom), 1, False
    charset = _Charset(head or block)
    while block:
        parted = block.split(b"\n")
        if not parted[-1]:
            parted.pop()
        _refuse_endless(parted[-1], number + len(parted) - 1)
        for raw, text in zip(parted, charset.texts(block, parted), strict=False):
            shown = text.rstrip("\r")
            if shown or not was_blank:
                yield Line(shown, number, offset)
            was_blank = not shown
            offset += len(raw) + 1
            number += 1
        block = stream.read(SAMPLE)
        block += stream.readline(LONGEST_LINE) if block else b""


def _refuse_endless(line: bytes, number: int) -> None:
    if len(line) >= LONGEST_LINE:
        raise CleanError(f"Line {number} of this file has no end within {LONGEST_LINE:,} bytes: this is no text.")


class _Charset:
    """Decodes a file's lines: as UTF-8, and those that are none by what statistics tell of its beginning."""

    def __init__(self, head: bytes) -> None:
        self.head = head
        self.name = ""

    def texts(self, block: bytes, parted: list[bytes]) -> Iterable[str]:
        """The lines of a block as text."""
        try:
            return block.decode("utf-8").split("\n")
        except UnicodeDecodeError:
            whole = len(parted) - (not block.endswith(b"\n"))
            return [self._text(raw, cut=number >= whole) for number, raw in enumerate(parted)]

    def _text(self, raw: bytes, *, cut: bool) -> str:
        """A line as text; `cut` says that the file ends with it, without a line's end."""
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            cut = cut and error.end == len(raw) and error.reason == "unexpected end of data"
            if cut and not self.name and len(self.head.translate(None, ASCII)) > LONGEST_START:
                return raw[: error.start].decode("utf-8")  # a file of UTF-8, cut amid a character
            self.name = self.name or _charset(self.head)
            return raw.decode(self.name, "replace")


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
