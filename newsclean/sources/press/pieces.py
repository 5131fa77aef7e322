"""What the readers of press databases share: parts of a document, sections with pages, names turned round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from newsclean.article import ArticleWarning
from newsclean.sources.document import Part
from newsclean.sources.lines import Line, joined

COPYRIGHT = re.compile(r"\s*(?:copyright\b|\(c\)\s|©)", re.IGNORECASE)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
RESERVED = re.compile(
    r"\s*(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"alle rechten voorbehouden|tutti i diritti riservati|todos os direitos reservados)\W*$",
    re.IGNORECASE,
)
PAGE = re.compile(
    r"(?:Pg|Page|Pages|P|PP|S|Seite|Seiten|Pág|Pag|Página|Pagina|Blz|Side|Sida|стр)\s?\.?:?\s*"
    r"([A-Z]{0,4}-?\d+[A-Z]?(?:\s?[-–,]\s?[A-Z]{0,4}-?\d+[A-Z]?)*|[A-Z]{1,2}\.?\d+)",
    re.IGNORECASE,
)
COLUMN = re.compile(r"(?:Column|Kolumne|Columna)\b.*|(?:Col|Spalte|Vol|Ausg|Nr|No|Num)\b\.?\s*\d+.*", re.IGNORECASE)
# Exports set each paragraph in one line, or wrap all lines at some 80 columns.
WRAPPED = 120
NARROWEST = 50  # columns of a hard wrap
NEARLY = 0.7  # of the width: where a long word did not fit, a line is as short
FAMILY_FIRST = re.compile(r"([^\s,;]+(?: [^\s,;]+)?),\s*([^\s,;]+(?: [^\s,;]+)*)")
FEWEST_WORDS = 4  # of a sentence
SENTENCE_END = tuple(".!?…。！？”»\"’')")


def removal(lines: Sequence[Line], place: str) -> Part:
    """A part that is no story."""
    return Part(joined(lines), lines[0].number, place)


def each_removed(lines: Iterable[Line], place: str) -> list[Part]:
    """A part for each line that shows something."""
    return [removal([line], place) for line in lines if not line.is_blank]


def story(lines: Sequence[Line]) -> list[Part]:
    """A part for each paragraph of the story; lines that a hard wrap broke are joined."""
    width = max((size for line in lines if (size := len(line.text.rstrip())) <= WRAPPED), default=0)
    indented = [line.text[:1].isspace() for line in lines if not line.is_blank]
    indents = 2 * sum(indented) <= len(indented)  # then an indent opens a paragraph
    wraps = _is_wrapped(lines)
    parts: list[Part] = []
    above: Line | None = None
    for line in lines:
        if not line.text or line.text.isspace():
            above = None
            continue
        opens = indents and line.text[:1].isspace()
        if above is not None and wraps and not opens and _is_broken(above.text, line.text, width):
            parts[-1] = replace(parts[-1], text=f"{parts[-1].text} {line.text.strip()}")
            above = line
        else:
            parts.append(Part(line.text.strip(), line.number))
            above = line
    return parts


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines that follow each other are of one paragraph: most of those that end a sentence are paragraphs."""
    above = [line.text.rstrip() for line, below in pairwise(lines) if not line.is_blank and not below.is_blank]
    return 2 * sum(text.endswith(SENTENCE_END) for text in above) <= len(above)


def _is_broken(above: str, below: str, width: int) -> bool:
    """Whether a hard wrap parted two lines: the next word had no place in the first, or a sentence goes on."""
    if len(above.rstrip()) > WRAPPED:
        return False
    word, size = below.split(maxsplit=1)[0], len(above.rstrip())
    if width >= NARROWEST and size + 1 + len(word) > width:
        return True
    return not above.rstrip().endswith(SENTENCE_END) and (word[:1].islower() or size > NEARLY * width)


def cut_short(parts: Sequence[Part], *, ended: bool, always: bool = False) -> tuple[ArticleWarning, ...]:
    """The warning on a document that has no end: neither what its database prints there, nor that of a sentence, which
    counts for nothing where the database `always` prints something.
    """
    texts = [part.text for part in parts if part.is_story]
    whole = ended or (not always and texts and texts[-1].rstrip().endswith(SENTENCE_END))
    return () if whole else (ArticleWarning.TRUNCATED,)


def is_copyright(line: Line) -> bool:
    """Whether a line says who owns the text."""
    if COPYRIGHT.match(line.text) is not None:
        return YEAR.search(line.text) is not None or not is_sentence(line.text)
    return RESERVED.match(line.text) is not None


def is_sentence(text: str) -> bool:
    """Whether what stands behind a label is a sentence, as a story has, and no value of a label.

    >>> is_sentence("a barrier, said Holm, but no wall."), is_sentence("TRAMS (90%); BREWERIES (88%)")
    (True, False)
    """
    if not text.rstrip().endswith(SENTENCE_END):
        return False
    words = text.split()
    return len(words) >= FEWEST_WORDS and 2 * sum(word[0].islower() for word in words) >= len(words)


def section_and_page(value: str) -> tuple[str | None, str | None]:
    """What a line such as `NEWS; Pg. 4` says.

    >>> section_and_page("NEWS; Pg. 4"), section_and_page("Section A; Column 3; Foreign Desk; Pg. 1")
    (('NEWS', '4'), ('Section A; Foreign Desk', '1'))
    """
    page, kept = None, []
    for piece in filter(None, (piece.strip() for piece in value.split(";"))):
        found = PAGE.match(piece)
        if found and page is None:
            page = found[1]
        elif not COLUMN.fullmatch(piece):
            kept.append(piece)
    return "; ".join(kept) or None, page


def family_last(names: str) -> str:
    """Names as a reader writes them, of `Ferris, Maud; Okafor, Tom`, each parted by a semicolon.

    >>> family_last("Ferris, Maud; van der Berg, Jan")
    'Maud Ferris; Jan van der Berg'
    """
    return "; ".join(_turned(name.strip()) for name in names.split(";") if name.strip())


def _turned(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and "," not in given and given.strip() else name


def turned_if_family_first(byline: str) -> str:
    """A byline of one name with the family's first: `Albrecht, Bernhard`, but not `Ann Lee, Bo Ek`.

    >>> turned_if_family_first("Albrecht, Bernhard"), turned_if_family_first("Ann Lee, Bo Ek")
    ('Bernhard Albrecht', 'Ann Lee, Bo Ek')
    """
    family, _, given = byline.partition(",")
    is_one = len(family.split()) == 1 and len(given.split()) == 1 and byline.count(",") == 1
    return _turned(byline) if is_one else byline
