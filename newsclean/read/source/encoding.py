"""Bytes to text, as browsers do it, and the signs that a text was decoded wrongly before it came here."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from newsclean.article import ArticleWarning
from newsclean.errors import CleanError
from newsclean.read.source.charsets import CHARSETS, claimed_charset, codec
from newsclean.read.source.refuse import refuse_address, refuse_binary, refuse_empty, refuse_size

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# UTF-8 cut or patched in a place or two stays UTF-8; in other charsets hardly one sequence in ten is valid UTF-8.
_UTF8_SHARE = 0.8
# A charset that leaves more of its own characters undecodable than this is not the page's.
_BROKEN_SHARE = 0.05
# Latin text in UTF-16 has a zero in nearly every second byte.
_UTF16_SHARE = 0.4

# charset-normalizer's measure of noise: stories in twenty charsets have up to .02, EBCDIC read in others .1.
_MOST_CHAOS = 0.1

_SAMPLE = 4096
_ENCODED_RUNS = re.compile(rb"[\x80-\xff][^<>\n]*")
_WHOLE_CHARACTERS = re.compile(rb".*[ ,.!?]", re.DOTALL)  # none of these is part of a character in any charset
# Only text that is not in Latin script, read in a Latin charset, has many words of nothing but accented letters.
_ACCENTED_WORD = re.compile(r"[À-ÿ]{4,}")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_SAMPLE = 100_000  # characters: the head of a page holds tags and scripts only
_ACCENTED_WORDS = 5
_ACCENTED_SHARE = 0.1

# A lead byte of UTF-8 and what follows it, as both look when they are read as windows-1252 or as Latin-1.
_MOJIBAKE = re.compile("[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")
# Proper text holds one by chance, such as a German closing quote after an ß; mis-decoded text holds little else.
_MOJIBAKE_LEAST = 3
_MOJIBAKE_SHARE = 0.6
_LOST_LEAST = 5  # U+FFFD: what a decoder wrote for bytes it could not read
_PATCH = 2048  # three of these, from a page's start, middle and end, show how it was decoded


class Decoded(NamedTuple):
    """A source as text, warnings on how sure that is, and its bytes where they are the text in UTF-8."""

    text: str
    warnings: list[ArticleWarning]
    utf8: bytes | None


def decode(source: str | bytes) -> tuple[str, list[ArticleWarning]]:
    """The text of a source, and warnings on how sure that is: see `decoded`.

    >>> decode("Süden".encode("latin-1") + b' <meta charset="latin1">')
    ('Süden <meta charset="latin1">', [])
    """
    return decoded(source)[:2]


def decoded(source: str | bytes) -> Decoded:
    """Turn a source into text that every later step can bear.

    Bytes are decoded as browsers do it: byte order mark, UTF-8 where it is valid, the charset that the page claims,
    and detection where nothing else is left. Text keeps its characters but for NULs and lone surrogates.

    Raises CleanError for what is no text: a wrong type, nothing at all, too much, binary, a path or an address, or
    bytes in a charset that cannot be told.
    """
    if not isinstance(source, str | bytes):
        what = f"The source is of type {type(source).__name__}"
        raise CleanError(f"{what}, not str or bytes: read it first, for example with pathlib.Path(...).read_bytes().")
    refuse_size(len(source))
    found = Decoded(_safe(source), [], None) if isinstance(source, str) else _decode_bytes(source)
    refuse_empty(found.text)
    refuse_address(found.text)
    if _is_mojibake(found.text):
        found.warnings.append(ArticleWarning.MOJIBAKE)
    return found


def _safe(text: str) -> str:
    """A str without what UTF-8 cannot hold and no page can show."""
    refuse_binary(text[:_SAMPLE].encode("utf-8", "replace"))
    try:
        text.encode("utf-16-le")  # the cheapest way to find a lone surrogate
    except UnicodeEncodeError:
        # Two halves of one character that were read apart come together again.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _without_nulls(text).removeprefix("\ufeff")


def _without_nulls(text: str) -> str:
    if "\0" not in text:
        return text
    if text.count("\0") > max(1, len(text) // 100):
        raise CleanError("The source is full of NUL characters: pass text or HTML, not a binary file.")
    return text.replace("\0", "")


def _decode_bytes(source: bytes) -> Decoded:
    for bom, name in _BOMS:
        if source.startswith(bom):
            return Decoded(_without_nulls(source[len(bom) :].decode(name, "replace")), [], None)
    refuse_binary(source)
    if b"\0" in source:
        return _decode_nulls(source)
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(source)
    if text.isascii():
        is_mail = _is_iso2022(source)
        return Decoded(source.decode("iso2022_jp", "replace"), [], None) if is_mail else Decoded(text, [], source)
    claim = claimed_charset(source)
    fits = claim is None or codec(claim) in ("utf-8", None)
    return Decoded(text, [] if fits else [ArticleWarning.CHARSET_GUESSED], source)


def _is_iso2022(source: bytes) -> bool:
    """Japanese mail's charset: ASCII bytes, shifted to Kanji by an escape."""
    return b"\x1b" in source and (b"\x1b$B" in source or b"\x1b$@" in source)


