"""What each stage of cleaning costs in two builds of newsclean, beside trafilatura; and whether both give the same.

    python tests/benchmarks/stages.py OLD NEW [--forms html,text] [--corpora news,web] [--pages 100] [--skip 0]
    python tests/benchmarks/stages.py OLD NEW --compare [--corpora news,web,more,check] [--mutants 3]

OLD and NEW are folders that hold the package `newsclean`: two checkouts, or a checkout and a `site-packages`; `+pure`
behind one switches its compiled core off. It needs a folder `../shared/corpus` beside the checkout, or `--folder`.

Each build runs in a process of its own; page by page they take turns, so that a busy machine slows both. A figure is
CPU time, the least of `--times` runs on a page; the tables give medians over pages, and medians of ratios on one page.
`--compare` sets every article's JSON, every block, claim and score, to the last bit, side by side; with `--mutants`
also those of so many damaged copies of each page.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib
import json
import os
import random
import statistics
import subprocess
import sys
import time
import warnings
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
PURE = "+pure"
# The functions that make up each stage, by where they are called from; one that a build does not have costs it nothing.
STAGES = {
    "recognise": ("sources.cleaning:reader_for",),
    "decode": ("read:decode", "read:decoded", "read:sniff", "read:read_written"),
    "parse": ("read.html.blocks:parse",),
    "claims": ("read.html.blocks:read_claims", "read.html.blocks:seen_claims", "read.html.blocks:payload_claims"),
    "blocks": ("read.html.blocks:read_blocks", "read:read_text"),
    "language": ("read:detect_language",),
    "rules": ("label:mark", "label:keep_written"),
    "trees": ("label:judge", "label:take_told"),
    "labels": (
        "label:mark_copies", "label:categorise", "label:mark_captions", "label:drop_wholes", "label:drop_scrambled",
        "label:keep_one_story",
    ),
    "fields": ("cleaner:assemble",),
}  # fmt: skip
WHOLE, REST, PEER = "whole", "rest", "trafilatura"


class Cases:
    """The pages of the corpora, as HTML or as pasted text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self, corpora: list[str], form: str) -> list[str]:
        """Corpus and id of each page that there is in a form."""
        ending = ".html.gz" if form == "html" else ".txt.gz"
        return [
            f"{corpus}/{path.name.removesuffix(ending)}"
            for corpus in corpora
            for path in sorted((self.folder / corpus / "pages").glob(f"*{ending}"))
        ]

    def source(self, name: str, form: str) -> bytes | str:
        """A page's bytes, or its pasted text."""
        corpus, _, page = name.partition("/")
        data = gzip.decompress(
            (self.folder / corpus / "pages" / f"{page}.{'html' if form == 'html' else 'txt'}.gz").read_bytes()
        )
        return data if form == "html" else data.decode()

    def urls(self, corpus: str) -> dict[str, str | None]:
        """The address of each page."""
        lines = (self.folder / corpus / "gold.jsonl").read_text(encoding="utf-8").split("\n")
        return {f"{corpus}/{case['id']}": case.get("url") for case in map(json.loads, filter(None, lines))}


def damaged(source: Any, number: int) -> Any:
    """A copy of a page with some of its pieces cut out, doubled, moved or overwritten; the same for the same number."""
    dice = random.Random(number * 1_000_003 + len(source))
    for _ in range(dice.randint(1, 12)):
        at, size = dice.randrange(len(source) + 1), dice.randrange(1, 400)
        piece = source[at : at + size]
        match dice.randrange(4):
            case 0:
                piece = piece[:0]
            case 1:
                piece = piece * dice.randint(2, 30)
            case 2:
                start = dice.randrange(len(source) + 1)
                piece = source[start : start + size]
            case _:
                noise = "".join(dice.choices("<>/=\"' &;!-pdivabhr\x01\xa0é中", k=dice.randint(1, 20)))
                piece = noise.encode() if isinstance(source, bytes) else noise
        source = source[:at] + piece + source[at + size :]
    return source


# What follows runs in the process of one build.


