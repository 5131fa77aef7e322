"""Texts as keys: what two ways of printing the same line have in common."""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from functools import lru_cache

FOLDED = 2  # how many letters of a key a character can make: "ß" and "ss" are the same
SHORT = 200  # characters of a text that is remembered
MOST_KNOWN = 512


class _Letters(dict[int, int | None]):
    """What `str.translate` keeps of a text: its letters and digits; twice as fast as a pattern."""

    def __missing__(self, character: int) -> int | None:
        kept = self[character] = character if chr(character).isalnum() else None
        return kept


LETTERS = _Letters()


def key_of(text: str) -> str:
    """A text's letters and digits, lower case: what two ways of printing the same line have in common.

    >>> key_of("Rain ends – “at last”") == key_of("RAIN ENDS: at last")
    True
    """
    return _key_of(text) if len(text) <= SHORT else text.casefold().translate(LETTERS)


@lru_cache(maxsize=MOST_KNOWN)  # a page says its title and its site's name again and again
def _key_of(text: str) -> str:
    return text.casefold().translate(LETTERS)


def unaccented(key: str) -> str:
    """A key as addresses spell it, which have no accents.

    >>> unaccented(key_of("Le Télégramme"))
    'letelegramme'
    """
    return "".join(filter(str.isalpha, unicodedata.normalize("NFD", key)))


def may_say(text: str, shortest: int, initials: Container[str]) -> bool:
    """Whether a text's key can have so many letters and begin with one of these: dearer to know than to rule out."""
    return len(text) * FOLDED >= shortest and (not text[0].isalnum() or text[0].casefold()[0] in initials)
