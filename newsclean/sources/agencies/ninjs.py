"""IPTC ninjs (1.x and 2.x): a story as a JSON object, or an array or lines of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsclean.errors import CleanError
from newsclean.sources.agencies.stories import document_of
from newsclean.sources.document import Document, Part
from newsclean.sources.json_text import text_of_json, value_of
from newsclean.sources.opened import HEAD, Opened

OBJECT = re.compile(r"\s*\[?\s*\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\})")
ARRAY = re.compile(r"\s*\[\s*(?:\[|(?:\"(?:[^\"\\]|\\.)*\"|-?\d+(?:\.\d+)?|null|true|false)\s*[,\]])")
LINKED_DATA = re.compile(r"\[?\s*\{\s*\"@(?:context|type|graph|id)\"")
# A property that only a story has.
STORY = re.compile(r"\"(?:body_\w+|bodies)\"\s*:")
LISTS = ("items", "item", "results", "data", "articles", "hits", "_items", "associations")


def recognises(opened: Opened) -> bool:
    """Whether a file is JSON: an object, an array of objects, or objects one after another, and nothing else."""
    start = opened.sample.lstrip("\ufeff \r\n\t")
    is_array = ARRAY.match(start) is not None
    if not is_array and OBJECT.match(start) is None:
        return False
    try:
        _, end = json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        # Longer than the sample, or broken: an array of texts is then as likely a text in brackets, and linked data a
        # page's script, which some Markdown writers take for text and escape.
        return LINKED_DATA.match(start) is None and (not is_array or len(opened.sample) >= HEAD)
    return start[end:].lstrip()[:1] in ("", "{", "[")  # else a page's text, pasted with its JSON-LD


def documents(opened: Opened) -> Iterator[Document]:
    """The stories of a file; raises CleanError for JSON that is none of a story."""
    text = text_of_json(opened)
    number = 0
    for entry in _objects(text):
        if is_story(entry):
            number += 1
            yield _document(entry, number)
    if not number:
        raise CleanError("This is a JSON file that no newsclean source knows: it is no JSON Feed, no IPTC ninjs.")


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a file: one, an array, a list within one, or one a line."""
    lines = _lines(text)
    whole = value_of(text) if lines is None else lines
    entries = whole if isinstance(whole, list) else [whole]
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        inner: list[Any] = next((entry[name] for name in LISTS if isinstance(entry.get(name), list)), [])
        if is_story(entry):
            yield entry
        else:
            yield from (one for one in inner if isinstance(one, dict))


def _lines(text: str) -> list[Any] | None:
    """The values of a file that has one on each line, of several; else None."""
    lines = [line for line in text.split("\n") if line.strip()]  # other line ends may stand in a story
    try:
        return [json.loads(line) for line in lines] if len(lines) > 1 else None
    except (json.JSONDecodeError, RecursionError):
        return None


def is_story(entry: dict[str, Any]) -> bool:
    """Whether an object is a story in ninjs: it has an identity and a body."""
    bodies = [name for name in entry if name.startswith("body_") or name == "bodies"]
    return bool(bodies) and ("uri" in entry or "headline" in entry or "headlines" in entry or "versioncreated" in entry)


def _document(entry: dict[str, Any], number: int) -> Document:
    story, kind = _body(entry)
    removed = [
        Part(" ".join(text.split()), 1, place)
        for name, place in (
            ("copyrightnotice", "copyright"),
            ("usageterms", "copyright"),
            ("slugline", "classification"),
        )
        if isinstance(text := entry.get(name), str) and text.strip()
    ]
    return document_of(
        "ninjs",
        story,
        kind,
        number,
        removed,
        headline=_text(entry, "headline", "headlines"),
        standfirst=_summary(entry, story),
        byline=_text(entry, "byline", "bylines", "by"),
        date=_text(entry, "firstcreated", "contentcreated", "versioncreated", "embargoed"),
        modified=_text(entry, "contentmodified", "versioncreated"),
        publisher=_publisher(entry),
        section=_text(entry, "section", "genre"),
        url=_url(entry),
        language=_text(entry, "language"),
    )


def _body(entry: dict[str, Any]) -> tuple[str, Any]:
    """The story, as markup where the object has it so."""
    for body in entry.get("bodies") or ():
        if isinstance(body, dict) and isinstance(body.get("value"), str) and body["value"].strip():
            is_markup = "html" in str(body.get("contenttype", "")) or "<p" in body["value"]
            return body["value"], "html" if is_markup else "text"
    names = sorted((name for name in entry if name.startswith("body_")), key=lambda n: ("html" not in n, n))
    for name in names:
        text = entry[name]
        if isinstance(text, str) and text.strip():
            return text, "html" if "html" in name or "<p>" in text else "text"
    return "", "text"


def _text(entry: dict[str, Any], *names: str) -> str | None:
    """The first of some properties that says anything: a text, or a list of texts with values or names."""
    for name in names:
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list):
            told = [one.get("value") or one.get("name") if isinstance(one, dict) else one for one in value]
            texts = [one for one in told if isinstance(one, str) and one.strip()]
            if texts:
                return "; ".join(texts) if name.startswith("by") else texts[0]
    return None


def _summary(entry: dict[str, Any], story: str) -> str | None:
    text = _text(entry, "description_text", "descriptions")
    return text if text and text.strip()[:60] not in story else None


def _publisher(entry: dict[str, Any]) -> str | None:
    """Who issued the story: the source of information, else the owner of the copyright."""
    return _text(entry, "infosource", "infosources", "copyrightholder", "provider") or _owner(
        entry.get("copyrightnotice")
    )


def _owner(notice: Any) -> str | None:
    """The name in a notice such as `Copyright 2026, Harbour News Agency. All rights reserved`."""
    if not isinstance(notice, str):
        return None
    found = re.search(r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4})?[,\s]*([^\d.,;]{3,60})", notice, re.IGNORECASE)
    return found[1].strip() if found else None


def _url(entry: dict[str, Any]) -> str | None:
    for name in ("canonicalurl", "url", "uri", "altids"):
        value = entry.get(name)
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return None
