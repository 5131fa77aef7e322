"""A pipeline to be killed: `killable_datatrove.py WARCS OUT LOG PAUSE` cleans WARC files. Tests run it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.engines.slowly import note

TASKS = 4


class Slowly:
    """Passes documents on slowly, and notes of which task they are."""

    def __init__(self, log: str, pause: float) -> None:
        self.log = log
        self.pause = pause

    def __call__(self, data: Any, rank: int, world_size: int) -> Iterator[Any]:  # noqa: ARG002
        for document in data:
            note(Path(self.log), rank, document.id)
            time.sleep(self.pause)
            yield document


def main(warcs: str, out: str, log: str, pause: float) -> None:
    from datatrove.executor import LocalPipelineExecutor

    from newsclean.engines.datatrove import warc_to_parquet

    reader, *others = warc_to_parquet(warcs, out)
    steps = [reader, Slowly(log, pause), *others]
    LocalPipelineExecutor(steps, tasks=TASKS, workers=2, logging_dir=f"{out}/logs").run()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))
