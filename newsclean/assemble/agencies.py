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


def find_agencies(text: str) -> tuple[str, ...]:
    """The agencies that a text names, as it writes them, each once.

    >>> find_agencies("With reporting by Reuters, dpa, Reuters and the ap")
    ('Reuters', 'dpa')
    """
    found: dict[str, str] = {}
    for match in _pattern().finditer(text):
        if _is_written_so(match[0]):
            found.setdefault(_names()[match[0].lower()], match[0])
    return tuple(found.values())


def named_once(found: Iterable[str]) -> tuple[str, ...]:
    """Agencies by the one name each is told apart by.

    >>> named_once(["Рейтер", "REUTERS", "dpa"])
    ('Reuters', 'dpa')
    """
    return tuple(dict.fromkeys(_names().get(name.lower(), name) for name in found))


def without_agencies(text: str) -> str:
    """What a text says beside the agencies it names."""
    return _pattern().sub(lambda m: "" if _is_written_so(m[0]) else m[0], text)


def is_agency(text: str) -> bool:
    """Whether a text is one agency's name.

    >>> is_agency("Agence France-Presse"), is_agency("Beta Carotene")
    (True, False)
    """
    return text.lower() in _names() and _is_written_so(text)


def _is_written_so(name: str) -> bool:
    return len(name) > SHORT or name in _exact()
