"""Quotation marks, dashes and dots as pandoc's Markdown means them, for it writes all of them in ASCII.

Its extension `smart` (pandoc.org/MANUAL, "Extension: smart") makes a curly mark straight and three dots of an ellipsis;
what was straight in the page it escapes. Which marks a language sets is known, and so is which was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable

OPENING = re.compile(r"(^|[\s(\[{—–/\x1c\x1e])\"(?=[^\s])")
SINGLE = re.compile(r"(^|[\s(\[{—–/“„\x1c\x1e])'(?=\w[^'\n]{0,300}\w[.,!?]?'(?!\w))")
# Letters that tell whose marks they are: Polish, Hungarian and Romanian close with ”, Swedish and Finnish open with it
# as well; others that open with „ close with “.
CLOSING_HIGH = re.compile("[ąęłśźżőűăâîșşțţ]")
NORDIC = re.compile("[åä]")
GERMANIC = re.compile("[üß]")
RARE = 400  # one such letter in so many characters is a language's own


def smart_marks(source: str) -> Callable[[str], str]:
    """What turns a piece of a pandoc text into what pandoc read, in the marks of the text's language.

    >>> smart_marks("")('"It rains," she said -- in "Tarn"...')
    '“It rains,” she said – in “Tarn”…'
    >>> smart_marks("„")('Er sagte: „Es regnet"')
    'Er sagte: „Es regnet“'
    """
    size = len(source)
    nordic = "„" not in source and _is_common(NORDIC, source, size) and not _is_common(GERMANIC, source, size)
    opening = "”" if nordic else "“"
    low_closing = "”" if _is_common(CLOSING_HIGH, source, size) else "“"

    def smart(text: str) -> str:
        text = text.replace("---", "—").replace("--", "–").replace("...", "…")
        if "'" in text:
            text = SINGLE.sub(r"\1‘", text).replace("'", "’")
        if '"' not in text:
            return text
        first, *pieces = OPENING.sub(rf"\1{opening}", text).split('"')
        made = [first]
        for piece in pieces:
            low = made[-1].rfind("„") > max(made[-1].rfind(opening), -1) if made[-1] else False
            made += low_closing if low else "”", piece
        return "".join(made)

    return smart


def _is_common(letters: re.Pattern[str], source: str, size: int) -> bool:
    return sum(1 for _ in letters.finditer(source)) * RARE > size
