"""LexisNexis Academic, Nexis and Nexis Uni: documents between counters, or up to an end mark, with labels above and
below the text.

Three layouts: all fields labelled, up to `BODY:` (Academic until 2007); publication, day and headline bare, each label
in capitals (Academic, Nexis UK); headline, publication and day bare, then `Body` (Nexis Uni, since 2017).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsclean.sources.document import Document, Part
from newsclean.sources.lines import Line, joined, paragraphs
from newsclean.sources.press.form import Form
from newsclean.sources.press.heads import Head, read_head
from newsclean.sources.press.labels import Field, heading, labelled
from newsclean.sources.press.nexis_marks import (
    COUNTER,
    END,
    LONGEST_MARK,
    MARK,
    is_counter,
    is_end,
    rejoined,
    without_frame,
)
from newsclean.sources.press.pieces import (
    SENTENCE_END,
    cut_short,
    is_copyright,
    removal,
    section_and_page,
    story,
    turned_if_family_first,
)

NAME = "nexis"
# What tells an export where neither counter nor end mark stands in its first lines.
LEAST_LABELS = 3
CORRECTION = "correction"
# A paragraph that no label opens, as long as this and with a full stop, is the story's: the label above it was none.
PROSE = 80


def _recognises(sample: Sequence[Line]) -> bool:
    """Whether the first lines of a file are such an export's."""
    counters = ends = labels = 0
    zones = set()
    for line in sample:
        if is_counter(line.text):
            counters += 1
        elif is_end(line.text):
            ends += 1
        elif found := labelled(line.text):
            labels += 1
            zones.add(found[0].name)
        elif (field := heading(line.text)) and field.zone == "body":
            zones.add("body")
    first = next((line.text for line in sample if not line.is_blank), "")
    if counters or ends:
        return labels > 0 or COUNTER.match(first) is not None
    return labels >= LEAST_LABELS and "length" in zones and ("load-date" in zones or "body" in zones)


def _chunks(lines: Iterable[Line]) -> Iterator[tuple[list[Line], bool]]:
    """A document's lines at a time, from a counter to the next or up to an end mark; and whether it is one, no cover
    page and not what stands behind the last end mark.
    """
    chunk: list[Line] = []
    counted = False
    for line in lines:
        text = line.text
        if not 0 < len(text) <= LONGEST_MARK or not MARK.match(text):
            chunk.append(line)
        elif COUNTER.match(text):
            if chunk:
                yield chunk, counted
            chunk, counted = [line], True
        else:
            chunk.append(line)
            if END.match(text):
                yield chunk, True
                chunk, counted = [], False
    if any(not line.is_blank for line in chunk):
        yield chunk, counted or _is_document(chunk)


def _is_document(chunk: list[Line]) -> bool:
    """Whether the lines behind the last mark are a document cut short, or one without any mark."""
    lines, _ = without_frame(chunk)
    head = read_head(lines[: _bounds(lines)[0]], is_counted=False)
    return "length" in head.values or bool(head.date and head.headline)


def _document(chunk: list[Line], number: int, cover: list[Part]) -> Document:
    lines, framed = without_frame(chunk)
    body_at, tail_at = _bounds(lines)
    head = read_head(lines[:body_at], is_counted=COUNTER.match(lines[0].text) is not None if lines else False)
    parts = [*cover, *framed, *head.parts]
    parts += _body(lines[body_at:tail_at], head)
    tail, url = _tail(lines[tail_at:])
    parts += tail
    section, page = section_and_page(head.values.get("section", ""))
    has_heading = any(part.place == "body" and ":" not in part.text for part in parts)
    return Document(
        content="\n".join(line.text for line in chunk),
        kind="text",
        source=NAME,
        url=url,
        publisher=head.publication,
        headline=head.headline,
        standfirst=head.values.get("standfirst"),
        byline=turned_if_family_first(head.values.get("byline", "")) or None,
        date=head.date,
        section=section,
        page=page,
        number=number,
        offset=chunk[0].offset,
        parts=tuple(sorted(parts, key=lambda part: part.line)),
        warnings=cut_short(parts, ended=bool(tail) or any(part.place == "end" for part in framed), always=has_heading),
    )


