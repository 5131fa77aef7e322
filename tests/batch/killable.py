"""A batch to be killed, which does a folder with fake work. Tests run it."""

from __future__ import annotations

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


def main(folder: str, output: str, log: str, pause: str) -> None:
    """Do a folder; `pause` is the time that a page takes, in seconds."""
    where = target(output, None)
    sink = open_sink(where, Start.RESUME, {"format": where.form})
    if sink is None:
        return
    try:
        work = FakeWork(Path(log), float(pause))
        run_all(Inputs([folder], ignored=where.own_paths()).jobs(), work, Limits(workers=2), sink, Nobody())
    finally:
        sink.close()
