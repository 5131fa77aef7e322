"""How hypothesis runs, and which failures are known."""

from __future__ import annotations

import functools
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.testing
from hypothesis import settings

from newsclean.batch.journal import Journal
from newsclean.batch.server import start_server
from tests.each import KNOWN
from tests.processes import PRELOADED

# No deadline, for machines that are busy. The same few examples each time, so that a change alone can fail the suite;
# `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("steady", max_examples=50, deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("steady")

# Where containers are told to write no bytecode, each of the many processes that tests start would compile the package
# anew, and each worker all tests. Git ignores it, as it does pytest's own cache.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

gc.disable()  # until all is collected: nothing of that becomes garbage

# typer's runner makes a command of the app anew for each call, which takes four fifths of the call.
typer.testing._get_command = functools.cache(typer.testing._get_command)  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def unsynced() -> Iterator[None]:
    """Wait for no disk: no test can tell what outlasts a loss of power, and each sync takes milliseconds."""
    lock = Journal._lock

    def lock_unsynced(journal: Journal) -> None:
        journal._db.execute("PRAGMA synchronous = OFF")
        lock(journal)
        journal._db.execute("PRAGMA synchronous = OFF")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "_lock", lock_unsynced)
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def server() -> None:
    """Start what workers and commands are forked from before a test does so, who may need less than the others."""
    start_server(PRELOADED)


KNOWN_FAILURES = Path(__file__).with_name("known_failures.txt")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--case", default="", metavar="TEXT", help="of tests of many cases, those whose id has this")


def pytest_configure(config: pytest.Config) -> None:
    lines = KNOWN_FAILURES.read_text(encoding="utf-8").splitlines()
    config.stash[KNOWN] = dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:  # noqa: ARG001
    """Bytes make no names: compressed ones hold the time, so that each process would have names of its own."""
    return argname if isinstance(val, bytes) else None


# Tests of these files take longest, or wait for a browser or for other processes. They begin first: a file runs in one
# worker, and what is long at the end of one is waited for by all.
LONG = (
    *("tests/report/", "tests/test_properties.py", "tests/batch/", "tests/test_cli", "tests/core/", "tests/engines/"),
    *("tests/test_packs.py", "tests/test_captions.py", "tests/test_render.py", "tests/sources/"),
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put files that take long first, and expect those of known_failures.txt to fail.

    One of these that passes fails the suite until its line is removed.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    for item in items:
        if (reason := config.stash[KNOWN].get(item.nodeid)) is not None:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def pytest_collection_finish() -> None:
    """Keep what was collected, which lasts to the end, out of the garbage collector's way, and let it come seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()
