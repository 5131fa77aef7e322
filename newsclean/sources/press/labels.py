"""The labels of press databases, as data, and the lines that begin with one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from newsclean.sources.press.pieces import is_sentence

LONGEST_LABEL = 40  # characters
MARGIN = 80  # columns within which a label ends: centred ones have spaces before them
LABEL = re.compile(rf"\s*([^\W\d_][^\d_:：;.,!?“”\"]{{0,{LONGEST_LABEL}}}?)\s*[:：](?!//)\s*(.*)", re.DOTALL)
WHITE = re.compile(r"[\s\xa0‑-]+")


# Fields that may hold a sentence.
TOLD = frozenset(("headline", "standfirst", "head", "body", "correction", "caption"))


@dataclass(frozen=True, slots=True)
class Field:
    """What a label says of the text behind it."""

    name: str
    zone: str  # head, body or tail


@cache
def known_labels() -> dict[str, Field]:
    """Every label, folded, and its field."""
    table = tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
    known: dict[str, Field] = {}
    for name, entry in table.items():
        for label in entry["labels"]:
            known.setdefault(folded(label), Field(name, entry["zone"]))
    return known


@lru_cache(maxsize=4096)  # an export has the same labels over and over
def folded(label: str) -> str:
    """A label without case, accents and hyphens.

    >>> folded("Länge"), folded("LOAD-DATE")
    ('lange', 'load date')
    """
    plain = unicodedata.normalize("NFKD", label.strip().casefold())
    return WHITE.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)))


def labelled(line: str) -> tuple[Field, str] | None:
    """The field of a line that begins with a known label and a colon, and what stands behind. A sentence is a story's.

    >>> field, value = labelled("BYLINE: Maud Ferris")
    >>> field.name, value
    ('byline', 'Maud Ferris')
    """
    if ":" not in line[:MARGIN] and "：" not in line[:MARGIN]:
        return None
    match = LABEL.match(line)
    field = known_labels().get(folded(match[1])) if match else None
    if match is None or field is None or (field.name not in TOLD and is_sentence(match[2])):
        return None
    return field, match[2].strip()


def heading(line: str) -> Field | None:
    """The field of a line that is a known label and nothing else, with a colon or without."""
    if not line or len(line) > MARGIN:
        return None
    text = line.strip().rstrip(":：").rstrip()
    return known_labels().get(folded(text)) if 0 < len(text) <= LONGEST_LABEL else None
