"""The labels of ProQuest's exports: those that are known, and where those below a story begin."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsclean.sources.lines import Line, joined, paragraphs
from newsclean.sources.press.pieces import SENTENCE_END, is_copyright, is_sentence

RULE = re.compile(r"\s*_{20,}\s*$")
COUNTER = re.compile(r"\s*(?:document|dokument|documento) \d+ (?:of|von|de|sur|di|van) \d+\s*$", re.IGNORECASE)
LONGEST_MARK = 120  # characters of a rule, a counter or a line of the footer
MARGIN = 60  # columns within which a label ends
LABEL = re.compile(r"\s*([^\W\d_][^\d_:.!?“”\"]{1,40}?)\s?: ?(.*)$")
IN_BRACKETS = re.compile(r"\s*\(\w+\)$")
# Labels that may stand alone on a line, without a colon.
HEADINGS = frozenset(("body", "abstract", "details", "link"))
# Below a story are so many labels at least, before a line that only looks like one counts as one.
LEAST_LABELS = 3
LONGEST_VALUE = 150  # characters behind a label that is not known
# Within the story: a picture's text and who took it.
INSERT = re.compile(
    r"\s*(CAPTION|CREDIT|PHOTO|ILLUSTRATION|GRAPHIC|LÉGENDE|CRÉDIT|LEYENDA|CRÉDITO)S?\s*:", re.IGNORECASE
)
ADDRESS = re.compile(r"\s*https?://\S+\s*$")
FOOTER = re.compile(
    r"\s*(?:database copyright\b|contact (?:us at|proquest)|copyright\s*(?:©|\(c\))?\s*\d{4} proquest|"
    r"terms and conditions|report information from proquest|bibliograph\w*|citation style)",
    re.IGNORECASE,
)


@cache
def _fields() -> dict[str, str]:
    """Labels to fields."""
    table = tomllib.loads(files(__package__).joinpath("proquest.toml").read_text(encoding="utf-8"))
    return {label: field for field, entry in table.items() for label in entry["labels"]}


@dataclass(frozen=True, slots=True)
class Label:
    """The label that a line begins with, folded, its field, and what follows."""

    label: str
    field: str
    value: str


def label_of(line: str) -> Label | None:
    """The known label of a line."""
    if ":" in line[:MARGIN]:
        match = LABEL.match(line)
        label = match[1].strip().casefold() if match else ""
        name = _fields().get(label)
        return Label(label, name, match[2].strip()) if match and name else None
    if len(line) > MARGIN:
        return None
    label = IN_BRACKETS.sub("", line.strip()).casefold()
    name = _fields().get(label)
    return Label(label, name, "") if name in HEADINGS else None


def is_mark(text: str) -> bool:
    """Whether a line parts or counts documents, or is of the file's foot."""
    return len(text) <= LONGEST_MARK and any(mark.match(text) for mark in (RULE, COUNTER, FOOTER))


def tail_start(lines: Sequence[Line], start: int) -> int:
    """The first line behind the story: from there on each paragraph opens with a label.

    A label may be one that is not known, with little behind it and no end of a sentence. Amid a story a line that
    looks like a label is the story's.
    """
    at, known = len(lines), 0
    position = {line.number: i for i, line in enumerate(lines) if not line.is_blank}
    for run in reversed(list(paragraphs(lines[start:]))):
        labels = [i for i, line in enumerate(run) if _is_below(label_of(line.text))]
        first = run[0].text
        if labels and (labels[0] == 0 or len(labels) >= LEAST_LABELS):
            opens = labels[0]
            while opens and _may_be_label(run[opens - 1].text):
                opens -= 1
            at, known = position[run[opens].number], known + len(labels)
            if opens:
                break
        elif (
            is_mark(first)
            or is_copyright(run[0])
            or ADDRESS.match(first)
            or _may_be_label(joined(run))
            or (
                run[-1] is lines[-1] and len(run) == 1 and len(first) <= MARGIN
            )  # of a file that is cut short amid a label
        ):
            at = position[run[0].number]
        else:
            break
    return at if known >= LEAST_LABELS else _lone_label(lines, at)


def _is_below(found: Label | None) -> bool:
    """Whether a label is one of those below a story. A sentence is the story's."""
    if found is None or found.field == "credit":
        return False
    return found.field in ("abstract", "copyright") or not is_sentence(found.value)


def _may_be_label(text: str) -> bool:
    match = LABEL.match(text) if ":" in text[:MARGIN] and not INSERT.match(text) else None
    return match is not None and len(match[2]) <= LONGEST_VALUE and not text.endswith(SENTENCE_END)


def _lone_label(lines: Sequence[Line], at: int) -> int:
    """Where a file ends amid the labels below a story, the first of them that is known; else its end."""
    return next((i for i in range(at, len(lines)) if label_of(lines[i].text)), len(lines))
