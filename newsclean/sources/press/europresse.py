"""Europresse as HTML: an `<article>` a document (since 2013), or a table's cell (before). Class names say what is what.

The same reader serves both: the names are the same but for a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.assemble.dates import day_printed
from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line, joined
from newsclean.sources.press.form import Form
from newsclean.sources.press.pieces import PAGE, cut_short, is_copyright, removal

NAME = "europresse"
PAPER, FACTS, TITLE, TEXT = "docpublicationname", "docheader", "titrearticle", "doctext"
TITLES = ("titrearticlevisu", "titrearticle")
SUBTITLE = ("sm-margin-bottomnews", "doctitresoussection", "titrechapeau", "soustitre", "rdp__subtitle")
AUTHORS = "docauthors"
TEXTS = ("dococurrcontainer", "doctext")
FOOTER, ASIDE = "<footer>", "<aside>"
# "news·20260301·HF·0000001", below each document
IDENTITY = re.compile(r"\bnews[·.\s]\d{8}[·.\s]", re.IGNORECASE)
CERTIFICATE = re.compile(
    r"\s*(?:certificat (?:émis|remis)|certificate issued|date d'émission|issue date|ce certificat)", re.I
)
ISSUE = re.compile(r",? (?:no|n°|nº|num)\.? ?\d.*$", re.IGNORECASE)
LONGEST_BYLINE = 120  # characters
MOST_NAME_WORDS = 10


def _recognises(sample: Sequence[Line]) -> bool:
    """Whether the first lines of a file's markup are such an export's."""
    names = {name for line in sample for name in line.names.casefold().split()}
    return PAPER in names and (FACTS in names or any(title in names for title in TITLES))


def _told_apart(lines: Iterable[Line]) -> Iterator[tuple[list[Line], bool]]:
    return ((chunk, any(_has(line, PAPER) for line in chunk)) for chunk in _chunks(lines))


def _has(line: Line, *names: str) -> bool:
    own = line.names.casefold().split()
    return any(name in own for name in names)


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """A document's lines at a time; the paper's name opens each."""
    chunk: list[Line] = []
    told = False  # whether the document's title has been met
    for line in lines:
        if line.is_blank:
            continue
        if _has(line, PAPER) and (told or not any(_has(other, PAPER) for other in chunk)) and chunk:
            yield chunk
            chunk, told = [], False
        told = told or _has(line, *TITLES)
        chunk.append(line)
    if chunk:
        yield chunk


def _document(chunk: list[Line], number: int, cover: list[Part]) -> Document:
    parts = list(cover)
    paper, facts, title, subtitle = ([], [], [], [])  # type: list[Line], list[Line], list[Line], list[Line]
    byline: Line | None = None
    below = False
    is_new = any(_has(line, *TEXTS) for line in chunk)
    for line in chunk:
        if _has(line, PAPER):
            paper.append(line)
            parts.append(removal([line], "publication"))
        elif _has(line, FACTS) or (not title and not facts and _facts(line.text)[1]):
            facts.append(line)
            parts.append(removal([line], "date"))
        elif _has(line, ASIDE):
            parts.append(removal([line], "classification"))
        elif _has(line, AUTHORS):
            byline = byline or line
            parts.append(removal([line], "byline"))
        elif _has(line, *SUBTITLE) and not _has(line, *TEXTS):
            if title and byline is None and not _has(line, "rdp__subtitle") and _is_name(line.text):
                byline = line
                parts.append(removal([line], "byline"))
            else:
                subtitle.append(line)
        elif _has(line, *TITLES):
            title.append(line)
        elif below or _has(line, FOOTER) or (title and _ends(line)):
            below = True
            is_legal = is_copyright(line) or CERTIFICATE.match(line.text)
            parts.append(removal([line], "copyright" if is_legal else "classification"))
        elif _is_byline(line, title, byline, is_new, parts):
            byline = line
            parts.append(removal([line], "byline"))
        elif title or _has(line, *TEXTS):
            parts.append(Part(line.text, line.number))
        else:
            parts.append(removal([line], "head"))
    section, date, page = _facts(", ".join(line.text for line in facts))
    return Document(
        content="\n".join(line.text for line in chunk),
        kind="text",
        source=NAME,
        publisher=ISSUE.sub("", joined(paper)) or None,
        headline=joined(title) or None,
        standfirst=joined(subtitle) or None,
        byline=byline.text.strip() if byline else None,
        date=date,
        section=section,
        page=page,
        number=number,
        offset=chunk[0].offset,
        parts=tuple(sorted(parts, key=lambda part: part.line)),
        warnings=cut_short(parts, ended=below),
    )


def _ends(line: Line) -> bool:
    """Whether a line is one of those below a document that no element tells apart."""
    text = line.text
    return (is_copyright(line) and len(text) < 2 * LONGEST_BYLINE) or bool(
        IDENTITY.search(text) or CERTIFICATE.match(text)
    )


def _is_byline(line: Line, title: list[Line], byline: Line | None, is_new: bool, parts: list[Part]) -> bool:
    """Whether the line below a title names the writers; in old files nothing but its place and size says so."""
    if byline is not None or not title or len(line.text) > LONGEST_BYLINE or any(p.is_story for p in parts):
        return False
    if is_new:
        return not _has(line, *TEXTS)
    return _is_name(line.text)


def _is_name(text: str) -> bool:
    """Whether a line is as short as the names of a few writers, and no sentence."""
    return len(text.split()) <= MOST_NAME_WORDS and not text.rstrip().endswith((".", "!", "?", "…"))


def _facts(line: str) -> tuple[str | None, str | None, str | None]:
    """Section, day and page, of `News, mercredi 4 mars 2026, p. 1`; in English a comma stands within the day.

    Some have no comma behind the section, and a count of words behind the day.
    """
    pieces = [piece.strip() for piece in BEFORE_WEEKDAY.sub(", ", COUNT.sub("", line)).split(",")]
    for width in (1, 2, 3):
        for i in range(len(pieces) - width + 1):
            day = ", ".join(pieces[i : i + width])
            if day_printed(day):
                section = (
                    ", ".join(piece for piece in pieces[:i] if (piece and " " not in piece) or i > 1 or piece) or None
                )
                page = next((found[1] for piece in pieces[i + width :] if (found := PAGE.match(piece))), None)
                return _without_weekday(section), day, page
    return None, None, None


def _without_weekday(section: str | None) -> str | None:
    """A section without the weekday behind it, which English headers part from the day: `News, Wednesday`."""
    if section is None:
        return None
    kept = [piece for piece in section.split(", ") if not WEEKDAY.fullmatch(piece)]
    return ", ".join(kept) or None


DAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
WEEKDAY = re.compile(DAYS, re.IGNORECASE)
BEFORE_WEEKDAY = re.compile(rf"(?<=[^,\s])\s+(?=(?:{DAYS})\b[^,]*\d)", re.IGNORECASE)
COUNT = re.compile(r"\s\d+\s(?:mots?|words?|palabras?|Wörter)\b", re.IGNORECASE)


FORM = Form(_recognises, _told_apart, _document)
