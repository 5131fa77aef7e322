"""Factiva without codes: headline, byline, `412 words`, day, paper, its code, page, language, copyright; then the
story, and `Document` with its number. The words are those of the interface's language, not of the story's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.assemble.dates import day_printed
from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line, joined
from newsclean.sources.press.form import Form
from newsclean.sources.press.pieces import cut_short, each_removed, is_copyright, removal, story

NAME = "factiva"
WORDS = re.compile(
    r"\s*[\d.,'’\s\xa0]*\d\s*(?:words?|mots?|wörter|wort|palabras?|parole|parola|woorden|ord|palavras?|słów|słowa|slov|"
    r"слова?|слово|слов\(-а\)|語|文字|字|词|個字|个字|단어)\s*$",
    re.IGNORECASE,
)
END = re.compile(
    r"\s*(?:(?:document[eo]?|dokument|документ|文件|文档|文檔|ドキュメント|文書|문서)[ \xa0　]*[A-Za-z]\w{14,39}|"
    r"\S{2,24}+[ \xa0　]+[A-Z]\w{1,15}00(?:19|20)\d{6}\w{5,16})\s*$",  # a paper's code, 00 and the day in any language
    re.IGNORECASE,
)
CUT_END = re.compile(r"\s*\S{2,24}+[ \xa0　]+[A-Z][A-Z0-9]{3,38}\s*$")
TIME = re.compile(r"\s*\d{1,2}[:.h]\d{2}(?:\s?[AP]M)?(?:\s+[A-Z]{2,5})?\s*$", re.IGNORECASE)
SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}$")
PRINTED_PAGE = re.compile(r"(?:[A-Z]{0,3}-?)?\d{1,4}(?:\s?[-,]\s?(?:[A-Z]{0,3}-?)?\d{1,4})*$|[A-Z]\.?\d{1,3}$")
LANGUAGE = re.compile(
    r"(?:english|german|french|spanish|italian|dutch|portuguese|russian|japanese|korean|chinese(?: - \w+)?|polish|"
    r"swedish|danish|norwegian|"
    r"englisch|deutsch|französisch|spanisch|italienisch|niederländisch|portugiesisch|russisch|japanisch|chinesisch|"
    r"anglais|allemand|français|espagnol|italien|néerlandais|portugais|russe|japonais|chinois|"
    r"inglés|alemán|francés|español|italiano|neerlandés|holandés|portugués|ruso|japonés|chino|"
    r"inglese|tedesco|francese|spagnolo|olandese|portoghese|russo|inglês|alemão|espanhol|"
    r"английский|русский|немецкий|французский|英語|日本語|英语|中文|한국어|영어)$",
    re.IGNORECASE,
)
BY = re.compile(
    r"\s*(?:by|von|par|por|di|door|av|af|autor|text)\s*:?\s+\S|(?:от|автор)\b|记者|記者|기자", re.IGNORECASE
)
LONGEST_NAME = 60  # characters of a line that may be a byline without "By"
MOST_NAME_WORDS = 5
# What each fact is called, and where it stands.
PLACES = {"pd": "date", "et": "date", "sn": "publication", "pg": "page", "cy": "copyright", "ed": "edition"}
HEAD_LINES = 14  # from the count of words to the copyright
# Behind the last document: what was searched for.
SUMMARY = re.compile(
    r"\s*(?:search summary|suchzusammenfassung|suchübersicht|résumé de la recherche|récapitulatif de la recherche|"
    r"resumen de la búsqueda|riepilogo ricerca|resumo da pesquisa)\s*$",
    re.IGNORECASE,
)
FOOT = re.compile(
    r"\s*(?:page \d+ of \d+\s*)?[©(]\s?c?\)?\s*\d{4} factiva,? inc\b.*|\s*page \d+ of \d+\s*$", re.IGNORECASE
)


def _recognises(sample: Sequence[Line]) -> bool:
    """Whether the first lines of a file are such an export's: a count of words, with the day and then a paper below."""
    shown = [line.text for line in sample if not line.is_blank]
    ends = any(map(END.match, shown))
    for i, text in enumerate(shown):
        if i and WORDS.match(text) and any(map(_is_day, shown[i + 1 : i + 2])):
            below = shown[i + 2 : i + HEAD_LINES]
            if (
                ends
                or any(SOURCE_CODE.match(t.strip()) for t in below[:3])
                or any(LANGUAGE.match(t.strip()) for t in below)
            ):
                return True
    return False


def _is_day(text: str) -> bool:
    return day_printed(text) and len(text.strip()) < LONGEST_NAME


def _told_apart(lines: Iterable[Line]) -> Iterator[tuple[list[Line], bool]]:
    return ((chunk, _count_at(chunk) is not None) for chunk in _chunks(lines))


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if SUMMARY.match(line.text) and chunk:
            yield chunk
            chunk = []
        chunk.append(line)
        if END.match(line.text):
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _count_at(chunk: Sequence[Line]) -> int | None:
    """The line of a document that counts its words: the first with a day below it."""
    for i, line in enumerate(chunk):
        if WORDS.match(line.text):
            below = next((other for other in chunk[i + 1 :] if not other.is_blank), None)
            if below is not None and _is_day(below.text):
                return i
    return None


