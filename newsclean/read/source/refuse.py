"""What cannot be cleaned, refused in one plain sentence that says what to do."""

from __future__ import annotations

import re

from newsclean.errors import CleanError

# 100 MB of pasted text must pass, with memory of some ten times that; what is larger is a dump of many pages.
MAX_SIZE = 256 * 1024 * 1024

# How common files begin, what they are called, and what to do with them.
_SIGNATURES = (
    (b"%PDF-", "a PDF", "extract its text first, for example with pdftotext"),
    (b"\x89PNG", "an image (PNG)", "pass the page's HTML or text"),
    (b"\xff\xd8\xff", "an image (JPEG)", "pass the page's HTML or text"),
    (b"GIF87a", "an image (GIF)", "pass the page's HTML or text"),
    (b"GIF89a", "an image (GIF)", "pass the page's HTML or text"),
    (b"RIFF", "an image, sound or film (WebP, WAV, AVI)", "pass the page's HTML or text"),
    (b"\x1f\x8b", "a gzip file", "decompress it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "decompress it first"),
    (b"BZh9", "a bzip2 file", "decompress it first"),
    (b"\xfd7zXZ", "an xz file", "decompress it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a", "a RAR archive", "unpack it first"),
    (b"PK\x03\x04", "a zip archive (or an Office or EPUB file)", "unpack it, or save it as text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as text or HTML first"),
    (b"{\\rtf1", "an RTF document", "save it as text or HTML first"),
    (b"PAR1", "a Parquet file", "pass one of its texts"),
    (b"SQLite format 3", "a SQLite database", "pass one of its texts"),
)

# Decompressed noise has 10 % of these bytes, legacy charsets none; text with a few stray ones still passes.
_CONTROLS = bytes(sorted({*range(32), 127} - set(b"\0\t\n\v\f\r\x1b")))
_CONTROL_SHARE = 0.02
_SAMPLE = 4096

_VISIBLE = re.compile("[^\\s\0\\u00ad\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\ufeff]")
_LONGEST_PATH = 4096
_ADDRESS = re.compile(r"(?:https?|ftp|file)://[^\s<>]+|www\.[^\s<>/]+\.[a-z]{2,}(?:/[^\s<>]*)?", re.IGNORECASE)
_PATH = re.compile(
    r"[^\n<>]{0,255}\.(?:x?html?|txt|md|mhtml|pdf|xml|jsonl?|csv|warc|wacz|parquet|docx?)(?:\.(?:gz|zst|zip|bz2|xz))?"
    r"|(?:~|\.{1,2}|[a-z]:)?[\\/](?:[^\s<>\\/]+[\\/])*[^\s<>\\/]+[\\/]?",
    re.IGNORECASE,
)


def refuse_binary(source: bytes) -> None:
    """Raise CleanError where bytes are no text in any charset: a known file format, or full of control characters."""
    for start, name, advice in _SIGNATURES:
        if source.startswith(start):
            raise CleanError(f"This is {name}, not text or HTML: {advice}.")
    sample = source[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 1 and controls > _CONTROL_SHARE * len(sample):
        raise CleanError("This is a binary file, not text or HTML: pass the page's HTML or text.")


def refuse_size(size: int) -> None:
    """Raise CleanError for a source of more than 256 Mi: bytes, or characters of a str."""
    if size > MAX_SIZE:
        message = f"The source has a size of {size:,}, more than the {MAX_SIZE:,} allowed: split it into single pages."
        raise CleanError(message)


def refuse_empty(text: str) -> None:
    """Raise CleanError for a text without one visible character."""
    if not _VISIBLE.search(text):
        raise CleanError("The source is empty: pass the page's HTML or text.")


def refuse_address(text: str) -> None:
    """Raise CleanError for a path or a web address that was given in place of what it leads to.

    >>> refuse_address("page.html")
    Traceback (most recent call last):
    newsclean.errors.CleanError: 'page.html' is a path, not a page: read the file first and pass what stands in it.
    """
    if len(text) > _LONGEST_PATH:
        return
    line = text.strip()
    if _ADDRESS.fullmatch(line):
        raise CleanError(f"{_short(line)} is an address, not a page: fetch it first and pass its HTML.")
    if _PATH.fullmatch(line):
        raise CleanError(f"{_short(line)} is a path, not a page: read the file first and pass what stands in it.")


def _short(line: str) -> str:
    return repr(line if len(line) <= 60 else line[:57] + "...")
