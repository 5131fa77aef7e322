"""News agencies: which a text names, and whether it names nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

# Names as short as this are words or initials of something else in lower case: "ap", "ana", "beta".
SHORT = 4
WORD = "[^\\W_]"
WORDS = re.compile(rf"{WORD}+")


@cache
def _names() -> dict[str, str]:
    """Every name in lower case, with the name that agencies are told apart by."""
    table: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text("utf-8"))
    return {name.lower(): agency for agency, others in table.items() for name in (agency, *others)}


@cache
def _exact() -> frozenset[str]:
    """The short names as agencies write them, and in capitals."""
    table: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text("utf-8"))
    short = {name for agency, others in table.items() for name in (agency, *others) if len(name) <= SHORT}
    return frozenset(short | {name.upper() for name in short})


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    latin = "|".join(re.escape(n) for n in names if n[0].lower() != n[0].upper())
    joined = "|".join(re.escape(n) for n in names if n[0].lower() == n[0].upper())
    return re.compile(rf"(?<!{WORD})(?:{latin})(?!{WORD})|(?:{joined})", re.I)


@cache
def _signs() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The longest word of each name; names without one, such as "A.P."; names in scripts without spaces."""
    spaced = {name: max(WORDS.findall(name), key=len) for name in _names() if name[0].lower() != name[0].upper()}
    words = {name: word for name, word in spaced.items() if len(word) > 1}
    return (
        frozenset(words.values()),
        tuple(name for name in spaced if name not in words),
        tuple(name for name in _names() if name not in spaced),
    )


def names_agency(text: str) -> bool:
    """Whether a text can name an agency: most are told by a look at their words, a tenth of the pattern's time."""
    words, dotted, joined = _signs()
    text = text.lower()
    if not words.isdisjoint(WORDS.findall(text)) or ("." in text and any(name in text for name in dotted)):
        return True
    return not text.isascii() and any(name in text for name in joined)


def find_agencies(text: str) -> tuple[str, ...]:
    """The agencies that a text names, as it writes them, each once.

    >>> find_agencies("With reporting by Reuters, dpa, Reuters and the ap")
    ('Reuters', 'dpa')
    """
    found: dict[str, str] = {}
    for match in _pattern().finditer(text) if names_agency(text) else ():
        if _is_written_so(match[0]):
            found.setdefault(_names()[match[0].lower()], match[0])
    return tuple(found.values())


def named_once(found: Iterable[str]) -> tuple[str, ...]:
    """Agencies by the one name each is told apart by.

    >>> named_once(["Рейтер", "REUTERS", "dpa"])
    ('Reuters', 'dpa')
    """
    return tuple(dict.fromkeys(_names().get(name.lower(), name) for name in found))


def printed_once(found: Iterable[str]) -> tuple[str, ...]:
    """Agencies as they are first printed.

    >>> printed_once(["Agence France-Presse", "AFP", "dpa"])
    ('Agence France-Presse', 'dpa')
    """
    printed: dict[str, str] = {}
    for name in found:
        printed.setdefault(_names().get(name.lower(), name), name)
    return tuple(printed.values())


def without_agencies(text: str) -> str:
    """What a text says beside the agencies it names."""
    return _pattern().sub(lambda m: "" if _is_written_so(m[0]) else m[0], text) if names_agency(text) else text


def is_agency(text: str) -> bool:
    """Whether a text is one agency's name.

    >>> is_agency("Agence France-Presse"), is_agency("Beta Carotene")
    (True, False)
    """
    return text.lower() in _names() and _is_written_so(text)


def _is_written_so(name: str) -> bool:
    return len(name) > SHORT or name in _exact()
