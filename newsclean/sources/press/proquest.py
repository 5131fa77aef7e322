"""ProQuest as text: documents between rules of underscores, `Full text:` and labelled lines above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.article import Category
from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line, joined
from newsclean.sources.press.pieces import family_last, gathered, removal, story

NAME = "proquest"
RULE = re.compile(r"\s*_{20,}\s*$")
COUNTER = re.compile(r"\s*(?:document|dokument|documento) \d+ (?:of|von|de|sur|di|van) \d+\s*$", re.IGNORECASE)
# What each label is when it is left out; labels not named here are `other`.
LABELS = {
    "author": "byline", "authors": "byline", "auteur": "byline", "autor": "byline", "autore": "byline",
    "publication info": "info", "informations de publication": "info", "información de publicación": "info",
    "publikationsinformationen": "info",
    "full text": "body", "texte intégral": "body", "texto completo": "body", "volltext": "body",
    "testo completo": "body",
    "abstract": "abstract", "abstract (summary)": "abstract", "résumé": "abstract", "resumen": "abstract",
    "zusammenfassung": "abstract",
    "title": "title", "titre": "title", "título": "title", "titel": "title",
    "publication title": "publication", "titre de la publication": "publication",
    "título de publicación": "publication", "título de la publicación": "publication",
    "titel der publikation": "publication", "publikationstitel": "publication",
    "publication date": "date", "date de publication": "date", "fecha de publicación": "date",
    "publikationsdatum": "date", "erscheinungsdatum": "date", "publication year": "year",
    "section": "section", "sección": "section", "rubrique": "section", "rubrik": "section",
    "first page": "page", "pages": "page", "première page": "page", "primera página": "page", "erste seite": "page",
    "document url": "url", "url du document": "url", "url del documento": "url", "dokument-url": "url",
    "proquest document link": "link", "lien vers le document proquest": "link", "links": "link", "liens": "link",
    "copyright": "copyright", "last updated": "updated", "dernière mise à jour": "updated",
    "última actualización": "updated", "zuletzt aktualisiert": "updated",
}  # fmt: skip
# Every document has some of these below its text.
TAIL = frozenset(
    "subject|subjects|location|people|company / organization|company/organization|classification|"
    "business indexing term|identifier / keyword|identifier/keyword|title|publication title|volume|issue|pages|number of pages|first page|"
    "publication year|publication date|year|section|publisher|place of publication|country of publication|"
    "publication subject|journal subject|issn|eissn|isbn|source type|language of publication|language|document type|"
    "document feature|accession number|proquest document id|document url|copyright|last updated|database|notes|"
    "sujet|lieu|titre|titre de la publication|première page|année de publication|date de publication|éditeur|"
    "lieu de publication|pays de publication|sujet de publication|type de source|langue de publication|"
    "type de document|id du document proquest|url du document|dernière mise à jour|base de données|"
    "materia|tema|lugar|ubicación|personas|título|título de publicación|título de la publicación|primera página|"
    "año de publicación|fecha de publicación|sección|editorial|lugar de publicación|país de publicación|"
    "tipo de fuente|idioma de la publicación|idioma de publicación|tipo de documento|id del documento de proquest|"
    "url del documento|última actualización|base de datos|"
    "thema|ort|titel|publikationstitel|erste seite|publikationsjahr|publikationsdatum|verlag|verlagsort|"
    "land der veröffentlichung|quellentyp|sprache der publikation|dokumenttyp|proquest-dokument-id|dokument-url|"
    "zuletzt aktualisiert|datenbank".split("|")
)
HEAD = frozenset(LABELS) | {"enlaces", "credit", "crédito"}
LABEL = re.compile(r"\s*([^\W\d_][^\d_:.!?“”\"]{1,40}?)\s?: ?(.*)$")
CATEGORIES = {
    "byline": Category.DUPLICATE, "title": Category.DUPLICATE, "publication": Category.DUPLICATE,
    "section": Category.DUPLICATE, "page": Category.DUPLICATE, "date": Category.TIMESTAMP,
    "updated": Category.TIMESTAMP, "year": Category.TIMESTAMP, "info": Category.DUPLICATE,
    "copyright": Category.LEGAL, "body": Category.OTHER, "url": Category.DUPLICATE,
}  # fmt: skip
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


def recognises(sample: Sequence[Line]) -> bool:
    """Whether the first lines of a file are such an export's."""
    ruled = any(RULE.match(line.text) for line in sample)
    labels = {found[0] for line in sample if (found := _label(line.text))}
    names = {LABELS.get(label) for label in labels}
    return ("body" in names and len(labels) > 2 and (ruled or "proquest document id" in labels)) or (
        ruled and any("proquest" in label for label in labels)
    )


def documents(lines: Iterator[Line]) -> Iterator[Document]:
    """The documents of an export, in order."""
    yield from gathered(((chunk, _is_document(chunk)) for chunk in _chunks(lines)), _document, NAME)


def _is_document(chunk: list[Line]) -> bool:
    names = {LABELS.get(found[0], "") for line in chunk if (found := _label(line.text))}
    return not names.isdisjoint(("body", "info", "publication", "date"))


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
    match = LABEL.match(line)
    label = match[1].strip().casefold() if match else ""
    return (label, match[2].strip()) if match and (label in HEAD or label in TAIL) else None


def _document(chunk: list[Line], number: int, cover: list[Part]) -> Document:
    values: dict[str, str] = {}
    parts = list(cover)
    bare: list[Line] = []
    name = ""
    open_story: list[Line] = []
    below = False
    for line in chunk:
        found = _label(line.text)
        inserted = INSERT.match(line.text)
        if RULE.match(line.text) or COUNTER.match(line.text) or FOOTER.match(line.text):
            parts.append(removal([line], Category.NAVIGATION, "proquest/counter"))
            continue
        if found and name == "body" and not below and found[0] not in TAIL:
            found = None
        if found and not (name == "body" and inserted):
            below = below or (name == "body" and found[0] in TAIL)
            name = LABELS.get(found[0], "classification")
            if name == "body":
                at = line.text.index(":") + 1
                parts.append(Part(line.text[:at].strip(), line.number, Category.OTHER, "proquest/body"))
                open_story.append(line._replace(text=found[1]))
                continue
            values.setdefault(name, found[1])
            parts.append(removal([line], CATEGORIES.get(name, Category.OTHER), f"proquest/{name}"))
        elif name == "body" and not below:
            if inserted:
                category = Category.CREDIT if "CR" in inserted[1].upper()[:2] else Category.CAPTION
                parts.append(removal([line], category, "proquest/caption"))
            else:
                open_story.append(line)
        elif line.is_blank:
            continue
        elif ADDRESS.match(line.text):
            parts.append(removal([line], Category.DUPLICATE, "proquest/link"))
            values.setdefault("url", line.text.strip())
        elif name:
            parts.append(removal([line], CATEGORIES.get(name, Category.OTHER), f"proquest/{name}"))
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
    if not any(part.category is None for part in parts) and abstract and not NONE.match(abstract):
        parts = [
            part if part.reason != "proquest/abstract" else Part(part.text.partition(":")[2].strip(), part.line)
            for part in parts
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
    )
