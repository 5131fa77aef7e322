"""10,000 documents in one export: what reading it takes, beside cleaning what it holds, and whether memory stays flat.

    python -m tests.benchmarks.sources_scaling [--documents 10000] [--kind nexis-uni]

Writes an export of invented documents, each another, to a temporary file, and goes through it with `documents()`. Every
hundredth document is cleaned, for the time that cleaning all would take. A press database's documents are parted while
one goes through them, and read when they are cleaned. Memory is the process's peak, after the first tenth and at the
end. All timings are of the process's own time, so that others on the machine count for less.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path

from newsclean import clean, documents

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "sources"
CLEANED = 100  # one document of so many is cleaned
TIMES = 5  # then a story has some 600 words, as a newspaper's
# In markup: a paragraph of the story, by its length, and where its last sentence ends.
PARAGRAPH = re.compile(r"<p\b[^>]*>(?:(?!</?p\b|<div\b)[\s\S]){80,}?</p>|(?<=<br>)[^<]{80,}<br>", re.IGNORECASE)
LAST = re.compile(r"[.”»\s]*((?:</[^>]+>\s*)*(?:<br>)?)$")


def export(kind: str, count: int, path: Path) -> None:
    """Write an export of so many documents: the fixture's over and over, each paragraph of theirs several times."""
    source = next((FIXTURES / kind).glob("source.*"))
    raw = source.read_bytes()
    wanted = json.loads((FIXTURES / kind / "expected.json").read_text(encoding="utf-8"))
    ends = [document.offset for document in documents(raw)][1:]
    charset = "utf-8" if b"iso-8859-1" not in raw else "iso-8859-1"
    pieces = [raw[start:end].decode(charset) for start, end in pairwise([0, *ends, len(raw)])]
    with path.open("w", encoding=charset) as file:
        for number in range(count):
            piece = pieces[number % len(pieces)]
            if source.suffix == ".html":
                file.write(PARAGRAPH.sub(partial(_several, number=number), piece))
                continue
            for text in wanted[number % len(pieces)]["paragraphs"]:
                told = (f"{text[:-1]}, as it says on page {number + i}." for i in range(TIMES))
                piece = piece.replace(text, "\n\n".join(told))
            file.write(piece)


def _several(paragraph: re.Match[str], number: int) -> str:
    """An element with a paragraph several times, each another."""
    return "".join(LAST.sub(rf", as it says on page {number + i}.\1", paragraph[0], count=1) for i in range(TIMES))


def peak() -> float:
    """The process's greatest memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(path: Path, count: int) -> tuple[int, float, float, float, float]:
    """Documents found, seconds to read, seconds to clean all, peak memory after a tenth and at the end."""
    found = cleaned = 0
    reading = cleaning = 0.0
    early = 0.0
    began = time.process_time()
    for document in documents(path):
        found += 1
        if found % CLEANED == 1:
            reading += time.process_time() - began
            began = time.process_time()
            clean(document)
            if found > 1:  # the first loads the rules
                cleaning += time.process_time() - began
                cleaned += 1
            began = time.process_time()
        if found == count // 10:
            early = peak()
    reading += time.process_time() - began
    return found, reading, cleaning / max(cleaned, 1) * found, early, peak()


def main() -> None:
    """Measure one kind at three sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--kind", default="nexis-uni")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in (options.documents // 4, options.documents // 2, options.documents):
            path = Path(folder) / "export.txt"
            export(options.kind, count, path)
            found, reading, cleaning, early, late = measure(path, count)
            print(
                f"{options.kind}: {found} documents, read in {reading:.2f} s ({reading / found * 1000:.3f} ms each), "
                f"{reading / cleaning:.1%} of cleaning; peak {early:.0f} MB after a tenth, {late:.0f} MB at the end"
            )


if __name__ == "__main__":
    main()