def _decode_nulls(source: bytes) -> Decoded:
    """UTF-16 without its mark, or a text with stray NULs."""
    sample = source[:_SAMPLE]
    zeros = sample[::2].count(0), sample[1::2].count(0)
    if max(zeros) > _UTF16_SHARE * len(sample) / 2 and min(zeros) < max(zeros) / 10:
        name = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        return Decoded(_without_nulls(source.decode(name, "replace")), [ArticleWarning.CHARSET_GUESSED], None)
    return _decode_bytes(_without_nulls(source.decode("latin-1")).encode("latin-1"))


def _decode_legacy(source: bytes) -> Decoded:
    """Bytes that are not wholly UTF-8."""
    text = source.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= (1 - _UTF8_SHARE) * _count_not_ascii(text):
        return Decoded(text, [ArticleWarning.CHARSET_GUESSED], None)
    claim = claimed_charset(source)
    name = codec(claim) if claim else None
    if name and name != "utf-8":
        text = source.decode(name, "replace")
        if text.count("\ufffd") <= _BROKEN_SHARE * _count_not_ascii(text) and not _is_wrong_latin(text, name):
            return Decoded(text, [], None)
    return Decoded(source.decode(_detect(source, claim), "replace"), [ArticleWarning.CHARSET_GUESSED], None)


def _count_not_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _is_wrong_latin(text: str, name: str) -> bool:
    """Whether a Latin charset was claimed for what is in another script."""
    if name != "cp1252":
        return False
    sample = text[:_WORDS_SAMPLE]
    accented = len(_ACCENTED_WORD.findall(sample))
    return accented >= _ACCENTED_WORDS and accented > _ACCENTED_SHARE * len(_WORD.findall(sample))


def _detect(source: bytes, claim: str | None) -> str:
    """The codec that statistics give for the lines with letters beyond ASCII."""
    from charset_normalizer import from_bytes  # only a page in a thousand needs it

    sample = bytearray()
    for run in _ENCODED_RUNS.finditer(source):
        cut = None if len(run[0]) <= _SAMPLE else _WHOLE_CHARACTERS.match(run[0], 0, _SAMPLE)
        sample += (cut[0] if cut else run[0][:_SAMPLE]) + b"\n"
        if len(sample) >= _SAMPLE:
            break
    best = from_bytes(bytes(sample), cp_isolation=sorted(CHARSETS), threshold=_MOST_CHAOS).best()
    if best is None or (claim and not codec(claim) and not best.coherence):
        claimed = f" (the page claims {claim!r}, which no browser knows)" if claim and not codec(claim) else ""
        raise CleanError(f"The charset of these bytes cannot be told{claimed}: decode them first and pass a str.")
    # Where several charsets read the sample alike, the rest of the page is in the commonest of them.
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding


def _is_mojibake(text: str) -> bool:
    """Whether UTF-8 was read as windows-1252 or Latin-1, or characters were lost."""
    if text.isascii():
        return False
    middle = len(text) // 2
    patches = (text[:_PATCH], text[middle : middle + _PATCH], text[-_PATCH:])
    sample = text if len(text) <= 3 * _PATCH else "".join(patches)
    if sample.count("\ufffd") >= _LOST_LEAST:
        return True
    wrong = _MOJIBAKE.findall(sample)
    return len(wrong) >= _MOJIBAKE_LEAST and sum(map(len, wrong)) > _MOJIBAKE_SHARE * _count_not_ascii(sample)
