"""How time and memory grow with pasted text: 1, 10 and 100 MB through `read_text` and through `clean`.

    python tests/benchmarks/text_scaling.py [--sizes 1,10,100] [--shapes pasted,wrapped] [--steps read,clean]

Each measurement runs in a process of its own, so that peaks do not add up. A unit is a megabyte of UTF-8; time per unit
should stay within 20 % from 1 to 100 MB, and the peak beyond an idle interpreter within 12 times the input.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

MEGABYTE = 1_000_000
FIXTURES = Path(__file__).parents[2] / "fixtures" / "pasted"
Maker = Callable[[int], str]


def repeat(text: str, size: int) -> str:
    """As many copies of a text as make up a size in bytes."""
    return text * max(1, size // len(text.encode()))


def pasted(size: int) -> str:
    """A browser's copies, one after the other, each line told from the others so that no cache helps."""
    page = (FIXTURES / "french-browser-copy" / "source.txt").read_text(encoding="utf-8")
    copies = max(1, size // len(page.encode()))
    return "".join(page.replace("Marie-Josèphe", f"Marie {i}") for i in range(copies))


SHAPES: dict[str, Maker] = {
    "pasted": pasted,
    "wrapped": lambda size: repeat((FIXTURES / "english-wrapped" / "source.txt").read_text(encoding="utf-8"), size),
    "print": lambda size: repeat((FIXTURES / "german-print" / "source.txt").read_text(encoding="utf-8"), size),
    "markdown": lambda size: repeat((FIXTURES / "spanish-markdown" / "source.txt").read_text(encoding="utf-8"), size),
    "japanese": lambda size: repeat((FIXTURES / "japanese-wrapped" / "source.txt").read_text(encoding="utf-8"), size),
    "one-line": lambda size: repeat("It rained on the harbour, and nobody spoke. ", size),
    "no-space": lambda size: "a" * size,
    "empty-lines": lambda size: "Rain ends drought" + "\n" * size + "The first rain in a year fell on Tuesday.",
    "menu": lambda size: repeat("Home\nNews\nSport\nLog in\n", size),
    "brackets": lambda size: repeat("[a](" * 20 + "\n", size),
}


def measure(shape: str, step: str, megabytes: float) -> None:
    """Print seconds and peak memory, in bytes beyond what the process held before it had the text."""
    import newsclean
    from newsclean.read.text import read_text

    def run(text: str) -> object:
        return read_text(text) if step == "read" else newsclean.clean(text, kind="text")

    run("Rain ends drought\n\nThe first rain in a year fell.")  # loads what is loaded on first use
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    text = SHAPES[shape](int(megabytes * MEGABYTE))
    start = time.process_time()
    run(text)
    seconds = time.process_time() - start
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) * 1024
    size = len(text.encode())
    print(
        f"{shape:12} {step:6} {size / MEGABYTE:7.1f} MB {seconds:8.2f} s {seconds / size * MEGABYTE * 1000:8.1f} ms/MB"
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
