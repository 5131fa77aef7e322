"""How well pages come out that another tool made text of: the corpora's pages through every tool that is installed.

    python -m tests.benchmarks.renderers [--corpora news] [--pages 24] [--skip 0] [--tools lynx,w3m] [--folder FOLDER]

It needs a folder `../shared` beside the checkout with `corpus/` and `score/`; which tools there are and where they come
from is said in `tests/training/tools.py`. What tools give is kept in the folder, as `CORPUS/TOOL/ID.txt`, and printed
pages as `CORPUS/pdf/ID.pdf`, so that a second run only cleans. `--render` stops once all is kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
sys.path[:0] = [str(SHARED / "score")]

from measures import score, summary  # noqa: E402
from score import load  # noqa: E402

from newsclean import clean  # noqa: E402
from newsclean.read.source import decode  # noqa: E402
from tests.training.tools import READERS, TOOLS, ToolError, print_pdf  # noqa: E402

FIGURES = ("F1", "failed", "paraF1", "headline", "byline", "date")
TRIAL = "<!doctype html><html><head><title>Rain</title></head><body><p>Rain fell.</p></body></html>"


@dataclass
class Renderings:
    """The texts of a corpus's pages, made once and kept in a folder."""

    folder: Path

    def text(self, tool: str, case: Any) -> str:
        """A page as a tool gives it; empty where the tool can't read it."""
        corpus, _, name = str(case.id).partition("/")
        file = self.folder / corpus / tool / f"{name}.txt"
        if not file.exists():
            try:
                text = self._made(tool, case)
            except Exception as error:  # tools of others raise what they like
                print(f"{tool} could not read {case.id}: {type(error).__name__} {str(error)[:150]}", file=sys.stderr)
                return ""
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "replace"))
        return file.read_bytes().decode()

    def _made(self, tool: str, case: Any) -> str:
        return TOOLS[tool](decode(case.html)[0]) if tool in TOOLS else READERS[tool](self._printed(case))

    def _printed(self, case: Any) -> Path:
        corpus, _, name = str(case.id).partition("/")
        file = self.folder / corpus / "pdf" / f"{name}.pdf"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            print_pdf(decode(case.html)[0], case.url, file)
        return file


def missing(tool: str, folder: Path) -> str | None:
    """Why a tool can't be used here; None where it can."""
    try:
        if tool in TOOLS:
            TOOLS[tool](TRIAL)
        else:
            file = folder / "trial.pdf"
            if not file.exists():
                print_pdf(TRIAL, None, file)
            READERS[tool](file)
    except ToolError as error:
        return str(error)
    return None


def cleaned(case: Any, tool: str, text: str) -> dict[str, Any]:
    """A page's figures where its story is read from a text."""
    start, problem, article = time.perf_counter(), None, None
    try:
        article = clean(text) if text.strip() else None
    except Exception as error:  # a crash is a miss, and told
        problem = f"{type(error).__name__}: {error}"
        print(f"{tool} {case.id}: {problem}", file=sys.stderr)
    out = {
        "paragraphs": [p for p in article.body.split("\n") if p.strip()] if article else [],
        "title": article.headline if article else None,
        "authors": list(article.authors) if article else [],
        "date": article.date.isoformat() if article and article.date else None,
    }
    row: dict[str, Any] = score(case, out, time.perf_counter() - start, problem)
    return row


def rows_of(case: Any, renderings: Renderings, tools: list[str], render_only: bool) -> list[dict[str, Any] | None]:
    texts = [renderings.text(tool, case) for tool in tools]
    return [None if render_only else cleaned(case, *pair) for pair in zip(tools, texts, strict=True)]


def table(tools: list[str], rows: list[list[dict[str, Any]]]) -> Iterator[str]:
    """A line for each tool."""
    yield f"{'':24}" + "".join(f"{name:>10}" for name in (*FIGURES, "ms"))
    for tool, pages in zip(tools, zip(*rows, strict=True), strict=True):
        figures = summary(list(pages))
        said = "".join(f"{figures[name]:10.3f}" if name in figures else f"{'-':>10}" for name in FIGURES)
        yield f"{tool:24}{said}{figures['ms_median']:10.1f}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", default="news")
    parser.add_argument("--pages", type=int, help="so many of each corpus, evenly spread; without it all")
    parser.add_argument("--skip", type=int, default=0, help="how far the choice of pages is shifted")
    parser.add_argument("--tools", help="parted by commas; without it all that are installed")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "newsclean-renderings")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--render", action="store_true", help="keep the renderings and clean nothing")
    return parser.parse_args()


def chosen(cases: list[Any], pages: int | None, skip: int) -> list[Any]:
    """So many cases, evenly spread over the corpus."""
    return cases if not pages or pages >= len(cases) else list(islice(cases, skip, None, len(cases) // pages))[:pages]


def main() -> None:
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    tools = []
    for tool in asked.tools.split(",") if asked.tools else [*TOOLS, *READERS]:
        if why := missing(tool, asked.folder):
            print(f"{tool} is left out: {why}", file=sys.stderr)
        else:
            tools.append(tool)
    renderings = Renderings(asked.folder)
    one: Callable[[Any], list[Any]] = partial(rows_of, renderings=renderings, tools=tools, render_only=asked.render)
    for corpus in asked.corpora.split(","):
        cases = chosen(load(corpus), asked.pages, asked.skip)
        with ProcessPoolExecutor(asked.jobs) as pool:
            rows = list(pool.map(one, cases))
        if not asked.render:
            print(f"{corpus}, {len(cases)} pages", *table(tools, rows), sep="\n", flush=True)


if __name__ == "__main__":
    main()
