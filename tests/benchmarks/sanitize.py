"""The compiled core under AddressSanitizer: fixtures, hostile pages and damaged ones.

    python -m tests.benchmarks.sanitize [--damaged 10000]

Builds the core anew, in a copy of the checkout, with AddressSanitizer and every allocation of Python's its own, so that
each read and write beyond one ends the run with a report. Needs gcc with libasan, and Linux. Each fixture and each
hostile page is cleaned, then so many damaged copies of fixtures; the walk, which alone handles memory itself, goes over
all of them a second time in eight threads.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLAGS = "-fsanitize=address -fno-omit-frame-pointer -g"


def clean_all(count: int) -> None:
    """Clean everything; runs in the process that is watched."""
    import newsclean
    from newsclean.core import is_compiled
    from newsclean.read.html.blocks import read_html
    from tests.benchmarks.stages import damaged
    from tests.core.pages import HOSTILE

    assert is_compiled()
    pages = sorted((ROOT / "fixtures").glob("p*/*/source.*"))
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in pages]
    every = [*sources, *HOSTILE.values(), *(damaged(sources[n % len(sources)], n) for n in range(count))]
    refused = 0
    for source in every:
        try:
            newsclean.clean(source)
        except newsclean.CleanError:
            refused += 1
    with ThreadPoolExecutor(8) as pool:
        blocks = sum(pool.map(lambda source: len(read_html(source, None).blocks), every))
    print(f"{len(every):,} pages cleaned, {refused} refused, {blocks:,} blocks walked in threads: no report")


def main() -> int:
    """Build, and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--damaged", type=int, default=10_000)
    parser.add_argument("--watched", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.watched:
        clean_all(options.damaged)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("newsclean", "tests", "fixtures"):
            shutil.copytree(ROOT / name, Path(scratch, name), ignore=shutil.ignore_patterns("__pycache__", "compiled"))
        environment = os.environ | {"PYTHONPATH": scratch}
        build = [sys.executable, "newsclean/core/build.py"]
        subprocess.run(build, cwd=scratch, env=environment | {"CFLAGS": FLAGS, "LDFLAGS": FLAGS}, check=True)
        library = subprocess.run(["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True, check=True)
        environment |= {
            "LD_PRELOAD": library.stdout.strip(),
            "ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=1",
            "PYTHONMALLOC": "malloc",
        }
        watched = [sys.executable, "-m", "tests.benchmarks.sanitize", "--watched", "--damaged", str(options.damaged)]
        return subprocess.run(watched, cwd=scratch, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
