"""Lines that go on with each other in what a print says of itself: its title, or its address, which often spells the
headline.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

SEAM = 10  # letters on either side that must follow each other; a line that has fewer is taken whole
SHORTEST = 3  # letters of the lower line
LONGEST = 2500
PARTS = re.compile(r"[/|｜»]|\s[–—-]+\s")  # of a path, and of a title with its site's name
LONG_WORD = 4  # letters; shorter ones stand in every title
STROKES = str.maketrans({"ł": "l", "đ": "d", "ı": "i", "ø": "o", "æ": "ae", "ß": "ss", "…": ""})
SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})


class Titles:
    """What a print says of itself, as letters alone.

    >>> titles = Titles(["Rain ends the drought — The Wave", "https://wave.example/ueber-die-duerre-am-fluss"])
    >>> titles.join("Rain ends", "the drought"), titles.join("Über die", "Dürre am Fluß"), titles.join("Rain", "Sport")
    (True, True, False)
    """

    def __init__(self, texts: Iterable[str]) -> None:
        parts = [part for text in texts for part in PARTS.split(unquote(text[:LONGEST]))]
        self.said = [said for part in parts if (said := _letters(part))]
        self.cut = [said for part in parts if part.endswith("…") and (said := _letters(part))]

    def share(self, text: str) -> float:
        """The share of a text's longer words that a title or an address has.

        >>> Titles(["https://wave.example/rain-ends-drought"]).share("Rain ends the long drought")
        0.75
        """
        words = {word for word in map(_letters, text.split()) if len(word) >= LONG_WORD}
        told = [word for word in words if any(word in said for said in self.said)]
        return len(told) / len(words) if words else 0.0

    def join(self, above: str, below: str) -> bool:
        """Whether the end of one line and the beginning of another follow each other in a title or an address, and none
        begins with the second.
        """
        if not self.said:
            return False
        for upper, lower in ((above, below), (_spelled_out(above), _spelled_out(below))):
            end, start = _letters(upper)[-SEAM:], _letters(lower)[:SEAM]
            if len(start) < SHORTEST or any(said.startswith(start) for said in self.said):
                return False
            if any(f"{end}{start}" in said for said in self.said):
                return True
            if any(said.endswith(f"{end}{start[:n]}") for said in self.cut for n in range(1, len(start))):
                return True
        return False


def _spelled_out(text: str) -> str:
    """A text as addresses spell it where they have no letters with dots."""
    return text.casefold().translate(SPELLED_OUT)


def _letters(text: str) -> str:
    """A text's letters and digits, lower case and without accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", text.casefold().translate(STROKES))))