def _document(chunk: list[Line], number: int, cover: list[Part]) -> Document:
    at = _count_at(chunk) or 0
    parts = [*cover]
    facts, start = _read_below(chunk, at, parts)
    above = [line for line in chunk[:at] if not line.is_blank]
    if len(above) > 1 and above[-1].text.strip() == facts.get("sn"):
        parts.append(removal([above.pop()], "publication"))
    section, headline, byline = _read_above(above)
    if section is not None:
        parts.append(removal([section], "section"))
    if byline is not None:
        parts.append(removal([byline], "byline"))
    parts.append(removal([chunk[at]], "length"))
    ends = next((i for i in range(len(chunk) - 1, start - 1, -1) if END.match(chunk[i].text)), None)
    end = _cut_end(chunk, start) if ends is None else ends
    parts += _story(chunk[start:end])
    parts += each_removed(chunk[end:], "classification")
    day, time = facts.get("pd"), facts.get("et")
    return Document(
        content="\n".join(line.text for line in chunk),
        kind="text",
        source=NAME,
        publisher=facts.get("sn"),
        headline=joined(headline) or None,
        byline=byline.text.strip() if byline else None,
        date=f"{day} {time}" if day and time else day,
        section=section.text.strip() if section else None,
        page=facts.get("pg"),
        number=number,
        offset=chunk[0].offset,
        parts=tuple(sorted(parts, key=lambda part: part.line)),
        warnings=cut_short(parts, ended=ends is not None, always=True),
    )


def _cut_end(chunk: list[Line], start: int) -> int:
    """Where a file ends amid a document's number, its line; else the chunk's end."""
    last = next((i for i in range(len(chunk) - 1, start - 1, -1) if not chunk[i].is_blank), None)
    return last if last is not None and CUT_END.match(chunk[last].text) else len(chunk)


def _story(lines: Sequence[Line]) -> list[Part]:
    parts = [removal([line], "running-head") for line in lines if FOOT.match(line.text)]
    return parts + story([line for line in lines if not FOOT.match(line.text)])


def _read_above(lines: list[Line]) -> tuple[Line | None, list[Line], Line | None]:
    """Section, headline and byline, of the lines above the count of words."""
    byline = None
    if len(lines) > 1 and _is_byline(lines[-1].text.strip(), lines[-2].text.strip()):
        byline, lines = lines[-1], lines[:-1]
    section = None
    if len(lines) > 1 and (
        lines[1].number - lines[0].number > 1 or len(lines[0].text.split()) <= len(lines[1].text.split()) // 2
    ):
        section, lines = lines[0], lines[1:]
    return section, lines, byline


def _is_byline(line: str, above: str) -> bool:
    """Whether the last line above the count names the writers: after "By", or as names and nothing else."""
    if BY.match(line):
        return True
    words = [word for word in re.split(r"[\s;,]+", line) if word]
    named = all(
        word[0].isupper() or word in ("and", "und", "et", "y", "e", "en", "van", "de", "von", "der") for word in words
    )
    return named and 1 < len(words) <= MOST_NAME_WORDS and len(line) <= LONGEST_NAME and len(above.split()) > len(words)


def _read_below(chunk: list[Line], at: int, parts: list[Part]) -> tuple[dict[str, str], int]:
    """Day, time, paper, code, page and the rest, as parts; and where the story begins."""
    shown = [i for i in range(at + 1, len(chunk)) if not chunk[i].is_blank][:HEAD_LINES]
    last = next((i for i in shown if is_copyright(chunk[i])), None)
    if last is not None:
        while last + 1 < len(chunk) and not chunk[last + 1].is_blank and is_copyright(chunk[last + 1]):
            last += 1
    else:
        spoken = (i for i in shown if LANGUAGE.match(chunk[i].text.strip()))
        last = next(spoken, shown[2] if len(shown) > 2 else at)
    facts: dict[str, str] = {}
    for i in shown:
        if i > last:
            break
        text = chunk[i].text.strip()
        name = _fact(text, facts, is_copyright(chunk[i]))
        facts.setdefault(name, text)
        parts.append(removal([chunk[i]], PLACES.get(name, "classification")))
    return facts, last + 1


def _fact(text: str, known: dict[str, str], owned: bool) -> str:
    """Which of the facts below the count of words a line is."""
    if owned or "cy" in known:
        return "cy"
    if "pd" not in known:
        return "pd"
    if "sn" not in known:
        return "et" if TIME.match(text) else "sn"
    if "sc" not in known and SOURCE_CODE.match(text):
        return "sc"
    if LANGUAGE.match(text):
        return "la"
    if "pg" not in known and PRINTED_PAGE.match(text):
        return "pg"
    return "ed"


FORM = Form(_recognises, _told_apart, _document)
