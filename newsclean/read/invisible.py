"""Characters that show nothing by themselves."""

from __future__ import annotations

# Marks of zero width and of direction, joiners, variation selector, blank Braille, filler.
INVISIBLE = (
    "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u2800\u3164\ufe0e\ufe0f\ufeff\uffa0"
)
NOTHING = INVISIBLE + " \t\n"  # what a line that shows nothing is made of, as newsletters fill a preview with it