def _bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """The first line of the story's text, and the first below it."""
    start = next((i for i, line in enumerate(lines) if (f := heading(line.text)) and f.zone == "body"), None)
    if start is None:
        start = _behind_labels(lines)
        body = start
    else:
        body = start + 1
    return start, _tail_start(lines, body)


def _behind_labels(lines: Sequence[Line]) -> int:
    """The line behind the paragraphs that the labels of the head open."""
    last: int | None = None
    position = {line.number: i for i, line in enumerate(lines)}
    for run in paragraphs(lines):
        found = [field for line in run if (field := labelled(line.text))]
        if found and (found[0][0].zone == "head" or found[-1][0].zone == "head"):
            last = position[run[-1].number] + 1
        elif last is not None and not is_copyright(run[0]):
            break
    return last if last is not None else _behind_bare_head(lines)


def _behind_bare_head(lines: Sequence[Line]) -> int:
    """The line behind counter, publication, day and headline, where no label follows."""
    runs = list(paragraphs(lines))
    position = {line.number: i for i, line in enumerate(lines)}
    head = read_head(lines[: position[runs[3][-1].number] + 1] if len(runs) > 3 else lines, is_counted=True)
    return next((position[run[-1].number] + 1 for run in runs if joined(run) == head.headline), len(lines))


def _tail_start(lines: Sequence[Line], body: int) -> int:
    """The first line behind the story: a label of the tail behind which no paragraph of a story stands."""
    candidates: list[int] = []
    prose_at = -1
    field: Field | None = None
    opens = True
    spaced = any(line.is_blank for line in lines[body + 1 :])  # else each line is a paragraph
    for i in range(body, len(lines)):
        text = lines[i].text
        if not text or text.isspace():
            opens = True
            continue
        found = labelled(text) or ((h, "") if (h := heading(text)) else None)
        if found and found[0].zone == "tail" and (opens or text.isupper() or (candidates and candidates[-1] == i - 1)):
            candidates.append(i)
            field = found[0]
        elif is_copyright(lines[i]):
            candidates.append(i)
        elif opens and not (field and field.name in ("caption", CORRECTION)):
            end = next((j for j in range(i, len(lines)) if lines[j].is_blank), len(lines)) if spaced else i + 1
            if lines[end - 1].text.rstrip().endswith(SENTENCE_END) and len(joined(lines[i:end])) >= PROSE:
                prose_at, field = i, None
        opens = not spaced
    return next((i for i in candidates if i > prose_at), len(lines))


def _body(lines: Sequence[Line], head: Head) -> list[Part]:
    """The story, and the line that says that it begins."""
    parts: list[Part] = []
    if lines and (field := heading(lines[0].text)) and field.zone == "body":
        parts.append(removal(lines[:1], "body"))
        lines = lines[1:]
    if lines and head.headline and joined(lines[:1]) == head.headline:
        parts.append(removal(lines[:1], "headline"))
        lines = lines[1:]
    return parts + story(rejoined(lines))


def _tail(lines: Sequence[Line]) -> tuple[list[Part], str | None]:
    """What stands below the story, and the address among it."""
    parts: list[Part] = []
    url = None
    field: Field | None = None
    for run in paragraphs(lines):
        for line in run:
            found = labelled(line.text) or ((h, "") if (h := heading(line.text)) else None)
            if found:
                field, value = found
                url = value if field.name == "url" and value else url
            if is_copyright(line):
                parts.append(removal([line], "copyright"))
            elif field is not None and field.name == CORRECTION:
                parts += story([line])
            else:
                parts.append(removal([line], field.name if field is not None else "classification"))
    return parts, url


FORM = Form(_recognises, _chunks, _document)
