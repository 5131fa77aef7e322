"""The head of a Nexis document: publication, day, headline and labels, in either order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsclean.assemble.dates import day_printed
from newsclean.sources.document import Part
from newsclean.sources.lines import Line, joined, paragraphs
from newsclean.sources.press.labels import Field, labelled
from newsclean.sources.press.pieces import each_removed, is_copyright, removal, story

PROSE = 150  # characters: a longer paragraph of the head is the story's first
LONGEST_DAY = 90  # characters: "Mittwoch, 4. März 2026 6:30 PM GMT+1, Späte Ausgabe"
# Of a cover page: who asked for what, and the list of what follows.
COVER = re.compile(
    r"\s*(?:user name|benutzername|date and time|job number|documents? \(\d+\)|dokumente \(\d+\)|client/matter|"
    r"search (?:terms|type)|suchbegriffe|narrowed by|content type|download request|print request|time of request|"
    r"send to|terms|source|combined source|project id)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What the head says, and its lines as parts."""

    publication: str | None = None
    date: str | None = None
    headline: str | None = None
    values: dict[str, str] = field(default_factory=dict)  # by field
    parts: list[Part] = field(default_factory=list)


def read_head(lines: Sequence[Line], *, is_counted: bool) -> Head:
    """Read the lines above a story; `is_counted` says that the first is a counter."""
    head = Head()
    bare: list[list[Line]] = []
    if is_counted and lines:
        head.parts.append(removal(lines[:1], "counter"))
        lines = lines[1:]
    for run in paragraphs(lines):
        _read_run(run, head, bare)
    at, day = _day(bare)
    if at is None:
        _read_undated(bare, head)
        return head
    head.date = head.date or day
    before, run, after = bare[:at], bare[at], bare[at + 1 :]
    last, rest = _split_at_day(run)
    if last:
        before = [*before, last] if is_counted else [*before, *([line] for line in last)]
    head.parts.append(removal(rest[:1], "date"))
    head.parts += each_removed(rest[1:], "edition")
    if before:
        head.publication = head.values.get("publication") or joined(before[-1])
        head.parts.append(removal(before[-1], "publication"))
    if head.headline is None and is_counted:
        _take_headline(after, head)
        after = []
        _set_aside(before[:-1], head)
    elif head.headline is None and len(before) > 1:
        head.headline = joined(before[-2])
        _set_aside(before[:-2], head)
    else:
        _set_aside(before[:-1], head)
    for other in after:
        head.parts += story(other) if len(joined(other)) >= PROSE else each_removed(other, "edition")
    return head


def _read_run(run: list[Line], head: Head, bare: list[list[Line]]) -> None:
    """Read a paragraph of the head: labels with what follows each, copyright lines, or a bare line."""
    opened: tuple[Field, list[Line]] | None = None
    loose: list[Line] = []
    for line in run:
        found = labelled(line.text)
        if found and found[0].zone == "head":
            _close(opened, head)
            opened = (found[0], [line])
        elif is_copyright(line):
            head.parts.append(removal([line], "copyright"))
        elif opened is not None:
            opened[1].append(line)
        else:
            loose.append(line)
    _close(opened, head)
    if loose:
        bare.append(loose)


def _close(opened: tuple[Field, list[Line]] | None, head: Head) -> None:
    if opened is None:
        return
    label, lines = opened
    whole = joined(lines)
    found = labelled(whole)
    value = found[1] if found else ""
    if label.name == "headline":
        head.headline = head.headline or value or None
    elif label.name == "date":
        head.date = head.date or value or None
    if value:
        head.values.setdefault(label.name, value)
    head.parts.append(removal(lines, label.name))


def _day(bare: list[list[Line]]) -> tuple[int | None, str | None]:
    """The paragraph that prints the day of publication, and its text."""
    for i in range(len(bare) - 1, -1, -1):
        for line in bare[i]:
            text = line.text.strip()
            if len(text) <= LONGEST_DAY and not COVER.match(text) and day_printed(text):
                return i, text
    return None, None


def _split_at_day(run: list[Line]) -> tuple[list[Line], list[Line]]:
    """A paragraph that holds a day, in two: what stands above the day, and the day with what follows it."""
    at = next(i for i, line in enumerate(run) if len(line.text.strip()) <= LONGEST_DAY and day_printed(line.text))
    return run[:at], run[at:]


def _take_headline(runs: list[list[Line]], head: Head) -> None:
    """The first bare paragraph below the day is the headline; a second one its standfirst."""
    if not runs:
        return
    head.headline = joined(runs[0])
    for run in runs[1:]:
        if "standfirst" in head.values:
            head.parts += story(run)
        else:
            head.values["standfirst"] = joined(run)


def _set_aside(runs: list[list[Line]], head: Head) -> None:
    for run in runs:
        head.parts += each_removed(run, "cover")


def _read_undated(bare: list[list[Line]], head: Head) -> None:
    """A head without a day: the headline comes first, then the publication."""
    if bare and head.headline is None:
        head.headline = joined(bare[0])
        bare = bare[1:]
    if bare:
        head.publication = joined(bare[0])
        head.parts.append(removal(bare[0], "publication"))
    for run in bare[1:]:
        head.parts += each_removed(run, "edition")
