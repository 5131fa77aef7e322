"""How time and memory grow with a source: 1, 10 and 100 MB of text or HTML through the read step and through `clean`.

    python -m tests.benchmarks.scaling [--sizes 1,10,100] [--shapes pasted,html-wide] [--steps read,clean]

Each measurement runs in a process of its own, so that peaks do not add up. A unit is a megabyte of UTF-8; time per unit
should stay within 20 % from 1 to 100 MB, and for text the peak beyond an idle interpreter within 12 times the input.
The elements of HTML take several times their input alone: there the peak should grow no faster than the input.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

MEGABYTE = 1_000_000
FIXTURES = Path(__file__).parents[2] / "fixtures"
HTML = "html-"  # what the names of HTML's shapes begin with
Maker = Callable[[int], str]


def fixture(path: str) -> str:
    """The text of one of the project's fixtures."""
    return (FIXTURES / path).read_text(encoding="utf-8")


def repeat(text: str, size: int) -> str:
    """As many copies of a text as make up a size in bytes."""
    return text * max(1, size // len(text.encode()))


def pasted(size: int) -> str:
    """A browser's copies, one after the other, each line told from the others so that no cache helps."""
    page = fixture("pasted/french-browser-copy/source.txt")
    copies = max(1, size // len(page.encode()))
    return "".join(page.replace("Marie-Josèphe", f"Marie {i}") for i in range(copies))


def page(size: int) -> str:
    """A page of which the body stands there again and again."""
    source = fixture("pages/news-classic/source.html")
    head, opening, rest = source.partition("<body")
    body, closing, end = rest.partition("</body>")
    attributes, _, inner = body.partition(">")
    return f"{head}{opening}{attributes}>{repeat(inner, size)}{closing}{end}"


SAID = "<p>The council met on Tuesday to vote on the bridge, for which many had waited since the flood.</p>"
SHAPES: dict[str, Maker] = {
    "pasted": pasted,
    "wrapped": lambda size: repeat(
        (FIXTURES / "pasted" / "english-wrapped" / "source.txt").read_text(encoding="utf-8"), size
    ),
    "print": lambda size: repeat(
        (FIXTURES / "pasted" / "german-print" / "source.txt").read_text(encoding="utf-8"), size
    ),
    "markdown": lambda size: repeat(
        (FIXTURES / "pasted" / "spanish-markdown" / "source.txt").read_text(encoding="utf-8"), size
    ),
    "japanese": lambda size: repeat(
        (FIXTURES / "pasted" / "japanese-wrapped" / "source.txt").read_text(encoding="utf-8"), size
    ),
    "one-line": lambda size: repeat("It rained on the harbour, and nobody spoke. ", size),
    "no-space": lambda size: "a" * size,
    "empty-lines": lambda size: "Rain ends drought" + "\n" * size + "The first rain in a year fell on Tuesday.",
    "menu": lambda size: repeat("Home\nNews\nSport\nLog in\n", size),
    "brackets": lambda size: repeat("[a](" * 20 + "\n", size),
    "html-page": page,
    "html-wide": lambda size: f"<div>{repeat(SAID, size)}</div>",
    "html-deep": lambda size: f"{'<div>' * (size // 11)}{SAID}{'</div>' * (size // 11)}",
    "html-unclosed": lambda size: repeat("<div><p>It rained <b>all day<table><tr><td>", size),
    "html-inline": lambda size: f"<p>{repeat('<b>rain</b> <i>sun</i> ', size)}</p>",
    "html-breaks": lambda size: f"<div>{repeat('It rained.<br>', size)}</div>",
    "html-attributes": lambda size: f"<p {repeat('a=1 ', size)}>It rained.</p>{SAID}",
    "html-links": lambda size: f"<ul>{repeat('<li><a href=/a>Rain ends drought</a></li>', size)}</ul>",
    "html-scripts": lambda size: repeat("<script>a()</script><svg><path/></svg><!-- b -->", size) + SAID,
}


def measure(shape: str, step: str, megabytes: float) -> None:
    """Print seconds and peak memory, in bytes beyond what the process held before it had the text."""
    import newsclean
    from newsclean.read import read

    kind: Literal["html", "text"] = "html" if shape.startswith(HTML) else "text"

    def run(source: str) -> object:
        if step == "read":
            return read(source, url=None, kind=kind, language=None)
        return newsclean.clean(source, kind=kind)

    run("Rain ends drought\n\nThe first rain in a year fell.")  # loads what is loaded on first use
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    text = SHAPES[shape](int(megabytes * MEGABYTE))
    start = time.process_time()
    run(text)
    seconds = time.process_time() - start
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) * 1024
    size = len(text.encode())
    print(
        f"{shape:15} {step:6} {size / MEGABYTE:7.1f} MB {seconds:8.2f} s {seconds / size * MEGABYTE * 1000:8.1f} ms/MB"
        f" {peak / size:6.1f} x the input",
        flush=True,
    )


def main() -> None:
    """Run each measurement in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,10,100", help="megabytes")
    parser.add_argument("--shapes", default=",".join(SHAPES))
    parser.add_argument("--steps", default="read,clean")
    parser.add_argument("--one", nargs=3, metavar=("SHAPE", "STEP", "MEGABYTES"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        measure(arguments.one[0], arguments.one[1], float(arguments.one[2]))
        return
    for shape in arguments.shapes.split(","):
        for step in arguments.steps.split(","):
            for size in arguments.sizes.split(","):
                subprocess.run([sys.executable, __file__, "--one", shape, step, size], check=False)


if __name__ == "__main__":
    main()
