"""A batch to be killed: `killable.py IN OUT LOG PAUSE` does the folder IN with fake work. Tests run it."""

from __future__ import annotations

import sys
from pathlib import Path

from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import Job, Result
from newsclean.batch.limits import Limits
from newsclean.batch.outputs import Start, open_sink, target
from newsclean.batch.run import run_all
from tests.batch.fakes import FakeWork


class Nobody:
    def earlier(self, pages: int, size: int) -> None: ...

    def page(self, job: Job, result: Result) -> None: ...


def main(folder: str, output: str, log: str, pause: float) -> None:
    where = target(output, None)
    sink = open_sink(where, Start.RESUME, {"format": where.form})
    if sink is None:
        return
    try:
        work = FakeWork(Path(log), pause)
        run_all(Inputs([folder], ignored=where.own_paths()).jobs(), work, Limits(workers=2), sink, Nobody())
    finally:
        sink.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))