def serve(folder: Path) -> None:
    """Clean what is asked for on standard input, and answer on standard output, a line each."""
    warnings.filterwarnings("ignore")
    spent: defaultdict[str, float] = defaultdict(float)
    clean = importlib.import_module("newsclean").clean
    for stage, places in STAGES.items():
        for place in places:
            module, _, name = place.partition(":")
            home = importlib.import_module(f"newsclean.{module}")
            if hasattr(home, name):
                setattr(home, name, timed(getattr(home, name), stage, spent))
    pages = keep_pages()
    cases = Cases(folder)
    urls: dict[str, dict[str, str | None]] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        name, form = asked["name"], asked["form"]
        corpus = name.partition("/")[0]
        if corpus not in urls:
            urls[corpus] = cases.urls(corpus)
        source, url = cases.source(name, form), urls[corpus].get(name)
        answer: object
        if asked["do"] == "compare":
            answer = [
                told(clean, pages, damaged(source, number) if number else source, url)
                for number in range(asked["mutants"] + 1)
            ]
        elif asked["do"] == PEER:
            answer = peer(source, url, asked["times"])
        else:
            answer = best(clean, source, url, spent, asked["times"])
        print(json.dumps(answer), flush=True)


def timed(function: Callable[..., Any], stage: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    """A function that adds its CPU time to its stage's."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[stage] += time.process_time() - began

    return run


def best(
    clean: Callable[..., Any], source: bytes | str, url: str | None, spent: defaultdict[str, float], times: int
) -> dict[str, float]:
    """The milliseconds of each stage in the quickest of some runs."""
    runs = []
    for _ in range(times):
        spent.clear()
        began = time.process_time()
        clean(source, url=url)
        whole = time.process_time() - began
        runs.append({stage: 1000 * spent[stage] for stage in STAGES} | {WHOLE: 1000 * whole})
    quickest = min(runs, key=lambda run: run[WHOLE])
    return quickest | {REST: quickest[WHOLE] - sum(quickest[stage] for stage in STAGES)}


def peer(source: bytes | str, url: str | None, times: int) -> dict[str, float]:
    """The milliseconds that trafilatura takes, with metadata and without comments."""
    from trafilatura import bare_extraction

    runs = []
    for _ in range(times):
        began = time.process_time()
        bare_extraction(source, url=url, with_metadata=True, include_comments=False)
        runs.append(1000 * (time.process_time() - began))
    return {WHOLE: min(runs)}


def keep_pages() -> deque[Any]:
    """What holds the last page that was labelled, before its article is assembled."""
    pages: deque[Any] = deque(maxlen=1)
    cleaner: Any = importlib.import_module("newsclean.cleaner")
    assemble = cleaner.assemble

    def kept(page: Any, **options: Any) -> Any:
        pages.append(page)
        return assemble(page, **options)

    cleaner.assemble = kept
    return pages


def told(clean: Callable[..., Any], pages: deque[Any], source: bytes | str, url: str | None) -> list[str]:
    """What comes of a page: digests of its article, of its blocks and scores, and of its claims; or its error."""
    pages.clear()
    try:
        article = clean(source, url=url)
    except Exception as error:  # errors are compared as well
        return [f"{type(error).__name__}: {error}"]
    page = pages[-1]
    blocks = [
        (
            *(block.text, block.position, block.type, block.level, block.lines, block.marker, block.link_chars),
            *(block.strong_chars, block.gap, block.indent, block.label and block.label.reason, block.score.hex()),
            *(
                (place.tag, place.names, place.hidden, place.picture)
                for place in (block.place.path() if block.place else ())
            ),
        )
        for block in page.blocks
    ]
    return [digest(article.model_dump_json()), digest(repr(blocks)), digest(repr(page.claims))]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


# What follows runs in the process that asks.


class Build:
    """The process of one build."""

    def __init__(self, path: str, folder: Path) -> None:
        self.name = path
        environment = dict(os.environ)
        environment.pop("NEWSCLEAN_PURE", None)
        if path.endswith(PURE):
            environment["NEWSCLEAN_PURE"] = "1"
        command = [sys.executable, __file__, "--serve", path.removesuffix(PURE), "--folder", str(folder)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, encoding="utf-8"
        )

    def ask(self, **asked: object) -> None:
        """Hand over a question."""
        assert self.process.stdin is not None
        print(json.dumps(asked), file=self.process.stdin, flush=True)

    def answer(self) -> Any:
        """Wait for the answer."""
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def put(self, **asked: object) -> Any:
        """Ask and wait, so that one process runs at a time."""
        self.ask(**asked)
        return self.answer()


def measure(builds: list[Build], peers: Build, names: list[str], form: str, times: int) -> None:
    """Print the table of one form. `peers` is a process for trafilatura alone, for what it leaves of a process's memory
    slows whatever else runs there."""
    rows = []
    for i, name in enumerate(names):
        row: list[dict[str, float]] = []
        for build in builds if i % 2 else reversed(builds):
            row.insert(0 if not i % 2 else len(row), build.put(do="time", name=name, form=form, times=times))
        peer = peers.put(do=PEER, name=name, form="html", times=max(1, times - 1))
        if i:  # the first loads rules and trees
            rows.append((*row, peer))
    for line in table(builds, rows, form):
        print(line)


def table(builds: list[Build], rows: list[Any], form: str) -> Iterator[str]:
    """The lines of a table: CPU milliseconds of a median page in each build, and the median of the ratios."""
    yield f"\n{form}: {len(rows)} pages, CPU milliseconds (medians)"
    yield (
        f"{'':12}"
        + "".join(f"{build.name[-24:]:>26}" for build in builds)
        + f"{'ratio':>10}{'of sums':>10}{'sum share':>10}"
    )
    whole = sum(row[len(builds) - 1][WHOLE] for row in rows)
    for stage in (*STAGES, REST, WHOLE):
        costs = [[row[n][stage] for row in rows] for n in range(len(builds))]
        ratios = [new / old for old, new in zip(costs[0], costs[-1], strict=True) if old > 0]
        ratio = f"{statistics.median(ratios):10.3f}" if ratios else ""
        sums = [sum(cost) for cost in costs]
        of_sums = f"{sums[-1] / sums[0]:10.3f}{sums[-1] / whole:10.3f}" if sums[0] > 0 else ""
        yield f"{stage:12}" + "".join(f"{statistics.median(cost):26.3f}" for cost in costs) + ratio + of_sums
    peers = [row[-1][WHOLE] for row in rows]
    of_peer = [
        statistics.median(row[n][WHOLE] / peer for row, peer in zip(rows, peers, strict=True))
        for n in range(len(builds))
    ]
    yield f"{'of peer':12}" + "".join(f"{share:26.3f}" for share in of_peer)
    yield f"{PEER}: {statistics.median(peers):.2f} ms"


def compare(builds: list[Build], names: list[str], form: str, mutants: int) -> int:
    """Print what differs; the number of pages that do."""
    different = errors = 0
    for name in names:
        for build in builds:
            build.ask(do="compare", name=name, form=form, mutants=mutants)
        old, new = (build.answer() for build in builds)
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            errors += len(one) == 1
            if one != other:
                different += 1
                parts = [
                    part for part, a, b in zip(("article", "blocks", "claims"), one, other, strict=False) if a != b
                ]
                print(f"differs: {name} ({form}{f', damaged {number}' if number else ''}): {', '.join(parts)}")
                if len(one) == 1 or len(other) == 1:
                    print(f"    {one}\n    {other}")
    print(f"{form}: {len(names) * (mutants + 1)} pages, {different} differ, {errors} are refused", flush=True)
    return different


def main() -> int:
    """Measure, or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("builds", nargs="*", metavar="BUILD")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--mutants", type=int, default=0)
    parser.add_argument("--forms", default="html,text")
    parser.add_argument("--corpora")
    parser.add_argument("--pages", type=int, help="so many of each corpus, evenly spread; without it all")
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=CORPUS)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        sys.path.insert(0, options.serve)
        serve(options.folder)
        return 0
    if len(options.builds) < 2:
        parser.error("name two builds")
    corpora = (options.corpora or ("news,web,more,check" if options.compare else "news,web")).split(",")
    cases = Cases(options.folder)
    builds = [Build(path, options.folder) for path in options.builds]
    peers = Build(options.builds[0], options.folder)
    different = 0
    for form in options.forms.split(","):
        names = []
        for corpus in corpora:
            of_corpus = cases.names([corpus], form)[options.skip :]
            step = max(1, len(of_corpus) // options.pages) if options.pages else 1
            names += of_corpus[::step]
        if options.compare:
            different += compare(builds, names, form, options.mutants)
        elif names:
            measure(builds, peers, names, form, options.times)
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
