"""The batch beside trafilatura's command line, and two workers beside one: `batch_speed.py FOLDER [ROUNDS]`.

FOLDER holds HTML pages. Whole processes are timed, in turn, and the least of each is told.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.batch_tree import Cost, run

BIN = Path(sys.executable).parent


def main(folder: str, rounds: int) -> None:
    """Time the commands."""
    with tempfile.TemporaryDirectory() as scratch:
        commands = {
            "trafilatura": [
                *(str(BIN / "trafilatura"), "--input-dir", folder, "--output-dir", f"{scratch}/t"),
                *("--parallel", "2", "--json", "--with-metadata"),
            ],
            "newsclean, 1 worker": newsclean(folder, scratch, 1),
            "newsclean, 2 workers": newsclean(folder, scratch, 2),
        }
        best: dict[str, Cost] = {}
        for _ in range(rounds):
            for name, command in commands.items():
                shutil.rmtree(f"{scratch}/t", ignore_errors=True)
                cost = run(command)
                best[name] = min(best.get(name, cost), cost, key=lambda c: c.seconds)
    base = best["trafilatura"]
    for name, c in best.items():
        print(
            f"{name:<22} {c.seconds:6.2f} s ({c.seconds / base.seconds:.2f})   cpu {c.cpu:6.2f} s   "
            f"peak {c.peak:4.0f} MB ({c.peak / base.peak:.2f})   largest process {c.largest:4.0f} MB"
        )
    one, two = best["newsclean, 1 worker"], best["newsclean, 2 workers"]
    print(f"two workers beside one: {one.seconds / two.seconds:.2f} times")


def newsclean(folder: str, scratch: str, workers: int) -> list[str]:
    """The command for so many workers."""
    out = f"{scratch}/out.jsonl"
    return [str(BIN / "newsclean"), "batch", folder, "-o", out, "--fresh", "--workers", str(workers)]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3)
