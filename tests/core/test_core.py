"""The compiled core serves where it may, is out of the way where it may not, and gives the same results."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newsclean
from newsclean.core import FOLDER, PURE, is_compiled
from newsclean.core.build import load
from newsclean.page import Block, Label, Role
from tests.core.outcome import outcome, outcomes
from tests.core.pages import HOSTILE
from tests.processes import forked

ROOT = Path(newsclean.__file__).parents[1]
FIXTURES = ROOT / "fixtures"
RUNS = "import newsclean.core as c, newsclean; newsclean.clean('Rain fell.', language='en'); print(c.is_compiled())"

needs_core = pytest.mark.skipif(not is_compiled(), reason="the core is not compiled")


def run(*command: str, cwd: Path = ROOT, pure: bool = False) -> str:
    """What a Python process prints that finds the package in a folder; sockets and warnings are its own."""
    environment = os.environ | {"PYTHONPATH": str(cwd), PURE: "1" if pure else ""}
    done = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_word_in_the_environment_switches_it_off() -> None:
    assert run("-c", "import newsclean.core as c; print(c.is_compiled())", pure=True) == "False\n"


@needs_core
def test_two_processes_with_the_core_and_without_give_the_same_to_the_last_bit() -> None:
    folders = [FIXTURES / name for name in ("pages", "pasted", "site", "sources")]
    with ThreadPoolExecutor(1) as beside:
        theirs = beside.submit(run, "-m", "tests.core.outcome", *map(str, folders), pure=True)
        ours = list(outcomes(folders))
    assert len(ours) > 100
    assert theirs.result().splitlines() == ours


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The package, copied into a folder."""
    shutil.copytree(ROOT / "newsclean", tmp_path / "newsclean")  # with its bytecode: to compile it takes half a second
    return tmp_path / "newsclean"


@needs_core
def test_what_does_not_fit_leaves_the_python_to_serve(package: Path) -> None:
    core = load(package / "core" / "__init__.py")
    changes: dict[Path, Callable[[bytes], bytes | None]] = {
        package / "page.py": lambda data: data + b"\n# Another line.\n",
        core.FOLDER / core.MADE_FROM: lambda _: b"{",
        next(core.FOLDER.glob("newsclean.read.html.walk.*")): lambda _: None,
    }
    for path, change in changes.items():
        assert core._files(), path
        data = path.read_bytes()
        changed = change(data)
        path.unlink()
        if changed is not None:
            path.write_bytes(changed)
        assert not core._files(), path
        path.write_bytes(data)


@needs_core
def test_what_is_no_machine_code_leaves_the_python_to_serve(package: Path) -> None:
    assert load(package / "core" / "__init__.py")._files()
    compiled = next((package / FOLDER.relative_to(ROOT / "newsclean")).glob("newsclean.read.html.walk.*"))
    compiled.unlink()
    compiled.write_bytes(b"no machine code")
    assert load(package / "core" / "__init__.py")._files()
    assert run("-c", RUNS, cwd=package.parent) == "False\n"


def test_threads_give_what_one_gives() -> None:
    alone = [_told(source) for source in HOSTILE.values()]  # tests/test_properties.py tries the fixtures
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_told, HOSTILE.values())) == alone


def _told(source: bytes | str) -> str:
    try:
        return newsclean.clean(source).model_dump_json()
    except newsclean.CleanError as error:
        return str(error)


def test_a_page_of_any_depth_is_let_go_on_a_small_stack() -> None:
    process = forked(_clean_deep_pages)
    process.join()
    assert process.exitcode == 0


def _clean_deep_pages() -> None:
    newsclean.clean("Rain fell.")
    cleaned = []

    def clean() -> None:
        for name in ("", " class=a{}"):
            newsclean.clean("".join(f"<div{name.format(number)}>" for number in range(2000)) + "<p>Rain fell.</p>")
            cleaned.append(name)

    threading.stack_size(256 * 1024)
    thread = threading.Thread(target=clean)
    thread.start()
    thread.join()
    sys.exit(len(cleaned) != 2)


def test_a_block_is_written_out_and_compared_as_before() -> None:
    block = Block("Rain", 1, label=Label(Role.STORY, "story"))
    assert repr(block).startswith("Block(text='Rain', position=1, type=<BlockType.PARAGRAPH: 'paragraph'>, level=0")
    assert (block == Block("Rain", 1), block.label == Label(Role.STORY, "story")) == (False, True)
    with pytest.raises(AttributeError):
        block.label.role = Role.REMOVED  # type: ignore[union-attr, misc]


def test_the_outcome_of_a_page_tells_pages_apart() -> None:
    assert outcome("<p>Rain fell.") != outcome("<p>Rain fell!")
