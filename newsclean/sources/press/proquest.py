"""ProQuest as text: documents between rules of underscores, `Full text:` and labelled lines above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line, joined, paragraphs
from newsclean.sources.press.form import Form
from newsclean.sources.press.pieces import cut_short, family_last, removal, story
from newsclean.sources.press.proquest_labels import (
    ADDRESS,
    COUNTER,
    INSERT,
    LABEL,
    LONGEST_VALUE,
    MARGIN,
    RULE,
    is_mark,
    label_of,
    tail_start,
)

NAME = "proquest"
# The places of fields of other names.
PLACES = {
    "title": "headline", "info": "publication", "link": "url", "updated": "load-date", "year": "date",
    "details": "classification",
}  # fmt: skip
NONE = re.compile(
    r"(?:none available|not available|aucun(?:e)? disponible|non dispon?ible|no disponible|não disponível|"
    r"non disponibile|(?:keine? |nicht )verfügbar)\W*$",
    re.IGNORECASE,
)
# "The Courier ; Harbour Falls [Harbour Falls]Mar 4, 2026: A.1.", in a citation behind the writer: "Lee, Ann. The Cou…"
INFO = re.compile(
    r"(?:(?P<by>[^.;]+, [^.;]+)\. )?(?P<paper>[^;]+?)\s*;[^;]*\][.,]?\s*(?P<date>[^:\]]+?)"
    r"(?::\s*(?P<page>[^:]+?))?\.?\s*$"
)
NAMES = re.compile(r"[^\W\d_][^\d_,;:]*, [^\W\d_][^\d_,;:]*(?:; [^\W\d_][^\d_,;:]*, [^\W\d_][^\d_,;:]*)*$")


def _recognises(sample: Sequence[Line]) -> bool:
    """Whether the first lines of a file are such an export's."""
    ruled = any(RULE.match(line.text) for line in sample)
    labels = [found for line in sample if (found := label_of(line.text))]
    names = {found.field for found in labels}
    known = {found.label for found in labels}
    return ("body" in names and len(known) > 2 and (ruled or "proquest document id" in known)) or (
        ruled and (any("proquest" in label for label in known) or any(COUNTER.match(line.text) for line in sample))
    )


def _told_apart(lines: Iterable[Line]) -> Iterator[tuple[list[Line], bool]]:
    return ((chunk, _is_document(chunk)) for chunk in _chunks(lines))


def _is_document(chunk: list[Line]) -> bool:
    fields = (found.field for line in chunk if (found := label_of(line.text)))
    return any(field in ("body", "info", "publication", "date") for field in fields)


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if RULE.match(line.text) and chunk:
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


@dataclass(slots=True)
class _Told:
    """What labels say of a document, and its lines as parts."""

    values: dict[str, str] = field(default_factory=dict)  # by field
    parts: list[Part] = field(default_factory=list)
    abstract: list[Line] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> None:
        """Read the lines above or below a story."""
        name = ""
        for run in paragraphs(lines):
            if not name and "headline" not in self.values and not is_mark(run[0].text) and not label_of(run[0].text):
                name = self._headline(run)
                continue
            for line in run:
                name = self._line(line, name)

    def _headline(self, run: list[Line]) -> str:
        """Take the lines of a paragraph up to a label for the headline."""
        at = next(
            (i for i, line in enumerate(run) if i and (label_of(line.text) or self._guessed(line.text))), len(run)
        )
        self.values["headline"] = joined(run[:at])
        name = ""
        for line in run[at:]:
            name = self._line(line, name)
        return name

    def _line(self, line: Line, name: str) -> str:
        """Read one line; gives the field that the next one goes on with."""
        text = line.text
        found = label_of(text)
        if is_mark(text):
            place = "counter"
        elif found is not None:
            name, place = found.field, PLACES.get(found.field, found.field)
            self.values.setdefault(name, found.value)
            if name == "abstract" and found.value:
                self.abstract.append(line._replace(text=found.value))
                self.parts.append(Part(text[: text.index(":") + 1].strip(), line.number, place))
                return name
        elif ADDRESS.match(text):
            self.values.setdefault("url", text.strip())
            place = "url"
        elif guess := self._guessed(text):
            name, place = guess, PLACES.get(guess, guess)
        elif inserted := INSERT.match(text):
            place = _inserted(inserted)
        elif name == "abstract":
            self.abstract.append(line)
            return name
        else:
            place = PLACES.get(name, name) or "head"
        self.parts.append(removal([line], place))
        return name

    def _guessed(self, text: str) -> str:
        """The field of a line whose label is not known, by the shape of what it says."""
        match = LABEL.match(text) if ":" in text[:MARGIN] else None
        value = match[2].strip() if match else text.strip()
        if len(value) > 2 * LONGEST_VALUE:
            return ""
        if "info" not in self.values and (found := INFO.match(value)):
            self.values["info"] = value
            if found["by"]:
                self.values.setdefault("byline", found["by"])
            return "info"
        if match and "byline" not in self.values and "headline" in self.values and NAMES.match(value):
            self.values["byline"] = value
            return "byline"
        return ""


def _inserted(match: re.Match[str]) -> str:
    return "credit" if match[1].upper().startswith("CR") else "caption"


def _document(chunk: list[Line], number: int, cover: list[Part]) -> Document:
    told = _Told(parts=list(cover))
    body = next((i for i, line in enumerate(chunk) if (found := label_of(line.text)) and found.field == "body"), None)
    at = len(chunk) if body is None else body
    tail = tail_start(chunk, at + 1)
    told.read(chunk[:at])
    has_story = body is not None and _read_story(chunk[at:tail], told.parts)
    told.read(chunk[tail:])
    abstract = joined(told.abstract)
    if has_story or not abstract or NONE.match(abstract):
        told.parts += [removal([line], "abstract") for line in told.abstract]
    else:
        told.parts += story(told.abstract)
    return _with_values(chunk, number, told)


def _read_story(lines: Sequence[Line], parts: list[Part]) -> bool:
    """Add the parts of a story and of what stands amid it, from its label on; gives whether there is any."""
    first, *rest = lines
    found = label_of(first.text)
    value = found.value if found else ""
    label = first.text[: first.text.index(":") + 1] if ":" in first.text[:MARGIN] else first.text
    parts.append(Part(label.strip(), first.number, "body"))
    kept = [first._replace(text=value)] if value else []
    for line in rest:
        if inserted := INSERT.match(line.text):
            parts.append(removal([line], _inserted(inserted)))
        else:
            kept.append(line)
    told = story(kept)
    parts += told
    return bool(told)


def _with_values(chunk: list[Line], number: int, told: _Told) -> Document:
    values = told.values
    info = INFO.match(values.get("info", ""))
    given = info.groupdict() if info else {}
    publication = (values.get("publication") or given.get("paper") or "").partition(";")[0].strip()
    return Document(
        content="\n".join(line.text for line in chunk),
        kind="text",
        source=NAME,
        url=values.get("url"),
        publisher=publication or None,
        headline=values.get("headline") or values.get("title"),
        byline=family_last(values.get("byline", "")) or None,
        date=values.get("date") or given.get("date"),
        section=values.get("section"),
        page=values.get("page") or given.get("page"),
        number=number,
        offset=chunk[0].offset,
        parts=tuple(sorted(told.parts, key=lambda part: part.line)),
        warnings=cut_short(told.parts, ended="classification" in values or "title" in values),
    )


FORM = Form(_recognises, _told_apart, _document)
