"""Memory over a long run: `batch_memory.py [PAGES]`, by default 100,000 small pages, in one folder.

Tells the memory of all processes when a tenth of the pages are done, and the greatest after it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.benchmarks.batch_tree import look

BIN = Path(sys.executable).parent
PAGE = "<html><head><title>Rain {n}</title></head><body><h1>Rain number {n} ends drought</h1>{story}</body></html>"
PARAGRAPH = (
    "<p>In village {n} of the valley the rain that fell on day {k} filled {m} wells before the evening came.</p>"
)


def main(pages: int) -> None:
    """Make the pages, clean them, and tell the memory."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "in")
        folder.mkdir()
        for n in range(pages):
            story = "".join(PARAGRAPH.format(n=n, k=k, m=n * k % 97) for k in range(4))
            (folder / f"{n:07}.html").write_text(PAGE.format(n=n, story=story))
        command = [str(BIN / "newsclean"), "batch", str(folder), "-o", f"{scratch}/out.jsonl", "--log-json"]
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
        done = [0]
        threading.Thread(target=follow, args=(process, done), daemon=True).start()
        early: list[float] = []
        late: list[float] = []
        while True:
            try:
                process.wait(timeout=0.5)
                break
            except subprocess.TimeoutExpired:
                (early if done[0] <= pages // 10 else late).append(look(process.pid)[0])
    print(f"{pages} pages: {max(early):.1f} MB up to the first tenth, {max(late):.1f} MB at most after it")
    print(f"mean of the last tenth of the time: {sum(late[-len(late) // 10 :]) / len(late[-len(late) // 10 :]):.1f} MB")


def follow(process: subprocess.Popen[str], done: list[int]) -> None:
    """Read how far the run is."""
    assert process.stderr is not None
    for line in process.stderr:
        event = json.loads(line)
        print(line, end="", flush=True) if event["event"] == "summary" else None
        done[0] = event.get("pages", done[0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
