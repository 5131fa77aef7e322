"""Kills a batch at random moments and compares: `batch_kill.py FOLDER [KILLS]`.

For each kind of output, runs over FOLDER are killed with SIGKILL after a random time until KILLS have been; then one
runs to its end, and what it wrote must be byte for byte what an undisturbed run writes.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BIN = Path(sys.executable).parent
OUTPUTS = ("out.jsonl", "out.jsonl.gz", "out.parquet", "out/")


def main(folder: str, kills: int, seed: int) -> None:
    """Try each kind of output."""
    chance = random.Random(seed)
    for name in OUTPUTS:
        with tempfile.TemporaryDirectory() as whole, tempfile.TemporaryDirectory() as broken:
            began = time.perf_counter()
            subprocess.run(command(folder, f"{whole}/{name}"), check=True)
            seconds = time.perf_counter() - began
            # The start and a share of the work each time, so that most kills strike while pages are under way.
            killed = sum(strike(folder, f"{broken}/{name}", chance.uniform(0.2, 1 + seconds / 8)) for _ in range(kills))
            subprocess.run(command(folder, f"{broken}/{name}"), check=True)
            same = snapshot(Path(whole)) == snapshot(Path(broken))
            print(f"{name:<13} undisturbed {seconds:.1f} s, killed {killed} times: {'the same' if same else 'DIFFERS'}")


def command(folder: str, output: str) -> list[str]:
    """A run that goes on with what there is."""
    return [str(BIN / "newsclean"), "batch", folder, "-o", output, "--resume", "--quiet"]


def strike(folder: str, output: str, after: float) -> bool:
    """Start a run and kill it. Gives whether it was still running."""
    process = subprocess.Popen(command(folder, output))
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files, by their names."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    main(sys.argv[1], int([*sys.argv, "20"][2]), 1)
