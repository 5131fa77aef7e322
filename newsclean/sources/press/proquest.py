"""ProQuest as text: documents between rules of underscores, `Full text:` and labelled lines above and below it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line, joined
from newsclean.sources.press.pieces import cut_short, family_last, gathered, removal, story

NAME = "proquest"
RULE = re.compile(r"\s*_{20,}\s*$")
COUNTER = re.compile(r"\s*(?:document|dokument|documento) \d+ (?:of|von|de|sur|di|van) \d+\s*$", re.IGNORECASE)
LONGEST_MARK = 120  # characters of a rule, a counter or a line of the footer
MARGIN = 60  # columns within which a label ends
LABEL = re.compile(r"\s*([^\W\d_][^\d_:.!?“”\"]{1,40}?)\s?: ?(.*)$")
# The places of fields of other names.
PLACES = {"title": "headline", "info": "publication", "link": "url", "updated": "load-date", "year": "date"}
# Within the story: a picture's text and who took it.
INSERT = re.compile(
    r"\s*(CAPTION|CREDIT|PHOTO|ILLUSTRATION|GRAPHIC|LÉGENDE|CRÉDIT|LEYENDA|CRÉDITO)S?\s*:", re.IGNORECASE
)
ADDRESS = re.compile(r"\s*https?://\S+\s*$")
NONE = re.compile(
    r"(?:none available|not available|aucun(?:e)? disponible|no disponible|nicht verfügbar)\W*$", re.IGNORECASE
)
# "The Courier ; Harbour Falls [Harbour Falls]Mar 4, 2026: A.1."
INFO = re.compile(r"(?P<paper>[^;]+?)\s*;.*?\]\s*(?P<date>[^:\]]+?)(?::\s*(?P<page>[^:]+?))?\.?\s*$")
FOOTER = re.compile(
    r"\s*(?:database copyright\b|contact proquest|copyright\s*(?:©|\(c\))?\s*\d{4} proquest|terms and conditions|"
    r"report information from proquest|bibliograph\w*|citation style)",
    re.IGNORECASE,
)


@cache
def _tables() -> tuple[dict[str, str], frozenset[str]]:
    """Labels to fields, and the labels below a text."""
    table = tomllib.loads(files(__package__).joinpath("proquest.toml").read_text(encoding="utf-8"))
    tail = frozenset(table.pop("tail")["labels"])
    fields = {label: field for field, entry in table.items() for label in entry["labels"]}
    return fields, tail


def _field(label: str) -> str:
    """The field of a label; `classification` where it has none of its own."""
    return _tables()[0].get(label, "classification")


def _is_tail(label: str) -> bool:
    return label in _tables()[1]


def _place(field: str) -> str:
    """Where a field's line stands."""
    return PLACES.get(field, field)


def recognises(sample: Sequence[Line]) -> bool:
    """Whether the first lines of a file are such an export's."""
    ruled = any(RULE.match(line.text) for line in sample)
    labels = {found[0] for line in sample if (found := _label(line.text))}
    names = set(map(_field, labels))
    return ("body" in names and len(labels) > 2 and (ruled or "proquest document id" in labels)) or (
        ruled and (any("proquest" in label for label in labels) or any(COUNTER.match(line.text) for line in sample))
    )


def documents(lines: Iterator[Line]) -> Iterator[Document]:
    """The documents of an export, in order."""
    yield from gathered(((chunk, _is_document(chunk)) for chunk in _chunks(lines)), _document)


def _is_document(chunk: list[Line]) -> bool:
    fields = (_field(found[0]) for line in chunk if (found := _label(line.text)))
    return any(field in ("body", "info", "publication", "date") for field in fields)


def _chunks(lines: Iterator[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if RULE.match(line.text) and chunk:
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _label(line: str) -> tuple[str, str] | None:
    """The label that a line begins with, folded, and what follows."""
    if ":" not in line[:MARGIN]:
        return None
    match = LABEL.match(line)
    label = match[1].strip().casefold() if match else ""
    return (label, match[2].strip()) if match and (label in _tables()[0] or _is_tail(label)) else None


def _document(chunk: list[Line], number: int, cover: list[Part]) -> Document:
    values: dict[str, str] = {}
    parts = list(cover)
    bare: list[Line] = []
    name = ""
    open_story: list[Line] = []
    below = False
    for line in chunk:
        text = line.text
        if not text:
            if name == "body" and not below:
                open_story.append(line)
            continue
        found = _label(text)
        is_short = len(text) <= LONGEST_MARK
        inserted = INSERT.match(text)
        if is_short and (RULE.match(text) or COUNTER.match(text) or FOOTER.match(text)):
            parts.append(removal([line], "counter"))
            continue
        if found and name == "body" and not below and not _is_tail(found[0]):
            found = None
        if found and not (name == "body" and inserted):
            below = below or (name == "body" and _is_tail(found[0]))
            name = _field(found[0])
            if name == "body":
                at = line.text.index(":") + 1
                parts.append(Part(line.text[:at].strip(), line.number, "body"))
                open_story.append(line._replace(text=found[1]))
                continue
            values.setdefault(name, found[1])
            parts.append(removal([line], _place(name)))
        elif name == "body" and not below:
            if inserted:
                place = "credit" if "CR" in inserted[1].upper()[:2] else "caption"
                parts.append(removal([line], place))
            else:
                open_story.append(line)
        elif line.is_blank:
            continue
        elif ADDRESS.match(line.text):
            parts.append(removal([line], "url"))
            values.setdefault("url", line.text.strip())
        elif name:
            parts.append(removal([line], _place(name)))
        else:
            bare.append(line)
    parts += story(open_story)
    return _with_values(chunk, number, values, bare, parts)


def _with_values(
    chunk: list[Line], number: int, values: dict[str, str], bare: list[Line], parts: list[Part]
) -> Document:
    info = INFO.match(values.get("info", ""))
    headline = joined(bare) or values.get("title")
    given = info.groupdict() if info else {}
    abstract = values.get("abstract", "")
    if not any(part.is_story for part in parts) and abstract and not NONE.match(abstract):
        parts = [
            part if part.place != "abstract" else Part(part.text.partition(":")[2].strip(), part.line) for part in parts
        ]
    publication = (values.get("publication") or given.get("paper") or "").partition(";")[0].strip()
    return Document(
        content="\n".join(line.text for line in chunk),
        kind="text",
        source=NAME,
        url=values.get("url"),
        publisher=publication or None,
        headline=headline,
        byline=family_last(values.get("byline", "")) or None,
        date=values.get("date") or given.get("date"),
        section=values.get("section"),
        page=values.get("page") or given.get("page"),
        number=number,
        offset=chunk[0].offset,
        parts=tuple(sorted(parts, key=lambda part: part.line)),
        warnings=cut_short(parts, ended="classification" in values or "title" in values),
    )
