"""Factiva with field codes: `HD`, `BY`, `WC` … before what each line says, `LP` and `TD` before the story, `AN` last.

Source: the field codes as Factiva's own help lists them, the same in every language of the interface.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line, joined
from newsclean.sources.press.form import Form
from newsclean.sources.press.pieces import cut_short, removal, story

NAME = "factiva"
# Where in a document each code stands.
PLACES = {
    "HD": "headline", "BY": "byline", "SN": "publication", "PG": "page", "SE": "section", "CLM": "section",
    "PD": "date", "ET": "date", "CR": "credit", "CY": "copyright", "ART": "caption", "CT": "contact", "WC": "length",
    "DLN": "dateline", "ED": "edition",
} | dict.fromkeys(
    ("AN", "CO", "GC", "IN", "IPC", "IPD", "LA", "NS", "PUB", "RE", "RF", "RIC", "RST", "SC", "VOL"), "classification"
)  # fmt: skip
STORY = frozenset(("LP", "TD"))
CODES = frozenset(PLACES) | STORY
CODE = re.compile(r"\s*([A-Z]{2,3})(?:[ \t\xa0]+(.*)|\s*)$", re.DOTALL)
# What stands first in a document. `SE` and `CLM` may stand above the headline, or below it.
OPENING = frozenset(("HD", "SE", "CLM"))
# So many codes in a file's first lines, `HD` among them, are no chance.
LEAST_CODES = 5


def code_of(line: str) -> tuple[str, str] | None:
    """The code that a line begins with, and what follows.

    >>> code_of("WC  412 words"), code_of("LP"), code_of("UN troops left.")
    (('WC', '412 words'), ('LP', ''), None)
    """
    match = CODE.match(line)
    return (match[1], (match[2] or "").strip()) if match and match[1] in CODES else None


# A code with a gap behind it, or alone on its line.
APART = re.compile(r"\s*[A-Z]{2,3}(?:[ \xa0]{2,}|[ \xa0]*\t|\s*$)")
# What the codes below a story say where one space parts them: "gcat : Political/General News".
CODED = re.compile(r"\w+ : \S")
NUMBERED = re.compile(r"\S+[ \xa0]+[A-Za-z]\w{14,39}\s*$")


def coded(lines: Iterable[Line]) -> Iterator[tuple[Line, tuple[str, str] | None]]:
    """Each line with its code and what follows. Amid a story a word in capitals is no code: `IN the end it rained`."""
    code = ""
    for line in lines:
        found = code_of(line.text)
        if found is not None and code in STORY and not _ends_story(line.text, found, code):
            found = None
        if found is not None:
            code = found[0]
        yield line, found


def _ends_story(text: str, found: tuple[str, str], within: str) -> bool:
    code, value = found
    if APART.match(text) or (within, code) == ("LP", "TD"):
        return True
    return NUMBERED.match(value) is not None if code == "AN" else CODED.match(value) is not None


def _recognises(sample: Sequence[Line]) -> bool:
    """Whether the first lines of a file are such an export's."""
    codes = {found[0] for line in sample if (found := code_of(line.text))}
    return len(codes) >= LEAST_CODES and "HD" in codes and not codes.isdisjoint(("PD", "SN", "AN"))


def _told_apart(lines: Iterable[Line]) -> Iterator[tuple[list[Line], bool]]:
    return ((chunk, _is_document(chunk)) for chunk in _chunks(lines))


def _is_document(chunk: list[Line]) -> bool:
    return any(found is not None and found[0] in ("HD", "LP", "TD") for _, found in coded(chunk))


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """A document's lines at a time: up to its `AN`, or to what opens the next."""
    chunk: list[Line] = []
    codes: set[str] = set()
    ended = False
    for line, found in coded(lines):
        opens = found is not None and found[0] in OPENING and (ended or (found[0] == "HD" and "HD" in codes))
        if (chunk and (opens or (ended and line.is_blank))) or (chunk and not codes and found):
            yield chunk
            chunk, codes, ended = [], set(), False
        chunk.append(line)
        if found is not None:
            codes.add(found[0])
            ended = found[0] == "AN"
    if chunk:
        yield chunk


def _document(chunk: list[Line], number: int, cover: list[Part]) -> Document:
    values: dict[str, str] = {}
    parts = list(cover)
    for code, value, lines in _fields(chunk):
        if code in STORY:
            if joined([lines[0]]) == code:
                parts.append(removal(lines[:1], "body"))
                lines = lines[1:]
            else:
                lines = [lines[0]._replace(text=value.split("\n")[0]), *lines[1:]]
            parts += story(lines)
            continue
        if code:
            values.setdefault(code, " ".join(value.split()))
        parts.append(removal(lines, PLACES.get(code, "cover")))
    day, time = values.get("PD"), values.get("ET")
    return Document(
        content="\n".join(line.text for line in chunk),
        kind="text",
        source=NAME,
        publisher=values.get("SN"),
        headline=values.get("HD"),
        byline=values.get("BY"),
        date=f"{day} {time}" if day and time else day,
        section=values.get("SE") or values.get("CLM"),
        page=values.get("PG"),
        number=number,
        offset=chunk[0].offset,
        parts=tuple(parts),
        warnings=cut_short(parts, ended="AN" in values),
    )


def _fields(chunk: list[Line]) -> Iterator[tuple[str, str, list[Line]]]:
    """Each code with its value and its lines."""
    code, first = "", ""
    lines: list[Line] = []
    for line, found in coded(chunk):
        if found is not None and not (code in STORY and found[0] in OPENING):
            if any(not one.is_blank for one in lines):
                yield code, _value(first, lines), lines
            code, first = found
            lines = [line]
        elif lines or not line.is_blank:
            lines.append(line)
    if any(not one.is_blank for one in lines):
        yield code, _value(first, lines), lines


def _value(first: str, lines: list[Line]) -> str:
    return "\n".join([first, *(line.text for line in lines[1:])]).strip()


FORM = Form(_recognises, _told_apart, _document)
