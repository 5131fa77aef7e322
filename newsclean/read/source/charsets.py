"""What a charset's label means to a browser, and where a page states it."""

from __future__ import annotations

import codecs
import re

# Where browsers read another charset than the label's own (WHATWG Encoding Standard): a superset that real pages need.
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    # A meta element that could be read as ASCII cannot stand in a UTF-16 page.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}

# Labels that the standard knows and Python does not.
_LABELS = {
    "unicode": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "ucs-2": "utf-8",
    "x-user-defined": "cp1252",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-cp1254": "cp1254",
    "windows-31j": "cp932",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "x-euc-jp": "euc_jp",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "visual": "iso8859-8",
    "logical": "iso8859-8",
}

# Python's other codecs are no charsets of pages (rot13, hex, unicode_escape), or unsafe to take from one (utf-7).
CHARSETS = frozenset(
    "utf-8 cp866 cp874 koi8-r koi8-u mac-roman mac-cyrillic gb18030 big5hkscs euc_jp iso2022_jp cp932 cp949".split()
    + [f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + [f"cp125{n}" for n in range(9)]
)

# Browsers look at the first 1,024 bytes; pages that open with scripts state it later, and Firefox follows them there.
_PRESCAN = 16_384
_CLAIM = re.compile(
    rb"""<(?:
    !--.*?(?:-->|\Z)                            # what a comment claims is no claim
    | meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w:.+-]{2,40})
    | \?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w:.+-]{2,40})
    )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def codec(label: str) -> str | None:
    """The name of Python's codec for a charset's label, as browsers understand it, or None for one they do not know.

    Source: the WHATWG Encoding Standard's names and labels.

    >>> codec("ISO-8859-1"), codec("gb2312"), codec("utf-16"), codec("rot13")
    ('cp1252', 'gb18030', 'utf-8', None)
    """
    label = label.strip().lower()
    label = _LABELS.get(label, label)
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if name in CHARSETS else None


def claimed_charset(source: bytes) -> str | None:
    """The label in the page's `<meta charset>`, `<meta http-equiv>` or XML declaration, or None.

    >>> claimed_charset(b'<!-- <meta charset="x"> --><meta http-equiv=content-type content="text/html;charset=koi8-r">')
    'koi8-r'
    """
    for match in _CLAIM.finditer(source[:_PRESCAN]):
        label = match[1] or match[2]
        if label:
            return str(label, "ascii", "replace")
    return None
