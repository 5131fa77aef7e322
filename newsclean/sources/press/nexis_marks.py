"""The marks that Nexis sets between and within documents: counters, ends, and the head of each printed sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.sources.document import Part
from newsclean.sources.lines import Line
from newsclean.sources.press.pieces import SENTENCE_END, removal

COUNTER = re.compile(
    r"\s*(?:focus - )?(?:\d+ (?:of|von|de|sur|van|di) \d+ (?:documents?|dokumenten?|documentos?|documenten|documenti)|"
    r"(?:document|dokument|documento) \d+ (?:of|von|de|sur|van|di) \d+)\s*$",
    re.IGNORECASE,
)
END = re.compile(
    r"\s*(?:end of (?:the )?document|ende des dokuments|fin d[ue] document|fin del documento|"
    r"einde van (?:het )?document|fine del documento|fim do documento)\W*$",
    re.IGNORECASE,
)
RUNNING = re.compile(
    r"\s*(?:page|seite|página|pagina|sida|side) \d+ (?:of|von|de|sur|van|di|av) \d+\s*$", re.IGNORECASE
)
# All three begin with a number or one of a few letters, and hold two numbers or one of a few words; most lines do not.
MARK = re.compile(r"\s*+(?:\d+ |[defps]\w*+ )(?:\d|\w)", re.IGNORECASE)
LONGEST_MARK = 90  # characters, with the spaces that centre it
LINES_SEEN = 30  # of a document's first, among which the headline stands that each sheet repeats


def is_mark(text: str) -> bool:
    """Whether a line may be a counter, an end mark or a sheet's head: these are short."""
    return 0 < len(text) <= LONGEST_MARK and MARK.match(text) is not None


def is_counter(text: str) -> bool:
    """Whether a line counts the documents: `1 of 3 DOCUMENTS`."""
    return is_mark(text) and COUNTER.match(text) is not None


def is_end(text: str) -> bool:
    """Whether a line says that a document ends."""
    return is_mark(text) and END.match(text) is not None


def without_frame(chunk: list[Line]) -> tuple[list[Line], list[Part]]:
    """A chunk without its end mark and the head of each printed sheet: `Page 2 of 3` and the headline again."""
    marks = [line for line in chunk if 0 < len(line.text) <= LONGEST_MARK and MARK.match(line.text)]
    if not any(RUNNING.match(line.text) for line in marks):
        ends = [line for line in marks if END.match(line.text)]
        numbers = {line.number for line in ends}
        kept = [line for line in chunk if line.number not in numbers] if ends else chunk
        return kept, [removal([line], "end") for line in ends]
    kept = []
    parts: list[Part] = []
    seen: set[str] = set()
    after_running = False
    for line in chunk:
        text = line.text.strip()
        if is_end(text):
            parts.append(removal([line], "end"))
        elif is_mark(text) and RUNNING.match(text):
            parts.append(removal([line], "running-head"))
            after_running = True
            continue
        elif after_running and text and text in seen:
            parts.append(removal([line], "running-head"))
            after_running = False
        else:
            if text:
                after_running = False
                if len(seen) < LINES_SEEN:
                    seen.add(text)
            kept.append(line)
    return kept, parts


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """Lines whose paragraphs a sheet's end has parted, together again."""
    kept: list[Line] = []
    jumped = False
    for i, line in enumerate(lines):
        jumped = jumped or (i > 0 and line.number - lines[i - 1].number > 1)
        if jumped and not line.is_blank:
            jumped = False
            last = next((k for k in range(len(kept) - 1, -1, -1) if not kept[k].is_blank), None)
            if last is not None and _goes_on(kept[last].text, line.text):
                del kept[last + 1 :]
                kept[last] = kept[last]._replace(text=f"{kept[last].text.rstrip()} {line.text.lstrip()}")
                continue
        kept.append(line)
    return kept


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence that one line leaves open goes on in another."""
    return not above.rstrip().endswith(SENTENCE_END) and below.lstrip()[:1].islower()
