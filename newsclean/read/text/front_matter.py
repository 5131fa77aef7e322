"""Front matter: what a tool that stores pages as Markdown sets above them, as claims.

Between two lines of `---` stands YAML, between two of `+++` TOML: the habit of Jekyll and Hugo, and of many since. Of
YAML those parts are read that such tools write: names with a value, quoted or not, with a list, or with lines that are
indented below them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newsclean.page import Claim
from newsclean.read.html import meta_claims

FENCES = {"---": ("---", "..."), "+++": ("+++",)}
MOST_LINES = 500  # the longest that a tool wrote of 119 news pages has 130
FIELD = re.compile(r"([A-Za-z_@][\w.:@/ -]{0,80}?) ?:(?: +(.*))?$")
ITEM = re.compile(r" *- +(.+)$")
FOLDED = re.compile(r"[>|][+-]?\d?$")
# What tools call a thing that HTML's meta elements call otherwise.
NAMES = {
    "canonical": "og:url",
    "url": "og:url",
    "source": "og:url",
    "link": "og:url",
    "permalink": "og:url",
    "lang": "language",
    "site": "og:site_name",
    "sitename": "og:site_name",
    "site_name": "og:site_name",
    "hostname": "og:site_name",
    "excerpt": "description",
    "summary": "description",
    "subtitle": "description",
    "byline": "author",
    "by": "author",
    "tags": "article:tag",
    "categories": "section",
    "category": "section",
}


def front_matter(source: str) -> tuple[int, list[Claim]]:
    r"""How many lines of front matter a text begins with, and what they claim; 0 where it has none.

    >>> lines, claims = front_matter("---\ntitle: Rain\nmeta-author: 'Ann Lee'\n---\n\nIt rained.")
    >>> lines, [(claim.field, claim.value) for claim in claims]
    (4, [('seo_headline', 'Rain'), ('author', 'Ann Lee')])
    """
    if not source.startswith(("---", "+++", "\ufeff---")):
        return 0, []
    lines = [line.rstrip() for line in islice(_lines(source), MOST_LINES)]
    fence = lines[0].lstrip("\ufeff")
    end = next((n for n, line in enumerate(lines[1:], 1) if line in FENCES.get(fence, ())), 0)
    if not end:
        return 0, []
    fields = list(_toml(lines[1:end]) if fence == "+++" else _yaml(lines[1:end]))
    return (end + 1, [claim for name, value in fields for claim in _claims(name, value)]) if fields else (0, [])


def _lines(source: str) -> Iterator[str]:
    start = 0
    while start < len(source):
        end = source.find("\n", start) + 1 or len(source)
        yield source[start:end]
        start = end


def _toml(lines: list[str]) -> Iterator[tuple[str, str]]:
    try:
        table = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return
    for name, value in table.items():
        for one in value if isinstance(value, list) else [value]:
            yield name, str(one)


def _yaml(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each name with each of its values; nothing where a line is none of YAML's, for then this is no front matter."""
    fields: list[tuple[str, list[str]]] = []
    for line in lines:
        if not line or line.startswith("#"):
            continue
        field = FIELD.match(line)
        if field:
            fields.append((field[1], _values((field[2] or "").strip())))
        elif not fields or not _add(fields, line):
            return
    for name, values in fields:
        for value in values:
            yield name, value


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in value[1:-1].split(",")]
    return [] if not value or FOLDED.match(value) else [_unquoted(value)]


def _add(fields: list[tuple[str, list[str]]], line: str) -> bool:
    """Add a list's item, or an indented line, to the last field; false where a line is neither."""
    values = fields[-1][1]
    if item := ITEM.match(line):
        values.append(_unquoted(item[1]))
    elif line[0] != " ":
        return False
    elif not values and (nested := FIELD.match(line.strip())):
        fields.append((nested[1], _values((nested[2] or "").strip())))
    elif values:
        values[-1] = f"{values[-1]} {line.strip()}"
    else:
        values.append(line.strip())
    return True


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "\"'":
        return value
    quote, value = value[0], value[1:-1]
    return value.replace("''", "'") if quote == "'" else value.replace('\\"', '"').replace("\\\\", "\\")


def _claims(name: str, value: str) -> list[Claim]:
    name = name.strip().lower()
    for prefix in ("meta-", "meta_", "meta."):
        name = name.removeprefix(prefix)
    element = etree.Element("meta")
    try:
        element.set("name", NAMES.get(name, name))
        element.set("content", value)
    except ValueError:  # a control character
        return []
    return meta_claims(element)
